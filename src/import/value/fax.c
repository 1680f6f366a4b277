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

static bool is_label(struct str word)
{
    return words_in_list(word, faxes) || words_in_list(word, phones);
}

bool fax_is_label(struct str gap)
{
    size_t from = 0, to = gap.n;

    while (from < to && (gap.s[from] == ' ' || gap.s[from] == '('))
        from++;
    while (to > from && !letter(gap.s[to - 1]))
        to--;
    return from < to && letter(gap.s[from]) && is_label(str_sub(gap, from, to));
}

bool fax_labels_behind(struct str text)
{
    size_t from, end;

    text = str_trim(text);
    if (!text.n || !strchr("+(0123456789", text.s[0]) || !has_word(text, faxes))
        return false;
    for (end = text.n; end > 0 && strchr(").", text.s[end - 1]);)
        end--;
    for (from = end; from > 0 && letter(text.s[from - 1]);)
        from--;
    return is_label(str_sub(text, from, end));
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
