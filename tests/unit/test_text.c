/* Paragraphs: shaping, lines, and what stands in the frame. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "compose/text/shape.h"
#include "compose/text/words.h"
#include "typeset.h"

static int set_up(void **state)
{
    static struct typeset ts;

    typeset_init(&ts);
    *state = &ts;
    return 0;
}

static int tear_down(void **state)
{
    struct typeset *ts = *state;

    assert_said(&ts->said, "");
    typeset_release(ts);
    return 0;
}

/* ---- Shaping */

static const struct text_run *only_run(const struct text *t)
{
    assert_int_equal(t->n_runs, 1);
    return &t->runs[0];
}

static void test_kerning(void **state)
{
    struct typeset *ts = *state;
    pt64 apart = text_width(typeset_text(ts, "T", "fi")) + text_width(typeset_text(ts, "o", "fi"));

    assert_true(text_width(typeset_text(ts, "To", "fi")) < apart);
    /* Broken between them, each is as wide as alone. */
    ts->style.size = PT64(100);
    assert_string_equal(typeset_lines(ts, typeset_text(ts, "To", "fi"), PT64(70)), "T|o");
}

static void test_arabic(void **state)
{
    struct typeset *ts = *state;
    const struct text_run *run = only_run(typeset_text(ts, "سلام", "ar"));
    const struct face *face = run->face;
    bool lam_alef = false;

    assert_int_equal(run->level, 1);
    /* Joined forms, not the letters' own glyphs; from left to right; lam and alef are one cluster
     * or two. */
    for (size_t i = 0; i < run->n; i++) {
        assert_true(i == 0 || run->glyphs[i].at <= run->glyphs[i - 1].at);
        lam_alef |= run->glyphs[i].id != face_glyph(face, 0x0644);
    }
    assert_true(lam_alef);
    assert_int_not_equal(run->glyphs[run->n - 1].id, face_glyph(face, 0x0633));
    assert_string_equal(typeset_lines(ts, typeset_text(ts, "سلام", "ar"), PT64(100)), "سلام");
}

/* The text on one line, of one run. */
static const struct glyph_run *set_run(struct typeset *ts, const char *utf8, const char *lang)
{
    const struct text *t = typeset_text(ts, utf8, lang);
    struct text_lines lines;
    struct frame frame = {0};

    text_break(ts->cache, t, PT64(100), 0, &ts->arena, &ts->said.diag, &lines);
    text_set(ts->cache, &lines, 0, 0, 0, PT64(100), ALIGN_START, NULL, false, &ts->layout,
             &ts->arena, &frame);
    assert_int_equal(frame.items.n, 1);
    assert_str(frame.items.v[0].u.run->text, utf8);
    typeset_check_run(frame.items.v[0].u.run);
    return frame.items.v[0].u.run;
}

static void test_ligature(void **state)
{
    const struct glyph_run *set = set_run(*state, "لا", "ar");

    assert_int_equal(set->n, 1);
    assert_int_equal(set->glyphs[0].text_n, 4);
}

/* Marks that are moved to their letter are read with what stands before them. */
static void test_marks_ride(void **state)
{
    static const struct {
        const char *lang, *text;
        size_t glyphs, read;
    } cases[] = {
        {"ar", "نوّ", 3, 2},   {"ar", "بِسْمِ", 6, 3},
        {"th", "ที่นา", 5, 3},  {"fa", "می\xE2\x80\x8Cشود", 5, 5},
        {"vi", "Việt", 4, 4},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct glyph_run *set = set_run(*state, cases[i].text, cases[i].lang);
        size_t read = 0;

        for (size_t k = 0; k < set->n; k++)
            read += set->glyphs[k].text_n > 0;
        assert_int_equal(set->n, cases[i].glyphs);
        assert_int_equal(read, cases[i].read);
    }
}

