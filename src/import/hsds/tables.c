/*
 * tables.c: see tables.h.
 *
 * A row of a table that belongs to others (a phone, a schedule) is put into the list of its kind in
 * the row that it refers to: the nearest of link, contact, service, location, organization. Then
 * each service gets copies of its organization's and its locations' rows; what they hold is shared.
 * Nothing changes from there on. What is shared counts again each time, up to a limit: it is read
 * as often.
 */
#include "import/hsds/tables.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "import/hsds/table.h"
#include "import/json/mapping.h"
#include "import/value/words.h"

/* Those that others refer to come first. */
enum table_id {
    ORGANIZATIONS,
    LOCATIONS,
    SERVICES,
    LINKS, /* of services with locations */
    CONTACTS,
    TERMS, /* of taxonomies */
    PHONES,
    ADDRESSES,
    MAIL_ADDRESSES,
    SCHEDULES,
    HOLIDAYS,
    AREAS,
    LANGUAGES,
    COSTS,
    ACCESSIBILITY,
    ATTRIBUTES, /* of services: terms of taxonomies */
    PROGRAMS,
    TABLES
};

static const struct {
    const char *files; /* names without .csv, in letters alone */
    const char *key;   /* of the list in what they belong to; NULL: in none */
    const char *id;    /* column by which they are found; NULL: by none */
} kinds[TABLES] = {
    [ORGANIZATIONS] = {"organizations organization organisations", NULL, "id"},
    [LOCATIONS] = {"locations location", NULL, "id"},
    [SERVICES] = {"services service", NULL, "id"},
    [LINKS] = {"servicesatlocation serviceatlocations serviceatlocation servicesatlocations",
               "service_at_locations", "id"},
    [CONTACTS] = {"contacts contact", "contacts", "id"},
    [TERMS] = {"taxonomy taxonomies taxonomyterms taxonomyterm", NULL, "id"},
    [PHONES] = {"phones phone", "phones", NULL},
    [ADDRESSES] = {"addresses address physicaladdresses physicaladdress", "addresses", NULL},
    [MAIL_ADDRESSES] = {"mailaddresses postaladdresses postaladdress", "mail_addresses", NULL},
    [SCHEDULES] = {"schedules schedule regularschedules regularschedule", "schedules", NULL},
    [HOLIDAYS] = {"holidayschedules holidayschedule", "holiday_schedules", NULL},
    [AREAS] = {"serviceareas servicearea", "service_areas", NULL},
    [LANGUAGES] = {"languages language", "languages", NULL},
    [COSTS] = {"costoptions costoption", "cost_options", NULL},
    [ACCESSIBILITY] = {"accessibility accessibilityfordisabilities", "accessibility", NULL},
    [ATTRIBUTES] = {"attributes attribute servicetaxonomy servicetaxonomies serviceattributes",
                    "attributes", NULL},
    [PROGRAMS] = {"programs program", NULL, "id"},
};

struct tables {
    const struct source *src;
    struct table v[TABLES];
    uint64_t shared; /* bytes of rows that several refer to, without the first time */
    bool failed;     /* more than may be unpacked: reported */
};

/* ---- Names */

static struct str base_name(struct str path)
{
    size_t from = path.n;

    while (from && path.s[from - 1] != '/')
        from--;
    return str_sub(path, from, path.n);
}

/* Which table a file is; TABLES: none. */
static enum table_id table_of(struct str path)
{
    struct str name = base_name(path);

    if (name.n < 5 || !str_eq_ascii_case(str_sub(name, name.n - 4, name.n), STR(".csv")))
        return TABLES;
    name.n -= 4;
    for (unsigned id = 0; id < TABLES; id++)
        if (words_in_list(name, kinds[id].files))
            return (enum table_id)id;
    return TABLES;
}

bool tables_are(const struct table_files *files)
{
    for (size_t i = 0; i < files->n; i++)
        if (table_of(files->names[i]) == SERVICES)
            return true;
    return false;
}

/* ---- Joining */

/* Puts `row` at the end of the list `key` of `owner`. */
static void put_into(struct arena *a, struct node *owner, const char *key, struct node *row)
{
    struct node *list = NULL;

    for (struct node *n = owner->first; n && !list; n = n->next)
        if (n->kind == NODE_LIST && node_has_key(n, key))
            list = n;
    if (!list) {
        list = node_new(a, NODE_LIST, row->at);
        list->key = str_from(key);
        node_add(owner, list);
    }
    node_add(list, row);
}

