/*
 * lahella.c: the activities of the Lähellä.fi service, as its JSON interface gives them.
 *
 * What an activity is stands in its "traits": texts per language under "translations", codes for
 * themes, ages and regions, and "channels", each a way to take part: a place with its address and
 * its times, the web, the phone. An activity with several addresses becomes as many records, since
 * a leaflet shows one address in an entry.
 */
#include "import/json/lahella.h"

#include "base/arena.h"
#include "base/intl.h"
#include "import/value/recur.h"

enum { PLACES = 20 }; /* of one activity */

struct place {
    const struct node *address;
    struct str town;
};

struct activity {
    struct mapping *m;
    const struct node *record, *traits;
    struct place places[PLACES];
    unsigned n;
};

bool lahella_is(const struct node *record)
{
    const struct node *traits = node_get(record, "traits");

    if (node_get(traits ? traits : record, "translations") == NULL)
        return false;
    return traits || node_has_key(record->first, "_key") ||
           (node_get(record, "_key") && node_get(record, "channels"));
}

/* In the traits, where the service has it, or beside them, as some exports flatten it. */
static const struct node *trait(const struct activity *x, const char *key)
{
    const struct node *n = node_get(x->traits, key);

    return n ? n : node_get(x->record, key);
}

/* ---- Texts */

/* The member of that name in Finnish, else in Swedish, English or whichever comes first. */
static const struct node *translated(const struct node *translations, const char *key)
{
    static const char *const order[] = {"fi", "sv", "en"};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const struct node *n = node_get(node_get(translations, order[i]), key);

        if (n && (n->kind == NODE_OBJECT || node_is_scalar(n)))
            return n;
    }
    for (const struct node *t = translations ? translations->first : NULL; t; t = t->next)
        if (node_get(t, key))
            return node_get(t, key);
    return NULL;
}

static void put_texts(struct mapping *m, const struct node *translations)
{
    static const struct {
        const char *key;
        enum field_id field;
    } texts[] = {
        {"name", FIELD_NAME}, {"summary", FIELD_SUMMARY}, {"description", FIELD_DESCRIPTION}};

    for (const struct node *t = translations ? translations->first : NULL; t; t = t->next)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            mapping_put_lang(m, texts[i].field, mapping_lang(t->key), node_get(t, texts[i].key));
}

/* Who runs it: a name, or an object with one. A bare key of the service is nobody's name. */
static void put_group(struct activity *x)
{
    static const char *const keys[] = {"group", "groups", "organization", "organisation"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *group = node_first(trait(x, keys[i])), *name = group;

        if (!group)
            continue;
        if (group->kind == NODE_OBJECT) {
            name = translated(node_path(group, "traits/translations"), "name");
            if (!name)
                name = translated(node_get(group, "translations"), "name");
            if (!name)
                name = node_get(group, "name");
        } else if (str_find_char(node_text(group), ' ', 0) == SIZE_MAX &&
                   (group->kind == NODE_NUMBER || node_text(group).n > 16 ||
                    recur_clock(node_text(group)) >= 0)) {
            name = NULL;
        }
        if (node_is_scalar(name)) {
            mapping_put(x->m, FIELD_ORGANIZATION, name);
            return;
        }
    }
}

/* ---- Codes */

/* "ht_digi_teknologia" is the theme "digi teknologia" of hobbies. */
static void put_themes(struct mapping *m, const struct node *themes)
{
    NODE_EACH (e, themes) {
        struct str code = node_text(e), word = code;
        size_t cut = str_find_char(code, '_', 0);
        char *copy;

        if (cut != SIZE_MAX && cut <= 3)
            word = str_sub(code, cut + 1, code.n);
        if (word.n == code.n) {
            mapping_put(m, FIELD_CATEGORIES, e);
            continue;
        }
        copy = arena_memdup(m->a, word.s, word.n);
        for (size_t i = 0; i < word.n; i++)
            if (copy[i] == '_')
                copy[i] = ' ';
        mapping_put_made(m, FIELD_CATEGORIES, (struct str){copy, word.n}, e->text.at);
    }
}

/* "ageGroup/range:65-99" */
static bool age_band(struct str s, unsigned *from, unsigned *to)
{
    struct str prefix = STR("ageGroup/range:"), low;

    if (!str_starts(s, prefix))
        return false;
    s = str_sub(s, prefix.n, s.n);
    return str_split(&s, '-', &low) && str_to_uint(low, 150, from) && str_to_uint(s, 150, to);
}

