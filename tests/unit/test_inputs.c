/* The digest of what a leaflet is made from: everything that may be printed changes it, places in
 * the export don't. */
#include "unit.h"

#include "batch/inputs.h"

static struct arena arena;
static const struct municipality tampere = {.code = STR_INIT("837")},
                                 parkano = {.code = STR_INIT("581")};

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void add(value_list *list, const char *text)
{
    *vec_push(&arena, list) = (struct value){.s = str_from(text)};
}

static struct listing sample(void)
{
    struct listing l = {.min_age = -1, .max_age = -1};

    add(&l.name, "Ruoka-apu");
    add(&l.summary, "Ruokaa");
    add(&l.description, "Ruokaa torstaisin.");
    add(&l.categories, "Ruoka-apu");
    add(&l.audiences, "kaikki");
    add(&l.hours, "to klo 12–14");
    add(&l.emails, "apu@example.org");
    add(&l.urls, "https://example.org");
    add(&l.service_languages, "suomi");
    *vec_push(&arena, &l.municipalities) = &tampere;
    *vec_push(&arena, &l.regions) = STR("06");
    *vec_push(&arena, &l.phones) = (struct phone){.number = STR("050 323 3773")};
    return l;
}

static struct digest digest_listing(const struct listing *l)
{
    struct digester g;

    digester_init(&g);
    inputs_listing(&g, l);
    return digester_end(&g);
}

/* Each is changed in a listing of its own. */
#define CHANGES(statement)                                                                         \
    do {                                                                                           \
        struct listing l = sample();                                                               \
        const struct digest was = digest_listing(&l);                                              \
        statement;                                                                                 \
        assert_false(digest_eq(was, digest_listing(&l)));                                          \
    } while (0)

static void test_words(void **state)
{
    (void)state;
    CHANGES(l.name.v[0].s = STR("Ruoka-avu"));
    CHANGES(l.name.v[0].lang = LANG_SV);
    CHANGES(add(&l.name, "Mathjälp"));
    CHANGES(l.summary.n = 0);
    CHANGES(l.description.v[0].s = STR("Ruokaa keskiviikkoisin."));
    CHANGES(l.organization.s = STR("Seurakunta"));
    CHANGES(l.categories.v[0].s = STR("Arjen apu"));
    CHANGES(l.audiences.v[0].s = STR("nuoret"));
    CHANGES(l.hours.v[0].s = STR("to klo 12–15"));
    CHANGES(l.fee.s = STR("2 e"));
    CHANGES(l.registration.s = STR("soita"));
    CHANGES(l.service_languages.v[0].s = STR("ruotsi"));
    CHANGES(l.accessibility.s = STR("hissi"));
}

static void test_numbers(void **state)
{
    (void)state;
    CHANGES(l.type = TYPE_VOLUNTEER);
    CHANGES(l.status = STATUS_DRAFT);
    CHANGES(l.min_age = 0);
    CHANGES(l.max_age = 0);
    CHANGES(l.nationwide = true);
    CHANGES(l.modes = MODE_ONLINE);
    CHANGES(l.start = ((struct date){2020, 9, 1}));
    CHANGES(l.end = ((struct date){2020, 9, 1}));
    CHANGES(l.valid_until = ((struct date){2020, 9, 1}));
    CHANGES(l.modified = ((struct date){2020, 9, 1}));
    CHANGES(l.priority = 1);
}

static void test_places_and_contacts(void **state)
{
    (void)state;
    CHANGES(l.municipalities.v[0] = &parkano);
    CHANGES(*vec_push(&arena, &l.municipalities) = &parkano);
    CHANGES(l.regions.v[0] = STR("07"));
    CHANGES(l.street.s = STR("Hämeenkatu 1"));
    CHANGES(l.postal_code.s = STR("33100"));
    CHANGES(l.town.s = STR("Tampere"));
    CHANGES(l.phones.v[0].number = STR("050 323 3774"));
    CHANGES(l.phones.v[0].e164 = STR("+358503233774"));
    CHANGES(l.phones.v[0].role = STR("ajanvaraus"));
    CHANGES(l.phones.v[0].hours = STR("ma klo 9–10"));
    CHANGES(l.phones.n = 0);
    CHANGES(l.emails.v[0].s = STR("apua@example.org"));
    CHANGES(l.urls.v[0].s = STR("http://example.org"));
    CHANGES(l.contact_person.s = STR("Maija"));
}

static void test_what_is_not_printed(void **state)
{
    struct listing l = sample();
    const struct digest was = digest_listing(&l);

    (void)state;
    l.file = "other.csv";
    l.line = 12;
    l.col = 3;
    l.order = 7;
    l.id = STR("other.csv:12");
    l.name.v[0].line = 12;
    l.phones.v[0].col = 9;
    assert_true(digest_eq(was, digest_listing(&l)));
}

/* ---- A whole leaflet */

