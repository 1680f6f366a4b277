/*
 * wordpress.h: what is WordPress's own in its exports.
 */
#ifndef IMPORT_WORDPRESS_H
#define IMPORT_WORDPRESS_H

#include "base/buf.h"
#include "import/field.h"

/* Is it a kind of post that is never a listing: attachments, pages, menus, and what plugins keep
 * in the form of posts? */
bool wordpress_is_other(struct str post_type);

/* A category's domain that says nothing of the listing: menus, formats. */
bool wordpress_is_technical(struct str domain);

/* The field that a plugin of events keeps under such a key ("_EventStartDate"). */
bool wordpress_event_field(struct str key, enum field_id *out);

/* The text of a post as it would be shown: short codes are gone, blank lines end paragraphs. */
void wordpress_content(struct buf *out, struct str s);

/*
 * The texts in a value that PHP has serialized ("a:2:{i:0;s:7:\"Tampere\";…}"): false when it is
 * none. Calls `take` for each; slices of `s`.
 */
bool wordpress_unserialize(struct str s, void (*take)(void *user, struct str text), void *user);

#endif
