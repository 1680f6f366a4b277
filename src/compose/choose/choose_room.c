/*
 * choose_room.c: whether everything fits, from the end.
 *
 * Where nothing is left out and each entry has but one variant, what matters of the rest is the
 * last column that may begin with each entry: it may begin any column before that, too. Between two
 * entries of a column one looks ahead as far as the column goes.
 */
#include "compose/choose/chooser.h"

static unsigned variant_of(const struct chooser *c, size_t entry)
{
    unsigned v = 0;

    while (!(chooser_variants(c, entry) >> v & 1))
        v++;
    return v;
}

bool room_reaches(struct chooser *c, const int32_t *latest, size_t entry, struct spot s)
{
    for (size_t i = entry; i < c->p->n_entries; i++) {
        if (latest[i] > (int32_t)s.column)
            return true;
        if (chooser_variants(c, i) && !spot_show(c, i, variant_of(c, i), &s, NULL, NULL))
            return false;
        if (chooser_ends_group(c, i))
            spot_end_group(c, c->group[i], &s, NULL);
    }
    return true;
}

/* No column after this can begin with the entry: none would be left for the next one that begins
 * one. */
static int32_t last_thinkable(const struct chooser *c, const int32_t *latest, size_t entry)
{
    size_t n = c->p->n_entries;
    int32_t last = 0;

    for (size_t i = entry + 1; i <= n && i <= entry + c->tallest + 1; i++)
        last = latest[i] > last ? latest[i] : last;
    return last - 1;
}

bool room_latest(struct chooser *c, int32_t *latest)
{
    size_t n = c->p->n_entries;

    latest[n] = (int32_t)c->p->n_columns;
    for (size_t i = 0; i < n; i++)
        latest[i] = -1;
    for (size_t i = n; i-- > 0;) {
        int32_t column = last_thinkable(c, latest, i);
        struct spot s = spot_begin();

        if (column < 0)
            return false;
        if (i > c->p->groups[c->group[i]].first)
            s.standing = STANDS_BEFORE;
        for (; column >= 0 && latest[i] < 0; column--) {
            s.column = (uint32_t)column;
            if (room_reaches(c, latest, i, s))
                latest[i] = column;
        }
    }
    return latest[0] >= 0;
}
