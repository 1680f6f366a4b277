/*
 * Imposition, proved by hand: every scheme is printed, turned, folded and cut as docs/imposition.md
 * says, in memory (paper.h), and what comes out is read page by page.
 */
#include "unit.h"

#include <stdlib.h>

#include "impose/impose.h"
#include "paper.h"

enum { MOST_SHEETS = 40 };

#define TEXT_MARGIN PT64_MM(10)

/* One way to print. */
struct trial {
    struct imposition how;
    size_t pages;
    struct arena arena;
    struct diag diag;
    struct frames frames;
    struct sheets sheets;
    struct paper paper[MOST_SHEETS];
    size_t papers;
};

static void add_pages(struct trial *t, size_t n, double width, double height)
{
    while (t->frames.v.n < n)
        *vec_push(&t->arena, &t->frames.v) =
            (struct frame){.width = PT64_MM(width), .height = PT64_MM(height)};
}

/* Panels of 100 mm, but the flap's two. */
static void add_panels(struct trial *t, size_t n)
{
    for (size_t i = 1; i <= n; i++)
        add_pages(t, i, i == 4 || i == 5 ? 97 : 100, 210);
}

static void trial_init(struct trial *t, enum imposition_kind kind)
{
    *t = (struct trial){.how = imposition_default(kind)};
    arena_init(&t->arena);
    diag_init(&t->diag, NULL);
}

static void trial_release(struct trial *t)
{
    arena_release(&t->arena);
}

static bool trial_impose(struct trial *t)
{
    t->pages = t->frames.v.n;
    return impose(&t->frames, &t->how, &t->arena, &t->diag, &t->sheets);
}

/* ---- What holds on every side */

