/* Levels, scripts, faces: what a paragraph is cut into before it is shaped. */
#include "unit.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "compose/text/itemize.h"
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
    typeset_release(*state);
    return 0;
}

static void put_range(struct buf *b, const struct text *t, uint32_t from, uint32_t to)
{
    while (from < to)
        buf_utf8(b, text_char(t, from, &from));
}

/* Compares the runs, each as Script/level[text], the face's name added where it isn't Noto Sans. */
static void check(const struct text *t, const char *expected)
{
    struct buf b = {0};

    for (size_t i = 0; i < t->n_runs; i++) {
        const struct text_run *run = &t->runs[i];
        char tag[5] = {0};

        hb_tag_to_string(hb_script_to_iso15924_tag(run->script), tag);
        buf_printf(&b, "%s%s%s/%u", i ? " " : "", tag,
                   strcmp(run->face->name, "NotoSans-Regular") ? "*" : "", run->level);
        buf_char(&b, '[');
        put_range(&b, t, run->from, run->to);
        buf_char(&b, ']');
    }
    assert_str(buf_view(&b), expected);
    buf_release(&b);
}

static void test_one_run(void **state)
{
    struct typeset *ts = *state;

    check(typeset_text(ts, "(Ruokaa, 5 € – ”ja” seuraa.)", "fi"),
          "Latn/0[(Ruokaa, 5 € – ”ja” seuraa.)]");
    check(typeset_text(ts, "050 323 3773", "fi"), "Latn/0[050 323 3773]");
    check(typeset_text(ts, "050 323 3773", "ru"), "Cyrl/0[050 323 3773]");
    check(typeset_text(ts, "a\nb", "fi"), "Latn/0[a] Latn/0[b]");
}

static void test_scripts(void **state)
{
    struct typeset *ts = *state;

    check(typeset_text(ts, "Neuvonta (консультация) ja", "fi"),
          "Latn/0[Neuvonta (] Cyrl/0[консультация] Latn/0[) ja]");
    check(typeset_text(ts, "«Привет» hei", "fi"), "Cyrl/0[«Привет» ] Latn/0[hei]");
    check(typeset_text(ts, "สวัสดี hei", "th"), "Thai*/0[สวัสดี ] Latn/0[hei]");
}

/* Marks stay with their letter; a sign that only another face has is a run of its own. */
static void test_faces(void **state)
{
    struct typeset *ts = *state;

    check(typeset_text(ts, "a\xCC\x88l\xCC\xA3", "fi"), "Latn/0[a\xCC\x88l\xCC\xA3]");
    check(typeset_text(ts, "soita \xE2\x98\x8E 112", "fi"),
          "Latn/0[soita ] Latn*/0[\xE2\x98\x8E] Latn/0[ 112]");
    check(typeset_text(ts, "\xE2\x84\xAB", "fi"), "Latn/0[\xE2\x84\xAB]"); /* Å as a unit */
    check(typeset_text(ts,
                       "a\xE2\x80\x91"
                       "b\xE2\x80\xAF"
                       "c",
                       "fi"),
          "Latn/0[a\xE2\x80\x91"
          "b\xE2\x80\xAF"
          "c]");
}

static void test_levels(void **state)
{
    struct typeset *ts = *state;

    /* What the Arabic font lacks comes from Noto Sans, not from the fonts of signs. */
    check(typeset_text(ts, "(نص)", "ar"), "Arab/1[(] Arab*/1[نص] Arab/1[)]");
    check(typeset_text(ts, "שלום hei 12", "he"), "Hebr*/1[שלום ] Latn/2[hei 12]");
    check(typeset_text(ts, "hei שלום", "fi"), "Latn/0[hei ] Hebr*/1[שלום]");
}

