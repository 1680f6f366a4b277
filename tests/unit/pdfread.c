/*
 * pdfread.c: a PDF read back through qpdf.
 */
#include "pdfread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "unit.h"

/* Runs a shell command with the PDF's path for "$1"; what it prints goes to `out`. Returns its
 * status. */
static int run(const char *command, const char *path, struct buf *out)
{
    char line[512];
    char block[4096];
    size_t n;
    FILE *f;

    snprintf(line, sizeof line, "set -- '%s'; %s", path, command);
    f = popen(line, "r");
    assert_non_null(f);
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        buf_put(out, block, n);
    return WEXITSTATUS(pclose(f));
}

void pdfread_open(struct pdfread *r, struct str pdf)
{
    char path[] = "/tmp/esite-test-XXXXXX";
    int fd = mkstemp(path);
    struct buf out = {0};

    assert_true(fd >= 0);
    assert_int_equal(write(fd, pdf.s, pdf.n), (ssize_t)pdf.n);
    close(fd);
    arena_init(&r->arena);
    r->sound = run("qpdf --check \"$1\" 2>&1", path, &out) == 0;
    if (!r->sound)
        print_error("%s\n", out.s);
    buf_clear(&out);
    run("qpdf --qdf --object-streams=disable --normalize-content=n --no-original-object-ids \"$1\" "
        "-",
        path, &out);
    r->text = buf_copy(&out, &r->arena);
    buf_release(&out);
    unlink(path);
}

void pdfread_close(struct pdfread *r)
{
    arena_release(&r->arena);
}

struct str pdfread_object(const struct pdfread *r, unsigned number)
{
    char head[32];
    size_t at;

    snprintf(head, sizeof head, "\n%u 0 obj\n", number);
    at = str_find(r->text, str_from(head), 0);
    if (at == SIZE_MAX)
        return STR_NONE;
    return str_sub(r->text, at + strlen(head), str_find(r->text, STR("\nendobj\n"), at));
}

unsigned pdfread_ref(struct str in, const char *key)
{
    char name[64];
    size_t at;

    snprintf(name, sizeof name, "/%s ", key);
    at = str_find(in, str_from(name), 0);
    return at == SIZE_MAX ? 0 : (unsigned)strtoul(in.s + at + strlen(name), NULL, 10);
}

struct str pdfread_stream(struct str object)
{
    size_t at = str_find(object, STR("\nstream\n"), 0);

    return at == SIZE_MAX ? STR_NONE
                          : str_sub(object, at + 8, str_find(object, STR("\nendstream"), at));
}

struct str pdfread_find(const struct pdfread *r, const char *what)
{
    size_t at = str_find(r->text, str_from(what), 0);
    size_t start = 0;

    if (at == SIZE_MAX)
        return STR_NONE;
    for (size_t s = 0; (s = str_find(r->text, STR(" 0 obj\n"), s)) < at; s++)
        start = s;
    return str_sub(r->text, start, str_find(r->text, STR("\nendobj\n"), at));
}

