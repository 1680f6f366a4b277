/* Rows told by what differs from those above: undone as PNG (third edition, 9.2) says, they are the
 * rows again, whatever their width. */
#include "unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "write/file/predictor.h"

enum { NONE = 0, UP = 2 };

/* What a reader makes of it. The filter types of the rows go to `types`. */
static void undo(struct str packed, size_t width, struct buf *rows, struct buf *types)
{
    for (size_t at = 0; at < packed.n; at += 1 + width) {
        int type = packed.s[at];
        size_t above = rows->n - width;
        bool first = rows->n == 0;

        assert_true(type == NONE || type == UP);
        buf_char(types, (char)('0' + type));
        for (size_t i = 0; i < width; i++) {
            char up = type == NONE || first ? 0 : rows->s[above + i];

            buf_char(rows, (char)(packed.s[at + 1 + i] + up));
        }
    }
}

/* Numbers that a byte's top bit and borrowing could spoil, and blanks. */
static char any_byte(void)
{
    static const unsigned char hard[] = {0, 1, 0x20, 0x7F, 0x80, 0x81, 0xFF};

    return (char)(rand() % 2 ? hard[(size_t)rand() % sizeof hard] : rand() % 256);
}

static void test_undone(void **state)
{
    enum { ROWS = 20 };
    struct buf rows = {0}, packed = {0}, again = {0}, types = {0};

    (void)state;
    srand(1);
    for (size_t width = 1; width <= PREDICTOR_WIDEST; width++)
        for (int text = 0; text < 2; text++) {
            buf_clear(&rows);
            buf_clear(&packed);
            buf_clear(&again);
            buf_clear(&types);
            for (size_t i = 0; i < ROWS * width; i++)
                buf_char(&rows, i >= width && rand() % 2 ? rows.s[i - width] : any_byte());
            if (text)
                predictor_put_text(&packed, buf_view(&rows), width);
            else
                predictor_put_up(&packed, buf_view(&rows), width);
            assert_int_equal(packed.n, ROWS * (1 + width));
            undo(buf_view(&packed), width, &again, &types);
            assert_int_equal(again.n, rows.n);
            assert_memory_equal(again.s, rows.s, rows.n);
            for (size_t i = 0; !text && i < ROWS; i++)
                assert_int_equal(types.s[i], '0' + UP);
        }
    buf_release(&rows);
    buf_release(&packed);
    buf_release(&again);
    buf_release(&types);
}

static void check_types(const char *rows, size_t width, const char *types)
{
    struct buf packed = {0}, again = {0}, seen = {0};

    predictor_put_text(&packed, str_from(rows), width);
    undo(buf_view(&packed), width, &again, &seen);
    assert_str(buf_view(&again), rows);
    assert_str(buf_view(&seen), types);
    buf_release(&packed);
    buf_release(&again);
    buf_release(&seen);
}

/* The first row has nothing above it, and so is unlike it. */
static void test_rows_alike(void **state)
{
    (void)state;
    check_types("/P 17 0 R "
                "/P 18 0 R "
                "nine words"
                "nine other",
                10, "0202");
    check_types("ab        " /* blanks make no rows alike: all that is not blank is other */
                "cdefg     ",
                10, "00");
    check_types("abcdefghij"
                "abcxxxxxxx"  /* seven in ten */
                "abcxyyyyyy", /* six in ten */
                10, "002");
    /* Every byte counts that differs, in whichever bit. */
    check_types("abcdefgh"
                "\xE1\xE2\xE3\xE4\xE5\xE6gh",
                8, "00");
    check_types("abcdef"
                "abxxxx"  /* four in six */
                "yyyyyx"  /* five in six */
                "      ", /* nothing but blanks, and all above it is something else */
                6, "0200");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_undone),
        cmocka_unit_test(test_rows_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
