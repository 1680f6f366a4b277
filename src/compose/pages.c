/*
 * pages.c: see pages.h.
 *
 * The pages that the first master makes come first, as many as its shapes; all after them have the
 * last shape of the other master. The end of the leaflet stands at the bottom of the last page,
 * whose columns are shorter by it and end alike; what of it a page can't hold, on pages of its own.
 */
#include "compose/pages.h"

#include "base/intl.h"
#include "compose/notes.h"

struct maker {
    const struct setting *setting;
    struct flow *flow;
    struct pages *pages;
    struct page_shape next; /* of the page after the one being made */
    endings endings;
    pt64 ending_width; /* that they are measured for */
    placed_list placed;
    size_t item; /* of the flow, next to be placed */
};

/* ---- Placing */

static pt64 page_y(const struct setting *s, unsigned line)
{
    return s->layout->margin_top + (pt64)line * s->layout->grid;
}

static void anchor(struct maker *m, const struct block *b, unsigned page, unsigned line)
{
    *vec_push(m->setting->arena, &m->pages->anchors) =
        (struct anchor){b, page, page_y(m->setting, line)};
}

static void place(struct maker *m, const struct box *box, unsigned page, pt64 x, unsigned line)
{
    *vec_push(m->setting->arena, &m->pages->placed) =
        (struct placement){.page = page,
                           .x = m->setting->layout->margin_start + x,
                           .y = page_y(m->setting, line),
                           .box = box};
}

static void place_fixed(struct maker *m, const fixed_list *list, unsigned page, unsigned down)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct fixed *f = &list->v[i];

        place(m, f->box, page, f->x, f->line + down);
        anchor(m, m->setting->story->part[f->part], page, f->line + down);
    }
}

/* A heading stands for its section, and the first section for its part. */
static void anchor_item(struct maker *m, const struct placed *p, unsigned page)
{
    const struct block *b = m->flow->items.v[p->item].block;

    if (p->continued)
        return;
    if (b->kind == BLOCK_HEADING && b->parent) {
        if (b->parent->parent && b->parent->parent->first == b->parent)
            anchor(m, b->parent->parent, page, p->line);
        anchor(m, b->parent, page, p->line);
    }
    anchor(m, b, page, p->line);
}

/* At the bottom of a page of this shape. */
static void place_ending(struct maker *m, const struct ending *e, const struct page_shape *shape,
                         unsigned page)
{
    place_fixed(m, &e->boxes, page, shape->end - fixed_bottom(&e->boxes));
}

static void place_flow(struct maker *m, const struct page_shape *shape, unsigned page)
{
    for (size_t i = 0; i < m->placed.n; i++) {
        const struct placed *p = &m->placed.v[i];

        place(m, p->box, page, shape->columns[p->column].x, p->line);
        anchor_item(m, p, page);
    }
}

/* That the end of the leaflet takes of the page on which the flow ends. */
static unsigned ending_lines(const struct maker *m)
{
    return m->endings.n ? m->endings.v[0].lines : 0;
}

/* Can what is left of the flow, and the ending, stand on a page of this shape? Then m->placed holds
 * the flow's part. */
static bool try_last(struct maker *m, const struct page_shape *shape)
{
    struct page_shape s = page_shape_shortened(shape, ending_lines(m));
    unsigned above = fixed_bottom(&shape->above);

    if (above + ending_lines(m) > shape->end + (above ? 0 : 1))
        return false;
    return columns_finish(m->flow, m->item, m->flow->items.n, s.columns, s.n, &m->placed);
}

/*
 * How far a page is from full: the square of the lines that its columns leave white; far more when
 * it is less than a quarter full.
 */
static int64_t badness(const struct maker *m, const struct page_shape *shape)
{
    int64_t lines = 0, used = 0;

    for (size_t i = 0; i < shape->n; i++)
        lines += shape->columns[i].lines;
    for (size_t i = 0; i < m->placed.n; i++)
        used += m->placed.v[i].box->lines;
    return (lines - used) * (lines - used) + (used * 4 < lines ? 1 << 20 : 0);
}

/*
 * The badness of this page and the last one, were the items before `end` on this one and the rest
 * on that; -1 when they don't fit so.
 */
