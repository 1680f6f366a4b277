/*
 * shape.c: HarfBuzz over runs.
 *
 * A run is shaped in font units, whatever the size, and word by word where no rule of the font
 * looks at the space, so that words come from the store, or are set by the pairs of their
 * characters. Clusters are kept apart as far as HarfBuzz
 * can (level monotone characters), so every glyph knows its letters. Characters that draw nothing
 * leave no glyph; they belong to the cluster before them.
 */
#include "compose/text/shape.h"

#include <string.h>

#include "compose/text/pairs.h"

enum {
    WORD_MAX = 64, /* units of a word that is kept */
    HYPHEN = 0x2010,
};

/* What is the same for all words of a run. */
struct shaper {
    struct compose_cache *cache;
    const struct text *t;
    const struct text_run *run;
    struct word_key key;
    struct pairs *pairs; /* of plain words, or NULL */
    int32_t tracking;    /* font units after each cluster */
    uint32_t from, to;
    bool hyphen;
    struct arena *a;
    struct shaped out;
    size_t room;
};

static bool is_rtl(const struct text_run *run)
{
    return run->level & 1;
}

/* Scripts whose letters look the same whatever stands beside them. */
static bool stands_alone(hb_script_t script)
{
    return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_GREEK ||
           script == HB_SCRIPT_COMMON || script == HB_SCRIPT_HEBREW || script == HB_SCRIPT_HAN;
}

static bool joins_letters(hb_script_t script)
{
    return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_NKO ||
           script == HB_SCRIPT_MONGOLIAN || script == HB_SCRIPT_DEVANAGARI ||
           script == HB_SCRIPT_BENGALI || script == HB_SCRIPT_GURMUKHI;
}

static struct shaper shaper_for(struct compose_cache *c, const struct text *t,
                                const struct text_run *run, struct arena *a)
{
    const struct style *style = run->in->style;
    struct shaper s = {.cache = c, .t = t, .run = run, .a = a};

    s.key = (struct word_key){
        .face = run->face, .script = run->script, .lang = run->in->lang, .rtl = is_rtl(run)};
    if (style->tabular)
        s.key.features |= FEATURE_TABULAR;
    if (style->tracking && style->size && !joins_letters(run->script)) {
        s.key.features |= FEATURE_SEPARATE;
        s.tracking = (int32_t)((int64_t)style->tracking * run->face->units_per_em / style->size);
    }
    s.pairs = pair_sets_get(c->pairs, &s.key);
    return s;
}

/* ---- One call of HarfBuzz */

static void set_properties(hb_buffer_t *b, const struct word_key *key)
{
    char code[4];

    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_direction(b, key->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, key->script);
    if (key->lang)
        hb_buffer_set_language(b, hb_language_from_string(lang_code(key->lang, code), -1));
}

/*
 * A cluster may begin with characters that left no glyph (HarfBuzz gives them to the cluster that
 * follows in the buffer, which from right to left is the one before): they are given back.
 */
static void trim_cluster_starts(struct shaped g, const uint16_t *units, uint32_t n, bool rtl)
{
    uint32_t end = n;

    for (size_t k = 0, j; k < g.n; k = j) {
        size_t first =
            rtl ? k : g.n - 1 - k; /* from the last cluster in reading order to the first */
        uint32_t at = g.v[first].at, start = at;

        while (start + 1 < end && char_is_ignorable(units[start]))
            start++;
        for (j = k; j < g.n && g.v[rtl ? j : g.n - 1 - j].at == at; j++)
            g.v[rtl ? j : g.n - 1 - j].at = start;
        end = at;
    }
}

/* Shapes units[from, to) beside what is around; positions count from `from`. Owned by the scratch
 * arena. */
