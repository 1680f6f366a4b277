/*
 * catalog.h: the faces that fonts.xml names, opened when first needed, and which of them draws a character.
 */
#ifndef FONT_CATALOG_H
#define FONT_CATALOG_H

#include "base/lang.h"
#include "config/fontlist.h"
#include "font/face.h"

struct font_catalog; /* opaque; process lifetime */

struct font_catalog *font_catalog_new(const struct fontlist *list);
void font_catalog_free(struct font_catalog *c);

/*
 * The face for a character in a role and weight: the first entry for this script (preferring the language's own) that has
 * a glyph, else any entry that has one. NULL when none has; a face that the list names and the machine lacks is reported
 * once (DIAG_FONT, with the package that holds it). `script` is ISO 15924 as an hb_script_t.
 */
const struct face *font_catalog_face(struct font_catalog *c, struct str role, bool bold,
                                     hb_script_t script, lang_tag lang, uint32_t code_point,
                                     struct diag *d);
/* The role's main face, for metrics. NULL after DIAG_FONT. */
const struct face *font_catalog_main(struct font_catalog *c, struct str role, bool bold,
                                     struct diag *d);
/* For `esite list fonts`: each entry with its path, or NULL where the file is missing. */
size_t font_catalog_count(const struct font_catalog *c);
const struct font_entry *font_catalog_entry(const struct font_catalog *c, size_t i,
                                            const char **path);

#endif
