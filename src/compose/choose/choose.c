/*
 * choose.c: the best choice for a leaflet of a fixed number of pages.
 *
 * The model. A leaflet is a row of columns, each of so many lines. What runs through them is groups
 * (categories) of entries, in an order that is kept. An entry is printed in one of its variants,
 * the shorter ones with fewer lines, or left out; it is never parted. The first entry of a group
 * that is printed stands right under the group's heading, and the first in each further column
 * under the heading's repetition. Behind a group of which some entries are left out, in the column
 * of its last one, stands a line that says how many. Groups of which nothing is printed have their
 * names in a line of their own. Heights depend on the width of the column and, in lines, on the
 * size of the type.
 *
 * The best choice is the one that, in this order,
 *
 *     leaves out the least weight
 *     shortens the least weight: a short entry counts once, a brief one twice
 *     has the largest type
 *     has the fewest pages that are under a quarter full
 *     has the most even columns: the least sum of the squares of their unused lines
 *
 * A heading that is repeated uses lines, and so a column that goes on with a group would look
 * better by them than one that begins with the next. To outweigh that, each repetition adds the
 * square of a number of lines of its own to the sum.
 *
 * That no page is under a quarter full where another split has none could not be kept if it came
 * after the squares; so it comes before them.
 *
 * Dynamic programming finds it, exactly. What is to be known of the entries before a spot to go on
 * from there is: the column, the line, the white that is asked for above what follows, how the
 * group stands (its heading is not yet printed, in this column, or in an earlier one) and whether
 * something of it is printed and something left out. All losses are sums over entries, all looks
 * sums over columns, and compare in their order; so the best way to a spot is part of the best way
 * through it.
 *
 *     1  Does everything fit whole? (choose_room.c) At the largest size at which it does, nothing
 * is lost, and there is but to choose breaks. 2  Else the least weight left out is computed from
 * the end, with the shortest variants alone (choose_room.c when it is nothing, else choose_loss.c),
 * for each size; and where that is the least so far, the least loss with all variants. So heights
 * of longer variants are measured only for sizes that matter. 3  Among the ways with the least loss
 * the best to look at is found from the beginning (choose_way.c).
 *
 * The line that names groups left out whole is as long as they ask for, which is known only when
 * they are. Room is kept for none of it (and then no group may vanish), for one line, for two … up
 * to the first number of lines in which the names of the best choice find room: more could not be
 * better. Groups vanish only when less is lost so than when none does.
 *
 * Time is proportional to entries × columns × lines.
 */
#include "compose/choose/chooser.h"

size_t choose_no_room(const struct choose_problem *p)
{
    struct arena scratch;
    struct chooser c;
    int32_t *latest;
    size_t i = p->n_entries;

    arena_init(&scratch);
    chooser_init(&c, p, &scratch);
    c.keep = true;
    c.only = FULLEST_ONLY;
    latest = arena_array(&scratch, p->n_entries + 1, sizeof *latest);
    if (!room_latest(&c, latest))
        for (i = 0; latest[i + 1] < 0;)
            i++;
    arena_release(&scratch);
    return i;
}

/* ---- One size */

static bool choose_all(struct chooser *c, struct choose_plan *plan)
{
    int32_t *latest = arena_array(c->arena, c->p->n_entries + 1, sizeof *latest);

    c->keep = true;
    c->only = FULLEST_ONLY;
    return room_latest(c, latest) && way_find(c, NULL, latest, plan);
}

bool choose_whole(const struct choose_problem *p, struct arena *a, struct choose_plan *plan)
{
    struct chooser c;

    chooser_init(&c, p, a);
    return choose_all(&c, plan);
}

static bool loses_no_more(const struct choose_plan *a, const struct choose_plan *b)
{
    return a->out != b->out ? a->out < b->out : a->shortened <= b->shortened;
}

/* Does everything fit, if only in its shortest variant? */
static bool all_fit(struct chooser *c)
{
    c->keep = true;
    return room_latest(c, arena_array(c->arena, c->p->n_entries + 1, sizeof(int32_t)));
}

/* The least weight left out; negative when the rest doesn't fit. */
static int64_t least_out(struct chooser *c)
{
    struct loss_table *t;
    int64_t loss;

    c->only = SHORTEST_ONLY;
    if (!c->besides && all_fit(c))
        return 0;
    c->keep = false;
    t = loss_table_new(c);
    loss = loss_table_get(t, 0, spot_begin());
    loss_table_free(t);
    return loss >= LOSS_NEVER ? -1 : loss / c->unit;
}

static bool find_by_loss(struct chooser *c, struct choose_plan *plan)
{
    struct loss_table *t = loss_table_new(c);
    bool found = way_find(c, t, NULL, plan);

    loss_table_free(t);
    return found;
}

/* The best with so many lines kept for names. False when it loses more than `best` (when that is
 * not NULL). */
static bool try_besides(struct chooser *c, unsigned besides, const struct choose_plan *best,
                        struct choose_plan *plan)
{
    int64_t out;

    c->besides = besides;
    out = least_out(c);
    if (out < 0 || (best && out > best->out))
        return false;
    c->keep = out == 0;
    c->only = ANY_VARIANT;
    if (!find_by_loss(c, plan)) {
        /* In a narrowed table there was no way to keep everything. */
        c->keep = false;
        if (!find_by_loss(c, plan))
            return false;
    }
    return !best || loses_no_more(plan, best);
}

/* The lines that the names of the groups left out whole take where room is kept for them. */
static unsigned names_take(const struct chooser *c, const struct choose_plan *plan)
{
    size_t i = 0;

    while (plan->places.v[i].box != CHOOSE_ENTRY || plan->places.v[i].index != c->p->besides)
        i++;
    return c->p->besides_lines(c->p->user, plan->variant,
                               c->p->columns[plan->places.v[i].column].width);
}

/* Improves on `best`, if there is one, or finds the first. */
static bool choose_lossy(struct chooser *c, const struct choose_plan *best,
                         struct choose_plan *plan)
{
    bool found = try_besides(c, 0, best, plan);
    struct choose_plan named;

    if (c->p->besides == SIZE_MAX || (found && plan->out == 0))
        return found;
    for (unsigned lines = 1, taken; lines <= c->p->besides_most; lines++) {
        if (!try_besides(c, lines, found ? plan : best, &named))
            break;
        taken = names_take(c, &named);
        if (taken > lines)
            continue;
        if (taken && (!found || !loses_no_more(plan, &named))) {
            *plan = named;
            found = true;
        }
        break;
    }
    return found;
}

bool choose_best(const struct choose_problem *p, struct arena *a, struct choose_plan *plan)
{
    struct chooser c;

    chooser_init(&c, p, a);
    if (choose_all(&c, plan))
        return true;
    return choose_lossy(&c, NULL, plan);
}

/* ---- Sizes */

bool choose_size(size_t sizes, const struct choose_problem *(*open)(void *user, size_t size),
                 void *user, struct arena *a, size_t *size, struct choose_plan *plan)
{
    bool found = false;
    struct choose_plan other;

    for (size_t i = sizes; i-- > 0;) {
        const struct choose_problem *p = open(user, i);

        if (p && choose_whole(p, a, plan)) {
            *size = i;
            return true;
        }
    }
    for (size_t i = 0; i < sizes; i++) {
        const struct choose_problem *p = open(user, i);
        struct chooser c;

        if (!p)
            continue;
        chooser_init(&c, p, a);
        if (choose_lossy(&c, found ? plan : NULL, &other)) {
            *plan = other;
            *size = i;
            found = true;
        }
    }
    return found;
}
