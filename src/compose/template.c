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

/* A part of the end at the bottom of its page. */
static bool add_ending(const struct setting *s, struct template *t, size_t i)
{
    unsigned page = s->pages - (unsigned)(t->endings.n - i);
    struct page_shape other = page_shape_other(s, page), *shape = &t->pages.v[page];
    endings here = page_shape_endings(s, &other, page); /* pages may differ in width */
    unsigned above = fixed_bottom(&shape->above);

    if (here.n != t->endings.n)
        return false;
    t->endings.v[i] = here.v[i];
    /* Alone on its page, it needs no white above. */
    if (above + here.v[i].lines > shape->end + (above ? 0 : 1))
        return false;
    *shape = page_shape_shortened(shape, here.v[i].lines);
    return true;
}

static bool add_endings(const struct setting *s, struct template *t)
{
    struct page_shape other = page_shape_other(s, s->pages - 1);

    t->endings = page_shape_endings(s, &other, s->pages - 1);
    if (t->endings.n > s->pages)
        return false;
    for (size_t i = 0; i < t->endings.n; i++)
        if (!add_ending(s, t, i))
            return false;
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
    return add_endings(s, out) && !anything_left_out(s);
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
