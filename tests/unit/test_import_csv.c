/* CSV: cells and their places, whatever the quotes and line ends; delimiter and header guessed. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "import/csv/csv.h"
#include "import/csv/csvguess.h"
#include "said.h"

/* Each cell as "line:col [text]", a row on a line. */
static void check_with(const char *text, char delimiter, size_t max_field, unsigned max_columns,
                       const char *cells, const char *messages)
{
    const struct csv_row *row;
    struct buf out = {0};
    struct said s;
    struct csv c;

    said_init(&s);
    csv_init(&c, str_from(text), "a.csv", delimiter, &s.diag);
    c.max_field = max_field;
    c.max_columns = max_columns;
    buf_puts(&out, "");
    while ((row = csv_next(&c))) {
        assert_true(row->n > 0);
        assert_int_equal(row->line, row->v[0].at.line);
        for (size_t i = 0; i < row->n; i++)
            buf_printf(&out, "%u:%u [%.*s] ", row->v[i].at.line, row->v[i].at.col,
                       STR_ARG(row->v[i].s));
        buf_printf(&out, "%s%s\n", row->too_many ? "too many" : "",
                   row->too_long ? "too long" : "");
    }
    assert_string_equal(out.s, cells);
    assert_said(&s, messages);
    csv_release(&c);
    buf_release(&out);
    said_release(&s);
}

static void check(const char *text, const char *cells, const char *messages)
{
    check_with(text, ';', SIZE_MAX, UINT32_MAX, cells, messages);
}

static void test_rows(void **state)
{
    (void)state;
    check("", "", "");
    check("a", "1:1 [a] \n", "");
    check("a;b\nc;d\n", "1:1 [a] 1:3 [b] \n2:1 [c] 2:3 [d] \n", "");
    check("a;b\r\nc;d\r\n", "1:1 [a] 1:3 [b] \n2:1 [c] 2:3 [d] \n", "");
    check("a;b\rc;d\r", "1:1 [a] 1:3 [b] \n2:1 [c] 2:3 [d] \n", "");
    check("a;\n;b", "1:1 [a] 1:3 [] \n2:1 [] 2:2 [b] \n", "");
    check("\n\na", "1:1 [] \n2:1 [] \n3:1 [a] \n", "");
    check("ä;ö\n€;🙂;x", "1:1 [ä] 1:3 [ö] \n2:1 [€] 2:3 [🙂] 2:5 [x] \n", "");
    check_with("a\tb c\n", '\t', SIZE_MAX, UINT32_MAX, "1:1 [a] 1:3 [b c] \n", "");
}

static void test_quotes(void **state)
{
    (void)state;
    check("\"a\";\"b;c\"\n", "1:2 [a] 1:6 [b;c] \n", "");
    check("\"a\"\"b\"\"\";c", "1:2 [a\"b\"] 1:10 [c] \n", "");
    check("\"\";\"\"", "1:2 [] 1:5 [] \n", "");
    check("\"a\nä\";b\nc", "1:2 [a\nä] 2:4 [b] \n3:1 [c] \n", "");
    check("\"a\r\nb\rc\";d\r\ne", "1:2 [a\r\nb\rc] 3:4 [d] \n4:1 [e] \n", "");
    check(" \"a\" ; b", "1:3 [a] 1:7 [ b] \n", "");
    check("5\" ruuvi;b", "1:1 [5\" ruuvi] 1:10 [b] \n", "");
    check_with("a\t\"b\"\t\"c\"", '\t', SIZE_MAX, UINT32_MAX, "1:1 [a] 1:4 [b] 1:8 [c] \n", "");
}

