/*
 * xmlguess.h: which element of an XML file is a record.
 */
#ifndef IMPORT_XMLGUESS_H
#define IMPORT_XMLGUESS_H

#include "config/xml.h"
#include "import/fieldindex.h"

/* Names that are records wherever they stand: ilmoitus, listing, palvelu … */
bool xmlguess_is_record(struct str name);

/*
 * The name of the element that directly holds the most fields, a name among them; STR_NONE when
 * there is none. Owned by the arena.
 */
struct str xmlguess_run(struct str text, const struct field_index *index, struct arena *a);

#endif
