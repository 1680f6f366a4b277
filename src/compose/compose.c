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

#include "base/buf.h"
#include "base/heard.h"
#include "base/intl.h"
#include "compose/cache.h"
#include "compose/choose/fitted.h"
#include "compose/draw.h"
#include "compose/foot.h"
#include "compose/once.h"
#include "compose/still.h"
#include "compose/strips.h"

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

/* Is nothing of the item's section printed? */
static bool is_named(const struct flow *flow, size_t item, const struct numbers *numbers)
{
    size_t heading = flow->items.v[item].heading;

    return heading != SIZE_MAX && !numbers_find(numbers, flow->items.v[heading].block);
}

static void tell_choices(const struct setting *s, const struct flow *flow,
                         const struct pages *pages, struct frames *out)
{
    const struct numbers numbers = {.anchors = pages->anchors.v, .n = pages->anchors.n};

    for (size_t i = 0; i < flow->items.n; i++) {
        const struct flow_item *item = &flow->items.v[i];
        const struct anchor *at = item->out ? NULL : numbers_find(&numbers, item->block);

        if (item->kind == FLOW_ENTRY || (item->kind == FLOW_ROW && item->block->listing))
            *vec_push(s->arena, &out->choices) =
                (struct choice){.entry = item->block,
                                .variant = at ? (int)item->variant : -1,
                                .frame = at ? at->page : 0,
                                .named = !at && is_named(flow, i, &numbers)};
    }
}

/* As long as it takes; then the columns are made even. */
static void make_free(struct setting *s, struct flow *flow, struct fitted *out)
{
    unsigned fit;

    place_all(s, flow, &out->pages);
    fit = s->pages;
    s->pages = out->pages.n;
    if (pages_depend(s->layout, fit, s->pages) || !fitted_even(s, flow, &out->pages))
        s->pages = fit;
    out->setting = s;
    out->flow = flow;
}

/* How many pages there are is for the layout to say. */
static bool make_pages(struct setting *s, struct flow *flow, struct fitted *out)
{
    const struct layout_fit *fit = &s->layout->fit;

    *out = (struct fitted){.setting = s, .flow = flow};
    if (fit->pages && !s->layout->flow.n)
        return still_make(s, out);
    if (fit->pages && !fit->multiple)
        return fitted_make(s, out);
    if (fit->multiple) {
        place_all(s, flow, &out->pages);
        if (fitted_whole(s, flow, out->pages.n, out))
            return true;
        diag_report(s->diag, DIAG_LAYOUT, LOC_NONE,
                    _("%u pages and up don't hold all in a multiple of %u; ask for --pages"),
                    out->pages.n, fit->multiple);
        return false;
    }
    make_free(s, flow, out);
    return true;
}

static bool anything_left_out(const bool left_out[PART_COUNT])
{
    for (int i = 0; i < PART_COUNT; i++)
        if (left_out[i])
            return true;
    return false;
}

/* Is there none of the listings that it is for? */
static bool is_empty(const struct frames *frames)
{
    for (size_t i = 0; i < frames->choices.n; i++)
        if (frames->choices.v[i].variant >= 0)
            return false;
    return frames->choices.n > 0;
}

/* How well a leaflet holds what stands still. */
enum hold {
    HOLDS_NOT,     /* it can't be made */
    HOLDS_NOTHING, /* there is no room for any listing */
    HOLDS_SOME,
    HOLDS_PARTED, /* the end stands on more than one page */
    HOLDS_ALL,
};

static enum hold compose_story(const struct story *story, const struct layout *layout,
                               struct compose_cache *cache, struct arena *a, struct diag *d,
                               struct frames *out)
{
    struct part_box *parts = NULL;
    bool left_out[PART_COUNT] = {false};
    struct once once;
    struct setting s = {.story = story,
                        .layout = layout,
                        .cache = cache,
                        .arena = a,
                        .diag = layout->fit.pages ? &once.diag : d,
                        .parts = &parts,
                        .left_out = left_out};
    struct flow flow;
    struct fitted fitted;

