/* Workbooks as they come: Excel's and LibreOffice's, packed here from the XML that they write. */
#include "unit.h"

#include <string.h>

#include "imported.h"
#include "zipped.h"

#define NS       "http://schemas.openxmlformats.org/"
#define WORKBOOK "xl/workbook.xml"

/* What was said, without what is missing on purpose: categories. */
static void assert_told(struct imported *im, const char *expected)
{
    struct str rest = str_from(said(&im->said)), line;
    struct buf told = {0};

    buf_puts(&told, "");
    while (str_split(&rest, '\n', &line)) {
        size_t counts =
            str_ends(line, STR(" with warnings")) ? str_find(line, STR(", "), 0) : line.n;

        if (line.n && str_find(line, STR("no category"), 0) == SIZE_MAX)
            buf_printf(&told, "%.*s\n", STR_ARG(str_sub(line, 0, counts)));
    }
    assert_string_equal(told.s, expected);
    buf_release(&told);
}

/* Sheets of an Excel workbook, in this order; text as in the sheet's file. */
struct page {
    const char *name, *state, *rows, *behind;
};

static const char STRINGS[] =
    "<sst><si><t>Nimi</t></si><si><t>Kunta</t></si><si><t>Puhelin</t></si>"
    "<si><t>Postinumero</t></si><si><t>Kuvaus</t></si><si><t>Tampere</t></si>"
    "<si><r><t xml:space=\"preserve\">Ruoka</t></r><r><rPr><b/></rPr><t>kassit</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si>"
    "<si><t>rivi_x000D_\nrivi_x005F_x</t></si></sst>";