static bool areas_meet(struct area a, struct area b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool area_holds(struct area outer, struct area inner, pt64 tolerance)
{
    return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance &&
           inner.x + inner.w <= outer.x + outer.w + tolerance &&
           inner.y + inner.h <= outer.y + outer.h + tolerance;
}

static struct area area_shrunk(struct area a, pt64 by)
{
    return (struct area){a.x + by, a.y + by, a.w - 2 * by, a.h - 2 * by};
}

static struct area placement_area(const struct trial *t, const struct placement *p)
{
    const struct frame *f = &t->frames.v.v[p->frame];
    bool odd = p->quarters % 2;

    return (struct area){p->x, p->y, odd ? f->height : f->width, odd ? f->width : f->height};
}

static void check_marks(const struct trial *t, const struct side *side)
{
    struct area white = area_shrunk(side->trim, t->how.margin);
    struct area text = area_shrunk(side->trim, TEXT_MARGIN);

    for (size_t i = 0; i < side->marks.n; i++) {
        const struct frame_item *m = &side->marks.v[i];
        struct area at = {m->x, m->y, m->w, m->h};

        assert_int_equal(m->kind, ITEM_RULE);
        assert_true(m->artifact && !m->block);
        assert_true(m->u.rule.width >= PT64(0.25));
        assert_true((m->w == 0) != (m->h == 0));
        if (t->how.bleed) {
            assert_false(areas_meet(at, side->bleed));
            assert_true(area_holds((struct area){0, 0, side->width, side->height}, at, 0));
            continue;
        }
        assert_true(area_holds(white, at, 0));
        assert_false(areas_meet(at, text));
    }
}

static void check_side(const struct trial *t, const struct side *side)
{
    const struct area paper = {0, 0, side->width, side->height};

    assert_true(area_holds(paper, side->bleed, 0));
    assert_true(area_holds(side->bleed, side->trim, 0));
    for (size_t i = 0; i < side->placed.n; i++) {
        const struct placement *p = &side->placed.v[i];
        struct area page = placement_area(t, p);

        assert_true(p->frame < t->frames.v.n && p->quarters < 4);
        assert_true(area_holds(side->trim, page, PAPER_NEAR));
        assert_true(area_holds(side->bleed, p->clip, 0));
        assert_true(area_holds(p->clip, area_shrunk(page, TEXT_MARGIN / 2), 0));
        for (size_t k = 0; k < i; k++)
            assert_false(areas_meet(p->clip, side->placed.v[k].clip));
    }
    check_marks(t, side);
}

/* The same sides as pages for the screen have; then they may be tagged. */
static bool are_pages(const struct trial *t)
{
    for (size_t i = 0; i < t->sheets.sides.n; i++) {
        const struct side *side = &t->sheets.sides.v[i];

        if (side->placed.n != 1 || side->placed.v[0].frame != i || side->placed.v[0].quarters ||
            side->width > t->frames.v.v[i].width || side->marks.n)
            return false;
    }
    return t->sheets.sides.n == t->pages;
}

/* Imposes, checks each side and puts the sheets through the printer. */
static void print(struct trial *t, size_t expected_sheets)
{
    assert_true(trial_impose(t));
    assert_false(diag_has(&t->diag, DIAG_STYLE));
    assert_int_equal(t->sheets.imposed, !are_pages(t));
    assert_ptr_equal(t->sheets.frames, &t->frames);
    for (size_t i = 0; i < t->sheets.sides.n; i++)
        check_side(t, &t->sheets.sides.v[i]);
    t->papers = (t->sheets.sides.n + 1) / 2;
    assert_int_equal(t->papers, expected_sheets);
    assert_true(t->papers <= MOST_SHEETS);
    for (size_t k = 0; k < t->papers; k++)
        paper_print(&t->paper[k], &t->sheets, k, t->how.flip);
}

/* ---- Reading */

/* The page, upright, filling its piece of paper; blank after the last. */
static void check_face(const struct trial *t, const struct piece *piece, bool upper, int page)
{
    struct spread here = piece_spread(piece);
    struct seen seen = piece_see(piece, upper);

    if (page > (int)t->pages)
        page = 0;
    assert_int_equal(seen.page, page);
    if (!page)
        return;
    assert_true(seen.upright);
    assert_true(spread_near(&seen.clip, &here));
}

/* From the top of the pile, leaf by leaf. */
static int read_leaves(const struct trial *t, const struct pile *pile, int next)
{
    for (unsigned i = 0; i < pile->n; i++) {
        check_face(t, &pile->v[i], true, next++);
        check_face(t, &pile->v[i], false, next++);
        assert_true(piece_marked(&pile->v[i]));
    }
    return next;
}

/* All of one size, one on another, and held at the spine alone. */
static void check_bound(const struct pile *pile, bool rtl)
{
    struct spread first = piece_spread(&pile->v[0]);

    for (unsigned i = 0; i < pile->n; i++) {
        struct spread s = piece_spread(&pile->v[i]);

        assert_true(spread_near(&s, &first));
        assert_int_equal(piece_creases(&pile->v[i]), 1);
        assert_int_equal(pile->v[i].edge[ACROSS][rtl], CREASE);
    }
}

static pt64 spine_of(const struct spread *s, bool rtl)
{
    return rtl ? s->to[ACROSS] : s->from[ACROSS];
}

/*
 * Flat in thought, each page creeps the more towards the spine the deeper its leaf lies; on real
 * paper, where inner leaves are pushed out, all pages begin at the same distance from the spine.
 */
static void check_creep(const struct trial *t, const struct pile *pile)
{
    bool rtl = t->how.rtl;
    struct pile thick = *pile;
    struct spread whole = piece_spread(&pile->v[0]);
    pt64 spine = spine_of(&whole, rtl), last = 0;

    pile_creep(&thick, ACROSS, rtl ? -1 : 1, t->how.creep);
    for (unsigned i = 0; i < pile->n; i++)
        for (int upper = 0; upper <= 1; upper++) {
            struct seen flat = piece_see(&pile->v[i], upper);
            struct seen real = piece_see(&thick.v[i], upper);
            pt64 shift = (spine - spine_of(&flat.frame, rtl)) * (rtl ? -1 : 1);

            if (!flat.page)
                continue;
            assert_true(abs(spine_of(&real.frame, rtl) - spine) <= PAPER_NEAR);
            if (i < pile->n / 2)
                assert_true(shift >= last - PAPER_NEAR);
            last = shift;
        }
}

/* ---- The schemes */

static const size_t every_count[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 20, 31, 32, 40};

/* Every way to print: bound left or right, turned over the short or the long edge, in an office or
 * for the press. */
#define EVERY_WAY(way) (unsigned way = 0; way < 8; way++)

static void trial_start(struct trial *t, enum imposition_kind kind, unsigned way)
{
    trial_init(t, kind);
    t->how.rtl = way & 1;
    t->how.flip = way & 2 ? FLIP_LONG_EDGE : FLIP_SHORT_EDGE;
    t->how.bleed = way & 4 ? PT64_MM(3) : 0;
}

static pt64 middle(const struct trial *t, int axis)
{
    return t->paper[0].size[axis] / 2;
}

static void test_sheet(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 5; n++)
        for (int portrait = 0; portrait <= 1; portrait++)
            for
                EVERY_WAY(way)
                {
                    struct pile pile = {.n = 0};
                    struct trial t;

                    trial_start(&t, IMPOSE_SHEET, way);
                    add_pages(&t, n, portrait ? 210 : 297, portrait ? 297 : 210);
                    print(&t, (n + 1) / 2);
                    assert_int_equal(t.sheets.sides.n, n);
                    if (n == 1) /* nothing is turned; marks are for the press */
                        assert_int_equal(t.sheets.imposed, t.how.bleed > 0);
                    for (size_t k = t.papers; k-- > 0;)
                        pile_put(&pile, &t.paper[k], false);
                    read_leaves(&t, &pile, 1);
                    trial_release(&t);
                }
}