static int64_t badness_of_end(struct maker *m, const struct page_shape *shape, size_t end)
{
    struct page_shape last = page_shape_shortened(&m->next, ending_lines(m));
    int64_t there;

    if (!columns_finish(m->flow, end, m->flow->items.n, last.columns, last.n, &m->placed))
        return -1;
    there = badness(m, &last);
    if (!columns_finish(m->flow, m->item, end, shape->columns, shape->n, &m->placed))
        return -1;
    return there + badness(m, shape);
}

/* A section begins here, or none is broken off. */
static bool may_begin(const struct flow *f, size_t item)
{
    return !f->items.v[item].out &&
           (f->items.v[item].kind == FLOW_HEADING || f->items.v[item].heading == SIZE_MAX);
}

/* Where to end the last page but one: at a section, if that makes the two more alike. */
static size_t best_end(struct maker *m, const struct page_shape *shape, size_t next, bool repeated)
{
    size_t best = next;
    int64_t least = next < m->flow->items.n ? badness_of_end(m, shape, next) : INT64_MAX;

    if (least < 0) /* what is left needs more than one page */
        return next;
    for (size_t i = next; i-- > m->item + repeated;) {
        int64_t v = may_begin(m->flow, i) ? badness_of_end(m, shape, i) : -1;

        if (v >= 0 && v < least) {
            least = v;
            best = i;
        }
    }
    return best;
}

/*
 * A page that isn't the last. It is filled as far as it goes, unless the next one is the last: then
 * the two share what there is (from a cover, all may go). Where only the ending would be left for
 * the last page and no section can go with it, the columns are filled no further than on a last
 * page, so that the ending doesn't stand alone.
 */
static void fill_page(struct maker *m, const struct page_shape *shape, bool repeated)
{
    size_t all = m->flow->items.n;
    size_t next = columns_fill(m->flow, m->item, all, shape->columns, shape->n, &m->placed);
    size_t end = best_end(m, shape, next, repeated);
    struct page_shape cut = page_shape_shortened(shape, ending_lines(m));

    if (end < next || end == m->item) {
        columns_finish(m->flow, m->item, end, shape->columns, shape->n, &m->placed);
    } else {
        if (next == all)
            end = columns_fill(m->flow, m->item, all, cut.columns, cut.n, &m->placed);
        if (next < all || end == m->item)
            end = columns_fill(m->flow, m->item, all, shape->columns, shape->n, &m->placed);
    }
    m->item = end;
}

/* Nothing found room on a page that all following ones are like: the item would never. */
static void leave_out(struct maker *m)
{
    struct flow_item *it = &m->flow->items.v[m->item];

    diag_report(m->setting->diag, DIAG_DOES_NOT_FIT, it->block->at, _("no column is tall enough"));
    it->out = true;
    m->item++;
}

static void make_page(struct maker *m, const struct page_shape *shape, unsigned page, bool repeated,
                      bool last)
{
    size_t before = m->item;

    place_fixed(m, &shape->above, page, 0);
    if (last) {
        m->item = m->flow->items.n;
    } else {
        fill_page(m, shape, repeated);
        if (repeated && m->item == before && before < m->flow->items.n && m->placed.n == 0)
            leave_out(m);
    }
    place_flow(m, shape, page);
    place_fixed(m, &shape->below, page, 0);
    if (last && m->endings.n)
        place_ending(m, &m->endings.v[0], shape, page);
}

/* The ending is measured once for each width. */
static void measure_ending(struct maker *m, const struct page_shape *other, unsigned page)
{
    if (m->ending_width == setting_width(m->setting, page))
        return;
    m->ending_width = setting_width(m->setting, page);
    m->endings = page_shape_endings(m->setting, other, page);
}

/* What of the end has no room on the page on which the flow ends. */
static void add_endings(struct maker *m)
{
    for (size_t i = 1; i < m->endings.n; i++) {
        struct page_shape shape = page_shape_other(m->setting, m->pages->n);

        place_fixed(m, &shape.above, m->pages->n, 0);
        place_fixed(m, &shape.below, m->pages->n, 0);
        place_ending(m, &m->endings.v[i], &shape, m->pages->n);
        m->pages->n++;
    }
    m->pages->parted = m->endings.n > 1;
}