struct leaflet_inputs {
    struct inputs in;
    struct job job;
    struct edition edition;
    struct listing listing[2];
    struct layout layout;
    struct labels labels;
    struct category category;
    struct audience audience;
};

static struct leaflet_inputs *sample_leaflet(void)
{
    struct leaflet_inputs *s = arena_new(&arena, struct leaflet_inputs);
    struct edition_section *section;

    for (int i = 0; i < 2; i++)
        s->listing[i] = sample();
    s->listing[1].name.v[0].s = STR("Olohuone");
    s->category.id = STR("ruoka-apu");
    s->audience.id = STR("nuoret");
    section = vec_push(&arena, &s->edition.sections);
    section->category = &s->category;
    for (int i = 0; i < 2; i++)
        vec_push(&arena, &section->entries)->listing = &s->listing[i];
    s->job.layout = &s->layout;
    s->job.language.labels = &s->labels;
    s->job.request.day = (struct date){2020, 9, 1};
    *vec_push(&arena, &s->in.files) = (struct input_file){&s->layout, digest_of(STR("layout"))};
    *vec_push(&arena, &s->in.files) = (struct input_file){&s->labels, digest_of(STR("labels"))};
    return s;
}

static struct digest digest_leaflet(const struct leaflet_inputs *s)
{
    return inputs_digest(&s->in, &s->job, &s->edition);
}

#define LEAFLET_CHANGES(statement)                                                                 \
    do {                                                                                           \
        struct leaflet_inputs *s = sample_leaflet();                                               \
        const struct digest was = digest_leaflet(s);                                               \
        statement;                                                                                 \
        assert_false(digest_eq(was, digest_leaflet(s)));                                           \
    } while (0)

static void swap_entries(struct leaflet_inputs *s)
{
    struct edition_entry *v = s->edition.sections.v[0].entries.v;

    v[0].listing = &s->listing[1];
    v[1].listing = &s->listing[0];
}

static void add_section(struct leaflet_inputs *s)
{
    struct edition_section *first = s->edition.sections.v;

    first->entries.n = 1;
    *vec_push(&arena, &s->edition.sections) = (struct edition_section){.category = first->category};
    vec_push(&arena, &s->edition.sections.v[1].entries)->listing = &s->listing[1];
}

static void test_edition(void **state)
{
    struct leaflet_inputs *other = sample_leaflet();

    (void)state;
    assert_true(digest_eq(digest_leaflet(other), digest_leaflet(sample_leaflet())));
    LEAFLET_CHANGES(s->listing[1].fee.s = STR("2 e"));
    LEAFLET_CHANGES(swap_entries(s));
    LEAFLET_CHANGES(add_section(s));
    LEAFLET_CHANGES(s->edition.sections.v[0].entries.n = 1);
    LEAFLET_CHANGES(s->edition.sections.v[0].entries.v[0].pinned = true);
    LEAFLET_CHANGES(s->edition.sections.v[0].entries.v[0].reach = REACH_NATION);
    LEAFLET_CHANGES(s->edition.sections.v[0].category = NULL);
    LEAFLET_CHANGES(s->edition.sections.v[0].name = STR("Muut"));
    LEAFLET_CHANGES(vec_push(&arena, &s->edition.volunteer)->listing = &s->listing[0]);
    /* Who is left out is not printed. */
    vec_push(&arena, &other->edition.left_out)->listing = &other->listing[0];
    assert_true(digest_eq(digest_leaflet(other), digest_leaflet(sample_leaflet())));
}

static void test_request_and_files(void **state)
{
    (void)state;
    LEAFLET_CHANGES(s->in.common = digest_of(STR("esite 2")));
    LEAFLET_CHANGES(s->in.files.v[0].digest = digest_of(STR("layout 2")));
    LEAFLET_CHANGES(s->in.files.v[1].digest = digest_of(STR("labels 2")));
    LEAFLET_CHANGES(s->layout.fit.pages = 2);
    LEAFLET_CHANGES(s->layout.fit.most = 2);
    LEAFLET_CHANGES(s->layout.fit.multiple = 4);
    LEAFLET_CHANGES(s->job.format = FORMAT_TRACE);
    LEAFLET_CHANGES(s->job.request.day.day = 2);
    LEAFLET_CHANGES(s->job.request.checked = ((struct date){2020, 8, 31}));
    LEAFLET_CHANGES(s->job.request.lang = LANG_SV);
    LEAFLET_CHANGES(s->job.request.fallback = LANG_SV);
    LEAFLET_CHANGES(*vec_push(&arena, &s->job.request.municipalities) = &tampere);
    LEAFLET_CHANGES(*vec_push(&arena, &s->job.request.audiences) = &s->audience);
    LEAFLET_CHANGES(*vec_push(&arena, &s->job.request.categories) = &s->category);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_places_and_contacts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_not_printed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_edition, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_request_and_files, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
