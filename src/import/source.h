/*
 * source.h: the kinds of files that records come from. Each reads a whole file and gives its
 * records to the sink.
 */
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include "import/fieldindex.h"
#include "import/raw.h"
#include "import/sheet/workbook.h"
#include "import/tally.h"
#include "import/text/encoding.h"

struct source {
    const char *path;
    const struct decoded *text;
    const struct import_options *options; /* limits filled in */
    const struct field_index *index;
    const struct municipality_table *table;
    const struct raw_sink *sink;
    lang_tag *main_lang; /* set when the file says it */
    struct arena *arena; /* for what lives as long as the file is read */
    struct arena *kept;  /* of the listings: for the names of sheets, which records keep */
    struct diag *d;
};

/* Notes what a file of this kind has a use for: bits of enum import_use. */
void source_uses(const struct source *src, unsigned uses);
/* The text of a file at `path`, in the encoding asked for, `declared` or guessed. False after a
 * fatal report. */
bool source_decode(const struct source *src, struct str bytes, struct str declared,
                   const char *path, struct decoded *out);

/* False after a fatal report. Says in a note as what the file was read. */
bool csvfile_read(const struct source *src);
bool sheetfile_read(const struct source *src, struct workbook *w);
/* Does the text begin as XML does? */
bool xmlfile_is(struct str text);
bool xmlfile_read(const struct source *src);
/* Does the text begin as JSON does? */
bool jsonfile_is(struct str text);
bool jsonfile_read(const struct source *src);
bool feedfile_read(const struct source *src);

/* Is it RSS, Atom or a WordPress export, and not some other XML? */
bool feedfile_is(struct str text);

/* Why such bytes can be no export at all, translated; NULL when they may be one. */
const char *source_trouble(struct str bytes);

/* The encoding for such a note: "Windows-1252 (guessed), with 3 bytes that are no text in it";
 * owned by the arena. */
const char *source_encoding(const struct source *src);

/* Reports the bytes of the file at `path` that were read as another encoding's, if there are any:
 * once its records are read, of which none is meant. */
void source_tell_foreign(const struct decoded *t, const char *path, struct diag *d);

/* Reports malformed XML, behind which is read on, and counts the listing that begins at `begun` as
 * unusable. Outside of one (line 0) what has just been *told is not told again. False when the sink
 * wants no more. */
bool source_broken(const struct source *src, struct loc at, const char *words, struct loc begun,
                   const char **told);

/* Reports a column or element that is no field, with the nearest one. */
void source_unknown(const struct source *src, struct str name, struct loc at, size_t times);
/* The same of every name of a tally. */
void source_tell_unknown(const struct source *src, const struct tally *unknown);

#endif
