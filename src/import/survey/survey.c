/*
 * survey.c: what values look like, counted by column.
 */
#include "import/survey/survey.h"

#include <string.h>

#include "base/utf8.h"
#include "import/text/html.h"
#include "import/value/contact.h"
#include "import/value/daytext.h"
#include "import/value/phone.h"
#include "import/value/place.h"
#include "import/value/when.h"
#include "import/value/words.h"

enum { SHORT = 200 /* bytes; longer texts are texts */, EXAMPLE = 60 };

/* ---- What a text looks like */

static bool all_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
    return s.n > 0;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] >= '0' && s.s[i] <= '9')
            return true;
    return false;
}

static bool contains_one_of(struct str s, const char *const *words)
{
    for (; *words; words++)
        if (str_find(s, str_from(*words), 0) != SIZE_MAX)
            return true;
    return false;
}

static bool is_category(const struct survey *s, struct str part)
{
    return campaign_category(s->campaign, part) != NULL;
}

static bool is_audience(const struct survey *s, struct str part)
{
    return campaign_audience(s->campaign, part) != NULL;
}

static bool is_place(const struct survey *s, struct str part)
{
    return !all_digits(part) && (municipality_lookup(s->table, part) ||
                                 region_lookup(s->table, part) || words_is_nationwide(part));
}

static bool is_mode(const struct survey *s, struct str part)
{
    unsigned modes = 0;

    (void)s;
    return words_to_mode(part, &modes);
}

static bool is_language(const struct survey *s, struct str part)
{
    (void)s;
    return words_in_list(part, "suomi ruotsi englanti venaja arabia somali viro ukraina persia "
                               "kurdi sorani finska svenska engelska ryska arabiska somaliska "
                               "finnish swedish english russian arabic estonian ukrainian "
                               "viittomakieli saame");
}

/* Do all parts between commas, semicolons, bars and line ends pass? */
static bool each_is(const struct survey *s, struct str text,
                    bool (*is)(const struct survey *s, struct str part))
{
    size_t from = 0;

    for (size_t i = 0; i <= text.n; i++) {
        struct str part;

        if (i < text.n && (!strchr(",;|\n", text.s[i]) || !text.s[i]))
            continue;
        part = str_trim(str_sub(text, from, i));
        from = i + 1;
        if (part.n && !is(s, part))
            return false;
    }
    return true;
}

static bool is_phone(const struct survey *s, struct str text)
{
    phone_finds found = {0};
    size_t typed = 0;

    phone_find(s->arena, text, &found);
    for (size_t i = 0; i < found.n; i++)
        typed += found.v[i].typed.n;
    return typed >= 6 && typed * 3 >= text.n;
}

static bool is_url(struct str text)
{
    return str_starts(text, STR("http://")) || str_starts(text, STR("https://")) ||
           str_starts(text, STR("www."));
}

static bool is_day(struct str text)
{
    struct date day, other;
    enum daytext how = text.n >= 6 && text.n < 40 && has_digit(text)
                           ? daytext_parse(text, &day, &other)
                           : DAYTEXT_BAD;

    return (how == DAYTEXT_OK || how == DAYTEXT_TWO) && (!all_digits(text) || text.n == 8);
}

static bool is_address(struct str text)
{
    static const char *const streets[] = {"katu ",  "tie ",     "kuja ",   "polku ", "aukio ",
                                          "kaari ", "raitti ",  "tori ",   "ranta ", "gatan ",
                                          "vägen ", " street ", "puisto ", NULL};

    return has_digit(text) && contains_one_of(text, streets);
}

static bool is_price(struct str text)
{
    static const char *const words[] = {"€",      "euro",      "aksuton",    "lmainen",
                                        "ilmais", "Ei maksua", "avgiftsfri", NULL};

    return text.n < 80 && contains_one_of(text, words);
}

static bool is_organization(struct str text)
{
    static const char *const ends[] = {" ry", " rf", " oy", " Oy", " ry.", " r.y.", " sr", NULL};
    static const char *const words[] = {"yhdisty",  "seurakun",   "säätiö", "järjestö", "kaupunki",
                                        "förening", "församling", "kunta ", "liitto",   NULL};

    for (const char *const *end = ends; *end; end++)
        if (str_ends(text, str_from(*end)))
            return true;
    return contains_one_of(text, words);
}

