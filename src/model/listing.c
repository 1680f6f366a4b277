/*
 * listing.c: the lifetime of listings, and choosing among a record's languages.
 */
#include "model/listing.h"

#include <stdlib.h>

void listings_init(struct listings *l)
{
    *l = (struct listings){0};
    arena_init_large(&l->arena);
}

void listings_release(struct listings *l)
{
    for (size_t i = 0; i < l->held.n; i++)
        file_close(&l->held.v[i]);
    arena_release(&l->arena);
    free(l->v);
    *l = (struct listings){0};
}

struct value *value_only_in(const value_list *list, lang_tag lang)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].lang == lang)
            return &list->v[i];
    return NULL;
}

const struct value *value_in_lang(const value_list *list, lang_tag lang, lang_tag fallback)
{
    const struct value *v = value_only_in(list, lang);

    if (!v)
        v = value_only_in(list, fallback);
    return v || !list->n ? v : &list->v[0];
}
