/*
 * given.c: see given.h.
 */
#include "import/json/given.h"

static const char services[] = "services";

bool given_is(const struct mapping *m, const struct node *giver, struct str key)
{
    const struct node *list = node_get(giver, services);

    return !field_index_map(m->src->index) && str_eq(key, str_from(services)) &&
           node_is_scalar(node_get(giver, "name")) && list && list->kind == NODE_LIST;
}

/* One of another vocabulary, or none. */
static bool map_other(struct mapping *m, const struct node *service, const struct node *name)
{
    mapping_begin(m);
    flat_map(m, service);
    if (!mapping_has(m, FIELD_ORGANIZATION))
        mapping_put(m, FIELD_ORGANIZATION, name);
    return mapping_end(m, service->at);
}

bool given_map(struct mapping *m, const struct node *giver)
{
    bool ok = true;

    if (hsds_gives(giver))
        return hsds_map(m, giver);
    NODE_EACH (x, node_get(giver, services))
        ok = ok && (x->kind == NODE_OBJECT ? map_other(m, x, node_get(giver, "name"))
                                           : mapping_no_object(m, x->at));
    return ok;
}
