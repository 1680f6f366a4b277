/*
 * paper.c: see paper.h.
 */
#include "paper.h"

#include <stdlib.h>

#include "unit.h"

/* ---- Printing and looking */

void paper_print(struct paper *paper, const struct sheets *sheets, size_t k, enum flip_edge flip)
{
    const struct side *front = &sheets->sides.v[2 * k];
    bool lying = front->trim.w > front->trim.h;

    *paper = (struct paper){
        .front = front,
        .back = 2 * k + 1 < sheets->sides.n ? front + 1 : NULL,
        .frames = sheets->frames,
        .size = {front->trim.w, front->trim.h},
        /* Of a lying sheet the short edges are at the sides, of a standing one the long ones. */
        .over_the_top = lying ? flip == FLIP_LONG_EDGE : flip == FLIP_SHORT_EDGE,
    };
}

/* From a printed side, axis by axis: table = sign × side + offset. */
struct view {
    int sign[AXES];
    pt64 offset[AXES];
};

static struct view view_of(const struct piece *piece, bool front, const struct side *side)
{
    const pt64 corner[AXES] = {side->trim.x, side->trim.y};
    struct view v;

    for (int axis = 0; axis < AXES; axis++) {
        /* Turned over the top, the paper's y runs the other way on its back, else its x. */
        bool turned = !front && (piece->paper->over_the_top ? axis == DOWN : axis == ACROSS);
        int sign = turned ? -1 : 1;
        pt64 offset = turned ? piece->paper->size[axis] + corner[axis] : -corner[axis];

        v.sign[axis] = piece->sign[axis] * sign;
        v.offset[axis] = piece->sign[axis] * offset + piece->offset[axis];
    }
    return v;
}

static struct spread spread_of(const int sign[AXES], const pt64 offset[AXES], const pt64 from[AXES],
                               const pt64 to[AXES])
{
    struct spread s;

    for (int axis = 0; axis < AXES; axis++) {
        pt64 a = sign[axis] * from[axis] + offset[axis];
        pt64 b = sign[axis] * to[axis] + offset[axis];

        s.from[axis] = a < b ? a : b;
        s.to[axis] = a < b ? b : a;
    }
    return s;
}

static struct spread look(const struct view *v, struct area at)
{
    const pt64 from[AXES] = {at.x, at.y};
    const pt64 to[AXES] = {at.x + at.w, at.y + at.h};

    return spread_of(v->sign, v->offset, from, to);
}

struct spread piece_spread(const struct piece *piece)
{
    return spread_of(piece->sign, piece->offset, piece->from, piece->to);
}

bool spread_near(const struct spread *a, const struct spread *b)
{
    for (int axis = 0; axis < AXES; axis++)
        if (abs(a->from[axis] - b->from[axis]) > PAPER_NEAR ||
            abs(a->to[axis] - b->to[axis]) > PAPER_NEAR)
            return false;
    return true;
}

static pt64 within(pt64 v, pt64 low, pt64 high)
{
    return v < low ? low : v > high ? high : v;
}

static struct area trimmed(struct area at, struct area trim)
{
    pt64 x = within(at.x, trim.x, trim.x + trim.w), y = within(at.y, trim.y, trim.y + trim.h);
    pt64 right = within(at.x + at.w, trim.x, trim.x + trim.w);
    pt64 bottom = within(at.y + at.h, trim.y, trim.y + trim.h);

    return (struct area){x, y, right - x, bottom - y};
}

static bool around_middle(const struct spread *s, const struct spread *of)
{
    for (int axis = 0; axis < AXES; axis++) {
        pt64 middle = (of->from[axis] + of->to[axis]) / 2;

        if (middle <= s->from[axis] || middle >= s->to[axis])
            return false;
    }
    return true;
}

struct seen piece_see(const struct piece *piece, bool upper)
{
    static const int up[4][AXES] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}; /* by quarters */
    bool front = (piece->sign[ACROSS] == piece->sign[DOWN]) == upper;
    const struct side *side = front ? piece->paper->front : piece->paper->back;
    struct spread here = piece_spread(piece);
    struct seen seen = {0};

    for (size_t i = 0; side && i < side->placed.n; i++) {
        const struct placement *p = &side->placed.v[i];
        const struct frame *f = &piece->paper->frames->v.v[p->frame];
        bool odd = p->quarters % 2;
        struct area box = {p->x, p->y, odd ? f->height : f->width, odd ? f->width : f->height};
        struct view v = view_of(piece, front, side);
        struct spread clip = look(&v, trimmed(p->clip, side->trim));

        if (!around_middle(&clip, &here))
            continue;
        assert_int_equal(seen.page, 0); /* a place has one page */
        seen.page = (int)p->frame + 1;
        seen.upright = up[p->quarters][ACROSS] == 0 && up[p->quarters][DOWN] * v.sign[DOWN] == -1;
        seen.frame = look(&v, box);
        seen.clip = clip;
    }
    return seen;
}

/* ---- Edges */

unsigned piece_creases(const struct piece *piece)
{
    unsigned n = 0;

    for (int axis = 0; axis < AXES; axis++)
        for (int high = 0; high <= 1; high++)
            if (piece->edge[axis][high] == CREASE)
                n++;
    return n;
}

/*
 * At both ends of the line across the side that lies `at` on the table: by one stroke, or dashed,
 * by several.
 */
