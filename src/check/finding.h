/*
 * finding.h: what was found in the data, by kind: every message of the import stage and of the
 * rules here, each with the listing it is about.
 *
 * Of each kind only so many are kept, the rest are counted: a report of a million lines helps
 * nobody, and memory stays bounded however bad the export is.
 */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/listing.h"

/* How a report groups them. What is withheld for the sake of persons, has ended, or is a draft is
 * as it should be: something to know, nothing to mend. */
enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_STYLE, SEVERITY_NOTE, SEVERITIES };

enum severity severity_of(enum diag_code code);

struct finding {
    struct loc at;
    struct str detail;   /* without the kind's wording; owned by the arena */
    struct str id, name; /* of the listing; STR_NONE when there is none, or it was left out */
};

struct finding_kind {
    VEC(struct finding) v; /* in the order of the files and their lines after findings_sort */
    size_t found;
};

struct findings {
    struct arena *arena;
    size_t limit; /* of each kind; 0: all */
    struct finding_kind kinds[DIAG_CODES];
};

/* `text` is a whole message, as a diag's sink is given it. The finding, until the next call; NULL
 * when it was only counted. */
struct finding *findings_add(struct findings *f, enum diag_code code, struct loc at,
                             struct str text);
void finding_set_listing(const struct findings *f, struct finding *finding,
                         const struct listing *l);

/* `files`: their names in the order in which they were read. */
void findings_sort(struct findings *f, const struct str *files, size_t n);

/* DIAG_GUESSED_FORMAT, which is about the file, is not counted. */
size_t findings_count(const struct findings *f, enum severity severity);

/* What was found and how to mend it: a detail's parts before and behind the first semicolon that is
 * in no quotation; the second is STR_NONE when there is none. */
void finding_split(struct str detail, struct str *found, struct str *mend);

#endif
