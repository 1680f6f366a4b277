/* Fingerprints: the published values, however the bytes are cut up. */
#include "unit.h"

#include <string.h>

#include "base/digest.h"

static void check(const char *text, const char *hex)
{
    struct buf b = {0};

    digest_put(&b, digest_of(str_from(text)));
    assert_str(buf_view(&b), hex);
    buf_release(&b);
}

static void test_known_values(void **state)
{
    (void)state;
    check("", "00000000000000000000000000000000");
    check("hello", "cbd8a7b341bd9b025b1e906a48ae1d19");
    check("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347");
}

static void test_pieces_run_together(void **state)
{
    const char text[] = "Ruoka-apua torstaisin klo 12–14, ei ilmoittautumista, tervetuloa kaikki!";
    struct str whole = {text, sizeof text - 1};

    (void)state;
    for (size_t piece = 1; piece <= whole.n; piece++) {
        struct digester g;

        digester_init(&g);
        for (size_t at = 0; at < whole.n; at += piece) {
            struct str s = str_sub(whole, at, at + piece);
            digester_bytes(&g, s.s, s.n);
        }
        assert_true(digest_eq(digester_end(&g), digest_of(whole)));
    }
}

static struct digest of_two(struct str a, struct str b)
{
    struct digester g;

    digester_init(&g);
    digester_str(&g, a);
    digester_str(&g, b);
    return digester_end(&g);
}

static void test_texts_do_not_run_together(void **state)
{
    (void)state;
    assert_true(digest_eq(of_two(STR("ab"), STR("c")), of_two(STR("ab"), STR("c"))));
    assert_false(digest_eq(of_two(STR("ab"), STR("c")), of_two(STR("a"), STR("bc"))));
    assert_false(digest_eq(of_two(STR("ab"), STR("")), of_two(STR("ab"), STR_NONE)));
}

static void test_each_bit_counts(void **state)
{
    char text[41] = "0123456789012345678901234567890123456789";
    struct digest before = digest_of(str_from(text));

    (void)state;
    for (size_t i = 0; i < 40; i++)
        for (unsigned bit = 0; bit < 7; bit++) {
            text[i] ^= (char)(1 << bit);
            assert_false(digest_eq(digest_of((struct str){text, 40}), before));
            text[i] ^= (char)(1 << bit);
        }
    assert_true(digest_eq(digest_of((struct str){text, 40}), before));
}

static void test_hexadecimal_and_back(void **state)
{
    struct digest d = digest_of(STR("apua")), back;
    struct buf b = {0};

    (void)state;
    digest_put(&b, d);
    assert_true(digest_from(buf_view(&b), &back));
    assert_true(digest_eq(d, back));
    assert_false(digest_from(str_sub(buf_view(&b), 0, 31), &back));
    b.s[7] = 'G';
    assert_false(digest_from(buf_view(&b), &back));
    assert_false(digest_from(STR_NONE, &back));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_values),
        cmocka_unit_test(test_pieces_run_together),
        cmocka_unit_test(test_texts_do_not_run_together),
        cmocka_unit_test(test_each_bit_counts),
        cmocka_unit_test(test_hexadecimal_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
