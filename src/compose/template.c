/*
 * template.c: see template.h.
 */
#include "compose/template.h"

static bool anything_left_out(const struct setting *s)
{
    for (int i = 0; i < PART_COUNT; i++)
        if (s->left_out[i])
            return true;
    return false;
}

/* The end of the leaflet at the bottom of the last page. */
static bool add_ending(const struct setting *s, struct template *t)
{
    unsigned page = s->pages - 1;
    struct page_shape other = page_shape_other(s, page);
    struct page_shape *last = &t->pages.v[page];
    unsigned above = fixed_bottom(&last->above);
    unsigned lines = page_shape_ending(s, &other, page, &t->ending);

    if (!lines)
        return true;
    /* Alone on its page, it needs no white above. */
    if (above + lines > last->end + (above ? 0 : 1))
        return false;
    t->ending_at = last->end - fixed_bottom(&t->ending);
    *last = page_shape_shortened(last, lines);
    return true;
}

bool template_make(const struct setting *s, struct template *out)
{
    *out = (struct template){.pages = page_shapes_make(s, &s->layout->master[MASTER_FIRST], 0)};
    if (out->pages.n > s->pages)
        return false;
    while (out->pages.n < s->pages) {
        struct page_shape other = page_shape_other(s, (unsigned)out->pages.n);

        *vec_push(s->arena, &out->pages) = other;
    }
    return add_ending(s, out) && !anything_left_out(s);
}

static void add_lines(const fixed_list *list, unsigned lines[PART_COUNT])
{
    for (size_t i = 0; i < list->n; i++)
        lines[list->v[i].part] = list->v[i].box->lines;
}

void template_lines(const struct setting *s, unsigned lines[PART_COUNT])
{
    page_shapes first = page_shapes_make(s, &s->layout->master[MASTER_FIRST], 0);
    struct page_shape other = page_shape_other(s, s->pages - 1);
    fixed_list ending = {0};
    unsigned line = 0;

    for (int i = 0; i < PART_COUNT; i++)
        lines[i] = 0;
    for (size_t i = 0; i < first.n; i++) {
        add_lines(&first.v[i].above, lines);
        add_lines(&first.v[i].below, lines);
    }
    add_lines(&other.above, lines);
    add_lines(&other.below, lines);
    for (size_t i = 0; i < s->layout->ending.n; i++)
        line += page_shape_band(s, &s->layout->ending.v[i], s->pages - 1, line, 0, &ending);
    add_lines(&ending, lines);
}
