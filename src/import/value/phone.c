/*
 * phone.c: the phone numbers in a field, each with what it is for and when.
 *
 * First the numbers are found (phonenumber.c). Then the text between two is shared out: up to a
 * semicolon, bar or line end it belongs to the first; else what is glued to the first, or tells
 * when, is the first's, and the rest leads to the second. What each has is then read
 * (phonenote.c).
 */
#include "import/value/phone.h"

#include <string.h>

#include "base/intl.h"
#include "import/value/fax.h"
#include "import/value/phonenote.h"
#include "import/value/phonenumber.h"
#include "import/value/when.h"

enum {
    MOBILE_DIGITS = 9,     /* without the 0 in front; old ones have fewer, some have more */
    LONGEST_NATIONAL = 10, /* digits without the 0, which are none with 358 in front */
};

/* ---- Sharing out */

static size_t last_strong(struct str gap)
{
    for (size_t at = gap.n; at-- > 0;)
        if (strchr(";|\n", gap.s[at]) && gap.s[at])
            return at;
    return SIZE_MAX;
}

/* Offset of the next separator between pieces at or after `from`; gap.n when there is none.
 * Brackets hold together. */
static size_t piece_end(struct str gap, size_t from, size_t *width)
{
    static const struct str words[] = {STR_INIT(","),    STR_INIT("/"),       STR_INIT(" tai "),
                                       STR_INIT(" ja "), STR_INIT(" eller "), STR_INIT(" och "),
                                       STR_INIT(" or ")};
    int depth = 0;

    for (size_t at = from; at < gap.n; at++) {
        depth += (gap.s[at] == '(') - (gap.s[at] == ')');
        for (size_t i = 0; depth <= 0 && i < sizeof words / sizeof *words; i++)
            if (str_starts(str_sub(gap, at, gap.n), words[i])) {
                *width = words[i].n;
                return at;
            }
    }
    *width = 0;
    return gap.n;
}

/* What stands before a number: a role, or when to call it; in brackets or not. Who tells it in
 * front of one number does so in front of the next. */
struct lead {
    bool role, hours, bracket;
};

static struct lead lead_of(const struct phone *p, struct str before)
{
    return (struct lead){p->role.n, p->hours.n, str_ends(str_trim(before), STR(")"))};
}

/* How many bytes of a text in a bracket belong to the first of the numbers about it. */
static size_t share_bracket(struct str gap, const struct lead *lead)
{
    size_t close = str_find_char(gap, ')', 0);

    if (close == SIZE_MAX) /* the next number is in it */
        return 0;
    if (lead->bracket && !str_trim(str_sub(gap, close + 1, gap.n)).n)
        return 0; /* "(ma) 040 123 4567 (ti) 050 123 4567" */
    return close + 1;
}

/* How many bytes of a text that tells when do so. Behind a number with a role before it, what comes
 * after its hours is the next one's role. */
static size_t share_hours(struct str gap, const struct lead *lead)
{
    size_t when = when_find(gap);

    if (lead->hours)
        return 0;
    if (!lead->role)
        return gap.n;
    return phonenote_bare(str_sub(gap, 0, when)).n ? 0 : when_end(gap, when);
}

/* How many bytes of the text between two numbers belong to the first. */
static size_t share(struct str gap, const struct lead *lead)
{
    size_t at = last_strong(gap), width;
    bool glued;

    if (at != SIZE_MAX)
        return at;
    at = piece_end(gap, 0, &width);
    glued = phonenote_bare(str_sub(gap, 0, at)).n != 0;
    if (at == gap.n) { /* nothing separates: words stand all before or all behind their numbers */
        struct str s = str_trim(gap);

        if (s.n && s.s[0] == '(')
            return share_bracket(gap, lead);
        if (when_find(s) != SIZE_MAX)
            return share_hours(gap, lead);
        return glued && !lead->role && !lead->hours && !str_ends(s, STR(":")) ? gap.n : 0;
    }
    if (lead->hours && when_is_weekdays(str_sub(gap, 0, at)))
        return 0;                        /* "ma/ke 040 123 4567 ti/to 050 123 4567" */
    while (at < gap.n && !lead->hours) { /* hours behind a comma are still the first's */
        size_t from = at + width, next = piece_end(gap, from, &width), mine;
        struct str piece = str_sub(gap, from, next);

        if (when_find(piece) == SIZE_MAX)
            break;
        mine = share_hours(piece, lead);
        if (mine < piece.n)
            return mine ? from + mine : at;
        at = next;
    }
    return at;
}

void phone_beside(struct arena *a, struct str said, struct phone *phone)
{
    phone->role = phone->hours = STR_NONE;
    phonenote_add(a, phone, said);
}