static const char STYLES[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"22\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";

static struct buf parts[24];
static size_t n_parts;

static struct str part(struct buf *b)
{
    return buf_view(b);
}

static struct buf *fresh(void)
{
    assert_true(n_parts < sizeof parts / sizeof *parts);
    buf_clear(&parts[n_parts]);
    return &parts[n_parts++];
}

static bool read_xlsx(struct imported *im, const struct page *pages, size_t n, const char *book)
{
    static char names[8][2][64];
    struct zipped_file files[24] = {0};
    size_t at = 0;
    struct buf zip = {0}, *workbook, *relations;
    bool ok;

    n_parts = 0;
    workbook = fresh();
    relations = fresh();
    buf_printf(workbook, "<workbook xmlns:r=\"r\">%s<sheets>", book);
    buf_puts(relations, "<Relationships>"
                        "<Relationship Id=\"rId90\" Type=\"" NS "x/sharedStrings\" "
                        "Target=\"sharedStrings.xml\"/>"
                        "<Relationship Id=\"rId91\" Type=\"" NS "x/styles\" "
                        "Target=\"/xl/styles.xml\"/>");
    files[at++] = (struct zipped_file){
        .name = "_rels/.rels",
        .bytes = STR("<Relationships><Relationship Id=\"rId1\" Type=\"" NS
                     "officeDocument/2006/relationships/officeDocument\" Target=\"" WORKBOOK
                     "\"/></Relationships>")};
    for (size_t i = 0; i < n; i++) {
        struct buf *sheet = fresh(), *links = fresh();

        snprintf(names[i][0], sizeof names[i][0], "xl/worksheets/sheet%zu.xml", i + 1);
        snprintf(names[i][1], sizeof names[i][1], "xl/worksheets/_rels/sheet%zu.xml.rels", i + 1);
        buf_printf(workbook, "<sheet name=\"%s\" sheetId=\"%zu\" state=\"%s\" r:id=\"rId%zu\"/>",
                   pages[i].name, i + 1, pages[i].state ? pages[i].state : "visible", i + 1);
        buf_printf(relations,
                   "<Relationship Id=\"rId%zu\" Type=\"" NS
                   "x/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                   i + 1, i + 1);
        buf_printf(sheet, "<worksheet xmlns:r=\"r\"><sheetData>%s</sheetData>%s</worksheet>",
                   pages[i].rows, pages[i].behind ? pages[i].behind : "");
        buf_puts(links, "<Relationships><Relationship Id=\"rId1\" Type=\"" NS "x/hyperlink\" "
                        "Target=\"https://www.esimerkki.fi/a\" TargetMode=\"External\"/>"
                        "<Relationship Id=\"rId2\" Type=\"" NS "x/hyperlink\" "
                        "Target=\"mailto:info@esimerkki.fi?subject=x\" TargetMode=\"External\"/>"
                        "</Relationships>");
        files[at++] = (struct zipped_file){.name = names[i][0], .bytes = part(sheet)};
        files[at++] = (struct zipped_file){.name = names[i][1], .bytes = part(links)};
    }
    buf_puts(workbook, "</sheets></workbook>");
    buf_puts(relations, "</Relationships>");
    files[at++] =
        (struct zipped_file){.name = "xl/_rels/workbook.xml.rels", .bytes = part(relations)};
    files[at++] = (struct zipped_file){.name = WORKBOOK, .bytes = part(workbook)};
    files[at++] = (struct zipped_file){.name = "xl/sharedStrings.xml",
                                       .bytes = {STRINGS, sizeof STRINGS - 1}};
    files[at++] =
        (struct zipped_file){.name = "xl/styles.xml", .bytes = {STYLES, sizeof STYLES - 1}};
    zipped(&zip, files);
    ok = imported_read(im, "a.xlsx", buf_view(&zip));
    buf_release(&zip);
    return ok;
}

#define HEADER                                                                                     \
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"                \
    "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c>"                             \
    "<c r=\"E1\" t=\"s\"><v>4</v></c></row>"
#define NAMED(row, name)                                                                           \
    "<row r=\"" row "\"><c r=\"A" row "\" t=\"inlineStr\"><is><t>" name "</t></is></c>"
#define IN_TAMPERE(row) "<c r=\"B" row "\" t=\"s\"><v>5</v></c>"
#define TEXT(cell, s)   "<c r=\"" cell "\" t=\"inlineStr\"><is><t>" s "</t></is></c>"

static void test_kinds_of_cells(void **state)
{
    struct imported *im = *state;
    const struct page page = {
        .name = "Palvelut",
        .rows = "<row r=\"3\">" TEXT("A3", "Nimi") TEXT("B3", "Kunta") TEXT("C3", "Alkaa")
            TEXT("D3", "Valtakunnallinen") TEXT("E3", "Hinta") TEXT("F3", "Kuvaus") TEXT(
                "G3",
                "Järjestäjä") "</row>"
                              "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>6</v></c>" IN_TAMPERE(
                                  "4") "<c r=\"C4\" s=\"1\"><v>44046</v></c><c r=\"D4\" "
                                       "t=\"b\"><v>1</v></c>"
                                       "<c r=\"E4\" s=\"4\"><v>0.5</v></c><c r=\"F4\" "
                                       "t=\"s\"><v>7</v></c>"
                                       "<c r=\"G4\" t=\"str\"><f>A1&amp;\"x\"</f><v>Yhdistys "
                                       "x</v></c></row>"
                                       /* without references: one cell beside the other, a row under
                                          the other */
                                       "<row><c "
                                       "t=\"inlineStr\"><is><r><t>Ker</t></r><r><t>ho</t></r></"
                                       "is></c>"
                                       "<c t=\"s\"><v>5</v></c><c "
                                       "s=\"3\"><v>44046.4375</v></c></row>"
                                       "<row r=\"9\"><c r=\"A9\" "
                                       "t=\"str\"><v>Viimeinen</v></c>" IN_TAMPERE(
                                           "9") "<c r=\"E9\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                                                "<c r=\"AC9\" t=\"e\"><v>#N/A</v></c></row>",
    };

    assert_true(read_xlsx(im, &page, 1, ""));
    assert_int_equal(im->listings.n, 3);
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 4:2147483649 Ruokakassit\n");
    assert_string_equal(imported_field(im, 0, "alkaa"), "alkaa 2020-08-03\n");
    assert_non_null(strstr(imported_show(im, 0), "valtakunnallinen\n"));
    assert_non_null(strstr(imported_show(im, 0), " 50 %\n"));
    assert_non_null(strstr(imported_show(im, 0), " Yhdistys x\n"));
    assert_non_null(strstr(imported_show(im, 0), "kuvaus[fi] 4:2147483654 rivi rivi_x\n"));
    assert_non_null(strstr(imported_show(im, 1), " Kerho\n"));
    assert_string_equal(imported_field(im, 1, "alkaa"), "alkaa 2020-08-03\n");
    assert_told(im, "a.xlsx: note: read as: Excel workbook, sheet \"Palvelut\", header in row 3\n"
                    "a.xlsx:Palvelut!E9: warning: value not understood: \"#DIV/0!\" in hinta; the "
                    "formula came to nothing, mend it or type the value\n"
                    "a.xlsx: note: read 3 listings\n");
}

static void test_1904(void **state)
{
    struct imported *im = *state;
    const struct page page = {
        .name = "A",
        .rows = "<row r=\"1\">" TEXT("A1", "Nimi") TEXT("B1", "Kunta")
            TEXT("C1", "Alkaa") "</row>"
                                "<row r=\"2\">" TEXT("A2", "x")
                                    IN_TAMPERE("2") "<c r=\"C2\" s=\"1\"><v>42584</v></c></row>",
    };

    assert_true(read_xlsx(im, &page, 1, "<workbookPr date1904=\"1\"/>"));
    assert_string_equal(imported_field(im, 0, "alkaa"), "alkaa 2020-08-03\n");
}

/* What typing digits into cells of numbers has done. */
static void test_lost_zeros(void **state)
{
    struct imported *im = *state;
    const struct page page = {
        .name = "A",
        .rows = HEADER NAMED("2", "a")
            IN_TAMPERE("2") "<c r=\"C2\"><v>401234567</v></c>"
                            "<c r=\"D2\"><v>100</v></c></row>" NAMED("3", "b") IN_TAMPERE(
                                "3") "<c r=\"C3\"><v>3.58401234567E11</v></c>"
                                     "<c r=\"D3\" s=\"2\"><v>180</v></c></row>" NAMED("4", "c")
                                         IN_TAMPERE("4") "<c r=\"C4\"><v>116117</v></c>"
                                                         "<c r=\"D4\"><v>33100</v></c></row>",
    };

    assert_true(read_xlsx(im, &page, 1, ""));
    assert_string_equal(imported_field(im, 0, "puhelin"),
                        "puhelin 2:2147483651 0401234567 <+358401234567>\n");
    assert_string_equal(imported_field(im, 0, "postinumero"), "postinumero 2:2147483652 00100\n");
    assert_string_equal(imported_field(im, 1, "puhelin"),
                        "puhelin 3:2147483651 +358401234567 <+358401234567>\n");
    assert_string_equal(imported_field(im, 1, "postinumero"), "postinumero 3:2147483652 00180\n");
    assert_string_equal(imported_field(im, 2, "puhelin"), "puhelin 4:2147483651 116117 <116117>\n");
    assert_told(
        im,
        "a.xlsx: note: read as: Excel workbook, sheet \"A\", header in row 1\n"
        "a.xlsx:A!C2: warning: digits that a spreadsheet took for a number mended: \"401234567\" "
        "is read as \"0401234567\"; 2 cells in this column; format the column as text\n"
        "a.xlsx:A!D2: warning: digits that a spreadsheet took for a number mended: \"100\" is read "
        "as \"00100\"; 1 cell in this column; format the column as text\n"
        "a.xlsx: note: read 3 listings\n");
}

/* Merged titles above, a header of two rows, a municipality merged over its listings; hidden rows.
 */
static void test_merged_and_hidden(void **state)
{
    struct imported *im = *state;
    const struct page page = {
        .name = "A",
        .rows = "<row r=\"1\">" TEXT(
            "A1",
            "Palvelut 2020") "</row>"
                             "<row r=\"3\">" TEXT("A3", "Nimi") TEXT("B3", "Kunta") TEXT(
                                 "C3",
                                 "Yhteystiedot") "</row>"
                                                 "<row r=\"4\"><c r=\"A4\"/><c r=\"B4\"/>" TEXT(
                                                     "C4", "Puhelin")
                                                     TEXT(
                                                         "D4",
                                                         "Sähköposti") "</row>"
                                                                       "<row r=\"5\">" TEXT("A5", "a") IN_TAMPERE(
                                                                           "5") "</row>"
                                                                                "<row r=\"6\" "
                                                                                "hidden="
                                                                                "\"1\">" TEXT(
                                                                                    "A6",
                                                                                    "hidden") "</"
                                                                                              "row>"
                                                                                              "<row"
                                                                                              " r="
                                                                                              "\"7"
                                                                                              "\""
                                                                                              ">" TEXT(
                                                                                                  "A7",
                                                                                                  "b") "</row>"
                                                                                                       "<row r=\"8\">" TEXT(
                                                                                                           "A8",
                                                                                                           "c")
                                                                                                           TEXT(
                                                                                                               "B8",
                                                                                                               "Nokia") "</row>",
        .behind = "<mergeCells count=\"6\"><mergeCell ref=\"3:8\"/><mergeCell "
                  "ref=\"B5:B7\"/><mergeCell ref=\"A3:A4\"/>"
                  "<mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C3:D3\"/><mergeCell ref=\"A1:D1\"/>"
                  "</mergeCells>",
    };

    assert_true(read_xlsx(im, &page, 1, ""));
    assert_int_equal(im->listings.n, 3);
    assert_non_null(strstr(imported_show(im, 1), "nimi[fi] 7:2147483649 b\nkunta Tampere\n"));
    assert_non_null(strstr(imported_show(im, 2), "kunta Nokia\n"));
    assert_told(im,
                "a.xlsx: note: read as: Excel workbook, sheet \"A\", header in row 4 below a "
                "title\n"
                "a.xlsx:A!A6: warning: hidden rows left out: 1 row, here; show it in the sheet to "
                "have it read\n"
                "a.xlsx: note: read 3 listings\n");
}

static void test_links(void **state)
{
    struct imported *im = *state;
    const struct page page = {
        .name = "A",
        .rows = "<row r=\"1\">" TEXT("A1", "Nimi") TEXT("B1", "Kunta") TEXT("C1", "www") TEXT(
            "D1",
            "Sähköposti") "</row>"
                          "<row r=\"2\">" TEXT("A2", "a") IN_TAMPERE("2") TEXT("C2", "Kotisivu")
                              TEXT("D2", "Kirjoita") "</row>"
                                                     "<row r=\"3\">" TEXT("A3", "b") IN_TAMPERE("3")
                                                         TEXT("C3", "www.toinen.fi") "</row>",
        .behind = "<hyperlinks><hyperlink ref=\"C3\" r:id=\"rId1\"/>"
                  "<hyperlink ref=\"D2\" r:id=\"rId2\"/><hyperlink ref=\"C2\" r:id=\"rId1\"/>"
                  "</hyperlinks>",
    };

    assert_true(read_xlsx(im, &page, 1, ""));
    assert_string_equal(imported_field(im, 0, "www"),
                        "www 2:2147483651 https://www.esimerkki.fi/a\n");
    assert_string_equal(imported_field(im, 0, "sahkoposti"),
                        "sahkoposti 2:2147483652 info@esimerkki.fi\n");
    assert_string_equal(imported_field(im, 1, "www"), "www 3:2147483651 https://www.toinen.fi\n");
}

static const struct page BOOK[] = {
    {.name = "Ohje", .rows = "<row r=\"1\">" TEXT("A1", "Täytä seuraava sivu") "</row>"},
    {.name = "Nokia", .rows = HEADER "<row r=\"2\">" TEXT("A2", "n") TEXT("B2", "Nokia") "</row>"},
    {.name = "Tampere", .rows = HEADER "<row r=\"2\">" TEXT("A2", "t") IN_TAMPERE("2") "</row>"},
    {.name = "Piilo",
     .state = "veryHidden",
     .rows = HEADER "<row r=\"2\">" TEXT("A2", "p") IN_TAMPERE("2") "</row>"},
};

static void test_which_sheet(void **state)
{
    struct imported *im = *state;

    assert_true(read_xlsx(im, BOOK, 4, ""));
    assert_int_equal(im->listings.n, 1);
    assert_string_equal(im->listings.v[0].id.s + strlen(im->listings.v[0].id.s) - 7, "Nokia:2");
    assert_told(im,
                "a.xlsx: note: read as: Excel workbook, sheet \"Nokia\", header in row 1\n"
                "a.xlsx: warning: sheet not read: \"Tampere\" looks like listings, too; read it "
                "with --sheet, or all with --all-sheets\n"
                "a.xlsx: note: read 1 listing\n");

    im->options.sheet = "piilo";
    assert_true(read_xlsx(im, BOOK, 4, ""));
    assert_non_null(strstr(said(&im->said), "sheet \"Piilo\""));

    im->options.sheet = "Turku";
    assert_false(read_xlsx(im, BOOK, 4, ""));
    assert_told(im, "a.xlsx: fatal: input can't be used: no sheet \"Turku\" in it; it has "
                    "\"Ohje\", \"Nokia\", \"Tampere\", \"Piilo\"\n");

    im->options.sheet = NULL;
    im->options.all_sheets = true;
    assert_true(read_xlsx(im, BOOK, 4, ""));
    assert_non_null(strstr(said(&im->said), "read 2 listings"));
}

/* A sheet for each municipality says where its listings are; one that has a town knows better. */
static void test_sheet_of_a_place(void **state)
{
    struct imported *im = *state;
    const struct page pages[] = {
        {.name = "Nokia",
         .rows = "<row r=\"1\">" TEXT("A1", "Nimi") TEXT("B1", "Puhelin") TEXT(
             "C1",
             "Postitoimipaikka") "</row>"
                                 "<row r=\"2\">" TEXT("A2", "a") TEXT(
                                     "B2",
                                     "0401234567") "</row>"
                                                   "<row r=\"3\">" TEXT("A3", "b")
                                                       TEXT("B3", "0401234567") TEXT(
                                                           "C3",
                                                           "Parkano") "</row>"
                                                                      "<row r=\"4\">" TEXT(
                                                                          "A4",
                                                                          "Tampere") "</row>"
                                                                                     "<row "
                                                                                     "r="
                                                                                     "\"5\">" TEXT(
                                                                                         "A5", "c")
                                                                                         TEXT(
                                                                                             "B5",
                                                                                             "04012"
                                                                                             "3456"
                                                                                             "7") "</row>"},
    };

    assert_true(read_xlsx(im, pages, 1, ""));
    assert_string_equal(imported_field(im, 0, "kunta"), "kunta Nokia\n");
    assert_string_equal(imported_field(im, 1, "kunta"), "kunta Parkano\n");
    assert_string_equal(imported_field(im, 2, "kunta"), "kunta Tampere\n");
    assert_told(im,
                "a.xlsx: note: read as: Excel workbook, sheet \"Nokia\", header in row 1\n"
                "a.xlsx:Nokia!A4: note: 1 row with nothing but a place in it, \"Tampere\", is a "
                "heading: the place of those below it that name none\n"
                "a.xlsx:Nokia: note: 1 row without a place is taken to be for \"Nokia\", as the "
                "sheet is called\n"
                "a.xlsx: note: read 3 listings\n");
}

static void test_refused(void **state)
{
    struct imported *im = *state;

    assert_false(read_xlsx(im, BOOK, 1, ""));
    assert_told(im,
                "a.xlsx: fatal: input can't be used: no row with column names in any sheet; "
                "expected names such as \"nimi\", \"kunnat\", \"puhelin\" (esite list fields shows "
                "all)\n");
    assert_false(read_xlsx(im, BOOK, 4, "<broken>"));
    assert_non_null(strstr(said(&im->said), "a.xlsx:xl/workbook.xml:1:"));
}

/* Text beside the table, and beyond what is read, is not lost without a word. */
static void test_beside(void **state)
{
    struct imported *im = *state;
    struct page page = {
        .name = "A",
        .rows = "<row r=\"1\">" TEXT("A1", "Nimi") TEXT("B1", "Kunta") "</row><row r=\"2\">" TEXT(
            "A2", "a") IN_TAMPERE("2") TEXT("D2", "soita") TEXT("F2", "pois") "</row>",
        .behind = "",
    };

    assert_true(limits_set(&im->options.limits, "columns=5", &im->said.diag));
    assert_true(read_xlsx(im, &page, 1, ""));
    assert_told(im, "a.xlsx: note: read as: Excel workbook, sheet \"A\", header in row 1\n"
                    "a.xlsx:A!D2: warning: unknown column or element, left out: column 4 has no "
                    "name in the header, but text in 1 row, here\n"
                    "a.xlsx:A:2: warning: row has another number of cells than the header: 1 row, "
                    "here, has text beyond column 5, which is left out; if it is meant, "
                    "--limit=columns=NUMBER allows more\n"
                    "a.xlsx: note: read 1 listing\n");
    imported_release(im);
    imported_init(im);
    page.rows = "<row r=\"1\">" TEXT("A1", "Nimi") TEXT("F1", "Kunta") "</row>";
    assert_true(limits_set(&im->options.limits, "columns=5", &im->said.diag));
    assert_false(read_xlsx(im, &page, 1, ""));
    assert_told(im, "a.xlsx: note: read as: Excel workbook, sheet \"A\", header in row 1\n"
                    "a.xlsx:A!A1: fatal: over a limit: more than 5 columns; if that is meant, "
                    "--limit=columns=NUMBER allows more\n");
}

/* A row that stands for a million, and more records than are taken. */
static void test_repeated(void **state)
{
    struct imported *im = *state;
    static const char content[] =
        "<d xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"A\"><table:table-row>"
        "<table:table-cell><text:p>Nimi</text:p></table:table-cell>"
        "<table:table-cell><text:p>Kunta</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"1000000\">"
        "<table:table-cell table:number-columns-repeated=\"2\"><text:p>Tampere</text:p>"
        "</table:table-cell></table:table-row></table:table></d>";
    static const char *const limits[] = {"unpacked=2k", "records=10"};
    const struct zipped_file files[] = {
        {.name = "mimetype", .bytes = STR("application/vnd.oasis.opendocument.spreadsheet")},
        {.name = "content.xml", .bytes = {content, sizeof content - 1}},
        {.name = NULL},
    };
    struct buf zip = {0};

    zipped(&zip, files);
    for (size_t i = 0; i < 2; i++) {
        imported_release(im);
        imported_init(im);
        assert_true(limits_set(&im->options.limits, limits[i], &im->said.diag));
        assert_false(imported_read(im, "a.ods", buf_view(&zip)));
        assert_non_null(strstr(said(&im->said), i ? "more than 10 listings; if that is meant, "
                                                    "--limit=records=NUMBER allows more\n"
                                                  : "the rows come to more than 2048 bytes; if "
                                                    "that is meant, --limit=unpacked=NUMBER"));
    }
    buf_release(&zip);
}

/* Cells that stand once for many, and a million empty rows. */
static void test_ods(void **state)
{
    struct imported *im = *state;
    struct buf zip = {0};
    static const char content[] =
        "<d xmlns:table=\"t\" xmlns:text=\"x\" xmlns:office=\"o\" xmlns:style=\"s\" "
        "xmlns:xlink=\"l\"><style:style style:name=\"ta2\"><style:table-properties "
        "table:display=\"false\"/></style:style>"
        "<table:table table:name=\"Piilo\" table:style-name=\"ta2\"><table:table-row>"
        "<table:table-cell><text:p>Nimi</text:p></table:table-cell></table:table-row></table:table>"
        "<table:table table:name=\"Palvelut\">"
        "<table:table-row><table:table-cell table:number-columns-spanned=\"3\"><text:p>Palvelut"
        "</text:p></table:table-cell><table:covered-table-cell "
        "table:number-columns-repeated=\"2\"/>"
        "</table:table-row>"
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
        "table:number-columns-repeated=\"1024\"/></table:table-row>"
        "<table:table-row><table:table-cell><text:p>Nimi</text:p></table:table-cell>"
        "<table:table-cell><text:p>Kunta</text:p></table:table-cell>"
        "<table:table-cell><text:p>Alkaa</text:p></table:table-cell>"
        "<table:table-cell><text:p>Kuvaus</text:p></table:table-cell>"
        "<table:table-cell><text:p>Puhelin</text:p></table:table-cell>"
        "<table:table-cell><text:p>www</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation>"
        "<text:p>muista</text:p></office:annotation><text:p>Ruoka<text:span>kassit</text:span>"
        "</text:p></table:table-cell>"
        "<table:table-cell table:number-rows-spanned=\"2\"><text:p>Tampere</text:p>"
        "</table:table-cell>"
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2020-08-03T10:30:00\">"
        "<text:p>03.08.20</text:p></table:table-cell>"
        "<table:table-cell><text:p>yksi<text:s text:c=\"2\"/>väli</text:p><text:p>kaksi</text:p>"
        "</table:table-cell>"
        "<table:table-cell office:value-type=\"float\" office:value=\"401234567\">"
        "<text:p>401234567</text:p></table:table-cell>"
        "<table:table-cell><text:p><text:a xlink:href=\"https://www.esimerkki.fi/\">sivu</text:a>"
        "</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>Kerho</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row>"
        "<table:table-row table:visibility=\"filter\"><table:table-cell><text:p>pois</text:p>"
        "</table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
        "table:number-columns-repeated=\"1024\"/></table:table-row></table:table></d>";
    const struct zipped_file files[] = {
        {.name = "mimetype", .bytes = STR("application/vnd.oasis.opendocument.spreadsheet")},
        {.name = "content.xml", .bytes = {content, sizeof content - 1}},
        {.name = NULL},
    };

    zipped(&zip, files);
    assert_true(imported_read(im, "a.ods", buf_view(&zip)));
    buf_release(&zip);
    assert_int_equal(im->listings.n, 2);
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 5:2147483649 Ruokakassit\n");
    assert_string_equal(imported_field(im, 0, "alkaa"), "alkaa 2020-08-03\n");
    assert_string_equal(imported_field(im, 0, "kuvaus"),
                        "kuvaus[fi] 5:2147483652 yksi väli kaksi\n");
    assert_string_equal(imported_field(im, 0, "www"),
                        "www 5:2147483654 https://www.esimerkki.fi/\n");
    assert_non_null(strstr(imported_show(im, 1), "kunta Tampere\n"));
    assert_told(im,
                "a.ods: note: read as: OpenDocument spreadsheet, sheet \"Palvelut\", header in row "
                "4 below a title\n"
                "a.ods:Palvelut!E5: warning: digits that a spreadsheet took for a number mended: "
                "\"401234567\" is read as \"0401234567\"; 1 cell in this column; format the column "
                "as text\n"
                "a.ods:Palvelut!A7: warning: hidden rows left out: 1 row, here; show it in the "
                "sheet to have it read\n"
                "a.ods: note: read 2 listings\n");
}

/* Each sheet is read by itself, also one with a table in a cell, and with the outermost element's
 * namespaces. */
static void test_ods_sheets(void **state)
{
#define ODS_CELL(s)           "<table:table-cell><text:p>" s "</text:p></table:table-cell>"
#define ODS_ROW(a, b)         "<table:table-row>" ODS_CELL(a) ODS_CELL(b) "</table:table-row>"
#define ODS_HEAD              ODS_ROW("Nimi", "Kunta")
#define ODS_TABLE(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"
#define NESTED                                                                                     \
    "<table:table-row><table:table-cell><text:p>B</text:p>" ODS_TABLE(                             \
        "Sisus", ODS_HEAD) "</table:table-cell>" ODS_CELL("Nokia") "</table:table-row>"
#define FIRST_ROWS ODS_HEAD ODS_ROW("A", "Tampere") NESTED ODS_ROW("C", "Pälkäne")
    struct imported *im = *state;
    struct buf zip = {0};
    static const char content[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<d xmlns:table=\"t\" xmlns:text=\"x\"><b>" ODS_TABLE("Eka", FIRST_ROWS)
            ODS_TABLE("Tyhjä", "") ODS_TABLE("Eka", ODS_HEAD ODS_ROW("D", "Tampere")) "</b></d>";
    const struct zipped_file files[] = {
        {.name = "mimetype", .bytes = STR("application/vnd.oasis.opendocument.spreadsheet")},
        {.name = "content.xml", .bytes = {content, sizeof content - 1}},
        {.name = NULL},
    };

    im->options.all_sheets = true;
    zipped(&zip, files);
    assert_true(imported_read(im, "a.ods", buf_view(&zip)));
    buf_release(&zip);
    assert_int_equal(im->listings.n, 4);
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 2:2147483649 A\n");
    assert_true(str_starts(im->listings.v[1].name.v[0].s, STR("B")));
    assert_string_equal(imported_field(im, 2, "nimi"), "nimi[fi] 4:2147483649 C\n");
    assert_string_equal(imported_field(im, 3, "nimi"), "nimi[fi] 2:2147483649 D\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_kinds_of_cells),    TEST(test_1904),    TEST(test_lost_zeros),
        TEST(test_merged_and_hidden), TEST(test_links),   TEST(test_which_sheet),
        TEST(test_sheet_of_a_place),  TEST(test_refused), TEST(test_ods),
        TEST(test_ods_sheets),        TEST(test_beside),  TEST(test_repeated),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buf_release(&parts[i]);
    return failed;
}
