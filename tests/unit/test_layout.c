/*
 * test_layout.c: layout files: what is read, what is refused and with which words; and the schema
 * for editors, which must take the same files.
 */
#include "unit.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "config/color.h"
#include "config/data.h"
#include "config/layout.h"
#include "manual.h"

static const uint32_t ACCENT = 0x0f4c63, TINT = 0xe8eff2;

static struct arena arena;
static xmlRelaxNGPtr schema;
static char folder[] = "/tmp/esite-layout-XXXXXX", path[sizeof folder + 16];

static const char small[] =
    "<layout name=\"small\">\n"              /* 1 */
    "<title xml:lang=\"fi\">Pieni</title>\n" /* 2 */
    "<page size=\"a5\" top=\"12mm\" bottom=\"17mm\" start=\"15mm\" end=\"15mm\" gutter=\"6mm\" "
    "grid=\"16pt\"/>\n"                                                           /* 3 */
    "<text measure=\"45-60\" description=\"300\"/>\n"                             /* 4 */
    "<colors ink=\"#1a1a1a\" grey=\"#4a4a4a\" rule=\"#7f8b91\"/>\n"               /* 5 */
    "<styles>\n"                                                                  /* 6 */
    "<style name=\"fact-phone\" weight=\"bold\"/>\n"                              /* 7 */
    "<style name=\"fact\" icon=\"10pt\" icon-column=\"18pt\" size=\"12.5pt\"/>\n" /* 8 */
    "<style name=\"title\" size=\"38pt\" lines=\"3\" rule-below=\"1pt\" rule-gap=\"6pt\"/>\n" /* 9
                                                                                               */
    "</styles>\n" /* 10 */
    "<boxes><box part=\"helpline\" fill=\"tint\" above=\"0.5\" below=\"1.5\" "
    "qr=\"21mm\"/></boxes>\n" /* 11 */
    "<first><band after=\"2\"><cell share=\"3\"><part name=\"title\"/></cell><cell><part "
    "name=\"helpline\"/></cell></band>\n"                                 /* 12 */
    "<band><column min-lines=\"12\"/></band></first>\n"                   /* 13 */
    "<other><band><column/></band></other>\n"                             /* 14 */
    "<last><band><cell><part name=\"emergency\"/></cell></band></last>\n" /* 15 */
    "<flow><part name=\"listings\"/></flow>\n"                            /* 16 */
    "<feet y=\"9mm\" rule=\"0.5pt\" rule-gap=\"12pt\"><foot on=\"other\"><end><part "
    "name=\"foot-page\"/></end></foot></feet>\n" /* 17 */
    "</layout>\n";

/* `small` with the first `from` replaced. */
static struct str changed(const char *from, const char *to)
{
    struct str all = str_from(small);
    size_t at = str_find(all, str_from(from), 0);

    assert_true(at != SIZE_MAX);
    return str_printf(&arena, "%.*s%s%s", (int)at, small, to, small + at + strlen(from));
}

