/*
 * once.c: see once.h. Two messages with the same digest are one in 2⁶⁴.
 */
#include "compose/once.h"

enum { ROOM_AT_FIRST = 16 };

/* True when it wasn't there. */
static bool add(uint64_t *v, size_t room, uint64_t digest)
{
    size_t i = (size_t)digest & (room - 1);

    while (v[i] && v[i] != digest)
        i = (i + 1) & (room - 1);
    if (v[i])
        return false;
    v[i] = digest;
    return true;
}

static void grow(struct once *o)
{
    size_t room = o->room * 2;
    uint64_t *v = arena_array(o->arena, room, sizeof *v);

    for (size_t i = 0; i < o->room; i++)
        if (o->said[i])
            add(v, room, o->said[i]);
    o->said = v;
    o->room = room;
}

static void hear(void *user, enum diag_code code, struct loc at, struct str text)
{
    struct once *o = user;
    uint64_t place = at.file ? str_hash(str_from(at.file)) : 0;
    uint64_t digest = str_hash(text) * 31 + place * 7 + (uint64_t)at.line * 1000003 +
                      (uint64_t)at.col * 101 + (uint64_t)code;

    if (2 * o->n >= o->room)
        grow(o);
    if (!add(o->said, o->room, digest ? digest : 1))
        return;
    o->n++;
    diag_relay(o->to, code, at, text);
}

void once_init(struct once *o, struct diag *to, struct arena *a)
{
    *o = (struct once){.to = to, .arena = a, .room = ROOM_AT_FIRST};
    o->said = arena_array(a, o->room, sizeof *o->said);
    diag_init(&o->diag, NULL);
    o->diag.sink = hear;
    o->diag.user = o;
}
