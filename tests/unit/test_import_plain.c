/* Texts that need no cleaning are told from those that do, wherever in sixteen bytes it shows. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "import/text/plain.h"

/* One character after the other, as plain.h has it in words. */
static bool expected(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.s;

    if (s.n && (p[0] == ' ' || p[s.n - 1] == ' '))
        return false;
    for (size_t i = 0; i < s.n;) {
        unsigned char a = p[i], b = i + 1 < s.n ? p[i + 1] : 0, c = i + 2 < s.n ? p[i + 2] : 0;

        if (a == 0xC3 && ((b >= 0xA0 && b <= 0xBF && b != 0xA2 && b != 0xB0) || b == 0x84 ||
                          b == 0x96 || b == 0x89))
            i += 2;
        else if (a == 0xE2 && b == 0x80 && ((c >= 0x90 && c <= 0xA7) || (c >= 0xB0 && c <= 0xBE)))
            i += 3;
        else if (a == 0xE2 && b == 0x82 && c == 0xAC)
            i += 3;
        else if (a >= ' ' && a < 0x7F && a != '<' && a != '&' && !(a == ' ' && b == ' '))
            i++;
        else
            return false;
    }
    return true;
}

static void check(const char *bytes, size_t n)
{
    char *exact = malloc(n ? n : 1); /* so that reading past the end is seen */
    struct str s = {exact, n};
    bool note;

    assert_non_null(exact);
    memcpy(exact, bytes, n);
    assert_int_equal(plain_is(s, &note), expected(s));
    free(exact);
}

/* Each of these at each place in texts of each length. */
static void test_every_place(void **state)
{
    static const char *const pieces[] = {
        "<",
        "&",
        "\t",
        "\x01",
        "\x7F",
        "\x80",
        "\xC3",
        "\xC3\xA4",
        "\xBF",
        "\xC3\xA2",
        "\xC3\x84",
        "\xC2\xA0",
        "\xE2\x80\x93",
        "\xE2\x80",
        "\xE2\x82\xAC",
        "  ",
        " ",
        "\xFF",
        "\xC3\xC3\xA4",
        "\xA4\xC3",
        "\xEF\xBF\xBD",
        "\xE2\x80\xAE",
    };
    char text[64];

    (void)state;
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++)
        for (size_t n = strlen(pieces[k]); n < 50; n++)
            for (size_t at = 0; at + strlen(pieces[k]) <= n; at++) {
                memset(text, 'a', sizeof text);
                memcpy(text + at, pieces[k], strlen(pieces[k]));
                check(text, n);
            }
    check("", 0);
}

/* Bytes at random, of those that matter. */
static void test_random(void **state)
{
    static const unsigned char some[] = {'a',  'b',  ' ',  'T',  0xC3, 0xA4, 0xA4, 0x84, 0xE2,
                                         0x80, 0x93, 0xC3, 0xA4, 'c',  'd',  'e',  '<',  0xB0};
    uint64_t x = 88172645463325252u;
    char text[80];
    unsigned plain = 0;

    (void)state;
    for (unsigned i = 0; i < 200000; i++) {
        size_t n = i % 70;

        for (size_t k = 0; k < n; k++) {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            text[k] = (char)some[(x >> 32) % (sizeof some - (i % 3 ? 2 : 0))];
            if (k && i % 2 && text[k - 1] == (char)0xC3) /* so that many are plain */
                text[k] = (char)0xA4;
            else if (i % 2 && (unsigned char)text[k] >= 0x80)
                text[k] = k + 1 < n ? (char)0xC3 : 'a';
        }
        check(text, n);
        plain += expected((struct str){text, n});
    }
    assert_true(plain > 10000);
}

static void test_notes(void **state)
{
    static const char *const noted[] = {
        "avoinna (tarkista)",         "a [b]",    "hinta??", "ja TODO", "FIXME tuo", "XXX",
        "Lorem ipsum dolor sit amet", "TARKISTA", "{nimi}",  "TBD",     "040 xxx"};
    static const char *const quiet[] = {"Tampereen torilla", "Lapset ja Foorumi", "Missä?", "X-ray",
                                        "Ota yhteyttä"};
    char text[80];
    bool note;

    (void)state;
    for (size_t i = 0; i < sizeof noted / sizeof *noted; i++)
        for (size_t at = 0; at < 40; at++) {
            memset(text, 'a', sizeof text);
            memcpy(text + at, noted[i], strlen(noted[i]));
            assert_true(plain_is((struct str){text, at + strlen(noted[i])}, &note));
            assert_true(note);
        }
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        assert_true(plain_is(str_from(quiet[i]), &note));
        assert_false(note);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_place),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_notes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