static void write_file(struct str bytes)
{
    FILE *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

struct said {
    struct buf all;
    struct loc first;
};

static void listen(void *user, enum diag_code code, struct loc at, struct str text)
{
    struct said *s = user;

    if (!s->all.n)
        s->first = at;
    buf_printf(&s->all, "%s: %.*s\n", diag_code_name(code), STR_ARG(text));
}

static const struct layout *load(struct str bytes, struct said *s)
{
    struct diag d;

    diag_init(&d, NULL);
    d.sink = listen;
    d.user = s;
    write_file(bytes);
    return layout_load(&arena, str_from(path), ACCENT, TINT, &d);
}

static const struct layout *load_ours(const char *name, struct said *s)
{
    struct diag d;

    diag_init(&d, NULL);
    d.sink = listen;
    d.user = s;
    return layout_load(&arena, str_from(name), ACCENT, TINT, &d);
}

static void quiet(void *user, const char *fmt, ...)
{
    (void)user;
    (void)fmt;
}

static bool schema_takes(const char *file)
{
    xmlRelaxNGValidCtxtPtr v = xmlRelaxNGNewValidCtxt(schema);
    xmlDocPtr doc = xmlReadFile(file, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    bool takes;

    xmlRelaxNGSetValidErrors(v, quiet, quiet, NULL);
    takes = doc && xmlRelaxNGValidateDoc(v, doc) == 0;
    xmlFreeDoc(doc);
    xmlRelaxNGFreeValidCtxt(v);
    return takes;
}

static const struct layout *accept(struct str bytes)
{
    struct said s = {0};
    const struct layout *l = load(bytes, &s);

    if (!l)
        fail_msg("refused: %.*s", STR_ARG(buf_view(&s.all)));
    assert_true(schema_takes(path));
    assert_int_equal(s.all.n, 0);
    return l;
}

/* A poster like a leaflet: what that has and this has not, it has empty. */
static void an_empty_element_takes_away(void **state)
{
    const struct layout *l = accept(STR("<layout name='mine' like='a5-leaflet'>"
                                        "<title xml:lang='fi'>Oma</title><boxes/><other/><last/>"
                                        "<first><band><cell><part name='title'/></cell></band>"
                                        "</first><flow/><feet/><strips/></layout>"));

    (void)state;
    assert_int_equal(l->flow.n, 0);
    assert_int_equal(l->ending.n, 0);
    assert_int_equal(l->master[MASTER_OTHER].n, 0);
    assert_int_equal(l->strips.count, 0);
    assert_false(l->box[PART_HELPLINE].set);
    assert_int_equal(l->foot[FOOT_OTHER].end.n, 0);
}

static void a_layout_is_like_another(void **state)
{
    const struct layout *l = accept(STR("<layout name='mine' like='a5-leaflet'>"
                                        "<title xml:lang='fi'>Oma</title>"
                                        "<styles><style name='title' size='40pt'/></styles>"
                                        "<imposition kind='booklet' flip='long' sheets='4'/>"
                                        "</layout>"));
    struct said s = {0};
    const struct layout *base;

    (void)state;
    assert_str(l->name, "mine");
    assert_int_equal(l->paths_n, 2);
    assert_int_equal(l->imposition.kind, IMPOSE_BOOKLET);
    assert_int_equal(l->imposition.flip, FLIP_LONG_EDGE);
    assert_int_equal(l->imposition.sheets, 4);
    assert_int_equal(l->style[STYLE_TITLE].size, PT64(40));
    base = load_ours("a5-leaflet", &s);
    assert_non_null(base);
    assert_int_equal(base->imposition.kind, IMPOSE_PAGES);
    assert_true(l->style[STYLE_TITLE].bold && base->style[STYLE_TITLE].bold);
    assert_int_equal(l->style[STYLE_TITLE].shift, base->style[STYLE_TITLE].shift);
    assert_int_equal(l->width, base->width);
    assert_int_equal(l->flow.n, base->flow.n);
    buf_release(&s.all);
}

/* Itself, and one that there isn't. */
static void a_layout_is_like_no_other(void **state)
{
    struct said s = {0};
    struct str own =
        str_printf(&arena, "<layout name='x' like='%s'><title xml:lang='fi'>X</title></layout>",
                   strrchr(path, '/') ? strrchr(path, '/') + 1 : path);

    (void)state;
    assert_null(load(own, &s));
    assert_non_null(strstr(s.all.s, "more than 4 deep"));
    buf_clear(&s.all);
    assert_null(load(STR("<layout name='x' like='a5-leaflett'><title xml:lang='fi'>X</title>"
                         "</layout>"),
                     &s));
    assert_non_null(strstr(s.all.s, "did you mean \"a5-leaflet\"?"));
    assert_string_equal(s.first.file, path); /* not the command line's fault */
    assert_int_equal(s.first.line, 1);
    buf_release(&s.all);
}

static void the_small_layout_is_read(void **state)
{
    const struct layout *l = accept(str_from(small));

    (void)state;
    assert_str(l->name, "small");
    assert_str(texts_get(&l->title, LANG_FI, 0, NULL), "Pieni");
    assert_int_equal(l->width, PT64_MM(148));
    assert_int_equal(l->height, PT64_MM(210));
    assert_int_equal(l->margin_bottom, PT64_MM(17));
    assert_int_equal(l->grid, PT64(16));
    assert_int_equal(l->measure_min, 45);
    assert_int_equal(l->measure_max, 60);
    assert_int_equal(l->description_length, 300);
    assert_int_equal(l->color[COLOR_INK], 0x1a1a1a);
    assert_int_equal(l->color[COLOR_ACCENT], ACCENT);
    assert_int_equal(l->box[PART_HELPLINE].pad_top, 1);
    assert_int_equal(l->box[PART_HELPLINE].pad_bottom, 3);
    assert_int_equal(l->box[PART_HELPLINE].fill, COLOR_TINT);
    assert_false(l->box[PART_EMERGENCY].set);
    assert_int_equal(l->master[MASTER_FIRST].n, 2);
    assert_int_equal(l->master[MASTER_FIRST].v[0].space_after, 2);
    assert_int_equal(l->master[MASTER_FIRST].v[0].cells.n, 2);
    assert_int_equal(l->master[MASTER_FIRST].v[0].cells.v[0].share, 3);
    assert_int_equal(l->master[MASTER_FIRST].v[0].cells.v[1].parts.v[0].part, PART_HELPLINE);
    assert_true(l->master[MASTER_FIRST].v[1].cells.v[0].column);
    assert_int_equal(l->master[MASTER_FIRST].v[1].cells.v[0].min_lines, 12);
    assert_int_equal(l->ending.v[0].cells.v[0].parts.v[0].part, PART_EMERGENCY);
    assert_int_equal(l->flow.v[0].part, PART_LISTINGS);
    assert_int_equal(l->foot_y, PT64_MM(9));
    for (int i = 0; i < FEET; i++) /* those not given are the other pages' */
        assert_int_equal(l->foot[i].end.v[0].part, PART_FOOT_PAGE);
}

/* In any order in the file; body is 12 pt on the grid of its own accord. */
static void styles_inherit(void **state)
{
    const struct layout *l = accept(str_from(small));
    const struct style *phone = &l->style[STYLE_FACT_PHONE], *title = &l->style[STYLE_TITLE];

    (void)state;
    assert_int_equal(l->style[STYLE_BODY].size, PT64(12));
    assert_int_equal(l->style[STYLE_DESCRIPTION].leading, PT64(16));
    assert_int_equal(phone->size, PT64(12.5));
    assert_int_equal(phone->icon_column, PT64(18));
    assert_true(phone->bold);
    assert_false(l->style[STYLE_FACT].bold);
    assert_int_equal(title->leading, PT64(48));
    assert_int_equal(title->rule_below.width, PT64(1));
    assert_int_equal(title->rule_below.gap, PT64(6));
    assert_int_equal(title->rule_above.width, 0);
    assert_int_equal(l->style[STYLE_LEAD].rule_below.width, 0);
}

struct refusal {
    const char *from, *to;
    unsigned line;
    const char *says;
    bool schema_takes; /* what only the program knows to check */
};

static const struct refusal refusals[] = {
    {"size=\"12.5pt\"", "siz=\"12.5pt\"", 8,
     "unknown attribute \"siz\" in <style>; did you mean \"size\"?", false},
    {"<styles>", "<stiles/><styles>", 6,
     "unknown element \"stiles\" in <layout>; did you mean \"styles\"?", false},
    {"name=\"title\" size", "name=\"titel\" size", 9,
     "unknown style name \"titel\" in <style>; did you mean \"title\"?", false},
    {"name=\"fact-phone\"", "name=\"title\"", 9, "style \"title\" is set twice, first in line 7",
     true},
    {"12.5pt", "12.5 pt", 8, "size=\"12.5 pt\" in <style>; expected a length such as 12pt or 10mm",
     false},
    {"12.5pt", "12.5", 8, "expected a length", false},
    {"12.5pt", "1.2345pt", 8, "expected a length", false},
    {"lines=\"3\"", "lines=\"0\"", 9, "lines=\"0\" in <style>; expected 1 to 20", true},
    {"lines=\"3\"", "lines=\"three\"", 9, "expected a whole number", false},
    {"weight=\"bold\"", "weight=\"heavy\"", 7,
     "unknown value of weight \"heavy\" in <style>; expected one of: normal, bold", false},
    {"measure=\"45-60\"", "measure=\"60-45\"", 4, "expected two whole numbers such as 45-60", true},
    {"#4a4a4a", "grey", 5, "grey=\"grey\" in <colors>; expected a colour such as #0f4c63", false},
    {"size=\"a5\" ", "size=\"A5\" ", 3,
     "unknown value of size \"A5\" in <page>; did you mean \"a5\"?", false},
    {"size=\"a5\" ", "", 3, "needs either size or both width and height", false},
    {"size=\"a5\" ", "size=\"a5\" width=\"100mm\" height=\"200mm\" ", 3,
     "needs either size or both", false},
    {" top=\"12mm\"", "", 3, "<page> lacks the attribute top: a length", false},
    {"<flow><part name=\"listings\"/></flow>", "", 1,
     "<layout> has <column>, but no <flow> to run through it", true},
    {"<other><band><column/></band></other>", "", 1,
     "<layout> lacks <other>, with a <column> for the flow to go on", true},
    {"<flow>", "<flow>words", 16, "text in <flow>: \"words\"; expected elements only", false},
    {"name=\"listings\"", "name=\"listing\"", 16,
     "unknown part \"listing\" in <part>; did you mean \"listings\"?", false},
    {"<band><column/></band>", "<band/>", 14, "<band> is empty; expected <cell> or <column>",
     false},
    {"<band><column/></band>", "<band><column/></band><band><column/></band>", 14,
     "a second band with <column>", false},
    {"<band><column/></band>",
     "<band><column/><column/><column/><column/><column/><column/><column/></band>", 14,
     "<band> has 7 cells and columns; expected at most 6", true},
    {"<band><column/></band>", "<band><cell><part name=\"title\"/></cell></band>", 14,
     "<other> lacks <column>", true},
    {"</layout>", "<strips count=\"10\" length=\"40mm\"><part name=\"strip\"/></strips></layout>",
     18, "10 strips of 12.8 mm; expected 15 mm at least: choose fewer", true},
    {"</layout>", "<strips count=\"6\" length=\"40mm\"><part name=\"strip\"/></strips></layout>",
     18, "strips of 40.0 mm; expected at most the bottom margin, 17.0 mm, less 3 mm", true},
    {"</layout>", "<strips count=\"6\" length=\"40mm\"/></layout>", 18, "<strips> lacks <part>",
     false},
    {"<cell><part name=\"emergency\"/></cell>", "<column/>", 15,
     "<column> in <last>; expected cells only", false},
    {"below=\"1.5\"", "below=\"0.3\"", 11, "expected a number of lines such as 1 or 0.5", false},
    {"fill=\"tint\"", "fill=\"ink\"", 11, "a box filled with ink; expected tint or white", false},
    {"<foot on=\"other\">", "<foot on=\"last\">", 17, "<feet> lacks <foot on=\"other\">", true},
    {"on=\"other\"", "on=\"ohter\"", 17,
     "unknown value of on \"ohter\" in <foot>; did you mean \"other\"?", false},
    {"lang=\"fi\"", "lang=\"x\"", 2, "expected the code of a language", false},
    {"</layout>", "<fit most=\"2\"/></layout>", 18, "<fit> needs pages beside most or multiple",
     false},
    {"</layout>", "<fit pages=\"4\" most=\"2\"/></layout>", 18,
     "most is 2 pages; expected at least 4", true},
    {"</layout>", "<fit pages=\"8\" most=\"9\" multiple=\"4\"/></layout>", 18,
     "<fit> has most and multiple; expected one of them", false},
    /* The rules of a readable leaflet */
    {"</layout>", "<fit smallest=\"11pt\"/></layout>", 18,
     "smallest is 11 pt; expected at least 12 pt", true},
    {"</layout>", "<fit largest=\"20pt\"/></layout>", 3,
     "characters of 20 pt a line; expected 45-60", true},
    {"12.5pt", "11.5pt", 8, "style \"fact\" is 11.5 pt; expected at least 12 pt", true},
    {"name=\"title\" size=\"38pt\"", "name=\"footer\" size=\"8pt\"", 9,
     "style \"footer\" is 8 pt; expected at least 9 pt", true},
    {"lines=\"3\"", "lines=\"1\"", 9, "16 pt from line to line; expected at least its size, 38 pt",
     true},
    {"lines=\"3\"", "lines=\"3\" color=\"white\"", 9,
     "style \"title\" has the colour white; expected ink, grey or accent", true},
    {"icon-column=\"18pt\"", "icon-column=\"9pt\"", 8, "expected a wider icon-column", true},
    {"rule-below=\"1pt\"", "rule-below=\"0.2pt\"", 9,
     "a rule of 0.20 pt; expected at least 0.25 pt", true},
    {"start=\"15mm\"", "start=\"9mm\"", 3, "margin start is 9.0 mm; expected at least 10 mm", true},
    {"start=\"15mm\"", "start=\"10mm\"", 3,
     "a column of <first> has about 62 characters of 12 pt a line; expected 45-60", true},
    {"y=\"9mm\"", "y=\"5mm\"", 17, "from the edge; expected at least 5 mm", true},
    {"y=\"9mm\"", "y=\"16mm\"", 17, "in the text; expected at most the bottom margin, 17.0 mm",
     true},
    {"#4a4a4a", "#767676", 5,
     "grey #767676 on white #ffffff has a contrast of 4.54:1; expected at least 7:1", true},
    {"#7f8b91", "#b0b0b0", 5,
     "rule #b0b0b0 on white #ffffff has a contrast of 2.17:1; expected at least 3:1", true},
    {"rule-gap=\"6pt\"", "rule-color=\"tint\"", 9,
     "tint #e8eff2 on white #ffffff has a contrast of 1.16:1; expected at least 3:1", true},
    {"icon=\"10pt\"", "icon=\"10pt\" icon-color=\"white\"", 8,
     "white #ffffff on white #ffffff has a contrast of 1.00:1; expected at least 3:1", true},
    {"name=\"fact-phone\" weight=\"bold\"",
     "name=\"helpline-hours\" rule-below=\"1pt\" rule-color=\"tint\"", 7,
     "tint #e8eff2 on tint #e8eff2 has a contrast of 1.00:1; expected at least 3:1", true},
    {"above=\"0.5\"", "bar=\"4pt\" bar-color=\"tint\"", 11,
     "tint #e8eff2 on white #ffffff has a contrast of 1.16:1; expected at least 3:1", true},
    {"rule=\"0.5pt\"", "rule=\"0.5pt\" rule-color=\"white\"", 17,
     "white #ffffff on white #ffffff has a contrast of 1.00:1; expected at least 3:1", true},
    {"icon-column=\"18pt\"", "icon-column=\"220pt\"", 8,
     "style \"fact\" has an icon-column of 220 pt; expected at most half of", true},
    {"qr=\"21mm\"", "qr=\"90mm\"", 11,
     "the QR code of \"helpline\" is 90.0 mm; expected at most half of the text's width, ", true},
    {"qr=\"21mm\"", "qr=\"19mm\"", 11,
     "the QR code of \"helpline\" is 19.0 mm; expected at least 20 mm on this paper", true},
    {"size=\"a5\" top", "size=\"a4\" top", 11,
     "the QR code of \"helpline\" is 21.0 mm; expected at least 25 mm on this paper", true},
};

static void faults_are_refused_with_place_and_mend(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *r = &refusals[i];
        struct said s = {0};

        assert_null(load(changed(r->from, r->to), &s));
        if (!s.all.n || !strstr(s.all.s, r->says) || s.first.line != r->line)
            fail_msg("%s: said in line %u: %s, expected in line %u: %s", r->to,
                     (unsigned)s.first.line, s.all.n ? s.all.s : "nothing", r->line, r->says);
        assert_non_null(strstr(s.all.s, "DIAG_BAD_CONFIG: "));
        if (schema_takes(path) != r->schema_takes)
            fail_msg("%s: the schema %s it", r->to, r->schema_takes ? "refuses" : "takes");
        buf_release(&s.all);
    }
}

/* The schema knows every style and every part by name. */
static void panels_differ_in_width(void **state)
{
    const struct layout *l = load_ours("a4-trifold", &(struct said){0});
    struct said s = {0};

    (void)state;
    assert_non_null(l);
    assert_int_equal(l->panels, 6);
    for (unsigned page = 0; page < 8; page++)
        assert_int_equal(layout_page_width(l, page),
                         page == 3 || page == 4 ? PT64_MM(97) : PT64_MM(100));
    assert_int_equal(accept(str_from(small))->panels, 0);
    /* The measure is that of each panel. */
    assert_null(load(changed("grid=\"16pt\"/>", "grid=\"16pt\"><panel width=\"148mm\"/><panel "
                                                "width=\"90mm\"/></page>"),
                     &s));
    assert_non_null(strstr(
        s.all.s, "a column of <first> has about 30 characters of 12 pt a line; expected 45-60"));
    assert_true(schema_takes(path));
    buf_clear(&s.all);
    assert_null(load(changed("grid=\"16pt\"/>", "grid=\"16pt\"><panel/></page>"), &s));
    assert_non_null(strstr(s.all.s, "<panel> lacks the attribute width: a length"));
    assert_false(schema_takes(path));
    buf_release(&s.all);
}

/* In large print nothing is smaller than the body, whatever may be in clear print. */
static void large_print_is_large_throughout(void **state)
{
    static const char page[] = "<layout name='x' like='a4-large'><title xml:lang='fi'>X</title>"
                               "<styles><style name='footer' size='%s'/></styles></layout>";
    struct said s = {0};

    (void)state;
    assert_non_null(load(str_printf(&arena, page, "16pt"), &s));
    assert_int_equal(s.all.n, 0);
    assert_null(load(str_printf(&arena, page, "15pt"), &s));
    assert_non_null(strstr(s.all.s, "style \"footer\" is 15 pt; expected at least 16 pt"));
    buf_release(&s.all);
}

static void every_name_is_in_the_schema(void **state)
{
    struct buf b = {0};

    (void)state;
    buf_puts(&b, "<flow>");
    for (int i = 0; i < PART_COUNT; i++)
        buf_printf(&b, "<part name=\"%s\"/>", part_name((enum part_id)i));
    accept(changed("<flow>", buf_view(&b).s));
    buf_clear(&b);
    buf_puts(&b, "<styles>");
    for (int i = 0; i < STYLE_COUNT; i++)
        if (i != STYLE_FACT && i != STYLE_FACT_PHONE && i != STYLE_TITLE)
            buf_printf(&b, "<style name=\"%s\"/>", style_name((enum style_id)i));
    accept(changed("<styles>", buf_view(&b).s));
    buf_release(&b);
}

static void the_layouts_that_ship_are_good(void **state)
{
    struct str *names;
    size_t n = layout_names(&arena, &names);

    (void)state;
    assert_true(n >= 2);
    for (size_t i = 0; i < n; i++) {
        struct diag d;
        const struct layout *l;

        diag_init(&d, stderr);
        l = layout_load(&arena, names[i], ACCENT, TINT, &d);
        assert_non_null(l);
        assert_true(str_eq(l->name, names[i]));
        assert_true(schema_takes(l->paths[0]));
        assert_true(i == 0 || str_cmp(names[i - 1], names[i]) < 0);
    }
}

/* What a newcomer copies from docs/layouts.md works. */
static void the_layouts_of_the_manual_are_good(void **state)
{
    size_t n = 0;
    struct str layout;

    (void)state;
    for (; layout = manual_layout(&arena, n), layout.s; n++)
        accept(layout);
    assert_true(n >= 5);
}

/* The manual has every style, part and attribute. */
static void the_manual_names_everything(void **state)
{
    struct diag d;
    struct file f;

    (void)state;
    diag_init(&d, stderr);
    assert_true(file_open(&f, data_path(&arena, "docs/layouts.md"), 1 << 20, &d));
    for (int i = 0; i < STYLE_COUNT + PART_COUNT; i++) {
        const char *name = i < STYLE_COUNT ? style_name((enum style_id)i)
                                           : part_name((enum part_id)(i - STYLE_COUNT));

        if (str_find(f.bytes, str_printf(&arena, "`%s`", name), 0) == SIZE_MAX)
            fail_msg("docs/layouts.md lacks `%s`", name);
    }
    file_close(&f);
}

static void an_unknown_name_gets_the_nearest(void **state)
{
    struct said s = {0};
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    d.sink = listen;
    d.user = &s;
    assert_null(layout_load(&arena, STR("a5-leaflt"), ACCENT, TINT, &d));
    assert_non_null(strstr(s.all.s, "did you mean \"a5-leaflet\"?"));
    assert_int_equal(d.by_code[DIAG_USAGE], 1);
    assert_null(layout_load(&arena, STR("poster-of-mine"), ACCENT, TINT, &d));
    assert_null(layout_load(&arena, STR("no/such/file.xml"), ACCENT, TINT, &d));
    assert_int_equal(d.by_code[DIAG_CANT_READ], 1);
    buf_release(&s.all);
}

/* Pairs whose ratios WCAG's own examples give. */
static void contrast_as_wcag_computes_it(void **state)
{
    (void)state;
    assert_int_equal((int)(color_contrast(0x000000, 0xffffff) * 100 + 0.5), 2100);
    assert_int_equal((int)(color_contrast(0xffffff, 0x777777) * 100 + 0.5), 448);
    assert_int_equal((int)(color_contrast(0xff0000, 0xffffff) * 100 + 0.5), 400);
    assert_int_equal((int)(color_contrast(0x123456, 0x123456) * 100 + 0.5), 100);
    assert_int_equal((int)(color_coverage(0xe6f2f9) * 1000 + 0.5), 98);
}

/* Nobody reads it worse; black and white stay what they are. */
static void a_grey_has_the_contrast_of_its_color(void **state)
{
    static const uint32_t colors[] = {ACCENT, TINT, 0x7f8b91, 0xc8102e, 0xffd100, 0x00a3e0};

    (void)state;
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        uint32_t grey = color_grey(colors[i]);
        double want = color_contrast(colors[i], 0xffffff), got = color_contrast(grey, 0xffffff);

        assert_int_equal(grey >> 16, grey & 0xff);
        assert_int_equal(grey >> 8 & 0xff, grey & 0xff);
        assert_true(got > want * 0.985 && got < want * 1.015);
    }
    assert_int_equal(color_grey(0x000000), 0x000000);
    assert_int_equal(color_grey(0xffffff), 0xffffff);
}

