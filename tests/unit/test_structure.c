/* Tags: the structure tree of a PDF, read back and written as one line. */
#include "unit.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "leaflet.h"
#include "pdfread.h"
#include "write/write.h"

static const struct write_options OPTIONS = {.producer = "esite test", .date = {2020, 9, 1}};

struct fixture {
    struct leaflet l;
    struct buf pdf;
    struct pdfread r;
    struct buf tree;
};

static void begin(struct fixture *x)
{
    *x = (struct fixture){0};
    leaflet_init(&x->l);
}

static void end(struct fixture *x)
{
    buf_release(&x->tree);
    pdfread_close(&x->r);
    buf_release(&x->pdf);
    leaflet_release(&x->l);
}

/* ---- Building */

static struct block *part(struct fixture *x, enum part_id id)
{
    x->l.story.part[id] = block_new(&x->l.arena, BLOCK_GROUP, STYLE_BODY, LOC_NONE);
    return x->l.story.part[id];
}

static struct block *add(struct fixture *x, struct block *parent, enum block_kind kind)
{
    struct block *b = block_new(&x->l.arena, kind, STYLE_BODY, LOC_NONE);

    b->level = 1;
    block_append(parent, b);
    return b;
}

/* A line of a block on the last page. */
static struct frame_item *line(struct fixture *x, struct block *b, int y, const char *text)
{
    struct frame *page = &x->l.frames.v.v[x->l.frames.v.n - 1];
    struct frame_item *item = leaflet_text(&x->l, page, b, LEAFLET_REGULAR, 12, 40, y, text);

    item->span = b->spans.n ? &b->spans.v[0] : block_span(&x->l.arena, b, SPAN_TEXT, STR("x"));
    return item;
}

static struct frame_item *link_over(struct fixture *x, const struct frame_item *words)
{
    struct frame *page = &x->l.frames.v.v[x->l.frames.v.n - 1];
    struct frame_item *item = leaflet_item(&x->l, page, ITEM_LINK, 40, 40, 100, 16);

    item->block = words->block;
    item->span = words->span;
    item->u.link.href = words->span->href;
    item->u.link.target_frame = -1;
    return item;
}

/* ---- Reading */

static struct str parent_tree(struct fixture *x)
{
    return pdfread_object(&x->r, pdfread_ref(x->r.text, "ParentTree"));
}

/* The number at the head of a line, so many lines behind a text that must be there. */
static unsigned number_behind(struct str in, const char *text, unsigned lines)
{
    size_t at = str_find(in, str_from(text), 0);

    assert_true(at != SIZE_MAX);
    at += strlen(text);
    while (lines-- > 0)
        at = str_find_char(in, '\n', at) + 1;
    return (unsigned)strtoul(in.s + at, NULL, 10);
}

/* The way back from a piece or annotation must lead to the element that holds it. */
static void check_piece(struct fixture *x, unsigned element, unsigned page, unsigned mcid)
{
    char text[32];

    snprintf(text, sizeof text, "\n    %u\n    [\n", page);
    assert_int_equal(number_behind(parent_tree(x), text, mcid), element);
}

static void check_annotation(struct fixture *x, unsigned element, unsigned page, unsigned number)
{
    struct str annotation = pdfread_object(&x->r, number);
    struct str on_page;
    char text[32];

    snprintf(text, sizeof text, "\n    %u\n", pdfread_ref(annotation, "StructParent"));
    assert_int_equal(number_behind(parent_tree(x), text, 0), element);
    snprintf(text, sizeof text, "/StructParents %u\n", page);
    on_page = pdfread_find(&x->r, text);
    snprintf(text, sizeof text, " %u 0 R\n", number);
    assert_true(pdfread_count(on_page, text) == 1);
}

/* The index of the page that is named from there on, otherwise `page`. */
static unsigned page_of(struct fixture *x, struct str o, size_t from, unsigned page)
{
    unsigned number = from == SIZE_MAX ? 0 : pdfread_ref(str_sub(o, from, o.n), "Pg");

    return number ? pdfread_ref(pdfread_object(&x->r, number), "StructParents") : page;
}

static void put_object(struct fixture *x, unsigned number);

