/*
 * listing.h: what the import stage makes: records with clean values, each with its place in the
 * export.
 *
 * Values are clean but not yet worded: text is UTF-8 in NFC without control characters, HTML is
 * gone, phones and dates are parsed, municipalities are codes. How they are printed is tell's
 * business; what a category or an audience means is the campaign's, so these stay as they were
 * typed.
 */
#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/lang.h"
#include "base/vec.h"

struct municipality; /* config/municipality.h */

/* A text of the record and where it stands; the file is the record's. */
struct value {
    struct str s; /* owned by the listings; STR_NONE when the field is absent or empty */
    uint32_t line, col;
    lang_tag lang; /* of a name, summary or description; 0 elsewhere */
};

/* Where a value stands that is no text; line 0 when it is absent. */
struct spot {
    uint32_t line, col;
};

/*
 * In a description a newline ends a paragraph, and a paragraph that begins with "• " is an item of
 * a list. Names and other one-line values hold no newline.
 */
typedef SHORT_VEC(struct value) value_list;

struct phone {
    struct str number; /* as typed, tidied: "+358 50 323 3773", "116 117" */
    struct str e164;   /* "+358503233773"; a short or service number as it is dialled: "116117",
                          "0800147111" */
    struct str role;   /* "ajanvaraus", or none */
    struct str hours;  /* "ma–to klo 9–11", or none */
    bool named;        /* the role begins with a name, whose capital letter stays */
    uint32_t line, col;
};

enum listing_type { TYPE_SUPPORT, TYPE_HOBBY, TYPE_VOLUNTEER };
enum listing_status { STATUS_PUBLISHED, STATUS_DRAFT, STATUS_ENDED };
enum listing_mode { MODE_PLACE = 1, MODE_ONLINE = 2, MODE_PHONE = 4 }; /* bits */

struct listing {
    const char *file; /* borrowed; of every place in this record */
    uint32_t line, col;
    uint32_t order; /* number in the export, from 0 */

    struct str id;   /* the export's own, or "file:line" */
    value_list name; /* at least one; the first is in the export's main language */
    value_list summary;
    value_list description;
    struct value organization;
    enum listing_type type;
    enum listing_status status;
    value_list categories, audiences; /* as typed */
    int min_age, max_age;             /* years, -1: not said */

    SHORT_VEC(const struct municipality *) municipalities; /* borrowed from the table */
    SHORT_VEC(struct str) regions;                         /* region codes: "06" */
    bool nationwide;

    unsigned modes; /* enum listing_mode, 0: not said */
    struct value street, postal_code, town;
    struct date start, end, valid_until; /* `end` and `valid_until` are the last days */
    struct spot start_at, end_at, valid_until_at, modified_at;
    value_list hours;
    struct value fee, registration;
    SHORT_VEC(struct phone) phones;
    value_list emails; /* those of persons are not here but counted as withheld */
    value_list urls;   /* with a scheme, http or https; Finnish letters kept */
    value_list service_languages;
    struct value accessibility;
    struct value contact_person; /* never printed unless asked for */
    struct date modified;
    int priority; /* larger is more important; 0 is usual */
};

struct listings {
    struct arena arena;    /* owns the texts below that are not as they stand in a file */
    VEC(struct file) held; /* and these the others */
    struct listing *v;     /* on the heap: in an arena a large export would stand twice */
    size_t n;
    /* When set, each listing is handed over when it is read and gone after the call: `v` stays
     * NULL, and whoever takes them sees to ids that are given twice. */
    void (*take)(void *user, const struct listing *l);
    void *user;
    unsigned read, with_errors, with_warnings; /* read = n + with_errors */
    lang_tag main_lang;                        /* of texts without a language */
};

void listings_init(struct listings *l);
void listings_release(struct listings *l);

static inline struct loc listing_loc(const struct listing *l)
{
    return (struct loc){l->file, l->line, l->col};
}
static inline struct loc value_loc(const struct listing *l, const struct value *v)
{
    return (struct loc){l->file, v->line ? v->line : l->line, v->line ? v->col : l->col};
}
static inline struct loc spot_loc(const struct listing *l, struct spot s)
{
    return (struct loc){l->file, s.line ? s.line : l->line, s.line ? s.col : l->col};
}

/* Is its id the export's own? Then another may have it, too. */
static inline bool listing_has_id(const struct listing *l)
{
    return !str_starts(l->id, str_from(l->file));
}

/* The text in `lang`; NULL when there is none. */
struct value *value_only_in(const value_list *list, lang_tag lang);
/* The text in `lang`, else in the fallback, else the first; NULL when the list is empty. */
const struct value *value_in_lang(const value_list *list, lang_tag lang, lang_tag fallback);

#endif
