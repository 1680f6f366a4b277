/*
 * test_pairs.c: words set by the pairs of their characters are what HarfBuzz makes of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "compose/text/pairs.h"
#include "font/plain.h"
#include "typeset.h"

enum { WORD = 12, WORDS = 8000 };

static struct typeset ts;

static int set_up(void **state)
{
    (void)state;
    typeset_init(&ts);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    typeset_release(&ts);
    return 0;
}

/* As compose/shape.c asks it. */
static struct shaped by_harfbuzz(const struct word_key *key, const uint16_t *units, uint32_t n,
                                 struct shaped_glyph *out)
{
    hb_buffer_t *b = hb_buffer_create();
    hb_feature_t features[3];
    unsigned n_features = 0, count;
    char code[4];

    if (key->features & FEATURE_TABULAR)
        features[n_features++] = (hb_feature_t){HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned)-1};
    if (key->features & FEATURE_SEPARATE)
        features[n_features++] = (hb_feature_t){HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1};
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_direction(b, HB_DIRECTION_LTR);
    hb_buffer_set_script(b, key->script);
    hb_buffer_set_language(b, hb_language_from_string(lang_code(key->lang, code), -1));
    hb_buffer_add_utf16(b, units, (int)n, 0, (int)n);
    hb_shape(key->face->hb_font, b, features, n_features);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, NULL);
    assert_in_range(count, 1, 2 * WORD);
    for (unsigned i = 0; i < count; i++)
        out[i] = (struct shaped_glyph){.id = info[i].codepoint,
                                       .advance = at[i].x_advance,
                                       .dx = at[i].x_offset,
                                       .dy = at[i].y_offset,
                                       .at = info[i].cluster,
                                       .unsafe = hb_glyph_info_get_glyph_flags(&info[i]) &
                                                 HB_GLYPH_FLAG_UNSAFE_TO_BREAK};
    hb_buffer_destroy(b);
    return (struct shaped){out, count};
}

static uint32_t state = 1;

static unsigned below(unsigned n)
{
    state = state * 1664525u + 1013904223u;
    return (unsigned)((uint64_t)(state >> 8) * n >> 24);
}

/* A random word of the characters; ligatures and marks among them come up often. */
static uint32_t random_word(const uint16_t *pool, size_t n, uint16_t *units)
{
    uint32_t length = 1 + below(WORD);

    for (uint32_t i = 0; i < length; i++)
        units[i] = pool[below((unsigned)n)];
    return length;
}

static void same_glyphs(struct shaped expected, const struct shaped_glyph *v)
{
    for (size_t i = 0; i < expected.n; i++) {
        const struct shaped_glyph *e = &expected.v[i];

        assert_int_equal(v[i].id, e->id);
        assert_int_equal(v[i].advance, e->advance);
        assert_int_equal(v[i].at, e->at);
        assert_int_equal(v[i].unsafe, e->unsafe);
        assert_int_equal(e->dx | e->dy, 0);
    }
}

/* How many of the random words were set by pairs, each of them as HarfBuzz sets it. */
static size_t compare(const struct word_key *key, const char *characters)
{
    struct pair_sets *sets = pair_sets_new();
    struct pairs *p = pair_sets_get(sets, key);
    struct str s = str_from(characters);
    struct shaped_glyph expected[2 * WORD], set[WORD];
    uint16_t pool[256], units[WORD];
    size_t n = 0, by_pairs = 0;

    for (size_t at = 0; at < s.n;)
        pool[n++] = (uint16_t)utf8_next(s, &at);
    assert_non_null(p);
    for (size_t i = 0; i < WORDS; i++) {
        uint32_t length = random_word(pool, n, units);
        struct shaped g = by_harfbuzz(key, units, length, expected);

        if (pairs_set(p, units, length, 0, 0, set)) {
            assert_int_equal(g.n, length);
            same_glyphs(g, set);
            by_pairs++;
        } else {
            pairs_learn(p, units, length, g);
        }
    }
    pair_sets_free(sets);
    return by_pairs;
}

