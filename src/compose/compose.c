/*
 * compose.c: a story becomes pages.
 *
 *   story ─flow─▶ items ─measure─▶ boxes ─columns, pages─▶ places ─draw, foot─▶ frames
 *
 * Boxes are measured once for each width. What depends on the number of pages (a contents table
 * only in longer leaflets) is settled in two rounds: all is placed as for a single page, and when
 * the number that comes out would have brought other parts, it is placed once more as for that
 * number, and stays so.
 */
#include "compose/compose.h"

#include "base/intl.h"
#include "compose/cache.h"
#include "compose/draw.h"
#include "compose/foot.h"
#include "compose/strips.h"
#include "font/face.h"

/* Every style has its own face, regular and bold: text in a substitute's is not what was meant. */
static bool has_faces(const struct setting *s)
{
    for (unsigned i = 0; i < STYLE_COUNT; i++)
        for (unsigned bold = 0; bold < 2; bold++)
            if (!compose_cache_face(s->cache, &s->layout->style[i], bold, s->diag))
                return false;
    return true;
}

static bool begin(struct setting *s)
{
    const struct layout *l = s->layout;
    const struct style *body = &l->style[STYLE_BODY];
    const struct face *face = compose_cache_face(s->cache, body, body->bold, s->diag);
    pt64 capitals;

    if (!face || !has_faces(s))
        return false;
    /* Capitals stand in the middle of their line, so that rules and tints between lines lie evenly.
     */
    capitals = pt64_scale(face->cap_height, body->size, face->units_per_em);
    s->baseline = (l->grid + capitals) / 2;
    s->lines = (unsigned)((l->height - l->margin_top - l->margin_bottom) / l->grid);
    s->pages = 1;
    return true;
}

static void place_all(struct setting *s, struct flow *flow, struct pages *pages)
{
    struct column roomiest = pages_roomiest(s);

    flow_build(flow, s);
    flow_choose(flow, roomiest.width, roomiest.lines);
    pages_make(s, flow, pages);
    if (pages_depend(s->layout, s->pages, pages->n)) {
        s->pages = pages->n;
        pages_make(s, flow, pages);
    }
}

static void draw_pages(const struct setting *s, const struct pages *pages, struct frames *out)
{
    struct numbers numbers = {
        .pages = pages->n, .anchors = pages->anchors.v, .n = pages->anchors.n};
    const struct frame *strip = strips_make(s);
    size_t next = 0;

    for (unsigned page = 0; page < pages->n; page++) {
        struct frame *frame = vec_push(s->arena, &out->v);
        const struct box *foot;

        numbers.page = page + 1;
        frame->width = layout_page_width(s->layout, page);
        frame->height = s->layout->height;
        frame->grid_first = s->layout->margin_top + s->baseline;
        frame->grid_leading = s->layout->grid;
        frame->label = str_printf(s->arena, "%u", page + 1);
        for (; next < pages->placed.n && pages->placed.v[next].page == page; next++) {
            const struct placement *p = &pages->placed.v[next];

            draw_box(s, p->box, p->x, p->y, &numbers, frame);
        }
        foot = foot_measure(s, &numbers);
        if (foot)
            draw_box(s, foot, s->layout->margin_start, 0, &numbers, frame);
        if (strip)
            strips_place(s, strip, frame);
        draw_aim_links(frame, &numbers);
    }
}

static struct str words_of(const struct block *b, struct arena *a)
{
    struct str all = STR("");

    for (size_t i = 0; i < b->spans.n; i++)
        all = i ? str_join(a, all, b->spans.v[i].text) : b->spans.v[i].text;
    return all;
}

/* Sections, and below them their entries, by the first heading inside. */
static void add_bookmark(const struct setting *s, const struct anchor *at, struct frames *out)
{
    const struct block *b = at->block, *heading = b;
    struct str title;

    if (b->kind != BLOCK_SECTION && b->kind != BLOCK_ENTRY)
        return;
    while (heading && heading->kind != BLOCK_HEADING)
        heading = heading->first;
    title = b->kind == BLOCK_SECTION && b->short_name.s ? b->short_name
            : heading                                   ? words_of(heading, s->arena)
                                                        : STR_NONE;
    if (title.n)
        *vec_push(s->arena, &out->bookmarks) =
            (struct bookmark){.title = title,
                              .level = b->kind == BLOCK_SECTION ? 1 : 2,
                              .frame = at->page,
                              .y = at->y};
}

static void tell_choices(const struct setting *s, const struct flow *flow,
                         const struct pages *pages, struct frames *out)
{
    const struct numbers numbers = {.anchors = pages->anchors.v, .n = pages->anchors.n};

    for (size_t i = 0; i < flow->items.n; i++) {
        const struct flow_item *item = &flow->items.v[i];
        const struct anchor *at = item->out ? NULL : numbers_find(&numbers, item->block);

        if (item->kind == FLOW_ENTRY)
            *vec_push(s->arena, &out->choices) =
                (struct choice){.entry = item->block,
                                .variant = at ? (int)item->variant : -1,
                                .frame = at ? at->page : 0};
    }
}

bool compose(const struct story *story, const struct layout *layout, struct compose_cache *cache,
             struct arena *a, struct diag *d, struct frames *out)
{
    struct part_box *parts = NULL;
    bool left_out[PART_COUNT] = {false};
    struct setting s = {.story = story,
                        .layout = layout,
                        .cache = cache,
                        .arena = a,
                        .diag = d,
                        .parts = &parts,
                        .left_out = left_out};
    struct flow flow;
    struct pages pages;

    *out = (struct frames){.story = story};
    compose_cache_begin(cache);
    if (!begin(&s))
        return false;
    place_all(&s, &flow, &pages);
    draw_pages(&s, &pages, out);
    for (size_t i = 0; i < pages.anchors.n; i++)
        add_bookmark(&s, &pages.anchors.v[i], out);
    tell_choices(&s, &flow, &pages, out);
    return true;
}