/* Where the next number begins at or behind `at`; the text's end when there is none. */
static size_t next_number(struct str text, size_t at, struct phonenumber *x)
{
    while (at < text.n && !(phonenumber_may_begin(text, at) && phonenumber_at(text, at, x)))
        at++;
    return at;
}

/* Has every number its word behind it, one a fax's, and nothing before it? "03 123 4567 fax 03 123
 * 4568 puh" */
static bool labels_are_behind(struct str text)
{
    struct phonenumber x, next;
    size_t at = 0;
    bool some = false, fax;

    while (at < text.n && text.s[at] == ' ')
        at++;
    if (at == text.n || !phonenumber_may_begin(text, at) || !phonenumber_at(text, at, &x))
        return false;
    for (; at < text.n; x = next) {
        at = next_number(text, x.to, &next);
        if (!fax_is_label(str_sub(text, x.to, at < text.n ? next.from : at), &fax))
            return false;
        some |= fax;
    }
    return some;
}

/* As share(): "fax" before a number is that number's, whatever stands before it; unless all such
 * words stand behind theirs. */
static size_t share_labelled(struct str gap, const struct lead *lead, bool labels_behind)
{
    size_t label = fax_label(gap);

    if (labels_behind)
        return gap.n;
    return share(label == SIZE_MAX ? gap : str_sub(gap, 0, label), lead);
}

/* Takes what is behind a number, the last that is known of it; `before` stands in front. */
static void complete(struct arena *a, struct phone_found *found, struct str before,
                     struct str behind)
{
    phonenote_add(a, &found->phone, behind);
    found->fax = fax_told(before, behind);
    if (!found->fax)
        found->phone.role = fax_unsaid(found->phone.role);
}

void phone_find(struct arena *a, struct str text, phone_finds *out)
{
    size_t behind = 0; /* what lies between here and the next number is not shared out yet */
    struct phone_found *last = NULL;
    struct str before = STR_NONE; /* what stands in front of the last */
    struct lead lead = {false, false, false};
    bool labels_behind = labels_are_behind(text);

    for (size_t at = 0;;) {
        struct phonenumber x;
        struct phone_found found = {0};
        struct str gap;
        size_t mine;

        at = next_number(text, at, &x);
        if (at == text.n)
            break;
        gap = str_sub(text, behind, x.from);
        mine = last ? share_labelled(gap, &lead, labels_behind) : 0;
        if (last)
            complete(a, last, before, str_sub(gap, 0, mine));
        before = str_sub(gap, mine, gap.n);
        found.phone.number = phonenumber_tidy(a, text, &x);
        found.phone.e164 = phonenumber_e164(a, text, &x);
        found.typed = str_sub(text, x.from, x.to);
        phonenote_add(a, &found.phone, before);
        lead = lead_of(&found.phone, before);
        *vec_push(a, out) = found;
        last = &out->v[out->n - 1];
        behind = at = x.to;
    }
    if (last)
        complete(a, last, before, str_sub(text, behind, text.n));
}

struct str phone_restored(struct arena *a, struct str digits)
{
    phone_finds found = {0};
    struct str number;

    if (str_ends(digits, STR(".0"))) /* as a quantity is written by programs */
        digits = str_sub(digits, 0, digits.n - strlen(".0"));
    for (size_t i = 0; i < digits.n; i++)
        if (digits.s[i] < '0' || digits.s[i] > '9')
            return STR_NONE;
    if (digits.n == MOBILE_DIGITS && (digits.s[0] == '4' || str_starts(digits, STR("50"))))
        number = str_join(a, STR("0"), digits);
    else if (digits.n > LONGEST_NATIONAL && digits.n <= LONGEST_NATIONAL + 3 &&
             str_starts(digits, STR("358")) && digits.s[3] != '0')
        number = str_join(a, STR("+"), digits);
    else
        return STR_NONE;
    phone_find(a, number, &found);
    return found.n == 1 && found.v[0].typed.n == number.n ? number : STR_NONE;
}

const char *phone_trouble(struct str text)
{
    size_t digits = 0;

    if (str_find(text, STR("E+"), 0) != SIZE_MAX || str_find(text, STR("e+"), 0) != SIZE_MAX)
        return _("a spreadsheet has turned the digits into a number; format the column as text");
    for (size_t i = 0; i < text.n; i++)
        digits += text.s[i] >= '0' && text.s[i] <= '9';
    if (digits >= 8 && digits <= 10 && (text.s[0] == '4' || text.s[0] == '5'))
        return _("is the 0 in front lost? format the column as text");
    return _("expected a number such as 040 123 4567, 03 123 4567 or +358 40 123 4567");
}
