/*
 * job.h: one leaflet through every stage. The only file that knows them all.
 *
 * A kit is what outlives a leaflet: the campaign, the municipality table, icons, fonts, caches, the
 * layouts and labels that were opened so far. A job is one leaflet: its request, its layout, where
 * it goes.
 */
#ifndef JOB_H
#define JOB_H

#include "base/buf.h"
#include "base/digest.h"
#include "base/limit.h"
#include "compose/compose.h"
#include "config/campaign.h"
#include "config/labels.h"
#include "model/edition.h"
#include "model/frame.h"

enum job_stage { JOB_SELECT, JOB_TELL, JOB_COMPOSE, JOB_WRITE, JOB_SAVE, JOB_STAGES };

struct job_kit {
    struct arena arena; /* process lifetime: everything below but fonts and cache */
    const struct municipality_table *table;
    const struct campaign *campaign;
    const struct icons *icons;
    struct font_catalog *fonts;
    struct compose_cache *cache;
    struct select_index *index; /* NULL: each leaflet looks at all listings */
    struct told *told;          /* NULL: each entry is told anew */
    struct write_cache *writer;
    void (*passed)(enum job_stage stage); /* called after each stage, for a stopwatch; or NULL */
    VEC(const struct layout *) layouts;
    VEC(const struct labels *) labels;
};

enum job_format { FORMAT_PDF, FORMAT_TRACE };

/* Pages for reading or sheets for the printer: as the layout is made for, or as asked. */
enum job_paper { PAPER_LAYOUT, PAPER_SCREEN, PAPER_IMPOSE };

/* In which language, or which two: the first leads, and decides the page's direction. */
struct job_language {
    const struct labels *labels, *second; /* NULL: one language */
};

struct job {
    struct request request;
    const struct layout *layout;
    struct job_language language;
    enum job_format format;
    enum job_paper paper;
    bool press; /* bleed and crop marks */
    bool mono;  /* black and greys only */
    struct limits limits;
    const char *output; /* path, "-" is standard output, NULL: compose only (--dry-run) */
    bool quick;         /* does not wait for the disk: file_write_quick */
    const char *producer;
};

/* What came of it, for the summary and for --explain. All owned by the job's arena. */
struct job_result {
    struct arena arena;
    struct edition edition;
    struct story story;
    struct frames frames;
    size_t bytes; /* of the file, and their digest */
    struct digest digest;
};

/*
 * Opens the municipality table and the campaign (NULL: a plain leaflet). Fonts and icons are opened
 * by the first job, or by job_kit_open_press, for whoever has many jobs. False after a fatal
 * report; release it in either case.
 */
bool job_kit_init(struct job_kit *kit, const char *campaign, struct diag *d);
bool job_kit_open_press(struct job_kit *kit, struct diag *d);
/* All jobs will be about these listings, and there will be many: work that pays only then is done
 * once. Call it before workers are forked. */
void job_kit_expect_many(struct job_kit *kit, const struct listings *listings);
void job_kit_release(struct job_kit *kit);

/* Opened once and kept. NULL after a fatal report. `easy`: as labels_easy has them. */
const struct layout *job_kit_layout(struct job_kit *kit, struct str name, struct diag *d);
const struct labels *job_kit_labels(struct job_kit *kit, lang_tag lang, bool easy, struct diag *d);

/* A result serves one job after another; each forgets the one before. */
void job_result_init(struct job_result *r);
void job_result_release(struct job_result *r);

/*
 * Makes the leaflet: chooses its listings, then does the rest. False after a fatal report; nothing
 * is written then. The result is filled as far as it came.
 */
bool job_select(struct job_kit *kit, const struct job *job, const struct listings *listings,
                struct diag *d, struct job_result *out);
bool job_make(struct job_kit *kit, const struct job *job, struct diag *d, struct job_result *out);

/* Both, into a result that is initialised here. */
bool job_run(struct job_kit *kit, const struct job *job, const struct listings *listings,
             struct diag *d, struct job_result *out);

/* What makes the printed variant of an entry hard to read; nothing where none is printed. Owned by
 * the job's arena. */
struct readability job_readability(struct job_result *r, const struct choice *c);

/* "fi", or two codes with a mark between: "fi+ru". Into `out`, and returns it. */
enum { JOB_LANGUAGE_BYTES = 8 };
const char *job_language_name(const struct job_language *l, char mark,
                              char out[JOB_LANGUAGE_BYTES]);

/* How many of its listings are in it. */
size_t job_printed(const struct job_result *r);

/* "tampere-ikaantyneet-a5-leaflet-fi.pdf", "…-fi-ru.pdf". Owned by the arena. */
const char *job_file_name(struct arena *a, const struct job *job);

/* "8 pages, 61 listings", for people; "1 page" of a poster, which has none. */
void job_put_size(struct buf *b, size_t pages, size_t listings);

#endif