unsigned pdfread_count(struct str in, const char *what)
{
    unsigned n = 0;

    for (size_t at = 0; (at = str_find(in, str_from(what), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

/* ---- Text */

static uint32_t hex(struct str s)
{
    char digits[16] = "";

    memcpy(digits, s.s, s.n < sizeof digits ? s.n : sizeof digits - 1);
    return (uint32_t)strtoul(digits, NULL, 16);
}

static struct str from_utf16(struct pdfread *r, struct str digits)
{
    struct buf b = {0};
    struct str text;

    for (size_t at = 0; at + 4 <= digits.n; at += 4) {
        uint32_t c = hex(str_sub(digits, at, at + 4));

        if (c >= 0xD800 && c < 0xDC00 && at + 8 <= digits.n) {
            at += 4;
            c = 0x10000 + ((c & 0x3FF) << 10) + (hex(str_sub(digits, at, at + 4)) & 0x3FF);
        }
        buf_utf8(&b, c);
    }
    text = buf_copy(&b, &r->arena);
    buf_release(&b);
    return text;
}

struct str pdfread_unicode(struct pdfread *r, struct str font, unsigned code)
{
    struct str map = pdfread_stream(pdfread_object(r, pdfread_ref(font, "ToUnicode")));
    char line[16];
    size_t at;

    snprintf(line, sizeof line, "\n<%04X> <", code);
    at = str_find(map, str_from(line), 0);
    if (at == SIZE_MAX)
        return STR_NONE;
    at += strlen(line);
    return from_utf16(r, str_sub(map, at, str_find_char(map, '>', at)));
}

/* The code points of `s`, last first. */
static void put_reversed(struct buf *out, struct str s)
{
    VEC(uint32_t) c = {0};
    struct arena a;

    arena_init(&a);
    for (size_t at = 0; at < s.n;)
        *vec_push(&a, &c) = utf8_next(s, &at);
    while (c.n > 0)
        buf_utf8(out, c.v[--c.n]);
    arena_release(&a);
}

struct page_text {
    struct pdfread *r;
    struct str resources;
    struct str font;
    struct buf *out;
    struct buf reversed;
    bool in_reversed;
};

/* "/F1 12 Tf" */
static void take_name(struct page_text *p, struct str name)
{
    unsigned number;

    if (name.n < 2 || name.s[1] != 'F')
        return;
    number = pdfread_ref(p->resources, str_z(&p->r->arena, str_sub(name, 1, name.n)));
    p->font = pdfread_object(p->r, number);
}

/* The codes of a literal string; none of our codes needs an escape. Returns where it ends. */
static size_t take_string(struct page_text *p, struct str s, size_t at)
{
    for (at++; s.s[at] != ')'; at += 2) {
        unsigned code = (unsigned)(unsigned char)s.s[at] << 8 | (unsigned char)s.s[at + 1];

        assert_true(s.s[at] != '\\' && s.s[at + 1] != ')');
        buf_str(p->in_reversed ? &p->reversed : p->out, pdfread_unicode(p->r, p->font, code));
    }
    return at + 1;
}

static void take_operator(struct page_text *p, struct str op)
{
    if (str_eq(op, STR("Td")) && p->out->n)
        buf_char(p->out, '\n');
    if (str_eq(op, STR("EMC")) && p->in_reversed) {
        put_reversed(p->out, buf_view(&p->reversed));
        buf_clear(&p->reversed);
        p->in_reversed = false;
    }
}

static void take_content(struct page_text *p, struct str s)
{
    static const char ends[] = " \n()[]/<>";

    for (size_t at = 0; at < s.n;) {
        size_t end = at + 1;

        if (s.s[at] == '(') {
            at = take_string(p, s, at);
            continue;
        }
        if (s.s[at] != '/' && memchr(ends, s.s[at], sizeof ends - 1)) {
            at++;
            continue;
        }
        while (end < s.n && !memchr(ends, s.s[end], sizeof ends - 1))
            end++;
        if (str_eq(str_sub(s, at, end), STR("/ReversedChars")))
            p->in_reversed = true;
        else if (s.s[at] == '/')
            take_name(p, str_sub(s, at, end));
        else
            take_operator(p, str_sub(s, at, end));
        at = end;
    }
}

/* The pages below a node of the page tree, or the page that it is. */
static void take_pages(struct pdfread *r, struct str node, struct buf *out)
{
    struct page_text p = {.r = r, .out = out};
    size_t kids = str_find(node, STR("/Kids ["), 0);

    if (kids == SIZE_MAX) {
        p.resources = pdfread_object(r, pdfread_ref(node, "Resources"));
        take_content(&p, pdfread_stream(pdfread_object(r, pdfread_ref(node, "Contents"))));
        buf_release(&p.reversed);
        return;
    }
    node = str_sub(node, kids, str_find_char(node, ']', kids));
    for (size_t at = 0; (at = str_find(node, STR(" 0 R"), at)) != SIZE_MAX; at++) {
        size_t start = at;

        while (node.s[start - 1] >= '0' && node.s[start - 1] <= '9')
            start--;
        take_pages(r, pdfread_object(r, (unsigned)strtoul(node.s + start, NULL, 10)), out);
    }
}

struct str pdfread_text(struct pdfread *r)
{
    struct str catalog = pdfread_find(r, "/Type /Catalog");
    struct buf out = {0};
    struct str text;

    take_pages(r, pdfread_object(r, pdfread_ref(catalog, "Pages")), &out);
    text = buf_copy(&out, &r->arena);
    buf_release(&out);
    return text;
}
