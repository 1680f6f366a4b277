/*
 * choose_way.c: the best way through, from the beginning.
 *
 * Nodes are spots before an entry, one for each spot that is reached, with the best way to it. Only
 * ways that lose no more than must be lost are followed: what is still to come is known exactly
 * (choose_loss.c, choose_room.c), so they are few. Of ways to the same spot, which have lost the
 * same, the one with fewer thin pages and then with the lesser squares is kept.
 *
 * Thin pages are counted as they end. Where a page has several columns, that takes the lines used
 * in those before, as part of the spot; it is left out at first, and only when the plan turns out
 * to have thin pages the way is sought once more with it.
 */
#include <stdlib.h>

#include "compose/choose/chooser.h"

#define NO_NODE UINT32_MAX
enum move { MOVE_START, MOVE_SHOW, MOVE_LEAVE_OUT, MOVE_NEXT_COLUMN };

struct node {
    int64_t lost, squares;
    uint32_t from, next; /* the node before; of the same column */
    struct spot spot;
    uint16_t used; /* lines, in earlier columns of the page; no more than it is to be filled with */
    uint16_t thin; /* pages so far */
    uint8_t move, variant;
};

struct way {
    struct chooser *c;
    const struct loss_table *losses;
    const int32_t *latest;
    int64_t loss; /* of the whole way */
    bool watch;   /* fill of pages */
    unsigned used_max;
    struct node *nodes;
    size_t n, room;
    size_t layer;      /* the first node before the entry */
    uint32_t *slots;   /* by spot: a node, counted from 1 */
    uint32_t *columns; /* by column: its nodes before this entry */
    uint32_t low, high;
};

/* ---- Nodes */

static size_t slot_of(const struct way *w, const struct node *node)
{
    const struct spot *s = &node->spot;
    size_t slot = s->column;

    slot = slot * (w->used_max + 1) + node->used;
    slot = (slot * 3 + s->standing) * 2 + s->some_out;
    slot = slot * WHITES_MAX + s->white;
    return slot * (w->c->tallest + 1) + s->line;
}

static bool leads_on(struct way *w, size_t entry, const struct node *node)
{
    if (w->latest)
        return room_reaches(w->c, w->latest, entry, node->spot);
    return node->lost + loss_table_get(w->losses, entry, node->spot) == w->loss;
}

static bool looks_better(const struct node *a, const struct node *b)
{
    return a->thin != b->thin ? a->thin < b->thin : a->squares < b->squares;
}

static void put_in_column(struct way *w, uint32_t id)
{
    uint32_t column = w->nodes[id].spot.column;

    w->nodes[id].next = w->columns[column];
    w->columns[column] = id;
    w->low = column < w->low ? column : w->low;
    w->high = column > w->high ? column : w->high;
}

/* Adds a node before the entry, whose nodes begin at `layer`. */
static uint32_t add_node(struct way *w, size_t entry, size_t layer, const struct node *node)
{
    uint32_t *slot;

    if (!leads_on(w, entry, node))
        return NO_NODE;
    slot = &w->slots[slot_of(w, node)];
    if (*slot > layer) {
        struct node *other = &w->nodes[*slot - 1];

        if (looks_better(node, other)) {
            uint32_t next = other->next;

            *other = *node;
            other->next = next;
        }
        return NO_NODE;
    }
    if (w->n == w->room) {
        w->room = w->room ? 2 * w->room : 1024;
        w->nodes = heap_grow(w->nodes, w->room * sizeof *w->nodes);
    }
    w->nodes[w->n++] = *node;
    *slot = (uint32_t)w->n;
    return *slot - 1;
}

/* ---- Looks */

static bool page_ends(const struct way *w, uint32_t column)
{
    const struct choose_problem *p = w->c->p;

    return column + 1 == p->n_columns || p->columns[column + 1].page != p->columns[column].page;
}

/* The node behind its column. */
static void end_column(const struct way *w, struct node *node)
{
    const struct choose_problem *p = w->c->p;
    uint32_t column = node->spot.column;
    int64_t white = (int64_t)p->columns[column].lines - node->spot.line;
    unsigned fill = p->fill[p->columns[column].page];
    unsigned used = node->used + node->spot.line;

    node->squares += white * white;
    if (!w->watch)
        return;
    if (page_ends(w, column))
        node->thin = (uint16_t)(node->thin + (used < fill));
    node->used = page_ends(w, column) ? 0 : (uint16_t)(used < fill ? used : fill);
}

static int64_t square(unsigned v)
{
    return (int64_t)v * v;
}

/* What it costs that the entry, shown here, has its group's heading repeated. */
static int64_t repetition(struct way *w, size_t entry, struct spot s)
{
    struct chooser *c = w->c;

    if (s.standing != STANDS_BEFORE || !c->p->repeat ||
        !chooser_box(c, CHOOSE_CONTINUED, c->group[entry], c->p->columns[s.column].width).lines)
        return 0;
    return square(c->p->repeat);
}

