/*
 * hsds.c: services of Open Referral's Human Services Data Specification, version 3 as JSON has it,
 * and the older forms.
 *
 * A service stands with what belongs to it inside: its organization, phones, schedules, and the
 * locations at which it is given, each with an address and phones and schedules of its own. What a
 * service lacks is its location's, then its organization's. One at several locations becomes as
 * many records, since a leaflet shows one address in an entry. An organization with services inside
 * is read as those. Related tables are joined into the same form (tables.c).
 */
#include "import/json/mapping.h"

#include "base/arena.h"
#include "base/intl.h"
#include "import/hsds/hsds.h"
#include "import/text/language.h"
#include "import/value/words.h"

const struct node *hsds_first_of(const struct node *n, const char *const *keys)
{
    for (; *keys; keys++) {
        const struct node *found = node_get(n, *keys);

        if (found && (found->first || node_is_scalar(found)))
            return found;
    }
    return NULL;
}
/* ---- Is it one? */

static bool holds_objects(const struct node *list)
{
    return list && list->kind == NODE_LIST && list->first && list->first->kind == NODE_OBJECT;
}

bool hsds_is(const struct node *record)
{
    static const char *const lists[] = {
        "services",      "service_at_locations", "cost_options", "services_at_location",
        "service_areas", "regular_schedules",    "schedules",    "required_documents"};

    if (!node_get(record, "name"))
        return false;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (holds_objects(node_get(record, lists[i])))
            return true;
    return FIRST_OF(record, "application_process", "eligibility_description", "fees_description",
                    "interpretation_services") != NULL;
}

bool hsds_gives(const struct node *record)
{
    const struct node *services = node_get(record, "services");

    if (holds_objects(services))
        NODE_EACH (e, services)
            if (hsds_is(e))
                return true;
    return false;
}

/* ---- Texts */

static void put_who(struct hsds_service *s)
{
    const struct node *audience = node_get(s->record, "audience");
    const struct node *eligible = FIRST_OF(s->record, "eligibility_description", "eligibility");

    if (!node_is_scalar(audience) || words_is_nothing(node_text(audience))) {
        audience = eligible;
        eligible = NULL;
    }
    if (node_is_scalar(audience) && !words_is_nothing(node_text(audience)))
        mapping_put(s->m, FIELD_AUDIENCES, audience);
    if (node_is_scalar(eligible) && !words_is_nothing(node_text(eligible)))
        mapping_put(s->m, FIELD_DESCRIPTION, eligible);
}

static void put_categories(struct hsds_service *s)
{
    size_t before = s->m->values.n;

    NODE_EACH (e, node_get(s->record, "attributes"))
        mapping_put(s->m, FIELD_CATEGORIES, node_path(e, "taxonomy_term/name"));
    NODE_EACH (
        e, FIRST_OF(s->record, "taxonomy_terms", "taxonomies", "service_taxonomy", "categories")) {
        const struct node *term = node_get(e, "taxonomy_term");

        mapping_put(s->m, FIELD_CATEGORIES,
                    node_is_scalar(e) ? e : node_get(term ? term : e, "name"));
    }
    if (s->m->values.n == before)
        mapping_put(s->m, FIELD_CATEGORIES, node_get(s->record, "keywords"));
}

/* "Adults 5 €", from the parts of an option; "maksuton" when the sum is nothing. */
static struct str cost_text(struct arena *a, const struct node *e)
{
    struct str sum = node_text_of(e, "amount"), what = node_text_of(e, "option");
    struct str more = node_text_of(e, "amount_description");
    struct str currency = node_text_of(e, "currency");
    struct str text = more;
    int64_t whole;

    if (node_int(node_get(e, "amount"), &whole) && !whole)
        text = more.n ? more : STR("maksuton");
    else if (sum.n)
        text =
            str_printf(a, "%.*s %.*s%s%.*s", STR_ARG(sum),
                       STR_ARG(!currency.n || str_eq(currency, STR("EUR")) ? STR("€") : currency),
                       more.n ? ", " : "", STR_ARG(more));
    if (what.n)
        text = text.n ? str_printf(a, "%.*s %.*s", STR_ARG(what), STR_ARG(text)) : what;
    return text;
}

