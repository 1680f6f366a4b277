/*
 * fieldindex.h: which field a column's, element's or key's name is: by the field map when there is
 * one, then by the names that are known.
 */
#ifndef IMPORT_FIELDINDEX_H
#define IMPORT_FIELDINDEX_H

#include "base/diag.h"
#include "import/fieldmap.h"

struct field_index; /* opaque */

/* Built once a file; owned by the arena. `map` may be NULL. */
const struct field_index *field_index_new(struct arena *a, const struct fieldmap *map);
const struct fieldmap *field_index_map(const struct field_index *index);

/* First by the map, then by the names that are known. */
bool field_lookup(const struct field_index *index, struct str name, struct field_ref *out);
/* The same where names are nested: first the map by the path ("yhteystiedot/puhelin"), then as
 * above. */
bool field_lookup_path(const struct field_index *index, struct str path, struct str name,
                       struct field_ref *out);
/* By the map only. */
bool field_mapped(const struct field_index *index, struct str name, struct field_ref *out);
/* Does the map say that it is no field? */
bool field_ignored(const struct field_index *index, struct str name);
/* The rule by which a name that is known is not looked at; NULL when there is none. */
const struct field_rule *field_overruled(const struct field_index *index, struct str name);
/* Reports the rules of the map whose names the export does not have. */
void field_index_tell_unmet(const struct field_index *index, const char *export, struct diag *d);

#endif
