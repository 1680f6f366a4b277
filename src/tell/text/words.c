/*
 * words.c: words of the languages that listings are written in.
 */
#include "tell/text/words.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

bool char_is_upper(uint32_t c)
{
    return u_isupper((UChar32)c);
}

bool char_is_lower(uint32_t c)
{
    return u_islower((UChar32)c);
}

bool char_is_letter(uint32_t c)
{
    return u_isalpha((UChar32)c);
}

static bool is_same_ascii(char a, char b)
{
    return a == b && (unsigned char)a < 0x80;
}

bool words_equal(struct str a, struct str b)
{
    size_t i = 0, j = 0;

    while (i < a.n && j < b.n && is_same_ascii(a.s[i], b.s[j])) {
        i++;
        j++;
    }
    while (i < a.n && j < b.n)
        if (u_tolower((UChar32)utf8_next(a, &i)) != u_tolower((UChar32)utf8_next(b, &j)))
            return false;
    return i == a.n && j == b.n;
}

/* May words that begin with these bytes be the same? Most are not, and it shows at once. */
static bool may_begin_alike(char a, char b)
{
    bool ascii = (unsigned char)a < 0x80 && (unsigned char)b < 0x80;

    return ascii ? (a | 0x20) == (b | 0x20) : (a & 0x80) == (b & 0x80);
}

/* Is `word` one of those in `list`, which are separated by spaces? */
static bool listed(const char *list, struct str word)
{
    while (word.n && *list) {
        size_t n = strcspn(list, " ");

        if (may_begin_alike(*list, word.s[0]) && words_equal((struct str){list, n}, word))
            return true;
        list += n + (list[n] == ' ');
    }
    return false;
}

/*
 * How the words of a list begin, noted when it is first asked for: most words are in no list, and
 * their first two letters show it. A bit for each pair of ASCII letters, whatever their case; a
 * word of one letter counts as a pair, too.
 */
struct beginnings {
    bool made;
    uint32_t bits[32];
};

static bool is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* -1: not told by letters. */
static int beginning_of(struct str word)
{
    if (!word.n || !is_ascii_letter(word.s[0]) || (word.n > 1 && !is_ascii_letter(word.s[1])))
        return -1;
    return (word.s[0] & 31) * 32 + (word.n > 1 ? word.s[1] & 31 : 0);
}

static void note_beginnings(struct beginnings *b, const char *list)
{
    b->made = true;
    while (*list) {
        size_t n = strcspn(list, " ");
        int i = beginning_of((struct str){list, n});

        if (i >= 0)
            b->bits[i / 32] |= 1u << i % 32;
        list += n + (list[n] == ' ');
    }
}

static bool may_be_listed(const struct beginnings *b, struct str word)
{
    int i = beginning_of(word);

    return i < 0 || b->bits[i / 32] >> i % 32 & 1;
}

