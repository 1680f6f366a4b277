/*
 * fax.c: see fax.h.
 */
#include "import/value/fax.h"

#include <string.h>

#include "import/value/phonenote.h"
#include "import/value/words.h"

/* As field_fold gives them. */
static const char faxes[] = "fax faxi faxit faxnumero faxnro faxnummer faksi faksit faksinumero "
                            "faksinro telefax telefaxi telefaxnummer telefaksi telekopio "
                            "telekopionumero";
/* One may call there, too. */
static const char phones[] = "puh puhelin puhelinnumero puhelimitse p tel telephone phone voice "
                             "telefon tfn gsm matkapuhelin mobile myos also aven sama same samma";

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* Offset of the first word at or behind `from` that is in the list, SIZE_MAX when none is; *end is
 * behind it. */
static size_t find_word(struct str s, size_t from, const char *list, size_t *end)
{
    for (size_t at = from; at < s.n; at = *end) {
        while (at < s.n && !letter(s.s[at]))
            at++;
        for (*end = at; *end < s.n && letter(s.s[*end]);)
            ++*end;
        if (*end > at && words_in_list(str_sub(s, at, *end), list))
            return at;
    }
    return SIZE_MAX;
}

static bool has_word(struct str s, const char *list)
{
    size_t end;

    return find_word(s, 0, list, &end) != SIZE_MAX;
}

/* Does it begin or end with a word for fax? */
static bool is_at_end(struct str s)
{
    struct str bare = phonenote_bare(s);

    return fax_unsaid(bare).n < bare.n;
}

bool fax_told(struct str before, struct str behind)
{
    behind = str_trim(behind);
    if (has_word(before, faxes))
        return !has_word(before, phones);
    if (behind.n && behind.s[0] == '(')
        behind = str_sub(behind, 1, str_find_char(behind, ')', 0));
    else if (has_word(before, phones) || str_ends(behind, STR(":")))
        return false;
    return is_at_end(behind) && !has_word(behind, phones);
}

/* What may stand between the word and its number: ": ", ".", "-nro "; a line's end behind a colon
 * only. */
static bool leads_on(struct str s)
{
    bool colon = s.n && s.s[0] == ':';

    for (size_t i = 0; i < s.n; i++)
        if (!letter(s.s[i]) && !strchr(colon ? " .:-(\n" : " .:-(", s.s[i]))
            return false;
    return !phonenote_bare(s).n;
}

size_t fax_label(struct str gap)
{
    size_t end = 0, at, last = SIZE_MAX;

    while ((at = find_word(gap, end, faxes, &end)) != SIZE_MAX)
        if (str_find_char(gap, ')', at) == SIZE_MAX && leads_on(str_sub(gap, end, gap.n)))
            last = at;
    return last;
}

/* A word, in brackets or not, with a full stop or not. */
bool fax_is_label(struct str behind, bool *fax)
{
    struct str s = str_trim(behind), word;
    size_t n = 0;

    while (s.n && strchr(",;/\n ", s.s[s.n - 1]))
        s = str_sub(s, 0, s.n - 1);
    if (s.n >= 2 && s.s[0] == '(' && s.s[s.n - 1] == ')')
        s = str_sub(s, 1, s.n - 1);
    while (n < s.n && letter(s.s[n]))
        n++;
    word = str_sub(s, 0, n);
    s = str_sub(s, n, s.n);
    *fax = words_in_list(word, faxes);
    return n && (*fax || words_in_list(word, phones)) && (!s.n || str_eq(s, STR(".")));
}

struct str fax_unsaid(struct str role)
{
    size_t at, end, behind = 0;
    struct str s = role;

    if (!has_word(role, faxes))
        return role;
    while ((at = find_word(s, behind, faxes, &end)) != SIZE_MAX) {
        struct str before = phonenote_bare(str_sub(s, 0, at));
        struct str after = phonenote_bare(str_sub(s, end, s.n));

        if (before.n && after.n) {
            behind = end;
            continue;
        }
        s = before.n ? before : after;
        behind = 0;
    }
    if (words_in_list(s, phones)) /* "myös faksi" */
        return STR_NONE;
    return s;
}
