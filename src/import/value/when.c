/*
 * when.c: where a text begins to tell when.
 */
#include "import/value/when.h"

#include <string.h>

#include "import/value/recur.h"
#include "import/value/words.h"

static bool is_day(struct str word)
{
    return words_in_list(
        word,
        "ma ti ke to pe la su maanantai maanantaisin maanantaina tiistai tiistaisin tiistaina "
        "keskiviikko keskiviikkoisin keskiviikkona torstai torstaisin torstaina perjantai "
        "perjantaisin perjantaina lauantai lauantaisin lauantaina sunnuntai sunnuntaisin "
        "sunnuntaina arkisin arki arkipaivisin arkipaivina paivittain viikonloppuisin "
        "viikonloppuna viikonloppuina paivisin iltaisin oisin aamuisin aamupaivisin iltapaivisin "
        "klo kello kl 24h 247 vuorokauden "
        "man tis ons tors fre lor son mandag mandagar tisdag tisdagar onsdag onsdagar torsdag "
        "torsdagar fredag fredagar lordag lordagar sondag sondagar vardagar helger dagligen "
        "dagtid kvallstid "
        "mon tue wed thu fri sat sun monday mondays tuesday tuesdays wednesday wednesdays "
        "thursday thursdays friday fridays saturday saturdays sunday sundays weekdays weekends "
        "daily evenings mornings");
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of a hyphen or dash at s[at], spaces around it counted in; 0: none. */
static size_t dash_at(struct str s, size_t at)
{
    static const struct str dashes[] = {STR_INIT("–"), STR_INIT("-"), STR_INIT("—"), STR_INIT("‑"),
                                        STR_INIT("−")};
    size_t start = at;

    while (at < s.n && s.s[at] == ' ')
        at++;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(str_sub(s, at, s.n), dashes[i])) {
            at += dashes[i].n;
            while (at < s.n && s.s[at] == ' ')
                at++;
            return at - start;
        }
    return 0;
}

/* An hour, "9", "9.30", "09:00", at s[*at]; *at moves behind it. */
static bool hour_at(struct str s, size_t *at)
{
    size_t n = 0;
    unsigned hour = 0;

    while (*at + n < s.n && digit(s.s[*at + n]) && n < 3)
        hour = hour * 10 + (unsigned)(s.s[*at + n++] - '0');
    if (n == 0 || n > 2 || hour > 24)
        return false;
    *at += n;
    if (*at + 2 < s.n && (s.s[*at] == '.' || s.s[*at] == ':') && digit(s.s[*at + 1]) &&
        digit(s.s[*at + 2]))
        *at += 3;
    return *at >= s.n || !digit(s.s[*at]);
}

/* Offset of a range of hours, "9–15", "9.30 - 11", or SIZE_MAX. */
static size_t find_range(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t at = i, dash;

        if (!digit(s.s[i]) || (i && (digit(s.s[i - 1]) || s.s[i - 1] == '.')))
            continue;
        if (hour_at(s, &at) && (dash = dash_at(s, at)) && (at += dash, hour_at(s, &at)))
            return i;
    }
    return SIZE_MAX;
}

bool when_starts_range(struct str s)
{
    return find_range(str_sub(s, 0, 16)) == 0;
}

/* Takes a word off the front, cut at spaces, commas, dashes, brackets and what joins. */
static bool take_word(struct str *rest, struct str *word)
{
    static const char marks[] = " ,;:()/+&\t";
    size_t from = 0, to;
    size_t dash;

    while (from < rest->n && (strchr(marks, rest->s[from]) || dash_at(*rest, from)))
        from += (dash = dash_at(*rest, from)) ? dash : 1;
    for (to = from; to < rest->n && !strchr(marks, rest->s[to]) && !dash_at(*rest, to);)
        to++;
    *word = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return word->n != 0;
}

size_t when_find(struct str s)
{
    size_t first = find_range(s);
    size_t whole = str_find(s, STR("24 h"), 0);
    struct str rest = s, word;

    first = whole < first ? whole : first;
    while (take_word(&rest, &word) && (size_t)(word.s - s.s) < first)
        if (is_day(word))
            return (size_t)(word.s - s.s);
    return first;
}

static bool is_number(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!digit(word.s[i]) && word.s[i] != '.')
            return false;
    return word.n && digit(word.s[0]);
}

size_t when_end(struct str s, size_t at)
{
    struct str rest = str_sub(s, at, s.n), word;
    size_t end = at;

    while (take_word(&rest, &word))
        if (is_day(word) || is_number(word) || words_in_list(word, "h alkaen asti saakka lahtien"))
            end = (size_t)(word.s + word.n - s.s);
        else if (!words_in_list(word, "ja tai seka och eller and or"))
            break;
    return end;
}

bool when_is_weekdays(struct str s)
{
    struct str rest = s, word;
    bool any = false;

    while (take_word(&rest, &word)) {
        if (digit(word.s[0]) || recur_weekday(word) < 0)
            return false;
        any = true;
    }
    return any;
}