/* A kid of the element of that number, which is on `page`. */
static void put_kid(struct fixture *x, struct str *k, unsigned element, unsigned page)
{
    struct str word;

    while (k->n && (*k->s == ' ' || *k->s == '\n'))
        *k = str_sub(*k, 1, k->n);
    if (str_starts(*k, STR("<<"))) {
        size_t close = str_find(*k, STR(">>"), 0);
        unsigned other;

        word = str_sub(*k, 0, close);
        other = page_of(x, word, 0, page);
        if (pdfread_count(word, "/OBJR")) {
            check_annotation(x, element, other, pdfread_ref(word, "Obj"));
            buf_puts(&x->tree, " link");
        } else {
            check_piece(x, element, other, pdfread_ref(word, "MCID"));
            buf_printf(&x->tree, " %u", pdfread_ref(word, "MCID"));
        }
        if (other != page)
            buf_printf(&x->tree, "+%u", other);
        *k = str_sub(*k, close + 2, k->n);
    } else if (k->n) {
        size_t eol = str_find_char(*k, '\n', 0);

        word = str_sub(*k, 0, eol);
        if (str_ends(word, STR(" 0 R"))) {
            put_object(x, (unsigned)strtoul(word.s, NULL, 10));
        } else {
            check_piece(x, element, page, (unsigned)strtoul(word.s, NULL, 10));
            buf_printf(&x->tree, " %.*s", STR_ARG(word));
        }
        *k = str_sub(*k, eol == SIZE_MAX ? k->n : eol, k->n);
    }
}

/* " H1[ 0 1+3 Link[ 2 link]]": the type, its language, and what it holds: elements, MCIDs on its
 * own page and others. */
static void put_object(struct fixture *x, unsigned number)
{
    struct str o = pdfread_object(&x->r, number);
    size_t s = str_find(o, STR("/S /"), 0) + 4;
    size_t lang = str_find(o, STR("\n  /Lang ("), 0);
    size_t k = str_find(o, STR("\n  /K ["), 0) + 7;
    struct str kids = str_sub(o, k, str_find(o, STR("\n  ]"), k));
    unsigned page = page_of(x, o, str_find(o, STR("\n  /Pg "), 0), UINT_MAX);

    buf_printf(&x->tree, " %.*s", STR_ARG(str_sub(o, s, str_find_char(o, '\n', s))));
    if (lang != SIZE_MAX)
        buf_printf(&x->tree, "(%.2s)", o.s + lang + 10);
    buf_char(&x->tree, '[');
    while (kids.n)
        put_kid(x, &kids, number, page);
    buf_char(&x->tree, ']');
}

/* Every MCID of every page must lead to an element that holds it. */
static void check_parents(struct fixture *x)
{
    struct str tree = parent_tree(x);
    unsigned pieces = pdfread_count(x->r.text, "<</MCID ");
    unsigned links = pdfread_count(x->r.text, "/Subtype /Link");

    assert_int_equal(pdfread_count(tree, " 0 R\n"), pieces + links);
    assert_int_equal(pdfread_count(x->r.text, "/StructParent "), links);
    assert_int_equal(pdfread_count(x->r.text, "BDC\n") + pdfread_count(x->r.text, "BMC\n"),
                     pdfread_count(x->r.text, "EMC\n"));
}

static struct str finish(struct fixture *x)
{
    struct diag d;
    struct str root;

    diag_init(&d, stderr);
    leaflet_impose(&x->l);
    assert_true(leaflet_write(&x->l, &OPTIONS, &d, &x->pdf));
    pdfread_open(&x->r, buf_view(&x->pdf));
    assert_true(x->r.sound);
    check_parents(x);
    root = pdfread_find(&x->r, "/S /Document");
    root = str_sub(root, str_find(root, STR("/K ["), 0) + 4, str_find(root, STR("\n  ]"), 0));
    while (root.n)
        put_kid(x, &root, 0, UINT_MAX);
    return x->tree.n ? buf_view(&x->tree) : STR("");
}

/* ---- Tests */

