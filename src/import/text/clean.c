/*
 * clean.c: a raw text made fit for print.
 *
 * Most values need nothing: they are ASCII, Finnish letters and the usual punctuation, once spaced.
 * One pass sees that, and gives them back as they are. The others go through the stages one after
 * the other, between two buffers. ICU is asked for the composed form only when there is a character
 * that may need it.
 */
#include "import/text/clean.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "import/raw.h"
#include "import/text/html.h"
#include "import/text/mend.h"
#include "import/text/plain.h"
#include "import/text/suspect.h"

void clean_init(struct cleaner *c, struct diag *d)
{
    *c = (struct cleaner){.d = d};
}

void clean_release(struct cleaner *c)
{
    buf_release(&c->a);
    buf_release(&c->b);
}

/* ---- Characters */

enum kind { KEEP, SPACE, NEWLINE, DROP, CONTROL, JOINER, LOST };

static enum kind kind_of(uint32_t c)
{
    if (c < 0x20)
        return c == '\n' || c == '\r'                ? NEWLINE
               : c == '\t' || c == '\v' || c == '\f' ? SPACE
                                                     : CONTROL;
    if (c < 0x7F)
        return c == ' ' ? SPACE : KEEP;
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return NEWLINE;
    if (c < 0xA0)
        return CONTROL;
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
        c == 0x3000)
        return SPACE;
    if (c == 0x200C || c == 0x200D)
        return JOINER;
    if (c == 0xAD || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF)
        return DROP;
    return c == UTF8_BAD ? LOST : utf8_is_none(c) ? CONTROL : KEEP;
}

/* Scripts and signs in which U+200C and U+200D say how letters join. */
static bool joins(uint32_t c)
{
    return (c >= 0x0600 && c <= 0x08FF) || (c >= 0x0900 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x18AF) || (c >= 0xFB50 && c <= 0xFEFE) ||
           (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF);
}

struct folding {
    struct buf *out;
    enum clean_form form;
    bool space, newline;
    uint32_t last;  /* character written */
    bool compose;   /* some character may not be in NFC */
    unsigned marks; /* on the last letter */
    bool heaped;    /* more marks on one letter than any writing has */
    bool control, lost;
};

static void settle(struct folding *f)
{
    if (f->out->n && f->newline && f->form != CLEAN_LINE)
        buf_char(f->out, '\n');
    else if (f->out->n && (f->space || f->newline))
        buf_char(f->out, ' ');
    f->space = f->newline = false;
}

/* Below U+0300 everything is in NFC, and so is what is usual above. */
static bool may_need_nfc(uint32_t c)
{
    return c >= 0x300 && !(c >= 0x2010 && c <= 0x2027) && !(c >= 0x20A0 && c <= 0x20BF) &&
           !(c >= 0x400 && c <= 0x482);
}

/* ICU puts marks into order one by one: of a hundred thousand on one letter it makes hours. */
static void look_at_mark(struct folding *f, uint32_t c)
{
    enum { MOST = 100 };

    f->compose = true;
    f->marks = u_getCombiningClass((UChar32)c) ? f->marks + 1 : 0;
    f->heaped = f->heaped || f->marks > MOST;
}

static bool next_joins(struct str s, size_t at)
{
    return at < s.n && joins(utf8_next(s, &at));
}

static void fold(struct folding *f, struct str s)
{
    size_t at = 0;

    while (at < s.n) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        enum kind kind = kind_of(c);

        if (kind == JOINER)
            kind = joins(f->last) && !f->space && !f->newline && next_joins(s, at) ? KEEP : DROP;
        f->space = f->space || kind == SPACE;
        f->newline = f->newline || kind == NEWLINE;
        f->control = f->control || kind == CONTROL;
        f->lost = f->lost || kind == LOST;
        if (kind != KEEP && kind != LOST)
            continue;
        settle(f);
        if (may_need_nfc(c))
            look_at_mark(f, c);
        f->last = c;
        if (kind == LOST)
            buf_utf8(f->out, c);
        else
            buf_str(f->out, str_sub(s, start, at));
    }
}

/* ---- NFC */

/* False when ICU can't: then the text stays as it is. */
static bool compose(struct cleaner *c, struct buf *out, struct str s)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0, length;
    UChar *from, *to;
    char *utf8;
    bool ok;

    if (!c->nfc)
        c->nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) || s.n > INT32_MAX / 8)
        return false;
    from = heap_alloc((s.n + 1) * sizeof *from);
    to = heap_alloc((s.n * 3 + 1) * sizeof *to); /* UAX #15: at most three times as long */
    utf8 = heap_alloc(s.n * 9 + 1);
    u_strFromUTF8(from, (int32_t)s.n + 1, &n, s.s, (int32_t)s.n, &status);
    n = unorm2_normalize(c->nfc, from, n, to, (int32_t)(s.n * 3 + 1), &status);
    u_strToUTF8(utf8, (int32_t)(s.n * 9 + 1), &length, to, n, &status);
    ok = U_SUCCESS(status);
    if (ok)
        buf_put(out, utf8, (size_t)length);
    free(from);
    free(to);
    free(utf8);
    return ok;
}