static void test_two_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof every_count / sizeof *every_count; i++)
        for
            EVERY_WAY(way)
            {
                struct pile left = {.n = 0}, right;
                struct trial t;

                trial_start(&t, IMPOSE_TWO_UP, way);
                add_pages(&t, every_count[i], 148, 210);
                print(&t, (every_count[i] + 1) / 2);
                for (size_t k = t.papers; k-- > 0;)
                    pile_put(&left, &t.paper[k], false);
                pile_cut(&left, ACROSS, middle(&t, ACROSS), &right);
                read_leaves(&t, &left, 1);
                read_leaves(&t, &right, 1);
                trial_release(&t);
            }
}

/* With the inside up, the innermost sheet on top; then page 1's half is folded over the other. */
static int fold_signature(const struct trial *t, size_t first, size_t sheets, int page)
{
    struct pile pile = {.n = 0};

    for (size_t k = 0; k < sheets; k++)
        pile_put(&pile, &t->paper[first + k], true);
    pile_fold(&pile, ACROSS, middle(t, ACROSS), !t->how.rtl, true);
    check_bound(&pile, t->how.rtl);
    check_creep(t, &pile);
    return read_leaves(t, &pile, page);
}

static void test_folder(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 4; n++)
        for
            EVERY_WAY(way)
            {
                struct trial t;

                trial_start(&t, IMPOSE_FOLDER, way);
                add_pages(&t, n, 148, 210);
                print(&t, 1);
                assert_int_equal(fold_signature(&t, 0, 1, 1), 5);
                trial_release(&t);
            }
}

static void test_booklet(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof every_count / sizeof *every_count; i++)
        for
            EVERY_WAY(way)
            {
                size_t sheets = (every_count[i] + 3) / 4;
                struct trial t;

                trial_start(&t, IMPOSE_BOOKLET, way);
                add_pages(&t, every_count[i], 148, 210);
                print(&t, sheets);
                assert_int_equal(fold_signature(&t, 0, sheets, 1), (int)sheets * 4 + 1);
                trial_release(&t);
            }
}