static void test_story_order_over_pages(void **state)
{
    struct fixture x;
    struct block *title, *listings, *section, *entry, *name, *text;

    (void)state;
    begin(&x);
    title = add(&x, part(&x, PART_TITLE), BLOCK_HEADING);
    listings = part(&x, PART_LISTINGS);
    section = add(&x, listings, BLOCK_SECTION);
    entry = add(&x, add(&x, section, BLOCK_ENTRY), BLOCK_GROUP);
    name = add(&x, entry, BLOCK_HEADING);
    text = add(&x, entry, BLOCK_PARAGRAPH);
    leaflet_page(&x.l, "1");
    line(&x, text, 60, "first"); /* drawn before the title and the name that it stands behind */
    line(&x, name, 40, "name");
    line(&x, title, 20, "title");
    leaflet_page(&x.l, "2");
    line(&x, text, 20, "second");
    line(&x, text, 40, "third");
    line(&x, name, 60, "name again")->artifact = true;
    assert_str(finish(&x), " Sect[ H1[ 2]] Sect[ Sect[ Sect[ H1[ 1] P[ 0 0+1]]]]");
    end(&x);
}

/* What begins with a link is on the link's first page; what is on another says so. */
static void test_link_first_over_pages(void **state)
{
    struct fixture x;
    struct block *list, *item;
    struct frame_item *words;
    struct span *linked, *plain;

    (void)state;
    begin(&x);
    list = add(&x, part(&x, PART_HELPLINE), BLOCK_LIST);
    item = add(&x, list, BLOCK_FACT);
    block_span(&x.l.arena, item, SPAN_TEXT, STR("www.example.fi/long"));
    block_span(&x.l.arena, item, SPAN_TEXT, STR("now"));
    linked = &item->spans.v[0];
    linked->href = STR("https://www.example.fi/long");
    plain = &item->spans.v[1];
    leaflet_page(&x.l, "1");
    words = line(&x, item, 20, "www.example.fi/");
    words->span = linked;
    link_over(&x, words);
    leaflet_page(&x.l, "2");
    words = line(&x, item, 20, "long");
    words->span = linked;
    link_over(&x, words);
    line(&x, item, 36, "now")->span = plain;
    assert_str(finish(&x), " Sect[ L[ LI[ LBody[ Link[ 0 0+1 link link+1] 1+1]]]]");
    assert_int_equal(pdfread_count(pdfread_find(&x.r, "/S /LBody"), "\n  /Pg "), 1);
    assert_int_equal(pdfread_count(pdfread_find(&x.r, "/S /LI\n"), "\n  /Pg "), 0);
    end(&x);
}

/* The same of words in another language. */
static void test_language_first_over_pages(void **state)
{
    struct fixture x;
    struct block *p;
    struct frame_item *item;
    struct glyph_run *run;

    (void)state;
    begin(&x);
    p = add(&x, part(&x, PART_LISTINGS), BLOCK_PARAGRAPH);
    leaflet_page(&x.l, "1");
    item = line(&x, p, 20, "Nära dig");
    run = arena_memdup(&x.l.arena, item->u.run, sizeof *run);
    run->lang = LANG_SV;
    item->u.run = run;
    leaflet_page(&x.l, "2");
    line(&x, p, 20, "apua");
    assert_str(finish(&x), " Sect[ P[ Span(sv)[ 0] 0+1]]");
    end(&x);
}

static void test_nothing_drawn_no_element(void **state)
{
    struct fixture x;
    struct block *list;

    (void)state;
    begin(&x);
    part(&x, PART_TITLE);
    list = add(&x, part(&x, PART_COLOPHON), BLOCK_LIST);
    add(&x, list, BLOCK_ITEM);
    leaflet_page(&x.l, "1");
    leaflet_item(&x.l, &x.l.frames.v.v[0], ITEM_FILL, 1, 1, 10, 10);
    assert_str(finish(&x), "");
    assert_int_equal(pdfread_count(x.r.text, "/Artifact BMC"), 1);
    end(&x);
}

static void test_links(void **state)
{
    struct fixture x;
    struct block *p;
    struct frame_item *words;
    struct span *plain, *linked;

    (void)state;
    begin(&x);
    p = add(&x, part(&x, PART_HELPLINE), BLOCK_PARAGRAPH);
    block_span(&x.l.arena, p, SPAN_TEXT, STR("see "));
    linked = block_span(&x.l.arena, p, SPAN_TEXT, STR("www.example.fi/long"));
    linked->href = STR("https://www.example.fi/long");
    plain = &p->spans.v[0];
    linked = &p->spans.v[1];
    leaflet_page(&x.l, "1");
    line(&x, p, 20, "see ")->span = plain;
    words = line(&x, p, 36, "www.example.fi/");
    words->span = linked;
    link_over(&x, words);
    words = line(&x, p, 52, "long");
    words->span = linked;
    link_over(&x, words);
    line(&x, p, 68, " now")->span = plain;
    assert_str(finish(&x), " Sect[ P[ 0 Link[ 1 link link] 2]]");
    assert_int_equal(pdfread_count(x.r.text, "/Contents (www."), 2);
    end(&x);
}

