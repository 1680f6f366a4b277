/* Colour profiles: their numbers derived again from what they stand for, their form read back. */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "write/page/icc.h"

static uint32_t long_at(struct str s, size_t at)
{
    uint32_t v = 0;

    assert_true(at + 4 <= s.n);
    for (size_t i = 0; i < 4; i++)
        v = v << 8 | (unsigned char)s.s[at + i];
    return v;
}

static double number_at(struct str s, size_t at)
{
    return (int32_t)long_at(s, at) / 65536.0;
}

/* What a tag holds, behind its type; its place in the file must be right. */
static struct str tag(struct str profile, const char *name, const char *type)
{
    uint32_t n = long_at(profile, 128);

    for (size_t i = 0; i < n; i++) {
        size_t row = 132 + 12 * i;
        size_t at = long_at(profile, row + 4);

        if (memcmp(profile.s + row, name, 4) == 0) {
            assert_int_equal(at % 4, 0);
            assert_true(at >= 132 + 12 * n && at + long_at(profile, row + 8) <= profile.n);
            assert_memory_equal(profile.s + at, type, 4);
            return str_sub(profile, at + 8, at + long_at(profile, row + 8));
        }
    }
    fail_msg("no tag %s", name);
    return STR_NONE;
}

static void check_header(struct str p, const char *kind)
{
    assert_int_equal(long_at(p, 0), p.n);
    assert_int_equal(p.n % 4, 0);
    assert_memory_equal(p.s + 12, kind, 12);
    assert_memory_equal(p.s + 36, "acsp", 4);
    assert_int_equal(tag(p, "wtpt", "XYZ ").n, 12);
    assert_true(tag(p, "desc", "mluc").n > 20);
    assert_true(tag(p, "cprt", "mluc").n > 20);
}

/* ---- sRGB from its chromaticities */

struct matrix {
    double v[3][3];
};

static struct matrix product(const struct matrix *a, const struct matrix *b)
{
    struct matrix m = {{{0}}};

    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 3; k++)
                m.v[i][j] += a->v[i][k] * b->v[k][j];
    return m;
}

static struct matrix inverse(const struct matrix *a)
{
    struct matrix m;
    double det = 0;

    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            int r = (j + 1) % 3, s = (j + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;

            m.v[i][j] = a->v[r][c] * a->v[s][d] - a->v[r][d] * a->v[s][c];
        }
    for (int k = 0; k < 3; k++)
        det += a->v[0][k] * m.v[k][0];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            m.v[i][j] /= det;
    return m;
}

static void apply(const struct matrix *a, const double v[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = a->v[i][0] * v[0] + a->v[i][1] * v[1] + a->v[i][2] * v[2];
}

static struct matrix diagonal(const double over[3], const double under[3])
{
    struct matrix m = {{{0}}};

    for (int i = 0; i < 3; i++)
        m.v[i][i] = over[i] / under[i];
    return m;
}

static void test_srgb(void **state)
{
    static const struct matrix bradford = {
        {{.8951, .2664, -.1614}, {-.7502, 1.7135, .0367}, {.0389, -.0685, 1.0296}}};
    static const double xy[3][2] = {{.64, .33}, {.30, .60}, {.15, .06}};
    static const double one[3] = {1, 1, 1};
    static const double d65[3] = {.3127 / .3290, 1, (1 - .3127 - .3290) / .3290};
    static const double curve[] = {2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045};
    static const char *const name[] = {"rXYZ", "gXYZ", "bXYZ"};
    double d50[3], cone65[3], cone50[3], amount[3];
    struct matrix primaries, adapt, m;
    struct buf b = {0};
    struct str p, t;

    (void)state;
    icc_srgb(&b);
    p = buf_view(&b);
    check_header(p, "mntrRGB XYZ ");
    for (size_t i = 0; i < 3; i++)
        d50[i] = number_at(tag(p, "wtpt", "XYZ "), 4 * i);
    for (int k = 0; k < 3; k++) {
        primaries.v[0][k] = xy[k][0] / xy[k][1];
        primaries.v[1][k] = 1;
        primaries.v[2][k] = (1 - xy[k][0] - xy[k][1]) / xy[k][1];
    }
    m = inverse(&primaries);
    apply(&m, d65, amount);
    m = diagonal(amount, one);
    primaries = product(&primaries, &m);
    apply(&bradford, d65, cone65);
    apply(&bradford, d50, cone50);
    m = diagonal(cone50, cone65);
    adapt = product(&m, &bradford);
    m = inverse(&bradford);
    adapt = product(&m, &adapt);
    m = product(&adapt, &primaries);
    for (size_t i = 0; i < 3; i++) {
        uint32_t sum = 0;

        for (size_t k = 0; k < 3; k++) {
            t = tag(p, name[k], "XYZ ");
            assert_float_equal(number_at(t, 4 * i), m.v[i][k], 1.0 / 65536);
            sum += long_at(t, 4 * i);
            assert_float_equal(number_at(tag(p, "chad", "sf32"), 12 * i + 4 * k), adapt.v[i][k],
                               1.0 / 65536);
        }
        assert_int_equal(sum, long_at(tag(p, "wtpt", "XYZ "), 4 * i)); /* white is white */
    }
    t = tag(p, "bTRC", "para");
    assert_int_equal(long_at(t, 0) >> 16, 3);
    for (size_t i = 0; i < 5; i++)
        assert_float_equal(number_at(t, 4 + 4 * i), curve[i], 1.0 / 65536);
    buf_release(&b);
}

/* ---- CMYK: a table of 16 colours */

static double lab_at(struct str table, unsigned color, unsigned axis)
{
    size_t at = 4 + 36 + 4 + 16 + (size_t)(color * 3 + axis) * 2; /* behind matrix and curves */
    double v = (double)(long_at(table, at) >> 16);

    return axis == 0 ? v * 100 / 0xFF00 : v / 256 - 128;
}

static void test_cmyk(void **state)
{
    struct buf b = {0};
    struct str p, t;

    (void)state;
    icc_cmyk(&b);
    p = buf_view(&b);
    check_header(p, "scnrCMYKLab ");
    t = tag(p, "A2B0", "mft2");
    assert_int_equal(t.n, 4 + 36 + 4 + 16 + 96 + 12);
    assert_int_equal(long_at(t, 0), 0x04030200);
    assert_float_equal(lab_at(t, 0, 0), 100, .01); /* paper */
    assert_true(lab_at(t, 1, 0) < 20);             /* black */
    assert_true(lab_at(t, 2, 2) > 80);             /* yellow is yellow */
    assert_true(lab_at(t, 4, 1) > 60);             /* magenta is red */
    assert_true(lab_at(t, 8, 1) < -30 && lab_at(t, 8, 2) < -40);
    for (unsigned i = 0; i < 16; i++) /* another ink makes it darker */
        for (unsigned ink = 1; ink < 16; ink *= 2)
            if (!(i & ink))
                assert_true(lab_at(t, i | ink, 0) < lab_at(t, i, 0));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_srgb),
        cmocka_unit_test(test_cmyk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