/*
 * Bands that lie side by side are a range of ages; those from 0 and up to 99 have no end there.
 * With a gap between them they are no range, and nobody is left out.
 */
static void put_ages(struct mapping *m, bool years[151], unsigned low, unsigned high, struct loc at)
{
    for (unsigned y = low; y <= high; y++)
        if (!years[y])
            return;
    if (low > 0)
        mapping_put_made(m, FIELD_MIN_AGE, str_printf(m->a, "%u", low), at);
    if (high < 99)
        mapping_put_made(m, FIELD_MAX_AGE, str_printf(m->a, "%u", high), at);
}

static void put_demographic(struct mapping *m, const struct node *list)
{
    bool years[151] = {false};
    unsigned low = 150, high = 0;
    struct loc at = LOC_NONE;

    NODE_EACH (e, list) {
        struct str s = node_text(e);
        unsigned from, to;

        if (age_band(s, &from, &to) && from <= to) {
            for (unsigned y = from; y <= to; y++)
                years[y] = true;
            low = from < low ? from : low;
            high = to > high ? to : high;
            at = at.file ? at : e->text.at;
        } else if (str_eq(s, STR("gender/female"))) {
            mapping_put_made(m, FIELD_AUDIENCES, STR("naiset"), e->text.at);
        } else if (str_eq(s, STR("gender/male"))) {
            mapping_put_made(m, FIELD_AUDIENCES, STR("miehet"), e->text.at);
        } else if (!str_eq(s, STR("gender/gender"))) {
            mapping_put(m, FIELD_AUDIENCES, e);
        }
    }
    if (at.file)
        put_ages(m, years, low, high, at);
}

static struct str last_segment(struct str path)
{
    size_t at = path.n;

    while (at && path.s[at - 1] != '/')
        at--;
    return str_sub(path, at, path.n);
}

/* With a town, only the region that is that town, if there is one. No region is the whole country.
 */
static void put_regions(struct activity *x, const struct place *place)
{
    const struct node *regions = trait(x, "region");
    bool own = false;

    if (!node_first(regions)) {
        if (!place || regions)
            mapping_put_made(x->m, FIELD_NATIONWIDE, STR("kyllä"),
                             regions ? regions->at : x->record->at);
        return;
    }
    NODE_EACH (e, regions)
        own = own || (x->n > 1 && place->town.n &&
                      str_eq_ascii_case(last_segment(node_text(e)), place->town));
    NODE_EACH (e, regions)
        if (!own || str_eq_ascii_case(last_segment(node_text(e)), place->town))
            mapping_put(x->m, FIELD_MUNICIPALITIES, e);
}

static void put_languages(struct mapping *m, const struct node *list)
{
    NODE_EACH (e, list) {
        struct str s = node_text(e), code;

        if (str_eq(s, STR("fisl")))
            s = STR("suomalainen viittomakieli");
        else if (str_split(&s, '-', &code)) /* "fi-FI" */
            s = code;
        mapping_put_made(m, FIELD_LANGUAGES, s, e->text.at);
    }
}

static void put_accessibility(struct mapping *m, const struct node *list, struct str *said)
{
    static const struct {
        struct str code, words;
    } known[] = {
        {STR_INIT("ac_unknow"), STR_INIT("")},
        {STR_INIT("ac_unknown"), STR_INIT("")},
        {STR_INIT("ac_wheelchair"), STR_INIT("pääsee pyörätuolilla")},
        {STR_INIT("ac_rollator"), STR_INIT("pääsee rollaattorilla")},
        {STR_INIT("ac_inductionloop"), STR_INIT("induktiosilmukka")},
        {STR_INIT("ac_itoilet"), STR_INIT("esteetön wc")},
        {STR_INIT("ac_parking"), STR_INIT("esteetön pysäköinti")},
    };

    NODE_EACH (e, list) {
        struct str words = node_text(e);

        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            if (str_eq(words, known[i].code))
                words = known[i].words;
        if (!words.n || str_find(*said, words, 0) != SIZE_MAX)
            continue;
        *said = said->n ? str_printf(m->a, "%.*s, %.*s", STR_ARG(*said), STR_ARG(words)) : words;
    }
}