static struct block *row(struct fixture *x, struct block *table, int y)
{
    struct block *r = add(x, table, BLOCK_ROW);

    line(x, add(x, r, BLOCK_CELL), y, "name");
    line(x, add(x, r, BLOCK_CELL), y, "2");
    return r;
}

static void test_lists_and_facts(void **state)
{
    static const struct span dot = {.kind = SPAN_TEXT};
    struct fixture x;
    struct block *colophon, *list, *item;

    (void)state;
    begin(&x);
    colophon = part(&x, PART_COLOPHON);
    leaflet_page(&x.l, "1");
    list = add(&x, colophon, BLOCK_LIST);
    item = add(&x, list, BLOCK_ITEM);
    line(&x, item, 20, "•")->span = &dot;
    line(&x, item, 20, "one");
    item = add(&x, add(&x, colophon, BLOCK_FACTS), BLOCK_FACT);
    line(&x, item, 40, "klo 8–13");
    item = add(&x, add(&x, colophon, BLOCK_FACTS), BLOCK_FACT); /* hours */
    row(&x, add(&x, item, BLOCK_TABLE), 60);
    assert_str(finish(&x), " Sect[ L[ LI[ Lbl[ 0] LBody[ 1]]] L[ LI[ LBody[ 2]]]"
                           " L[ LI[ LBody[ Table[ TR[ TH[ 3] TD[ 4]]]]]]]");
    assert_int_equal(pdfread_count(x.r.text, "/ListNumbering /Disc"), 1);
    end(&x);
}

static void test_tables_by_use(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x);
    leaflet_page(&x.l, "1");
    row(&x, add(&x, part(&x, PART_MASTHEAD), BLOCK_TABLE), 20);
    row(&x, add(&x, part(&x, PART_CONTENTS), BLOCK_TABLE), 40);
    row(&x, add(&x, part(&x, PART_VOLUNTEER), BLOCK_TABLE), 60);
    assert_str(finish(&x), " P[ 0] P[ 1] Sect[ TOC[ TOCI[ Reference[ 2 3]]]]"
                           " Sect[ Table[ TR[ TH[ 4] TD[ 5]]]]");
    assert_int_equal(pdfread_count(x.r.text, "/Scope /Row"), 1);
    end(&x);
}

/* A section's name and the number of its page lead to it: they are one link. */
static void test_lines_of_the_contents_are_links(void **state)
{
    struct fixture x;
    struct block *table, *line_of[2], *section[2];

    (void)state;
    begin(&x);
    leaflet_page(&x.l, "1");
    table = add(&x, part(&x, PART_CONTENTS), BLOCK_TABLE);
    for (int i = 0; i < 2; i++) {
        line_of[i] = row(&x, table, 20 + 20 * i);
        section[i] = add(&x, part(&x, PART_LISTINGS), BLOCK_SECTION);
        BLOCK_EACH (cell, line_of[i])
            cell->spans.v[0].target = section[i];
    }
    for (int i = 0; i < 2; i++)
        BLOCK_EACH (cell, line_of[i]) {
            struct frame_item words = {.block = cell, .span = &cell->spans.v[0]};

            link_over(&x, &words)->u.link.target_frame = 0;
        }
    assert_str(finish(&x), " Sect[ TOC[ TOCI[ Reference[ Link[ 0 link 1 link]]]"
                           " TOCI[ Reference[ Link[ 2 link 3 link]]]]]");
    end(&x);
}

static void test_short_rows_reach_to_the_end(void **state)
{
    struct fixture x;
    struct block *table, *r;

    (void)state;
    begin(&x);
    table = add(&x, part(&x, PART_VOLUNTEER), BLOCK_TABLE);
    leaflet_page(&x.l, "1");
    row(&x, table, 20);
    line(&x, add(&x, add(&x, table, BLOCK_ROW), BLOCK_CELL), 40, "no number");
    r = add(&x, table, BLOCK_ROW);
    add(&x, r, BLOCK_CELL); /* without words */
    line(&x, add(&x, r, BLOCK_CELL), 60, "2");
    assert_str(finish(&x), " Sect[ Table[ TR[ TH[ 0] TD[ 1]] TR[ TH[ 2]] TR[ TH[] TD[ 3]]]]");
    assert_int_equal(pdfread_count(x.r.text, "/ColSpan 2"), 1);
    assert_int_equal(pdfread_count(x.r.text, "/Scope /Row"), 3);
    end(&x);
}

