/*
 * heard.c: see heard.h.
 */
#include "base/heard.h"

static void hear(void *user, enum diag_code code, struct loc at, struct str text)
{
    struct heard *h = user;

    *vec_push(h->arena, &h->said) = (struct message){code, at, str_copy(h->arena, text)};
}

void heard_init(struct heard *h, struct arena *a)
{
    *h = (struct heard){.arena = a};
    diag_init(&h->diag, NULL);
    h->diag.sink = hear;
    h->diag.user = h;
}

void messages_relay(const messages *m, struct diag *to)
{
    for (size_t i = 0; i < m->n; i++)
        diag_relay(to, m->v[i].code, m->v[i].at, m->v[i].text);
}
