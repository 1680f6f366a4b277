/*
 * textset.c: a line of a paragraph into a frame, as glyph runs from left to right.
 *
 * The line's runs become pieces. White space at its end goes to the paragraph's own level (rule L1
 * of the bidirectional algorithm; the rest of L1 is in the levels), pieces are put into visual
 * order (L2), and each becomes an item. A piece shows its run's glyphs as they are, unless the line
 * is broken where that is not safe, or with a hyphen: then it is shaped anew.
 */
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "compose/text/shape.h"

enum { SOFT_HYPHEN = 0xAD, AM_BYTES = 3 };

struct piece {
    const struct text_run *run;
    uint32_t from, to;
    uint8_t level;
    bool hyphen;
    struct shaped glyphs;
    fine width, trailing; /* trailing: of it, what hangs over the line's end */
    fine x;               /* from the line's left end */
};

struct line {
    struct compose_cache *cache;
    const struct text *t;
    uint32_t from, end, to; /* end: without the spaces at its end */
    bool hyphen;
    uint8_t level;            /* of the paragraph */
    VEC(struct piece) pieces; /* in reading order */
    fine width, trailing;
    struct arena *a;
};

/* ---- Pieces */

static void add_piece(struct line *l, const struct text_run *run, uint32_t from, uint32_t to,
                      uint8_t level)
{
    struct piece *p;

    if (from >= to)
        return;
    p = vec_push(&l->cache->scratch, &l->pieces);
    *p = (struct piece){.run = run, .from = from, .to = to, .level = level};
    if (l->hyphen && from < l->end && to >= l->end) {
        p->hyphen = true;
        p->to = l->end;
    }
}

static void add_run(struct line *l, const struct text_run *run)
{
    uint32_t from = run->from > l->from ? run->from : l->from;
    uint32_t to = run->to < l->to ? run->to : l->to;

    if (run->level == l->level || to <= l->end) {
        add_piece(l, run, from, to, run->level);
        return;
    }
    add_piece(l, run, from, l->end, run->level);
    add_piece(l, run, from > l->end ? from : l->end, to, l->level);
}