static void test_no_level_is_skipped(void **state)
{
    static const unsigned level[] = {2, 3, 3, 2, 1, 3, 3, 2};
    struct fixture x;
    struct block *listings;

    (void)state;
    begin(&x);
    listings = part(&x, PART_LISTINGS);
    leaflet_page(&x.l, "1");
    for (int i = 0; i < (int)(sizeof level / sizeof *level); i++) {
        struct block *b = add(&x, listings, BLOCK_HEADING);

        b->level = level[i];
        line(&x, b, 20 + 20 * i, "heading");
    }
    assert_str(finish(&x), " Sect[ H1[ 0] H2[ 1] H2[ 2] H1[ 3] H1[ 4] H2[ 5] H2[ 6] H2[ 7]]");
    end(&x);
}

static void test_languages(void **state)
{
    struct fixture x;
    struct block *p, *q;
    struct frame_item *item;
    struct glyph_run *run;

    (void)state;
    begin(&x);
    p = add(&x, part(&x, PART_LISTINGS), BLOCK_PARAGRAPH);
    q = add(&x, x.l.story.part[PART_LISTINGS], BLOCK_PARAGRAPH);
    q->lang = LANG_SV;
    leaflet_page(&x.l, "1");
    line(&x, p, 20, "Apua ");
    item = line(&x, p, 20, "Nära dig");
    run = arena_memdup(&x.l.arena, item->u.run, sizeof *run);
    run->lang = LANG_SV;
    item->u.run = run;
    item->order = 1;
    line(&x, p, 20, " ")->order = 2; /* in no language, so in that before it */
    item = line(&x, p, 20, "Nära dig");
    item->u.run = run;
    item->order = 3;
    line(&x, p, 20, " jo")->order = 4;
    item = line(&x, q, 40, "Hjälp");
    item->u.run = run;
    assert_str(finish(&x), " Sect[ P[ 0 Span(sv)[ 1] 2] P(sv)[ 3]]");
    end(&x);
}

/* A run on the last page, as one of its line's. */
static void run_of_line(struct fixture *x, struct block *b, int y, unsigned order, bool rtl,
                        lang_tag lang)
{
    struct frame_item *item = line(x, b, y, "run");
    struct glyph_run *run = arena_memdup(&x->l.arena, item->u.run, sizeof *run);

    run->rtl = rtl;
    run->lang = lang;
    item->u.run = run;
    item->order = order;
}

/* "من 8:00 إلى 13:00": four runs, drawn from the last to the first, then a line that goes on. */
static void test_directions_are_read_in_order(void **state)
{
    lang_tag arabic = LANG2('a', 'r');
    struct fixture x;
    struct block *p;

    (void)state;
    begin(&x);
    x.l.story.lang = arabic;
    p = add(&x, part(&x, PART_LISTINGS), BLOCK_PARAGRAPH);
    leaflet_page(&x.l, "1");
    run_of_line(&x, p, 20, 3, false, arabic);
    run_of_line(&x, p, 20, 2, true, arabic);
    run_of_line(&x, p, 20, 1, false, arabic);
    run_of_line(&x, p, 20, 0, true, arabic);
    run_of_line(&x, p, 36, 0, true, arabic);
    run_of_line(&x, p, 52, 0, true, arabic);
    run_of_line(&x, p, 68, 1, true, arabic);
    run_of_line(&x, p, 68, 0, true, arabic);
    assert_str(finish(&x), " Sect[ P[ 3 2 1 0 4 6 5]]"); /* 4 is two lines of one run each */
    assert_int_equal(pdfread_count(x.r.text, "/ReversedChars BMC\n/P<</MCID "), 5);
    assert_int_equal(pdfread_count(x.r.text, "/ReversedChars"), 5);
    end(&x);
}

