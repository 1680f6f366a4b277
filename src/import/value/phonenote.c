/*
 * phonenote.c: what stands beside a phone number: what it is for, and when.
 */
#include "import/value/phonenote.h"

#include "base/utf8.h"
#include "import/value/person.h"
#include "import/value/when.h"
#include "import/value/words.h"

enum { LEAST_ENDING = 4 }; /* bytes of a word that another ends with */

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool take_front(struct str *s, struct str word)
{
    if (s->n < word.n || !str_eq_ascii_case(str_sub(*s, 0, word.n), word) ||
        (s->n > word.n && letter(word.s[word.n - 1]) &&
         (letter(s->s[word.n]) || s->s[word.n] == '-')))
        return false;
    *s = str_sub(*s, word.n, s->n);
    return true;
}

static bool take_back(struct str *s, struct str word)
{
    size_t at = s->n - word.n;

    if (s->n < word.n || !str_eq_ascii_case(str_sub(*s, at, s->n), word) ||
        (at && letter(word.s[0]) && (letter(s->s[at - 1]) || s->s[at - 1] == '-')))
        return false;
    *s = str_sub(*s, 0, at);
    return true;
}

/* "16.–30.9.": the full stop is the day's. */
static bool ends_in_day(struct str s)
{
    size_t digits[2] = {0, 0}, at = s.n;

    for (unsigned i = 0; i < 2; i++) {
        if (!at || s.s[--at] != '.')
            return false;
        while (at && s.s[at - 1] >= '0' && s.s[at - 1] <= '9') {
            at--;
            digits[i]++;
        }
    }
    return digits[0] && digits[0] <= 2 && digits[1] && digits[1] <= 2;
}

struct str phonenote_bare(struct str s)
{
    static const struct str idle[] = {
        STR_INIT(","),       STR_INIT(";"),     STR_INIT(":"),       STR_INIT("/"),
        STR_INIT("|"),       STR_INIT("–"),     STR_INIT("-"),       STR_INIT("•"),
        STR_INIT("\n"),      STR_INIT("tai"),   STR_INIT("ja"),      STR_INIT("sekä"),
        STR_INIT("eller"),   STR_INIT("och"),   STR_INIT("or"),      STR_INIT("and"),
        STR_INIT("puh."),    STR_INIT("puh"),   STR_INIT("p."),      STR_INIT("p"),
        STR_INIT("tel."),    STR_INIT("tel"),   STR_INIT("tfn"),     STR_INIT("gsm"),
        STR_INIT("nro"),     STR_INIT("phone"), STR_INIT("numero"),  STR_INIT("numerosta"),
        STR_INIT("puhelin"), STR_INIT("."),     STR_INIT("telefon"), STR_INIT("puhelinnumero"),
    };
    bool again = true;

    while (again) {
        again = false;
        s = str_trim(s);
        if (!s.n)
            break;
        if (s.n >= 2 && s.s[0] == '(' && str_find_char(s, ')', 0) == s.n - 1) {
            s = str_sub(s, 1, s.n - 1);
            again = true;
        }
        if (s.n && s.s[0] == '(' && str_find_char(s, ')', 0) == SIZE_MAX)
            again = take_front(&s, STR("("));
        again = take_front(&s, STR(")")) || take_back(&s, STR("(")) || again;
        for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
            again = take_front(&s, idle[i]) ||
                    (!(ends_in_day(s) && str_eq(idle[i], STR("."))) && take_back(&s, idle[i])) ||
                    again;
    }
    return s;
}

static void add(struct arena *a, struct str *to, struct str more)
{
    if (!more.n)
        return;
    *to = to->n ? str_printf(a, "%.*s, %.*s", STR_ARG(*to), STR_ARG(more)) : more;
}

/* Offset of what closes the bracket in which s[at] stands; SIZE_MAX when it stands in none. */
static size_t bracket_end(struct str s, size_t at)
{
    for (size_t i = at; i-- > 0 && s.s[i] != ')';)
        if (s.s[i] == '(')
            return str_find_char(s, ')', at);
    return SIZE_MAX;
}

bool phonenote_begins_with_name(struct str role)
{
    static const char common[] =
        "kuljetus kuljetukset kotiinkuljetus keskusteluapu lastenhoito siivous "
        "tiedustelut tiedustelu tilaukset tilaus peruutukset soita soitto soitot tekstaa tekstarit "
        "viesti viestit vain myos paivystaja hoitaja ohjaaja vastaava johtaja emanta isanta pappi "
        "yhteyshenkilo yhteystiedot aikuiset vanhemmat ikaihmiset opiskelijat yritykset asiakkaat "
        "jasenet maksuton ilmainen uusi vanha oma toinen muut muu kaikki kaupungin kunnan "
        "seurakunnan yhdistyksen suomi suomeksi ruotsi ruotsiksi englanti englanniksi venaja "
        "venajaksi somali somaliksi ukraina ukrainaksi viro viroksi arabiaksi kurdiksi "
        "kirkko kirkkoherranvirasto virasto kotihoito sairaala neuvola keskusta";
    struct str word = str_sub(role, 0, str_find_char(role, ' ', 0));
    size_t at = 0;
    struct str ending;

    if (!word.n || words_in_list(word, common) || person_is_office(word))
        return false;
    ending = word;
    while (ending.n >= LEAST_ENDING && !person_is_office(ending)) { /* "Kriisipuhelin" */
        (void)utf8_next(word, &at);
        ending = str_sub(word, at, word.n);
    }
    return ending.n < LEAST_ENDING;
}

void phonenote_add(struct arena *a, struct phone *phone, struct str s)
{
    size_t when, close;

    s = phonenote_bare(s);
    if (!s.n)
        return;
    when = when_find(s);
    if (when == SIZE_MAX) {
        add(a, &phone->role, s);
        return;
    }
    close = bracket_end(s, when);
    add(a, &phone->role, phonenote_bare(str_sub(s, 0, when)));
    if (close == SIZE_MAX) {
        add(a, &phone->hours, phonenote_bare(str_sub(s, when, s.n)));
        return;
    }
    add(a, &phone->hours,
        phonenote_bare(str_sub(s, when, close))); /* "(ma–pe klo 9–15) sekä toimisto" */
    phonenote_add(a, phone, str_sub(s, close + 1, s.n));
}
