/* PDF objects over libharu's: what it writes, what is written beside it, where its limits are. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pdfread.h"
#include "write/file/pdf.h"
#include "write/file/syntax.h"

struct fixture {
    struct deflater *deflater;
    struct buf file;
    struct diag d;
    struct pdf *pdf;
    struct object *o; /* the document's /EsiteTest */
    struct pdfread read;
};

static void begin(struct fixture *x)
{
    *x = (struct fixture){0};
    diag_init(&x->d, NULL);
    x->deflater = deflater_new();
    x->pdf = pdf_new(x->deflater, &x->file);
    x->o = object_new(x->pdf);
    object_put(pdf_catalog(x->pdf), "EsiteTest", x->o);
}

static struct object *add_page(struct fixture *x)
{
    struct object *page = pdf_add_page(x->pdf);

    object_raw(page, "MediaBox", STR("[0 0 595 842]"));
    return page;
}

/* Saves the document with a page; returns the test's object as qpdf reads it. */
static struct str finish(struct fixture *x)
{
    add_page(x);
    assert_true(pdf_save(x->pdf, &x->d));
    pdfread_open(&x->read, buf_view(&x->file));
    assert_true(x->read.sound);
    return pdfread_object(&x->read, pdfread_ref(pdfread_find(&x->read, "/EsiteTest"), "EsiteTest"));
}

static void end(struct fixture *x)
{
    pdfread_close(&x->read);
    pdf_free(x->pdf);
    deflater_free(x->deflater);
    buf_release(&x->file);
}

static bool holds(struct str in, const char *what)
{
    return pdfread_count(in, what) == 1;
}

/* ---- Values */

static void test_values(void **state)
{
    struct fixture x;
    struct str o;
    struct object *inner;
    const int32_t ints[] = {-2147483647, 0, 2147483647};
    const int64_t decimals[] = {59528, -1, 100};

    (void)state;
    begin(&x);
    object_name(x.o, "Name", "GTS_PDFA1");
    object_ints(x.o, "Ints", ints, 3);
    object_bool(x.o, "Yes", true);
    object_bool(x.o, "No", false);
    object_ascii(x.o, "Ascii", "a (b) \\c");
    object_decimals(x.o, "Decimals", decimals, 3, 2);
    object_decimal(x.o, "Angle", -1250, 2);
    object_text(x.o, "Latin", STR("Hyvää"));
    object_text(x.o, "Greek", STR("Ω"));
    inner = object_dict(x.o, "Inner");
    array_name(object_array(inner, "Names"), "One");
    object_int(array_dict(object_array(inner, "Dicts")), "Deep", 7);
    object_raw(inner, "Raw", STR("[1 (two)]"));
    o = finish(&x);
    assert_true(holds(o, "/Name /GTS_PDFA1\n"));
    assert_true(holds(o, "/Ints [\n    -2147483647\n    0\n    2147483647\n  ]"));
    assert_true(holds(o, "/Yes true\n"));
    assert_true(holds(o, "/No false\n"));
    assert_true(holds(o, "/Ascii (a \\(b\\) \\\\c)\n"));
    assert_true(holds(o, "/Decimals [\n    595.28\n    -0.01\n    1\n  ]"));
    assert_true(holds(o, "/Angle -12.5\n"));
    assert_true(holds(o, "/Latin <487976e4e4>\n"));
    assert_true(holds(o, "/Greek <feff03a9>\n"));
    assert_true(holds(o, "/Names [\n      /One\n    ]"));
    assert_true(holds(o, "/Deep 7\n"));
    assert_true(holds(o, "/Raw [\n      1\n      (two)\n    ]"));
    end(&x);
}

/* References lead to the same object from libharu's and from text, whoever writes it. */
static void test_references(void **state)
{
    struct fixture x;
    struct str o, text;
    uint32_t number;
    struct buf *b;
    struct object *other;

    (void)state;
    begin(&x);
    number = pdf_number(x.pdf);
    other = object_new(x.pdf);
    object_int(other, "Mark", 42);
    b = pdf_begin_object(x.pdf, number);
    buf_puts(b, "<</Words(text)/Other ");
    syntax_ref(b, object_number(other));
    buf_puts(b, ">>");
    pdf_end_object(x.pdf);
    object_ref(x.o, "Text", number);
    object_put(x.o, "Other", other);
    array_put(object_array(x.o, "All"), other);
    o = finish(&x);
    text = pdfread_object(&x.read, pdfread_ref(o, "Text"));
    assert_true(holds(text, "/Words (text)\n"));
    assert_true(holds(pdfread_object(&x.read, pdfread_ref(o, "Other")), "/Mark 42\n"));
    assert_int_equal(pdfread_ref(text, "Other"), pdfread_ref(o, "Other"));
    assert_int_equal(pdfread_count(x.read.text, "/Mark 42"), 1);
    end(&x);
}

static void test_streams(void **state)
{
    struct fixture x;
    struct str o;

    (void)state;
    begin(&x);
    object_int(x.o, "N", 3);
    object_deflate(x.o, STR("what is packed comes back"));
    o = finish(&x);
    assert_true(holds(o, "/N 3\n"));
    assert_str(pdfread_stream(o), "what is packed comes back");
    assert_true(holds(buf_view(&x.file), "\n/N 3\n/Length "));
    assert_true(holds(buf_view(&x.file), "\n/Filter /FlateDecode\n>>\nstream\n"));
    end(&x);
}

/* ---- Limits */