static void test_random_words(void **state_)
{
    static const struct {
        const char *lang, *characters;
        hb_script_t script;
        size_t least; /* words in a hundred that are plain */
    } rows[] = {
        {"fi", "abcdefghijklmnopqrstuvwxyzåäö", HB_SCRIPT_LATIN, 25},
        {"fi", "AVTWYLPFäöaeiouyvwtfil.,-–’”()0123456789/@:\xC2\xA0", HB_SCRIPT_LATIN, 25},
        {"sv", "ffiltjkåäöÅÄÖéüŠšŽž", HB_SCRIPT_LATIN, 10},
        {"ca", "l·aLŀ", HB_SCRIPT_LATIN, 0},
        {"so", "aij\xCC\x81\xCC\x88o", HB_SCRIPT_LATIN, 0}, /* combining marks */
        {"ru", "абвгдежзийклмнопрстуфхцчшщъыьэюяАГТУР«»-.", HB_SCRIPT_CYRILLIC, 25},
        {"uk", "іїєґабвГТ’", HB_SCRIPT_CYRILLIC, 0},
    };

    (void)state_;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (unsigned kind = 0; kind < 8; kind++) {
            const struct face *face =
                font_catalog_main(ts.fonts, STR("text"), kind & 1, &ts.said.diag);
            struct word_key key = {.face = face,
                                   .script = rows[i].script,
                                   .lang = lang_from(str_from(rows[i].lang)),
                                   .features = (uint8_t)(kind >> 1)};
            size_t n = compare(&key, rows[i].characters);

            if (n * 100 < rows[i].least * WORDS)
                fail_msg("row %zu: %zu of %d words were plain", i, n, (int)WORDS);
        }
}

/* What a rule of the font looks at is left to HarfBuzz. */
static void test_not_plain(void **state_)
{
    const struct face *face = font_catalog_main(ts.fonts, STR("text"), false, &ts.said.diag);
    struct plain *p = plain_new(face, HB_SCRIPT_LATIN, hb_language_from_string("fi", -1));
    uint32_t f = face_glyph(face, 'f'), i = face_glyph(face, 'i'), a = face_glyph(face, 'a');

    (void)state_;
    assert_true(plain_has(p, 'f') && plain_has(p, 'i') && plain_has(p, 0xE4) && plain_has(p, '9'));
    assert_false(plain_has(p, 0x301) || plain_has(p, 0x5D0) || plain_has(p, 0xAD) ||
                 plain_has(p, 0x2044));
    assert_true(plain_beside(p, 'i', i, 'f', f) && plain_beside(p, 'f', f, 'a', a));
    assert_false(plain_beside(p, 'f', f, 'i', i));
    plain_free(p);
}

static void test_unlearned(void **state_)
{
    const struct face *face = font_catalog_main(ts.fonts, STR("text"), false, &ts.said.diag);
    struct word_key key = {.face = face, .script = HB_SCRIPT_LATIN, .lang = LANG_FI};
    struct pair_sets *sets = pair_sets_new();
    struct pairs *p = pair_sets_get(sets, &key);
    struct shaped_glyph v[WORD], set[WORD];
    const uint16_t apu[] = {'a', 'p', 'u'}, upa[] = {'u', 'p', 'a'}, fi[] = {'f', 'i'};

    (void)state_;
    assert_false(pairs_set(p, apu, 3, 0, 0, set));
    assert_true(pairs_learn(p, apu, 3, by_harfbuzz(&key, apu, 3, v)));
    assert_true(pairs_set(p, apu, 3, 5, 0, set));
    assert_int_equal(set[2].at, 7);
    assert_false(pairs_set(p, upa, 3, 0, 0, set)); /* the letters are known, the pairs are not */
    assert_true(pairs_set(p, apu, 3, 0, 10, set));
    assert_int_equal(set[1].advance, v[1].advance + 10);
    assert_false(pairs_learn(p, fi, 2, by_harfbuzz(&key, fi, 2, v)));
    assert_false(pairs_set(p, fi, 2, 0, 0, set));
    key.rtl = true;
    assert_null(pair_sets_get(sets, &key));
    key.rtl = false;
    key.script = HB_SCRIPT_ARABIC;
    assert_null(pair_sets_get(sets, &key));
    pair_sets_free(sets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_random_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_plain, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unlearned, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
