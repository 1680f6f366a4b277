/*
 * catalog.h: the faces that fonts.xml names, opened when first needed, and which of them draws a
 * character.
 */
#ifndef FONT_CATALOG_H
#define FONT_CATALOG_H

#include "base/lang.h"
#include "config/fontlist.h"
#include "font/face.h"

struct font_catalog; /* opaque; process lifetime, not for several threads at once */

/* Borrows the list. Looks at no file yet. */
struct font_catalog *font_catalog_new(const struct fontlist *list);
void font_catalog_free(struct font_catalog *c);

/* A way of setting text; the order in which its faces are asked for glyphs depends on all four. */
struct font_request {
    struct str role;
    bool bold;
    hb_script_t script; /* ISO 15924; HB_SCRIPT_COMMON for symbols, which any entry may draw */
    lang_tag lang;
};

/*
 * The first face with a glyph for the character, among the entries of the role: those for the
 * script and the language, those for the script and no language in particular, the script's
 * others, those for signs (Zyyy), those for any script; at each step the weight asked for before
 * the other. NULL when there is none; *missing then names an entry for the script whose file is
 * missing or unusable, or is NULL.
 */
const struct face *font_catalog_face(struct font_catalog *c, const struct font_request *r,
                                     uint32_t code_point, const struct font_entry **missing);

/*
 * Has any face that would be asked a glyph for the character, in its own script or, when it has
 * none, beside any? As near to what a leaflet does as can be said of a character alone. *missing as
 * above.
 */
bool font_catalog_draws(struct font_catalog *c, struct str role, uint32_t code_point,
                        const struct font_entry **missing);

/* The role's first entry in this weight, for metrics and for glyphs that no face has. NULL after
 * DIAG_FONT. */
const struct face *font_catalog_main(struct font_catalog *c, struct str role, bool bold,
                                     struct diag *d);

/* For `esite list fonts`: each entry with its path, or NULL where the file is missing. */
size_t font_catalog_count(const struct font_catalog *c);
const struct font_entry *font_catalog_entry(struct font_catalog *c, size_t i, const char **path);

#endif