static void test_stray_quotes(void **state)
{
    (void)state;
    check("x;\"Kahvila \"Pulla\" auki\";y\nz",
          "1:1 [x] 1:4 [Kahvila \"Pulla\" auki] 1:26 [y] \n2:1 [z] \n",
          "a.csv:1:12: warning: quote out of place: it stands inside a quoted cell; write it twice "
          "(\"\")\n");
    check(
        "\"Pulla\" ja kahvi;y\n1;\"b\";c\n",
        "1:1 [\"Pulla\" ja kahvi] 1:18 [y] \n2:1 [1] 2:4 [b] 2:7 [c] \n",
        "a.csv:1:1: warning: quote out of place: the cell goes on behind its closing quote, and is "
        "taken as it stands; put quotes around all of it, and write those inside twice (\"\")\n");
}

static void test_unclosed_quote(void **state)
{
    (void)state;
    check("a;b\nä;\"c;d\ne;f\n", "1:1 [a] 1:3 [b] \n2:1 [ä] 2:3 [\"c] 2:6 [d] \n3:1 [e] 3:3 [f] \n",
          "a.csv:2:3: warning: quote out of place: opened here and never closed, and taken as a "
          "character; close it or remove it\n");
    check("a;\"b;c\nd;\"e\";f\n", "1:1 [a] 1:3 [\"b] 1:6 [c] \n2:1 [d] 2:4 [e] 2:7 [f] \n",
          "a.csv:1:3: warning: quote out of place: opened here and never closed, and taken as a "
          "character; close it or remove it\n");
}

/* Quotes that never match are not looked at again and again: a row in a second, not in a year. */
static void test_many_unclosed_quotes(void **state)
{
    enum { CELLS = 200000 };
    struct buf text = {0};
    struct diag d;
    struct csv c;
    size_t cells = 0;
    const struct csv_row *row;

    (void)state;
    for (unsigned i = 0; i < CELLS; i++)
        buf_puts(&text, "\"\"\"a;");
    diag_init(&d, NULL);
    csv_init(&c, buf_view(&text), "a.csv", ';', &d);
    while ((row = csv_next(&c)))
        cells += row->n;
    assert_true(cells >= 1);
    assert_true(c.retried <= 4 * text.n);
    csv_release(&c);
    buf_release(&text);
}

static void test_limits(void **state)
{
    (void)state;
    check_with("abcd;e\n\"fghi\";j\nk\n", ';', 3, UINT32_MAX,
               "1:1 [] 1:6 [e] too long\n2:2 [] 2:8 [j] too long\n3:1 [k] \n",
               "a.csv:1:1: error: record not usable: a cell longer than 3 bytes, the most that is "
               "read; if it is meant, --limit=field=NUMBER allows more\n"
               "a.csv:2:2: error: record not usable: a cell longer than 3 bytes, the most that is "
               "read; if it is meant, --limit=field=NUMBER allows more\n");
    check_with("a;b;c;d\ne", ';', SIZE_MAX, 2, "1:1 [a] 1:3 [b] too many\n2:1 [e] \n", "");
}

/* What two delimiters apart, with any line end, comes back as it went in. */
static void test_round_trip(void **state)
{
    static const char *const texts[] = {"",     "a",    "ä;ö",   "\"",       "\"\"",
                                        "a\nb", "\r\n", "a\"b;", "x\r\"y\"", ";;;\n",
                                        " sp ", "\"a",  "€",     "a;\"b\"\n"};
    enum { TEXTS = sizeof texts / sizeof *texts };

    (void)state;
    for (unsigned i = 0; i < TEXTS * TEXTS; i++) {
        struct buf csv = {0};
        const struct csv_row *row;
        struct diag d;
        struct csv c;

        for (unsigned k = 0; k < 2; k++) {
            buf_char(&csv, '"');
            for (const char *p = texts[k ? i / TEXTS : i % TEXTS]; *p; p++)
                buf_puts(&csv, *p == '"' ? "\"\"" : (char[]){*p, '\0'});
            buf_puts(&csv, k ? "\"\r\n" : "\";");
        }
        diag_init(&d, NULL);
        csv_init(&c, buf_view(&csv), "a.csv", ';', &d);
        row = csv_next(&c);
        assert_int_equal(row->n, 2);
        assert_str(row->v[0].s, texts[i % TEXTS]);
        assert_str(row->v[1].s, texts[i / TEXTS]);
        assert_null(csv_next(&c));
        assert_false(diag_has(&d, DIAG_STYLE));
        csv_release(&c);
        buf_release(&csv);
    }
}

