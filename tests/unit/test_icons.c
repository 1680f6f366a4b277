/*
 * test_icons.c: the pictograms that ship: all there, on their square, drawn the right way round.
 */
#include "unit.h"

#include <stdio.h>

#include "config/icons.h"

static struct arena arena;
static const struct icons *icons;

/* What the campaigns and the tell stage name. */
static const char *const wanted[] = {
    "ruoka",
    "koti",
    "puhelin",
    "mieli",
    "paihteet",
    "raha",
    "asuminen",
    "terveys",
    "omaiset",
    "ikaihmiset",
    "lapset",
    "nuoret",
    "maahanmuuttajat",
    "tyo",
    "kohtaaminen",
    "vertaistuki",
    "turva",
    "digi",
    "auta",
    "muu",
    "kello",
    "kalenteri",
    "paikka",
    "verkko",
    "posti",
    "kuka",
    "euro",
    "kieli",
    "esteeton",
    "ilmoittautuminen",
    "tieto",
    "viesti",
    "hata",
};

static void every_icon_is_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!icons_lookup(icons, str_from(wanted[i])))
            fail_msg("no icon \"%s\"", wanted[i]);
    assert_null(icons_lookup(icons, STR("no such")));
    assert_null(icons_lookup(icons, STR_NONE));
}

static unsigned points_of(const struct path_step *s)
{
    return s->op == PATH_CLOSE ? 0 : s->op == PATH_CURVE ? 3 : 1;
}

/* Within a square of 24 units; every subpath begins with a move and ends with a closing. */
static void every_icon_is_on_its_square(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct icon *icon = icons_lookup(icons, str_from(wanted[i]));

        assert_int_equal(icon->steps[0].op, PATH_MOVE);
        assert_int_equal(icon->steps[icon->n - 1].op, PATH_CLOSE);
        for (size_t k = 0; k < icon->n; k++) {
            const struct path_step *s = &icon->steps[k];

            if (k > 0)
                assert_int_equal(s->op == PATH_MOVE, icon->steps[k - 1].op == PATH_CLOSE);
            for (unsigned p = 0; p < points_of(s); p++)
                if (s->x[p] < -50 || s->x[p] > 2450 || s->y[p] < -50 || s->y[p] > 2450)
                    fail_msg("%s leaves its square at %d %d", wanted[i], s->x[p], s->y[p]);
        }
    }
}

/* Twice the area inside, clockwise positive, curves taken as their control polygons. */
static long area(const struct icon *icon)
{
    long sum = 0;
    int x = 0, y = 0;

    for (size_t k = 0; k < icon->n; k++)
        for (unsigned p = 0; p < points_of(&icon->steps[k]); p++) {
            int nx = icon->steps[k].x[p], ny = icon->steps[k].y[p];

            if (icon->steps[k].op != PATH_MOVE)
                sum += (long)x * ny - (long)nx * y;
            x = nx;
            y = ny;
        }
    return sum;
}

/* Solid icons cover between a tenth and three quarters of the square: not a hairline, not a blot.
 */
static void every_icon_is_sturdy(void **state)
{
    const long square = 2 * 2400L * 2400L;

    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        long a = area(icons_lookup(icons, str_from(wanted[i])));

        if (a < square / 10 || a > square * 3 / 4)
            fail_msg("%s covers %ld %%", wanted[i], a * 100 / square);
    }
}

static int open_all(void **state)
{
    struct diag d;

    (void)state;
    arena_init(&arena);
    diag_init(&d, stderr);
    icons = icons_load(&arena, &d);
    return icons ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_icon_is_there),
        cmocka_unit_test(every_icon_is_on_its_square),
        cmocka_unit_test(every_icon_is_sturdy),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
