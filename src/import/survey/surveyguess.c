/*
 * surveyguess.c: which field each column of an unknown export seems to hold.
 *
 * A name that is known says it. Else what most of the values look like does: addresses of mail and
 * the web, phone numbers, postcodes, days, places, the campaign's categories. At last, of what is
 * left, the short texts that hardly repeat are the listings' names, and the longest texts their
 * descriptions. A field that is one goes to the first column that it fits.
 */
#include "import/columns.h"
#include "import/hourparts.h"
#include "import/json/mapping.h"
#include "import/survey/survey.h"

static bool is_taken(const struct survey *s, struct field_ref ref)
{
    for (size_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].given && s->v.v[i].ref.field == ref.field && s->v.v[i].ref.lang == ref.lang)
            return true;
    return false;
}

static bool give(struct survey *s, struct surveyed *c, struct field_ref ref, bool named)
{
    if (c->given || (!field_is_many(ref.field) && is_taken(s, ref)))
        return false;
    ref.rule = NULL;
    c->ref = ref;
    c->named = named;
    c->given = true;
    return true;
}

static bool give_field(struct survey *s, struct surveyed *c, enum field_id field)
{
    return give(s, c, (struct field_ref){field, 0, NULL}, false);
}

/* ---- By name */

/* Names that say nothing where they stand: "type" of a contact, "id" of a part. */
static bool is_inner(const struct surveyed *c)
{
    static const char *const vague[] = {"id", "type", "kind", "key", "time", "info", "text", NULL};
    size_t depth = str_find_char(c->path, '/', 0);

    if (depth == SIZE_MAX)
        depth = str_find_char(c->path, '.', 0);
    if (depth == SIZE_MAX || str_eq(c->path, c->name))
        return false;
    for (const char *const *v = vague; *v; v++)
        if (str_eq_ascii_case(c->name, str_from(*v)))
            return true;
    return false;
}

/* "traits.translations.sv.name": the language that stands on the way; 0 when there is none. */
static lang_tag lang_in_path(struct str path)
{
    lang_tag lang = 0;

    for (size_t from = 0, i = 0; i < path.n; i++)
        if (path.s[i] == '.' || path.s[i] == '/') {
            lang =
                mapping_lang(str_sub(path, from, i)) ? mapping_lang(str_sub(path, from, i)) : lang;
            from = i + 1;
        }
    return lang;
}

static void guess_by_name(struct survey *s)
{
    for (size_t i = 0; i < s->v.n; i++) {
        struct surveyed *c = &s->v.v[i];
        struct field_ref ref;

        if (!c->filled || is_inner(c) || !field_lookup(s->index, c->name, &ref))
            continue;
        if (!ref.lang && field_has_language(ref.field))
            ref.lang = lang_in_path(c->path);
        give(s, c, ref, true);
    }
}

/* Columns of a table that are understood together: "Ma", "Ti", "Ke" …; "Tampere", "Nokia" …. */
static void guess_together(struct survey *s, enum field_id field, unsigned from)
{
    unsigned n = 0;

    for (unsigned pass = 0; pass < 2 && s->table_of; pass++)
        for (size_t i = 0; i < s->v.n && (!pass || n >= from); i++) {
            struct surveyed *c = &s->v.v[i];

            if (c->given || !(field == FIELD_HOURS ? hourparts_is_weekday(c->name)
                                                   : headings_is_place(s->table_of, c->name)))
                continue;
            n += !pass;
            if (pass)
                c->alone = give(s, c, (struct field_ref){field, 0, NULL}, true);
        }
}

/* ---- By content */