/* Word by word, through the store, the glyphs are the same as of the whole run at once. */
static void test_words_as_whole(void **state)
{
    static const struct {
        const char *lang, *text;
    } samples[] = {
        {"fi", "AVAT To. Työ, VA Tämä (Te) ”Yö” Ti- fi ffi, 11.1.2020 – AT&T"},
        {"ru", "Где найти ГУД, Талон: УД. (То) «Уже» т. д."},
        {"ar", "السلام عليكم، هذا نصٌّ مشكولٌ (اختبار) لا إله"},
        {"fa", "می‌خواهم به خانه بروم"},
        {"th", "สวัสดี ชาวโลก น้ำใจ"},
        {"hi", "नमस्ते दुनिया क्षत्रिय र्क"},
        {"he", "שָׁלוֹם עולם, זה טקסט"},
    };
    struct typeset *ts = *state;

    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct text *t = typeset_text(ts, samples[i].text, samples[i].lang);

        for (size_t k = 0; k < t->n_runs; k++) {
            struct text_run whole = t->runs[k];
            struct face face = *whole.face;
            struct shaped g;

            face.space_alone = false;
            whole.face = &face;
            g = shape_part(ts->cache, t, &whole, whole.from, whole.to, false, &ts->arena);
            assert_int_equal(g.n, whole.n);
            for (size_t j = 0; j < g.n; j++) {
                assert_int_equal(g.v[j].id, whole.glyphs[j].id);
                assert_int_equal(g.v[j].at, whole.glyphs[j].at);
                assert_int_equal(g.v[j].advance, whole.glyphs[j].advance);
                assert_int_equal(g.v[j].dx, whole.glyphs[j].dx);
                assert_int_equal(g.v[j].dy, whole.glyphs[j].dy);
            }
        }
    }
}

static void test_spans_of_two_weights(void **state)
{
    struct typeset *ts = *state;
    struct text_input in[] = {
        {NULL, STR("Neuvonta "), &ts->style, false, LANG_FI},
        {NULL, STR("050 323 3773"), &ts->style, true, LANG_FI},
    };
    const struct text *t =
        text_shape(ts->cache, in, 2, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);

    assert_int_equal(t->n_runs, 2);
    assert_string_equal(t->runs[0].face->name, "NotoSans-Regular");
    assert_string_equal(t->runs[1].face->name, "NotoSans-Bold");
    assert_int_equal(t->runs[1].face->weight, 700);
    assert_string_equal(typeset_lines(ts, t, PT64(90)), "Neuvonta|050 323 3773");
}

static void test_tracking(void **state)
{
    struct typeset *ts = *state;
    pt64 plain = text_width(typeset_text(ts, "APU ON", "fi"));
    pt64 spaced;

    ts->style.tracking = PT64(1);
    spaced = text_width(typeset_text(ts, "APU ON", "fi"));
    assert_in_range(spaced - plain, 6 * 64 - 3, 6 * 64 + 3);
    assert_int_equal(text_width(typeset_text(ts, "سلام", "ar")),
                     (ts->style.tracking = 0, text_width(typeset_text(ts, "سلام", "ar"))));
}

/* ---- Lines */

static void test_nothing(void **state)
{
    struct typeset *ts = *state;
    const char *blank[] = {"", " ", " \xC2\xA0 ", "\n", "\xC2\xAD\xE2\x81\xA0"};

    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++) {
        const struct text *t = typeset_text(ts, blank[i], "fi");

        assert_int_equal(text_width(t), 0);
        assert_string_equal(typeset_lines(ts, t, PT64(100)), "");
    }
}

static void check_lines(struct typeset *ts, const char *lang, double measure, const char *expected)
{
    struct buf plain = {0};
    struct str rest = str_from(expected), line;
    bool first = true;

    /* The text is the lines joined: by a space, unless the line ends with something that a line may
     * end behind. */
    buf_puts(&plain, "");
    while (str_split(&rest, '|', &line)) {
        if (!first && plain.s[plain.n - 1] != '~' && plain.s[plain.n - 1] != '-' &&
            plain.s[plain.n - 1] != '/')
            buf_char(&plain, ' ');
        if (plain.n && plain.s[plain.n - 1] == '~')
            plain.s[--plain.n] = '\0';
        buf_str(&plain, line);
        first = false;
    }
    assert_string_equal(typeset_lines(ts, typeset_text(ts, plain.s, lang), PT64(measure)),
                        expected);
    buf_release(&plain);
}