/* ---- Moves */

static void to_next_column(struct way *w, size_t entry, uint32_t id)
{
    struct node node = w->nodes[id];

    if (node.spot.column + 1 == w->c->p->n_columns)
        return;
    end_column(w, &node);
    node.from = id;
    node.move = MOVE_NEXT_COLUMN;
    spot_next_column(&node.spot);
    id = add_node(w, entry, w->layer, &node);
    if (id != NO_NODE)
        put_in_column(w, id);
}

static void behind_entry(struct way *w, size_t entry, size_t layer, struct node *node)
{
    if (!chooser_ends_group(w->c, entry) ||
        spot_end_group(w->c, w->c->group[entry], &node->spot, NULL))
        add_node(w, entry + 1, layer, node);
}

static void past_entry(struct way *w, size_t entry, size_t layer, uint32_t id)
{
    struct chooser *c = w->c;
    unsigned variants = chooser_variants(c, entry);
    int64_t loss = chooser_loss_out(c, entry);

    for (unsigned v = 0; v < VARIANT_COUNT; v++) {
        struct node node = w->nodes[id];

        if (!(variants >> v & 1) || !spot_show(c, entry, v, &node.spot, NULL, NULL))
            continue;
        node.lost += chooser_loss_short(c, entry, v);
        node.squares += repetition(w, entry, w->nodes[id].spot);
        node.from = id;
        node.move = MOVE_SHOW;
        node.variant = (uint8_t)v;
        behind_entry(w, entry, layer, &node);
    }
    if (loss >= 0) {
        struct node node = w->nodes[id];

        node.lost += loss;
        node.from = id;
        node.move = MOVE_LEAVE_OUT;
        spot_leave_out(&node.spot);
        behind_entry(w, entry, layer, &node);
    }
}

static void clear_columns(struct way *w)
{
    for (uint32_t i = w->low; i <= w->high && i < w->c->p->n_columns; i++)
        w->columns[i] = NO_NODE;
    w->low = UINT32_MAX;
    w->high = 0;
}

/* All nodes behind an entry, from those before it. From column to column, so that what begins one
 * is known before it is gone on from. */
static void pass_entry(struct way *w, size_t entry)
{
    size_t behind;

    clear_columns(w);
    for (size_t i = w->layer; i < w->n; i++)
        put_in_column(w, (uint32_t)i);
    for (uint32_t column = w->low; column <= w->high; column++)
        for (uint32_t i = w->columns[column]; i != NO_NODE; i = w->nodes[i].next)
            to_next_column(w, entry, i);
    behind = w->n;
    for (size_t i = w->layer; i < behind; i++)
        past_entry(w, entry, behind, (uint32_t)i);
    w->layer = behind;
}

/* ---- The plan */

/* The best of the nodes behind the last entry, when the columns behind it stay empty. */
static uint32_t best_end(struct way *w)
{
    struct node best = {0};
    uint32_t id = NO_NODE;

    for (size_t i = w->layer; i < w->n; i++) {
        struct node node = w->nodes[i];

        for (;; spot_next_column(&node.spot)) {
            end_column(w, &node);
            if (node.spot.column + 1 >= w->c->p->n_columns)
                break;
        }
        if (id == NO_NODE || looks_better(&node, &best)) {
            best = node;
            id = (uint32_t)i;
        }
    }
    return id;
}

static void place(struct way *w, struct choose_plan *plan, enum choose_box box, size_t index,
                  size_t column, unsigned line)
{
    *vec_push(w->c->arena, &plan->places) = (struct choose_place){box, index, column, line};
}

static void place_entry(struct way *w, struct choose_plan *plan, size_t entry, unsigned variant,
                        struct spot before)
{
    size_t g = w->c->group[entry];
    unsigned width = w->c->p->columns[before.column].width, head, at;
    enum choose_box box = before.standing == STANDS_NOT ? CHOOSE_HEAD : CHOOSE_CONTINUED;
    struct spot s = before;

    spot_show(w->c, entry, variant, &s, &head, &at);
    if (before.standing != STANDS_HERE && chooser_box(w->c, box, g, width).lines)
        place(w, plan, box, g, before.column, head);
    place(w, plan, CHOOSE_ENTRY, entry, before.column, at);
}

/* The line for those left out, behind the last entry of a group. */
static void place_others(struct way *w, struct choose_plan *plan, size_t entry,
                         const struct node *n)
{
    size_t g = w->c->group[entry];
    struct spot s = w->nodes[n->from].spot;
    unsigned at;

    if (n->move == MOVE_SHOW)
        spot_show(w->c, entry, n->variant, &s, NULL, NULL);
    else
        spot_leave_out(&s);
    if (s.some_out && spot_end_group(w->c, g, &s, &at) &&
        chooser_box(w->c, CHOOSE_OTHERS, g, w->c->p->columns[s.column].width).lines)
        place(w, plan, CHOOSE_OTHERS, g, s.column, at);
}

