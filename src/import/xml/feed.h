/*
 * feed.h: a feed, or WordPress's export, as it is read: feedfile.c follows its elements, feeditem.c
 * knows what those of an item mean.
 */
#ifndef IMPORT_FEED_H
#define IMPORT_FEED_H

#include "base/buf.h"
#include "import/source.h"

enum feed_kind { FEED_NONE, FEED_RSS, FEED_RSS_1, FEED_ATOM, FEED_WORDPRESS };

struct feed {
    const struct source *src;
    enum feed_kind kind;
    unsigned depth;
    unsigned item_depth; /* 0: outside */
    unsigned last_depth; /* of the last one; 0: none yet */
    const char *told;    /* of what is malformed outside of items: the last that was told */
    struct loc item_at;
    struct arena item; /* texts of the item at hand */
    VEC(struct raw_value) values;
    struct arena vectors;
    struct tally unknown; /* names */
    struct tally left;    /* kinds of posts left out */

    /* The element at hand, a child of the item or of its <postmeta>. */
    struct str name, space;
    unsigned element_depth; /* 0: none */
    struct str domain, nicename, term, label, href, rel;
    struct buf text;
    struct loc at; /* of the first character that is not blank; line 0: none yet */

    struct str key;         /* of the metadata at hand */
    struct raw_value brief; /* an RSS description: of a whole or in place of it */
    bool has_content, has_id, has_day, skipped;
    lang_tag lang; /* of the item, as plugins for several languages say it */
};

/* The element at hand, which is complete, into the item's values. */
void feed_take_element(struct feed *r);

#endif