static void put_price(struct activity *x)
{
    const struct node *codes = node_first(trait(x, "pricing"));
    const struct node *text = translated(trait(x, "translations"), "pricing");
    struct str code = node_text(codes);

    if (node_is_scalar(text))
        mapping_put(x->m, FIELD_FEE, text);
    else if (str_eq(code, STR("free")))
        mapping_put_made(x->m, FIELD_FEE, STR("maksuton"), codes->text.at);
    else if (str_eq(code, STR("paid")))
        mapping_put_made(x->m, FIELD_FEE, STR("maksullinen"), codes->text.at);
    else
        mapping_put(x->m, FIELD_FEE, trait(x, "pricing"));
}

static void put_contacts(struct activity *x)
{
    NODE_EACH (e, trait(x, "contacts")) {
        const struct node *value = node_get(e, "value");
        const struct node *role = translated(node_get(e, "translations"), "description");
        struct str type = node_text_of(e, "type");

        mapping_put(x->m, FIELD_CONTACT_PERSON, node_get(e, "name"));
        if (str_eq(type, STR("www")) || str_eq(type, STR("url")) || str_eq(type, STR("website")))
            mapping_put(x->m, FIELD_URL, value);
        else if (str_eq(type, STR("email")))
            mapping_put(x->m, FIELD_EMAIL, value);
        else if (str_eq(type, STR("phone")) || str_eq(type, STR("tel")))
            mapping_put_phone(x->m, value, role ? node_text(role) : STR_NONE, STR_NONE);
        else if (str_eq(type, STR("fax")))
            mapping_put_phone(x->m, value, type, STR_NONE);
        else if (value)
            mapping_put(x->m, FIELD_URL, value); /* some service or other on the web */
    }
}

/* ---- Places */

static struct str address_text(const struct activity *x, const struct node *address)
{
    return str_printf(x->m->a, "%.*s, %.*s %.*s", STR_ARG(node_text_of(address, "street")),
                      STR_ARG(node_text_of(address, "postalCode")),
                      STR_ARG(node_text_of(address, "city")));
}

static const struct node *address_of(const struct node *channel)
{
    const struct node *a = node_first(node_get(channel, "address"));

    if (!a)
        a = translated(node_get(channel, "translations"), "address");
    if (!node_text_of(a, "street").n && !node_text_of(a, "city").n &&
        !node_text_of(a, "postalCode").n)
        return NULL;
    return a;
}

/* Is it at that place, or at none of its own? */
static bool belongs(const struct activity *x, const struct node *channel, const struct place *place)
{
    const struct node *address = address_of(channel);

    return !address || (place && str_eq(address_text(x, address), address_text(x, place->address)));
}

static void find_places(struct activity *x)
{
    NODE_EACH (channel, trait(x, "channels")) {
        const struct node *address = address_of(channel);
        bool known = false;

        for (unsigned i = 0; i < x->n; i++)
            known = known || belongs(x, channel, &x->places[i]);
        if (address && !known && x->n < PLACES)
            x->places[x->n++] = (struct place){address, node_text_of(address, "city")};
    }
    if (!x->n && node_first(trait(x, "address")))
        x->places[x->n++] = (struct place){node_first(trait(x, "address")),
                                           node_text(node_path(trait(x, "address"), "city"))};
}

static void put_address(struct mapping *m, const struct node *address)
{
    if (address->kind != NODE_OBJECT) {
        mapping_put(m, FIELD_ADDRESS, address);
        return;
    }
    mapping_put(m, FIELD_ADDRESS, node_get(address, "street"));
    mapping_put(m, FIELD_POSTAL_CODE, node_get(address, "postalCode"));
    mapping_put(m, FIELD_TOWN, node_get(address, "city"));
}

/* ---- Channels */

static void put_modes(struct mapping *m, const struct node *types)
{
    NODE_EACH (e, types)
        if (str_eq(node_text(e), STR("hybrid")))
            mapping_put_made(m, FIELD_MODE, STR("paikka, verkko"), e->text.at);
        else
            mapping_put(m, FIELD_MODE, e);
}

static void put_channel(struct activity *x, const struct node *channel, struct lahella_span *span)
{
    struct mapping *m = x->m;
    const struct node *translations = node_get(channel, "translations");
    const struct node *events = node_get(channel, "events"), *end;

    put_modes(m, node_get(channel, "type"));
    for (const struct node *t = translations ? translations->first : NULL; t; t = t->next)
        mapping_put_lang(m, FIELD_DESCRIPTION, mapping_lang(t->key), node_get(t, "summary"));
    NODE_EACH (e, events)
        lahella_put_event(x->m, e, events->kind != NODE_LIST || events->n == 1, span);
    if (!mapping_has(m, FIELD_REGISTRATION)) {
        end = translated(translations, "registration");
        if (node_is_scalar(end))
            mapping_put(m, FIELD_REGISTRATION, end);
    }
    mapping_put(m, FIELD_URL, node_get(channel, "registrationUrl"));
    mapping_put(m, FIELD_EMAIL, node_get(channel, "registrationEmail"));
}

