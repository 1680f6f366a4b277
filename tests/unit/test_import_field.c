/* The names of fields: however they are spelt, in three languages, with a language or number
 * behind. */
#include "unit.h"

#include <string.h>

#include "import/fieldindex.h"

static struct arena arena;
static const struct field_index *index_;

static int setup(void **state)
{
    (void)state;
    index_ = field_index_new(&arena, NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static void check(const char *name, const char *field, const char *lang)
{
    struct field_ref ref;
    char code[4];

    if (!field_lookup(index_, str_from(name), &ref))
        fail_msg("%s is no field", name);
    if (strcmp(field_name(ref.field), field) != 0)
        fail_msg("%s is %s, not %s", name, field_name(ref.field), field);
    assert_string_equal(lang_code(ref.lang, code), lang);
}

static void check_none(const char *name)
{
    struct field_ref ref;

    if (field_lookup(index_, str_from(name), &ref))
        fail_msg("%s is %s", name, field_name(ref.field));
}

static void test_spellings(void **state)
{
    static const char *const names[] = {"jarjestaja",   "Järjestäjä",   "JÄRJESTÄJÄ",
                                        " järjestäjä ", "organization", "Organisation",
                                        "organisaatio", "arrangör",     "\xEF\xBB\xBFJärjestäjä"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check(names[i], "jarjestaja", "");
    check("Kohderyhma", "kohderyhmat", "");
    check("kohderyhmät", "kohderyhmat", "");
    check("Målgrupp", "kohderyhmat", "");
    check("posti-numero", "postinumero", "");
    check("Postal code", "postinumero", "");
    check("postalCode", "postinumero", "");
    check("Ikä (min)", "ika_min", "");
    check("e-mail", "sahkoposti", "");
    check("Aukioloajat:", "aukiolo", "");
    check("street", "osoite", "");
    check("kommun", "kunnat", "");
}

static void test_every_name_of_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; import_field_at(i); i++) {
        const struct import_field *f = import_field_at(i);
        struct str rest = str_from(f->aliases), alias;

        check(f->name, f->name, "");
        check(f->english, f->name, "");
        while (str_split(&rest, ' ', &alias))
            check(str_z(&arena, alias), f->name, "");
        assert_true(strlen(f->meaning) > 0);
    }
    assert_null(import_field_at(FIELDS));
}

static void test_languages(void **state)
{
    (void)state;
    check("nimi_sv", "nimi", "sv");
    check("Name (en)", "nimi", "en");
    check("kuvaus-ckb", "kuvaus", "ckb");
    check("Kuvaus ruotsiksi", "kuvaus", "sv");
    check("nimi (englanti)", "nimi", "en");
    check("Name in English", "nimi", "en");
    check("Namn på finska", "nimi", "fi");
    check("nameSv", "nimi", "sv");
    check("summary.ru", "tiivistelma", "ru");
    check_none("kunta_sv");
    check_none("hinta_en");
    check_none("nimi_klingon");
}

static void test_numbers(void **state)
{
    (void)state;
    check("puhelin2", "puhelin", "");
    check("Kategoria 3", "kategoriat", "");
    check("www_1", "www", "");
    check_none("nimi2");
    check_none("2");
}

/* With a hint behind it, or in two languages at once; but what is not for print is none. */
static void test_hints(void **state)
{
    (void)state;
    check("Kunta (pakollinen)", "kunnat", "");
    check("Kuvaus (enintään 300 merkkiä)", "kuvaus", "");
    check("Puhelin\n(vaihde)", "puhelin", "");
    check("Nimi *", "nimi", "");
    check("Hinta, €", "hinta", "");
    check("Kohderyhmä/Målgrupp", "kohderyhmat", "");
    check("Puh / Tel", "puhelin", "");
    check("Nimi/Namn/Name", "nimi", "");
    check("JÃ¤rjestÃ¤jÃ¤", "jarjestaja", "");
    check_none("Puhelin (ei julkaista)");
    check_none("Sähköposti (yhteyshenkilö)");
    check_none("E-mail (private)");
    check_none("Nimi (kiinaksi)");
    check_none("Nimi/Kunta");
    check_none("Nimi/huomautus");
    check_none("(Nimi)x");
    check_none("(");
    check_none("/");
}

static void test_unknown(void **state)
{
    char long_name[400];

    (void)state;
    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    check_none("");
    check_none("_");
    check_none("sisäinen huomautus");
    check_none(long_name);
    check_none("имя");
}

static void test_suggest(void **state)
{
    (void)state;
    assert_str(field_suggest(STR("puhlein")), "puhelin");
    assert_str(field_suggest(STR("Kuvaux")), "kuvaus");
    assert_str(field_suggest(STR("Desciption")), "description");
    assert_null(field_suggest(STR("sisäinen huomautus")).s);
    assert_null(field_suggest(STR("x")).s);
}

static void test_flags(void **state)
{
    (void)state;
    assert_true(field_has_language(FIELD_NAME));
    assert_false(field_has_language(FIELD_FEE));
    assert_true(field_is_many(FIELD_PHONE));
    assert_false(field_is_many(FIELD_POSTAL_CODE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings), cmocka_unit_test(test_every_name_of_the_table),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_hints),     cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_suggest),   cmocka_unit_test(test_flags),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
