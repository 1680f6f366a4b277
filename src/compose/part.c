/*
 * part.c: see part.h.
 *
 * Beside a QR code the words have a narrower column, below it the whole width again. Words that
 * can't be broken (a large phone number) may not fit beside the code: then the first few blocks
 * stand above it over the whole width. Every number of such blocks is tried, and the one that fits
 * and takes the fewest lines is kept.
 */
#include "compose/part.h"

#include "base/intl.h"
#include "compose/measure.h"
#include "compose/qr.h"

/* A QR code with the caption beneath, outside its quiet zone. */
struct badge {
    const struct block *figure, *caption;
    struct qr qr;
    pt64 side, quiet;        /* of the code, of the white around it */
    pt64 width, height;      /* of code and caption */
    struct text_lines words; /* of the caption */
    pt64 baseline;           /* of its first line, from the code's top */
};

bool part_is_boxed(const struct layout *l, enum part_id part)
{
    const struct box_style *b = &l->box[part];

    return b->set && (b->fill != COLOR_WHITE || b->bar);
}

static const struct block *find_figure(const struct block *b)
{
    BLOCK_EACH (child, b) {
        const struct block *found =
            child->kind == BLOCK_FIGURE && child->figure == FIGURE_QR ? child : find_figure(child);

        if (found)
            return found;
    }
    return NULL;
}

static const struct block *find_caption(const struct block *b)
{
    BLOCK_EACH (child, b) {
        const struct block *found =
            child->style == STYLE_CAPTION && child->spans.n ? child : find_caption(child);

        if (found)
            return found;
    }
    return NULL;
}

static void badge_caption(const struct setting *s, struct badge *b)
{
    const struct style *style = &s->layout->style[STYLE_CAPTION];
    const struct text *text = measure_shape(s, b->caption, style, NULL);

    text_break(s->cache, text, b->side + 2 * b->quiet, 0, s->arena, s->diag, &b->words);
    if (!b->words.n)
        return;
    b->baseline =
        b->side + b->quiet + style->size * 3 / 4; /* ascenders end where the quiet zone does */
    b->height = b->baseline + (pt64)(b->words.n - 1) * style->leading;
}

/* False when the part has no code or the layout no place for one. */
static bool badge_measure(const struct setting *s, const struct block *part, pt64 wanted,
                          struct badge *out)
{
    *out = (struct badge){.figure = wanted ? find_figure(part) : NULL};
    if (!out->figure)
        return false;
    if (!qr_encode(out->figure->figure_source, s->arena, &out->qr)) {
        diag_report(s->diag, DIAG_IMAGE, out->figure->at, _("\"%.*s\" is too long for a QR code"),
                    STR_ARG(out->figure->figure_source));
        return false;
    }
    out->side = qr_size(&out->qr, wanted);
    out->quiet = out->side * QR_QUIET / (pt64)out->qr.side;
    out->height = out->side + out->quiet;
    out->caption = find_caption(part);
    if (out->caption)
        badge_caption(s, out);
    return true;
}

/* The code's top end corner at x, y. */
static void badge_place(const struct setting *s, const struct badge *b, struct box *box, pt64 x,
                        pt64 y)
{
    const struct style *style = &s->layout->style[STYLE_CAPTION];
    struct piece *p = box_add(box, s->arena, PIECE_QR);

    p->block = b->figure;
    p->color = COLOR_INK;
    p->modules = b->qr.modules;
    p->side = b->qr.side;
    p->x = x;
    p->y = y;
    p->w = p->h = b->side;
    if (!b->words.n)
        return;
    p = box_add(box, s->arena, PIECE_TEXT);
    p->block = b->caption;
    p->style = style;
    p->text = b->words;
    p->leading = style->leading;
    p->align = ALIGN_CENTER;
    p->x = x - b->quiet;
    p->w = b->side + 2 * b->quiet;
    p->y = y + b->baseline;
}

/* The part's blocks in order, but for the code and its caption; a group that holds the code is
 * looked into. */
typedef VEC(const struct block *) block_list;

static void list_blocks(const struct block *b, const struct badge *badge, struct arena *a,
                        block_list *out)
{
    BLOCK_EACH (child, b) {
        if (child == badge->figure || child == badge->caption)
            continue;
        if (child->kind == BLOCK_GROUP)
            list_blocks(child, badge, a, out);
        else
            *vec_push(a, out) = child;
    }
}

/* Where the last descenders of what is set so far end. */
static pt64 ink_bottom(const struct box *box)
{
    pt64 bottom = 0;

    for (size_t i = 0; i < box->pieces.n; i++) {
        const struct piece *p = &box->pieces.v[i];
        pt64 end = p->kind == PIECE_TEXT
                       ? p->y + (pt64)(p->text.n - 1) * p->leading + p->style->size / 4
                       : 0;

        bottom = end > bottom ? end : bottom;
    }
    return bottom;
}