static int open_all(void **state)
{
    xmlRelaxNGParserCtxtPtr p;

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/small.xml", folder);
    arena_init(&arena);
    p = xmlRelaxNGNewParserCtxt(data_path(&arena, "data/schemas/layout.rng"));
    schema = xmlRelaxNGParse(p);
    xmlRelaxNGFreeParserCtxt(p);
    return schema ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    unlink(path);
    rmdir(folder);
    xmlRelaxNGFree(schema);
    xmlCleanupParser();
    arena_release(&arena);
    return 0;
}

/* At every size: whole lines of the grid stay so, the page stays, and nothing is too small. */
static void sizes_keep_to_the_grid(void **state)
{
    struct str *names;
    size_t n = layout_names(&arena, &names);
    unsigned larger = 0;

    (void)state;
    for (size_t i = 0; i < n; i++) {
        const struct layout *l = load_ours(str_z(&arena, names[i]), &(struct said){0});
        const struct layout *at = layout_of_size(&arena, l, l->fit.largest);
        pt64 body = at->style[STYLE_BODY].size;

        assert_int_equal(body, l->fit.largest);
        assert_ptr_equal(layout_of_size(&arena, l, l->style[STYLE_BODY].size), l);
        larger += at != l;
        assert_true(at->height == l->height && at->margin_top == l->margin_top &&
                    at->gutter == l->gutter && at->foot_y == l->foot_y);
        if (l->foot_y)
            assert_int_equal(at->style[STYLE_FOOTER].leading, l->style[STYLE_FOOTER].leading);
        for (int k = 0; k < STYLE_COUNT; k++) {
            const struct style *s = &l->style[k], *z = &at->style[k];

            assert_true(z->size >= s->size && z->height >= z->size && z->leading >= z->size);
            if (s->height % l->grid == 0)
                assert_int_equal(z->height / at->grid * at->grid, z->height);
            assert_true(z->size >= PT64(9));
            assert_true(l->style[STYLE_BODY].size < PT64(16) || z->size >= body);
        }
    }
    assert_true(larger >= 6);
}

