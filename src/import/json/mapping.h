/*
 * mapping.h: a record as a tree, made into raw values: what the vocabularies that come as trees
 * have in common.
 */
#ifndef IMPORT_MAPPING_H
#define IMPORT_MAPPING_H

#include "base/buf.h"
#include "base/vec.h"
#include "import/json/node.h"
#include "import/source.h"

struct mapping {
    const struct source *src;
    struct arena *a;               /* of the record at hand */
    VEC(struct raw_value) values;  /* of it; in `a` */
    struct buf path;               /* names down to the member at hand, when there is a field map */
    const struct field_rule *rule; /* of the field map, by which values are put; NULL: none */
    const struct node *runner;     /* who runs it, when that is an object; NULL: it is none */
    bool named;                    /* the record itself has a name: those inside it are others' */
    uint64_t given;                /* bytes that records share, each time again */
    struct arena lasting;
    struct tally unknown; /* of the file */
};

void mapping_init(struct mapping *m, const struct source *src, struct arena *record);
void mapping_release(struct mapping *m);

/* Begins a record. */
void mapping_begin(struct mapping *m);
/* Gives it to the source's sink; false when that wants no more. */
bool mapping_end(struct mapping *m, struct loc at);
/* Counts a record that was reported as unusable. */
bool mapping_unusable(struct mapping *m, struct loc at);
/* Reports that what stands where a record should is no object, and counts it so. */
bool mapping_no_object(struct mapping *m, struct loc at);

/* Counts `bytes` that the record shares with those before it: a few in a file may come to very many
 * so. False after a report that they are more than may be unpacked. */
bool mapping_share(struct mapping *m, uint64_t bytes, struct loc at);

/* Each scalar of `n`, a scalar or a list of them, as a value. Nothing when there is none. */
void mapping_put(struct mapping *m, enum field_id field, const struct node *n);
void mapping_put_lang(struct mapping *m, enum field_id field, lang_tag lang, const struct node *n);
/* A text that was put together; nothing when it is empty. */
void mapping_put_made(struct mapping *m, enum field_id field, struct str text, struct loc at);
void mapping_put_phone(struct mapping *m, const struct node *n, struct str role, struct str hours);
/* The same for a number that is not of this country, printed as it is. */
void mapping_put_foreign_phone(struct mapping *m, const struct node *n, struct str role);
bool mapping_has(const struct mapping *m, enum field_id field);

/* The language that a member's name is: "fi", "sv-FI", "ckb". 0 when it is none that people here
 * write in: "url" is no Uruava. */
lang_tag mapping_lang(struct str key);

/* A member that means nothing here: told once, when the file is read. */
void mapping_unknown(struct mapping *m, const struct node *n);
/* The same for one that would mean something elsewhere: "venue.name". */
void mapping_misplaced(struct mapping *m, struct str holder, const struct node *n);
void mapping_tell_unknown(const struct mapping *m);

/* Each gives its vocabulary's values of a record, which is an object. */
void flat_map(struct mapping *m, const struct node *record);
bool lahella_is(const struct node *record);
bool lahella_map(struct mapping *m, const struct node *record);
bool hsds_is(const struct node *record);
/* Is it an organization with services inside, one at least of which shows that it is one? */
bool hsds_gives(const struct node *record);
bool hsds_map(struct mapping *m, const struct node *record);

#endif