static void test_total_fit(void **state)
{
    struct typeset *ts = *state;

    check_lines(ts, "fi", 335,
                "Maksutonta läksyapua etänä tai kirjastossa. Myös suomi|toisena kielenä.");
    check_lines(ts, "fi", 335,
                "Vapaaehtoinen soittaa sinulle kerran viikossa. Puhelut|ovat luottamuksellisia.");
    check_lines(ts, "fi", 190, "Soita 050 323 3773 tai tule ma–pe|klo 8–13, 33210 Tampere");
}

static void test_short_word_at_the_end(void **state)
{
    struct typeset *ts = *state;

    check_lines(ts, "fi", 275,
                "Jaamme ruokaa kaikille, jotka sitä tarvitsevat.|Ota kassi mukaan ja tule.");
}

static void test_wide_words(void **state)
{
    struct typeset *ts = *state;

    check_lines(ts, "fi", 110, "maahanmuuttaja~|palvelut");
    check_lines(ts, "fi", 60, "mielen~|terveys~|osasto");
    check_lines(ts, "fi", 80, "Linja-|autoasemalta");
    check_lines(ts, "sv", 70, "bostadsråd~|givning");
    assert_string_equal(
        typeset_lines(ts, typeset_text(ts, "ks. https://www.lähellä.fi/palvelut", "fi"), PT64(130)),
        "ks. https://|www.lähellä.fi/palvelut");
    assert_string_equal(typeset_lines(ts, typeset_text(ts, "tampere.fi/tyopajat", "fi"), PT64(75)),
                        "tampere.fi/|tyopajat");
    assert_string_equal(typeset_lines(ts, typeset_text(ts, "050 323 3773", "fi"), PT64(50)),
                        "050 323|3773");
    assert_string_equal(/* too wide in one, but the number is not */
                        typeset_lines(
                            ts,
                            typeset_text(
                                ts, "Giftinformationscentralen\u00a00800\u00a0147\u00a0111", "sv"),
                            PT64(190)),
                        "Giftinformationscentralen\u00a0|0800\u00a0147\u00a0111");
    assert_string_equal(typeset_lines(ts, typeset_text(ts, "33333333", "fi"), PT64(30)),
                        "3333|3333");
    assert_string_equal(typeset_lines(ts, typeset_text(ts, "abc", "fi"), PT64(1)), "a|b|c");
}

static void test_hyphenating_style(void **state)
{
    struct typeset *ts = *state;
    const char *text = "Neuvonnassa autetaan mielenterveyskuntoutujia ja omaisia.";

    assert_string_equal(typeset_lines(ts, typeset_text(ts, text, "fi"), PT64(150)),
                        "Neuvonnassa autetaan|mielenterveyskuntoutujia|ja omaisia.");
    ts->options.hyphenate = true;
    assert_string_equal(typeset_lines(ts, typeset_text(ts, text, "fi"), PT64(190)),
                        "Neuvonnassa autetaan mielen~|terveyskuntoutujia ja omaisia.");
}

static void test_soft_hyphen(void **state)
{
    struct typeset *ts = *state;
    const char *text = "maahanmuuttaja\xC2\xADpalvelut";

    assert_string_equal(typeset_lines(ts, typeset_text(ts, text, "fi"), PT64(200)),
                        "maahanmuuttajapalvelut");
    assert_string_equal(typeset_lines(ts, typeset_text(ts, text, "fi"), PT64(110)),
                        "maahanmuuttaja~|palvelut");
    assert_string_equal(typeset_lines(ts, typeset_text(ts, text, "fi"), PT64(80)),
                        "maahan~|muuttaja~|palvelut");
}

static void test_forced_lines(void **state)
{
    struct typeset *ts = *state;

    assert_string_equal(
        typeset_lines(ts, typeset_text(ts, "yksi\nkaksi\n\nneljä\n", "fi"), PT64(100)),
        "yksi|kaksi||neljä");
}

static void test_greedy(void **state)
{
    struct typeset *ts = *state;

    ts->options.greedy = true;
    assert_string_equal(
        typeset_lines(ts, typeset_text(ts, "Myös suomi toisena kielenä.", "fi"), PT64(130)),
        "Myös suomi toisena|kielenä.");
}