/* One more row refers to `row`: a few may come to very many bytes so. */
static void count_shared(struct tables *t, enum table_id id, struct node *row)
{
    uint64_t most = limit_of(&t->src->options->limits, LIMIT_UNPACKED);
    struct str name = base_name(str_from(t->v[id].path));

    if (row->given)
        t->shared += node_bytes(row);
    row->given = true;
    if (t->shared <= most || t->failed)
        return;
    limit_report(t->src->d, row->at, LIMIT_UNPACKED,
                 str_printf(t->src->arena,
                            _("rows of %.*s, taken once more for each row that refers to them, "
                              "come to more than %llu bytes"),
                            STR_ARG(name), (unsigned long long)most)
                     .s);
    t->failed = true;
}

/* A copy of a row of that table, which shares what it holds. */
static struct node *share(struct tables *t, enum table_id id, struct node *row)
{
    struct node *copy;

    count_shared(t, id, row);
    copy = arena_memdup(t->src->arena, row, sizeof *row);
    copy->next = NULL;
    return copy;
}

/* Puts what `row` holds into `owner` as an object called `key`. */
static void put_copy(struct tables *t, struct node *owner, const char *key, enum table_id id,
                     struct node *row)
{
    struct node *copy = share(t, id, row);

    copy->key = str_from(key);
    node_add(owner, copy);
}

static void report_dangling(const struct tables *t, const struct node *cell, enum table_id in)
{
    struct str name = t->v[in].path ? base_name(str_from(t->v[in].path)) : STR("");

    if (name.n)
        diag_report(t->src->d, DIAG_DANGLING, cell->text.at,
                    _("%.*s \"%.*s\" is in no row of %.*s"), STR_ARG(cell->key),
                    STR_ARG(raw_excerpt(node_text(cell))), STR_ARG(name));
    else
        diag_report(t->src->d, DIAG_DANGLING, cell->text.at,
                    _("%.*s \"%.*s\"; the table that it means is missing"), STR_ARG(cell->key),
                    STR_ARG(raw_excerpt(node_text(cell))));
}

/* The row that the cell under `column` refers to. */
static struct node *refer(const struct tables *t, const struct node *row, const char *column,
                          enum table_id in)
{
    const struct node *cell = node_get(row, column);
    struct node *found = table_find(&t->v[in], node_text(cell));

    if (cell && !found)
        report_dangling(t, cell, in);
    return found;
}

/* The nearest that a row of table `id` belongs to: never one of its own kind, so never itself. */
static struct node *owner_of(const struct tables *t, enum table_id id, const struct node *row)
{
    static const struct {
        const char *column;
        enum table_id in;
    } owners[] = {
        {"service_at_location_id", LINKS},  {"contact_id", CONTACTS},
        {"service_id", SERVICES},           {"location_id", LOCATIONS},
        {"organization_id", ORGANIZATIONS},
    };
    struct str entity = node_text_of(row, "link_entity");

    if (str_eq(entity, STR("service")))
        return refer(t, row, "link_id", SERVICES);
    if (str_eq(entity, STR("location")))
        return refer(t, row, "link_id", LOCATIONS);
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (owners[i].in != id && node_get(row, owners[i].column))
            return refer(t, row, owners[i].column, owners[i].in);
    return NULL;
}

static void attach(const struct tables *t, enum table_id id)
{
    for (size_t i = 0; i < t->v[id].rows.n; i++) {
        struct node *owner = owner_of(t, id, t->v[id].rows.v[i]);

        if (owner)
            put_into(t->src->arena, owner, kinds[id].key, t->v[id].rows.v[i]);
    }
}

static struct node *find_term(const struct tables *t, const struct node *row)
{
    static const char *const columns[] = {"taxonomy_term_id", "taxonomy_id", "taxonomy_detail"};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (node_get(row, columns[i]))
            return refer(t, row, columns[i], TERMS);
    return NULL;
}

static void join_attributes(struct tables *t)
{
    for (size_t i = 0; i < t->v[ATTRIBUTES].rows.n && !t->failed; i++) {
        struct node *row = t->v[ATTRIBUTES].rows.v[i];
        struct node *term = find_term(t, row);

        if (term)
            put_copy(t, row, "taxonomy_term", TERMS, term);
    }
}

/* "105, 108-05": terms named in the service's own row. */
static void join_terms(struct tables *t, struct node *service)
{
    const struct node *cell = node_get(service, "taxonomy_ids");
    struct str rest = node_text(cell), id;

    while (cell && !t->failed && str_split(&rest, ',', &id)) {
        struct node *term = table_find(&t->v[TERMS], str_trim(id));

        if (!term) {
            report_dangling(t, cell, TERMS);
            return;
        }
        put_into(t->src->arena, service, "taxonomy_terms", share(t, TERMS, term));
    }
}

