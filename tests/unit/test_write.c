/* Whole PDFs: sound to qpdf, the same every time, and their text comes back exactly. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "leaflet.h"
#include "pdfread.h"
#include "write/write.h"

static const struct write_options OPTIONS = {.producer = "esite test", .date = {2020, 9, 1}};

struct written {
    struct leaflet leaflet;
    struct buf pdf;
    struct pdfread read;
    struct diag d;
};

static void begin(struct written *w)
{
    *w = (struct written){0};
    leaflet_init(&w->leaflet);
    diag_init(&w->d, NULL);
}

/* Writes what the leaflet holds by now, and reads it back. */
static void finish(struct written *w)
{
    if (!w->leaflet.sheets.sides.n)
        leaflet_impose(&w->leaflet);
    assert_true(leaflet_write(&w->leaflet, &OPTIONS, &w->d, &w->pdf));
    pdfread_open(&w->read, buf_view(&w->pdf));
    assert_true(w->read.sound);
}

static void release(struct written *w)
{
    pdfread_close(&w->read);
    buf_release(&w->pdf);
    leaflet_release(&w->leaflet);
}

static bool holds(struct str in, const char *what)
{
    return pdfread_count(in, what) > 0;
}

/* ---- Whole documents */

static void test_sample_is_sound_and_small(void **state)
{
    struct written w;
    struct str text;

    (void)state;
    begin(&w);
    leaflet_sample(&w.leaflet);
    finish(&w);
    text = pdfread_text(&w.read);
    assert_true(holds(text, "Ruokakassit Hervannassa\nJaamme ruokakasseja"));
    assert_true(holds(text, "\n050\u00A0123\u00A04567\n"));
    assert_int_equal(pdfread_count(text, "Apu on lähellä · Tampere"), 4);
    assert_in_range(w.pdf.n, 1, 20 * 1024);
    assert_int_equal(w.d.count[DIAG_WARNING] + w.d.count[DIAG_ERROR], 0);
    release(&w);
}

static void test_same_bytes(void **state)
{
    struct written w;
    struct buf again = {0};
    struct leaflet other;

    (void)state;
    begin(&w);
    leaflet_sample(&w.leaflet);
    finish(&w);
    leaflet_init(&other);
    leaflet_sample(&other);
    buf_puts(&again, "before");
    assert_true(leaflet_write(&other, &OPTIONS, &w.d, &again));
    assert_true(str_eq(str_sub(buf_view(&again), 6, again.n), buf_view(&w.pdf)));
    leaflet_release(&other);
    buf_release(&again);
    release(&w);
}

static void test_identity_follows_content(void **state)
{
    struct written a, b;
    size_t id_a, id_b;

    (void)state;
    begin(&a);
    begin(&b);
    leaflet_text(&a.leaflet, leaflet_page(&a.leaflet, "1"), NULL, LEAFLET_REGULAR, 12, 40, 60, "a");
    leaflet_text(&b.leaflet, leaflet_page(&b.leaflet, "1"), NULL, LEAFLET_REGULAR, 12, 40, 60, "b");
    finish(&a);
    finish(&b);
    id_a = str_find(buf_view(&a.pdf), STR("/ID[<"), 0);
    id_b = str_find(buf_view(&b.pdf), STR("/ID[<"), 0);
    assert_true(id_a != SIZE_MAX && id_b != SIZE_MAX);
    assert_memory_equal(a.pdf.s + id_a + 5, a.pdf.s + id_a + 5 + 34, 32); /* both halves alike */
    assert_memory_not_equal(a.pdf.s + id_a + 5, b.pdf.s + id_b + 5, 32);
    release(&a);
    release(&b);
}

static void test_empty_page(void **state)
{
    struct written w;

    (void)state;
    begin(&w);
    leaflet_page(&w.leaflet, "");
    w.leaflet.story.title = STR_NONE;
    finish(&w);
    assert_str(pdfread_text(&w.read), "");
    release(&w);
}