static void test_first_indent(void **state)
{
    struct typeset *ts = *state;
    const struct text *t = typeset_text(ts, "Ruokaa ja seuraa", "fi");
    struct text_lines lines;

    text_break(ts->cache, t, text_width(t), 0, &ts->arena, &ts->said.diag, &lines);
    assert_int_equal(lines.n, 1);
    assert_int_equal(lines.widest, text_width(t));
    text_break(ts->cache, t, text_width(t), 1, &ts->arena, &ts->said.diag, &lines);
    assert_int_equal(lines.n, 2);
}

/* As beside a picture that is too wide. */
static void test_less_than_no_measure(void **state)
{
    struct typeset *ts = *state;
    const struct text *t = typeset_text(ts, "Ruokaa ja seuraa", "fi");
    struct text_lines none, less;

    text_break(ts->cache, t, 0, 0, &ts->arena, &ts->said.diag, &none);
    text_break(ts->cache, t, -PT64(50), PT64(20), &ts->arena, &ts->said.diag, &less);
    assert_true(none.n >= 3);
    assert_int_equal(less.n, none.n);
    assert_int_equal(less.v[less.n - 1].to, t->n);
}

/* ---- Everything together, over samples of many scripts at many measures */

static const struct {
    const char *lang, *text;
} pangrams[] = {
    {"fi", "Törkylempijävongahdus: ”AVATAAN” To 9.30–11, www.lähellä.fi/a-b?c=1, 33210 Tampere ja "
           "maahanmuuttajapalvelut; e-kirja, A\xCC\x8A, fi\xC2\xADnalisti."},
    {"sv", "Flygande bäckasiner söka hwila på mjuka tuvor, bostadsrådgivning 5 € (må–fre)."},
    {"ru", "Съешь же ещё этих мягких французских булок, да выпей чаю. Тел. 050 323 3773"},
    {"ar", "نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر (8–13) lähellä.fi ١٢٣"},
    {"fa", "می‌خواهم با خانواده‌ام به مرکز مشاوره بروم، "
           "لطفاً"},
    {"ckb", "ئێمە یارمەتی دەدەین لە شاری Tampere، تەلەفۆن بکە."},
    {"he", "דג סקרן שט בים מאוכזב ולפתע מצא לו חברה איך הקליטה 050 323"},
    {"th", "เป็นมนุษย์สุดประเสริฐเลิศคุณค่า กว่าบรรดาฝูงสัตว์เดรัจฉาน"},
    {"hi", "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश"},
    {"am", "ሰማይ አይታረስ ንጉሥ አይከሰስ።"},
    {"zz", "a\xE2\x80\x8D\xE2\x80\x8C b\xCC\x88\xCC\x88\xCC\x88 \xE2\x81\xA6x\xE2\x81\xA9 "
           "\xE2\x98\x8E\xEF\xB8\x8E \t."},
};

/* Bytes of a text; not of joiners and variation selectors, which are lost where nothing is there to
 * join. */
static size_t without_joiners(struct str s)
{
    size_t n = 0;

    for (size_t at = 0, start; at < s.n;) {
        uint32_t c;

        start = at;
        c = utf8_next(s, &at);
        n += c == 0x200C || c == 0x200D || c == 0xFE0F ? 0 : at - start;
    }
    return n;
}

/* Bytes of the text that must come back: without what draws nothing, tabs as spaces. */
static size_t readable(const struct text *t)
{
    struct buf b = {0};
    size_t n;

    for (uint32_t i = 0; i < t->n;) {
        uint32_t c = text_char(t, i, &i);

        if (!char_is_nothing(c))
            buf_utf8(&b, c);
    }
    n = without_joiners(buf_view(&b));
    buf_release(&b);
    return n;
}