/* The organization: the service's own, its program's, or that of a location. */
static struct node *organization_of(const struct tables *t, const struct node *service,
                                    const struct node *location)
{
    const struct node *program = table_find(&t->v[PROGRAMS], node_text_of(service, "program_id"));

    if (node_get(service, "organization_id"))
        return refer(t, service, "organization_id", ORGANIZATIONS);
    if (node_get(program, "organization_id"))
        return refer(t, program, "organization_id", ORGANIZATIONS);
    return location ? refer(t, location, "organization_id", ORGANIZATIONS) : NULL;
}

static void join_links(struct tables *t)
{
    for (size_t i = 0; i < t->v[LINKS].rows.n && !t->failed; i++) {
        struct node *link = t->v[LINKS].rows.v[i];
        struct node *service = refer(t, link, "service_id", SERVICES);
        struct node *location = refer(t, link, "location_id", LOCATIONS);

        if (!service || !location)
            continue;
        put_copy(t, link, "location", LOCATIONS, location);
        put_into(t->src->arena, service, kinds[LINKS].key, link);
    }
}

static void join_service(struct tables *t, struct node *service)
{
    struct node *location = refer(t, service, "location_id", LOCATIONS);
    const struct node *link = node_first(node_get(service, "service_at_locations"));
    struct node *organization =
        organization_of(t, service, location ? location : node_get(link, "location"));

    join_terms(t, service);
    if (location)
        put_copy(t, service, "location", LOCATIONS, location);
    if (organization)
        put_copy(t, service, "organization", ORGANIZATIONS, organization);
}

static void join(struct tables *t)
{
    for (unsigned id = 0; id < TABLES; id++)
        if (kinds[id].id)
            table_index(&t->v[id],
                        id == TERMS &&
                                node_get(t->v[id].rows.n ? t->v[id].rows.v[0] : NULL, "taxonomy_id")
                            ? "taxonomy_id"
                            : kinds[id].id,
                        t->src);
    join_attributes(t);
    for (unsigned id = PHONES; id < PROGRAMS; id++)
        attach(t, (enum table_id)id);
    attach(t, CONTACTS); /* with their phones */
    join_links(t);
    for (size_t i = 0; i < t->v[SERVICES].rows.n && !t->failed; i++)
        join_service(t, t->v[SERVICES].rows.v[i]);
}

/* ---- The whole */

static bool read_table(struct tables *t, const struct table_files *files, size_t i)
{
    enum table_id id = table_of(files->names[i]);
    const char *path =
        str_printf(t->src->kept, "%s/%.*s", t->src->path, STR_ARG(files->names[i])).s;
    struct buf bytes = {0};
    bool ok;

    if (id == TABLES || t->v[id].path) {
        diag_report(t->src->d, DIAG_BAD_ENTRY, (struct loc){path, 0, 0}, "%s",
                    id == TABLES ? _("it is no table of Open Referral that has to do with listings")
                                 : _("another has the same table"));
        return true;
    }
    ok = files->read(files->user, i, &bytes, t->src->d) &&
         table_read(&t->v[id], t->src, buf_view(&bytes), path);
    buf_release(&bytes);
    return ok;
}

static void say_guess(const struct tables *t)
{
    diag_report(t->src->d, DIAG_GUESSED_FORMAT, (struct loc){t->src->path, 0, 0},
                _("tables of Open Referral: organizations %zu, services %zu, locations %zu"),
                t->v[ORGANIZATIONS].rows.n, t->v[SERVICES].rows.n, t->v[LOCATIONS].rows.n);
}

static bool take_services(struct tables *t)
{
    struct arena record;
    struct mapping map;
    bool ok = true;

    arena_init(&record);
    mapping_init(&map, t->src, &record);
    for (size_t i = 0; i < t->v[SERVICES].rows.n && ok; i++) {
        ok = hsds_map(&map, t->v[SERVICES].rows.v[i]);
        arena_reset(&record);
    }
    mapping_tell_unknown(&map);
    mapping_release(&map);
    arena_release(&record);
    return ok;
}

bool tables_read(const struct source *src, const struct table_files *files)
{
    struct tables *t = arena_new(src->arena, struct tables);

    t->src = src;
    for (size_t i = 0; i < files->n; i++)
        if (!read_table(t, files, i))
            return false;
    say_guess(t);
    join(t);
    return !t->failed && take_services(t);
}