/* More than any of its strings holds. */
static void test_long_text(void **state)
{
    struct fixture x;
    struct buf words = {0};
    struct str o;

    (void)state;
    begin(&x);
    while (words.n < 100000)
        buf_puts(&words, "bread ");
    object_text(x.o, "Title", buf_view(&words));
    o = finish(&x);
    assert_int_equal(pdfread_count(o, "bread "), words.n / strlen("bread "));
    buf_release(&words);
    end(&x);
}

/* More entries than a dictionary of 2.3 takes: a booklet has a form for each of its pages. */
static void test_many_entries(void **state)
{
    enum { MANY = 5000 };
    struct fixture x;
    struct object *forms, *form;
    struct str o;
    char key[16];

    (void)state;
    begin(&x);
    form = object_new(x.pdf);
    object_int(form, "Mark", 42);
    forms = object_dict(x.o, "Forms");
    for (int i = 0; i < MANY; i++) {
        snprintf(key, sizeof key, "P%d", i);
        object_put(forms, key, form);
    }
    o = finish(&x);
    assert_int_equal(pdfread_count(o, " 0 R\n"), MANY);
    assert_int_equal(pdfread_ref(o, "P0"), pdfread_ref(o, "P4999"));
    end(&x);
}

enum { MANY_ROWS = 5000, EXACT = 990 };

/* How many words object i has: some need more than one row, one more than a hundred, and one has as
 * many bytes as a row. */
static unsigned words_of(unsigned i)
{
    return i == 77 ? 2500 : i == EXACT ? 17 : i % 50 == 0 ? 30 : i % 7;
}

static void put_row(struct buf *b, unsigned i)
{
    buf_printf(b, "<</EsiteRow %u/Words[", i);
    for (unsigned k = 0; k < words_of(i); k++)
        buf_printf(b, " %u", i + k);
    buf_puts(b, "]>>");
}

/* A row is as long as the table of them says, and the objects begin with one. */
static void check_row_length(struct str file, size_t exact)
{
    size_t rows = str_find(file, STR("/DecodeParms<</Predictor 12/Columns 100>>>>"), 0);
    size_t dict = 0, first;

    assert_int_equal(exact, 100);
    assert_true(rows != SIZE_MAX);
    for (size_t at = 0; (at = str_find(file, STR("<</Type/ObjStm"), at)) < rows; at++)
        dict = at;
    first = str_find(file, STR("/First "), dict);
    assert_true(first < rows);
    assert_int_equal(strtoul(file.s + first + strlen("/First "), NULL, 10) % exact, 0);
}

/* The same, as qpdf puts it. */
static void put_read_row(struct buf *b, unsigned i)
{
    buf_printf(b, "<<\n  /EsiteRow %u\n  /Words [\n", i);
    for (unsigned k = 0; k < words_of(i); k++)
        buf_printf(b, "    %u\n", i + k);
    buf_puts(b, "  ]\n>>\nendobj\n");
}

/* More than one object stream of them. */
static void test_rows(void **state)
{
    struct fixture x;
    struct buf text = {0};
    size_t exact = 0;

    (void)state;
    begin(&x);
    buf_char(&text, '[');
    for (unsigned i = 0; i < MANY_ROWS; i++) {
        uint32_t number = pdf_number(x.pdf);
        struct buf *row;
        size_t before;

        row = pdf_begin_row(x.pdf, number);
        before = row->n;
        put_row(row, i);
        exact = i == EXACT ? row->n - before : exact;
        pdf_end_row(x.pdf);
        syntax_ref(&text, number);
        buf_char(&text, i + 1 < MANY_ROWS ? ' ' : ']');
    }
    object_raw(x.o, "Rows", buf_view(&text));
    finish(&x);
    check_row_length(buf_view(&x.file), exact);
    for (unsigned i = 0; i < MANY_ROWS; i += i < 100 ? 1 : 10) {
        buf_clear(&text);
        put_read_row(&text, i);
        assert_true(holds(x.read.text, text.s));
    }
    assert_int_equal(pdfread_count(x.read.text, "/EsiteRow "), MANY_ROWS);
    buf_release(&text);
    end(&x);
}

/* More pages than an array of 2.3 takes. */
static void test_many_pages(void **state)
{
    enum { MANY = 33000 };
    struct fixture x;

    (void)state;
    begin(&x);
    for (int i = 1; i < MANY; i++)
        add_page(&x);
    finish(&x);
    assert_int_equal(pdfread_count(x.read.text, "/Type /Page\n"), MANY);
    assert_true(holds(x.read.text, "/Count 33000\n"));
    assert_int_equal(pdfread_count(x.read.text, "/Count 256\n"), MANY / 256);
    assert_true(holds(x.read.text, "/Count 232\n"));
    end(&x);
}

static void test_error_sticks(void **state)
{
    struct fixture x;

    (void)state;
    begin(&x);
    object_name(x.o, "Type", ""); /* libharu refuses a name without a letter */
    object_int(object_dict(x.o, "Inner"), "Sound", 1);
    add_page(&x);
    assert_false(pdf_save(x.pdf, &x.d));
    assert_int_equal(x.d.by_code[DIAG_INTERNAL], 1);
    pdf_free(x.pdf);
    deflater_free(x.deflater);
    buf_release(&x.file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),       cmocka_unit_test(test_references),
        cmocka_unit_test(test_streams),      cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_many_entries), cmocka_unit_test(test_many_pages),
        cmocka_unit_test(test_rows),         cmocka_unit_test(test_error_sticks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
