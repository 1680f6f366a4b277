/*
 * Random and damaged input: nothing crashes, nothing is read beyond its end (under ASan), and what
 * comes out keeps the promises of the headers. The same on every run.
 */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "config/data.h"
#include "config/xml.h"
#include "import/csv/csv.h"
#include "import/fieldindex.h"
#include "import/text/clean.h"
#include "import/text/encoding.h"
#include "import/text/html.h"
#include "import/value/contact.h"
#include "import/value/daytext.h"
#include "import/value/person.h"
#include "import/value/phone.h"
#include "import/value/when.h"
#include "import/value/words.h"
#include "imported.h"

static uint32_t seed = 1;

static uint32_t random_below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(seed >> 8) * n >> 24);
}

/* Pieces that mean something to one reader or another, and bytes that mean nothing. */
static const char *const pieces[] = {
    "\"",
    "\"\"",
    ";",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "<",
    ">",
    "</",
    "<p>",
    "</p>",
    "<li>",
    "<ul>",
    "<br/>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<a href=\"",
    "='",
    "&",
    "&amp;",
    "&#",
    "&#x41;",
    "&nbsp",
    "ä",
    "Ã¤",
    "â€“",
    "€",
    "🙂",
    "\xC3",
    "\xE2\x82",
    "\xFF",
    "\xED\xA0\x80",
    "\uFFFD",
    "\u200C",
    "\u202E",
    "\u0308",
    "040",
    "123",
    "+358",
    "(0)",
    "-",
    "–",
    "9–11",
    "klo",
    "ma",
    ".",
    ":",
    "/",
    "2020",
    "T",
    "Z",
    "(",
    ")",
    "[",
    "]",
    "@",
    ".fi",
    "http://",
    "tai",
    "ja",
    "nimi",
    "kunta",
    "Tampere",
    "puh.",
    "<![CDATA[",
    "]]>",
    "???",
    "=\"",
    "'",
};

static void put_random(struct buf *b, unsigned most)
{
    unsigned n = random_below(most);

    buf_clear(b);
    buf_puts(b, "");
    for (unsigned i = 0; i < n; i++)
        if (random_below(8) == 0)
            buf_char(b, (char)random_below(256));
        else
            buf_puts(b, pieces[random_below(sizeof pieces / sizeof *pieces)]);
}

/* A copy of exactly its size, so that a sanitizer sees the first byte too many. */
static struct str exact(const struct buf *b)
{
    char *copy = malloc(b->n ? b->n : 1);

    assert_non_null(copy);
    memcpy(copy, b->s, b->n);
    return (struct str){copy, b->n};
}

static void drop(struct str s)
{
    free((char *)(uintptr_t)s.s);
}

static void check_text(struct str s, bool lines)
{
    struct str rest = s, line;

    if (!s.n)
        return;
    while (str_split(&rest, '\n', &line)) {
        assert_true(line.n > 0);
        assert_true(line.s[0] != ' ' && line.s[line.n - 1] != ' ');
        if (!lines)
            assert_ptr_equal(line.s, s.s);
    }
}

static void test_html(void **state)
{
    struct buf b = {0}, out = {0};

    (void)state;
    for (unsigned i = 0; i < 4000; i++) {
        struct str s;

        put_random(&b, 60);
        s = exact(&b);
        buf_clear(&out);
        html_to_text(&out, s);
        check_text(buf_view(&out), true);
        buf_clear(&out);
        html_plain_to_text(&out, s);
        html_is(s);
        drop(s);
    }
    buf_release(&b);
    buf_release(&out);
}

/* What takes time in proportion to the square would take hours here. */
static void test_html_takes_linear_time(void **state)
{
    static const char *const repeated[] = {
        "<",    "<p ='>", "<p ='><p '=", "&",   "&#",  "<!--", "<a href=\"",
        "<li>", "</",     "<script>",    "<!x", "]]>", "<p>",  "&amp;lt;"};
    struct buf b = {0}, out = {0};

    (void)state;
    for (size_t k = 0; k < sizeof repeated / sizeof *repeated; k++) {
        buf_clear(&b);
        buf_clear(&out);
        while (b.n < 400000)
            buf_puts(&b, repeated[k]);
        html_to_text(&out, buf_view(&b));
        html_is(buf_view(&b));
    }
    buf_release(&b);
    buf_release(&out);
}

static void test_clean(void **state)
{
    struct buf b = {0};
    struct cleaner c;
    struct diag d;

    (void)state;
    diag_init(&d, NULL);
    clean_init(&c, &d);
    for (unsigned i = 0; i < 4000; i++) {
        for (enum clean_form form = CLEAN_LINE; form <= CLEAN_TEXT; form++) {
            struct raw_text raw = {.at = {"a", 1, 1}};
            struct str s;

            put_random(&b, 30);
            raw.s = exact(&b);
            s = clean_text(&c, &raw, form);
            assert_non_null(s.s);
            check_text(s, form != CLEAN_LINE);
            for (size_t at = 0; at < s.n;) {
                uint32_t ch = utf8_next(s, &at);

                assert_true(ch >= 0x20 || ch == '\n');
                assert_true(ch != 0x7F && !(ch >= 0x80 && ch <= 0xA0) && ch != 0xAD &&
                            ch != 0x202E);
            }
            assert_int_equal(utf8_check(s), SIZE_MAX);
            drop(raw.s);
        }
    }
    clean_release(&c);
    buf_release(&b);
}

