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

struct service {
    struct mapping *m;
    const struct node *record, *org;
    const struct node *link;     /* between the service and the location, or NULL */
    const struct node *location; /* or NULL */
    const struct node *address;  /* of it, or NULL */
    bool abroad;
};

static const struct node *first_of(const struct node *n, const char *const *keys)
{
    for (; *keys; keys++) {
        const struct node *found = node_get(n, *keys);

        if (found && (found->first || node_is_scalar(found)))
            return found;
    }
    return NULL;
}
#define FIRST_OF(n, ...) first_of((n), (const char *const[]){__VA_ARGS__, NULL})

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

/* ---- Texts */

static void put_who(struct service *s)
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

static void put_categories(struct service *s)
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

static void put_fee(struct service *s)
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

/* ---- Phones and addresses of the web */

static bool is_fax(const struct node *phone)
{
    return words_in_list(node_text(FIRST_OF(phone, "type", "number_type")), "fax faksi telefax");
}

/* "Ajanvaraus, ext. 12" */
static struct str phone_role(struct arena *a, const struct node *phone)
{
    struct str role = node_text(FIRST_OF(phone, "description", "department"));
    struct str type = node_text(FIRST_OF(phone, "type", "number_type"));
    struct str extension = node_text_of(phone, "extension");

    if (!role.n && words_in_list(type, "sms tty textphone hotline text"))
        role = type;
    if (extension.n)
        role =
            str_printf(a, "%.*s%sext. %.*s", STR_ARG(role), role.n ? ", " : "", STR_ARG(extension));
    return role;
}

static unsigned put_phones(struct service *s, const struct node *owner)
{
    unsigned n = 0;

    NODE_EACH (e, node_get(owner, "phones")) {
        const struct node *number = e->kind == NODE_OBJECT ? node_get(e, "number") : e;
        struct str prefix = node_text_of(e, "country_prefix");
        struct node full;

        if (!node_is_scalar(number) || is_fax(e))
            continue;
        full = *number;
        if (prefix.n && prefix.s[0] == '+' && node_text(number).s[0] != '+')
            full.text = (struct raw_text){
                .s = str_printf(s->m->a, "%.*s %.*s", STR_ARG(prefix), STR_ARG(node_text(number))),
                .at = number->text.at};
        full.kind = NODE_TEXT;
        if (s->abroad && node_text(&full).s[0] != '+')
            mapping_put_foreign_phone(s->m, &full, phone_role(s->m->a, e));
        else
            mapping_put_phone(s->m, &full, phone_role(s->m->a, e), STR_NONE);
        n++;
    }
    return n;
}

static void put_all_phones(struct service *s)
{
    unsigned n = put_phones(s, s->record);

    n += put_phones(s, s->link);
    if (!n)
        n += put_phones(s, s->location);
    NODE_EACH (e, FIRST_OF(s->record, "contacts"))
        n += n ? 0 : put_phones(s, e);
    NODE_EACH (e, FIRST_OF(s->location, "contacts"))
        n += n ? 0 : put_phones(s, e);
    if (!n)
        put_phones(s, s->org);
}

/* The service's own, else its location's, else its organization's. */
static void put_nearest(struct service *s, enum field_id field, const char *key, const char *other)
{
    const struct node *owners[] = {s->record, s->link, s->location, s->org};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        const struct node *n = FIRST_OF(owners[i], key, other);

        if (n) {
            mapping_put(s->m, field, n);
            return;
        }
    }
}

static void put_contact_persons(struct service *s)
{
    const struct node *owners[] = {s->record, s->link, s->location};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        NODE_EACH (e, node_get(owners[i], "contacts")) {
            const struct node *name = node_get(e, "name");
            struct str title = node_text_of(e, "title");

            if (!node_is_scalar(name) || mapping_has(s->m, FIELD_CONTACT_PERSON))
                continue;
            mapping_put_made(s->m, FIELD_CONTACT_PERSON,
                             title.n ? str_printf(s->m->a, "%.*s, %.*s", STR_ARG(node_text(name)),
                                                  STR_ARG(title))
                                     : node_text(name),
                             name->text.at);
        }
}

/* ---- Languages, accessibility */

static void put_languages(struct service *s)
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

static void put_accessibility(struct service *s)
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

/* ---- Places */

static const struct node *address_of(const struct node *location)
{
    const struct node *list =
        FIRST_OF(location, "addresses", "physical_addresses", "address", "physical_address");

    NODE_EACH (e, list)
        if (!words_in_list(node_text_of(e, "address_type"), "postal mailing"))
            return e;
    return NULL;
}

