/*
 * csv.c: rows and cells of comma-separated text, as spreadsheets and people write it.
 *
 * A cell that begins with a quote runs to the closing one, which is followed by a delimiter, a line
 * end or the end of the text. A quote followed by anything else does not belong: in a cell of one
 * line it is taken as a character; but where the cell has already run over a line end it means that
 * the quote at the cell's beginning was never closed, and what looked like text is the rows below.
 * Then, as when the text ends first, the opening quote is reported at its place, taken as a
 * character, and reading goes on behind it. What is so read twice is bounded by twice the text's
 * size: after that quotes are characters at once.
 */
#include "import/csv/csv.h"

#include <string.h>

#include "base/intl.h"
#include "import/text/utf8scan.h"

void csv_init(struct csv *c, struct str text, const char *path, char delimiter, struct diag *d)
{
    *c = (struct csv){
        .text = text,
        .path = path,
        .delimiter = delimiter,
        .max_field = SIZE_MAX,
        .max_columns = UINT32_MAX,
        .d = d,
        .line = 1,
        .col = 1,
    };
}

void csv_release(struct csv *c)
{
    arena_release(&c->cells);
    arena_release(&c->scratch);
}

/* ---- Places */

static struct loc here(const struct csv *c)
{
    return (struct loc){c->path, c->line, c->col};
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* Moves over text without line ends. */
static void skip(struct csv *c, size_t to)
{
    c->col += (uint32_t)utf8scan_characters(c->text.s + c->at, to - c->at);
    c->at = to;
}

/* Moves over one line end: LF, CR LF or CR. */
static void skip_line_end(struct csv *c)
{
    const char *s = c->text.s;

    c->at += s[c->at] == '\r' && c->at + 1 < c->text.n && s[c->at + 1] == '\n' ? 2 : 1;
    c->line++;
    c->col = 1;
}

static void skip_lines(struct csv *c, size_t to)
{
    while (c->at < to) {
        size_t end = c->at;

        while (end < to && !ends_line(c->text.s[end]))
            end++;
        skip(c, end);
        if (end < to)
            skip_line_end(c);
    }
}

/* ---- Cells */

/* The byte in every place of a word. */
static uint64_t spread(char c)
{
    return (unsigned char)c * 0x0101010101010101u;
}

/* The high bit of each byte that is zero, and perhaps of bytes above the first of those. */
static uint64_t zeros(uint64_t eight)
{
    return (eight - 0x0101010101010101u) & ~eight & 0x8080808080808080u;
}

/*
 * Moves to the next delimiter or line end, eight bytes at a time. Columns are characters: bytes
 * that continue one, bit 7 without bit 6, are not counted.
 */
static void skip_plain(struct csv *c)
{
    const char *s = c->text.s;
    uint64_t delimiter = spread(c->delimiter), lf = spread('\n'), cr = spread('\r'), eight;
    size_t at = c->at, end = c->text.n, more = 0;

    for (; at + sizeof eight <= end; at += sizeof eight) {
        memcpy(&eight, s + at, sizeof eight);
        if (zeros(eight ^ delimiter) | zeros(eight ^ lf) | zeros(eight ^ cr))
            break;
        eight = eight >> 7 & ~(eight >> 6) & spread(1);
        more += eight * spread(1) >> 56; /* adds the bytes up */
    }
    for (; at < end && s[at] != c->delimiter && !ends_line(s[at]); at++)
        more += (s[at] & 0xC0) == 0x80;
    c->col += (uint32_t)(at - c->at - more);
    c->at = at;
}

static bool too_long(struct csv *c, struct loc at, size_t bytes)
{
    if (bytes <= c->max_field)
        return false;
    if (!c->row.too_long)
        diag_report(c->d, DIAG_BAD_RECORD, at,
                    _("a cell longer than %zu bytes, the most that is read; if it is meant, "
                      "--limit=field=NUMBER allows more"),
                    c->max_field);
    c->row.too_long = true;
    return true;
}

static void plain_cell(struct csv *c, struct raw_text *cell)
{
    size_t from = c->at;

    cell->at = here(c);
    skip_plain(c);
    cell->s = too_long(c, cell->at, c->at - from) ? STR_NONE : str_sub(c->text, from, c->at);
}

struct quoted {
    size_t open;    /* of the quote */
    size_t close;   /* of the closing quote; text.n when it is never closed */
    size_t behind;  /* where the delimiter or line end is */
    size_t doubled; /* quotes */
    size_t stray;   /* quotes that do not belong */
    size_t first_stray;
    bool lines; /* runs over a line end */
};

static size_t skip_spaces(const struct csv *c, size_t at)
{
    while (at < c->text.n && (c->text.s[at] == ' ' || c->text.s[at] == '\t') &&
           c->text.s[at] != c->delimiter)
        at++;
    return at;
}

static bool ends_cell(const struct csv *c, size_t at)
{
    return at >= c->text.n || c->text.s[at] == c->delimiter || ends_line(c->text.s[at]);
}

/* Reads from the quote at q->open to the closing one; false when there is none. */
static bool find_close(const struct csv *c, struct quoted *q)
{
    const char *s = c->text.s;
    size_t from = q->open + 1;
    size_t at;

    while ((at = str_find_char(c->text, '"', from)) != SIZE_MAX) {
        q->lines =
            q->lines || memchr(s + from, '\n', at - from) || memchr(s + from, '\r', at - from);
        if (at + 1 < c->text.n && s[at + 1] == '"') {
            q->doubled++;
            from = at + 2;
            continue;
        }
        q->behind = skip_spaces(c, at + 1);
        q->close = at;
        if (ends_cell(c, q->behind))
            return true;
        if (q->lines)
            return false;
        if (!q->stray++)
            q->first_stray = at;
        from = at + 1;
    }
    q->close = c->text.n;
    return false;
}

/* The text between the quotes, with doubled ones made single. */
static struct str undouble(struct csv *c, const struct quoted *q)
{
    struct str s = str_sub(c->text, q->open + 1, q->close);
    char *out;
    size_t n = 0;