static struct shaped shape_word(struct compose_cache *c, const struct word_key *key,
                                const uint16_t *units, uint32_t n, uint32_t from, uint32_t to)
{
    hb_feature_t features[4];
    unsigned n_features = 0, count;
    hb_buffer_t *b = c->buffer;
    const hb_glyph_info_t *info;
    const hb_glyph_position_t *position;
    struct shaped out;

    if (key->features & FEATURE_TABULAR)
        features[n_features++] = (hb_feature_t){HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned)-1};
    if (key->features & FEATURE_SEPARATE) {
        features[n_features++] = (hb_feature_t){HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1};
        features[n_features++] = (hb_feature_t){HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1};
    }
    hb_buffer_reset(b);
    set_properties(b, key);
    hb_buffer_add_utf16(b, units, (int)n, from, (int)(to - from));
    hb_shape(key->face->hb_font, b, features, n_features);
    info = hb_buffer_get_glyph_infos(b, &count);
    position = hb_buffer_get_glyph_positions(b, NULL);
    out = (struct shaped){arena_array(&c->scratch, count, sizeof *out.v), count};
    for (unsigned i = 0; i < count; i++)
        out.v[i] = (struct shaped_glyph){
            .id = info[i].codepoint,
            .advance = position[i].x_advance,
            .dx = position[i].x_offset,
            .dy = position[i].y_offset,
            .at = info[i].cluster - from,
            .unsafe = hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK,
        };
    trim_cluster_starts(out, units + from, to - from, key->rtl);
    return out;
}

/* ---- Words of a part */

static struct shaped known_word(struct shaper *s, const uint16_t *units, uint32_t n)
{
    const struct shaped *known = words_get(s->cache->words, &s->key, units, n);
    struct shaped fresh;

    if (known)
        return *known;
    fresh = shape_word(s->cache, &s->key, units, n, 0, n);
    if (!(s->pairs && pairs_learn(s->pairs, units, n, fresh)) && n <= WORD_MAX)
        words_put(s->cache->words, &s->key, units, n, fresh);
    return fresh;
}

static bool ends_word(uint16_t unit)
{
    return char_is_space(unit) || char_is_newline(unit);
}

/* Do letters of another run, on the same line, join those of [from, to)? */
static bool has_neighbours(const struct shaper *s, uint32_t from, uint32_t to)
{
    const struct text *t = s->t;

    if (stands_alone(s->key.script))
        return false;
    return (from == s->run->from && from > 0 && !ends_word(t->units[from - 1])) ||
           (to == s->run->to && to < t->n && !ends_word(t->units[to]));
}

static void make_room(struct shaper *s, size_t n)
{
    struct shaped_glyph *old = s->out.v;

    if (s->out.n + n <= s->room)
        return;
    s->room = 2 * s->room + n;
    s->out.v = arena_room(s->a, s->room, sizeof *s->out.v);
    memcpy(s->out.v, old, s->out.n * sizeof *old);
}

static void append(struct shaper *s, struct shaped word, uint32_t from)
{
    make_room(s, word.n);
    for (size_t i = 0; i < word.n; i++) {
        struct shaped_glyph g = word.v[i];
        bool first = i == 0 || word.v[i - 1].at != g.at;

        g.at += from;
        if (first && g.advance)
            g.advance += s->tracking;
        s->out.v[s->out.n++] = g;
    }
}

/* A word for which no neighbour matters. */
static void add_known(struct shaper *s, const uint16_t *units, uint32_t n, uint32_t from)
{
    make_room(s, n);
    if (s->pairs && pairs_set(s->pairs, units, n, from, s->tracking, s->out.v + s->out.n))
        s->out.n += n;
    else
        append(s, known_word(s, units, n), from);
}

