/*
 * order.c: see order.h. Names are compared by ICU's sort keys for Finnish (z å ä ö; v and w apart),
 * made once each. ICU is asked only when there is something to order, since its data take time to
 * load.
 */
#include "select/order.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/intl.h"

static UCollator *open_collator(struct diag *d)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *c = ucol_open("fi", &status);

    if (U_SUCCESS(status))
        return c;
    diag_report(d, DIAG_INTERNAL, LOC_NONE, _("ICU can't put names in order: %s"),
                u_errorName(status));
    return NULL;
}

/* Ends with a zero byte, as strcmp wants it. Ill-formed bytes sort as U+FFFD. */
static const unsigned char *sort_key(const UCollator *c, struct str s, struct arena *a)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *text = arena_array(a, s.n + 1, sizeof *text);
    int32_t units, n;
    unsigned char *key;

    u_strFromUTF8WithSub(text, (int32_t)s.n + 1, &units, s.s ? s.s : "", (int32_t)s.n, 0xFFFD, NULL,
                         &status);
    n = ucol_getSortKey(c, text, units, NULL, 0);
    key = arena_alloc(a, (size_t)n);
    ucol_getSortKey(c, text, units, key, n);
    return key;
}

/* ---- Keys that are kept */

struct sort_keys {
    struct arena arena;
    UCollator *collator;      /* opened with the first key */
    const unsigned char ***v; /* by listing, NULL until it is first ordered; then by name, at the
                                 end that of none */
    const struct listing *first;
};

struct sort_keys *sort_keys_new(const struct listings *l)
{
    struct sort_keys *k = heap_alloc(sizeof *k);

    arena_init(&k->arena);
    k->v = heap_alloc((l->n + 1) * sizeof *k->v);
    k->first = l->v;
    return k;
}

void sort_keys_free(struct sort_keys *k)
{
    if (!k)
        return;
    if (k->collator)
        ucol_close(k->collator);
    arena_release(&k->arena);
    free(k->v);
    free(k);
}

static const unsigned char *kept_key(struct sort_keys *k, const struct listing *l,
                                     const struct value *name)
{
    const unsigned char ***keys = &k->v[l - k->first], **key;

    if (!*keys)
        *keys = arena_array(&k->arena, l->name.n + 1, sizeof **keys);
    key = &(*keys)[name ? (size_t)(name - l->name.v) : l->name.n];
    if (!*key)
        *key = sort_key(k->collator, name ? name->s : STR_NONE, &k->arena);
    return *key;
}

/* ---- Ordering */

static int by(long long x, long long y)
{
    return x < y ? -1 : x > y;
}

static int compare(const void *a, const void *b)
{
    const struct chosen *x = a, *y = b;
    const struct listing *p = x->entry.listing, *q = y->entry.listing;
    int c = by(x->rank, y->rank);

    if (!c)
        c = by(x->pin, y->pin);
    if (!c)
        c = by(q->priority, p->priority);
    if (!c)
        c = by(x->entry.reach, y->entry.reach);
    if (!c)
        c = strcmp((const char *)x->key, (const char *)y->key);
    return c ? c : by(p->order, q->order);
}

bool order_chosen(struct chosen *v, size_t n, lang_tag lang, lang_tag fallback,
                  struct sort_keys *keys, struct arena *a, struct diag *d)
{
    UCollator *c = keys ? keys->collator : NULL;

    if (n < 2)
        return true;
    c = c ? c : open_collator(d);
    if (!c)
        return false;
    if (keys)
        keys->collator = c;
    for (size_t i = 0; i < n; i++) {
        const struct listing *l = v[i].entry.listing;
        const struct value *name = value_in_lang(&l->name, lang, fallback);

        v[i].key = keys ? kept_key(keys, l, name) : sort_key(c, name ? name->s : STR_NONE, a);
    }
    if (!keys)
        ucol_close(c);
    qsort(v, n, sizeof *v, compare);
    return true;
}

struct named {
    const unsigned char *key;
    unsigned index;
};

static int compare_named(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int c = strcmp((const char *)x->key, (const char *)y->key);

    return c ? c : by(x->index, y->index);
}

bool order_names(const struct str *names, size_t n, unsigned *place, struct arena *a,
                 struct diag *d)
{
    struct named *v = arena_array(a, n, sizeof *v);
    UCollator *c = n > 1 ? open_collator(d) : NULL;

    if (n > 1 && !c)
        return false;
    for (unsigned i = 0; c && i < n; i++)
        v[i] = (struct named){sort_key(c, names[i], a), i};
    if (c) {
        ucol_close(c);
        qsort(v, n, sizeof *v, compare_named);
    }
    for (unsigned i = 0; i < n; i++)
        place[v[i].index] = i;
    return true;
}