/* Puts a text behind those before it; nothing when it is empty. */
static void join_text(struct buf *all, const char *between, struct str text)
{
    if (text.n)
        buf_printf(all, "%s%.*s", all->n ? between : "", STR_ARG(text));
}

static void put_fee(struct hsds_service *s)
{
    const struct node *options = node_get(s->record, "cost_options");
    const struct node *said = FIRST_OF(s->record, "fees_description", "fees");
    struct buf all = {0};

    if (node_is_scalar(said) && words_is_nothing(node_text(said)))
        mapping_put_made(s->m, FIELD_FEE, STR("maksuton"), said->text.at); /* "None." */
    else
        mapping_put(s->m, FIELD_FEE, said);
    if (said)
        return;
    NODE_EACH (e, options)
        join_text(&all, "; ", cost_text(s->m->a, e));
    if (options)
        mapping_put_made(s->m, FIELD_FEE, buf_copy(&all, s->m->a), options->at);
    buf_release(&all);
}

/* ---- Languages, accessibility */

static void put_languages(struct hsds_service *s)
{
    const struct node *owners[] = {s->record, s->link, s->location};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        size_t before = s->m->values.n;

        NODE_EACH (e, node_get(owners[i], "languages"))
            mapping_put(s->m, FIELD_LANGUAGES,
                        e->kind == NODE_OBJECT ? FIRST_OF(e, "code", "name", "language") : e);
        if (s->m->values.n > before)
            return;
    }
}

/* "disabled_parking, wheelchair" in words. */
static struct str without_underscores(struct arena *a, struct str s)
{
    char *copy = arena_memdup(a, s.s, s.n);

    for (size_t i = 0; i < s.n; i++)
        if (copy[i] == '_')
            copy[i] = ' ';
    return (struct str){copy, s.n};
}

static void put_accessibility(struct hsds_service *s)
{
    const struct node *list =
        FIRST_OF(s->location, "accessibility", "accessibility_for_disabilities");
    struct buf all = {0};

    NODE_EACH (e, list)
        join_text(&all, ", ",
                  node_text(e->kind == NODE_OBJECT
                                ? FIRST_OF(e, "description", "accessibility", "details")
                                : e));
    if (list)
        mapping_put_made(s->m, FIELD_ACCESSIBILITY, without_underscores(s->m->a, buf_view(&all)),
                         list->at);
    buf_release(&all);
}

/* ---- The whole */

static void put_id(struct hsds_service *s, unsigned number)
{
    const struct node *id = node_get(s->record, "id");

    if (number == 0)
        mapping_put(s->m, FIELD_ID, id);
    else if (node_is_scalar(id))
        mapping_put_made(s->m, FIELD_ID,
                         str_printf(s->m->a, "%.*s/%u", STR_ARG(node_text(id)), number + 1),
                         id->text.at);
}

static bool map_service(struct hsds_service *s, unsigned number)
{
    struct mapping *m = s->m;
    const struct node *text = FIRST_OF(s->record, "description");

    hsds_find_place(s);
    mapping_begin(m);
    put_id(s, number);
    mapping_put(m, FIELD_NAME, node_get(s->record, "name"));
    mapping_put(m, FIELD_SUMMARY, FIRST_OF(s->record, "short_description", "short_desc"));
    mapping_put(m, FIELD_DESCRIPTION, text ? text : FIRST_OF(s->location, "description"));
    mapping_put(m, FIELD_ORGANIZATION, node_is_scalar(s->org) ? s->org : node_get(s->org, "name"));
    mapping_put(m, FIELD_STATUS, node_get(s->record, "status"));
    put_categories(s);
    put_who(s);
    mapping_put(m, FIELD_MIN_AGE, node_get(s->record, "minimum_age"));
    mapping_put(m, FIELD_MAX_AGE, node_get(s->record, "maximum_age"));
    hsds_put_place(s);
    put_fee(s);
    mapping_put(m, FIELD_REGISTRATION, FIRST_OF(s->record, "application_process"));
    hsds_put_hours(m, s->record, s->link, s->location);
    hsds_put_contacts(s);
    put_languages(s);
    put_accessibility(s);
    mapping_put(m, FIELD_MODIFIED, FIRST_OF(s->record, "last_modified", "updated_at"));
    return mapping_end(m, s->record->at);
}

