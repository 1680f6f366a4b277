/* Phone numbers: found in text, dialled, printed. "~" is a no-break space. */
#include "unit.h"

#include <string.h>

#include "tell/text/phone.h"
#include "tell_text.h"

static void test_print(void **state)
{
    static const struct {
        const char *typed, *dial, *text;
    } cases[] = {
        /* Mobile */
        {"0503233773", "+358503233773", "050~323~3773"},
        {"050 323 3773", "+358503233773", "050~323~3773"},
        {"050-3233773", "+358503233773", "050~323~3773"},
        {"050 32 33 773", "+358503233773", "050~323~3773"},
        {"+358 50 323 3773", "+358503233773", "050~323~3773"},
        {"+358503233773", "+358503233773", "050~323~3773"},
        {"+358 (0)50 323 3773", "+358503233773", "050~323~3773"},
        {"00358 50 3233773", "+358503233773", "050~323~3773"},
        {"0400734793", "+358400734793", "0400~734~793"},
        {"0500 123456", "+358500123456", "0500~123~456"},
        {"045 1234567", "+358451234567", "045~123~4567"},
        {"04571234567", "+3584571234567", "0457~123~4567"},
        {"040123456", "+35840123456", "040~123~456"},
        /* Areas */
        {"09 123456", "+3589123456", "09~123~456"},
        {"0925250111", "+358925250111", "09~2525~0111"},
        {"(03) 555 0123", "+35835550123", "03~555~0123"},
        {"03-5550123", "+35835550123", "03~555~0123"},
        {"013 123 456", "+35813123456", "013~123~456"},
        {"02 12345", "+358212345", "02~12~345"},
        {"061234", "+35861234", "06~1234"},
        /* Companies and authorities */
        {"0201234567", "+358201234567", "020~123~4567"},
        {"020 692 204", "+35820692204", "020~692~204"},
        {"0101234567", "+358101234567", "010~123~4567"},
        {"0295016000", "+358295016000", "029~501~6000"},
        {"0305123456", "+358305123456", "030~512~3456"},
        /* Services, dialled in Finland only */
        {"08001234567", "08001234567", "0800~123~4567"},
        {"0800147111", "0800147111", "0800~147~111"},
        {"+358 800 147111", "0800147111", "0800~147~111"},
        {"080 005 005", "080005005", "080~005~005"},
        {"080005005", "080005005", "0800~05~005"},
        {"0600 12 345", "060012345", "0600~12~345"},
        {"0100 100", "0100100", "0100~100"},
        {"0200 100 100", "0200100100", "0200~100~100"},
        {"0300 870 123", "0300870123", "0300~870~123"},
        {"116117", "116117", "116~117"},
        {"116 117", "116117", "116~117"},
        {"112", "112", "112"},
        {"10022", "10022", "10022"},
        {"118 300", "118300", "118~300"},
        /* Prefixes outside the plan keep their grouping */
        {"012 34 56 78", "+35812345678", "012~34~56~78"},
        {"+358 12 34 56 78", "+35812345678", "012~34~56~78"},
        {"+358 (0)12 34 56 78", "+35812345678", "012~34~56~78"},
        {"01234", "+3581234", "01234"},
        /* Other countries */
        {"+372 512 3456", "+3725123456", "+372~512~3456"},
        {"+3725123456", "+3725123456", "+372~512~3456"},
        {"00372 5123456", "+3725123456", "+372~512~3456"},
        {"+46 8 123 45 67", "+4681234567", "+46~8~123~45~67"},
        {"+46812345678", "+46812345678", "+46~812~345~678"},
        {"+15551234567", "+15551234567", "+1~555~123~4567"},
        {"+1 555 123 4567", "+15551234567", "+1~555~123~4567"},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str typed = str_from(cases[i].typed), dial = phone_dial(&a, typed);

        assert_str(dial, cases[i].dial);
        assert_str(tell_visible(&a, phone_text(&a, dial, typed)), cases[i].text);
        assert_str(phone_href(&a, dial), str_join(&a, STR("tel:"), dial).s);
    }
    assert_null(phone_dial(&a, STR("kysy lisää")).s);
    assert_null(phone_dial(&a, STR("+")).s);
    assert_null(phone_href(&a, STR_NONE).s);
    arena_release(&a);
}

/* Whatever is dialled, its digits are printed, all and in order. */
static void test_no_digit_is_altered(void **state)
{
    struct arena a;
    uint32_t random = 7;

    (void)state;
    arena_init(&a);
    for (unsigned round = 0; round < 5000; round++) {
        char typed[32], digits[64];
        size_t n = 1 + round % 18, shown = 0;
        struct str dial, text;

        for (size_t i = 0; i < n; i++) {
            random = random * 1664525 + 1013904223;
            typed[i] = "0123456789 -05"[(random >> 16) % 14];
        }
        dial = phone_dial(&a, (struct str){typed, n});
        text = phone_text(&a, dial, (struct str){typed, n});
        if (str_starts(dial, STR("+358")))
            dial = str_join(&a, STR("0"), str_sub(dial, 4, dial.n));
        for (size_t i = 0; i < text.n && shown < sizeof digits; i++)
            if (text.s[i] == '+' || (text.s[i] >= '0' && text.s[i] <= '9'))
                digits[shown++] = text.s[i];
        assert_int_equal(shown, dial.n);
        assert_memory_equal(digits, dial.n ? dial.s : "", dial.n);
        assert_int_equal(str_find_char(text, ' ', 0), SIZE_MAX);
    }
    arena_release(&a);
}

static void test_match(void **state)
{
    static const struct {
        const char *text;
        const char *number; /* "" is none */
    } cases[] = {
        {"050 323 3773", "050 323 3773"},
        {"050 323 3773.", "050 323 3773"},
        {"050-3233773 tai", "050-3233773"},
        {"0503233773,09 123 456", "0503233773"},
        {"050\xC2\xA0"
         "323\xC2\xA0"
         "3773",
         "050\xC2\xA0"
         "323\xC2\xA0"
         "3773"},
        {"+358 50 323 3773 ma", "+358 50 323 3773"},
        {"+358 (0)50 323 3773", "+358 (0)50 323 3773"},
        {"+372 5123 4567", "+372 5123 4567"},
        {"040 123 4567 9-11", "040 123 4567"},
        {"040 123 4567 10-12", "040 123 4567"},
        {"040 123 456 10-12", "040 123 456"},
        {"040 123 4567 10–12", "040 123 4567"},
        {"040 123 4567 8.30", "040 123 4567"},
        {"0400 734 793 33100 Tampere", "0400 734 793"},
        {"08-16", ""},
        {"09.30", ""},
        {"0,50", ""},
        {"050 323", ""},
        {"0503233773a", ""},
        {"323 3773", ""},
        {"2020 09 01", ""},
        {"+", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(phone_match(str_from(cases[i].text)), strlen(cases[i].number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_no_digit_is_altered),
        cmocka_unit_test(test_match),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
