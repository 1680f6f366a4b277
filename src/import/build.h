/*
 * build.h: raw records become listings, whatever kind of file they come from.
 */
#ifndef IMPORT_BUILD_H
#define IMPORT_BUILD_H

#include "import/again.h"
#include "import/raw.h"
#include "import/text/clean.h"

struct builder {
    struct listings *out;
    const struct import_options *options; /* limits filled in */
    const struct municipality_table *table;
    struct diag *d;
    const char *file;    /* owned by the listings' arena */
    struct str whole;    /* the file's text, which outlives the listings: its slices are borrowed */
    bool borrowed;       /* some are */
    struct arena *texts; /* of listings: the listings' arena, or `passing` */
    struct arena passing; /* what is owned by one that is not kept */
    struct cleaner cleaner;
    struct arena lists;        /* those of the record at hand, until their lengths are known */
    struct raw_cursor cursor;  /* where its values stand */
    lang_tag main_lang;        /* of this file's texts without a language */
    size_t cap;                /* of out->v */
    size_t first;              /* of this file in out->v */
    uint32_t last_line;        /* of the last one that got an id by its line */
    struct again again;        /* what the exports before have */
    unsigned twice;            /* records of this file that are there, too */
    unsigned errors;           /* records of this file left out */
    unsigned warned;           /* and those with warnings */
    unsigned warnings;         /* of records, in d, up to the one at hand */
    unsigned addresses, names; /* withheld, in d, before this file */
    unsigned languages;        /* texts plainly in another one, in d, before this file */
    struct id_slot {
        uint64_t hash;
        uint32_t index1; /* in out->v, from 1; 0: free */
    } * ids;
    size_t id_slots; /* a power of two */
};

void builder_init(struct builder *b, struct listings *out, const char *file,
                  const struct import_options *options, const struct municipality_table *table,
                  struct diag *d);
void builder_release(struct builder *b);

/* For struct raw_sink; `user` is the builder. False at the limit of records. */
bool builder_add(void *user, const struct raw_record *record);

/* The note "read 2000 listings, …", and this file's counts into the listings. */
void builder_count(struct builder *b);

/* A record becoming a listing; for place.c and values.c. */
struct building {
    struct builder *b;
    struct listing l;
    struct loc ages;                     /* place of the first age, for a message about both */
    bool said_summary, said_description; /* to be in the file's language, which then they are */
};

/* The place in the listing's file; none when it is in another, as of tables that were joined. */
struct spot build_spot(const struct building *w, struct loc at);

/* A cleaned text as one that stays: borrowed from the file where it stands there so, else copied to
 * b->texts. */
struct str build_text(struct building *w, struct str clean);

/* The place of a part of a value of the record at hand, as raw_loc_of says it. */
struct loc build_loc(const struct building *w, const struct raw_text *t, struct str part);

/* The same with its place. */
struct value build_value(struct building *w, const struct raw_value *v, struct str clean);

/* A fresh element at the end of one of the listing's lists. */
#define build_push(w, list) vec_push(&(w)->b->lists, list)

/* Calls `take` for each part between separators that stand outside brackets, trimmed, not empty. */
typedef bool build_separators[256];
void build_each(struct building *w, const struct raw_value *v, const build_separators separators,
                void (*take)(struct building *w, const struct raw_value *v, struct str part));

#endif