static bool line_marked(const struct piece *piece, bool front, int axis, pt64 at, bool dashed)
{
    const struct side *side = front ? piece->paper->front : piece->paper->back;
    struct view v = view_of(piece, front, side);
    struct spread whole = look(&v, side->trim);
    pt64 middle = (whole.from[!axis] + whole.to[!axis]) / 2;
    unsigned before = 0, behind = 0;

    for (size_t i = 0; i < side->marks.n; i++) {
        const struct frame_item *m = &side->marks.v[i];
        struct spread s = look(&v, (struct area){m->x, m->y, m->w, m->h});

        if (s.from[axis] != s.to[axis] || abs(s.from[axis] - at) > PAPER_NEAR)
            continue;
        before += s.to[!axis] < middle;
        behind += s.from[!axis] > middle;
    }
    return dashed ? before > 1 && behind > 1 : before == 1 && behind == 1;
}

bool piece_marked(const struct piece *piece)
{
    struct spread s = piece_spread(piece);

    for (int axis = 0; axis < AXES; axis++)
        for (int high = 0; high <= 1; high++) {
            enum join join = piece->edge[axis][high];
            pt64 at = high ? s.to[axis] : s.from[axis];

            if (join == BORDER)
                continue;
            if (!line_marked(piece, true, axis, at, join == CREASE))
                return false;
            if (piece->paper->back && !line_marked(piece, false, axis, at, join == CREASE))
                return false;
        }
    return true;
}

/* ---- Piles */

static void add(struct pile *pile, const struct piece *piece)
{
    assert_true(pile->n < PAPER_PIECES);
    pile->v[pile->n++] = *piece;
}

/* `upper` on `lower`, the first of them upside down where asked. */
static void stack(struct pile *out, const struct pile *upper, const struct pile *lower)
{
    struct pile result = {.n = 0};

    for (unsigned i = 0; i < upper->n; i++)
        add(&result, &upper->v[i]);
    for (unsigned i = 0; i < lower->n; i++)
        add(&result, &lower->v[i]);
    *out = result;
}

void pile_put(struct pile *pile, const struct paper *paper, bool back_up)
{
    struct pile sheet = {.n = 1};

    sheet.v[0] = (struct piece){
        .paper = paper,
        .to = {paper->size[ACROSS], paper->size[DOWN]},
        .sign = {back_up ? -1 : 1, 1},
        .offset = {back_up ? paper->size[ACROSS] : 0, 0},
    };
    stack(pile, &sheet, pile);
}

/* Upside down, mirrored at the line. */
static void reflect(struct pile *pile, int axis, pt64 at)
{
    struct pile old = *pile;

    for (unsigned i = 0; i < old.n; i++) {
        struct piece *p = &pile->v[i];
        enum join swapped;

        *p = old.v[old.n - 1 - i];
        p->sign[axis] = -p->sign[axis];
        p->offset[axis] = 2 * at - p->offset[axis];
        swapped = p->edge[axis][0];
        p->edge[axis][0] = p->edge[axis][1];
        p->edge[axis][1] = swapped;
    }
}

void pile_turn_over(struct pile *pile)
{
    reflect(pile, ACROSS, 0);
}

/* Splits all at the line; the new edges are joined so. */
static void split(const struct pile *pile, int axis, pt64 at, enum join join, struct pile *before,
                  struct pile *behind)
{
    before->n = behind->n = 0;
    for (unsigned i = 0; i < pile->n; i++) {
        const struct piece *p = &pile->v[i];
        struct spread s = piece_spread(p);
        struct piece first = *p, second = *p;
        pt64 line = p->sign[axis] * (at - p->offset[axis]);

        if (s.to[axis] <= at + PAPER_NEAR) {
            add(before, p);
        } else if (s.from[axis] >= at - PAPER_NEAR) {
            add(behind, p);
        } else {
            *(p->sign[axis] > 0 ? &first.to[axis] : &first.from[axis]) = line;
            *(p->sign[axis] > 0 ? &second.from[axis] : &second.to[axis]) = line;
            first.edge[axis][1] = second.edge[axis][0] = join;
            add(before, &first);
            add(behind, &second);
        }
    }
}

void pile_fold(struct pile *pile, int axis, pt64 at, bool before, bool over)
{
    struct pile first, second;
    struct pile *moved = before ? &first : &second, *left = before ? &second : &first;

    split(pile, axis, at, CREASE, &first, &second);
    assert_true(moved->n > 0 && left->n > 0);
    reflect(moved, axis, at);
    stack(pile, over ? moved : left, over ? left : moved);
}

void pile_cut(struct pile *pile, int axis, pt64 at, struct pile *rest)
{
    struct pile before;

    split(pile, axis, at, CUT, &before, rest);
    assert_true(before.n > 0 && rest->n > 0);
    *pile = before;
}

void pile_slit(struct pile *pile, int axis, pt64 at)
{
    unsigned slit = 0;

    for (unsigned i = 0; i < pile->n; i++) {
        struct piece *p = &pile->v[i];
        struct spread s = piece_spread(p);

        for (int high = 0; high <= 1; high++)
            if (abs((high ? s.to[axis] : s.from[axis]) - at) <= PAPER_NEAR &&
                p->edge[axis][high] == CREASE) {
                p->edge[axis][high] = CUT;
                slit++;
            }
    }
    assert_true(slit > 0);
}

void pile_creep(struct pile *pile, int axis, int direction, pt64 thickness)
{
    for (unsigned i = 0; i < pile->n; i++) {
        unsigned above = i, below = pile->n - 1 - i;
        unsigned around = above < below ? above : below; /* each wraps both halves */

        pile->v[i].offset[axis] += direction * (pt64)around * thickness;
    }
}