static void test_metadata(void **state)
{
    struct written w;
    struct str xmp, info;

    (void)state;
    begin(&w);
    leaflet_page(&w.leaflet, "1");
    finish(&w);
    xmp = pdfread_find(&w.read, "/Type /Metadata");
    assert_true(holds(xmp, "x-default\">Apu on lähellä – Tampere 🏠</rdf:li>"));
    assert_true(holds(xmp, "Artteli &lt;ry&gt; &amp; muut"));
    assert_true(holds(xmp, "<rdf:li>fi</rdf:li>"));
    assert_true(holds(xmp, "<xmp:CreateDate>2020-09-01T00:00:00Z<"));
    info = pdfread_find(&w.read, "/CreationDate (D:20200901000000Z)");
    assert_true(holds(info, "/Title <feff0041007000750020"));
    assert_true(holds(info, "d83cdfe0>")); /* U+1F3E0, beyond the basic plane */
    assert_true(holds(w.read.text, "/DisplayDocTitle true"));
    assert_true(holds(w.read.text, "/Lang (fi)"));
    assert_true(str_starts(buf_view(&w.pdf), STR("%PDF-1.7\n")));
    release(&w);
}

static void test_standards_are_claimed(void **state)
{
    struct written w;
    struct str xmp, intent;

    (void)state;
    begin(&w);
    leaflet_page(&w.leaflet, "1");
    finish(&w);
    xmp = pdfread_find(&w.read, "/Type /Metadata");
    assert_true(holds(xmp, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A<"));
    assert_true(holds(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_true(holds(xmp, "<pdfaSchema:prefix>pdfuaid<"));
    intent = pdfread_find(&w.read, "/S /GTS_PDFA1");
    assert_true(
        holds(pdfread_object(&w.read, pdfread_ref(intent, "DestOutputProfile")), "mntrRGB XYZ "));
    release(&w);
}

static void test_no_title_no_claim(void **state)
{
    struct written w;

    (void)state;
    begin(&w);
    leaflet_page(&w.leaflet, "1");
    w.leaflet.story.title = STR_NONE;
    finish(&w);
    assert_false(holds(w.read.text, "pdfaid"));
    assert_false(holds(w.read.text, "/OutputIntent"));
    release(&w);
}

/* ---- Text */

static void test_spaces_and_hyphens_come_back(void **state)
{
    struct written w;
    struct frame *page;
    struct frame_item *item;
    struct glyph_run *broken;

    (void)state;
    begin(&w);
    page = leaflet_page(&w.leaflet, "1");
    leaflet_text(&w.leaflet, page, NULL, LEAFLET_REGULAR, 12, 40, 60, "klo\u00A08 – 9-vuotias");
    item = leaflet_text(&w.leaflet, page, NULL, LEAFLET_REGULAR, 12, 40, 76, "mielen-");
    broken = arena_memdup(&w.leaflet.arena, item->u.run, sizeof *item->u.run);
    broken->hyphen = true;
    item->u.run = broken;
    leaflet_text(&w.leaflet, page, NULL, LEAFLET_REGULAR, 12, 40, 92, "affiliate office, Äijö 🏠");
    finish(&w);
    assert_str(pdfread_text(&w.read),
               "klo\u00A08 – 9-vuotias\nmielen\u00AD\naffiliate office, Äijö 🏠");
    release(&w);
}

static void test_right_to_left(void **state)
{
    static const char arabic[] = "السَّلامُ عَلَيْكُمْ وَرَحْمَةُ اللهِ لا إله";
    struct written w;
    struct str text;
    struct buf said = {0};

    (void)state;
    begin(&w);
    leaflet_text(&w.leaflet, leaflet_page(&w.leaflet, "1"), NULL, LEAFLET_ARABIC, 16, 40, 60,
                 arabic);
    finish(&w);
    assert_true(holds(w.read.text, "/ReversedChars BMC\n"));
    /* Glyphs without a text of their own read as U+2060, which is no text. */
    text = pdfread_text(&w.read);
    for (size_t at = 0, next; at < text.n; at = next) {
        next = str_find(text, STR("\u2060"), at);
        buf_str(&said, str_sub(text, at, next));
        next = next == SIZE_MAX ? text.n : next + 3;
    }
    assert_str(buf_view(&said), arabic);
    buf_release(&said);
    release(&w);
}

/* ---- Leading about */

static void link_item(struct written *w, struct frame *page, const char *href)
{
    struct frame_item *link = leaflet_item(&w->leaflet, page, ITEM_LINK, 40, 60, 100, 16);

    link->block = leaflet_block(&w->leaflet, BLOCK_PARAGRAPH, STYLE_BODY);
    link->u.link.href = str_from(href);
    link->u.link.target_frame = -1;
}

static void test_links(void **state)
{
    static const char *const refused[] = {
        "javascript:alert(1)", "file:///etc/passwd", "ftp://example.fi",
        "www.suomi.fi",        "https://",           "tel:050 123",
        "https://lähellä.fi",  "HTTPS://example.fi", "tel:\n1"};
    enum { REFUSED = sizeof refused / sizeof *refused };
    struct written w;
    struct frame *page;

    (void)state;
    begin(&w);
    page = leaflet_page(&w.leaflet, "1");
    link_item(&w, page, "tel:+358501234567");
    link_item(&w, page, "mailto:apu@example.fi?subject=Hei%20(koe)");
    link_item(&w, page, "https://xn--lhell-graf.fi/a\\b");
    link_item(&w, page, "http://example.fi");
    for (size_t i = 0; i < REFUSED; i++)
        link_item(&w, page, refused[i]);
    finish(&w);
    assert_int_equal(pdfread_count(w.read.text, "/Subtype /Link"), 4);
    assert_int_equal(pdfread_count(w.read.text, "/S /URI"), 4);
    assert_true(holds(w.read.text, "/URI (mailto:apu@example.fi?subject=Hei%20\\(koe\\))"));
    assert_true(holds(w.read.text, "/URI (https://xn--lhell-graf.fi/a\\\\b)"));
    assert_int_equal(w.d.by_code[DIAG_BAD_URL], REFUSED);
    release(&w);
}

static void test_link_titles_and_places(void **state)
{
    struct written w;
    struct str link;

    (void)state;
    begin(&w);
    leaflet_sample(&w.leaflet);
    finish(&w);
    link = pdfread_find(&w.read, "/URI (tel:+358501234567)");
    assert_true(holds(link, "/Contents (Soita:"));
    assert_true(holds(link, "52\n    123\n    172\n    139\n")); /* 595 - 456 - 16 … */
    assert_int_equal(pdfread_count(w.read.text, "/Subtype /Link"), 20);
    release(&w);
}

static void test_bookmarks(void **state)
{
    static const struct {
        const char *title;
        unsigned level;
    } marks[] = {{"A", 1}, {"A1", 2}, {"A11", 3}, {"A2", 2}, {"B", 1}, {"B01", 3}, {"C", 1}};
    struct written w;
    struct str root;

    (void)state;
    begin(&w);
    leaflet_page(&w.leaflet, "1");
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        *vec_push(&w.leaflet.arena, &w.leaflet.frames.bookmarks) =
            (struct bookmark){str_from(marks[i].title), marks[i].level, 0, PT64(10)};
    finish(&w);
    root = pdfread_find(&w.read, "/Type /Outlines");
    assert_true(holds(root, "/Count 7"));
    assert_true(holds(pdfread_find(&w.read, "/Title (A)"), "/Count 3"));
    assert_true(holds(pdfread_find(&w.read, "/Title (A1)"), "/Count 1"));
    assert_false(holds(pdfread_find(&w.read, "/Title (A2)"), "/First"));
    release(&w);
}

static void test_page_labels(void **state)
{
    static const char *const labels[] = {"i", "1", "2", "5", ""};
    struct written w;
    struct str catalog;

    (void)state;
    begin(&w);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        leaflet_page(&w.leaflet, labels[i]);
    finish(&w);
    catalog = pdfread_find(&w.read, "/PageLabels");
    assert_int_equal(pdfread_count(catalog, "/S /D"), 2);
    assert_true(holds(catalog, "/St 5"));
    assert_true(holds(catalog, "/P (i)"));
    release(&w);
}

/* ---- Sheets for the printer */

static void place(struct written *w, struct side *side, unsigned frame, int x, unsigned quarters)
{
    *vec_push(&w->leaflet.arena, &side->placed) =
        (struct placement){.frame = frame,
                           .x = PT64(x),
                           .quarters = quarters,
                           .clip = {PT64(x), 0, PT64(420), PT64(595)}};
}

static void test_imposed(void **state)
{
    static const struct write_options options = {.producer = "esite test", .date = {2020, 9, 1}};
    struct written w;
    struct side *side;
    struct area paper = {0, 0, PT64(840), PT64(595)};

    (void)state;
    begin(&w);
    leaflet_sample(&w.leaflet);
    w.leaflet.sheets = (struct sheets){.frames = &w.leaflet.frames, .imposed = true};
    for (int i = 0; i < 2; i++) {
        side = vec_push(&w.leaflet.arena, &w.leaflet.sheets.sides);
        *side = (struct side){.width = paper.w, .height = paper.h, .trim = paper, .bleed = paper};
        place(&w, side, 0, 0, 0);
        place(&w, side, 1, 420, 2);
    }
    assert_true(leaflet_write(&w.leaflet, &options, &w.d, &w.pdf));
    pdfread_open(&w.read, buf_view(&w.pdf));
    assert_true(w.read.sound);
    assert_true(holds(w.read.text, "/P2 ")); /* each drawn once */
    assert_false(holds(w.read.text, "/P3 "));
    assert_int_equal(pdfread_count(w.read.text, "/P1 Do Q"), 2);
    assert_true(holds(w.read.text, "q 420 0 420 595 re W n -1 0 0 -1 840 595 cm /P2 Do Q"));
    assert_int_equal(pdfread_count(w.read.text, "/Annot"), 0);
    assert_int_equal(pdfread_count(w.read.text, "/Outlines"), 0);
    assert_false(holds(w.read.text, "/StructTreeRoot")); /* nor does it claim to be accessible */
    assert_false(holds(w.read.text, "pdfuaid"));
    assert_false(holds(w.read.text, "pdfaid"));
    release(&w);
}

/* Colours set for text, fills and rules: with three parts, or one for a grey. */
static void test_black_and_grey(void **state)
{
    for (int mono = 0; mono < 2; mono++) {
        const struct write_options options = {
            .producer = "esite test", .date = {2020, 9, 1}, .mono = mono};
        struct written w;

        (void)state;
        begin(&w);
        leaflet_sample(&w.leaflet);
        leaflet_impose(&w.leaflet);
        assert_true(leaflet_write(&w.leaflet, &options, &w.d, &w.pdf));
        pdfread_open(&w.read, buf_view(&w.pdf));
        assert_int_equal(holds(w.read.text, " rg\n") || holds(w.read.text, " rg "), !mono);
        assert_true(holds(w.read.text, " g\n") || holds(w.read.text, " g "));
        release(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample_is_sound_and_small),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_identity_follows_content),
        cmocka_unit_test(test_black_and_grey),
        cmocka_unit_test(test_empty_page),
        cmocka_unit_test(test_metadata),
        cmocka_unit_test(test_standards_are_claimed),
        cmocka_unit_test(test_no_title_no_claim),
        cmocka_unit_test(test_spaces_and_hyphens_come_back),
        cmocka_unit_test(test_right_to_left),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_link_titles_and_places),
        cmocka_unit_test(test_bookmarks),
        cmocka_unit_test(test_page_labels),
        cmocka_unit_test(test_imposed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
