/* Free text as a typographer sets it. "~" is a no-break space, "^" a word joiner. */
#include "unit.h"

#include "tell/text/typography.h"
#include "tell_text.h"

struct text_case {
    const char *in, *out;
};

static void check(lang_tag lang, const struct text_case *cases, size_t n)
{
    struct typography t = {0};
    struct arena a;

    arena_init(&a);
    for (size_t i = 0; i < n; i++) {
        struct str once = typography_set(&t, &a, lang, str_from(cases[i].in));

        assert_str(tell_visible(&a, once), cases[i].out);
        /* What is set already stays as it is. */
        assert_str(tell_visible(&a, typography_set(&t, &a, lang, once)), cases[i].out);
    }
    typography_release(&t);
    arena_release(&a);
}
#define CHECK(lang, cases) check((lang), (cases), sizeof(cases) / sizeof *(cases))

static void test_ranges(void **state)
{
    static const struct text_case cases[] = {
        {"8-13", "8–^13"},
        {"8 - 13", "8–^13"},
        {"8 – 13", "8–^13"},
        {"8–13", "8–^13"},
        {"ikä 7-12", "ikä 7–^12"},
        {"65-99-vuotiaat", "65–^99-^vuotiaat"},
        {"1.-28.7.", "1.–^28.7."},
        {"1.-28.7.2025", "1.–^28.7.2025"},
        {"1.7.-28.8.", "1.7.–^28.8."},
        {"1.7. - 28.8.", "1.7.–^28.8."},
        {"30.12.2025-2.1.2026", "30.12.2025–^2.1.2026"},
        {"3. 8. - 5. 9.", "3.~8.–^5.~9."},
        {"2020-2021", "2020–^2021"},
        {"ma-ke", "ma–^ke"},
        {"ma - ke", "ma–^ke"},
        {"Ma-Pe", "Ma–^Pe"},
        {"maanantai-perjantai", "maanantai–^perjantai"},
        {"ma.-pe.", "ma–^pe."},
        {"(ma-ke)", "(ma–^ke)"},
        {"syys-lokakuussa", "syys–^lokakuussa"},
        {"Katu 12-14A", "Katu 12–^14A"},
        {"2-3 kertaa", "2–^3~kertaa"},
        {"5-10 €", "5–^10~€"},
        {"5-10€/kk", "5–^10~€/^kk"},
        {"1-2-vuotiaat", "1–^2-^vuotiaat"},
        {"33100-33900", "33100–^33900"},
        {"0,50-1 €", "0,50–^1~€"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_codes_are_left(void **state)
{
    static const struct text_case cases[] = {
        {"2020-09-01", "2020-09-01"},
        {"2020-09", "2020-09"},
        {"Y-tunnus 1234567-8", "Y-^tunnus 1234567-8"},
        {"ISBN 978-952-1234-5", "ISBN 978-952-1234-5"},
        {"COVID-19", "COVID-19"},
        {"AB-12-34", "AB-12-34"},
        {"A1-2", "A1-2"},
        {"123456-123A", "123456–^123A"}, /* may be house numbers */
        {"koodi X7-9Z", "koodi X7-9Z"},
        {"24/7", "24/7"},
        {"https://x.example/a-1-2/3-4", "https://x.example/a-1-2/3-4"},
        {"www.koti-apu.example/8-13.", "www.koti-apu.example/8-13."},
        {"lähellä.fi", "lähellä.fi"},
        {"apu@koti-apu.example, soita", "apu@koti-apu.example, soita"},
        {"matti.8-13@x.example", "matti.8-13@x.example"},
        {"#kotona8-13", "#kotona8-13"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_dashes_and_hyphens(void **state)
{
    static const struct text_case cases[] = {
        {"apua - ja seuraa", "apua~– ja seuraa"},
        {"apua -- ja seuraa", "apua~– ja seuraa"},
        {"apua — ja seuraa", "apua~– ja seuraa"},
        {"kauppa- ja apteekkiapu", "kauppa- ja apteekkiapu"},
        {"ruoka-apu ja -jako", "ruoka-apu ja -^jako"},
        {"65-vuotias", "65-^vuotias"},
        {"A-klinikka", "A-^klinikka"},
        {"Ala-Tikkurila", "Ala-Tikkurila"},
        {"lähellä.fi-palvelu", "lähellä.fi-palvelu"},
        {"e\xE2\x80\x91kirja", "e-^kirja"},
        {"koti\xE2\x80\x90"
         "apu",
         "koti-apu"},
        {"Tampere–Helsinki", "Tampere–Helsinki"},
        {"-5 °C", "−5~°C"},
        {"-50%", "−50~%"},
        {"- kahvia", "– kahvia"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_times(void **state)
{
    static const struct text_case cases[] = {
        {"klo 8-13", "klo~8–^13"},
        {"klo 8.30-11", "klo~8.30–^11"},
        {"klo 08-16", "klo~8–^16"},
        {"klo 10.00-12.00", "klo~10–^12"},
        {"klo 10:00-12:30", "klo~10–^12.30"},
        {"10.00–12.00", "klo~10–^12"},
        {"10:30 - 11:45", "klo~10.30–^11.45"},
        {"Avoinna 9-11.30.", "Avoinna klo~9–^11.30."},
        {"klo 10:30", "klo~10.30"},
        {"klo 18.00", "klo~18"},
        {"alkaa 10:30", "alkaa 10.30"},
        {"klo. 8-13", "klo~8–^13"},
        {"klo8-13", "klo~8–^13"},
        {"Klo 10", "Klo~10"},
        {"kello 10.30", "kello~10.30"},
        {"ma-pe 9-15", "ma–^pe~klo~9–^15"},
        {"ma-pe 9 - 15", "ma–^pe~klo~9–^15"},
        {"ma - pe 9 - 15", "ma–^pe~klo~9–^15"},
        {"arkisin 9-15", "arkisin klo~9–^15"},
        {"maanantaisin 9-15", "maanantaisin klo~9–^15"},
        {"ti 9-11 ja to 12-14", "ti~klo~9–^11 ja to~klo~12–^14"},
        {"ke 3-4 kertaa", "ke~3–^4~kertaa"},
        {"ma 3-5 €", "ma~3–^5~€"},
        {"klo 20-24", "klo~20–^24"},
        {"klo 19.30–0.30", "klo~19.30–^0.30"},
        {"klo 11 ja klo 12", "klo~11 ja klo~12"},
        {"tulos 3-2", "tulos 3–^2"},
        {"1.10-3.12", "1.10–^3.12"}, /* a date, perhaps */
        {"5.00-10.00 €", "5.00–^10.00~€"},
        {"Joh. 3:16", "Joh. 3:16"},
        {"klo 25-26", "klo~25–^26"},
        {"(klo 8-13),", "(klo~8–^13),"},
        {"to 8.10. klo 12–15.30", "to~8.10. klo~12–^15.30"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_bound_pairs(void **state)
{
    static const struct text_case cases[] = {
        {"5 €", "5~€"},
        {"5€", "5~€"},
        {"2,50€", "2,50~€"},
        {"8 €/tunti", "8~€/^tunti"},
        {"10 euroa.", "10~euroa."},
        {"65 vuotta täyttäneet", "65~vuotta täyttäneet"},
        {"50%", "50~%"},
        {"50 %", "50~%"},
        {"24h", "24~h"},
        {"2h+k", "2h+k"},
        {"10 000 €", "10~000~€"},
        {"1 000 000", "1~000~000"},
        {"116 117", "116~117"},
        {"33720 Tampere", "33720~Tampere"},
        {"Insinöörinkatu 38, 33720 Tampere", "Insinöörinkatu~38, 33720~Tampere"},
        {"tie 5, postie 5", "tie 5, postie~5"},
        {"Laituri 33 ry", "Laituri 33~ry"},
        {"Katu 38 A 2", "Katu 38~A~2"},
        {"3. 8. 2020", "3.~8.~2020"},
        {"3. syyskuuta", "3.~syyskuuta"},
        {"2. krs", "2.~krs"},
        {"s. 5", "s.~5"},
        {"nro 5", "nro~5"},
        {"no 5", "no 5"},
        {"n. 20 henkilöä", "n.~20~henkilöä"},
        {"puh. 050 323 3773", "puh.~050~323~3773"},
        {"J. Virtanen", "J.~Virtanen"},
        {"C. G. E. Mannerheim", "C.~G.~E.~Mannerheim"},
        {"Hervannan naapuriapu ry", "Hervannan naapuriapu~ry"},
        {"Tule klo 10. Jaamme 5 kassia.", "Tule klo~10. Jaamme 5 kassia."},
        {"Tule 26.9. klo 10", "Tule 26.9. klo~10"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_phones(void **state)
{
    static const struct text_case cases[] = {
        {"Soita 0503233773.", "Soita 050~323~3773."},
        {"Soita 050-323 3773, kiitos", "Soita 050~323~3773, kiitos"},
        {"0503233773,09 123 456", "050~323~3773, 09~123~456"},
        {"(050 3233773)", "(050~323~3773)"},
        {"+358 50 323 3773", "050~323~3773"},
        {"+358 (0)50 323 3773", "050~323~3773"},
        {"09 123456", "09~123~456"},
        {"03\xC2\xA0"
         "555\xC2\xA0"
         "0123",
         "03~555~0123"},
        {"040 123 4567 9-11", "040~123~4567 9–^11"},
        {"040 123 4567 10-12", "040~123~4567 10–^12"},
        {"tai 0800 147 111 tai 116 117", "tai 0800~147~111 tai 116~117"},
        {"0,50 €", "0,50~€"},
        {"08-16", "08–^16"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_quotes(void **state)
{
    static const struct text_case fi[] = {
        {"\"Apu\"", "”Apu”"},
        {"(\"Apu\")", "(”Apu”)"},
        {"“Apu”", "”Apu”"},
        {"„Apu“", "”Apu”"},
        {"\"Apu\"-ryhmä", "”Apu”-ryhmä"},
        {"'Apu'", "’Apu’"},
        {"vaa'an", "vaa’an"},
        {"vaa\xC2\xB4"
         "an",
         "vaa’an"},
        {"ruutu 15\"", "ruutu 15\""},
        {"»Apu»", "»Apu»"},
        {"Hän sanoi: \"Tule klo 8-9!\"", "Hän sanoi: ”Tule klo~8–^9!”"},
    };
    static const struct text_case sv[] = {{"\"Hjälp\" och 'stöd'", "”Hjälp” och ’stöd’"}};
    static const struct text_case en[] = {
        {"\"Help\" and 'support'", "“Help” and ‘support’"},
        {"(\"Help\"), don't", "(“Help”), don’t"},
        {"the '70s", "the ‘70s"},
    };
    static const struct text_case ru[] = {{"\"Помощь\"", "«Помощь»"}};
    static const struct text_case et[] = {{"\"Abi\"", "„Abi“"}};
    static const struct text_case so[] = {{"\"caawimaad\"", "“caawimaad”"}};

    (void)state;
    CHECK(LANG_FI, fi);
    CHECK(LANG_SV, sv);
    CHECK(LANG_EN, en);
    CHECK(LANG2('r', 'u'), ru);
    CHECK(LANG2('e', 't'), et);
    CHECK(LANG2('s', 'o'), so);
}

static void test_spaces_and_marks(void **state)
{
    static const struct text_case cases[] = {
        {"", ""},
        {"   ", ""},
        {"  Apua \t arkeen\n", "Apua arkeen"},
        {"Apua\xC2\xA0"
         "arkeen",
         "Apua arkeen"},
        {"Apua\xE2\x80\x8B", "Apua"},
        {"ko\xC2\xAD"
         "ti",
         "koti"},
        {"Tule , sanoi", "Tule, sanoi"},
        {"Tule !", "Tule!"},
        {"ma,ke,pe", "ma, ke, pe"},
        {"2,50", "2,50"},
        {"Odota...", "Odota…"},
        {"Odota....", "Odota…"},
        {"Odota ... hetki", "Odota~… hetki"},
        {"kotona...töissä", "kotona…töissä"},
        {"Niin..", "Niin.."},
        {":)", ":)"},
        {"?!", "?!"},
        {"-", "–"},
    };

    (void)state;
    CHECK(LANG_FI, cases);
}

static void test_swedish(void **state)
{
    static const struct text_case cases[] = {
        {"kl 10:30-12", "kl.~10.30–^12"},
        {"kl. 10.00-12.00", "kl.~10–^12"},
        {"mån-ons 8.30-13", "mån–^ons~kl.~8.30–^13"},
        {"klockan 10", "klockan~10"},
        {"5 år, 10€", "5~år, 10~€"},
        {"t.ex. 3 gånger", "t.ex. 3~gånger"},
    };

    (void)state;
    CHECK(LANG_SV, cases);
}

static void test_english(void **state)
{
    static const struct text_case cases[] = {
        {"10:00-12:00", "10:00–^12:00"},
        {"10.30 am", "10.30~am"},
        {"Mon-Wed 8-13", "Mon–^Wed~8–^13"},
        {"5%", "5%"},
        {"5 %", "5~%"},
        {"€5", "€5"},
        {"65 years", "65~years"},
        {"help - and company", "help~– and company"},
    };

    (void)state;
    CHECK(LANG_EN, cases);
}

static void test_other_scripts(void **state)
{
    static const struct text_case ar[] = {
        {"من 8-13 سنة", "من 8–^13 سنة"},
        {"هل تحتاج إلى مساعدة ؟ اتصل 0503233773", "هل تحتاج إلى مساعدة؟ اتصل 050~323~3773"},
        {"نعم - لا", "نعم~– لا"},
        {"شاي ، قهوة", "شاي، قهوة"},
        {"\"مساعدة\"", "«مساعدة»"},
    };
    static const struct text_case ru[] = {
        {"пн-ср 8:30-13:00", "пн–^ср~8:30–^13:00"},
        {"5%, 10 €", "5~%, 10~€"},
        /* Only beside numbers are they meant. */
        {"3\u00a0августа\u00a02020\u00a0года, в\u00a0субботу", "3~августа~2020~года, в субботу"},
        {"Помощь - рядом", "Помощь~— рядом"},
        {"понедельник-среда", "понедельник–^среда"},
    };
    static const struct text_case uk[] = {
        {"понеділок-п’ятниця 9:00-15:00", "понеділок–^п’ятниця~9:00–^15:00"},
        {"\"Допомога\" - поруч", "«Допомога»~— поруч"},
    };
    static const struct text_case et[] = {
        {"esmaspäev-reede 9.00-15.00", "esmaspäev–^reede~9.00–^15.00"},
        {"5%", "5~%"},
    };

    (void)state;
    CHECK(LANG2('a', 'r'), ar);
    CHECK(LANG2('r', 'u'), ru);
    CHECK(LANG2('u', 'k'), uk);
    CHECK(LANG2('e', 't'), et);
}

static void test_marks(void **state)
{
    struct typography t = {0};
    struct arena a;
    struct str s;

    (void)state;
    arena_init(&a);
    s = typography_set(
        &t, &a, LANG_FI,
        STR("Soita 050-323 3773 tai kirjoita: apu@koti.example. Lue www.koti.example/apu!"));
    assert_int_equal(t.n_marks, 3);
    assert_int_equal(t.marks[0].kind, TOKEN_PHONE);
    assert_str(str_sub(s, t.marks[0].from, t.marks[0].to), "050\xC2\xA0"
                                                           "323\xC2\xA0"
                                                           "3773");
    assert_str(t.marks[0].source, "050-323 3773");
    assert_int_equal(t.marks[1].kind, TOKEN_MAIL);
    assert_str(str_sub(s, t.marks[1].from, t.marks[1].to), "apu@koti.example");
    assert_int_equal(t.marks[2].kind, TOKEN_WEB);
    assert_str(t.marks[2].source, "www.koti.example/apu");
    typography_set(&t, &a, LANG_FI, STR("Ei mitään."));
    assert_int_equal(t.n_marks, 0);
    typography_release(&t);
    arena_release(&a);
}

/* Ill-formed bytes are no reason to stop; they come out as U+FFFD or as they were. */
static void test_any_bytes(void **state)
{
    static const char bytes[] = "-.,:0\"' 9(\xC3\xA4\xE2\x80\x93\xFF\xC2\xA0+klomae/@";
    struct typography t = {0};
    struct arena a;
    uint32_t random = 1;

    (void)state;
    arena_init(&a);
    for (size_t round = 0; round < 20000; round++) {
        char text[24];
        size_t n = round % sizeof text;
        struct str s;

        for (size_t i = 0; i < n; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = bytes[(random >> 16) % (sizeof bytes - 1)];
        }
        s = typography_set(&t, &a, LANG_FI, (struct str){text, n});
        assert_true(s.n <= n * 6 + 16);
        if (round % 1000 == 0)
            arena_reset(&a);
    }
    typography_release(&t);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_codes_are_left),
        cmocka_unit_test(test_dashes_and_hyphens),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_bound_pairs),
        cmocka_unit_test(test_phones),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_spaces_and_marks),
        cmocka_unit_test(test_swedish),
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_any_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