static void pages_are_overruled(void **state)
{
    const struct layout *l = load_ours("a5-booklet", &(struct said){0});
    const struct layout *two = layout_of_pages(&arena, l, 2);

    (void)state;
    assert_int_equal(l->fit.pages, 8);
    assert_int_equal(l->fit.multiple, 4);
    assert_int_equal(two->fit.pages, 2);
    assert_int_equal(two->fit.most, 2);
    assert_int_equal(two->fit.multiple, 0);
    assert_int_equal(two->fit.largest, l->fit.largest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_small_layout_is_read),
        cmocka_unit_test(a_layout_is_like_another),
        cmocka_unit_test(an_empty_element_takes_away),
        cmocka_unit_test(a_layout_is_like_no_other),
        cmocka_unit_test(styles_inherit),
        cmocka_unit_test(panels_differ_in_width),
        cmocka_unit_test(large_print_is_large_throughout),
        cmocka_unit_test(faults_are_refused_with_place_and_mend),
        cmocka_unit_test(every_name_is_in_the_schema),
        cmocka_unit_test(sizes_keep_to_the_grid),
        cmocka_unit_test(pages_are_overruled),
        cmocka_unit_test(the_layouts_that_ship_are_good),
        cmocka_unit_test(the_layouts_of_the_manual_are_good),
        cmocka_unit_test(the_manual_names_everything),
        cmocka_unit_test(an_unknown_name_gets_the_nearest),
        cmocka_unit_test(a_grey_has_the_contrast_of_its_color),
        cmocka_unit_test(contrast_as_wcag_computes_it),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
