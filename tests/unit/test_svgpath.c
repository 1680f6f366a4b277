/*
 * test_svgpath.c: paths of pictograms.
 */
#include "unit.h"

#include "config/svgpath.h"

static struct arena arena;

static path_steps parse(const char *path)
{
    path_steps steps = {0};
    struct svgpath_error why;

    assert_true(svgpath_parse(str_from(path), &arena, &steps, &why));
    return steps;
}

static void assert_end(path_steps s, size_t i, enum path_op op, int x, int y)
{
    assert_in_range(i, 0, s.n - 1);
    assert_int_equal(s.v[i].op, op);
    assert_int_equal(s.v[i].x[op == PATH_CURVE ? 2 : 0], x);
    assert_int_equal(s.v[i].y[op == PATH_CURVE ? 2 : 0], y);
}

static void lines_absolute_and_relative(void **state)
{
    path_steps s = parse("M1 2L3,4 5 6h-1.5v.5H10V-2.25m1 1-1-.5l2-3z");

    (void)state;
    assert_int_equal(s.n, 11);
    assert_end(s, 0, PATH_MOVE, 100, 200);
    assert_end(s, 2, PATH_LINE, 500, 600);
    assert_end(s, 3, PATH_LINE, 350, 600);
    assert_end(s, 4, PATH_LINE, 350, 650);
    assert_end(s, 5, PATH_LINE, 1000, 650);
    assert_end(s, 6, PATH_LINE, 1000, -225);
    assert_end(s, 7, PATH_MOVE, 1100, -125);
    assert_end(s, 8, PATH_LINE, 1000, -175); /* more points after a move are lines */
    assert_end(s, 9, PATH_LINE, 1200, -475);
    assert_int_equal(s.v[10].op, PATH_CLOSE);
}

static void closing_goes_back_to_the_start(void **state)
{
    path_steps s = parse("M2 3 h4 v4 z l1 1");

    (void)state;
    assert_end(s, 4, PATH_LINE, 300, 400);
}

static void curves(void **state)
{
    path_steps s = parse("M0 0 C1 2 3 4 5 6 S9 8 10 6 q3 3 6 0 t6 0");

    (void)state;
    assert_int_equal(s.n, 5);
    assert_int_equal(s.v[2].x[0], 700); /* mirrored handle: 2·(5,6) − (3,4) */
    assert_int_equal(s.v[2].y[0], 800);
    assert_end(s, 2, PATH_CURVE, 1000, 600);
    assert_int_equal(s.v[3].x[0], 1200); /* two thirds of the way to the handle */
    assert_int_equal(s.v[3].y[0], 800);
    assert_int_equal(s.v[4].x[0], 1800); /* the mirror image lies above the line */
    assert_int_equal(s.v[4].y[0], 400);
    assert_end(s, 4, PATH_CURVE, 2200, 600);
}

static void a_smooth_curve_after_a_line_has_no_mirror(void **state)
{
    path_steps s = parse("M0 0 C1 2 3 4 5 6 L6 6 S9 8 10 6");

    (void)state;
    assert_int_equal(s.v[3].x[0], 600);
    assert_int_equal(s.v[3].y[0], 600);
}

/* Points of a circle's arcs lie on it, also in the middle of a piece. */
static void arcs_lie_on_the_circle(void **state)
{
    path_steps s = parse("M2 12A10 10 0 1 1 22 12A10 10 0 1 1 2 12Z");
    double x = 200, y = 1200;

    (void)state;
    assert_int_equal(s.n, 6);
    assert_end(s, 1, PATH_CURVE, 1200, 200); /* clockwise: over the top */
    assert_end(s, 2, PATH_CURVE, 2200, 1200);
    assert_end(s, 3, PATH_CURVE, 1200, 2200);
    for (size_t i = 1; i < 5; i++) {
        const struct path_step *c = &s.v[i];
        double mx = (x + 3 * c->x[0] + 3 * c->x[1] + c->x[2]) / 8 - 1200;
        double my = (y + 3 * c->y[0] + 3 * c->y[1] + c->y[2]) / 8 - 1200;

        assert_in_range((int)(mx * mx + my * my), 997 * 997, 1003 * 1003);
        x = c->x[2];
        y = c->y[2];
    }
}

static void arcs_with_touching_flags_and_short_radii(void **state)
{
    path_steps s = parse("M0 0a5 5 0 0110 0"), grown = parse("M0 0A1 1 0 0 0 10 0");

    (void)state;
    assert_end(s, s.n - 1, PATH_CURVE, 1000, 0);
    assert_end(s, 1, PATH_CURVE, 500, -500);
    assert_end(grown, 1, PATH_CURVE, 500, 500); /* grown to half the chord */
    assert_end(parse("M0 0A0 5 0 0 0 10 0"), 1, PATH_LINE, 1000, 0);
}

static void refuse(const char *path, size_t at)
{
    path_steps steps = {0};
    struct svgpath_error why = {0};

    assert_false(svgpath_parse(str_from(path), &arena, &steps, &why));
    assert_non_null(why.expected);
    assert_int_equal(why.at, at);
    assert_int_equal(steps.n, 0);
}

static void bad_paths_are_refused_with_their_place(void **state)
{
    (void)state;
    refuse("", 0);
    refuse("  ", 2);
    refuse("L1 2", 0);
    refuse("M1", 2);
    refuse("M1 2 X3 4", 5);
    refuse("M1 2 L3 .", 8);
    refuse("M0 0 A1 1 0 2 0 3 3", 12);
    refuse("M1 2 L400 1", 11);
    refuse("M1 2 L99999 1", 6);
    refuse("M-", 1);
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
        cmocka_unit_test(lines_absolute_and_relative),
        cmocka_unit_test(closing_goes_back_to_the_start),
        cmocka_unit_test(curves),
        cmocka_unit_test(a_smooth_curve_after_a_line_has_no_mirror),
        cmocka_unit_test(arcs_lie_on_the_circle),
        cmocka_unit_test(arcs_with_touching_flags_and_short_radii),
        cmocka_unit_test(bad_paths_are_refused_with_their_place),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