void pages_make(const struct setting *s, struct flow *f, struct pages *out)
{
    struct maker m = {.setting = s, .flow = f, .pages = out};
    page_shapes first = page_shapes_make(s, &s->layout->master[MASTER_FIRST], 0);
    struct page_shape other;
    bool last = false;

    *out = (struct pages){0};
    m.next = page_shape_other(s, 0);
    for (unsigned page = 0; !last; page++) {
        bool repeated = page >= first.n;
        const struct page_shape *shape = repeated ? &other : &first.v[page];

        other = m.next;
        measure_ending(&m, &other, page);
        if (layout_page_width(s->layout, page) != layout_page_width(s->layout, page + 1))
            m.next = page_shape_other(s, page + 1);
        m.placed.n = 0;
        last = page + 1 >= first.n && try_last(&m, shape);
        make_page(&m, shape, page, repeated, last);
        out->n = page + 1;
    }
    add_endings(&m);
}

/* ---- A fixed number of pages */

static void place_notes(struct maker *m, const struct page_shape *shape, unsigned page)
{
    bool first = true;

    for (size_t i = 0; i < shape->n; i++) {
        const struct column *c = &shape->columns[i];
        const struct box *box = notes_box(m->setting, c->width, c->lines, first);

        if (box)
            place(m, box, page, c->x, c->top);
        first = first && !box;
    }
}

/* Lines, and white ones, of the columns that the flow was placed in. */
static void count_white(struct maker *m, const struct page_shape *shape)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct column *c = &shape->columns[i];
        unsigned used = 0;

        for (size_t k = 0; k < m->placed.n; k++) {
            const struct placed *p = &m->placed.v[k];

            if (p->column == i && p->line + p->box->lines > c->top + used)
                used = p->line + p->box->lines - c->top;
        }
        m->pages->lines += c->lines;
        m->pages->white += c->lines - used;
    }
}

void pages_set(const struct setting *s, struct problem *b, const struct choose_plan *plan,
               unsigned notes, struct pages *out)
{
    struct maker m = {.setting = s, .flow = b->flow, .pages = out};
    const struct template *t = b->pages;
    size_t at = 0;

    *out = (struct pages){.n = s->pages};
    for (unsigned page = 0; page < s->pages; page++) {
        const struct page_shape *shape = &t->pages.v[page];

        place_fixed(&m, &shape->above, page, 0);
        problem_place(b, plan, page, &at, &m.placed);
        place_flow(&m, shape, page);
        if (page >= notes)
            place_notes(&m, shape, page);
        else
            count_white(&m, shape);
        place_fixed(&m, &shape->below, page, 0);
        if (page + t->endings.n >= s->pages)
            place_ending(&m, &t->endings.v[page + t->endings.n - s->pages], shape, page);
    }
    out->parted = t->endings.n > 1;
}

struct column pages_roomiest(const struct setting *s)
{
    struct column best = {.width = setting_width(s, s->layout->panels)};

    for (unsigned page = 0; page <= s->layout->panels; page++) {
        struct page_shape other = page_shape_other(s, page);

        for (size_t i = 0; i < other.n; i++) {
            const struct column *c = &other.columns[i];

            if (c->lines > best.lines || (c->lines == best.lines && c->width > best.width))
                best = *c;
        }
    }
    return best;
}

static bool bands_depend(const layout_bands *bands, unsigned a, unsigned b)
{
    for (size_t i = 0; i < bands->n; i++)
        for (size_t k = 0; k < bands->v[i].cells.n; k++) {
            const struct layout_cell *cell = &bands->v[i].cells.v[k];

            for (size_t p = 0; p < cell->parts.n; p++)
                if ((a >= cell->parts.v[p].min_pages) != (b >= cell->parts.v[p].min_pages))
                    return true;
        }
    return false;
}

bool pages_depend(const struct layout *l, unsigned a, unsigned b)
{
    return bands_depend(&l->master[MASTER_FIRST], a, b) ||
           bands_depend(&l->master[MASTER_OTHER], a, b) || bands_depend(&l->ending, a, b);
}
