/*
 * still.c: see still.h.
 *
 * Nothing is chosen here but how large all is, and, where that is not enough, which parts it goes
 * without. Sizes are tried from the largest down; at one that is larger than the smallest no word
 * may be torn, or be wider than its room. What goes first is what can be done without at a glance:
 * question, helpline and strips never go.
 */
#include "compose/still.h"

#include "base/intl.h"
#include "compose/cache.h"

static const pt64 STEP = PT64(0.5);

/* The least important first. */
enum thing { MASTHEAD, HELPLINE_TEXT, CATEGORIES, LARGE_QUESTION, LEAD, COLOPHON, THINGS };

/* A long one in two languages is set as small as one that shrinks may be. */
static const struct layout *with_small_question(const struct setting *s)
{
    struct layout *l = arena_memdup(s->arena, s->layout, sizeof *s->layout);
    struct style *style = &l->style[STYLE_QUESTION];

    style->size = style->size * 2 / 3;
    style->height = style->height * 2 / 3;
    style->leading = style->leading * 2 / 3;
    style->shift = style->shift * 2 / 3;
    return l;
}

static void take_away(struct setting *s, enum thing thing)
{
    switch (thing) {
    case MASTHEAD:
        s->without[PART_MASTHEAD] = true;
        break;
    case HELPLINE_TEXT:
        s->without_style[STYLE_HELPLINE_TEXT] = true;
        break;
    case CATEGORIES:
        s->without[PART_CATEGORIES] = true;
        break;
    case LARGE_QUESTION:
        s->layout = with_small_question(s);
        break;
    case LEAD:
        s->without_style[STYLE_LEAD] = true;
        break;
    case COLOPHON:
        s->without[PART_COLOPHON] = true;
        break;
    case THINGS:
        break;
    }
}

/* The leaflet at one size, without some parts. */
struct sized {
    struct setting setting;
    struct flow flow;
    struct pages pages;
    struct part_box *parts;
    bool left_out[PART_COUNT];
};

static bool is_whole(const struct sized *z)
{
    const struct layout *l = z->setting.layout;

    if (z->pages.n > l->fit.pages)
        return false;
    for (int i = 0; i < PART_COUNT; i++)
        if (z->left_out[i])
            return false;
    for (size_t i = 0; i < z->pages.placed.n; i++)
        if (z->pages.placed.v[i].box->overfull && l->style[STYLE_BODY].size > l->fit.smallest)
            return false;
    return true;
}

/* NULL when it doesn't fit at this size. */
static struct sized *try_size(const struct setting *s, const bool without[THINGS], pt64 body)
{
    struct sized *z = arena_new(s->arena, struct sized);

    z->setting = *s;
    z->setting.layout = compose_cache_sized(s->cache, s->layout, body);
    z->setting.parts = &z->parts;
    z->setting.left_out = z->left_out;
    z->setting.fixed = true;
    z->setting.pages = s->layout->fit.pages;
    for (int i = 0; i < THINGS; i++)
        if (without[i])
            take_away(&z->setting, (enum thing)i);
    if (!setting_begin(&z->setting))
        return NULL;
    flow_build(&z->flow, &z->setting);
    pages_make(&z->setting, &z->flow, &z->pages);
    return is_whole(z) ? z : NULL;
}

/* The largest that fits, or NULL. */
static struct sized *try_sizes(const struct setting *s, const bool without[THINGS])
{
    const struct layout_fit *fit = &s->layout->fit;
    pt64 steps = (fit->largest - fit->smallest) / STEP;
    struct sized *z = NULL;

    for (pt64 i = steps; i >= 0 && !z; i--)
        z = try_size(s, without, fit->smallest + i * STEP);
    return z;
}

/* As few of them as it takes, and these as unimportant as can be. */
static struct sized *leave_out(const struct setting *s, bool without[THINGS])
{
    struct sized *z = NULL;
    int n = 0;

    while (!z && n < THINGS) {
        without[n++] = true;
        z = try_sizes(s, without);
    }
    while (z && n-- > 0) {
        struct sized *with;

        without[n] = false;
        with = try_sizes(s, without);
        without[n] = !with;
        z = with ? with : z;
    }
    return z;
}

static void tell_left_out(const struct setting *s, const bool without[THINGS])
{
    static const char *const names[THINGS] = {
        [MASTHEAD] = "masthead", [HELPLINE_TEXT] = "helpline-text", [CATEGORIES] = "categories",
        [LEAD] = "lead",         [COLOPHON] = "colophon",
    };

    for (int i = 0; i < THINGS; i++)
        if (without[i] && names[i])
            diag_report(s->diag, DIAG_NO_ROOM, LOC_NONE, "%s", names[i]);
}

/* How many pages it would take as it is. */
static unsigned own_pages(const struct setting *s)
{
    struct part_box *parts = NULL;
    bool left_out[PART_COUNT] = {false};
    struct setting own = *s;
    struct flow flow;
    struct pages pages;

    own.parts = &parts;
    own.left_out = left_out;
    own.fixed = true;
    flow_build(&flow, &own);
    pages_make(&own, &flow, &pages);
    return pages.n;
}

bool still_make(const struct setting *s, struct fitted *out)
{
    unsigned wanted = s->layout->fit.pages;
    bool without[THINGS] = {false};
    struct sized *z = try_sizes(s, without);

    if (!z)
        z = leave_out(s, without);
    if (!z || z->pages.n != wanted) {
        diag_report(s->diag, DIAG_LAYOUT, LOC_NONE,
                    ngettext("%u page; the layout has no columns, and always takes %u",
                             "%u pages; the layout has no columns, and always takes %u", wanted),
                    wanted, z ? z->pages.n : own_pages(s));
        return false;
    }
    tell_left_out(s, without);
    out->setting = &z->setting;
    out->flow = &z->flow;
    out->pages = z->pages;
    return true;
}