static void add_word(struct shaper *s, uint32_t from, uint32_t to)
{
    const uint16_t *units = s->t->units;

    if (s->hyphen && to == s->to) {
        uint16_t *with_hyphen = arena_array(&s->cache->scratch, to - from + 1, sizeof *with_hyphen);

        memcpy(with_hyphen, units + from, (to - from) * sizeof *with_hyphen);
        with_hyphen[to - from] = face_glyph(s->key.face, HYPHEN) ? HYPHEN : '-';
        add_known(s, with_hyphen, to - from + 1, from);
    } else if (has_neighbours(s, from, to)) {
        /* What is on another line is no neighbour. */
        uint32_t low = from == s->run->from ? 0 : from, high = to == s->run->to ? s->t->n : to;

        append(s, shape_word(s->cache, &s->key, units + low, high - low, from - low, to - low),
               from);
    } else {
        add_known(s, units + from, to - from, from);
    }
}

/* Is the unit a word of its own? A space is, unless a mark stands on it. */
static bool is_gap(const struct shaper *s, uint32_t at)
{
    return s->t->units[at] == ' ' && !(at + 1 < s->to && char_extends(s->t->units[at + 1]));
}

static uint32_t word_end(const struct shaper *s, uint32_t from)
{
    uint32_t end = from + 1;

    if (!s->key.face->space_alone)
        return s->to;
    if (!is_gap(s, from))
        while (end < s->to && !is_gap(s, end))
            end++;
    return end;
}

static uint32_t word_start(const struct shaper *s, uint32_t to)
{
    uint32_t start = to - 1;

    if (!s->key.face->space_alone)
        return s->from;
    if (!is_gap(s, start))
        while (start > s->from && !is_gap(s, start - 1))
            start--;
    return start;
}

struct shaped shape_part(struct compose_cache *c, const struct text *t, const struct text_run *run,
                         uint32_t from, uint32_t to, bool hyphen, struct arena *a)
{
    struct shaper s = shaper_for(c, t, run, a);

    s.from = from;
    s.to = to;
    s.hyphen = hyphen;
    s.room = to - from + 1;
    s.out.v = arena_room(a, s.room, sizeof *s.out.v);
    if (s.key.rtl)
        for (uint32_t end = to, start; end > from; end = start)
            add_word(&s, start = word_start(&s, end), end);
    else
        for (uint32_t start = from, end; start < to; start = end)
            add_word(&s, start, end = word_end(&s, start));
    return s.out;
}

/* ---- The whole paragraph */

static fine scaled(const struct text_run *run, int64_t font_units)
{
    return font_units * run->in->style->size * (1 << FINE_SHIFT) / run->face->units_per_em;
}

fine shaped_width(const struct text_run *run, const struct shaped_glyph *v, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += v[i].advance;
    return scaled(run, sum);
}

/* Within a cluster the pen already stands at its end. */
static fine run_pens(struct text *t, const struct text_run *run, fine start)
{
    int64_t sum = 0;

    t->mark[run->from] |= MARK_CLUSTER;
    for (size_t i = 0; i < run->n; i++) {
        const struct shaped_glyph *g = &run->glyphs[i];

        t->pen[g->at] += g->advance; /* font units, for the moment */
        t->mark[g->at] |= MARK_CLUSTER | (g->unsafe && g->at > run->from ? MARK_UNSAFE : 0);
    }
    for (uint32_t i = run->from; i < run->to; i++) {
        int64_t advance = t->pen[i];

        t->pen[i] = start + scaled(run, sum);
        sum += advance;
    }
    return start + scaled(run, sum);
}

void shape_runs(struct compose_cache *c, struct text *t, struct arena *a)
{
    fine pen = 0;
    uint32_t at = 0;

    for (size_t k = 0; k < t->n_runs; k++) {
        struct text_run *run = &t->runs[k];
        struct shaped glyphs = shape_part(c, t, run, run->from, run->to, false, a);

        run->glyphs = glyphs.v;
        run->n = glyphs.n;
        while (at < run->from)
            t->pen[at++] = pen;
        pen = run_pens(t, run, pen);
        at = run->to;
    }
    while (at <= t->n)
        t->pen[at++] = pen;
}
