/*
 * impose.c: see impose.h.
 *
 * A leaflet is cut into signatures: pages on sheets that lie in one another. From a sheet, as it is
 * taken off the pile, its own pages are the first and the last that are left of the signature: in a
 * booklet of n pages, sheet k (0 is the outermost) has 2k+1, 2k+2, n-2k-1, n-2k. Where they stand
 * on it is pattern.c's.
 *
 * A place is found as in a left-to-right leaflet whose sheet turns like the page of a book, then
 * mirrored when the leaflet is right-to-left, then, on backs, turned upside down when the printer
 * turns the sheet the other way: over an edge at the top and not at the side.
 *
 * Creep: sheet k lies in the fold of k others, so that its fold, and all that stands on it, is
 * further out by k thicknesses of paper when the folds are sharp (and by up to π/2 times that when
 * they are round: half the circumference of a fold of radius r is πr, of which each of the two
 * leaves gives half). Pages are moved by as much towards the spine, so that all stand alike when
 * the booklet is closed.
 */
#include "impose/impose.h"

#include "base/intl.h"
#include "impose/marks.h"

/* Millimetres become 1/64 pt page by page: sums are off by that much. */
#define ROUNDING 2

/* Text stands 10 mm from the fold. */
#define MOST_CREEP PT64_MM(5)

/* What all sheets have in common. */
struct imposer {
    const struct frames *frames;
    const struct imposition *how;
    const struct pattern *pattern;
    struct arena *a;
    struct diag *d;
};

struct signature {
    size_t first; /* page, from 0 */
    size_t sheets;
};

/* A side being filled. Until they are turned, places are reckoned from the cut sheet's corner. */
struct face {
    const struct imposer *m;
    struct side *side;
    pt64 width, height; /* of the cut sheet */
    pt64 panel;         /* width of the columns inside but the last; 0: all are alike */
    bool back;
};

/* ---- Places */

/* Left edge of a column, or the right edge of the one before. */
static pt64 column_edge(const struct face *f, unsigned column)
{
    unsigned columns = f->m->pattern->columns;
    unsigned from_left = f->back ? column : columns - column; /* as seen on the back */
    int64_t x = f->panel && from_left < columns ? (int64_t)f->panel * from_left
                                                : (int64_t)f->width * from_left / columns;

    if (x > f->width)
        x = f->width;
    return f->back ? (pt64)x : f->width - (pt64)x;
}

static pt64 row_edge(const struct face *f, unsigned row)
{
    return (pt64)((int64_t)f->height * row / f->m->pattern->rows);
}

static struct area cell_area(const struct face *f, unsigned column, unsigned row)
{
    pt64 x = column_edge(f, column), y = row_edge(f, row);

    return (struct area){x, y, column_edge(f, column + 1) - x, row_edge(f, row + 1) - y};
}

/* The printer turns the sheet over an edge at its top. */
static bool upside_down(const struct face *f)
{
    enum flip_edge at_the_side = f->width >= f->height ? FLIP_SHORT_EDGE : FLIP_LONG_EDGE;

    return f->back && f->m->how->flip != at_the_side;
}

/* From the sheet of a left-to-right leaflet that turns like a page to the side as it is printed. */
static struct area turn(const struct face *f, struct area at)
{
    if (f->m->how->rtl != upside_down(f))
        at.x = f->width - at.x - at.w;
    if (upside_down(f))
        at.y = f->height - at.y - at.h;
    at.x += f->side->trim.x;
    at.y += f->side->trim.y;
    return at;
}

/* Grown by the bleed where the sheet ends. */
static struct area bled(const struct face *f, struct area at)
{
    pt64 bleed = f->m->how->bleed;
    pt64 left = at.x == 0 ? bleed : 0, right = at.x + at.w == f->width ? bleed : 0;
    pt64 above = at.y == 0 ? bleed : 0, below = at.y + at.h == f->height ? bleed : 0;

    return (struct area){at.x - left, at.y - above, at.w + left + right, at.h + above + below};
}

/* Against the spine, and over it by the creep, or in the middle. */
static struct area page_area(const struct face *f, struct area cell, const struct frame *page,
                             pt64 creep)
{
    struct area at = {cell.x + (cell.w - page->width) / 2, cell.y + (cell.h - page->height) / 2,
                      page->width, page->height};

    if (!f->m->pattern->spine)
        return at;
    if (2 * cell.x < f->width - cell.w)
        at.x = cell.x + cell.w - page->width + creep;
    else
        at.x = cell.x - creep;
    return at;
}

