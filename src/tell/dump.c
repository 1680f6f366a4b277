/*
 * dump.c: writing a story as text.
 */
#include "tell/dump.h"

#include "tell/text/typography.h"

static const char *const variants[] = {"full", "short", "brief"};

static void put_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_sub(s, i, s.n);

        if (str_starts(rest, STR(NO_BREAK_SPACE))) {
            buf_char(out, '~');
            i += sizeof NO_BREAK_SPACE - 1;
        } else if (str_starts(rest, STR(WORD_JOINER))) {
            buf_char(out, '^');
            i += sizeof WORD_JOINER - 1;
        } else {
            buf_char(out, s.s[i++]);
        }
    }
}

static void put_lang(struct buf *out, lang_tag lang)
{
    char code[4];

    if (lang)
        buf_printf(out, "{%s}", lang_code(lang, code));
}

static void put_words(struct buf *out, const struct span *s)
{
    switch (s->kind) {
    case SPAN_TEXT:
        put_text(out, s->text);
        break;
    case SPAN_STRONG:
        buf_char(out, '*');
        put_text(out, s->text);
        buf_char(out, '*');
        break;
    case SPAN_PAGE:
        buf_puts(out, "(page)");
        break;
    case SPAN_PAGE_COUNT:
        buf_puts(out, "(pages)");
        break;
    case SPAN_PAGE_OF:
        buf_puts(out, "(page of)");
        break;
    case SPAN_COUNT:
        buf_puts(out, "(count)");
        break;
    case SPAN_NAMES:
        buf_puts(out, "(names)");
        break;
    }
}

static void put_span(struct buf *out, const struct span *s)
{
    put_lang(out, s->lang);
    if (s->ltr)
        buf_puts(out, "⁅");
    put_words(out, s);
    if (s->ltr)
        buf_puts(out, "⁆");
    if (s->href.n) {
        buf_char(out, '<');
        buf_str(out, s->href);
        buf_char(out, '>');
    }
    if (s->target) {
        buf_puts(out, "<#");
        put_text(out, s->target->short_name);
        buf_char(out, '>');
    }
}

/* "heading-2 category [ruoka] {sv}" */
static void put_head(struct buf *out, const struct block *b)
{
    if (b->kind == BLOCK_GROUP && b->parent && b->parent->kind == BLOCK_ENTRY)
        buf_puts(out, variants[b->variant]);
    else
        buf_puts(out, block_kind_name(b->kind));
    if (b->kind == BLOCK_HEADING)
        buf_printf(out, "-%u", b->level);
    if (b->kind == BLOCK_ENTRY)
        buf_printf(out, " %u", b->weight);
    if (b->spans.n)
        buf_printf(out, " %s", style_name(b->style));
    if (b->icon.n)
        buf_printf(out, " [%.*s]", STR_ARG(b->icon));
    if (b->lang) {
        buf_char(out, ' ');
        put_lang(out, b->lang);
    }
    if (b->short_name.n) {
        buf_puts(out, " \"");
        put_text(out, b->short_name);
        buf_char(out, '"');
    }
}

/* A picture without its folder, which is another on every machine. */
static void put_figure(struct buf *out, const struct block *b)
{
    struct str source = b->figure_source;

    for (size_t i = source.n; b->figure == FIGURE_PICTURE && i > 0; i--)
        if (source.s[i - 1] == '/') {
            source = str_sub(source, i, source.n);
            break;
        }
    buf_printf(out, " %s \"%.*s\" alt \"%.*s\"", b->figure == FIGURE_QR ? "qr" : "picture",
               STR_ARG(source), STR_ARG(b->alt));
}

void story_dump_block(const struct block *b, unsigned indent, struct buf *out)
{
    buf_printf(out, "%*s", (int)indent, "");
    put_head(out, b);
    if (b->spans.n)
        buf_puts(out, ": ");
    for (size_t i = 0; i < b->spans.n; i++)
        put_span(out, &b->spans.v[i]);
    if (b->continued.n) {
        buf_puts(out, " (continued: ");
        for (size_t i = 0; i < b->continued.n; i++)
            put_span(out, &b->continued.v[i]);
        buf_char(out, ')');
    }
    if (b->figure != FIGURE_NONE)
        put_figure(out, b);
    buf_char(out, '\n');
    if (b->kind == BLOCK_ENTRY)
        (void)block_variant(b, VARIANT_BRIEF); /* so that all are there */
    BLOCK_EACH (child, b) {
        story_dump_block(child, indent + 2, out);
    }
}

void story_dump(const struct story *s, struct buf *out)
{
    char code[4];

    buf_printf(out, "story {%s}%s \"%.*s\"\n", lang_code(s->lang, code), s->rtl ? " rtl" : "",
               STR_ARG(s->title));
    for (unsigned i = 0; i < PART_COUNT; i++) {
        if (!s->part[i])
            continue;
        buf_printf(out, "part %s\n", part_name((enum part_id)i));
        BLOCK_EACH (child, s->part[i]) {
            story_dump_block(child, 2, out);
        }
    }
}
