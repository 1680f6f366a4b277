/*
 * field.h: the fields of a listing, and the names by which exports call them.
 *
 * A name is looked up without regard to letter case, to å/ä/ö, to spaces, hyphens and underscores:
 * "Postinumero", "posti-numero" and "POSTI_NUMERO" are one. A text's language may follow it:
 * "nimi_sv", "Name (en)", "Kuvaus ruotsiksi".
 */
#ifndef IMPORT_FIELD_H
#define IMPORT_FIELD_H

#include "base/arena.h"
#include "base/lang.h"
#include "import/import.h"

/* In the order of the table, which is that of `esite list fields`. */
enum field_id {
    FIELD_ID,
    FIELD_NAME,
    FIELD_SUMMARY,
    FIELD_DESCRIPTION,
    FIELD_ORGANIZATION,
    FIELD_TYPE,
    FIELD_CATEGORIES,
    FIELD_AUDIENCES,
    FIELD_MIN_AGE,
    FIELD_MAX_AGE,
    FIELD_MUNICIPALITIES,
    FIELD_REGION,
    FIELD_NATIONWIDE,
    FIELD_MODE,
    FIELD_ADDRESS,
    FIELD_POSTAL_CODE,
    FIELD_TOWN,
    FIELD_START,
    FIELD_END,
    FIELD_VALID_UNTIL,
    FIELD_HOURS,
    FIELD_FEE,
    FIELD_REGISTRATION,
    FIELD_PHONE,
    FIELD_EMAIL,
    FIELD_URL,
    FIELD_LANGUAGES,
    FIELD_ACCESSIBILITY,
    FIELD_STATUS,
    FIELD_MODIFIED,
    FIELD_PRIORITY,
    FIELD_CONTACT_PERSON,
    FIELDS
};

struct field_rule; /* of a field map: fieldmap.h */

struct field_ref {
    enum field_id field;
    lang_tag lang;                 /* 0: the name says none */
    const struct field_rule *rule; /* that says so; NULL: the name itself does */
};

/* By the name in the table, Finnish or English, exactly. */
bool field_by_name(struct str name, enum field_id *out);
bool field_has_language(enum field_id field); /* name, summary, description */
bool field_is_many(enum field_id field);      /* may stand in several columns or elements */
const char *field_name(enum field_id field);  /* "nimi" */

/* The field whose name is nearest to a misspelt one, or STR_NONE. */
struct str field_suggest(struct str name);

/* Letters of `name` folded as above, into `out`; STR_NONE when there are more than `size` bytes. */
struct str field_fold(struct str name, char *out, size_t size);

#endif