/* ---- Pages */

/* Of a signature, from 0: the page that has this number, from 1, on its sheet k. */
static size_t page_in_signature(const struct pattern *p, size_t sheets, size_t k, unsigned number)
{
    unsigned half = p->pages / 2;

    return number <= half ? k * half + number - 1
                          : p->pages * sheets - k * half - (p->pages - number) - 1;
}

/* How many sheets lie around the leaf with this page. */
static size_t depth(size_t leaves, size_t page)
{
    size_t leaf = page / 2;

    return leaf < leaves - 1 - leaf ? leaf : leaves - 1 - leaf;
}

static bool place(const struct face *f, struct area cell, bool on_its_head, size_t page, pt64 creep)
{
    const struct frame *frame = &f->m->frames->v.v[page];
    struct area at;

    if (frame->width > cell.w + ROUNDING || frame->height > cell.h + ROUNDING) {
        diag_report(f->m->d, DIAG_LAYOUT, LOC_NONE,
                    _("page %zu is %.1f × %.1f mm, its place on the sheet %.1f × %.1f mm: choose "
                      "larger paper, or a layout with smaller pages"),
                    page + 1, pt64_mm(frame->width), pt64_mm(frame->height), pt64_mm(cell.w),
                    pt64_mm(cell.h));
        return false;
    }
    at = turn(f, page_area(f, cell, frame, creep));
    *vec_push(f->m->a, &f->side->placed) = (struct placement){
        .frame = (unsigned)page,
        .x = at.x,
        .y = at.y,
        .quarters = on_its_head != upside_down(f) ? 2 : 0,
        .clip = turn(f, bled(f, cell)),
    };
    return true;
}

static bool place_pages(const struct face *f, const struct signature *s, size_t k)
{
    const struct pattern *p = f->m->pattern;
    const signed char *cells = f->back ? p->back : p->front;

    for (unsigned i = 0; i < p->columns * p->rows; i++) {
        unsigned number = (unsigned)(cells[i] < 0 ? -cells[i] : cells[i]);
        size_t page = page_in_signature(p, s->sheets, k, number);
        size_t leaves = p->pages * s->sheets / 2;
        pt64 creep = p->spine ? (pt64)depth(leaves, page) * f->m->how->creep : 0;

        if (s->first + page < f->m->frames->v.n &&
            !place(f, cell_area(f, i % p->columns, i / p->columns), cells[i] < 0, s->first + page,
                   creep))
            return false;
    }
    return true;
}

/* ---- Sides */

static void place_marks(const struct face *f)
{
    const struct imposer *m = f->m;
    const struct pattern *p = m->pattern;
    const struct area *trim = &f->side->trim;

    for (unsigned i = 1; i < p->columns; i++) {
        struct area line = turn(f, (struct area){.x = column_edge(f, i)});

        marks_column(f->side, m->how, p->column_line, line.x, m->a);
    }
    for (unsigned i = 1; i < p->rows; i++) {
        struct area line = turn(f, (struct area){.y = row_edge(f, i)});

        marks_row(f->side, m->how, p->row_line, line.y, m->a);
    }
    if (!m->how->bleed)
        return;
    marks_column(f->side, m->how, LINE_CROP, trim->x, m->a);
    marks_column(f->side, m->how, LINE_CROP, trim->x + trim->w, m->a);
    marks_row(f->side, m->how, LINE_CROP, trim->y, m->a);
    marks_row(f->side, m->how, LINE_CROP, trim->y + trim->h, m->a);
}

static bool fill_side(const struct imposer *m, const struct signature *s, size_t k, bool back,
                      struct side *side)
{
    const struct frame *first = &m->frames->v.v[s->first];
    pt64 width = m->how->width ? m->how->width : first->width;
    pt64 height = m->how->height ? m->how->height : first->height;
    pt64 slug = marks_slug(m->how), bleed = m->how->bleed;
    pt64 panel = m->pattern->panels ? first->width : 0;
    struct face f = {m, side, width, height, panel, back};