static void look(const struct survey *s, struct surveyed *c, struct str text)
{
    enum listing_type type;
    enum listing_status status;
    bool day = is_day(text);
    size_t *t = c->traits;

    t[TRAIT_EMAIL] += contact_email(s->arena, text).n > 0;
    t[TRAIT_URL] += is_url(text);
    t[TRAIT_PHONE] += !day && is_phone(s, text);
    t[TRAIT_POSTCODE] +=
        text.n == 5 && all_digits(text) && municipality_of_postcode(s->table, text);
    t[TRAIT_DAY] += day;
    t[TRAIT_MOMENT] += day && str_find_char(text, ':', 0) != SIZE_MAX;
    t[TRAIT_CATEGORY] += each_is(s, text, is_category);
    t[TRAIT_AUDIENCE] += each_is(s, text, is_audience);
    t[TRAIT_PLACE] += each_is(s, text, is_place);
    t[TRAIT_ADDRESS] += is_address(text);
    t[TRAIT_HOURS] += !day && when_find(text) != SIZE_MAX;
    t[TRAIT_PRICE] += is_price(text);
    t[TRAIT_ORGANIZATION] += is_organization(text);
    t[TRAIT_PERSON] += person_is_name(text, place_is_municipality, s->table);
    t[TRAIT_TYPE] += words_to_type(text, &type);
    t[TRAIT_STATUS] += words_to_status(text, &status);
    t[TRAIT_MODE] += each_is(s, text, is_mode);
    t[TRAIT_LANGUAGE] += each_is(s, text, is_language);
    t[TRAIT_CODE] += has_digit(text) && str_find_char(text, ' ', 0) == SIZE_MAX;
}

/* ---- Columns */

static bool is_character(uint32_t c)
{
    return c >= ' ' && c != 0xFEFF && !utf8_is_none(c);
}

/* Where a byte begins that no attribute can hold, or is held otherwise; s.n: nowhere. */
static size_t first_odd(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);

        if (!is_character(c))
            return from;
    }
    return s.n;
}

struct str survey_attribute(struct arena *a, struct str path)
{
    size_t n = 0;
    char *to;

    if (first_odd(path) == path.n)
        return path;
    to = arena_alloc(a, path.n);
    for (size_t at = 0; at < path.n;) {
        size_t from = at;
        uint32_t c = utf8_next(path, &at);

        if (c == '\n' || c == '\r' || c == '\t') {
            to[n++] = ' ';
        } else if (is_character(c)) {
            memcpy(to + n, path.s + from, at - from);
            n += at - from;
        }
    }
    return str_trim((struct str){to, n});
}

struct surveyed *survey_at(struct survey *s, struct str path, struct str name)
{
    struct surveyed *c;

    path = survey_attribute(s->arena, path);
    for (size_t i = 0; i < s->v.n; i++)
        if (str_eq(s->v.v[i].path, path))
            return &s->v.v[i];
    c = vec_push(s->arena, &s->v);
    c->path = str_copy(s->arena, path);
    c->name = str_copy(s->arena, name);
    return c;
}

static void note(struct survey *s, struct surveyed *c, struct str text)
{
    uint64_t hash = str_hash(text);

    for (size_t i = 0; i < c->distinct; i++)
        if (c->hashes[i] == hash)
            return;
    if (c->distinct < SURVEY_DISTINCT)
        c->hashes[c->distinct++] = hash;
    if (c->n_examples < SURVEY_EXAMPLES)
        c->examples[c->n_examples++] = str_copy(s->arena, raw_excerpt(str_sub(text, 0, EXAMPLE)));
}

void survey_value(struct survey *s, struct str path, struct str name, struct str text)
{
    struct surveyed *c = survey_at(s, path, name);

    text = str_trim(text);
    if (!text.n)
        return;
    c->filled++;
    c->bytes += text.n;
    c->longest = text.n > c->longest ? text.n : c->longest;
    c->traits[TRAIT_HTML] += html_is(text);
    note(s, c, text);
    if (text.n <= SHORT)
        look(s, c, text);
}