static void test_small_readers(void **state)
{
    struct buf b = {0};
    struct arena a;

    (void)state;
    arena_init(&a);
    for (unsigned i = 0; i < 6000; i++) {
        phone_finds found = {0};
        struct date date, other;
        struct field_ref ref;
        struct str s, email;
        char folded[96];

        put_random(&b, 14);
        s = exact(&b);
        phone_find(&a, s, &found);
        for (size_t k = 0; k < found.n; k++)
            assert_true(found.v[k].phone.number.n > 0 && found.v[k].phone.e164.n > 0);
        if (daytext_parse(s, &date, &other) == DAYTEXT_OK)
            assert_true(date_valid(date));
        email = contact_email(&a, s);
        if (email.s)
            contact_is_personal(email, NULL, NULL);
        contact_url(&a, s);
        when_find(s);
        person_is_name(s, NULL, NULL);
        field_fold(s, folded, sizeof folded);
        field_lookup(field_index_new(&a, NULL), s, &ref);
        drop(s);
        arena_reset(&a);
    }
    arena_release(&a);
    buf_release(&b);
}

static void test_csv(void **state)
{
    struct buf b = {0};

    (void)state;
    for (unsigned i = 0; i < 3000; i++) {
        const struct csv_row *row;
        struct diag d;
        struct csv c;
        struct str s;
        uint32_t line = 1;

        put_random(&b, 80);
        s = exact(&b);
        diag_init(&d, NULL);
        csv_init(&c, s, "a.csv", i % 2 ? ';' : '\t', &d);
        while ((row = csv_next(&c))) {
            assert_true(row->n > 0 && row->line >= line && c.line >= row->line);
            line = row->line;
            for (size_t k = 0; k < row->n; k++)
                assert_true(row->v[k].at.line >= line && row->v[k].at.col > 0);
        }
        assert_int_equal(c.at, s.n);
        csv_release(&c);
        drop(s);
    }
    buf_release(&b);
}

static void test_encoding(void **state)
{
    static const char *const forced[] = {NULL,           "UTF-8",       "UTF-16",
                                         "Windows-1252", "ISO-8859-15", "IBM850"};
    struct buf b = {0};

    (void)state;
    for (unsigned i = 0; i < 3000; i++) {
        struct decoded t;
        struct diag d;
        struct str s;

        put_random(&b, 40);
        if (random_below(4) == 0)
            memcpy(b.s, "\xFF\xFE", b.n < 2 ? b.n : 2);
        s = exact(&b);
        diag_init(&d, NULL);
        assert_true(encoding_decode(&t, s, forced[i % 6], encoding_declared(s), LOC_NONE, &d));
        assert_int_equal(utf8_check(t.text), SIZE_MAX);
        encoding_release(&t);
        drop(s);
    }
    buf_release(&b);
}

/* The samples with some bytes changed, removed, doubled. */
static void damage(struct buf *b, struct str s)
{
    unsigned wounds = 1 + random_below(20);

    buf_clear(b);
    buf_str(b, s);
    for (unsigned i = 0; i < wounds; i++) {
        size_t at = random_below((uint32_t)b->n), n = random_below(40);

        n = n < b->n - at ? n : b->n - at;
        if (random_below(3) == 0)
            b->s[at] = (char)random_below(256);
        else if (random_below(2))
            memmove(b->s + at, b->s + at + n, b->n - at - n), b->n -= n;
        else
            memmove(b->s + at, b->s + random_below((uint32_t)(b->n - n)), n);
    }
}

static void read_damaged(const char *name, const char *as, unsigned rounds)
{
    struct buf b = {0};
    struct imported im;
    struct arena a;
    struct file f;
    struct diag d;

    arena_init(&a);
    diag_init(&d, stderr);
    assert_true(file_open(&f, data_path(&a, name), 1 << 24, &d));
    for (unsigned i = 0; i < rounds; i++) {
        imported_init(&im);
        damage(&b, f.bytes);
        imported_read(&im, as, buf_view(&b));
        for (size_t k = 0; k < im.listings.n; k++) {
            const struct listing *l = &im.listings.v[k];

            assert_true(l->name.n > 0 && l->id.n > 0);
            assert_true(l->municipalities.n || l->regions.n || l->nationwide);
        }
        assert_true(im.said.diag.count[DIAG_FATAL] || im.listings.read > 0);
        imported_release(&im);
    }
    file_close(&f);
    buf_release(&b);
    arena_release(&a);
}

static void test_damaged_samples(void **state)
{
    (void)state;
    read_damaged("samples/apu-on-lahella/odd.csv", "a.csv", 60);
    read_damaged("samples/apu-on-lahella/odd.xml", "a.xml", 60);
}

static void test_random_files(void **state)
{
    static const char *const starts[] = {"nimi;kunta;puhelin;kuvaus\n",
                                         "<ilmoitukset><ilmoitus><nimi>", "", "sep=", "<?xml "};
    struct buf b = {0}, file = {0};
    struct imported im;

    (void)state;
    for (unsigned i = 0; i < 300; i++) {
        imported_init(&im);
        put_random(&b, 300);
        buf_clear(&file);
        buf_puts(&file, starts[i % 5]);
        buf_str(&file, buf_view(&b));
        imported_read(&im, "a", buf_view(&file));
        imported_release(&im);
    }
    buf_release(&b);
    buf_release(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_html_takes_linear_time),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_small_readers),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_encoding),
        cmocka_unit_test(test_damaged_samples),
        cmocka_unit_test(test_random_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