static void test_signatures(void **state)
{
    static const struct {
        size_t pages;
        unsigned most;
        size_t sheets[5]; /* of each signature */
    } cases[] = {
        {40, 4, {4, 3, 3}}, {40, 5, {5, 5}}, {33, 4, {3, 3, 3}}, {16, 4, {4}},
        {12, 1, {1, 1, 1}}, {4, 8, {1}},     {20, 2, {2, 2, 1}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for
            EVERY_WAY(way)
            {
                size_t first = 0;
                int page = 1;
                struct trial t;

                trial_start(&t, IMPOSE_BOOKLET, way);
                t.how.sheets = cases[i].most;
                add_pages(&t, cases[i].pages, 148, 210);
                print(&t, (cases[i].pages + 3) / 4);
                for (const size_t *n = cases[i].sheets; *n; first += *n++)
                    page = fold_signature(&t, first, *n, page);
                assert_int_equal(first, t.papers);
                trial_release(&t);
            }
}

/* Three panels, as they lie unfolded, in reading order. */
static void read_panels(const struct trial *t, bool back_up, const int pages[3])
{
    struct pile row[3] = {{.n = 0}};
    pt64 panel = t->frames.v.v[0].width;
    pt64 flap = t->paper[0].size[ACROSS] - 2 * panel;
    bool flap_left = back_up == t->how.rtl;

    pile_put(&row[0], &t->paper[0], back_up);
    pile_cut(&row[0], ACROSS, flap_left ? flap : panel, &row[1]);
    pile_cut(&row[1], ACROSS, flap_left ? flap + panel : 2 * panel, &row[2]);
    for (int i = 0; i < 3; i++)
        check_face(t, &row[t->how.rtl ? 2 - i : i].v[0], true, pages[i]);
}

/* Inside up, first the flap folded over the middle panel or under it, then the title over both. */
static void fold_panels(const struct trial *t, struct pile *pile, bool flap_over)
{
    pt64 width = t->paper[0].size[ACROSS];
    pt64 panel = t->frames.v.v[0].width;
    bool rtl = t->how.rtl;

    pile_put(pile, &t->paper[0], true);
    pile_fold(pile, ACROSS, rtl ? width - 2 * panel : 2 * panel, rtl, flap_over);
    pile_fold(pile, ACROSS, rtl ? width - panel : panel, !rtl, true);
}

static void check_folded_panels(const struct trial *t, const struct pile *pile, const int *pages)
{
    assert_int_equal(pile->n, 3);
    for (unsigned i = 0; i < 3; i++) {
        check_face(t, &pile->v[i], true, pages[2 * i]);
        check_face(t, &pile->v[i], false, pages[2 * i + 1]);
        assert_true(piece_marked(&pile->v[i]));
    }
    assert_int_equal(pile->v[0].edge[ACROSS][t->how.rtl], CREASE); /* opens like a book */
    assert_int_equal(piece_creases(&pile->v[0]), 1);
}

static void test_trifold(void **state)
{
    static const int outside[] = {5, 6, 1}, inside[] = {2, 3, 4}, folded[] = {1, 2, 5, 4, 3, 6};

    (void)state;
    for (size_t n = 1; n <= 6; n++)
        for
            EVERY_WAY(way)
            {
                struct pile pile = {.n = 0};
                struct spread title, flap;
                struct trial t;

                trial_start(&t, IMPOSE_TRIFOLD, way);
                add_panels(&t, n);
                print(&t, 1);
                read_panels(&t, false, outside);
                read_panels(&t, true, inside);
                fold_panels(&t, &pile, true);
                check_folded_panels(&t, &pile, folded);
                title = piece_spread(&pile.v[0]);
                flap = piece_spread(&pile.v[1]);
                /* The flap ends 3 mm before the fold of the title. */
                assert_true(abs(spine_of(&flap, t.how.rtl) - spine_of(&title, t.how.rtl)) >=
                            PT64_MM(3) - PAPER_NEAR);
                trial_release(&t);
            }
}

static void test_zfold(void **state)
{
    static const int outside[] = {5, 6, 1}, inside[] = {2, 3, 4}, folded[] = {1, 2, 3, 6, 5, 4};

    (void)state;
    for (size_t n = 1; n <= 6; n++)
        for
            EVERY_WAY(way)
            {
                struct pile pile = {.n = 0};
                struct spread title, back;
                struct trial t;

                trial_start(&t, IMPOSE_ZFOLD, way);
                add_pages(&t, n, 99, 210);
                print(&t, 1);
                read_panels(&t, false, outside);
                read_panels(&t, true, inside);
                fold_panels(&t, &pile, false);
                check_folded_panels(&t, &pile, folded);
                title = piece_spread(&pile.v[0]);
                back = piece_spread(&pile.v[2]);
                assert_true(spread_near(&title, &back));
                trial_release(&t);
            }
}

/* The upper half behind the lower one, page 8's half behind page 1's, then the fold at the top cut
 * open. */
static void test_pocket(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 8; n++)
        for (int lying = 0; lying <= 1; lying++)
            for
                EVERY_WAY(way)
                {
                    struct pile pile = {.n = 0};
                    struct trial t;

                    trial_start(&t, IMPOSE_POCKET, way);
                    if (lying) {
                        t.how.width = PT64_MM(297);
                        t.how.height = PT64_MM(210);
                    }
                    add_pages(&t, n, lying ? 148 : 105, lying ? 105 : 148);
                    print(&t, 1);
                    pile_put(&pile, &t.paper[0], false);
                    pile_fold(&pile, DOWN, middle(&t, DOWN), true, false);
                    pile_fold(&pile, ACROSS, middle(&t, ACROSS), !t.how.rtl, false);
                    pile_slit(&pile, DOWN, middle(&t, DOWN));
                    check_bound(&pile, t.how.rtl);
                    check_creep(&t, &pile);
                    assert_int_equal(read_leaves(&t, &pile, 1), 9);
                    trial_release(&t);
                }
}

/* ---- Pages, and the press */

static void test_pages(void **state)
{
    struct trial t;

    (void)state;
    trial_init(&t, IMPOSE_PAGES);
    add_pages(&t, 2, 148, 210);
    add_pages(&t, 3, 210, 297);
    assert_true(trial_impose(&t));
    assert_false(t.sheets.imposed);
    assert_int_equal(t.sheets.sides.n, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct side *side = &t.sheets.sides.v[i];

        assert_int_equal(side->width, t.frames.v.v[i].width);
        assert_int_equal(side->height, t.frames.v.v[i].height);
        assert_int_equal(side->placed.n, 1);
        assert_int_equal(side->placed.v[0].frame, i);
        assert_int_equal(side->placed.v[0].x | side->placed.v[0].y, 0);
        assert_int_equal(side->placed.v[0].quarters, 0);
        assert_int_equal(side->marks.n, 0);
        check_side(&t, side);
    }
    trial_release(&t);
}

/* A page for the press: bleed around it, marks around that, two at each corner. */
static void test_press(void **state)
{
    const pt64 bleed = PT64_MM(3);
    struct trial t;

    (void)state;
    trial_init(&t, IMPOSE_PAGES);
    t.how.bleed = bleed;
    add_pages(&t, 2, 148, 210);
    assert_true(trial_impose(&t));
    assert_int_equal(t.sheets.bleed, bleed);
    assert_int_equal(t.sheets.sides.n, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct side *side = &t.sheets.sides.v[i];

        check_side(&t, side);
        assert_int_equal(side->trim.w, PT64_MM(148));
        assert_int_equal(side->trim.h, PT64_MM(210));
        assert_int_equal(side->bleed.x, side->trim.x - bleed);
        assert_int_equal(side->bleed.w, side->trim.w + 2 * bleed);
        assert_int_equal(side->bleed.h, side->trim.h + 2 * bleed);
        assert_int_equal(side->placed.v[0].clip.w, side->bleed.w);
        assert_int_equal(side->placed.v[0].clip.h, side->bleed.h);
        assert_int_equal(side->marks.n, 8);
        assert_true(side->width > side->bleed.w && side->height > side->bleed.h);
    }
    trial_release(&t);
}

static void test_marks_off(void **state)
{
    (void)state;
    for (unsigned kind = 0; kind < IMPOSITION_COUNT; kind++) {
        struct trial t;

        trial_init(&t, (enum imposition_kind)kind);
        t.how.marks = false;
        add_pages(&t, 1, 97, 148);
        assert_true(trial_impose(&t));
        assert_int_equal(t.sheets.sides.n, 1);
        assert_int_equal(t.sheets.sides.v[0].marks.n, 0);
        trial_release(&t);
    }
}

static void test_nothing(void **state)
{
    (void)state;
    for (unsigned kind = 0; kind < IMPOSITION_COUNT; kind++) {
        struct trial t;

        trial_init(&t, (enum imposition_kind)kind);
        assert_true(trial_impose(&t));
        assert_int_equal(t.sheets.sides.n, 0);
        trial_release(&t);
    }
}

/* ---- Refused */

static void check_refused(enum imposition_kind kind, size_t pages, double width, double height)
{
    struct trial t;

    trial_init(&t, kind);
    add_pages(&t, pages, width, height);
    assert_false(trial_impose(&t));
    assert_int_equal(t.diag.by_code[DIAG_LAYOUT], 1);
    trial_release(&t);
}

static void test_refused(void **state)
{
    (void)state;
    check_refused(IMPOSE_FOLDER, 5, 148, 210);
    check_refused(IMPOSE_TRIFOLD, 7, 97, 210);
    check_refused(IMPOSE_POCKET, 9, 105, 148);
    check_refused(IMPOSE_BOOKLET, 8, 150, 210);
    check_refused(IMPOSE_BOOKLET, 8, 148, 212);
    check_refused(IMPOSE_TRIFOLD, 4, 100, 210); /* the flap is narrower */
    check_refused(IMPOSE_TRIFOLD, 3, 150, 210);
    check_refused(IMPOSE_BOOKLET, 208, 148, 210); /* 52 sheets: 5.1 mm of creep */
}

static void test_names(void **state)
{
    (void)state;
    for (unsigned kind = 0; kind < IMPOSITION_COUNT; kind++)
        assert_int_equal(imposition_lookup(str_from(imposition_name((enum imposition_kind)kind))),
                         kind);
    assert_int_equal(imposition_lookup(STR("gatefold")), IMPOSITION_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),     cmocka_unit_test(test_sheet),
        cmocka_unit_test(test_two_up),    cmocka_unit_test(test_folder),
        cmocka_unit_test(test_booklet),   cmocka_unit_test(test_signatures),
        cmocka_unit_test(test_trifold),   cmocka_unit_test(test_zfold),
        cmocka_unit_test(test_pocket),    cmocka_unit_test(test_press),
        cmocka_unit_test(test_marks_off), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_refused),   cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