static const struct {
    lang_tag lang;
    const char *list[WORDS_LISTS];
} lists[] = {
    {LANG_FI,
     {
         [WORDS_UNIT] =
             "€ % ‰ °C § e eur euro euroa euron euroon euros snt sentti senttiä h t tunti tuntia "
             "tunnin min minuutti minuuttia minuutin sek v vuosi vuotta vuoden vuotias vuotiaat "
             "vuotiaille kk kuukausi kuukautta kuukauden vk vko viikko viikkoa viikon pv päivä "
             "päivää päivän kertaa kerta krt kerran kpl hlö henkilö henkilöä henkilön km m cm mm "
             "m² m2 ha kg g l dl lk krs kerros luokka luokkalaiset paikkaa osallistujaa aste "
             "astetta prosenttia prosentti",
         [WORDS_BEFORE] = "s n nro no n:o num puh p gsm tel § alk",
         [WORDS_SHORT] =
             "esim mm ks vrt huom tri prof s n nro no puh p gsm tel os alk arv ent par tait ml "
             "so synt t toim joht fil.maist engl ruots",
         [WORDS_AFTER] = "ry oy oyj ab rf sr rs ky osk",
         [WORDS_CLOCK] = "klo kello",
     }},
    {LANG_SV,
     {
         [WORDS_UNIT] =
             "€ % ‰ °C § eur euro cent kr kronor h tim timme timmar min minut minuter år mån "
             "månad månader v vecka veckor dag dagar gång gånger st person personer km m cm mm "
             "m² m2 ha kg g l dl procent grader",
         [WORDS_BEFORE] = "s nr tel tfn kl § ca",
         [WORDS_SHORT] =
             "t.ex bl.a d.v.s dvs s nr tel tfn kl ca obs jfr dr prof s.k fr.o.m t.o.m p.g.a",
         [WORDS_AFTER] = "rf ab r.f ry oy",
         [WORDS_CLOCK] = "kl klockan",
     }},
    {LANG_EN,
     {
         [WORDS_UNIT] =
             "€ % ‰ °C eur euro euros cent cents h hour hours min minute minutes year years "
             "month months week weeks day days time times am pm a.m p.m people person km m cm mm "
             "m² m2 ha kg g l dl per",
         [WORDS_BEFORE] = "no tel p pp §",
         [WORDS_SHORT] = "e.g i.e no tel p pp mr mrs ms dr prof st vs approx incl",
         [WORDS_AFTER] = "ry oy ltd inc",
         [WORDS_CLOCK] = "",
     }},
    {0,
     {
         [WORDS_UNIT] = "€ % ‰ °C h min km m cm mm m² kg g l",
         [WORDS_BEFORE] = "№ § тел",
         [WORDS_SHORT] = "тел ул г д т.е т.д напр вул nt jne",
         [WORDS_AFTER] = "ry oy",
         [WORDS_CLOCK] = "kell kl",
     }},
};

bool words_have(enum word_list list, lang_tag lang, struct str word)
{
    static struct beginnings all[sizeof lists / sizeof *lists][WORDS_LISTS];
    struct beginnings *b;
    size_t i = 0;

    while (lists[i].lang && lists[i].lang != lang)
        i++;
    b = &all[i][list];
    if (!b->made)
        note_beginnings(b, lists[i].list[list]);
    return may_be_listed(b, word) && listed(lists[i].list[list], word);
}

static const struct {
    lang_tag lang;
    const char *day[7];
} weekdays[] = {
    {LANG_FI,
     {"ma maanantai", "ti tiistai", "ke keskiviikko", "to torstai", "pe perjantai", "la lauantai",
      "su sunnuntai"}},
    {LANG_SV,
     {"mån må måndag", "tis ti tisdag", "ons on onsdag", "tors tor to torsdag", "fre fr fredag",
      "lör lö lördag", "sön sö söndag"}},
    {LANG_EN,
     {"mon monday", "tue tues tuesday", "wed wednesday", "thu thur thurs thursday", "fri friday",
      "sat saturday", "sun sunday"}},
    {LANG2('r', 'u'),
     {"пн понедельник", "вт вторник", "ср среда", "чт четверг", "пт пятница", "сб суббота",
      "вс воскресенье"}},
    {LANG2('u', 'k'),
     {"пн понеділок", "вт вівторок", "ср середа", "чт четвер", "пт п’ятниця п'ятниця", "сб субота",
      "нд неділя"}},
    {LANG2('e', 't'),
     {"esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"}},
};

int words_weekday(lang_tag lang, struct str word)
{
    static struct beginnings all[sizeof weekdays / sizeof *weekdays];

    for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays; i++) {
        if (weekdays[i].lang != lang)
            continue;
        if (!all[i].made)
            for (int day = 0; day < 7; day++)
                note_beginnings(&all[i], weekdays[i].day[day]);
        for (int day = 0; day < 7 && may_be_listed(&all[i], word); day++)
            if (listed(weekdays[i].day[day], word))
                return day;
    }
    return -1;
}

static const char month_stems[] =
    "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu";

