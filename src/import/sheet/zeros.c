/*
 * zeros.c: see zeros.h.
 */
#include "import/sheet/zeros.h"

#include "base/intl.h"
#include "import/value/phone.h"

enum { POSTAL_DIGITS = 5, LONGEST_NATIONAL = 10 };

/* The value with the zeros in front that a number can't have, where it is certain that there were
 * some; else as it is. */
static struct str with_zeros(struct arena *a, enum field_id field, struct str s)
{
    phone_finds found = {0};
    struct str longer = str_printf(a, "0%.*s", STR_ARG(s));
    unsigned value;

    if (field == FIELD_POSTAL_CODE && s.n < POSTAL_DIGITS && str_to_uint(s, 9999, &value))
        return str_printf(a, "%0*u", (int)POSTAL_DIGITS, value);
    if (field != FIELD_PHONE || s.n < 7 || s.s[0] == '0' || s.s[0] == '+')
        return s;
    if (s.n > LONGEST_NATIONAL) { /* another country's, but for +358 */
        struct str restored = phone_restored(a, s);

        return restored.n ? restored : s;
    }
    phone_find(a, longer, &found);
    return found.n == 1 && found.v[0].typed.n == longer.n ? longer : s;
}

void zeros_mend(struct zeros *z, enum field_id field, struct raw_text *text, struct arena *row,
                struct arena *kept)
{
    struct str after = with_zeros(row, field, text->s);

    if (after.s == text->s.s)
        return;
    if (!z->n++)
        *z = (struct zeros){1, text->at, str_copy(kept, text->s), str_copy(kept, after)};
    text->s = after;
}

void zeros_tell(const struct zeros *z, struct diag *d)
{
    if (z->n)
        diag_report(d, DIAG_LOST_ZEROS, z->first,
                    ngettext("\"%.*s\" is read as \"%.*s\"; %zu cell in this column; format "
                             "the column as text",
                             "\"%.*s\" is read as \"%.*s\"; %zu cells in this column; format "
                             "the column as text",
                             z->n),
                    STR_ARG(z->before), STR_ARG(z->after), z->n);
}