static struct str country_of(const struct node *location)
{
    const struct node *address = address_of(location);
    const struct node *mail = node_first(FIRST_OF(location, "mail_addresses", "postal_address"));
    struct str country = node_text_of(address ? address : mail, "country");

    return country.n ? country : node_text_of(mail, "country");
}

static bool is_abroad(struct str country)
{
    return country.n && !words_in_list(country, "fi fin finland suomi ax ala aland ahvenanmaa");
}

static void put_address(struct service *s)
{
    struct arena *a = s->m->a;
    const struct node *x = s->address;
    const struct node *line = FIRST_OF(x, "address_1", "street", "address");
    struct str second = node_text_of(x, "address_2");

    if (node_is_scalar(x)) {
        mapping_put(s->m, FIELD_ADDRESS, x);
        return;
    }
    if (line && second.n)
        mapping_put_made(s->m, FIELD_ADDRESS,
                         str_printf(a, "%.*s, %.*s", STR_ARG(node_text(line)), STR_ARG(second)),
                         line->text.at);
    else
        mapping_put(s->m, FIELD_ADDRESS, line);
    if (!s->abroad) {
        mapping_put(s->m, FIELD_POSTAL_CODE, node_get(x, "postal_code"));
        mapping_put(s->m, FIELD_TOWN, node_get(x, "city"));
    } else if (node_get(x, "city")) {
        struct str state = node_text_of(x, "state_province");

        mapping_put_made(s->m, FIELD_TOWN,
                         str_printf(a, "%.*s%s%.*s %.*s", STR_ARG(node_text_of(x, "city")),
                                    state.n ? ", " : "", STR_ARG(state),
                                    STR_ARG(node_text_of(x, "postal_code"))),
                         node_get(x, "city")->text.at);
    }
}

/* Where it is for. What lies abroad is in no municipality here: it is for whoever asks. */
static void put_area(struct service *s)
{
    if (s->abroad) {
        mapping_put_made(s->m, FIELD_NATIONWIDE, STR("kyllä"), s->record->at);
        return;
    }
    NODE_EACH (e, FIRST_OF(s->record, "service_areas", "service_area")) {
        const struct node *name =
            e->kind == NODE_OBJECT ? FIRST_OF(e, "name", "service_area", "description") : e;

        mapping_put(s->m, FIELD_MUNICIPALITIES, name);
    }
}

static void put_mode(struct service *s)
{
    struct str type = node_text_of(s->location, "location_type");

    if (words_in_list(type, "virtual") ||
        str_eq_ascii_case(node_text_of(s->location, "virtual"), STR("true")))
        mapping_put_made(s->m, FIELD_MODE, STR("verkko"), s->location->at);
}

/* ---- The whole */

static void put_id(struct service *s, unsigned number)
{
    const struct node *id = node_get(s->record, "id");

    if (number == 0)
        mapping_put(s->m, FIELD_ID, id);
    else if (node_is_scalar(id))
        mapping_put_made(s->m, FIELD_ID,
                         str_printf(s->m->a, "%.*s/%u", STR_ARG(node_text(id)), number + 1),
                         id->text.at);
}

static bool map_service(struct service *s, unsigned number)
{
    struct mapping *m = s->m;
    const struct node *text = FIRST_OF(s->record, "description");

    s->address = address_of(s->location);
    s->abroad = is_abroad(country_of(s->location));
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
    put_area(s);
    put_mode(s);
    put_address(s);
    put_fee(s);
    mapping_put(m, FIELD_REGISTRATION, FIRST_OF(s->record, "application_process"));
    hsds_put_hours(m, s->record, s->link, s->location);
    put_all_phones(s);
    put_nearest(s, FIELD_EMAIL, "email", "emails");
    put_nearest(s, FIELD_URL, "url", "website");
    put_contact_persons(s);
    put_languages(s);
    put_accessibility(s);
    mapping_put(m, FIELD_MODIFIED, FIRST_OF(s->record, "last_modified", "updated_at"));
    return mapping_end(m, s->record->at);
}

static void tell_unknown(struct service *s)
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
static void guess_language(struct service *s)
{
    lang_tag lang = language_of_text(node_text_of(s->record, "description"));

    if (lang)
        *s->m->src->main_lang = lang;
}

/* `org`, of `org_bytes`, is the organization in which the service stands, or NULL. */
static bool map_one(struct mapping *m, const struct node *record, const struct node *org,
                    uint64_t org_bytes)
{
    struct service s = {.m = m, .record = record};
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