bool words_month_stem(lang_tag lang, struct str word)
{
    return lang == LANG_FI && listed(month_stems, word);
}

bool words_month(lang_tag lang, struct str word)
{
    size_t month = str_find(word, STR("kuu"), 0);

    return month != SIZE_MAX && words_month_stem(lang, str_sub(word, 0, month));
}

bool words_street(lang_tag lang, struct str word)
{
    static const struct str endings[] = {
        STR_INIT("katu"),    STR_INIT("tie"),    STR_INIT("kuja"),   STR_INIT("polku"),
        STR_INIT("väylä"),   STR_INIT("raitti"), STR_INIT("kaari"),  STR_INIT("aukio"),
        STR_INIT("rinne"),   STR_INIT("tori"),   STR_INIT("gatan"),  STR_INIT("vägen"),
        STR_INIT("gränden"), STR_INIT("stigen"), STR_INIT("torget"),
    };

    if (lang != LANG_FI && lang != LANG_SV)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (word.n > endings[i].n && str_ends(word, endings[i]))
            return true;
    return false;
}

struct str words_comma(lang_tag lang)
{
    bool arabic = lang == LANG2('a', 'r') || lang == LANG2('f', 'a') || lang == LANG2('u', 'r') ||
                  lang == LANG3('c', 'k', 'b');

    return arabic ? STR("\xD8\x8C ") : STR(", ");
}

#define CURLY_99        "\xE2\x80\x9D" /* ” */
#define CURLY_66        "\xE2\x80\x9C" /* “ */
#define LOW_99          "\xE2\x80\x9E" /* „ */
#define CURLY_9         "\xE2\x80\x99" /* ’ */
#define CURLY_6         "\xE2\x80\x98" /* ‘ */
#define GUILLEMET_OPEN  "\xC2\xAB"     /* « */
#define GUILLEMET_CLOSE "\xC2\xBB"     /* » */
#define DASH_EN         "\xE2\x80\x93"
#define DASH_EM         "\xE2\x80\x94"

static const struct conventions conventions[] = {
    {LANG_FI, CURLY_99, CURLY_99, CURLY_9, CURLY_9, true, true, true, "klo", DASH_EN},
    {LANG_SV, CURLY_99, CURLY_99, CURLY_9, CURLY_9, true, true, true, "kl.", DASH_EN},
    {LANG_EN, CURLY_66, CURLY_99, CURLY_6, CURLY_9, false, false, false, NULL, DASH_EN},
    {LANG2('e', 't'), LOW_99, CURLY_66, CURLY_9, CURLY_9, false, true, false, NULL, DASH_EN},
    {LANG2('r', 'u'), GUILLEMET_OPEN, GUILLEMET_CLOSE, CURLY_9, CURLY_9, false, true, false, NULL,
     DASH_EM},
    {LANG2('u', 'k'), GUILLEMET_OPEN, GUILLEMET_CLOSE, CURLY_9, CURLY_9, false, true, false, NULL,
     DASH_EM},
    {LANG2('s', 'o'), CURLY_66, CURLY_99, CURLY_6, CURLY_9, false, false, false, NULL, DASH_EN},
    {LANG2('a', 'r'), GUILLEMET_OPEN, GUILLEMET_CLOSE, CURLY_9, CURLY_9, false, false, false, NULL,
     DASH_EN},
    {LANG2('f', 'a'), GUILLEMET_OPEN, GUILLEMET_CLOSE, CURLY_9, CURLY_9, false, false, false, NULL,
     DASH_EN},
    {LANG3('c', 'k', 'b'), GUILLEMET_OPEN, GUILLEMET_CLOSE, CURLY_9, CURLY_9, false, false, false,
     NULL, DASH_EN},
    {0, NULL, NULL, CURLY_9, CURLY_9, false, false, false, NULL, NULL},
};

const struct conventions *conventions_of(lang_tag lang)
{
    const struct conventions *c = conventions;

    while (c->lang && c->lang != lang)
        c++;
    return c;
}
