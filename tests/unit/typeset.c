#include "typeset.h"

#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "unit.h"

void typeset_init(struct typeset *ts)
{
    const struct fontlist *list;

    memset(ts, 0, sizeof *ts);
    arena_init(&ts->arena);
    said_init(&ts->said);
    list = fontlist_load(&ts->arena, &ts->said.diag);
    assert_non_null(list);
    ts->fonts = font_catalog_new(list);
    ts->cache = compose_cache_new(ts->fonts, NULL);
    ts->style = (struct style){.family = STR("text"), .size = PT64(12), .leading = PT64(16)};
}

void typeset_release(struct typeset *ts)
{
    compose_cache_free(ts->cache);
    font_catalog_free(ts->fonts);
    said_release(&ts->said);
    arena_release(&ts->arena);
}

const struct text *typeset_text(struct typeset *ts, const char *utf8, const char *lang)
{
    struct text_input in = {
        .s = str_from(utf8), .style = &ts->style, .lang = lang_from(str_from(lang))};

    ts->options.rtl = lang_is_rtl(in.lang);
    return text_shape(ts->cache, &in, 1, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
}

void typeset_check_run(const struct glyph_run *run)
{
    size_t at = 0;
    int64_t sum = 0;

    for (size_t k = 0; k < run->n; k++) {
        const struct glyph *g = &run->glyphs[run->rtl ? run->n - 1 - k : k];

        sum += run->glyphs[k].advance;
        if (g->text_n) {
            assert_int_equal(g->text_at, at);
            at += g->text_n;
        }
    }
    assert_int_equal(at, run->text.n);
    assert_int_equal(run->width, pt64_scale(sum, run->size, run->face->units_per_em));
}

/* The runs of a left-to-right line stand in reading order, those of the other kind backwards. */
static void put_line(struct buf *b, const struct frame *frame, bool rtl)
{
    for (size_t k = 0; k < frame->items.n; k++) {
        const struct frame_item *item = &frame->items.v[rtl ? frame->items.n - 1 - k : k];
        struct str rest;

        if (item->kind != ITEM_RUN)
            continue;
        typeset_check_run(item->u.run);
        rest = item->u.run->text;
        if (item->u.run->hyphen) {
            assert_true(str_ends(rest, STR("\xC2\xAD")));
            rest.n -= 2;
        }
        buf_str(b, rest);
        if (item->u.run->hyphen)
            buf_char(b, '~');
    }
    while (b->n && b->s[b->n - 1] == ' ')
        b->s[--b->n] = '\0';
}

const char *typeset_lines(struct typeset *ts, const struct text *t, pt64 measure)
{
    struct text_lines lines;
    struct buf b = {0};
    struct str all;

    buf_puts(&b, "");
    text_break(ts->cache, t, measure, 0, &ts->arena, &ts->said.diag, &lines);
    for (unsigned i = 0; i < lines.n; i++) {
        struct frame frame = {0};

        if (i)
            buf_char(&b, '|');
        text_set(ts->cache, &lines, i, 0, 0, measure, ALIGN_START, NULL, false, &ts->layout,
                 &ts->arena, &frame);
        put_line(&b, &frame, t->options.rtl);
    }
    all = buf_copy(&b, &ts->arena);
    buf_release(&b);
    return all.s;
}

/* Appends the code points of a text, backwards where it is read from the right. */
static void put_seen(struct buf *b, struct str s, bool rtl)
{
    uint32_t chars[512];
    size_t n = 0;

    for (size_t at = 0; at < s.n && n < 512;)
        chars[n++] = utf8_next(s, &at);
    for (size_t i = 0; i < n; i++)
        buf_utf8(b, chars[rtl ? n - 1 - i : i]);
}

/* The line from left to right as ICU has it (rules L1 and L2), a mark with its letter. */
static void put_expected(struct buf *b, const struct text *t, const struct text_line *line)
{
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *whole = ubidi_open(), *part = ubidi_open();
    uint32_t n = line->to - line->from;
    UBiDiLevel levels[1024];
    int32_t order[1024];

    assert_true(n < 1024);
    ubidi_setPara(whole, t->units, (int32_t)t->n, t->options.rtl, NULL, &status);
    ubidi_setLine(whole, (int32_t)line->from, (int32_t)line->to, part, &status);
    for (uint32_t i = 0, next; i < n; i = next - line->from) {
        uint32_t c = text_char(t, line->from + i, &next);

        for (uint32_t k = i; k < next - line->from; k++)
            levels[k] = i && char_extends(c) ? levels[i - 1] : ubidi_getLevelAt(part, (int32_t)k);
    }
    ubidi_reorderVisual(levels, (int32_t)n, order);
    assert_true(U_SUCCESS(status));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = line->from + (uint32_t)order[i], next;
        uint32_t c = text_char(t, at, &next);

        if (!U16_IS_TRAIL(c) && !char_is_nothing(c) && !char_is_newline(c))
            buf_utf8(b, c);
    }
    ubidi_close(part);
    ubidi_close(whole);
}

void typeset_check_order(struct typeset *ts, const struct text_lines *lines, unsigned line,
                         pt64 measure)
{
    struct frame frame = {0};
    struct buf seen = {0}, expected = {0};

    buf_puts(&seen, "");
    buf_puts(&expected, "");
    text_set(ts->cache, lines, line, 0, 0, measure, ALIGN_START, NULL, false, &ts->layout,
             &ts->arena, &frame);
    for (size_t k = 0; k < frame.items.n; k++) {
        const struct glyph_run *run = frame.items.v[k].u.run;
        struct str text = run->text;

        text.n -= run->hyphen ? 2 : 0;
        put_seen(&seen, text, run->rtl);
    }
    put_expected(&expected, lines->text, &lines->v[line]);
    assert_string_equal(seen.s, expected.s);
    buf_release(&seen);
    buf_release(&expected);
}
