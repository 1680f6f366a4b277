/*
 * place.c: the municipalities of a leaflet in one phrase. Up to three are named; more are their
 * region, if they share one.
 */
#include "tell/cover.h"

enum { NAMED_MAX = 3 };

static struct str region_name(const struct region *r, lang_tag lang)
{
    return lang == LANG_SV && r->sv.n ? r->sv : r->fi;
}

/* The region that all share, or NULL. */
static const struct region *shared_region(const struct teller *t,
                                          const struct municipality *const *v, size_t n)
{
    const struct region *r = n ? region_of(t->table, v[0]) : NULL;

    for (size_t i = 1; i < n && r; i++)
        if (region_of(t->table, v[i]) != r)
            r = NULL;
    return r;
}

static struct place named(struct teller *t, const struct municipality *const *v, size_t n,
                          lang_tag lang)
{
    struct str form[5][NAMED_MAX];

    for (size_t i = 0; i < n; i++) {
        form[0][i] = municipality_name(v[i], lang);
        form[1][i] = v[i]->genitive;
        form[2][i] = v[i]->in;
        form[3][i] = v[i]->to;
        form[4][i] = v[i]->from;
    }
    return (struct place){
        .name = teller_list(t, form[0], n),
        .genitive = teller_list(t, form[1], n),
        .in = teller_list(t, form[2], n),
        .to = teller_list(t, form[3], n),
        .from = teller_list(t, form[4], n),
        /* A name alone is Finnish, or Swedish; several are joined by words of the leaflet's
           language. */
        .lang = n > 1 || lang == LANG_SV ? lang : LANG_FI,
    };
}

static struct place plain(struct str name, lang_tag lang)
{
    return (struct place){name, name, name, name, name, lang, false};
}

struct place place_of(struct teller *t, lang_tag lang)
{
    const struct municipality *const *v = t->request->municipalities.v;
    size_t n = t->request->municipalities.n;
    const struct region *r;
    struct place p;

    if (!n) {
        v = t->campaign->municipalities.v;
        n = t->campaign->municipalities.n;
    }
    if (n && n <= NAMED_MAX)
        return named(t, v, n, lang);
    r = shared_region(t, v, n);
    if (!r) {
        p = plain(label(t->labels, LABEL_NATIONWIDE), t->lang);
        p.everywhere = true;
        return p;
    }
    p = plain(region_name(r, lang), lang == LANG_SV ? lang : LANG_FI);
    p.genitive = r->genitive.n ? r->genitive : p.genitive;
    p.in = r->in.n ? r->in : p.in;
    return p;
}