    *out = (struct frames){.story = story};
    once_init(&once, d, a);
    compose_cache_begin(cache);
    if (!setting_begin(&s) || !make_pages(&s, &flow, &fitted))
        return HOLDS_NOT;
    out->fixed = layout->flow.n ? layout->fit.pages : 0;
    out->body = fitted.setting->layout->style[STYLE_BODY].size;
    draw_pages(fitted.setting, &fitted.pages, out);
    for (size_t i = 0; i < fitted.pages.anchors.n; i++)
        add_bookmark(fitted.setting, &fitted.pages.anchors.v[i], out);
    tell_choices(fitted.setting, fitted.flow, &fitted.pages, out);
    return is_empty(out)                 ? HOLDS_NOTHING
           : anything_left_out(left_out) ? HOLDS_SOME
           : fitted.pages.parted         ? HOLDS_PARTED
                                         : HOLDS_ALL;
}

/* ---- Two languages */

/* Parts that may say less in the second language (story.h), the least important first. */
static const struct {
    enum part_id part;
    const char *less; /* what is in the first language alone */
} lesser[] = {
    {PART_COLOPHON, "colophon"},      {PART_MASTHEAD, "masthead"}, {PART_CONTENTS, "contents"},
    {PART_HELPLINE, "helpline-text"}, {PART_TITLE, "lead"},
};
enum {
    LESSER = sizeof lesser / sizeof *lesser,
    LEAST = 3, /* of them weigh less than a listing */
};

/* A leaflet with less of some parts. */
struct attempt {
    bool less[LESSER];
    enum hold hold;
    uint64_t lost; /* weight of the listings left out */
    struct frames frames;
    struct heard heard; /* what was said of it */
};

struct trial {
    const struct story *story;
    const struct layout *layout;
    struct compose_cache *cache;
    struct arena *arena;
};

static void attempt(const struct trial *t, struct attempt *out)
{
    struct story *told = arena_memdup(t->arena, t->story, sizeof *t->story);

    for (size_t i = 0; i < LESSER; i++)
        if (out->less[i] && t->story->less[lesser[i].part])
            told->part[lesser[i].part] = t->story->less[lesser[i].part];
    heard_init(&out->heard, t->arena);
    out->hold = compose_story(told, t->layout, t->cache, t->arena, &out->heard.diag, &out->frames);
    out->lost = 0;
    for (size_t i = 0; i < out->frames.choices.n; i++)
        if (out->frames.choices.v[i].variant < 0)
            out->lost += out->frames.choices.v[i].entry->weight;
}

static bool is_better(const struct attempt *a, const struct attempt *than, size_t parts)
{
    if (a->hold != than->hold)
        return a->hold > than->hold;
    return parts <= LEAST && a->lost < than->lost;
}

/* Says less of as few parts as make it hold most, and of the least important ones that do; of the
 * very least important ones also where a listing finds room instead. */
static void find_less(const struct trial *t, struct attempt *best)
{
    struct attempt try = *best;
    size_t needed = 0;

    for (size_t n = 1; n <= LESSER && (best->hold < HOLDS_ALL || (best->lost && n <= LEAST)); n++) {
        try.less[n - 1] = true;
        attempt(t, &try);
        if (is_better(&try, best, n)) {
            *best = try;
            needed = n;
        }
    }
    while (needed > 1) {
        try = *best;
        try.less[--needed - 1] = false;
        attempt(t, &try);
        if (!is_better(best, &try, needed))
            *best = try;
    }
}

static void tell_less(const bool less[LESSER], struct diag *d)
{
    struct buf list = {0};

    for (size_t i = 0; i < LESSER; i++)
        if (less[i])
            buf_printf(&list, "%s%s", list.n ? ", " : "", lesser[i].less);
    if (list.n)
        diag_report(d, DIAG_ONE_LANGUAGE, LOC_NONE, "%.*s", STR_ARG(buf_view(&list)));
    buf_release(&list);
}

static enum hold compose_both(const struct trial *t, struct diag *d, struct frames *out)
{
    struct attempt best = {.hold = HOLDS_NOT};

    attempt(t, &best);
    if (best.hold < HOLDS_ALL || best.lost) {
        find_less(t, &best);
        attempt(t, &best); /* what was drawn before is gone with the cache's */
        tell_less(best.less, d);
    }
    messages_relay(&best.heard.said, d);
    *out = best.frames;
    return best.hold;
}

bool compose(const struct story *story, const struct layout *layout, struct compose_cache *cache,
             struct arena *a, struct diag *d, struct frames *out)
{
    const struct trial t = {story, layout, cache, a};

    if (story->second)
        return compose_both(&t, d, out) > HOLDS_NOT;
    return compose_story(story, layout, cache, a, d, out) > HOLDS_NOT;
}
