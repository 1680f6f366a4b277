/*
 * hourwords.c: see hourwords.h.
 *
 * A phrase is looked for at each word's beginning, the longer ones first, and cut out. What is left
 * is read as if it had not been there: so each phrase need not be known in every place that it may
 * stand.
 */
#include "tell/time/hourwords.h"

#include "base/buf.h"
#include "tell/text/token.h"
#include "tell/text/words.h"
#include "tell/time/twelve.h"

enum { LONGEST = 64 }; /* bytes of a phrase in brackets */

/* Except and open: at the beginning; each: before a weekday; from: before a range; at: before a
 * number; idle says nothing. */
enum meaning { EVERY, EVEN, ODD, WEEKLY, EACH, NTH, OF_MONTH, EXCEPT, OPEN, FROM, AT, IDLE };

struct phrase {
    lang_tag lang;
    struct str words;
    enum meaning meaning;
    unsigned n;
};

/* The longer ones of two that begin alike stand first. */
static const struct phrase phrases[] = {
    {LANG_FI, STR_INIT("joka toinen viikko"), EVERY, 2},
    {LANG_FI, STR_INIT("joka toisella viikolla"), EVERY, 2},
    {LANG_FI, STR_INIT("joka toinen vko"), EVERY, 2},
    {LANG_FI, STR_INIT("joka toisen viikon"), EVERY, 2},
    {LANG_FI, STR_INIT("joka toinen"), EVERY, 2},
    {LANG_FI, STR_INIT("joka 2. viikko"), EVERY, 2},
    {LANG_FI, STR_INIT("joka 2. vko"), EVERY, 2},
    {LANG_FI, STR_INIT("joka 2."), EVERY, 2},
    {LANG_FI, STR_INIT("kahden viikon välein"), EVERY, 2},
    {LANG_FI, STR_INIT("joka kolmas viikko"), EVERY, 3},
    {LANG_FI, STR_INIT("joka kolmas"), EVERY, 3},
    {LANG_FI, STR_INIT("joka 3. viikko"), EVERY, 3},
    {LANG_FI, STR_INIT("joka 3."), EVERY, 3},
    {LANG_FI, STR_INIT("kolmen viikon välein"), EVERY, 3},
    {LANG_FI, STR_INIT("joka neljäs viikko"), EVERY, 4},
    {LANG_FI, STR_INIT("joka neljäs"), EVERY, 4},
    {LANG_FI, STR_INIT("joka 4. viikko"), EVERY, 4},
    {LANG_FI, STR_INIT("neljän viikon välein"), EVERY, 4},
    {LANG_FI, STR_INIT("joka viikko"), WEEKLY, 0},
    {LANG_FI, STR_INIT("viikoittain"), WEEKLY, 0},
    {LANG_FI, STR_INIT("parilliset viikot"), EVEN, 0},
    {LANG_FI, STR_INIT("parillisella viikolla"), EVEN, 0},
    {LANG_FI, STR_INIT("parittomat viikot"), ODD, 0},
    {LANG_FI, STR_INIT("parittomalla viikolla"), ODD, 0},
    {LANG_FI, STR_INIT("parillisten viikkojen"), EVEN, 0},
    {LANG_FI, STR_INIT("parillisina viikkoina"), EVEN, 0},
    {LANG_FI, STR_INIT("parillisilla viikoilla"), EVEN, 0},
    {LANG_FI, STR_INIT("parittomien viikkojen"), ODD, 0},
    {LANG_FI, STR_INIT("parittomina viikkoina"), ODD, 0},
    {LANG_FI, STR_INIT("parittomilla viikoilla"), ODD, 0},
    {LANG_FI, STR_INIT("joka kuukauden"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("kunkin kuukauden"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("kuukauden"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("joka kuun"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("kuun"), OF_MONTH, 0},
    {LANG_FI, STR_INIT("joka"), EACH, 0},
    {LANG_FI, STR_INIT("ensimmäinen"), NTH, 1},
    {LANG_FI, STR_INIT("ensimmäisenä"), NTH, 1},
    {LANG_FI, STR_INIT("1."), NTH, 1},
    {LANG_FI, STR_INIT("toinen"), NTH, 2},
    {LANG_FI, STR_INIT("toisena"), NTH, 2},
    {LANG_FI, STR_INIT("2."), NTH, 2},
    {LANG_FI, STR_INIT("kolmas"), NTH, 3},
    {LANG_FI, STR_INIT("kolmantena"), NTH, 3},
    {LANG_FI, STR_INIT("3."), NTH, 3},
    {LANG_FI, STR_INIT("neljäs"), NTH, 4},
    {LANG_FI, STR_INIT("neljäntenä"), NTH, 4},
    {LANG_FI, STR_INIT("4."), NTH, 4},
    {LANG_FI, STR_INIT("viides"), NTH, 5},
    {LANG_FI, STR_INIT("viimeinen"), NTH, HOURWORDS_LAST},
    {LANG_FI, STR_INIT("viimeisenä"), NTH, HOURWORDS_LAST},
    {LANG_FI, STR_INIT("ei"), EXCEPT, 0},
    {LANG_FI, STR_INIT("paitsi"), EXCEPT, 0},
    {LANG_FI, STR_INIT("avoinna"), IDLE, 0},
    {LANG_FI, STR_INIT("auki"), OPEN, 0},
    {LANG_SV, STR_INIT("varannan vecka"), EVERY, 2},
    {LANG_SV, STR_INIT("varannan"), EVERY, 2},
    {LANG_SV, STR_INIT("var tredje vecka"), EVERY, 3},
    {LANG_SV, STR_INIT("var tredje"), EVERY, 3},
    {LANG_SV, STR_INIT("var fjärde vecka"), EVERY, 4},
    {LANG_SV, STR_INIT("varje vecka"), WEEKLY, 0},
    {LANG_SV, STR_INIT("på jämna veckor"), EVEN, 0},
    {LANG_SV, STR_INIT("jämna veckor"), EVEN, 0},
    {LANG_SV, STR_INIT("på udda veckor"), ODD, 0},
    {LANG_SV, STR_INIT("udda veckor"), ODD, 0},
    {LANG_SV, STR_INIT("ojämna veckor"), ODD, 0},
    {LANG_SV, STR_INIT("i varje månad"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("varje månad"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("i månaden"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("månadens"), OF_MONTH, 0},
    {LANG_SV, STR_INIT("varje"), EACH, 0},
    {LANG_SV, STR_INIT("första"), NTH, 1},
    {LANG_SV, STR_INIT("andra"), NTH, 2},
    {LANG_SV, STR_INIT("tredje"), NTH, 3},
    {LANG_SV, STR_INIT("fjärde"), NTH, 4},
    {LANG_SV, STR_INIT("sista"), NTH, HOURWORDS_LAST},
    {LANG_SV, STR_INIT("inte"), EXCEPT, 0},
    {LANG_SV, STR_INIT("utom"), EXCEPT, 0},
    {LANG_SV, STR_INIT("på"), IDLE, 0},
    {LANG_SV, STR_INIT("öppet"), IDLE, 0},
    {LANG_EN, STR_INIT("every second week"), EVERY, 2},
    {LANG_EN, STR_INIT("every other week"), EVERY, 2},
    {LANG_EN, STR_INIT("every two weeks"), EVERY, 2},
    {LANG_EN, STR_INIT("every second"), EVERY, 2},
    {LANG_EN, STR_INIT("every other"), EVERY, 2},
    {LANG_EN, STR_INIT("every third week"), EVERY, 3},
    {LANG_EN, STR_INIT("every three weeks"), EVERY, 3},
    {LANG_EN, STR_INIT("every third"), EVERY, 3},
    {LANG_EN, STR_INIT("every four weeks"), EVERY, 4},
    {LANG_EN, STR_INIT("every week"), WEEKLY, 0},
    {LANG_EN, STR_INIT("fortnightly"), EVERY, 2},
    {LANG_EN, STR_INIT("weekly"), WEEKLY, 0},
    {LANG_EN, STR_INIT("even weeks"), EVEN, 0},
    {LANG_EN, STR_INIT("odd weeks"), ODD, 0},
    {LANG_EN, STR_INIT("every"), EACH, 0},
    {LANG_EN, STR_INIT("each"), EACH, 0},
    {LANG_EN, STR_INIT("of each month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("of every month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("of the month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("of month"), OF_MONTH, 0},
    {LANG_EN, STR_INIT("first"), NTH, 1},
    {LANG_EN, STR_INIT("1st"), NTH, 1},
    {LANG_EN, STR_INIT("second"), NTH, 2},
    {LANG_EN, STR_INIT("2nd"), NTH, 2},
    {LANG_EN, STR_INIT("third"), NTH, 3},
    {LANG_EN, STR_INIT("3rd"), NTH, 3},
    {LANG_EN, STR_INIT("fourth"), NTH, 4},
    {LANG_EN, STR_INIT("4th"), NTH, 4},
    {LANG_EN, STR_INIT("last"), NTH, HOURWORDS_LAST},
    {LANG_EN, STR_INIT("not on"), EXCEPT, 0},
    {LANG_EN, STR_INIT("except on"), EXCEPT, 0},
    {LANG_EN, STR_INIT("except"), EXCEPT, 0},
    {LANG_EN, STR_INIT("on"), IDLE, 0},
    {LANG_EN, STR_INIT("the"), IDLE, 0},
    {LANG_EN, STR_INIT("open"), IDLE, 0},
    {LANG_EN, STR_INIT("from"), FROM, 0},
    {LANG_EN, STR_INIT("at"), AT, 0},
};

/* ---- Phrases */

/* Is the word at s[at] a range? "from" before it says nothing; before a date or a time it does. */
static bool is_range_at(struct str s, size_t at)
{
    for (; at < s.n && s.s[at] != ' ' && s.s[at] != ','; at++)
        if (token_dash_at(s, at))
            return true;
    return false;
}

static struct str word_at(struct str s, size_t at)
{
    size_t end = at;

    while (end < s.n && s.s[end] != ' ' && s.s[end] != ',')
        end++;
    return str_sub(s, at, end);
}

/* May a phrase of this meaning stand at s[at] and end at s[end]? */
static bool is_at_home(enum meaning meaning, struct str s, size_t at, size_t end, lang_tag lang)
{
    switch (meaning) {
    case EXCEPT:
    case OPEN:
        return at == 0;
    case FROM:
        return is_range_at(s, end + 1);
    case AT:
        return token_digit_at(s, end + 1);
    case EACH:
        return hourwords_weekday(lang, word_at(s, end + 1)) >= 0;
    default:
        return true;
    }
}

/* The phrase at s[at], a word's beginning; NULL when there is none. An ordinal is one only where a
 * month is spoken of. */
static const struct phrase *phrase_at(struct str s, size_t at, lang_tag lang, bool of_month)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        const struct phrase *p = &phrases[i];
        size_t end = at + p->words.n;

        if (p->lang != lang || end > s.n || (p->meaning == NTH && !of_month))
            continue;
        if ((end == s.n || s.s[end] == ' ' || s.s[end] == ',') &&
            words_equal(str_sub(s, at, end), p->words) && is_at_home(p->meaning, s, at, end, lang))
            return p;
    }
    return NULL;
}

static bool speaks_of_month(struct str s, lang_tag lang)
{
    for (size_t at = 0; at < s.n; at++) {
        const struct phrase *p =
            at == 0 || s.s[at - 1] == ' ' ? phrase_at(s, at, lang, false) : NULL;

        if (p && p->meaning == OF_MONTH)
            return true;
    }
    return false;
}

static void mean(struct hourwords *h, const struct phrase *p)
{
    switch (p->meaning) {
    case EVERY:
        h->every = p->n;
        break;
    case EVEN:
        h->even = true;
        break;
    case ODD:
        h->odd = true;
        break;
    case NTH:
        h->nth = p->n;
        break;
    case EXCEPT:
        h->except = true;
        break;
    case OF_MONTH:
        h->of_month = true;
        break;
    case WEEKLY:
    case EACH:
    case OPEN:
    case FROM:
    case AT:
    case IDLE:
        break;
    }
}

/* Without commas and spaces that stood beside what was cut out. */
static struct str tidy(struct str s)
{
    s = str_trim(s);
    while (s.n && (s.s[0] == ',' || s.s[0] == ' '))
        s = str_sub(s, 1, s.n);
    while (s.n && (s.s[s.n - 1] == ',' || s.s[s.n - 1] == ' '))
        s.n--;
    return s;
}

static bool is_of_weeks(enum meaning m)
{
    return m == EVERY || m == EVEN || m == ODD || m == WEEKLY || m == EACH;
}

/* Has it some of the rest on both sides? `at`: where it was cut out. */
static bool is_inside(struct str rest, size_t at)
{
    return tidy(str_sub(rest, 0, at)).n > 0 && tidy(str_sub(rest, at, rest.n)).n > 0;
}

/* Where each was said last: offsets in what is left. */
struct said_at {
    size_t weeks, span;
};

static void note(struct hourwords *h, const struct phrase *p, const struct buf *out,
                 struct said_at *said)
{
    mean(h, p);
    if (is_of_weeks(p->meaning)) {
        h->weeks_said++;
        said->weeks = out->n;
    } else if (p->meaning == NTH) {
        h->nth_inside = tidy(buf_view(out)).n > 0;
    }
}

/* "1. ja 3.": the offset behind the second ordinal, `at` when there is none. */
static size_t cut_second(struct hourwords *h, struct str s, size_t at, lang_tag lang)
{
    static const struct str joints[] = {STR_INIT(" ja "), STR_INIT(" och "), STR_INIT(" and "),
                                        STR_INIT(" & ")};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t next = at + joints[i].n;
        const struct phrase *p =
            str_starts(str_sub(s, at, s.n), joints[i]) ? phrase_at(s, next, lang, true) : NULL;

        if (!p || p->meaning != NTH || p->n <= h->nth)
            continue;
        h->second_nth = p->n;
        return next + p->words.n;
    }
    return at;
}

/* The offset behind the phrase or the weeks at s[at], a word's beginning, which are noted; `at`
 * when there are none. */
static size_t cut_one(struct hourwords *h, const struct buf *out, struct str s, size_t at,
                      lang_tag lang, bool of_month, struct said_at *said)
{
    const struct phrase *p = phrase_at(s, at, lang, of_month && !h->nth);

    if (p) {
        note(h, p, out, said);
        at += p->words.n;
        return p->meaning == NTH ? cut_second(h, s, at, lang) : at;
    }
    if (weeks_read(s, &at, lang, &h->weeks)) {
        h->spans_said++;
        said->span = out->n;
    }
    return at;
}

/* The same with brackets about it: "(parilliset viikot)". */
static size_t cut_bracket(struct hourwords *h, const struct buf *out, struct str s, size_t at,
                          lang_tag lang, struct said_at *said)
{
    size_t close = str_find_char(str_sub(s, at, at + LONGEST), ')', 0);
    struct str inside = str_sub(s, at + 1, close == SIZE_MAX ? at : at + close);
    struct hourwords tried = *h;
    struct said_at places = *said;

    if (close == SIZE_MAX || cut_one(&tried, out, inside, 0, lang, false, &places) != inside.n ||
        !inside.n || tried.except != h->except)
        return at;
    *h = tried;
    *said = places;
    return at + close + 1;
}

static void cut_phrases(struct hourwords *h, struct buf *out, struct str s, lang_tag lang)
{
    bool of_month = speaks_of_month(s, lang);
    struct said_at said = {0, 0};

    for (size_t at = 0; at < s.n;) {
        size_t end = at;

        if (at == 0 || s.s[at - 1] == ' ')
            end = s.s[at] == '(' ? cut_bracket(h, out, s, at, lang, &said)
                                 : cut_one(h, out, s, at, lang, of_month, &said);
        if (end == at) {
            buf_char(out, s.s[at++]);
            continue;
        }
        at = end;
        while (at < s.n && s.s[at] == ' ')
            at++;
    }
    h->weeks_inside = is_inside(buf_view(out), said.weeks) || is_inside(buf_view(out), said.span);
}

/* ---- The whole */

struct hourwords hourwords_take(struct arena *a, lang_tag lang, struct str typed)
{
    struct hourwords h = {.rest = typed};
    struct buf english = {0}, out = {0};

    if (lang == LANG_EN)
        twelve_put(&english, typed);
    cut_phrases(&h, &out, lang == LANG_EN ? buf_view(&english) : typed, lang);
    h.rest = tidy(out.n ? buf_copy(&out, a) : STR(""));
    buf_release(&english);
    buf_release(&out);
    return h;
}

static int listed_day(const struct str *words, struct str word)
{
    for (int day = 0; day < 7; day++)
        if (words_equal(words[day], word))
            return day;
    return -1;
}

int hourwords_from_weekday(lang_tag lang, struct str word)
{
    static const struct str words[7] = {STR_INIT("maanantaista"),  STR_INIT("tiistaista"),
                                        STR_INIT("keskiviikosta"), STR_INIT("torstaista"),
                                        STR_INIT("perjantaista"),  STR_INIT("lauantaista"),
                                        STR_INIT("sunnuntaista")};

    return lang == LANG_FI ? listed_day(words, word) : -1;
}

int hourwords_to_weekday(lang_tag lang, struct str word)
{
    static const struct str words[7] = {STR_INIT("maanantaihin"),  STR_INIT("tiistaihin"),
                                        STR_INIT("keskiviikkoon"), STR_INIT("torstaihin"),
                                        STR_INIT("perjantaihin"),  STR_INIT("lauantaihin"),
                                        STR_INIT("sunnuntaihin")};

    return lang == LANG_FI ? listed_day(words, word) : -1;
}

int hourwords_weekday(lang_tag lang, struct str word)
{
    static const struct {
        lang_tag lang;
        struct str ending;
    } endings[] = {
        {LANG_FI, STR_INIT("sin")}, {LANG_FI, STR_INIT("isin")}, {LANG_FI, STR_INIT("na")},
        {LANG_SV, STR_INIT("ar")},  {LANG_SV, STR_INIT("arna")}, {LANG_SV, STR_INIT("en")},
        {LANG_EN, STR_INIT("s")},
    };
    int day = words_weekday(lang, word);

    for (size_t i = 0; day < 0 && i < sizeof endings / sizeof *endings; i++)
        if (endings[i].lang == lang && word.n > endings[i].ending.n + 4 &&
            str_ends(word, endings[i].ending))
            day = words_weekday(lang, str_sub(word, 0, word.n - endings[i].ending.n));
    return day;
}