/* ---- Reports */

static void report_control(struct cleaner *c, const struct raw_text *raw)
{
    for (size_t i = 0; i < raw->s.n;) {
        size_t start = i;
        uint32_t found = utf8_next(raw->s, &i);

        if (kind_of(found) != CONTROL)
            continue;
        diag_report(c->d, DIAG_CONTROL_CHARACTER, raw_loc(raw, start), "U+%04X", (unsigned)found);
        return;
    }
    diag_report(c->d, DIAG_CONTROL_CHARACTER, raw->at, NULL); /* by a reference */
}

/* Where the first U+FFFD stands, if it is not by a reference. */
static struct loc lost_at(const struct raw_text *raw)
{
    size_t at = str_find(raw->s, STR("\uFFFD"), 0);

    return at == SIZE_MAX ? raw->at : raw_loc(raw, at);
}

static void report_folded(struct cleaner *c, const struct folding *f, const struct raw_text *raw)
{
    if (f->control)
        report_control(c, raw);
    if (f->lost)
        diag_report(c->d, DIAG_BAD_BYTES, lost_at(raw),
                    _("a character of \"%.*s\" is lost, U+FFFD stands for it; write it again"),
                    STR_ARG(raw_excerpt(buf_view(f->out))));
}

/* The last characters, for messages. */
static struct str tail(struct str s)
{
    size_t from = s.n > 24 ? s.n - 24 : 0;

    while (from < s.n && (s.s[from] & 0xC0) == 0x80)
        from++;
    return str_sub(s, from, s.n);
}

static void report_suspects(struct cleaner *c, struct str clean, const struct raw_text *raw,
                            bool look)
{
    enum { MOST = 8 }; /* of one value; each is looked up in it */
    struct str rest = look ? clean : STR_NONE, note;

    for (unsigned n = 0; n < MOST && (note = suspect_note(rest)).s; n++) {
        diag_report(c->d, DIAG_EDITOR_NOTE, raw_loc_of(raw, note),
                    _("\"%.*s\"; it would be printed: settle it and remove it"), STR_ARG(note));
        rest = str_sub(rest, (size_t)(note.s + note.n - rest.s), rest.n);
    }
    if (suspect_cut(raw->s))
        diag_report(c->d, DIAG_CUT_TEXT, raw->at,
                    _("it is exactly 255 long and ends with \"%.*s\"; write the rest"),
                    STR_ARG(tail(clean)));
}

static void report_mended(struct cleaner *c, struct str before, struct str after,
                          const struct raw_text *raw)
{
    size_t first = mend_find(raw->s), word = mend_find(before);
    struct loc at = first == SIZE_MAX ? raw->at : raw_loc(raw, first);

    while (word && before.s[word - 1] != ' ' && before.s[word - 1] != '\n')
        word--;
    before = str_sub(before, word, before.n); /* what stands before it is the same in both */
    after = str_sub(after, word, after.n);
    diag_report(c->d, DIAG_MENDED_TEXT, at, _("\"%.*s\" is read as \"%.*s\""),
                STR_ARG(raw_excerpt(before)), STR_ARG(raw_excerpt(after)));
}

/* ---- The whole */

/* The buffer that `s` is not in, emptied. */
static struct buf *other(struct cleaner *c, struct str s)
{
    struct buf *free_one = s.s && s.s == c->a.s ? &c->b : &c->a;

    buf_clear(free_one);
    return free_one;
}

static struct str reduce_html(struct cleaner *c, struct str raw, enum clean_form form)
{
    struct buf *out = other(c, raw);
    struct str s;

    if (!html_is(raw)) {
        if (form != CLEAN_TEXT)
            return raw;
        html_plain_to_text(out, raw);
        return buf_view(out);
    }
    html_to_text(out, raw);
    s = buf_view(out);
    if (str_find(raw, STR("&lt;"), 0) == SIZE_MAX || !html_is(s))
        return s;
    out = other(c, s); /* escaped twice */
    html_to_text(out, s);
    return buf_view(out);
}

static struct str mend(struct cleaner *c, struct str s, const struct raw_text *raw)
{
    struct buf *out;

    if (mend_find(s) == SIZE_MAX)
        return s;
    out = other(c, s);
    mend_doubly_encoded(out, s);
    report_mended(c, s, buf_view(out), raw);
    return buf_view(out);
}

struct str clean_text(struct cleaner *c, const struct raw_text *raw, enum clean_form form)
{
    struct folding f = {.form = form};
    struct buf *out;
    struct str s;
    bool note;

    if (plain_is(raw->s, &note)) {
        report_suspects(c, raw->s, raw, note);
        return raw->s.s ? raw->s : STR("");
    }
    s = reduce_html(c, raw->s, form);
    s = mend(c, s, raw);
    f.out = other(c, s);
    fold(&f, s);
    s = buf_view(f.out);
    report_folded(c, &f, raw);
    if (f.compose && !f.heaped && (out = other(c, s)) && compose(c, out, s))
        s = buf_view(out);
    report_suspects(c, s, raw, true);
    return s.s ? s : STR("");
}