    if (!q->doubled)
        return s;
    out = arena_alloc(&c->scratch, s.n);
    for (size_t i = 0; i < s.n; i++) {
        out[n++] = s.s[i];
        if (s.s[i] == '"' && i + 1 < s.n && s.s[i + 1] == '"')
            i++;
    }
    return (struct str){out, n};
}

static void quoted_cell(struct csv *c, struct raw_text *cell, const struct quoted *q)
{
    skip(c, q->open + 1);
    cell->at = here(c);
    cell->doubled = q->doubled;
    cell->s = too_long(c, cell->at, q->close - q->open - 1) ? STR_NONE : undouble(c, q);
    if (q->stray) {
        skip(c, q->first_stray);
        diag_report(c->d, DIAG_STRAY_QUOTE, here(c), "%s",
                    _("it stands inside a quoted cell; write it twice (\"\")"));
    }
    if (q->lines)
        skip_lines(c, q->behind);
    else
        skip(c, q->behind);
}

static void unclosed(struct csv *c, const struct quoted *q)
{
    struct loc at = {c->path, c->line, c->col + (uint32_t)(q->open - c->at)};

    if (q->stray)
        diag_report(
            c->d, DIAG_STRAY_QUOTE, at, "%s",
            _("the cell goes on behind its closing quote, and is taken as it stands; put quotes "
              "around all of it, and write those inside twice (\"\")"));
    else
        diag_report(
            c->d, DIAG_STRAY_QUOTE, at, "%s",
            _("opened here and never closed, and taken as a character; close it or remove it"));
    c->retried += q->close - q->open;
}

/* Can a cell that begins so be no quoted one? */
static bool begins_plain(char first)
{
    return first != '"' && first != ' ' && first != '\t';
}

static void cell(struct csv *c, struct raw_text *out)
{
    struct quoted q;

    *out = (struct raw_text){.doubled = false};
    if (c->at < c->text.n && begins_plain(c->text.s[c->at])) {
        plain_cell(c, out);
        return;
    }
    q = (struct quoted){.open = skip_spaces(c, c->at)};
    if (q.open < c->text.n && c->text.s[q.open] == '"' && c->retried / 2 <= c->text.n) {
        if (find_close(c, &q)) {
            quoted_cell(c, out, &q);
            return;
        }
        unclosed(c, &q);
    }
    plain_cell(c, out);
}

static struct raw_text *push(struct csv *c)
{
    return vec_push(&c->cells, &c->row);
}

const struct csv_row *csv_next(struct csv *c)
{
    struct raw_text over;

    if (c->at >= c->text.n)
        return NULL;
    if (c->scratch.used)
        arena_reset(&c->scratch);
    c->row.n = 0;
    c->row.too_many = c->row.too_long = false;
    c->row.line = c->line;
    for (;;) {
        c->row.too_many = c->row.n == c->max_columns;
        cell(c, c->row.too_many ? &over : push(c));
        if (c->at >= c->text.n)
            break;
        if (ends_line(c->text.s[c->at])) {
            skip_line_end(c);
            break;
        }
        c->at++; /* the delimiter */
        c->col++;
    }
    return &c->row;
}
