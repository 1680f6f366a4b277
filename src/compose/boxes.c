/*
 * boxes.c: see boxes.h. A table of open addressing, by block, layout and width. A kept box has no
 * pieces but the items of a frame, from its own top left corner.
 */
#include "compose/boxes.h"

#include <stdlib.h>
#include <string.h>

#include "compose/cache.h"
#include "compose/draw.h"

enum {
    FULL = 16 * 1024 * 1024, /* bytes */
    SLOTS = 1 << 13,         /* a power of two */
};

struct kept {
    const struct block *block;
    const struct layout *layout;
    pt64 width;
    struct box box;
};

struct boxes {
    struct arena arena;
    struct kept *slots[SLOTS];
    size_t n;
};

struct boxes *boxes_new(void)
{
    struct boxes *b = heap_alloc(sizeof *b);

    arena_init(&b->arena);
    return b;
}

void boxes_free(struct boxes *b)
{
    if (!b)
        return;
    arena_release(&b->arena);
    free(b);
}

bool boxes_is_full(const struct boxes *b)
{
    return b->arena.used > FULL || b->n > SLOTS / 2;
}

void boxes_empty(struct boxes *b)
{
    arena_reset(&b->arena);
    memset(b->slots, 0, sizeof b->slots);
    b->n = 0;
}

static size_t slot_of(const struct boxes *b, const struct block *block, const struct layout *layout,
                      pt64 width)
{
    size_t i = ((uintptr_t)block / sizeof *block * 31 + (size_t)width) & (SLOTS - 1);
    const struct kept *k;

    while ((k = b->slots[i]) && !(k->block == block && k->layout == layout && k->width == width))
        i = (i + 1) & (SLOTS - 1);
    return i;
}

/* Everything that was said in this leaflet, and all that would have been had it not been said
 * before. */
static unsigned said(const struct setting *s)
{
    unsigned n = s->cache->complaints;

    for (unsigned level = 0; level <= DIAG_FATAL; level++)
        n += s->diag->count[level];
    return n;
}

static bool waits_for_numbers(const struct box *box)
{
    for (size_t i = 0; i < box->pieces.n; i++)
        if (box->pieces.v[i].kind == PIECE_LATE)
            return true;
    return false;
}

static struct kept *keep(struct boxes *boxes, const struct setting *s, const struct block *b,
                         pt64 width, const struct box *box)
{
    struct kept *k = arena_new(&boxes->arena, struct kept);
    struct setting lasting = *s;
    struct frame frame = {.width = box->width};

    lasting.arena = &boxes->arena;
    draw_box(&lasting, box, 0, 0, NULL, &frame);
    k->block = b;
    k->layout = s->layout;
    k->width = width;
    k->box = *box;
    memset(&k->box.pieces, 0, sizeof k->box.pieces);
    k->box.items = frame.items.v;
    k->box.n_items = frame.items.n;
    return k;
}

const struct box *boxes_measure(const struct setting *s, const struct block *b, pt64 width)
{
    struct boxes *boxes = s->cache->boxes;
    const struct box *box;
    unsigned before = said(s);
    size_t slot;

    if (!b->kept || boxes->n > SLOTS / 4 * 3)
        return measure_block(s, b, width);
    slot = slot_of(boxes, b, s->layout, width);
    if (boxes->slots[slot])
        return &boxes->slots[slot]->box;
    box = measure_block(s, b, width);
    if (said(s) != before || waits_for_numbers(box))
        return box;
    boxes->slots[slot] = keep(boxes, s, b, width, box);
    boxes->n++;
    return &boxes->slots[slot]->box;
}
