/* In which language a text is that does not say it: by its letters, or by its small words. */
#include "unit.h"

#include <stdbool.h>

#include "import/text/language.h"

struct text {
    const char *text, *lang;
};

static void check(const struct text *t, size_t n, const char *usual, bool is_short)
{
    for (size_t i = 0; i < n; i++) {
        char code[4];
        struct str s = str_from(t[i].text);
        lang_tag lang = language_unless_plain(s, lang_from(str_from(usual)), is_short);

        if (lang != lang_from(str_from(t[i].lang)))
            print_error("%s\n", t[i].text);
        assert_string_equal(lang_code(lang, code), t[i].lang);
    }
}

static void test_letters(void **state)
{
    static const struct text texts[] = {
        {"نوزّع أكياس الطعام على كل من يحتاجها.", "ar"},
        {"ما به همهٔ کسانی که نیاز دارند بستهٔ غذا "
         "می‌دهیم.",
         "fa"},
        {"ئێمە جانتای خۆراک دەدەین بە هەموو ئەوانە.", "ckb"},
        {"ہم ضرورت مندوں کو کھانا دیتے ہیں۔", "ur"},
        {"Мы раздаём продуктовые пакеты всем.", "ru"},
        {"Ми роздаємо продуктові пакети всім.", "uk"},
        {"Chúng tôi phát túi thực phẩm cho mọi người cần giúp đỡ.", "vi"},
        {"เราแจกถุงอาหารให้ทุกคน", "th"},
        {"我们为所有需要的人提供食品袋。", "zh"},
        {"食べ物を配ります。", "ja"},
        {"Δίνουμε τρόφιμα.", "el"},
        {"ያለ ክፍያ ምግብ", "am"},
        /* Some words of another are not a text in it. */
        {"Tervetuloa! Добро пожаловать! Ruokaa kaikille.", "fi"},
        {"Kerhossa luetaan Η Κιβωτός -kirjaa", "fi"},
        {"Ruokaa – ”kaikille” … 5 € · 3 ½ ½", "fi"},
        {"", "fi"},
        {"1234 – 5678", "fi"},
    };

    (void)state;
    check(texts, sizeof texts / sizeof *texts, "fi", true);
    check(texts, sizeof texts / sizeof *texts, "fi", false);
}

static void test_small_words(void **state)
{
    static const struct text texts[] = {
        {"Ruokaa ja seuraa kaikille, jotka sitä tarvitsevat.", "fi"},
        {"We offer food and company for all who need it.", "en"},
        {"Our volunteers help you with forms and papers. The service is free of charge and open to "
         "everybody. No appointment needed.",
         "en"},
        {"Vi hjälper dig med mat och sällskap.", "sv"},
        {"För dig som är över 65 år och vill träffa andra. Vi äter och pratar.", "sv"},
        /* Too little */
        {"Food for you", "fi"},
        {"Café for women", "fi"},
        {"Ruoka-apua", "fi"},
        /* Names in a Finnish text */
        {"The English Club of Tampere kokoontuu tiistaisin klo 18.", "fi"},
        {"Ryhmä The Heart of the City and Friends harjoittelee keskustassa maanantaisin kello "
         "kahdeksantoista, tervetuloa tutustumaan toimintaan rohkeasti.",
         "fi"},
        /* Two languages, one behind the other */
        {"Perheille. Tervetuloa kahville keskiviikkoisin klo 10–12. Welcome to our cafe, this is "
         "for you and your family.",
         "fi"},
        {"This is for you and your family. Perhekahvila avoinna keskiviikkoisin kello kymmenestä "
         "kahteentoista, lapset mukaan, kahvia, mehua.",
         "fi"},
        {"Kaikille, jotka ovat yksin, ja heidän läheisilleen. This is for you and your friends.",
         "fi"},
        {"Vi träffas och pratar med andra. This is for you and all your friends.", "fi"},
        /* Estonian has some of Finnish's small words, and stays what the export says. */
        {"Me jagame toitu ja riideid, ei pea tõendama.", "fi"},
    };

    (void)state;
    check(texts, sizeof texts / sizeof *texts, "fi", false);
}

static void test_names_by_letters_alone(void **state)
{
    static const struct text names[] = {
        {"This is for you and your family", "fi"},
        {"Клуб для всех", "ru"},
    };

    (void)state;
    check(names, sizeof names / sizeof *names, "fi", true);
}

/* What is written with the letters of the usual language is taken for it. */
static void test_other_usual_languages(void **state)
{
    static const struct text in_ukrainian[] = {{"Кава", "uk"}, {"Объявление", "uk"}};
    static const struct text in_persian[] = {{"سلام", "fa"}, {"Привет", "ru"}};
    static const struct text in_swedish[] = {
        {"Vi hjälper dig med mat och sällskap.", "sv"},
        {"Ruokaa ja seuraa; voit tulla, jos olet yksin tai ei muuten huvita.", "fi"},
    };
    static const struct text in_russian[] = {
        {"Мы вам поможем", "ru"},
        {"We offer food and company for all who need it.", "en"},
    };

    (void)state;
    check(in_ukrainian, 2, "uk", true);
    check(in_persian, 2, "fa", true);
    check(in_swedish, 2, "sv", false);
    check(in_russian, 2, "ru", false);
}

static void test_without_a_usual_one(void **state)
{
    (void)state;
    assert_int_equal(language_of_text(STR("Provides food and clothing")), 0);
    assert_int_equal(language_of_text(STR("Provides food and clothing to families of Espoo")),
                     LANG_EN);
    assert_int_equal(language_of_text(STR("Мы раздаём пакеты")), LANG2('r', 'u'));
    assert_int_equal(language_of_text(STR_NONE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_small_words),
        cmocka_unit_test(test_names_by_letters_alone),
        cmocka_unit_test(test_other_usual_languages),
        cmocka_unit_test(test_without_a_usual_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