static size_t line_bytes(struct typeset *ts, const struct text_lines *lines, unsigned i,
                         pt64 measure, bool sane)
{
    struct frame frame = {0};
    size_t bytes = 0;
    pt64 left = measure, right = 0, sum = 0;

    text_set(ts->cache, lines, i, 0, 0, measure, ALIGN_START, NULL, false, &ts->layout, &ts->arena,
             &frame);
    for (size_t k = 0; k < frame.items.n; k++) {
        const struct frame_item *item = &frame.items.v[k];
        const struct glyph_run *run = item->u.run;

        typeset_check_run(run);
        bytes += without_joiners(run->text) - (run->hyphen ? 2 : 0);
        sum += run->width;
        left = item->x < left ? item->x : left;
        right = item->x + run->width > right ? item->x + run->width : right;
        /* Runs stand side by side. */
        assert_true(k == 0 ||
                    (item->x >= frame.items.v[k - 1].x + frame.items.v[k - 1].u.run->width - 2 &&
                     item->x <= frame.items.v[k - 1].x + frame.items.v[k - 1].u.run->width + 2));
    }
    /* What was measured is what was set; only spaces hang over the end. */
    assert_true(!sane || sum >= lines->v[i].width - (pt64)frame.items.n);
    if (lines->text->options.rtl)
        assert_true(frame.items.n == 0 || (right >= measure - 2 && right <= measure + 2));
    else
        assert_true(frame.items.n == 0 || left == 0);
    return bytes;
}

static void test_every_measure(void **state)
{
    struct typeset *ts = *state;

    for (size_t s = 0; s < sizeof pangrams / sizeof *pangrams; s++) {
        const struct text *t = typeset_text(ts, pangrams[s].text, pangrams[s].lang);
        size_t expected = readable(t);

        for (pt64 measure = PT64(20); measure < PT64(400); measure += PT64(7) + 3) {
            struct text_lines lines;
            size_t bytes = 0;

            text_break(ts->cache, t, measure, 0, &ts->arena, &ts->said.diag, &lines);
            for (unsigned i = 0; i < lines.n; i++) {
                assert_int_equal(lines.v[i].from, i ? lines.v[i - 1].to : 0);
                assert_true(lines.v[i].width <= measure);
                bytes += line_bytes(ts, &lines, i, measure, true);
            }
            assert_int_equal(lines.v[lines.n - 1].to, t->n);
            assert_int_equal(bytes, expected);
        }
    }
    /* Klingon has no hyphenation, but no word there is too wide for other means. */
    ts->said.n = 0;
    said(&ts->said);
}

/* Whatever is in the text, every character that can be read comes back, and no line is too wide
 * that could be narrower. */
static void test_random(void **state)
{
    static const uint32_t alphabet[] = {
        ' ',    ' ',     ' ',     'a',     'T',    'o',    'f',      'i',    '1',    '-',    '/',
        '.',    '(',     ')',     0xAD,    0xA0,   0x301,  0x308,    0x5D0,  0x5E9,  0x5C1,  0x628,
        0x644,  0x627,   0x64B,   0x660,   0x200C, 0x200D, 0x200E,   0x200F, 0x202B, 0x202C, 0x202E,
        0x2060, 0x2066,  0x2067,  0x2069,  0x200B, 0x2013, 0x260E,   0xFE0F, 0xE01,  0xE33,  0x915,
        0x94D,  0x1F600, 0x1F3FB, 0x1F1EB, 0xFFFD, 0xFEFF, 0x10FFFF, '\n',   '\t',   1};
    struct typeset *ts = *state;
    uint32_t seed = 5;

    ts->said.diag.least = DIAG_FATAL;
    for (int round = 0; round < 1500; round++) {
        struct buf b = {0};
        const struct text *t;
        struct text_lines lines;
        pt64 measure;
        size_t bytes = 0;

        buf_puts(&b, "");
        for (uint32_t n = (seed >> 8) % 40; n; n--) {
            seed = seed * 1664525u + 1013904223u;
            buf_utf8(&b, alphabet[(seed >> 10) % (sizeof alphabet / sizeof *alphabet)]);
        }
        seed = seed * 1664525u + 1013904223u;
        measure = PT64(10) + (pt64)((seed >> 12) % 10000);
        ts->options.hyphenate = seed >> 30 & 1;
        t = typeset_text(ts, buf_copy(&b, &ts->arena).s, seed >> 31 ? "fi" : "ar");
        text_break(ts->cache, t, measure, 0, &ts->arena, &ts->said.diag, &lines);
        for (unsigned i = 0; i < lines.n; i++)
            bytes += line_bytes(ts, &lines, i, measure, false);
        if (lines.n)
            assert_int_equal(bytes, readable(t));
        buf_release(&b);
    }
}

