/* In which language a text is that does not say it: by its letters, or by its small words. */
#include "unit.h"

#include <stdbool.h>

#include "import/text/language.h"

struct text {
    const char *text, *lang;
};

static void check(const struct text *t, size_t n, const char *usual)
{
    for (size_t i = 0; i < n; i++) {
        char code[4];
        struct str s = str_from(t[i].text);
        lang_tag lang = language_unless_plain(s, lang_from(str_from(usual)));

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
        {"Помощь в заполнении анкет: Kela, TE-toimisto, Migri.", "ru"},
        {"كمپيوتر للمبتدئين: دروس مجانية كل يوم أحد.", "ar"},
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
    check(texts, sizeof texts / sizeof *texts, "fi");
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
    check(texts, sizeof texts / sizeof *texts, "fi");
}

/* A book of names in a Finnish text is no English text; a street in an English one is not Finnish.
 */
static void test_names(void **state)
{
    static const struct text texts[] = {
        {"Who We Are -valokuvanäyttely, Galleria Ronga, 1.–30.9. Vapaa pääsy.", "fi"},
        {"Books and Coffee -lukupiiri, syksyn kirjat: The Testaments, The Road, Beloved.", "fi"},
        {"Friends of the Earth & Friends of the Forest: metsäretki, linja-autolla klo 9.", "fi"},
        {"Alla olevasta numerosta saat lisätietoja. Alla lista ryhmistä. Alla hinnat.", "fi"},
        {"We meet at the café in Hämeenkatu on Mondays. You can come with your family.", "en"},
    };

    (void)state;
    check(texts, sizeof texts / sizeof *texts, "fi");
}

/* A long text is in another language only if it ends in that, too. */
static void test_both_ends(void **state)
{
    static const struct text texts[] = {
        {"This group is for you who have lost someone close. We meet at the library on Mondays and "
         "talk with each other. You can come as you are, and you do not have to say a word. "
         "Ryhmä on sinulle, joka olet menettänyt läheisesi. Tapaamme kirjastossa maanantaisin.",
         "fi"},
        {"This group is for you who have lost someone close. We meet at the library on Mondays and "
         "talk with each other. You can come as you are, and you do not have to say a word. It is "
         "free of charge, and all who need it are welcome.",
         "en"},
        {"نوزّع أكياس الطعام على كل من يحتاجها. أحضر معك كيساً. لا تحتاج إلى إثبات دخلك. نلتقي كل "
         "يوم ثلاثاء في المكتبة من الساعة العاشرة إلى الثانية عشرة. "
         "Jaamme ruokakasseja kaikille, jotka tarvitsevat. Ota oma kassi mukaan. Tapaamme "
         "tiistaisin kirjastossa kello kymmenestä kahteentoista.",
         "fi"},
        /* No blanks to cut at */
        {"เราแจกถุงอาหารให้ทุกคนที่ต้องการความช่วยเหลือคุณไม่ต้องแสดงหลักฐานรายได้น้ำดื่มฟรีทุกวันที่นี่เราแจกถุงอาหารให้ทุกค"
         "น",
         "th"},
    };

    (void)state;
    check(texts, sizeof texts / sizeof *texts, "fi");
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
    check(in_ukrainian, 2, "uk");
    check(in_persian, 2, "fa");
    check(in_swedish, 2, "sv");
    check(in_russian, 2, "ru");
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
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_both_ends),
        cmocka_unit_test(test_other_usual_languages),
        cmocka_unit_test(test_without_a_usual_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