/* ---- Guessing */

static struct csvguess guess(const char *text, char delimiter, unsigned header)
{
    struct csvguess g = {.delimiter = delimiter, .header_line = header};
    struct arena a;

    arena_init(&a);
    csvguess_run(&g, str_from(text), field_index_new(&a, NULL));
    arena_release(&a);
    return g;
}

static void check_guess(const char *text, char delimiter, unsigned line, unsigned titles)
{
    struct csvguess g = guess(text, 0, 0);

    assert_int_equal(g.delimiter, delimiter);
    assert_int_equal(g.header_line, line);
    assert_int_equal(g.titles, titles);
    assert_true(g.named);
}

static void test_delimiters(void **state)
{
    (void)state;
    check_guess("nimi;kunta;puhelin\na;b;c\n", ';', 1, 0);
    check_guess("nimi,kunta,puhelin\n\"a;a;a;a\",b,c\n", ',', 1, 0);
    check_guess("nimi\tkunta\na, b; c\td\n", '\t', 1, 0);
    check_guess("nimi|kunta\r\na;b;c|d\r\n", '|', 1, 0);
    check_guess("nimi\na\nb\n", ';', 1, 0);
    check_guess("\"nimi\";\"kunta\"\n\"a,b,c,d\";x", ';', 1, 0);
}

static void test_header(void **state)
{
    (void)state;
    check_guess("Palvelut Pirkanmaalla;;\nPäivitetty 1.1.2020;;\n;;\nNimi;Kunta;Puhelin\na;b;c",
                ';', 4, 2);
    check_guess("\n\nnimi;kunta\na;b", ';', 3, 0);
    /* Words of the data that happen to be names of fields do not make a header. */
    check_guess("nimi;toimintatapa;kunta\na;puhelin;x\nb;paikka;nimi", ';', 1, 0);
    check_guess("\"Otsikko,\nkaksi riviä\",,\nnimi,kunta,www\na,b,c", ',', 3, 1);
}

static void test_sep_line(void **state)
{
    struct csvguess g = guess("sep=;\nnimi;kunta\na,b;c", 0, 0);

    (void)state;
    assert_int_equal(g.delimiter, ';');
    assert_int_equal(g.start, 6);
    assert_int_equal(g.start_line, 2);
    assert_int_equal(g.header_line, 2);
    g = guess("\"sep=:\"\r\nnimi:kunta\n", 0, 0);
    assert_int_equal(g.delimiter, ':');
    assert_int_equal(g.header_line, 2);
    assert_int_equal(g.fields, 2);
}

static void test_overruled(void **state)
{
    struct csvguess g = guess("nimi;kunta,puhelin\na;b,c", ',', 0);

    (void)state;
    assert_int_equal(g.delimiter, ',');
    assert_int_equal(g.fields, 1);
    g = guess("nimi;kunta;puhelin\nname;city;x\na;b;c", 0, 2);
    assert_int_equal(g.header_line, 2);
    assert_int_equal(g.fields, 2);
}

static void test_no_header(void **state)
{
    struct csvguess g = guess("1;2;3\n4;5;6\n", 0, 0);

    (void)state;
    assert_int_equal(g.fields, 0);
    assert_int_equal(g.delimiter, ';');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_stray_quotes),
        cmocka_unit_test(test_unclosed_quote),
        cmocka_unit_test(test_many_unclosed_quotes),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_delimiters),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_sep_line),
        cmocka_unit_test(test_overruled),
        cmocka_unit_test(test_no_header),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