/* The width that lines were chosen by is the width of their glyphs. */
static void test_width_is_exact(void **state)
{
    struct typeset *ts = *state;

    for (size_t s = 0; s < sizeof pangrams / sizeof *pangrams; s++) {
        const struct text *t = typeset_text(ts, pangrams[s].text, pangrams[s].lang);

        for (pt64 measure = PT64(40); measure < PT64(300); measure += PT64(11)) {
            struct text_lines lines;

            text_break(ts->cache, t, measure, 0, &ts->arena, &ts->said.diag, &lines);
            for (unsigned i = 0; i < lines.n; i++) {
                struct frame start = {0}, end = {0};

                if (!lines.v[i].width)
                    continue;
                text_set(ts->cache, &lines, i, 0, 0, measure, ALIGN_START, NULL, false, &ts->layout,
                         &ts->arena, &start);
                text_set(ts->cache, &lines, i, 0, 0, measure, ALIGN_END, NULL, false, &ts->layout,
                         &ts->arena, &end);
                /* Moved by what is left white. */
                assert_in_range(measure - abs(end.items.v[0].x - start.items.v[0].x) + 2,
                                lines.v[i].width + 1, lines.v[i].width + 3);
            }
        }
    }
    ts->said.n = 0;
    said(&ts->said);
}

/* ---- What stands in the frame */

static void test_alignment(void **state)
{
    struct typeset *ts = *state;
    const struct text *t = typeset_text(ts, "apu tänne", "fi");
    static const enum align aligns[] = {ALIGN_START, ALIGN_CENTER, ALIGN_END};
    struct text_lines lines;
    pt64 white;

    text_break(ts->cache, t, PT64(200), 0, &ts->arena, &ts->said.diag, &lines);
    white = PT64(200) - lines.v[0].width;
    for (size_t i = 0; i < 3; i++) {
        struct frame frame = {0};

        text_set(ts->cache, &lines, 0, PT64(10), PT64(50), PT64(200), aligns[i], NULL, true,
                 &ts->layout, &ts->arena, &frame);
        assert_int_equal(frame.items.n, 1);
        assert_int_equal(frame.items.v[0].x, PT64(10) + white * (pt64)i / 2);
        assert_int_equal(frame.items.v[0].y, PT64(50));
        assert_true(frame.items.v[0].artifact);
    }
}

