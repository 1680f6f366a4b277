/*
 * jsonguess.h: where in a JSON file the listings stand.
 */
#ifndef IMPORT_JSONGUESS_H
#define IMPORT_JSONGUESS_H

#include "base/vec.h"
#include "import/fieldindex.h"

enum json_units {
    JSON_VALUES,  /* one value after the other, as in JSON lines; one alone, too */
    JSON_LIST,    /* the elements of a list */
    JSON_MEMBERS, /* the members of an object, by their keys */
};

/* Values are read one by one, units; each is a listing, or has them somewhere inside. */
struct jsonguess {
    enum json_units units;
    size_t start;          /* where the first unit may stand: behind its list's bracket */
    bool inside;           /* a unit has the listings inside */
    VEC(struct str) steps; /* from it to what holds them; STR_NONE is "each element" */
    struct str path;       /* for the user: "items", "data.records"; empty: the top */
};

/* False when no object names a listing. */
bool jsonguess_run(struct jsonguess *out, struct str text, const struct field_index *index,
                   struct arena *a);

#endif
