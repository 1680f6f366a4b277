/*
 * headings.c: see headings.h.
 */
#include "import/headings.h"

#include <string.h>

#include "base/intl.h"
#include "config/municipality.h"
#include "import/value/words.h"

bool headings_is_place(const struct source *src, struct str text)
{
    if (!text.n || strchr("0123456789", text.s[0])) /* a code might be any number */
        return false;
    return municipality_lookup(src->table, text) || region_lookup(src->table, text) ||
           words_is_nationwide(text);
}

static struct str without_colon(struct str s)
{
    s = str_trim(s);
    return s.n && s.s[s.n - 1] == ':' ? str_trim(str_sub(s, 0, s.n - 1)) : s;
}

/* The only cell with text; NULL when there are more or none. */
static const struct raw_text *only_cell(const struct raw_text *cells, size_t n)
{
    const struct raw_text *only = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!str_trim(cells[i].s).n)
            continue;
        if (only)
            return NULL;
        only = &cells[i];
    }
    return only;
}

static bool is_number(struct str s)
{
    bool digit = false;

    for (size_t i = 0; i < s.n; i++) {
        digit = digit || (s.s[i] >= '0' && s.s[i] <= '9');
        if (!strchr("0123456789 .,-%", s.s[i]) || !s.s[i])
            return false;
    }
    return digit;
}

/* "Yhteensä;;;150" */
static bool is_sum(const struct raw_text *cells, size_t n)
{
    size_t i = 0, numbers = 0;

    while (i < n && !str_trim(cells[i].s).n)
        i++;
    if (i == n || !words_in_list(without_colon(cells[i].s),
                                 "yhteensa yht summa kaikkiaan lukumaara total totals sum totalt "
                                 "summasummarum antal"))
        return false;
    while (++i < n) {
        struct str s = str_trim(cells[i].s);

        if (s.n && !is_number(s))
            return false;
        numbers += s.n > 0;
    }
    return numbers > 0;
}

static void take_place(struct headings *h, const struct source *src, const struct raw_text *cell)
{
    h->place = str_copy(src->arena, without_colon(cell->s));
    if (!h->places++) {
        h->first = h->place;
        h->first_at = cell->at;
    }
}

bool headings_take(struct headings *h, const struct source *src, const struct raw_text *cells,
                   size_t n, struct loc row)
{
    const struct raw_text *cell = only_cell(cells, n);

    if (cell && headings_is_place(src, without_colon(cell->s))) {
        take_place(h, src, cell);
        return true;
    }
    if (cell || !is_sum(cells, n))
        return false;
    if (!h->sums++)
        h->first_sum = row;
    return true;
}

void headings_end(const struct headings *h, const struct source *src)
{
    if (h->places)
        diag_report(src->d, DIAG_COUNTED, h->first_at,
                    ngettext("%zu row with nothing but a place in it, \"%.*s\", is a heading: the "
                             "place of those below it that name none",
                             "%zu rows with nothing but a place in them, \"%.*s\" first, are "
                             "headings: the places of those below them that name none",
                             h->places),
                    h->places, STR_ARG(h->first));
    if (h->under_sheet)
        diag_report(src->d, DIAG_COUNTED, (struct loc){src->path, 0, 0},
                    ngettext("%zu row without a place is taken to be for \"%.*s\", as the sheet is "
                             "called",
                             "%zu rows without a place are taken to be for \"%.*s\", as the sheet "
                             "is called",
                             h->under_sheet),
                    h->under_sheet, STR_ARG(h->sheet));
    if (h->sums)
        diag_report(
            src->d, DIAG_COUNTED, h->first_sum,
            ngettext("%zu row of sums is passed over", "%zu rows of sums are passed over", h->sums),
            h->sums);
}
