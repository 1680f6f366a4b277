/*
 * page_shape.c: see page_shape.h.
 */
#include "compose/page_shape.h"

#include "base/intl.h"
#include "compose/part.h"

/* ---- Bands */

static bool has_part(const struct setting *s, const struct layout_part *p)
{
    return s->story->part[p->part] && !s->without[p->part] && s->pages >= p->min_pages;
}

static bool has_columns(const struct layout_band *band)
{
    for (size_t i = 0; i < band->cells.n; i++)
        if (band->cells.v[i].column)
            return true;
    return false;
}

/* Place and width of each cell, by shares of what the gutters leave. */
static void cell_places(const struct setting *s, const struct layout_band *band, unsigned page,
                        pt64 x[], pt64 width[])
{
    pt64 room = setting_width(s, page) - (pt64)(band->cells.n - 1) * s->layout->gutter, at = 0;
    unsigned shares = 0;

    for (size_t i = 0; i < band->cells.n; i++)
        shares += band->cells.v[i].share;
    for (size_t i = 0; i < band->cells.n; i++) {
        x[i] = at;
        width[i] = (pt64)((int64_t)room * band->cells.v[i].share / shares);
        at += width[i] + s->layout->gutter;
    }
}

/* Said once, however often the leaflet is placed. */
static void leave_out(const struct setting *s, enum part_id part, unsigned lines)
{
    if (!s->left_out[part] && !s->fixed)
        diag_report(s->diag, DIAG_DOES_NOT_FIT, s->story->part[part]->at,
                    _("\"%s\" takes %u lines, a page has %u"), part_name(part), lines, s->lines);
    s->left_out[part] = true;
}

static void leave_out_ending(const struct setting *s, enum part_id part, unsigned lines,
                             unsigned room)
{
    if (!s->left_out[part] && !s->fixed)
        diag_report(s->diag, DIAG_DOES_NOT_FIT, s->story->part[part]->at,
                    _("the end of the leaflet takes %u lines, its last page has %u"), lines, room);
    s->left_out[part] = true;
}

/* A part's box, pressed further where it would be taller than a page. NULL when there is none, or
 * none that fits. */
static const struct box *cell_box(const struct setting *s, const struct layout_part *part,
                                  pt64 width, unsigned tight)
{
    const struct box *box = has_part(s, part) ? part_measure(s, part, width, tight) : NULL;

    while (box && box->lines > s->lines && tight < GALLEY_TIGHTEST)
        box = part_measure(s, part, width, ++tight);
    if (!box || box->lines == 0)
        return NULL;
    if (box->lines <= s->lines)
        return box;
    leave_out(s, part->part, box->lines);
    return NULL;
}

/* A cell's parts under one another, from `line` on. Returns the lines they take. */
static unsigned place_cell(const struct setting *s, const struct layout_cell *cell, pt64 x,
                           pt64 width, unsigned line, unsigned tight, fixed_list *out)
{
    unsigned used = 0, after = 0;

    for (size_t i = 0; i < cell->parts.n; i++) {
        const struct layout_part *part = &cell->parts.v[i];
        const struct box *box = cell_box(s, part, width, tight);

        if (!box)
            continue;
        if (used)
            used += box->before > after ? box->before : after;
        if (used + box->lines > s->lines) {
            leave_out(s, part->part, used + box->lines);
            continue;
        }
        *vec_push(s->arena, out) = (struct fixed){box, part->part, x, line + used};
        used += box->lines;
        after = box->after;
    }
    return used + (used ? after : 0);
}

/* A band without columns. Returns its lines, with those behind it. */
unsigned page_shape_band(const struct setting *s, const struct layout_band *band, unsigned page,
                         unsigned line, unsigned tight, fixed_list *out)
{
    pt64 x[LAYOUT_CELLS_MAX], width[LAYOUT_CELLS_MAX];
    unsigned tallest = 0;

    cell_places(s, band, page, x, width);
    for (size_t i = 0; i < band->cells.n; i++) {
        unsigned lines = place_cell(s, &band->cells.v[i], x[i], width[i], line, tight, out);

        tallest = lines > tallest ? lines : tallest;
    }
    return tallest ? tallest + band->space_after : 0;
}

/* The last white of a stack isn't needed at the bottom of a page. */
unsigned fixed_bottom(const fixed_list *list)
{
    unsigned bottom = 0;

    for (size_t i = 0; i < list->n; i++) {
        unsigned end = list->v[i].line + list->v[i].box->lines;

        bottom = end > bottom ? end : bottom;
    }
    return bottom;
}

static void shift_lines(fixed_list *list, unsigned by)
{
    for (size_t i = 0; i < list->n; i++)
        list->v[i].line += by;
}

/* ---- Shapes */

static void add_columns(const struct setting *s, const struct layout_band *band, unsigned page,
                        struct page_shape *shape)
{
    pt64 x[LAYOUT_CELLS_MAX], width[LAYOUT_CELLS_MAX];

