/*
 * The samples of Unicode's own test files (Debian's unicode-data): line breaks by rule, before a
 * leaflet's bindings take some back, and the order of both directions are those of ICU. Not held
 * against the files' own answers: ICU has a few rules more than UAX #14. Skipped where the files
 * are not installed.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "base/buf.h"
#include "compose/text/chances.h"
#include "compose/text/itemize.h"
#include "typeset.h"

#define UNICODE_FILES "/usr/share/unicode/"

enum { CHARS_MAX = 256, LINE_MAX_BYTES = 4096 };

struct sample {
    uint32_t c[CHARS_MAX];
    size_t n;
};

struct fixture {
    struct typeset ts; /* its arena is emptied after each line */
    struct arena fonts;
};

static int set_up(void **state)
{
    static struct fixture fx;

    typeset_init(&fx.ts);
    fx.fonts = fx.ts.arena;
    arena_init(&fx.ts.arena);
    *state = &fx;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fx = *state;

    typeset_release(&fx->ts);
    arena_release(&fx->fonts);
    return 0;
}

static FILE *open_or_skip(const char *path)
{
    FILE *f = fopen(path, "r");

    if (!f) {
        print_message("# SKIP %s is not there; apt-get install unicode-data\n", path);
        skip();
    }
    return f;
}

static struct str sample_utf8(const struct sample *s, struct arena *a)
{
    struct buf b = {0};
    struct str out;

    for (size_t i = 0; i < s->n; i++)
        buf_utf8(&b, s->c[i]);
    out = buf_copy(&b, a);
    buf_release(&b);
    return out;
}

/* ---- Line breaks */

/* "× 0023 ÷ 0020 ÷	# …"; false for a comment. A lone surrogate is no text that could be set. */
static bool read_breaks(char *line, struct sample *s)
{
    line[strcspn(line, "#")] = '\0';
    s->n = 0;
    for (char *word = strtok(line, " \t\n"); word; word = strtok(NULL, " \t\n")) {
        if (strcmp(word, "÷") == 0 || strcmp(word, "×") == 0)
            continue;
        assert_true(s->n < CHARS_MAX);
        s->c[s->n++] = (uint32_t)strtoul(word, NULL, 16);
        if (U_IS_SURROGATE(s->c[s->n - 1]))
            return false;
    }
    return s->n > 0;
}

/* A tab is set as a space, and a control character as one without width in a word. */
static UChar32 replaced(uint32_t c)
{
    if (char_is_newline(c) || (c >= 0x20 && c < 0x7F) || c >= 0xA0)
        return (UChar32)c;
    return c == '\t' ? ' ' : 0x2064;
}

/* A paragraph as far as its break chances by rule. */
static struct text break_by_rule(struct typeset *ts, struct str s)
{
    struct text_input *in = arena_new(&ts->arena, struct text_input);
    struct text t = {.in = in, .n_in = 1};

    *in = (struct text_input){.s = s, .style = &ts->style};
    text_decode(&t, &ts->arena);
    t.chance = arena_array(&ts->arena, t.n + 1, sizeof *t.chance);
    assert_true(chances_by_rule(ts->cache, &t, &ts->said.diag));
    return t;
}

static void check_breaks(struct typeset *ts, UBreakIterator *icu, const struct sample *s)
{
    struct text t = break_by_rule(ts, sample_utf8(s, &ts->arena));
    UErrorCode status = U_ZERO_ERROR;
    UChar units[2 * CHARS_MAX];
    int32_t n = 0;

    for (size_t i = 0; i < s->n; i++) {
        UChar32 c = replaced(s->c[i]);

        U16_APPEND_UNSAFE(units, n, c);
    }
    assert_int_equal(t.n, n);
    ubrk_setText(icu, units, n, &status);
    assert_true(U_SUCCESS(status));
    for (int32_t at = 1; at < n; at++)
        if ((t.chance[at] != CHANCE_NONE) != (bool)ubrk_isBoundary(icu, at))
            fail_msg("not as ICU: before U+%04X, the %d. of \"%.*s\"", (unsigned)units[at], (int)at,
                     STR_ARG(t.s));
}

static void test_line_breaks(void **state)
{
    FILE *f = open_or_skip(UNICODE_FILES "auxiliary/LineBreakTest.txt");
    struct typeset *ts = &((struct fixture *)*state)->ts;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *icu = ubrk_open(UBRK_LINE, "root", NULL, 0, &status);
    char line[LINE_MAX_BYTES];
    struct sample s;
    size_t tried = 0;

    assert_true(U_SUCCESS(status));
    while (fgets(line, sizeof line, f))
        if (read_breaks(line, &s)) {
            check_breaks(ts, icu, &s);
            tried++;
            arena_reset(&ts->arena);
        }
    assert_true(tried > 7000);
    ubrk_close(icu);
    fclose(f);
    said(&ts->said);
}

/* ---- Both directions */

/* Field 0, characters; 2, the paragraph's level. False for a comment. */
static bool read_bidi(char *line, struct sample *s, bool *rtl)
{
    const char *level = line;
    char *end;

    s->n = 0;
    for (char *p = line; s->n < CHARS_MAX; p = end) {
        uint32_t c = (uint32_t)strtoul(p, &end, 16);

        if (end == p)
            break;
        s->c[s->n++] = c;
    }
    for (int i = 0; i < 2 && level; i++) {
        level = strchr(level, ';');
        level = level ? level + 1 : NULL;
    }
    *rtl = level && *level == '1';
    return line[0] != '#' && level && s->n > 0;
}

static void check_order(struct typeset *ts, const struct sample *s, bool rtl)
{
    struct text_options options = {.rtl = rtl};
    struct text_input in = {.s = sample_utf8(s, &ts->arena),
                            .style = &ts->style,
                            .lang = lang_from(rtl ? STR("ar") : STR("en"))};
    const struct text *t =
        text_shape(ts->cache, &in, 1, &options, LOC_NONE, &ts->arena, &ts->said.diag);
    struct text_lines lines;

    text_break(ts->cache, t, PT64(4000), 0, &ts->arena, &ts->said.diag, &lines);
    for (unsigned i = 0; i < lines.n; i++)
        typeset_check_order(ts, &lines, i, PT64(4000));
}

static void test_order(void **state)
{
    FILE *f = open_or_skip(UNICODE_FILES "BidiCharacterTest.txt");
    struct typeset *ts = &((struct fixture *)*state)->ts;
    size_t tried = 0;
    char line[LINE_MAX_BYTES];
    struct sample s;
    bool rtl;

    while (fgets(line, sizeof line, f)) {
        if (!read_bidi(line, &s, &rtl))
            continue;
        check_order(ts, &s, rtl);
        arena_reset(&ts->arena);
        tried++;
    }
    assert_true(tried > 90000);
    fclose(f);
    ts->said.n = 0; /* characters without a glyph */
    said(&ts->said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_breaks),
        cmocka_unit_test(test_order),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
