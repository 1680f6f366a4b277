/*
 * flow.c: see flow.h.
 */
#include "compose/flow.h"

#include "base/intl.h"
#include "compose/boxes.h"
#include "compose/part.h"
#include "compose/table.h"

struct flow_box {
    pt64 width;
    enum variant variant;
    const struct box *box;
    struct flow_box *next;
};

struct flow_table {
    const struct block *table;
    pt64 width;
    struct table_columns columns;
    struct flow_table *next;
};

/* ---- Items */

static struct flow_item *add_item(struct flow *f, enum flow_kind kind, const struct block *b,
                                  const struct layout_part *part, size_t heading)
{
    struct flow_item *item = vec_push(f->setting->arena, &f->items);

    *item = (struct flow_item){.kind = kind, .block = b, .part = part, .heading = heading};
    return item;
}

/* `*heading` is the item that heads what comes. */
static void add_blocks(struct flow *f, const struct block *b, const struct layout_part *part,
                       size_t *heading)
{
    bool leads;

    switch (b->kind) {
    case BLOCK_SECTION:
    case BLOCK_GROUP:
        *heading = b->kind == BLOCK_SECTION ? SIZE_MAX : *heading;
        BLOCK_EACH (child, b)
            add_blocks(f, child, part, heading);
        break;
    case BLOCK_HEADING:
        *heading = f->items.n;
        add_item(f, FLOW_HEADING, b, part, *heading)->keep = true;
        break;
    case BLOCK_ENTRY:
        add_item(f, FLOW_ENTRY, b, part, *heading);
        break;
    case BLOCK_TABLE:
        BLOCK_EACH (row, b)
            add_item(f, FLOW_ROW, row, part, *heading);
        break;
    case BLOCK_OTHERS:
        if (*heading != SIZE_MAX)
            f->items.v[*heading].others = b;
        break;
    case BLOCK_BESIDES:
        add_item(f, FLOW_BESIDES, b, part, SIZE_MAX)->out = true;
        break;
    default:
        /* Paragraphs under a heading lead what follows: one, or one in each language. */
        leads = *heading != SIZE_MAX && f->items.v[f->items.n - 1].keep && b->next;
        add_item(f, FLOW_BLOCK, b, part, *heading)->keep = leads;
    }
}

void flow_build(struct flow *f, const struct setting *s)
{
    *f = (struct flow){.setting = s};
    for (size_t i = 0; i < s->layout->flow.n; i++) {
        const struct layout_part *part = &s->layout->flow.v[i];
        const struct block *b = s->story->part[part->part];
        size_t heading = SIZE_MAX;

        if (!b)
            continue;
        if (part_is_boxed(s->layout, part->part))
            add_item(f, FLOW_PART, b, part, SIZE_MAX);
        else
            add_blocks(f, b, part, &heading);
    }
}

/* ---- Boxes */

static const struct table_columns *columns_of(struct flow *f, const struct block *table, pt64 width)
{
    struct flow_table *t;

    for (t = f->tables; t; t = t->next)
        if (t->table == table && t->width == width)
            return &t->columns;
    t = arena_new(f->setting->arena, struct flow_table);
    *t = (struct flow_table){table, width, table_columns(f->setting, table, width), f->tables};
    f->tables = t;
    return &t->columns;
}

static const struct box *measure_row(struct flow *f, const struct block *row, pt64 width)
{
    const struct setting *s = f->setting;
    const struct block *table = row->parent;
    struct box *box = arena_new(s->arena, struct box);
    struct galley g = galley_begin(s, box, width);

    galley_row(&g, row, columns_of(f, table, width));
    galley_end(&g);
    box->before = row == table->first ? setting_style(s, table)->space_before : 0;
    box->after = row == table->last ? setting_style(s, table)->space_after : 0;
    return box;
}

static const struct box *measure_item(struct flow *f, const struct flow_item *item,
                                      enum variant variant, pt64 width)
{
    const struct block *b = item->block;

    switch (item->kind) {
    case FLOW_ENTRY:
        b = block_variant(b, variant);
        return b ? boxes_measure(f->setting, b, width) : NULL;
    case FLOW_ROW:
        return measure_row(f, b, width);
    case FLOW_PART:
        return part_measure(f->setting, item->part, width, 0);
    default:
        return measure_block(f->setting, b, width);
    }
}

/* The repeated heading is kept beside the variants, under a number of its own. */
enum { CONTINUED = VARIANT_COUNT };

static const struct box *find_box(const struct flow_item *item, unsigned variant, pt64 width,
                                  bool *found)
{
    for (const struct flow_box *b = item->boxes; b; b = b->next)
        if (b->width == width && b->variant == variant) {
            *found = true;
            return b->box;
        }
    *found = false;
    return NULL;
}

static const struct box *keep_box(struct flow *f, struct flow_item *item, unsigned variant,
                                  pt64 width, const struct box *box)
{
    struct flow_box *b = arena_new(f->setting->arena, struct flow_box);

    *b = (struct flow_box){width, (enum variant)variant, box, item->boxes};
    item->boxes = b;
    return box;
}

const struct box *flow_box(struct flow *f, size_t item, enum variant variant, pt64 width)
{
    struct flow_item *it = &f->items.v[item];
    unsigned key = it->kind == FLOW_ENTRY ? variant : VARIANT_FULL;
    bool found;
    const struct box *box = find_box(it, key, width, &found);

    return found ? box : keep_box(f, it, key, width, measure_item(f, it, variant, width));
}