    cell_places(s, band, page, x, width);
    for (size_t i = 0; i < band->cells.n; i++) {
        const struct layout_cell *cell = &band->cells.v[i];

        if (cell->column)
            shape->columns[shape->n++] =
                (struct column){.x = x[i], .width = width[i], .least = cell->min_lines};
    }
}

/* Columns get the lines between what stands above and what stands below. */
static void set_columns(const struct setting *s, struct page_shape *shape, unsigned below)
{
    shape->end = s->lines > below ? s->lines - below : 0;
    shift_lines(&shape->below, shape->end);
    for (size_t i = 0; i < shape->n; i++) {
        struct column *c = &shape->columns[i];

        c->top = shape->free;
        c->lines = shape->end >= shape->free + c->least ? shape->end - shape->free : 0;
    }
}

/*
 * Fits the band under what a shape holds already? Then it is added. Cells beside columns stand at
 * the height of these.
 */
static bool add_band(const struct setting *s, const struct layout_band *band, unsigned page,
                     unsigned tight, struct page_shape *shape)
{
    fixed_list boxes = {0};
    unsigned lines = page_shape_band(s, band, page, shape->free, tight, &boxes);

    if (fixed_bottom(&boxes) > s->lines && shape->above.n)
        return false;
    for (size_t i = 0; i < boxes.n; i++)
        *vec_push(s->arena, &shape->above) = boxes.v[i];
    if (has_columns(band))
        add_columns(s, band, page, shape);
    else
        shape->free += lines;
    return true;
}

/* What stands beside the columns ends where what stands below them begins. */
static void leave_out_overlong(const struct setting *s, struct page_shape *shape)
{
    size_t kept = 0;

    for (size_t i = 0; i < shape->above.n; i++) {
        struct fixed f = shape->above.v[i];

        if (f.line + f.box->lines > shape->end)
            leave_out(s, f.part, f.line + f.box->lines);
        else
            shape->above.v[kept++] = f;
    }
    shape->above.n = kept;
}

static void try_shapes(const struct setting *s, const layout_bands *bands, unsigned page,
                       unsigned tight, page_shapes *out)
{
    struct page_shape *shape = vec_push(s->arena, out);
    unsigned below = 0;

    for (size_t i = 0; i < bands->n; i++) {
        const struct layout_band *band = &bands->v[i];

        if (shape->n) {
            below += page_shape_band(s, band, page, below, tight, &shape->below);
        } else if (!add_band(s, band, page, tight, shape)) {
            set_columns(s, shape, 0);
            shape = vec_push(s->arena, out);
            page++;
            add_band(s, band, page, tight, shape);
        }
    }
    set_columns(s, shape, below);
    if (shape->n)
        leave_out_overlong(s, shape);
}

/* Pressed as little as it takes to save a page. */
page_shapes page_shapes_make(const struct setting *s, const layout_bands *bands, unsigned page)
{
    page_shapes loose = {0};

    try_shapes(s, bands, page, 0, &loose);
    for (unsigned tight = 1; loose.n > 1 && tight <= GALLEY_TIGHTEST; tight++) {
        page_shapes pressed = {0};

        try_shapes(s, bands, page, tight, &pressed);
        if (pressed.n < loose.n)
            return pressed;
    }
    return loose;
}

struct page_shape page_shape_other(const struct setting *s, unsigned page)
{
    page_shapes shapes = page_shapes_make(s, &s->layout->master[MASTER_OTHER], page);

    return shapes.v[shapes.n - 1];
}

/* Bands that would not fit the page, however empty, are left out. */
endings page_shape_endings(const struct setting *s, const struct page_shape *shape, unsigned page)
{
    unsigned room = shape->end > shape->free ? shape->end - shape->free : 0, line = 0;
    endings out = {0};

    for (size_t i = 0; i < s->layout->ending.n; i++) {
        const struct layout_band *band = &s->layout->ending.v[i];
        struct ending *e = out.n ? &out.v[out.n - 1] : NULL;
        fixed_list boxes = {0};
        unsigned lines = page_shape_band(s, band, page, line, 0, &boxes);

        if (!boxes.n)
            continue;
        if (line && fixed_bottom(&boxes) > room) { /* on a page of its own */
            shift_lines(&boxes, 0 - line);
            line = 0;
            e = NULL;
        }
        if (fixed_bottom(&boxes) > room) {
            leave_out_ending(s, boxes.v[0].part, fixed_bottom(&boxes), room);
            continue;
        }
        if (!e)
            e = vec_push(s->arena, &out);
        for (size_t k = 0; k < boxes.n; k++)
            *vec_push(s->arena, &e->boxes) = boxes.v[k];
        e->lines = fixed_bottom(&e->boxes) + 1;
        line += lines;
    }
    return out;
}

struct page_shape page_shape_shortened(const struct page_shape *shape, unsigned lines)
{
    struct page_shape s = *shape;
    unsigned end = s.end > lines ? s.end - lines : 0;

    for (size_t i = 0; i < s.n; i++)
        if (s.columns[i].top + s.columns[i].lines > end)
            s.columns[i].lines = end > s.columns[i].top ? end - s.columns[i].top : 0;
    return s;
}
