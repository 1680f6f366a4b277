/*
 * order.h: the order of sections and of the entries in them.
 */
#ifndef SELECT_ORDER_H
#define SELECT_ORDER_H

#include "model/edition.h"

/* Sections come by rank; entries of one rank are in one section. */
struct chosen {
    struct edition_entry entry;
    unsigned rank;
    unsigned pin;             /* place in --pin; UINT_MAX: not pinned */
    const unsigned char *key; /* of the name, in Finnish order; made by order_chosen */
};

/* Sort keys of the names of an export's listings, kept from one ordering to the next. */
struct sort_keys;
struct sort_keys *sort_keys_new(const struct listings *l);
void sort_keys_free(struct sort_keys *k);

/*
 * Orders by rank, then pinned ones as they were pinned, larger priority, nearer, name in Finnish
 * order, and last by place in the export. The order does not depend on the machine's locale. `keys`
 * may be NULL. False after a report.
 */
bool order_chosen(struct chosen *v, size_t n, lang_tag lang, lang_tag fallback,
                  struct sort_keys *keys, struct arena *a, struct diag *d);

/* Indices of the names in Finnish order: place[i] is that of names[i]. False after a report. */
bool order_names(const struct str *names, size_t n, unsigned *place, struct arena *a,
                 struct diag *d);

#endif