/* What the pages look like, from where everything stands. */
static void judge(struct chooser *c, struct choose_plan *plan)
{
    const struct choose_problem *p = c->p;
    unsigned *used = arena_array(c->arena, p->n_columns, sizeof *used), on_page = 0;

    for (size_t i = 0; i < plan->places.n; i++) {
        const struct choose_place *at = &plan->places.v[i];
        unsigned width = p->columns[at->column].width;
        struct extent e =
            at->box == CHOOSE_ENTRY
                ? chooser_entry(c, at->index, (unsigned)plan->variant[at->index], width)
                : chooser_box(c, at->box, at->index, width);

        used[at->column] = at->line + e.lines;
        plan->squares += at->box == CHOOSE_CONTINUED ? square(p->repeat) : 0;
    }
    for (size_t i = 0; i < p->n_columns; i++) {
        int64_t white = (int64_t)p->columns[i].lines - used[i];

        plan->squares += white * white;
        on_page += used[i];
        if (i + 1 == p->n_columns || p->columns[i + 1].page != p->columns[i].page) {
            plan->thin += on_page < p->fill[p->columns[i].page];
            on_page = 0;
        }
    }
}

/* The nodes from the first to this one. */
static uint32_t *trace(const struct way *w, uint32_t id, size_t *n)
{
    uint32_t *path;

    *n = 1;
    for (uint32_t i = id; w->nodes[i].move != MOVE_START; i = w->nodes[i].from)
        ++*n;
    path = arena_array(w->c->arena, *n, sizeof *path);
    for (size_t i = *n; i-- > 0; id = w->nodes[id].from)
        path[i] = id;
    return path;
}

static void make_plan(struct way *w, uint32_t end, struct choose_plan *plan)
{
    const struct choose_problem *p = w->c->p;
    size_t n, entry = 0;
    uint32_t *path = trace(w, end, &n);

    *plan = (struct choose_plan){.out = w->loss / w->c->unit, .shortened = w->loss % w->c->unit};
    plan->variant = arena_array(w->c->arena, p->n_entries, sizeof *plan->variant);
    for (size_t i = 0; i < n; i++) {
        const struct node *node = &w->nodes[path[i]];

        if (node->move != MOVE_SHOW && node->move != MOVE_LEAVE_OUT)
            continue;
        plan->variant[entry] = node->move == MOVE_SHOW ? node->variant : -1;
        if (node->move == MOVE_SHOW)
            place_entry(w, plan, entry, node->variant, w->nodes[node->from].spot);
        if (chooser_ends_group(w->c, entry))
            place_others(w, plan, entry, node);
        entry++;
    }
    judge(w->c, plan);
}

static void init(struct way *w)
{
    const struct choose_problem *p = w->c->p;
    bool several = false;
    size_t slots;

    for (size_t i = 0; i + 1 < p->n_columns; i++)
        several = several || p->columns[i].page == p->columns[i + 1].page;
    w->used_max = 0;
    for (size_t i = 0; i < p->n_pages && w->watch && several; i++)
        w->used_max = p->fill[i] > w->used_max ? p->fill[i] : w->used_max;
    slots = p->n_columns * (w->used_max + 1) * 6 * WHITES_MAX * (w->c->tallest + 1);
    w->slots = heap_alloc(slots * sizeof *w->slots);
    w->columns = heap_alloc(p->n_columns * sizeof *w->columns);
    w->low = 0;
    w->high = (uint32_t)p->n_columns - 1;
}

static bool find(struct way *w, struct choose_plan *plan)
{
    struct node start = {.spot = spot_begin(), .move = MOVE_START};
    uint32_t end;

    init(w);
    add_node(w, 0, 0, &start);
    for (size_t i = 0; i < w->c->p->n_entries; i++)
        pass_entry(w, i);
    end = best_end(w);
    if (end != NO_NODE)
        make_plan(w, end, plan);
    free(w->nodes);
    free(w->slots);
    free(w->columns);
    return end != NO_NODE;
}

bool way_find(struct chooser *c, const struct loss_table *losses, const int32_t *latest,
              struct choose_plan *plan)
{
    struct way w = {.c = c, .losses = losses, .latest = latest};

    w.loss = losses ? loss_table_get(losses, 0, spot_begin()) : 0;
    if (w.loss >= LOSS_NEVER || !find(&w, plan))
        return false;
    if (plan->thin) {
        w = (struct way){.c = c, .losses = losses, .latest = latest, .loss = w.loss, .watch = true};
        find(&w, plan);
    }
    return true;
}