const struct box *flow_continued(struct flow *f, size_t item, pt64 width)
{
    size_t heading = f->items.v[item].heading;
    struct flow_item *it;
    const struct box *box;
    bool found;

    if (heading == SIZE_MAX || !f->items.v[heading].block->continued.n)
        return NULL;
    it = &f->items.v[heading];
    box = find_box(it, CONTINUED, width, &found);
    return found
               ? box
               : keep_box(f, it, CONTINUED, width, measure_continued(f->setting, it->block, width));
}

/* `fill` can't be empty: a setting without one has nothing to fill in. */
static const struct box *measure_filled(struct flow *f, const struct block *b, struct str fill,
                                        struct str second, pt64 width)
{
    struct setting s = *f->setting;

    s.fill = fill;
    s.second_fill = second;
    return measure_block(&s, b, width);
}

const struct box *flow_others(struct flow *f, size_t heading, size_t n, pt64 width)
{
    const struct block *others = f->items.v[heading].others;
    struct str number = str_printf(f->setting->arena, "%zu", n);

    if (!others)
        return NULL;
    return measure_filled(f, n == 1 ? others->first : others->last, number, number, width);
}

const struct box *flow_besides(struct flow *f, size_t item, struct str names, struct str second,
                               pt64 width)
{
    return measure_filled(f, f->items.v[item].block, names, second, width);
}

/* ---- Variants */

/* Lines of the items from `from` to `to` under one another. */
static unsigned lines_of(struct flow *f, size_t from, size_t to, enum variant last, pt64 width)
{
    const struct box *above = NULL;
    unsigned lines = 0;

    for (size_t i = from; i <= to; i++) {
        const struct box *box = flow_box(f, i, i == to ? last : VARIANT_FULL, width);

        lines +=
            flow_gap(above, i > from && f->items.v[i - 1].kind == FLOW_HEADING, box) + box->lines;
        above = box;
    }
    return lines;
}

/* Lines of an item in a column of its own, with the headings and leads that it keeps with or the
 * repeated heading. */
static unsigned lines_alone(struct flow *f, size_t item, enum variant variant, pt64 width)
{
    const struct box *continued = flow_continued(f, item, width);
    size_t first = item;
    unsigned lines;

    while (first > 0 && f->items.v[first - 1].keep)
        first--;
    lines = lines_of(f, first, item, variant, width);
    if (!continued || f->items.v[first].kind == FLOW_HEADING)
        return lines;
    return lines + continued->lines + continued->after;
}

unsigned flow_gap(const struct box *above, bool heading, const struct box *below)
{
    if (!above)
        return 0;
    return heading || above->after > below->before ? above->after : below->before;
}

static struct loc place_of(const struct block *b)
{
    while (b->parent && !b->at.file)
        b = b->parent;
    return b->at;
}

static void choose_entry(struct flow *f, size_t item, pt64 width, unsigned lines)
{
    static const char *const names[VARIANT_COUNT] = {N_("full"), N_("short"), N_("brief")};
    struct flow_item *it = &f->items.v[item];
    unsigned least = 0, first = 0;

    for (int v = VARIANT_FULL; v < VARIANT_COUNT; v++) {
        if (!flow_box(f, item, (enum variant)v, width))
            continue;
        least = lines_alone(f, item, (enum variant)v, width);
        first = first ? first : least;
        if (least > lines)
            continue;
        it->variant = (enum variant)v;
        if (least < first)
            diag_report(f->setting->diag, DIAG_TOO_TALL, place_of(it->block),
                        _("%u lines with its heading, a column has %u; printed %s"), first, lines,
                        _(names[v]));
        return;
    }
    it->out = true;
    if (first)
        diag_report(f->setting->diag, DIAG_DOES_NOT_FIT, place_of(it->block),
                    _("%u lines with its heading, a column has %u"), least, lines);
}

static void choose_other(struct flow *f, size_t item, pt64 width, unsigned lines)
{
    struct flow_item *it = &f->items.v[item];
    const struct box *box = flow_box(f, item, VARIANT_FULL, width);
    unsigned own = it->keep ? box->lines : lines_alone(f, item, VARIANT_FULL, width);

    if (box->lines == 0) {
        it->out = true;
    } else if (own > lines) {
        it->out = true;
        diag_report(f->setting->diag, DIAG_DOES_NOT_FIT, place_of(it->block),
                    _("%u lines, a column has %u"), own, lines);
    }
}

void flow_choose(struct flow *f, pt64 width, unsigned lines)
{
    for (size_t i = 0; i < f->items.n; i++)
        if (f->items.v[i].kind == FLOW_ENTRY)
            choose_entry(f, i, width, lines);
        else if (f->items.v[i].kind != FLOW_BESIDES)
            choose_other(f, i, width, lines);
    /* From the end: what keeps with nothing any more is out too. */
    for (size_t i = f->items.n; i-- > 0;) {
        struct flow_item *it = &f->items.v[i];
        size_t next = i + 1;

        while (next < f->items.n && f->items.v[next].out)
            next++;
        if (it->kind == FLOW_HEADING && (next == f->items.n || f->items.v[next].heading != i))
            it->out = true;
    }
}