/* A phone number stays in order in an Arabic text when its span says so. */
static void test_isolate(void **state)
{
    struct typeset *ts = *state;
    struct span plain = {0}, phone = {.ltr = true};
    struct text_input in[] = {
        {&plain, STR("اتصل "), &ts->style, false, LANG2('a', 'r')},
        {&phone, STR("050 323"), &ts->style, false, LANG2('a', 'r')},
        {&plain, STR(" الآن"), &ts->style, false, LANG2('a', 'r')},
    };
    const struct text *t;

    ts->options.rtl = true;
    t = text_shape(ts->cache, in, 3, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
    check(t, "Arab*/1[اتصل ] Latn/2[050 323] Arab*/1[ الآن]");
    assert_str(t->s, "اتصل 050 323 الآن");
    ts->options.rtl = false;
    in[0].s = in[2].s = STR("soita ");
    in[0].lang = in[1].lang = in[2].lang = LANG_FI;
    t = text_shape(ts->cache, in, 3, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
    check(t, "Latn/0[soita ] Latn/0[050 323] Latn/0[soita ]");
}

/* What stands at the ends of a text in the other direction stays there. */
static void test_contrary(void **state)
{
    struct typeset *ts = *state;
    struct span plain = {0}, link = {.ltr = true};
    struct text_input in[] = {
        {&plain, STR("السعر: "), &ts->style, false, LANG2('a', 'r')},
        {&plain, STR("2 €, katso "), &ts->style, false, LANG_FI},
        {&link, STR("a.fi"), &ts->style, false, LANG_FI},
        {&plain, STR(" (ovi)."), &ts->style, false, LANG_FI},
    };
    const struct text *t;

    ts->options.rtl = true;
    t = text_shape(ts->cache, in, 4, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
    check(t, "Arab*/1[السعر: ] Latn/2[2 €, katso ] Latn/4[a.fi] Latn/2[ (ovi).]");
    ts->options.rtl = false;
    in[1].s = STR("hinta: ");
    in[0].s = STR("2 نص.");
    in[2] = in[0];
    t = text_shape(ts->cache, in + 1, 2, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
    check(t, "Latn/0[hinta: ] Arab*/2[2] Arab*/1[ نص.]");
}

static void test_no_glyph(void **state)
{
    struct typeset *ts = *state;
    struct span span = {.at = {"a.csv", 12, 5}};
    struct text_input in = {&span, STR("x\xF3\xB0\x80\x80y"), &ts->style, false, LANG_FI};

    for (int i = 0; i < 2; i++) { /* the second time it has been said */
        const struct text *t =
            text_shape(ts->cache, &in, 1, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);

        check(t, "Latn/0[x\xF3\xB0\x80\x80y]");
        assert_int_equal(t->runs[0].n, 3);
        assert_int_equal(t->runs[0].glyphs[1].id, 0);
        assert_true(t->runs[0].glyphs[1].advance > 0);
    }
    assert_said(&ts->said, "a.csv:12:5: warning: no font here has a glyph for this character: "
                           "U+F0000 \"\xF3\xB0\x80\x80\"; a box is printed. Replace the character, "
                           "or add a font to fonts/fonts.xml\n");
    compose_cache_begin(ts->cache);
    text_shape(ts->cache, &in, 1, &ts->options, LOC_NONE, &ts->arena, &ts->said.diag);
    assert_int_equal(ts->said.diag.by_code[DIAG_NO_GLYPH], 2);
}

/* Control characters, ill-formed bytes, marks with nothing under them: all in runs, all read back
 * as something. */
static void test_rubbish(void **state)
{
    struct typeset *ts = *state;

    check(typeset_text(ts,
                       "a\x01\x7F"
                       "b\tc",
                       "fi"),
          "Latn/0[a\xE2\x81\xA4\xE2\x81\xA4"
          "b c]");
    check(typeset_text(ts, "a\xFF\xC3", "fi"), "Latn/0[a\xEF\xBF\xBD\xEF\xBF\xBD]");
    check(typeset_text(ts, "\xCC\x88", "fi"), "Latn/0[\xCC\x88]");
    check(typeset_text(ts, "\xE2\x81\xA6\xE2\x80\xAE", "fi"), "Latn/0[\xE2\x81\xA6\xE2\x80\xAE]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_run),  cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_faces),    cmocka_unit_test(test_levels),
        cmocka_unit_test(test_isolate),  cmocka_unit_test(test_contrary),
        cmocka_unit_test(test_no_glyph), cmocka_unit_test(test_rubbish),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
