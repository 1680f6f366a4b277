/*
 * pair.c: see pair.h.
 *
 * Small pages may have no room for all that stands still in both languages. What can be done
 * without at need is what neither names anything nor says whom to call: the colophon, the season in
 * the masthead, the contents (the sections have both names where they are), taglines, leads and the
 * text under the helpline's hours.
 */
#include "tell/pair/pair.h"

#include "tell/pair/pairing.h"

static bool is_lesser_part(int part)
{
    return part == PART_MASTHEAD || part == PART_CONTENTS || part == PART_COLOPHON;
}

static bool has_lesser_texts(int part)
{
    return part == PART_TITLE || part == PART_HELPLINE;
}

static bool is_lesser_text(const struct block *b)
{
    return b->style == STYLE_TAGLINE || b->style == STYLE_LEAD || b->style == STYLE_HELPLINE_TEXT;
}

static void drop_lesser_texts(struct block *parent)
{
    struct block *next = parent->first;

    parent->first = parent->last = NULL;
    while (next) {
        struct block *b = next;

        next = b->next;
        b->next = NULL;
        if (is_lesser_text(b))
            continue;
        drop_lesser_texts(b);
        block_append(parent, b);
    }
}

static struct block *pair_less(const struct pairing *p, int part, const struct block *f,
                               const struct block *s)
{
    struct block *both, *second;

    if (!is_lesser_part(part) && !has_lesser_texts(part))
        return NULL;
    both = block_copy(p->arena, f);
    if (is_lesser_part(part))
        return both;
    second = block_copy(p->arena, s);
    drop_lesser_texts(second);
    pairing_pair(p, both, second);
    return both;
}

void pair_stories(struct story *first, const struct story *second, bool wide_contents,
                  struct arena *a)
{
    const struct pairing p = {a, first->lang, second->lang, wide_contents};

    for (int part = 0; part < PART_FOOT_NAME; part++) {
        struct block *f = first->part[part];
        const struct block *s = second->part[part];

        if (!f || !s || part == PART_STRIP)
            continue;
        first->less[part] = pair_less(&p, part, f, s);
        pairing_pair(&p, f, s);
    }
    first->second = second->lang;
}