static void put_channels(struct activity *x, const struct place *place)
{
    struct lahella_span span = {.endless = false};
    struct str access = STR("");
    const struct node *own = trait(x, "events");

    put_accessibility(x->m, trait(x, "accessibility"), &access);
    NODE_EACH (channel, trait(x, "channels")) {
        if (!belongs(x, channel, place))
            continue;
        put_channel(x, channel, &span);
        put_accessibility(x->m, node_get(channel, "accessibility"), &access);
    }
    NODE_EACH (e, own)
        lahella_put_event(x->m, e, own->kind != NODE_LIST || own->n == 1, &span);
    mapping_put_made(x->m, FIELD_ACCESSIBILITY, access, x->record->at);
    mapping_put(x->m, FIELD_START, span.first_node);
    if (!span.endless)
        mapping_put(x->m, FIELD_END, span.last_node);
}

/* ---- The whole */

static void tell_unknown(struct activity *x)
{
    static const char *const known[] = {
        "_key",         "_id",           "_rev",         "status",
        "traits",       "tags",          "visibility",   "group",
        "groups",       "organization",  "type",         "requiredLocales",
        "translations", "theme",         "format",       "locale",
        "demographic",  "region",        "pricing",      "photo",
        "photoAlt",     "photos",        "contacts",     "channels",
        "modified",     "created",       "updated",      "address",
        "events",       "accessibility", "links",        "modifiedAt",
        "createdAt",    "updatedAt",     "registration", "organisation",
    };
    const struct node *both[] = {x->record, x->traits};

    for (unsigned k = 0; k < 2; k++)
        for (const struct node *n = both[k] ? both[k]->first : NULL; n; n = n->next) {
            bool found = false;

            for (size_t i = 0; !found && i < sizeof known / sizeof *known; i++)
                found = node_has_key(n, known[i]);
            if (!found)
                mapping_unknown(x->m, n);
        }
}

static void put_id(struct activity *x, unsigned number)
{
    const struct node *key = node_get(x->record, "_key");

    if (number == 0)
        mapping_put(x->m, FIELD_ID, key);
    else if (node_is_scalar(key))
        mapping_put_made(x->m, FIELD_ID,
                         str_printf(x->m->a, "%.*s/%u", STR_ARG(node_text(key)), number + 1),
                         key->text.at);
}

static void put_days(struct activity *x)
{
    static const char *const changed[] = {"modified", "modifiedAt", "updated", "updatedAt"};
    const struct node *end = node_path(x->record, "tags/visibility/end");

    if (!end)
        end = node_get(trait(x, "visibility"), "end");
    mapping_put(x->m, FIELD_VALID_UNTIL, end);
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        if (trait(x, changed[i])) {
            mapping_put(x->m, FIELD_MODIFIED, trait(x, changed[i]));
            return;
        }
}

static bool map_record(struct activity *x, unsigned number)
{
    const struct place *place = number < x->n ? &x->places[number] : NULL;
    const struct node *translations = trait(x, "translations");
    const struct node *registration = translated(translations, "registration");

    mapping_begin(x->m);
    put_id(x, number);
    put_texts(x->m, translations);
    put_group(x);
    mapping_put(x->m, FIELD_TYPE, trait(x, "type"));
    mapping_put(x->m, FIELD_STATUS, node_get(x->record, "status"));
    put_themes(x->m, trait(x, "theme"));
    put_demographic(x->m, trait(x, "demographic"));
    put_regions(x, place);
    if (place)
        put_address(x->m, place->address);
    put_price(x);
    if (node_is_scalar(registration))
        mapping_put(x->m, FIELD_REGISTRATION, registration);
    put_channels(x, place);
    put_contacts(x);
    put_languages(x->m, trait(x, "locale"));
    put_days(x);
    return mapping_end(x->m, x->record->at);
}

bool lahella_map(struct mapping *m, const struct node *record)
{
    struct activity x = {.m = m, .record = record, .traits = node_get(record, "traits")};
    unsigned number = 0;

    find_places(&x);
    tell_unknown(&x);
    do
        if (!map_record(&x, number))
            return false;
    while (++number < x.n);
    return true;
}