static void tell_unknown(struct hsds_service *s)
{
    static const char *const known[] = {"id",
                                        "name",
                                        "description",
                                        "short_description",
                                        "short_desc",
                                        "status",
                                        "organization",
                                        "organization_id",
                                        "location_id",
                                        "program_id",
                                        "service_id",
                                        "attributes",
                                        "taxonomy_terms",
                                        "taxonomies",
                                        "taxonomy_ids",
                                        "keywords",
                                        "audience",
                                        "eligibility_description",
                                        "eligibility",
                                        "minimum_age",
                                        "maximum_age",
                                        "service_areas",
                                        "service_area",
                                        "fees_description",
                                        "fees",
                                        "cost_options",
                                        "application_process",
                                        "phones",
                                        "schedules",
                                        "regular_schedules",
                                        "holiday_schedules",
                                        "contacts",
                                        "email",
                                        "emails",
                                        "url",
                                        "website",
                                        "languages",
                                        "locations",
                                        "location",
                                        "categories",
                                        "service_at_locations",
                                        "services_at_location",
                                        "last_modified",
                                        "updated_at",
                                        "metadata",
                                        "address",
                                        "addresses",
                                        "accessibility",
                                        "service_taxonomy"};

    for (const struct node *n = s->record->first; n; n = n->next) {
        bool found = false;

        for (size_t i = 0; !found && i < sizeof known / sizeof *known; i++)
            found = node_has_key(n, known[i]);
        if (!found)
            mapping_unknown(s->m, n);
    }
}

/* HSDS does not say in which language its texts are. */
static void guess_language(struct hsds_service *s)
{
    lang_tag lang = language_of_text(node_text_of(s->record, "description"));

    if (lang)
        *s->m->src->main_lang = lang;
}

/* `org`, of `org_bytes`, is the organization in which the service stands, or NULL. */
static bool map_one(struct mapping *m, const struct node *record, const struct node *org,
                    uint64_t org_bytes)
{
    struct hsds_service s = {.m = m, .record = record};
    const struct node *links =
        FIRST_OF(record, "service_at_locations", "services_at_location", "locations", "location");
    uint64_t shared = 0;
    unsigned number = 0;

    s.org = FIRST_OF(record, "organization");
    s.org = s.org ? node_first(s.org) : org;
    guess_language(&s);
    tell_unknown(&s);
    NODE_EACH (e, links) {
        const struct node *location = node_get(e, "location");

        s.link = location ? e : NULL;
        s.location = location ? location : e;
        if (number == 1) /* each has all again but the locations */
            shared = node_bytes(record) - node_bytes(links) + org_bytes;
        if (!mapping_share(m, shared, record->at) || !map_service(&s, number++))
            return false;
    }
    if (!number)
        s.location = record; /* some put the address into the service */
    return number || map_service(&s, 0);
}

bool hsds_map(struct mapping *m, const struct node *record)
{
    const struct node *services = node_get(record, "services");
    uint64_t bytes;

    if (!holds_objects(services))
        return map_one(m, record, NULL, 0);
    bytes = node_bytes(record) - node_bytes(services);
    NODE_EACH (e, services)
        if (!mapping_share(m, e == services->first ? 0 : bytes, e->at) ||
            !map_one(m, e, record, bytes))
            return false;
    return true;
}