static void test_link(void **state)
{
    struct typeset *ts = *state;
    struct span plain = {0}, link = {.href = STR("tel:+358503233773"), .ltr = true};
    struct text_input in[] = {
        {&plain, STR("Soita "), &ts->style, false, LANG_FI},
        {&link, STR("050 323 3773"), &ts->style, true, LANG_FI},
        {&plain, STR(" nyt"), &ts->style, false, LANG_FI},
    };
    const struct text *t =
        text_shape(ts->cache, in, 3, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
    struct text_lines lines;
    struct frame frame = {0};
    struct frame_item *run, *area;

    text_break(ts->cache, t, PT64(300), 0, &ts->arena, &ts->said.diag, &lines);
    text_set(ts->cache, &lines, 0, 0, PT64(20), PT64(300), ALIGN_START, NULL, false, &ts->layout,
             &ts->arena, &frame);
    assert_int_equal(frame.items.n, 4);
    run = &frame.items.v[1];
    area = &frame.items.v[3];
    assert_ptr_equal(run->span, &link);
    assert_int_equal(area->kind, ITEM_LINK);
    assert_ptr_equal(area->span, &link);
    assert_str(area->u.link.href, "tel:+358503233773");
    assert_in_range(area->x + 1, run->x, run->x + 2);
    assert_in_range(area->w + 1, run->u.run->width, run->u.run->width + 2);
    assert_true(area->y < PT64(20) - PT64(9) && area->y + area->h > PT64(20) + PT64(2));
}

/* A mixed line, from left to right: the space at its end stands at the paragraph's end, here the
 * left. */
static void test_visual_order(void **state)
{
    struct typeset *ts = *state;
    const struct text *t = typeset_text(ts, "אבג abc דהו xyz זחט", "he");
    struct text_lines lines;
    struct frame frame = {0};
    struct buf b = {0};

    text_break(ts->cache, t, PT64(400), 0, &ts->arena, &ts->said.diag, &lines);
    text_set(ts->cache, &lines, 0, 0, 0, PT64(400), ALIGN_START, NULL, false, &ts->layout,
             &ts->arena, &frame);
    for (size_t i = 0; i < frame.items.n; i++) {
        buf_str(&b, frame.items.v[i].u.run->text);
        buf_char(&b, '/');
    }
    assert_str(buf_view(&b), "זחט/ /xyz/דהו / /abc/אבג /");
    buf_release(&b);
}

static void test_order_is_icu_s(void **state)
{
    struct typeset *ts = *state;

    for (size_t s = 0; s < sizeof pangrams / sizeof *pangrams; s++) {
        const struct text *t = typeset_text(ts, pangrams[s].text, pangrams[s].lang);

        for (pt64 measure = PT64(60); measure < PT64(400); measure += PT64(9)) {
            struct text_lines lines;

            text_break(ts->cache, t, measure, 0, &ts->arena, &ts->said.diag, &lines);
            for (unsigned i = 0; i < lines.n; i++)
                typeset_check_order(ts, &lines, i, measure);
        }
    }
    ts->said.n = 0;
    said(&ts->said);
}

/* ---- Limits */

/* A paragraph of 100,000 characters, once of words, once of one word, once of nothing that can be
 * seen. */
static void test_long(void **state)
{
    static const char *const pieces[] = {"sana ", "sana", "سلام", "\xE2\x80\x8B"};
    struct typeset *ts = *state;

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf b = {0};
        const struct text *t;
        struct text_lines lines;

        while (b.n < 100000)
            buf_puts(&b, pieces[i]);
        buf_puts(&b, "loppu");
        t = typeset_text(ts, buf_copy(&b, &ts->arena).s, "fi");
        text_break(ts->cache, t, PT64(300), 0, &ts->arena, &ts->said.diag, &lines);
        assert_true(lines.n == 1 || lines.n > 900);
        assert_true(lines.widest <= PT64(300));
        buf_release(&b);
    }
}

/* The store of words forgets and begins anew, and never gives a wrong one. */
static void test_word_store(void **state)
{
    struct typeset *ts = *state;
    struct words *w = words_new();
    struct word_key key = {.face =
                               font_catalog_main(ts->fonts, STR("text"), false, &ts->said.diag)};
    struct shaped_glyph glyphs[40] = {{0}};

    for (uint32_t i = 0; i < 30000; i++) {
        uint16_t word[2] = {(uint16_t)i, (uint16_t)(i >> 8)};
        const struct shaped *found;

        glyphs[0].id = i;
        words_put(w, &key, word, 2, (struct shaped){glyphs, 40});
        found = words_get(w, &key, word, 2);
        assert_non_null(found);
        assert_int_equal(found->v[0].id, i);
        key.rtl = true;
        assert_null(words_get(w, &key, word, 2));
        key.rtl = false;
    }
    words_free(w);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_kerning),
        TEST(test_arabic),
        TEST(test_ligature),
        TEST(test_marks_ride),
        TEST(test_words_as_whole),
        TEST(test_spans_of_two_weights),
        TEST(test_tracking),
        TEST(test_nothing),
        TEST(test_total_fit),
        TEST(test_short_word_at_the_end),
        TEST(test_wide_words),
        TEST(test_hyphenating_style),
        TEST(test_soft_hyphen),
        TEST(test_forced_lines),
        TEST(test_greedy),
        TEST(test_first_indent),
        TEST(test_less_than_no_measure),
        TEST(test_every_measure),
        TEST(test_random),
        TEST(test_width_is_exact),
        TEST(test_alignment),
        TEST(test_link),
        TEST(test_visual_order),
        TEST(test_order_is_icu_s),
        TEST(test_long),
        TEST(test_word_store),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