/* The first of the run's glyphs, in reading order, whose cluster begins at `at` or later. */
static size_t glyph_from(const struct text_run *run, uint32_t at)
{
    size_t low = 0, high = run->n, guess = at - run->from;

    /* Most have a glyph for each unit. */
    if (!(run->level & 1) && at > run->from && guess < run->n && run->glyphs[guess].at == at &&
        run->glyphs[guess - 1].at < at)
        return guess;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (run->glyphs[run->level & 1 ? run->n - 1 - middle : middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool breaks_safely(const struct line *l, const struct text_run *run, uint32_t at)
{
    return at <= run->from || at >= run->to ||
           (l->t->mark[at] & (MARK_CLUSTER | MARK_UNSAFE)) == MARK_CLUSTER;
}

static const struct shaped_glyph *in_reading_order(const struct piece *p, size_t i)
{
    return &p->glyphs.v[p->run->level & 1 ? p->glyphs.n - 1 - i : i];
}

static void fill_glyphs(struct line *l, struct piece *p)
{
    const struct text_run *run = p->run;
    bool whole = !p->hyphen && breaks_safely(l, run, p->from) &&
                 (p->to != l->to || l->end < l->to || breaks_safely(l, run, p->to));
    size_t first, behind;

    if (whole) {
        first = glyph_from(run, p->from);
        behind = glyph_from(run, p->to);
        p->glyphs.n = behind - first;
        p->glyphs.v = run->glyphs + (run->level & 1 ? run->n - behind : first);
    } else {
        p->glyphs = shape_part(l->cache, l->t, run, p->from, p->to, p->hyphen, &l->cache->scratch);
    }
    p->width = shaped_width(run, p->glyphs.v, p->glyphs.n);
    if (!p->hyphen && p->to > l->end)
        for (size_t i = p->glyphs.n; i-- > 0 && in_reading_order(p, i)->at >= l->end;)
            p->trailing += shaped_width(run, in_reading_order(p, i), 1);
}

/* Puts the pieces beside one another in visual order; order[i] is the i-th from the left. */
static void place_pieces(struct line *l, int32_t *order)
{
    uint8_t *levels = arena_alloc(&l->cache->scratch, l->pieces.n + 1);
    fine x = 0;

    for (size_t i = 0; i < l->pieces.n; i++) {
        fill_glyphs(l, &l->pieces.v[i]);
        levels[i] = l->pieces.v[i].level;
        l->trailing += l->pieces.v[i].trailing;
    }
    ubidi_reorderVisual(levels, (int32_t)l->pieces.n, order);
    for (size_t i = 0; i < l->pieces.n; i++) {
        l->pieces.v[order[i]].x = x;
        x += l->pieces.v[order[i]].width;
    }
    l->width = x - l->trailing;
}

/* ---- Glyph runs */

/* Appends the text of [from, to) that is to be read; returns its bytes. */
static uint32_t put_text(const struct text *t, uint32_t from, uint32_t to, char *out)
{
    size_t n = 0;

    while (from < to) {
        uint32_t c = text_char(t, from, &from);

        if (!char_is_nothing(c))
            n += utf8_encode(c, out + n);
    }
    return (uint32_t)n;
}

/* A mark that is moved to its letter is read with it: on its own, at a height or a place along the
 * line of its own, readers of the file take it for a word or a line. */
static bool rides(const struct line *l, const struct piece *p, const struct shaped_glyph *g)
{
    uint32_t next;

    return g->advance == 0 && g->at < p->to && (g->dx || g->dy || p->run->level & 1) &&
           u_charType((UChar32)text_char(l->t, g->at, &next)) == U_NON_SPACING_MARK;
}

/* From left to right, is the glyph that of one unit, with its neighbour's glyph behind it? Most
 * are. */
static bool is_single(const struct piece *p, size_t k)
{
    const struct shaped_glyph *g = p->glyphs.v + k;

    return !(p->run->level & 1) && k + 1 < p->glyphs.n && g[1].at == g[0].at + 1 && g[1].advance &&
           (k > 0 || g[0].at == p->from);
}

/*
 * The vowel AM of Thai and Lao is drawn as a ring on the consonant before it and a stroke behind:
 * the stroke, the last glyph of the cluster, is read as the vowel. Left without a text of its own
 * it would come back as a mark inside the word.
 */
static bool ends_with_am(const struct line *l, uint32_t from, uint32_t to)
{
    uint32_t c = 0;

    while (from < to)
        c = text_char(l->t, from, &from);
    return c == 0x0E33 || c == 0x0EB3;
}

/* As many of these as stand from the k-th on. Returns the next. */
static size_t fill_singles(const struct line *l, const struct piece *p, size_t k,
                           struct glyph *glyphs, char *text, struct glyph_run *run)
{
    const uint16_t *units = l->t->units;
    const struct shaped_glyph *g = p->glyphs.v;
    size_t n = run->text.n;

    for (; is_single(p, k); k++) {
        uint16_t u = units[g[k].at];
        uint32_t used = 1;

        if (u >= ' ' && u < 0x7F)
            text[n] = (char)u;
        else
            used = put_text(l->t, g[k].at, g[k].at + 1, text + n);
        glyphs[k] = (struct glyph){.id = g[k].id,
                                   .advance = g[k].advance,
                                   .dx = g[k].dx,
                                   .dy = g[k].dy,
                                   .text_at = (uint32_t)n,
                                   .text_n = used};
        n += used;
    }
    run->text.n = n;
    return k;
}

/* Glyphs and their text; the first glyph of a cluster in reading order holds all of its text. */
static void fill_run(const struct line *l, const struct piece *p, struct glyph *glyphs, char *text,
                     struct glyph_run *run)
{
    size_t n = p->glyphs.n;
    bool rtl = p->run->level & 1;

    for (size_t k = 0, next; (k = fill_singles(l, p, k, glyphs, text, run)) < n; k = next) {
        uint32_t at = in_reading_order(p, k)->at;
        uint32_t start = k ? at : p->from; /* a joiner may stand before the first cluster */
        uint32_t used, end;

        for (next = k + 1; next < n; next++)
            if (in_reading_order(p, next)->at != at && !rides(l, p, in_reading_order(p, next)))
                break;
        end = next < n ? in_reading_order(p, next)->at : p->to;
        used = p->hyphen && at == p->to ? (uint32_t)utf8_encode(SOFT_HYPHEN, text + run->text.n)
                                        : put_text(l->t, start, end, text + run->text.n);
        for (size_t i = k; i < next; i++) {
            const struct shaped_glyph *g = in_reading_order(p, i);

            glyphs[rtl ? n - 1 - i : i] = (struct glyph){.id = g->id,
                                                         .advance = g->advance,
                                                         .dx = g->dx,
                                                         .dy = g->dy,
                                                         .text_at = (uint32_t)run->text.n,
                                                         .text_n = i == k ? used : 0};
        }
        if (!rtl && next - k > 1 && glyphs[next - 1].advance && ends_with_am(l, start, end)) {
            glyphs[k].text_n -= AM_BYTES;
            glyphs[next - 1].text_at += used - AM_BYTES;
            glyphs[next - 1].text_n = AM_BYTES;
        }
        run->text.n += used;
    }
    run->glyphs = glyphs;
    run->n = n;
}

static const struct glyph_run *piece_run(const struct line *l, const struct piece *p)
{
    struct glyph_run *run = arena_new(l->a, struct glyph_run);
    /* Three bytes a unit are enough for any character, and two are needed for the hyphen. */
    char *text = arena_room(l->a, (size_t)(p->to - p->from) + 1, 3);

    run->face = p->run->face;
    run->size = p->run->in->style->size;
    run->rtl = p->run->level & 1;
    run->hyphen = p->hyphen;
    run->lang = p->run->in->lang;
    run->width = fine_to_pt64(p->width);
    run->text.s = text;
    fill_run(l, p, arena_room(l->a, p->glyphs.n, sizeof(struct glyph)), text, run);
    return run;
}

/* ---- Links */

static bool is_link(const struct text_input *in)
{
    return in->span && (in->span->href.n || in->span->target);
}

static pt64 of_size(const struct text_run *run, int font_units)
{
    return pt64_scale(font_units, run->in->style->size, run->face->units_per_em);
}

/* One area over all of the span's pieces on this line. */
static void add_link(const struct line *l, const struct text_input *in, struct frame_item item,
                     pt64 left, struct frame *frame)
{
    fine from = INT64_MAX, to = INT64_MIN;
    pt64 ascent = 0, descent = 0;

    for (size_t i = 0; i < l->pieces.n; i++) {
        const struct piece *p = &l->pieces.v[i];
        fine start = p->x + (l->level & 1 ? p->trailing : 0), end = start + p->width - p->trailing;
        pt64 up, down;

        if (p->run->in != in || start == end)
            continue;
        up = of_size(p->run, p->run->face->ascent);
        down = of_size(p->run, p->run->face->descent);
        from = start < from ? start : from;
        to = end > to ? end : to;
        ascent = up > ascent ? up : ascent;
        descent = down < descent ? down : descent;
    }
    if (from >= to)
        return;
    item.kind = ITEM_LINK;
    item.span = in->span;
    item.x = left + fine_to_pt64(from);
    item.y -= ascent;
    item.w = fine_to_pt64(to - from);
    item.h = ascent - descent;
    item.u.link.href = in->span->href;
    item.u.link.target_frame = -1;
    *vec_push(l->a, &frame->items) = item;
}

/* ---- The line */

static pt64 left_of(const struct line *l, pt64 x, pt64 measure, enum align align)
{
    pt64 white = measure - fine_to_pt64(l->width);
    bool rtl = l->level & 1;

    if (align == ALIGN_CENTER)
        x += white / 2;
    else if ((align == ALIGN_END) != rtl)
        x += white;
    return rtl ? x - fine_to_pt64(l->trailing) : x;
}

void text_set(struct compose_cache *c, const struct text_lines *lines, unsigned line, pt64 x,
              pt64 y, pt64 measure, enum align align, const struct block *block, bool artifact,
              const struct layout *layout, struct arena *a, struct frame *frame)
{
    const struct text *t = lines->text;
    const struct text_line *which = &lines->v[line];
    struct line l = {.cache = c, .t = t, .from = which->from, .to = which->to, .a = a};
    struct frame_item item = {.block = block, .artifact = artifact, .y = y};
    int32_t *order;
    pt64 left;

    arena_reset(&c->scratch);
    l.end = text_content_end(t, l.from, l.to);
    l.hyphen = which->hyphen;
    l.level = t->options.rtl;
    for (const struct text_run *run = text_run_from(t, l.from);
         run < t->runs + t->n_runs && run->from < l.to; run++)
        add_run(&l, run);
    order = arena_array(&c->scratch, l.pieces.n, sizeof *order);
    place_pieces(&l, order);
    left = left_of(&l, x, measure, align);
    for (size_t i = 0; i < l.pieces.n; i++) {
        const struct piece *p = &l.pieces.v[order[i]];

        if (!p->glyphs.n)
            continue;
        item.kind = ITEM_RUN;
        item.span = p->run->in->span;
        item.order = (unsigned)order[i];
        item.x = left + fine_to_pt64(p->x);
        item.color = layout->color[p->run->in->style->color];
        item.u.run = piece_run(&l, p);
        *vec_push(a, &frame->items) = item;
    }
    for (size_t k = 0; k < t->n_in; k++)
        if (is_link(&t->in[k]) && t->in_from[k] < l.to && t->in_from[k + 1] > l.from)
            add_link(&l, &t->in[k], item, left, frame);
}