static const struct {
    enum trait trait;
    enum field_id field;
} MEANINGS[] = {
    {TRAIT_EMAIL, FIELD_EMAIL},
    {TRAIT_URL, FIELD_URL},
    {TRAIT_PHONE, FIELD_PHONE},
    {TRAIT_POSTCODE, FIELD_POSTAL_CODE},
    {TRAIT_MOMENT, FIELD_MODIFIED},
    {TRAIT_DAY, FIELD_START},
    {TRAIT_DAY, FIELD_END},
    {TRAIT_DAY, FIELD_VALID_UNTIL},
    {TRAIT_DAY, FIELD_MODIFIED},
    {TRAIT_CATEGORY, FIELD_CATEGORIES},
    {TRAIT_AUDIENCE, FIELD_AUDIENCES},
    {TRAIT_PLACE, FIELD_MUNICIPALITIES},
    {TRAIT_TYPE, FIELD_TYPE},
    {TRAIT_STATUS, FIELD_STATUS},
    {TRAIT_MODE, FIELD_MODE},
    {TRAIT_LANGUAGE, FIELD_LANGUAGES},
    {TRAIT_ADDRESS, FIELD_ADDRESS},
    {TRAIT_HOURS, FIELD_HOURS},
    {TRAIT_PRICE, FIELD_FEE},
    {TRAIT_ORGANIZATION, FIELD_ORGANIZATION},
    {TRAIT_PERSON, FIELD_CONTACT_PERSON},
};
enum { MEANING_COUNT = sizeof MEANINGS / sizeof *MEANINGS };

static bool mostly(const struct surveyed *c, enum trait trait)
{
    return c->filled && c->traits[trait] * 10 >= c->filled * 6;
}

/* A place right behind the postcodes is their town. */
static bool is_town(const struct survey *s, size_t i)
{
    return i && s->v.v[i - 1].given && s->v.v[i - 1].ref.field == FIELD_POSTAL_CODE &&
           mostly(&s->v.v[i], TRAIT_PLACE);
}

static void guess_by_content(struct survey *s)
{
    for (size_t i = 0; i < s->v.n; i++) {
        if (is_town(s, i))
            give_field(s, &s->v.v[i], FIELD_TOWN);
        for (size_t k = 0; k < MEANING_COUNT && !s->v.v[i].given; k++)
            if (mostly(&s->v.v[i], MEANINGS[k].trait))
                give_field(s, &s->v.v[i], MEANINGS[k].field);
    }
}

/* ---- Texts */

/* Short texts, hardly two alike, in nearly every record. */
static bool may_be_name(const struct survey *s, const struct surveyed *c)
{
    return !c->given && c->filled * 10 >= s->records * 8 && !mostly(c, TRAIT_CODE) &&
           c->bytes / c->filled >= 4 && c->bytes / c->filled <= 80 &&
           (c->distinct * 10 >= c->filled * 7 || c->distinct == SURVEY_DISTINCT);
}

static void guess_name(struct survey *s)
{
    if (is_taken(s, (struct field_ref){FIELD_NAME, 0, NULL}))
        return;
    for (size_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].filled && may_be_name(s, &s->v.v[i]) && give_field(s, &s->v.v[i], FIELD_NAME))
            return;
    for (size_t i = 0; i < s->v.n; i++) /* any text is better than none */
        if (s->v.v[i].filled && !mostly(&s->v.v[i], TRAIT_CODE) &&
            give_field(s, &s->v.v[i], FIELD_NAME))
            return;
}

static struct surveyed *longest(struct survey *s)
{
    struct surveyed *best = NULL;

    for (size_t i = 0; i < s->v.n; i++) {
        struct surveyed *c = &s->v.v[i];

        if (!c->given && c->filled && (c->bytes / c->filled > 40 || mostly(c, TRAIT_HTML)) &&
            (!best || c->bytes / c->filled > best->bytes / best->filled))
            best = c;
    }
    return best;
}

static void guess_texts(struct survey *s)
{
    static const enum field_id fields[] = {FIELD_DESCRIPTION, FIELD_SUMMARY};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct surveyed *c =
            is_taken(s, (struct field_ref){fields[i], 0, NULL}) ? NULL : longest(s);

        if (c)
            give_field(s, c, fields[i]);
    }
}

/* Numbers or codes of which no two are alike. */
static void guess_id(struct survey *s)
{
    for (size_t i = 0; i < s->v.n; i++) {
        struct surveyed *c = &s->v.v[i];

        if (!c->given && c->filled == s->records && s->records > 1 && mostly(c, TRAIT_CODE) &&
            (c->distinct == c->filled || c->distinct == SURVEY_DISTINCT) &&
            give_field(s, c, FIELD_ID))
            return;
    }
}

void survey_guess(struct survey *s)
{
    guess_by_name(s);
    guess_together(s, FIELD_HOURS, COLUMNS_WEEKDAYS);
    guess_together(s, FIELD_MUNICIPALITIES, COLUMNS_PLACES);
    guess_by_content(s);
    guess_id(s);
    guess_name(s);
    guess_texts(s);
}
