/* Total fit: the cheapest lines, against every way there is; first fit; time that grows with the
 * text. */
#include "unit.h"

#include "base/arena.h"
#include "compose/text/fit.h"

enum { POINTS = 13, MEASURE = 1000 };

static unsigned long seed = 1;

static unsigned random_below(unsigned n)
{
    seed = (seed * 6364136223846793005u + 1442695040888963407u) & 0xFFFFFFFFFFFFFFFFu;
    return (unsigned)(seed >> 33) % n;
}

/* Cost of the lines that end at the points whose bit is set, by the words of fit.h. Negative: no
 * such lines. */
static int64_t cost_of(const struct fit *f, unsigned set)
{
    int64_t cost = 0;
    unsigned hyphens = 0;
    size_t last = 0;

    for (size_t j = 1; j < f->n; j++) {
        if (!(set >> j & 1))
            continue;
        if (fit_line_cost(f, last, j) < 0)
            return -1;
        cost += fit_line_cost(f, last, j);
        hyphens = f->points[j].hyphen ? hyphens + 1 : 0;
        if (hyphens > FIT_HYPHEN_LINES)
            cost += FIT_NEVER;
        last = j;
    }
    return cost;
}

static int64_t least_cost(const struct fit *f)
{
    unsigned last = 1u << (f->n - 1);
    int64_t least = -1;

    for (unsigned set = last; set < 2 * last; set += 2) { /* bit 0, the start, is no end */
        int64_t cost = cost_of(f, set);

        if (cost >= 0 && (least < 0 || cost < least))
            least = cost;
    }
    return least;
}

static void random_points(struct fit_point *p, size_t n, unsigned widest)
{
    int64_t pen = 0;
    uint32_t words = 0;

    for (size_t i = 0; i < n; i++) {
        int64_t space = random_below(40);

        /* Some pieces are wider than the line, and shaping anew moves a start or an end a little.
         */
        pen += i ? 1 + random_below(random_below(12) ? widest : 2 * MEASURE) : 0;
        p[i] = (struct fit_point){.end = pen + random_below(8), .words = words};
        p[i].hyphen = random_below(3) == 0 && i + 1 < n;
        p[i].penalty = p[i].hyphen ? FIT_LINE / (1 + random_below(64)) : 0;
        pen += p[i].hyphen ? 0 : space;
        words += !p[i].hyphen;
        p[i].words = words;
        p[i].start = pen - random_below(8);
    }
}

static void test_least_cost(void **state)
{
    struct fit_point points[POINTS];
    size_t breaks[POINTS];
    struct arena a;

    (void)state;
    arena_init(&a);
    for (unsigned round = 0; round < 4000; round++) {
        struct fit f = {points, 2 + random_below(POINTS - 1), MEASURE,
                        random_below(4) ? MEASURE : MEASURE / 2};
        unsigned set = 0;
        size_t n;

        random_points(points, f.n, 60 + random_below(600));
        arena_reset(&a);
        n = fit_best(&f, &a, breaks);
        assert_true(n > 0 && breaks[n - 1] == f.n - 1);
        for (size_t i = 0; i < n; i++) {
            assert_true(i == 0 || breaks[i] > breaks[i - 1]);
            set |= 1u << breaks[i];
        }
        assert_true(cost_of(&f, set) == least_cost(&f));
    }
    arena_release(&a);
}

/* n words of one width, with spaces of 10 between them. */
static void words_of(struct fit_point *p, size_t n, int64_t width)
{
    for (size_t i = 0; i <= n; i++)
        p[i] = (struct fit_point){.start = (int64_t)i * (width + 10),
                                  .end = i ? (int64_t)i * (width + 10) - 10 : 0,
                                  .words = (uint32_t)i};
}

static void test_no_word_alone(void **state)
{
    struct fit_point points[6];
    struct fit f = {points, 6, 430, 430}; /* four words to a line, and five of them */
    size_t breaks[6];
    struct arena a;

    (void)state;
    arena_init(&a);
    words_of(points, 5, 100);
    assert_int_equal(fit_first(&f, breaks), 2);
    assert_int_equal(breaks[0], 4);
    assert_int_equal(fit_best(&f, &a, breaks), 2);
    assert_int_equal(breaks[0], 3);
    arena_release(&a);
}

static void test_lines_are_not_added(void **state)
{
    struct fit_point points[201];
    struct fit f = {points, 201, MEASURE, MEASURE};
    size_t breaks[201];
    struct arena a;

    (void)state;
    arena_init(&a);
    for (int64_t width = 37; width < 500; width += 31) {
        words_of(points, 200, width);
        assert_int_equal(fit_best(&f, &a, breaks), fit_first(&f, breaks));
    }
    arena_release(&a);
}

/* As many points as a text of two million characters; quadratic time would not end. */
static void test_long(void **state)
{
    enum { LONG = 300000 };
    struct arena a;
    struct fit f = {NULL, LONG + 1, MEASURE, MEASURE};
    struct fit_point *points;
    size_t *breaks;

    (void)state;
    arena_init(&a);
    points = arena_array(&a, LONG + 1, sizeof *points);
    breaks = arena_array(&a, LONG + 1, sizeof *breaks);
    words_of(points, LONG, 70);
    f.points = points;
    assert_int_equal(fit_best(&f, &a, breaks), LONG / 12);
    arena_release(&a);
}

static void test_nothing(void **state)
{
    struct fit_point points[1] = {{0, 0, 0, 0, false}};
    struct fit f = {points, 1, MEASURE, MEASURE};
    size_t breaks[1];
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_int_equal(fit_best(&f, &a, breaks), 0);
    assert_int_equal(fit_first(&f, breaks), 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_least_cost),
        cmocka_unit_test(test_no_word_alone),
        cmocka_unit_test(test_lines_are_not_added),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
