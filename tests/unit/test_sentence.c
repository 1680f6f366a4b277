/* Where sentences end, and how descriptions are cut. */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tell/description.h"
#include "tell/text/sentence.h"

/* Sentences with a bar between them. */
static struct str split(struct arena *a, lang_tag lang, const char *text)
{
    struct str rest = str_from(text), sentence, out;
    struct buf b = {0};

    while (sentence_next(&rest, lang, &sentence)) {
        if (b.n)
            buf_char(&b, '|');
        buf_str(&b, sentence);
    }
    out = buf_copy(&b, a);
    buf_release(&b);
    return out;
}

static void test_sentences(void **state)
{
    static const struct {
        lang_tag lang;
        const char *text, *sentences;
    } cases[] = {
        {LANG_FI, "", ""},
        {LANG_FI, "  ", ""},
        {LANG_FI, "Apua arkeen", "Apua arkeen"},
        {LANG_FI, "Apua. Seuraa! Miksi? Siksi…", "Apua.|Seuraa!|Miksi?|Siksi…"},
        {LANG_FI, "Hän sanoi: \"Tule!\" Ja lähti.", "Hän sanoi: \"Tule!\"|Ja lähti."},
        {LANG_FI, "Hän sanoi: ”Tule.” Ja lähti.", "Hän sanoi: ”Tule.”|Ja lähti."},
        {LANG_FI, "(Kahvia.) Tule.", "(Kahvia.)|Tule."},
        {LANG_FI, "Ohjelmaa esim. Tampereella. Tule.", "Ohjelmaa esim. Tampereella.|Tule."},
        {LANG_FI, "Kahvia, mm. Juhla Mokkaa.", "Kahvia, mm. Juhla Mokkaa."},
        {LANG_FI, "Pullaa ym. Tule mukaan.", "Pullaa ym.|Tule mukaan."},
        {LANG_FI, "Pullaa ym. herkkuja.", "Pullaa ym. herkkuja."},
        {LANG_FI, "Apu ry. järjestää. Apu ry. Tule.", "Apu ry. järjestää.|Apu ry.|Tule."},
        {LANG_FI, "Alkaa 3. syyskuuta. Tule.", "Alkaa 3. syyskuuta.|Tule."},
        {LANG_FI, "Alkaa 3.9. Tule klo 10. Kahvia.", "Alkaa 3.9.|Tule klo 10.|Kahvia."},
        {LANG_FI, "Klo. 8 alkaa. Puh. 050 323 3773.", "Klo. 8 alkaa.|Puh. 050 323 3773."},
        {LANG_FI, "Ohjaaja J. Virtanen. Tule.", "Ohjaaja J. Virtanen.|Tule."},
        {LANG_FI, "1. Ilmoittaudu. 2. Tule.", "1. Ilmoittaudu.|2. Tule."},
        {LANG_FI, "Lue lähellä.fi. Tule.", "Lue lähellä.fi.|Tule."},
        {LANG_FI, "Odota... Tule. Hei...", "Odota...|Tule.|Hei..."},
        {LANG_FI, "Odota... tule.", "Odota... tule."},
        {LANG_FI, "Oikeasti?! Kyllä.", "Oikeasti?!|Kyllä."},
        {LANG_FI, "Maksu 3.50 euroa.Tule.", "Maksu 3.50 euroa.Tule."},
        {LANG_SV, "Hjälp t.ex. Kaffe. Kom kl. 8.", "Hjälp t.ex. Kaffe.|Kom kl. 8."},
        {LANG_EN, "Ask Mr. Smith. Come, e.g. Monday.", "Ask Mr. Smith.|Come, e.g. Monday."},
        {LANG2('r', 'u'), "Мы раздаём продукты. Справка не нужна.",
         "Мы раздаём продукты.|Справка не нужна."},
        {LANG2('z', 'h'), "我们分发食物。请自带袋子！好吗？「好。」来吧。",
         "我们分发食物。|请自带袋子！|好吗？|「好。」|来吧。"},
        {LANG2('a', 'r'), "نوزّع الطعام. أحضر كيسًا؟ لا تحتاج.", "نوزّع الطعام.|أحضر كيسًا؟|لا تحتاج."},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(split(&a, cases[i].lang, cases[i].text), cases[i].sentences);
    arena_release(&a);
}

static void test_heads(void **state)
{
    (void)state;
    assert_str(sentence_head(STR("yksi kaksi, kolme neljä viisi"), 20), "yksi kaksi");
    assert_str(sentence_head(STR("yksi kaksi kolme neljä viisi"), 20), "yksi kaksi kolme");
    assert_str(sentence_head(STR("yksi, kaksi kolme neljä viisi"), 20), "yksi, kaksi kolme");
    assert_str(sentence_head(STR("yksi kaksi kolme – neljä viisi"), 20), "yksi kaksi kolme");
    assert_str(sentence_head(STR("äitiäitiäitiäiti"), 3), "äiti");
}

/* Passages with " / " between them, items with a bullet; then the characters before and after. */
static struct str chosen(struct arena *a, const struct listing *x, lang_tag lang,
                         struct description_limits limits)
{
    struct description d;
    struct buf b = {0};
    struct str out;

    description_choose(a, x, lang, LANG_FI, limits, &d);
    for (size_t i = 0; i < d.passages.n; i++)
        buf_printf(&b, "%s%s%.*s", i ? " / " : "", d.passages.v[i].item ? "• " : "",
                   STR_ARG(d.passages.v[i].text));
    if (d.to < d.from)
        buf_printf(&b, " (%zu of %zu)", d.to, d.from);
    out = buf_copy(&b, a);
    buf_release(&b);
    return out;
}

static struct listing with(struct arena *a, const char *summary, const char *description)
{
    struct listing x = {0};

    if (*summary)
        *vec_push(a, &x.summary) = (struct value){.s = str_from(summary), .lang = LANG_FI};
    if (*description)
        *vec_push(a, &x.description) = (struct value){.s = str_from(description), .lang = LANG_FI};
    return x;
}

static void test_descriptions(void **state)
{
    static const struct {
        size_t length;
        unsigned sentences;
        const char *text, *chosen;
    } cases[] = {
        {300, 0, "", ""},
        {300, 0, "Apua.", "Apua."},
        {300, 0, "Apua. Seuraa.", "Apua. Seuraa."},
        {300, 1, "Apua. Seuraa.", "Apua. (5 of 13)"},
        {300, 0, "Apua.\n\n Seuraa.\n", "Apua. / Seuraa."},
        {300, 0, "Saat:\n• ruokaa\n• seuraa", "Saat: / • ruokaa / • seuraa"},
        {300, 0, "- ruokaa\n* seuraa\n– apua", "• ruokaa / • seuraa / • apua"},
        {20, 0, "Yksi kaksi kolme. Neljä viisi.", "Yksi kaksi kolme. (17 of 30)"},
        {25, 0, "Yksi kaksi kolme. Neljä viisi.",
         "Yksi kaksi kolme. Neljä viisi."},                                  /* a fifth more */
        {12, 0, "Yksi kaksi kolme. Neljä.", "Yksi kaksi kolme. (17 of 24)"}, /* one always */
        {8, 0, "Yksi kaksi kolme. Neljä.", "Yksi … (4 of 24)"},
        {30, 0, "Yksi kaksi.\nKolme neljä.\nViisi kuusi seitsemän.",
         "Yksi kaksi. / Kolme neljä. (23 of 45)"},
        {20, 0, "Kahvia ja pullaa. Tarjoamme:\n• kahvia kaikille tulijoille",
         "Kahvia ja pullaa. (17 of 54)"},
        {20, 0, "Kahvia.\nTarjoamme:\n• ruokaa ja kahvia kaikille", "Kahvia. (7 of 42)"},
        {20, 0, "Tarjoamme:\n• ruokaa\n• seuraa\n• apua arkeen",
         "Tarjoamme: / • ruokaa (16 of 33)"},
        {16, 0, "Saat:\n• ruokaa. Tule.\n• seuraa\n• apua", "Saat: / • ruokaa. Tule. (18 of 28)"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct listing x = with(&a, "", cases[i].text);
        struct description_limits limits = {cases[i].length, cases[i].sentences};

        assert_str(chosen(&a, &x, LANG_FI, limits), cases[i].chosen);
    }
    arena_release(&a);
}

static void test_summary_or_description(void **state)
{
    const struct description_limits limits = {300, 0};
    struct arena a;
    struct listing x;

    (void)state;
    arena_init(&a);
    x = with(&a, "Lyhyt.", "Pitkä kuvaus.");
    assert_str(chosen(&a, &x, LANG_FI, limits), "Lyhyt.");
    *vec_push(&a, &x.description) = (struct value){.s = STR("Long."), .lang = LANG_EN};
    assert_str(chosen(&a, &x, LANG_EN, limits), "Long.");
    assert_str(chosen(&a, &x, LANG_SV, limits), "Lyhyt.");
    *vec_push(&a, &x.summary) = (struct value){.s = STR("Short."), .lang = LANG_EN};
    assert_str(chosen(&a, &x, LANG_EN, limits), "Short.");
    x = with(&a, "Pitkä kuv...", "Pitkä kuvaus. Loppu.");
    assert_str(chosen(&a, &x, LANG_FI, limits), "Pitkä kuvaus. Loppu.");
    x = with(&a, "Pitkä kuv…", "");
    assert_str(chosen(&a, &x, LANG_FI, limits), "Pitkä kuv…");
    arena_release(&a);
}

/* Text of exactly 255 characters, or bytes, that ends in the middle was cut by the field that held
 * it. */
static void test_cut_fields(void **state)
{
    const struct description_limits limits = {300, 0};
    char text[256];
    struct arena a;
    struct listing x;

    (void)state;
    arena_init(&a);
    memset(text, 'x', sizeof text);
    text[255] = '\0';
    memcpy(text, "Autamme. Sovi ", 14);
    x = with(&a, "", text);
    assert_str(chosen(&a, &x, LANG_FI, limits), "Autamme. (8 of 255)");
    memcpy(text, "Autamme ja sovi", 14);
    assert_str(chosen(&a, &x, LANG_FI, limits), "Autamme ja … (12 of 255)");
    text[254] = '.';
    assert_int_equal(chosen(&a, &x, LANG_FI, limits).n, 255);
    text[254] = 'x';
    x = with(&a, "", text + 1); /* 254 */
    assert_int_equal(chosen(&a, &x, LANG_FI, limits).n, 254);
    arena_release(&a);
}

/* Whatever the text and the length, a cut text is whole sentences and no longer than it may be. */
static void test_never_inside_a_sentence(void **state)
{
    static const char text[] =
        "Haemme sinut kotoa, käymme kaupassa ja tuomme kassit sisälle asti. Autoon mahtuu nyt "
        "kaksi matkustajaa kerralla. Ajamme koko alueella esim. Pinsiössä 3. päivä kuuta. "
        "Ehdimme apteekkiin.\nRollaattori mahtuu tavaratilaan! Soita klo 8. Kiitos.";
    struct arena a;
    struct listing x;

    (void)state;
    arena_init(&a);
    x = with(&a, "", text);
    for (size_t length = 40; length < 300; length++) {
        struct description d;
        size_t total = 0;

        description_choose(&a, &x, LANG_FI, LANG_FI, (struct description_limits){length, 0}, &d);
        for (size_t i = 0; i < d.passages.n; i++) {
            struct str s = d.passages.v[i].text;

            total += utf8_length(s);
            assert_true(str_ends(s, STR("asti.")) || str_ends(s, STR("kerralla.")) ||
                        str_ends(s, STR("kuuta.")) || str_ends(s, STR("apteekkiin.")) ||
                        str_ends(s, STR("tavaratilaan!")) || str_ends(s, STR("klo 8.")) ||
                        str_ends(s, STR("Kiitos.")));
        }
        assert_true(total <= length + length / 5 || d.passages.n == 1);
        assert_true(d.to <= d.from);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),    cmocka_unit_test(test_heads),
        cmocka_unit_test(test_descriptions), cmocka_unit_test(test_summary_or_description),
        cmocka_unit_test(test_cut_fields),   cmocka_unit_test(test_never_inside_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