    side->width = width + 2 * slug;
    side->height = height + 2 * slug;
    side->trim = (struct area){slug, slug, width, height};
    side->bleed = (struct area){slug - bleed, slug - bleed, width + 2 * bleed, height + 2 * bleed};
    if (!place_pages(&f, s, k))
        return false;
    if (m->how->marks)
        place_marks(&f);
    return true;
}

static bool fill_signature(const struct imposer *m, const struct signature *s, struct sheets *out)
{
    unsigned faces = m->pattern->pages > 1 ? 2 : 1;

    for (size_t k = 0; k < s->sheets; k++)
        for (unsigned i = 0; i < faces; i++)
            if (!fill_side(m, s, k, i == 1, vec_push(m->a, &out->sides)))
                return false;
    return true;
}

/* ---- The leaflet */

static bool too_many(const struct imposer *m)
{
    unsigned most = m->pattern->most;

    if (!most || m->frames->v.n <= most)
        return false;
    diag_report(m->d, DIAG_LAYOUT, LOC_NONE,
                _("%zu pages, where a %s has %u: choose fewer pages, or a booklet"), m->frames->v.n,
                imposition_name(m->how->kind), most);
    return true;
}

static bool too_thick(const struct imposer *m, size_t sheets)
{
    size_t leaves = m->pattern->pages * sheets / 2;

    if (!m->pattern->spine || (leaves - 1) / 2 * (size_t)m->how->creep <= MOST_CREEP)
        return false;
    diag_report(m->d, DIAG_LAYOUT, LOC_NONE,
                _("%zu sheets in one another push the inner pages out by more than %.0f mm: "
                  "choose signatures of fewer sheets, or fewer pages"),
                sheets, pt64_mm(MOST_CREEP));
    return true;
}

/* As few signatures as may be, none more than a sheet thicker than another. */
static bool fill_signatures(const struct imposer *m, struct sheets *out)
{
    unsigned pages = m->pattern->pages;
    size_t sheets = (m->frames->v.n + pages - 1) / pages;
    size_t most = !m->pattern->nested ? 1 : m->how->sheets ? m->how->sheets : sheets;
    size_t n = (sheets + most - 1) / most;
    struct signature s = {0};

    if (too_thick(m, (sheets + n - 1) / n))
        return false;
    for (size_t i = 0; i < n; i++) {
        s.sheets = sheets / n + (i < sheets % n);
        if (!fill_signature(m, &s, out))
            return false;
        s.first += s.sheets * pages;
    }
    return true;
}

/* Is the side just its page, as it is? */
static bool is_page(const struct side *side, const struct frame *page, size_t i)
{
    const struct placement *p = side->placed.v;

    return side->placed.n == 1 && p->frame == i && !p->x && !p->y && !p->quarters &&
           side->width == page->width && side->height == page->height && !side->marks.n;
}

static bool are_pages(const struct sheets *s)
{
    for (size_t i = 0; i < s->sides.n; i++)
        if (i >= s->frames->v.n || !is_page(&s->sides.v[i], &s->frames->v.v[i], i))
            return false;
    return s->sides.n == s->frames->v.n;
}

bool impose(const struct frames *frames, const struct imposition *how, struct arena *a,
            struct diag *d, struct sheets *out)
{
    struct imposer m = {frames, how, &patterns[how->kind], a, d};

    *out = (struct sheets){.frames = frames, .bleed = how->bleed};
    if (how->kind == IMPOSE_PAGES && !how->width && !how->bleed) {
        impose_pages(frames, a, out);
        return true;
    }
    if (frames->v.n && (too_many(&m) || !fill_signatures(&m, out)))
        return false;
    if (out->sides.n && !out->sides.v[out->sides.n - 1].placed.n)
        out->sides.n--;
    out->imposed = !are_pages(out);
    return true;
}

void impose_pages(const struct frames *frames, struct arena *a, struct sheets *out)
{
    *out = (struct sheets){.frames = frames};
    for (size_t i = 0; i < frames->v.n; i++) {
        const struct frame *f = &frames->v.v[i];
        struct area page = {0, 0, f->width, f->height};
        struct side *side = vec_push(a, &out->sides);

        *side = (struct side){.width = f->width, .height = f->height, .trim = page, .bleed = page};
        *vec_push(a, &side->placed) = (struct placement){.frame = (unsigned)i, .clip = page};
    }
}