/* From left to right: runs that only differ in font are one piece, over the line's end, too. */
static void test_runs_in_order_are_one_piece(void **state)
{
    struct fixture x;
    struct block *p;

    (void)state;
    begin(&x);
    p = add(&x, part(&x, PART_LISTINGS), BLOCK_PARAGRAPH);
    leaflet_page(&x.l, "1");
    run_of_line(&x, p, 20, 0, false, LANG_FI);
    run_of_line(&x, p, 20, 1, false, LANG_FI);
    run_of_line(&x, p, 36, 0, false, LANG_FI);
    run_of_line(&x, p, 36, 3, true, LANG_SV);
    run_of_line(&x, p, 36, 2, false, LANG_SV);
    run_of_line(&x, p, 36, 1, true, LANG_SV);
    run_of_line(&x, p, 36, 4, false, LANG_FI);
    assert_str(finish(&x), " Sect[ P[ 0 Span(sv)[ 3 2 1] 4]]");
    end(&x);
}

static void test_figures(void **state)
{
    static const uint8_t module[] = {1};
    struct fixture x;
    struct frame_item *item;
    struct block *figure;

    (void)state;
    begin(&x);
    figure = add(&x, part(&x, PART_HELPLINE), BLOCK_FIGURE);
    figure->figure_source = STR("https://xn--lhell-graf.fi");
    figure->alt = STR("lähellä.fi");
    item = leaflet_item(&x.l, leaflet_page(&x.l, "1"), ITEM_QR, 40, 95, 80, 80);
    item->block = figure;
    item->u.qr.modules = module;
    item->u.qr.side = 1;
    assert_str(finish(&x), " Sect[ Figure[ 0]]");
    assert_int_equal(pdfread_count(x.r.text, "/Alt (l\xE4h"), 1);
    assert_int_equal(
        pdfread_count(x.r.text, "/BBox [\n      40\n      420\n      120\n      500\n    ]"), 1);
    end(&x);
}

static void test_feet_are_artifacts(void **state)
{
    struct fixture x;
    struct block *foot;
    struct frame_item *words;

    (void)state;
    begin(&x);
    foot = add(&x, part(&x, PART_FOOT_HELPLINE), BLOCK_PARAGRAPH);
    block_span(&x.l.arena, foot, SPAN_TEXT, STR("050"))->href = STR("tel:+358503233773");
    leaflet_page(&x.l, "1");
    words = line(&x, foot, 575, "Neuvonta 050 323 3773");
    link_over(&x, words);
    assert_str(finish(&x), "");
    assert_int_equal(pdfread_count(x.r.text, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"), 1);
    assert_int_equal(pdfread_count(x.r.text, "/Subtype /Link"), 0);
    end(&x);
}

static void test_blocks_outside_the_story(void **state)
{
    struct fixture x;
    struct block *stray;

    (void)state;
    begin(&x);
    stray = block_new(&x.l.arena, BLOCK_PARAGRAPH, STYLE_BODY, LOC_NONE);
    leaflet_page(&x.l, "1");
    line(&x, stray, 20, "stray");
    assert_str(finish(&x), " P[ 0]");
    end(&x);
}

static void test_many_blocks(void **state)
{
    enum { BLOCKS = 5000 }; /* the table of blocks grows, and pieces over several object streams */
    struct fixture x;
    struct block *listings;

    (void)state;
    begin(&x);
    listings = part(&x, PART_LISTINGS);
    for (int i = 0; i < BLOCKS; i++) {
        if (i % 50 == 0)
            leaflet_page(&x.l, "1");
        line(&x, add(&x, listings, BLOCK_PARAGRAPH), 10 + i % 50 * 11, "text");
    }
    assert_int_equal(pdfread_count(finish(&x), "P["), BLOCKS);
    assert_true(x.pdf.n < 60 * 1024);
    end(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story_order_over_pages),
        cmocka_unit_test(test_link_first_over_pages),
        cmocka_unit_test(test_language_first_over_pages),
        cmocka_unit_test(test_nothing_drawn_no_element),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_lists_and_facts),
        cmocka_unit_test(test_tables_by_use),
        cmocka_unit_test(test_lines_of_the_contents_are_links),
        cmocka_unit_test(test_short_rows_reach_to_the_end),
        cmocka_unit_test(test_no_level_is_skipped),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_directions_are_read_in_order),
        cmocka_unit_test(test_runs_in_order_are_one_piece),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_feet_are_artifacts),
        cmocka_unit_test(test_blocks_outside_the_story),
        cmocka_unit_test(test_many_blocks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
