#include "typeset.h"

#include <string.h>

#include "base/buf.h"
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
