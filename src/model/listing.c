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

const struct value *value_in_lang(const value_list *list, lang_tag lang, lang_tag fallback)
{
    const struct value *second = NULL;

    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].lang == lang)
            return &list->v[i];
        if (!second && list->v[i].lang == fallback)
            second = &list->v[i];
    }
    return second ? second : list->n ? &list->v[0] : NULL;
}
