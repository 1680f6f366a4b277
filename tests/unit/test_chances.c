/* Break chances: ICU's, and the bindings that take some back. */
#include "unit.h"

#include <unicode/ubrk.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "compose/text/chances.h"
#include "compose/text/itemize.h"
#include "typeset.h"

static int set_up(void **state)
{
    static struct typeset ts;

    typeset_init(&ts);
    *state = &ts;
    return 0;
}

static int tear_down(void **state)
{
    typeset_release(*state);
    return 0;
}

/* "|" where a line may end, "+" where only if the piece is too wide, "-" at a soft hyphen, "!"
 * where it must. */
static void check(struct typeset *ts, const char *lang, const char *expected)
{
    static const char sign[] = {[CHANCE_BOUND] = '+',
                                [CHANCE_SOFT] = '~',
                                [CHANCE_DASH] = '|',
                                [CHANCE_SPACE] = '|',
                                [CHANCE_MUST] = '!'};
    struct buf plain = {0}, b = {0};
    const struct text *t;
    struct str s = str_from(expected);

    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] != '|' && s.s[i] != '+' && s.s[i] != '~' && s.s[i] != '!')
            buf_char(&plain, s.s[i]);
    t = typeset_text(ts, plain.s, lang);
    for (uint32_t i = 0, next; i < t->n; i = next) {
        uint32_t c = text_char(t, i, &next);

        if (t->chance[i])
            buf_char(&b, sign[t->chance[i]]);
        buf_utf8(&b, c);
    }
    assert_str(buf_view(&b), expected);
    buf_release(&plain);
    buf_release(&b);
}

static void test_bindings(void **state)
{
    struct typeset *ts = *state;

    check(ts, "fi", "Soita |050 +323 +3773 |tai |(09) +123 +456");
    check(ts, "fi", "ma–+pe |klo +8–+13, |la–+su |kl. +9.30–+11");
    check(ts, "fi", "Reitti |Helsinki–|Tampere");
    check(ts, "fi", "hinta |5 +€, |10 +% |tai |€ +20");
    check(ts, "fi", "Katu |22, |33210 +Tampere |ja |12345 |kiloa");
    check(ts, "fi", "linja-|auto, |e-+kirja, |ja/+tai, |äiti/|lapsi");
    check(ts, "fi", "näin +– |siis");
    check(ts, "fi", "on\xC2\xA0+kaksi |ja |klo\xC2\xA0+9–\xE2\x81\xA0+11");
    check(ts, "fi", "maahan\xC2\xAD~muuttaja");
    check(ts, "fi", "rivi\n!toinen");
    check(ts, "sv", "mån–+fre |kl +9–+11");
    check(ts, "ru", "пн–+пт |9–+11");
}

static void test_addresses(void **state)
{
    struct typeset *ts = *state;

    check(ts, "fi", "ks. |https://+www+.lähellä+.fi/+haku/+sivu+?a+=1+&b+=2, |niin");
    check(ts, "fi", "(apu+@esimerkki+.example)");
    check(ts, "fi", "tampere+.fi/+ruoka+-apu |tai |www+.a+-b+.fi.");
    check(ts, "fi", "klo +9.30, |3.8.2020, |esim.");
}

static void test_other_scripts(void **state)
{
    struct typeset *ts = *state;

    check(ts, "th", "สวัสดี|ชาว|โลก"); /* by dictionary */
    check(ts, "zh", "你|好，|世|界");
    check(ts, "ar", "السلام |عليكم");
}

/* Without the bindings, ICU's own answer. */
static void test_rules_alone(void **state)
{
    struct typeset *ts = *state;
    const char *text =
        "A–B 050 323 3773, e-kirja (ja/tai) https://www.x.fi/?a=1 «Привет» สวัสดีชาวโลก 5 €";
    const struct text *shaped = typeset_text(ts, text, "fi");
    struct text t = *shaped;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *icu = ubrk_open(UBRK_LINE, "fi", shaped->units, (int32_t)shaped->n, &status);

    assert_true(U_SUCCESS(status));
    t.chance = arena_alloc(&ts->arena, t.n + 1);
    assert_true(chances_by_rule(ts->cache, &t, &ts->said.diag));
    for (uint32_t i = 1; i < t.n; i++)
        assert_int_equal(t.chance[i] != CHANCE_NONE, ubrk_isBoundary(icu, (int32_t)i));
    ubrk_close(icu);
}

/* Where our own rules are enough, they say what ICU's say. */
static bool plain_is_by_rule(struct typeset *ts, const char *utf8, const char *lang)
{
    const struct text *t = typeset_text(ts, utf8, lang);
    struct text plain = *t, ruled = *t;

    plain.chance = arena_alloc(&ts->arena, t->n + 1);
    ruled.chance = arena_alloc(&ts->arena, t->n + 1);
    if (!chances_plain(&plain)) {
        for (uint32_t i = 0; i <= t->n; i++)
            assert_int_equal(plain.chance[i], CHANCE_NONE);
        return false;
    }
    assert_true(chances_by_rule(ts->cache, &ruled, &ts->said.diag));
    if (memcmp(plain.chance, ruled.chance, t->n + 1) != 0)
        fail_msg("\"%s\" (%s)", utf8, lang);
    return true;
}

static void test_plain(void **state)
{
    static const char *const pieces[] = {"a",  "Z",  "ä",  "Å", "š", "ñ", "ɏ", "0", "9",
                                         "ij", "ry", "12", ".", ",", " ", " ", " ", "x"};
    static const char *const langs[] = {"fi", "sv", "en", "et", "so"};
    struct typeset *ts = *state;
    uint32_t seed = 7;
    unsigned plain = 0;

    for (unsigned i = 0; i < 4000; i++) {
        struct buf b = {0};

        for (unsigned n = 1 + i % 12; n > 0; n--) {
            seed = seed * 1664525u + 1013904223u;
            buf_puts(&b, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        plain += plain_is_by_rule(ts, b.s, langs[i % 5]);
        buf_release(&b);
    }
    assert_in_range(plain, 1000, 3900);
    assert_true(plain_is_by_rule(ts, "Ruokaa joka päivä, myös 3.5. ja 24.12. kello 9.", "fi"));
    assert_false(plain_is_by_rule(ts, "Ruoka-apua", "fi"));
    assert_false(plain_is_by_rule(ts, "Tervetuloa !", "fi"));
    assert_false(plain_is_by_rule(ts, "kahvia , teetä", "fi"));
    assert_false(plain_is_by_rule(ts, "kahvia  teetä", "fi"));
    assert_false(plain_is_by_rule(ts, "50\xC2\xA0€", "fi"));
    assert_false(plain_is_by_rule(ts, "чай", "ru"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bindings),    cmocka_unit_test(test_plain),
        cmocka_unit_test(test_addresses),   cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_rules_alone),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