/* The words, with `above` blocks over the whole width before the code's place begins. */
static struct box set_beside(const struct setting *s, const block_list *blocks, size_t above,
                             pt64 width, const struct badge *badge)
{
    struct box box;
    struct galley g = galley_begin(s, &box, width);
    /* The code's end edge is the words', but for a quiet zone wider than the padding; its top is
     * level with capitals. */
    pt64 x = width - badge->side, down = s->layout->grid - s->baseline;
    pt64 gap = badge->quiet > s->layout->grid ? badge->quiet : s->layout->grid;
    pt64 y = 0, end = 0;
    for (size_t i = 0; i <= blocks->n; i++) {
        if (i == above) {
            galley_space(&g, i < blocks->n ? setting_style(s, blocks->v[i])->space_before : 0);
            galley_to_grid(&g);
            y = g.y + (above > 0 && badge->quiet > down ? badge->quiet : down);
            if (above > 0 && y < ink_bottom(&box) + badge->quiet) /* clear of what stands over it */
                y = ink_bottom(&box) + badge->quiet;
            end = y + badge->height;
        }
        if (i == blocks->n)
            break;
        g.width = i >= above && g.y < end ? x - gap : width;
        galley_block(&g, blocks->v[i]);
    }
    badge_place(s, badge, &box, x, y);
    g.y = g.y > end ? g.y : end;
    galley_end(&g);
    return box;
}

static struct box set_plain(const struct setting *s, const struct layout_part *part, pt64 width,
                            unsigned tight)
{
    struct box box;
    struct galley g = galley_begin(s, &box, width);

    g.columns = part->columns;
    g.tight = tight;
    g.picture = s->layout->box[part->part].picture;
    galley_block(&g, s->story->part[part->part]);
    galley_end(&g);
    return box;
}

static struct box set_content(const struct setting *s, const struct layout_part *part, pt64 width,
                              unsigned tight)
{
    const struct block *b = s->story->part[part->part];
    struct badge badge;
    block_list blocks = {0};
    struct box best;

    if (!badge_measure(s, b, s->layout->box[part->part].qr, &badge))
        return set_plain(s, part, width, tight);
    list_blocks(b, &badge, s->arena, &blocks);
    best = set_beside(s, &blocks, 0, width, &badge);
    for (size_t above = 1; above <= blocks.n; above++) {
        struct box other = set_beside(s, &blocks, above, width, &badge);

        if (other.overfull < best.overfull ||
            (other.overfull == best.overfull && other.lines < best.lines))
            best = other;
    }
    return best;
}

static void add_fill(const struct setting *s, struct box *box, enum color_role color, pt64 y,
                     pt64 w, pt64 h)
{
    struct piece *p = box_add(box, s->arena, PIECE_FILL);

    p->color = color;
    p->artifact = true;
    p->y = y;
    p->w = w;
    p->h = h;
}

static const struct box *measure(const struct setting *s, const struct layout_part *part,
                                 pt64 width, unsigned tight)
{
    const struct box_style *style = &s->layout->box[part->part];
    struct box *box;
    struct box content;
    pt64 grid = s->layout->grid, y, h;
    unsigned above = (style->pad_top + 1) / 2, below = (style->pad_bottom + 1) / 2;

    box = arena_new(s->arena, struct box);
    content = set_content(s, part, width - style->bar - 2 * style->pad_x, tight);
    *box = (struct box){.width = width, .before = content.before, .after = content.after};
    box->lines = above + content.lines + below;
    y = (pt64)above * grid - (pt64)style->pad_top * grid / 2;
    h = (pt64)content.lines * grid + (pt64)(style->pad_top + style->pad_bottom) * grid / 2;
    if (style->set && style->fill != COLOR_WHITE)
        add_fill(s, box, style->fill, y, width, h);
    if (style->bar)
        add_fill(s, box, style->bar_color, y, style->bar, h);
    box_insert(box, s->arena, &content, style->bar + style->pad_x, (pt64)above * grid);
    return box;
}

/* What was measured is kept: the leaflet may be placed twice, and is warned of a missing logo once.
 */
struct part_box {
    const struct layout_part *part;
    pt64 width;
    unsigned tight;
    const struct box *box;
    struct part_box *next;
};

const struct box *part_measure(const struct setting *s, const struct layout_part *part, pt64 width,
                               unsigned tight)
{
    struct part_box *b;

    if (!s->story->part[part->part])
        return NULL;
    for (b = *s->parts; b; b = b->next)
        if (b->part == part && b->width == width && b->tight == tight)
            return b->box;
    b = arena_new(s->arena, struct part_box);
    *b = (struct part_box){part, width, tight, measure(s, part, width, tight), *s->parts};
    *s->parts = b;
    return b->box;
}
