/*
 * svgpath.c: reads SVG paths.
 *
 * Every command ends in one of four steps: a smooth curve (S, T) gets the mirror image of the
 * control point before it, a quadratic curve is raised to a cubic, an arc goes from end points to
 * its centre (SVG 1.1, F.6.5) and is cut into pieces of at most a quarter turn, each a cubic whose
 * handles are 4/3 tan(angle/4) long.
 */
#include "config/svgpath.h"

#include <math.h>
#include <string.h>

#include "base/intl.h"

#define PI        3.14159265358979323846
#define UNITS_MAX 300.0 /* so that 1/100 units fit 16 bits */

struct point {
    double x, y;
};

struct reader {
    struct str s;
    size_t at;
    struct arena *a;
    path_steps *out;
    struct point now, start; /* where the pen is, where the subpath began */
    struct point handle;     /* last control point, for S and T */
    char handle_of;          /* 'C', 'Q', or 0 */
    const char *expected;
};

static bool fail(struct reader *r, const char *expected)
{
    if (!r->expected)
        r->expected = expected;
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_space(struct reader *r)
{
    while (r->at < r->s.n &&
           (r->s.s[r->at] == ' ' || r->s.s[r->at] == ',' || r->s.s[r->at] == '\t' ||
            r->s.s[r->at] == '\n' || r->s.s[r->at] == '\r'))
        r->at++;
}

static char peek(const struct reader *r)
{
    return r->at < r->s.n ? r->s.s[r->at] : '\0';
}

/* Does another number follow, so that the command is repeated? */
static bool number_follows(struct reader *r)
{
    skip_space(r);
    char c = peek(r);
    return is_digit(c) || c == '-' || c == '+' || c == '.';
}

/* Digits from the pen on, as value and number of places. */
static unsigned digits(struct reader *r, double *v)
{
    unsigned n = 0;
    for (; is_digit(peek(r)); r->at++, n++)
        *v = *v * 10.0 + (r->s.s[r->at] - '0');
    return n;
}

/* No locale, no exponents: drawings of 24 units need none. */
static bool read_number(struct reader *r, double *out)
{
    skip_space(r);
    size_t begin = r->at;
    bool negative = peek(r) == '-';
    if (negative || peek(r) == '+')
        r->at++;
    double v = 0, fraction = 0;
    unsigned whole = digits(r, &v), places = 0;
    if (peek(r) == '.') {
        r->at++;
        places = digits(r, &fraction);
    }
    if (whole + places == 0 || whole > 4 || places > 15) {
        r->at = begin;
        return fail(r, N_("a number"));
    }
    v += fraction / pow(10.0, places);
    *out = negative ? -v : v;
    return true;
}

/* A flag of an arc is one digit, and may touch what follows. */
static bool read_flag(struct reader *r, bool *out)
{
    skip_space(r);
    if (peek(r) != '0' && peek(r) != '1')
        return fail(r, N_("0 or 1"));
    *out = peek(r) == '1';
    r->at++;
    return true;
}

static bool read_point(struct reader *r, bool relative, struct point *out)
{
    struct point p;
    if (!read_number(r, &p.x) || !read_number(r, &p.y))
        return false;
    out->x = relative ? r->now.x + p.x : p.x;
    out->y = relative ? r->now.y + p.y : p.y;
    return true;
}

static bool put(struct reader *r, enum path_op op, const struct point *p, unsigned n)
{
    struct path_step *step = vec_push(r->a, r->out);
    step->op = op;
    for (unsigned i = 0; i < n; i++) {
        if (fabs(p[i].x) > UNITS_MAX || fabs(p[i].y) > UNITS_MAX)
            return fail(r, N_("a place on the square of 24 × 24 units"));
        step->x[i] = (int16_t)lround(p[i].x * 100.0);
        step->y[i] = (int16_t)lround(p[i].y * 100.0);
    }
    if (n > 0)
        r->now = p[n - 1];
    return true;
}

static bool put_curve(struct reader *r, struct point c1, struct point c2, struct point end)
{
    const struct point p[3] = {c1, c2, end};
    return put(r, PATH_CURVE, p, 3);
}

static struct point between(struct point a, struct point b, double t)
{
    return (struct point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

static struct point mirrored(const struct reader *r, char of)
{
    if (r->handle_of != of)
        return r->now;
    return (struct point){2 * r->now.x - r->handle.x, 2 * r->now.y - r->handle.y};
}

static bool cubic(struct reader *r, bool relative, bool smooth)
{
    struct point c1 = mirrored(r, 'C'), c2, end;
    if ((!smooth && !read_point(r, relative, &c1)) || !read_point(r, relative, &c2) ||
        !read_point(r, relative, &end))
        return false;
    r->handle = c2;
    r->handle_of = 'C';
    return put_curve(r, c1, c2, end);
}

static bool quadratic(struct reader *r, bool relative, bool smooth)
{
    struct point c = mirrored(r, 'Q'), end;
    if ((!smooth && !read_point(r, relative, &c)) || !read_point(r, relative, &end))
        return false;
    r->handle = c;
    r->handle_of = 'Q';
    return put_curve(r, between(r->now, c, 2.0 / 3), between(end, c, 2.0 / 3), end);
}

struct ellipse {
    struct point centre, radius;
    double cos_turn, sin_turn;
};

static struct point ellipse_at(const struct ellipse *e, double x, double y)
{
    x *= e->radius.x;
    y *= e->radius.y;
    return (struct point){e->centre.x + e->cos_turn * x - e->sin_turn * y,
                          e->centre.y + e->sin_turn * x + e->cos_turn * y};
}

static bool put_arc(struct reader *r, const struct ellipse *e, double from, double sweep,
                    struct point end)
{
    unsigned pieces = (unsigned)ceil(fabs(sweep) / (PI / 2) - 1e-9);
    pieces = pieces ? pieces : 1;
    double step = sweep / pieces, k = 4.0 / 3 * tan(step / 4);
    for (unsigned i = 0; i < pieces; i++) {
        double a = from + step * i, b = a + step;
        struct point to = i + 1 == pieces ? end : ellipse_at(e, cos(b), sin(b));
        if (!put_curve(r, ellipse_at(e, cos(a) - k * sin(a), sin(a) + k * cos(a)),
                       ellipse_at(e, cos(b) + k * sin(b), sin(b) - k * cos(b)), to))
            return false;
    }
    return true;
}

static bool arc(struct reader *r, bool relative)
{
    struct ellipse e;
    struct point end;
    double turn;
    bool large, clockwise;
    if (!read_number(r, &e.radius.x) || !read_number(r, &e.radius.y) || !read_number(r, &turn) ||
        !read_flag(r, &large) || !read_flag(r, &clockwise) || !read_point(r, relative, &end))
        return false;
    e.radius = (struct point){fabs(e.radius.x), fabs(e.radius.y)};
    if (e.radius.x < 1e-6 || e.radius.y < 1e-6)
        return put(r, PATH_LINE, &end, 1);
    e.cos_turn = cos(turn * PI / 180);
    e.sin_turn = sin(turn * PI / 180);
    /* Half the chord in the ellipse's own axes, on the unit circle; grow the radii when they are
     * too short. */
    double dx = (r->now.x - end.x) / 2, dy = (r->now.y - end.y) / 2;
    double ux = (e.cos_turn * dx + e.sin_turn * dy) / e.radius.x;
    double uy = (e.cos_turn * dy - e.sin_turn * dx) / e.radius.y;
    double half = ux * ux + uy * uy;
    if (half < 1e-12)
        return true; /* no way to go: SVG leaves such an arc out */
    if (half > 1) {
        e.radius.x *= sqrt(half);
        e.radius.y *= sqrt(half);
        ux /= sqrt(half);
        uy /= sqrt(half);
        half = 1;
    }
    double off = sqrt((1 - half) / half) * (large == clockwise ? -1 : 1);
    double cx = off * uy, cy = -off * ux;
    e.centre = between(r->now, end, 0.5);
    e.centre = ellipse_at(&e, cx, cy);
    double from = atan2(uy - cy, ux - cx), to = atan2(-uy - cy, -ux - cx);
    double sweep = to - from;
    if (clockwise && sweep < 0)
        sweep += 2 * PI;
    else if (!clockwise && sweep > 0)
        sweep -= 2 * PI;
    return put_arc(r, &e, from, sweep, end);
}

static bool straight(struct reader *r, bool relative, char command)
{
    struct point p = r->now;
    bool good = command == 'H'   ? read_number(r, &p.x)
                : command == 'V' ? read_number(r, &p.y)
                                 : read_point(r, relative, &p);
    if (!good)
        return false;
    if (relative && command == 'H')
        p.x += r->now.x;
    else if (relative && command == 'V')
        p.y += r->now.y;
    return put(r, command == 'M' ? PATH_MOVE : PATH_LINE, &p, 1);
}

/* One command with one set of numbers. */
static bool segment(struct reader *r, char command, bool relative)
{
    char handle_of = r->handle_of;
    r->handle_of = command == 'S'   ? (handle_of == 'C' ? 'C' : '\0')
                   : command == 'T' ? (handle_of == 'Q' ? 'Q' : '\0')
                                    : '\0';
    switch (command) {
    case 'C':
    case 'S':
        return cubic(r, relative, command == 'S');
    case 'Q':
    case 'T':
        return quadratic(r, relative, command == 'T');
    case 'A':
        return arc(r, relative);
    default:
        return straight(r, relative, command);
    }
}

/* A command letter, and its numbers as often as they come. */
static bool command(struct reader *r)
{
    char letter = peek(r);
    bool relative = letter >= 'a' && letter <= 'z';
    char c = relative ? (char)(letter - 'a' + 'A') : letter;
    if (!c || !memchr("MLHVCSQTAZ", c, 10))
        return fail(r, N_("one of M L H V C S Q T A Z"));
    if (r->out->n == 0 && c != 'M')
        return fail(r, N_("M, which begins a path"));
    r->at++;
    if (c == 'Z') {
        r->now = r->start;
        r->handle_of = '\0';
        return put(r, PATH_CLOSE, NULL, 0);
    }
    do {
        if (!segment(r, c, relative))
            return false;
        if (c == 'M') {
            r->start = r->now;
            c = 'L'; /* further points are lines */
        }
    } while (number_follows(r));
    return true;
}

bool svgpath_parse(struct str path, struct arena *a, path_steps *out, struct svgpath_error *why)
{
    path_steps steps = {0};
    struct reader r = {.s = path, .a = a, .out = &steps};
    for (skip_space(&r); r.at < r.s.n; skip_space(&r))
        if (!command(&r))
            break;
    if (!r.expected && steps.n == 0)
        fail(&r, N_("M, which begins a path"));
    if (r.expected) {
        *why = (struct svgpath_error){r.at, r.expected};
        return false;
    }
    *out = steps;
    return true;
}
