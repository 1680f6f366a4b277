/*
 * test_qr.c: QR codes and the sides of pictures.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "compose/picture.h"
#include "compose/qr.h"

static struct arena arena;

static bool dark(const struct qr *qr, unsigned x, unsigned y)
{
    return qr->modules[y * qr->side + x] & 1;
}

/* The three finder patterns: a dark ring of 7, a light one of 5, a dark square of 3 (ISO/IEC
 * 18004, 6.3.3). */
static void assert_finder(const struct qr *qr, unsigned left, unsigned top)
{
    for (unsigned y = 0; y < 7; y++)
        for (unsigned x = 0; x < 7; x++) {
            unsigned dx = x < 3 ? 3 - x : x - 3, dy = y < 3 ? 3 - y : y - 3;
            unsigned ring = dx > dy ? dx : dy;

            assert_int_equal(dark(qr, left + x, top + y), ring != 2);
        }
}

/* 26 bytes at level M are the most that version 2, 25 modules, holds. */
static void a_web_address_becomes_a_small_code(void **state)
{
    struct qr qr;

    (void)state;
    assert_true(qr_encode(STR("https://xn--lhell-graf.fi/"), &arena, &qr));
    assert_int_equal(qr.side, 25);
    assert_finder(&qr, 0, 0);
    assert_finder(&qr, qr.side - 7, 0);
    assert_finder(&qr, 0, qr.side - 7);
    assert_true(qr_encode(STR("https://xn--lhell-graf.fi/ab"), &arena, &qr));
    assert_int_equal(qr.side, 29);
}

static void modules_are_never_under_half_a_millimetre(void **state)
{
    char text[1000];
    struct qr qr;

    (void)state;
    memset(text, 'a', sizeof text);
    assert_true(qr_encode((struct str){text, sizeof text}, &arena, &qr));
    assert_true(qr_size(&qr, PT64_MM(20)) >= (pt64)qr.side * PT64_MM(0.5));
    assert_true(qr_encode(STR("https://a.example"), &arena, &qr));
    assert_int_equal(qr_size(&qr, PT64_MM(20)), PT64_MM(20));
}

static void what_no_code_holds_is_refused(void **state)
{
    char text[4000];
    struct qr qr;

    (void)state;
    memset(text, 'a', sizeof text);
    assert_false(qr_encode((struct str){text, 2500}, &arena, &qr));
    assert_false(qr_encode((struct str){text, sizeof text}, &arena, &qr));
    assert_false(qr_encode(STR(""), &arena, &qr));
}

/* ---- Pictures */

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"

static void the_sides_of_a_png(void **state)
{
    struct picture_size size;

    (void)state;
    assert_true(picture_parse(STR(PNG_HEAD "\0\0\x01\x02\0\0\0\x30"), &size));
    assert_int_equal(size.width, 258);
    assert_int_equal(size.height, 48);
    assert_false(picture_parse(STR(PNG_HEAD "\0\0\0\0\0\0\0\x30"), &size));
    assert_false(picture_parse(STR(PNG_HEAD "\xff\0\0\0\0\0\0\x30"), &size));
    assert_false(picture_parse(STR(PNG_HEAD "\0\0\x01\x02\0\0\0"), &size));
}

static void the_sides_of_a_jpeg(void **state)
{
    /* JFIF segment, a table, padding, then the frame: 0x0123 wide, 0x45 high */
    static const char jpeg[] =
        "\xff\xd8\xff\xe0\0\x06JFIF\xff\xc4\0\x03\x01\xff\xff\xc2\0\x0b\x08\0\x45\x01\x23\x01";
    struct picture_size size;

    (void)state;
    assert_true(picture_parse((struct str){jpeg, sizeof jpeg - 1}, &size));
    assert_int_equal(size.width, 0x123);
    assert_int_equal(size.height, 0x45);
    for (size_t n = 0; n < sizeof jpeg - 3; n++) /* cut short: none, and nothing read beyond */
        if (picture_parse(str_copy(&arena, (struct str){jpeg, n}), &size))
            fail_msg("%zu bytes are taken for a JPEG", n);
    assert_false(picture_parse(STR("GIF89a\1\0\1\0"), &size));
    assert_false(picture_parse(STR(""), &size));
}

static void a_segment_that_claims_much_ends_the_search(void **state)
{
    static const char jpeg[] = "\xff\xd8\xff\xe0\xff\xff"
                               "abcdefghij";
    struct picture_size size;

    (void)state;
    assert_false(picture_parse((struct str){jpeg, sizeof jpeg - 1}, &size));
}

static int open_arena(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_web_address_becomes_a_small_code),
        cmocka_unit_test(modules_are_never_under_half_a_millimetre),
        cmocka_unit_test(what_no_code_holds_is_refused),
        cmocka_unit_test(the_sides_of_a_png),
        cmocka_unit_test(the_sides_of_a_jpeg),
        cmocka_unit_test(a_segment_that_claims_much_ends_the_search),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
