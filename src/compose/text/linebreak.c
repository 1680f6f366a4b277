/*
 * linebreak.c: a shaped paragraph into lines.
 *
 * The text is cut at the ends of lines that it has itself, and each section is fitted by itself
 * (fit.h). Its points are the chances that the rules left. A piece between two of them that is
 * wider than the line gets more, the mildest means first: places that only a binding held together,
 * then hyphens, then between any two characters. A style that hyphenates gets hyphens everywhere.
 *
 * A line that begins or ends inside a run may look different there than in the whole: letters are
 * no longer kerned with, or joined to, what has gone to the other line. HarfBuzz says where that
 * may be (unsafe to break); there the few glyphs up to the next safe place are shaped anew, and the
 * difference is put into the point's start and end.
 */
#include <unicode/uchar.h>

#include "compose/text/fit.h"
#include "compose/text/hyphen.h"
#include "compose/text/shape.h"

enum {
    SOFT_HYPHEN = 0xAD,
    SHORT_WORD = 5,  /* units */
    UNSAFE_MAX = 32, /* units looked at for a safe place */
};

/*
 * What a break costs beside the white that it leaves; in brackets, how much white of a line costs
 * the same. Where a word must be broken (forced), a better place is sought farther away.
 */
enum {
    COST_DASH = FIT_LINE / 64, /* [25 %] at a hyphen that the word has */
    COST_STRANDED =
        FIT_LINE / 64, /* [25 %] "… kassi. Ota|oma": a sentence begins with a short word */
    COST_COMPOUND = FIT_LINE / 50, /* [27 %] a hyphen where one word of a compound meets the next */
    COST_SYLLABLE = FIT_LINE / 20, /* [37 %] a hyphen anywhere else */
    COST_FORCED = FIT_LINE / 8,    /* [50 %] the same, forced */
    COST_SLASH = FIT_LINE / 8,     /* [50 %] behind a slash of an address, forced */
    COST_BOUND = FIT_LINE / 2,     /* [79 %] anywhere else in what belongs together, forced */
    COST_NUMBER = FIT_LINE,        /* [100 %] the same, between figures: in a phone number */
    COST_MIDWORD = FIT_LINE * 2,   /* between any two characters, forced */
};

/* The means to break a piece that is too wide, in this order. */
enum stage { STAGE_BOUND, STAGE_HYPHEN, STAGE_MIDWORD };

/* What a point of fit.h is in the text. */
struct place {
    uint32_t at;
    bool hyphen;
};

struct breaker {
    struct compose_cache *cache;
    const struct text *t;
    struct diag *d;
    uint32_t from, to; /* the section */
    fine measure, first_measure;
    uint8_t *hyphens; /* enum hyphen_mark for each position, where asked for */
    VEC(struct fit_point) points;
    VEC(struct place) places;
    uint32_t words, counted; /* words that end before `counted` */
};

/* ---- Widths */

static bool is_safe(const struct text *t, uint32_t at)
{
    return (t->mark[at] & (MARK_CLUSTER | MARK_UNSAFE)) == MARK_CLUSTER;
}

/* Where a line that begins at `at` begins, so that its width is the difference to its end. */
static fine start_at(struct breaker *b, uint32_t at)
{
    const struct text *t = b->t;
    const struct text_run *run = at < t->n ? text_run_at(t, at) : NULL;
    uint32_t safe = at + 1;
    struct shaped part;

    if (!run || run->from == at || is_safe(t, at))
        return t->pen[at];
    while (safe < run->to && safe < at + UNSAFE_MAX && !is_safe(t, safe))
        safe++;
    part = shape_part(b->cache, t, run, at, safe, false, &b->cache->scratch);
    return t->pen[safe] - shaped_width(run, part.v, part.n);
}

/* Where a line that ends at `at` ends, spaces not counted. */
static fine end_at(struct breaker *b, uint32_t at, bool hyphen)
{
    const struct text *t = b->t;
    uint32_t end = text_content_end(t, b->from, at);
    const struct text_run *run = end > b->from ? text_run_at(t, end - 1) : NULL;
    uint32_t safe;
    struct shaped part;

    if (!run || (!hyphen && (end < at || end == run->to || is_safe(t, end))))
        return t->pen[end];
    for (safe = end - 1; safe > run->from && safe + UNSAFE_MAX > end && !is_safe(t, safe);)
        safe--;
    part = shape_part(b->cache, t, run, safe, end, hyphen, &b->cache->scratch);
    return t->pen[safe] + shaped_width(run, part.v, part.n);
}

static fine measure_at(const struct breaker *b, uint32_t at)
{
    return at == b->from ? b->first_measure : b->measure;
}

static bool fits(struct breaker *b, uint32_t from, uint32_t to, bool hyphen)
{
    return end_at(b, to, hyphen) - start_at(b, from) <= measure_at(b, from);
}

/* ---- Points */

static void count_words(struct breaker *b, uint32_t at)
{
    const uint16_t *units = b->t->units;
    uint32_t end = at;

    for (; b->counted < at; b->counted++)
        if (b->counted > b->from && char_is_space(units[b->counted]) &&
            !char_is_space(units[b->counted - 1]))
            b->words++;
    /* The last word is ended by no space. */
    while (end > b->from && (char_is_newline(units[end - 1]) || char_is_nothing(units[end - 1])))
        end--;
    if (at == b->to && end > b->from && !char_is_space(units[end - 1]))
        b->words++;
}

static void add_point(struct breaker *b, uint32_t at, int64_t penalty, bool hyphen)
{
    struct arena *scratch = &b->cache->scratch;
    struct fit_point p = {.start = start_at(b, at),
                          .end = end_at(b, at, hyphen),
                          .penalty = penalty,
                          .hyphen = hyphen};
    struct fit_point *last = b->points.n > 1 ? &b->points.v[b->points.n - 1] : NULL;

    count_words(b, at);
    p.words = b->words;
    /* Nothing to be seen since the last: the same point. Keeps long rows of them from costing their
     * square. */
    if (last && last->start == p.start && last->end == p.end && last->hyphen == hyphen &&
        at < b->to) {
        b->places.v[b->places.n - 1].at = at;
        return;
    }
    *vec_push(scratch, &b->points) = p;
    *vec_push(scratch, &b->places) = (struct place){at, hyphen};
}

static bool is_word_part(uint32_t c)
{
    return u_isalpha((UChar32)c) || char_extends(c) || c == '-' || c == 0x2010 || c == '\'' ||
           c == 0x2019;
}

/*
 * Asks for the hyphens of the words in a piece. A word with its author's hyphens gets others only
 * where it must be broken.
 */
static void hyphenate_piece(struct breaker *b, uint32_t from, uint32_t to, bool must)
{
    const struct text *t = b->t;

    for (uint32_t i = from, end, next; i<to; i = end> i ? end : next) {
        const struct text_run *run;

        for (end = i; end < to && is_word_part(text_char(t, end, &next)); end = next)
            ;
        text_char(t, i, &next);
        run = text_run_at(t, i);
        if (end == i || !run || t->mark[i] & MARK_ADDRESS)
            continue;
        if (!must && ((end < t->n && t->units[end] == SOFT_HYPHEN) ||
                      (i > 0 && t->units[i - 1] == SOFT_HYPHEN)))
            continue;
        if (!hyphenate(b->cache->hyphenators, run->in->lang, t->units + i, end - i, b->hyphens + i,
                       t->at, b->d))
            b->cache->complaints++;
    }
}

/* Between any two characters: as many on a line as it takes. The last resort, so nothing better is
 * sought. */
static void add_midword(struct breaker *b, uint32_t from, uint32_t to, bool hyphen)
{
    uint32_t last = from, good = from;

    for (uint32_t i = from + 1; i <= to; i++) {
        if (i < to && (!(b->t->mark[i] & MARK_GRAPHEME) || char_is_nothing(b->t->units[i])))
            continue;
        if (good > last && !fits(b, last, i, i == to && hyphen)) {
            add_point(b, good, COST_MIDWORD, false);
            last = good;
        }
        good = i;
    }
}

static bool is_figure(uint32_t unit)
{
    return unit >= '0' && unit <= '9';
}

/* Of a place that only a no-break space, or a slash, makes one. */
static int64_t bound_cost(const struct text *t, uint32_t at)
{
    if (t->units[at - 1] == '/')
        return COST_SLASH;
    return at > 1 && is_figure(t->units[at - 2]) && is_figure(t->units[at]) ? COST_NUMBER
                                                                            : COST_BOUND;
}

/* Of a point inside a piece. */
static int64_t inner_cost(const struct breaker *b, uint32_t at, enum stage stage, bool forced)
{
    if (stage == STAGE_BOUND)
        return bound_cost(b->t, at);
    if (b->hyphens[at] == HYPHEN_COMPOUND)
        return COST_COMPOUND;
    return forced ? COST_FORCED : COST_SYLLABLE;
}

/* The points inside the piece [from, to), which `hyphen` ends. */
static void add_inner(struct breaker *b, uint32_t from, uint32_t to, bool hyphen, enum stage stage)
{
    bool fit = fits(b, from, to, hyphen);
    uint32_t last = from;

    if (fit && stage == STAGE_BOUND)
        stage = STAGE_HYPHEN;
    if (fit && !(stage == STAGE_HYPHEN && b->t->options.hyphenate))
        return;
    if (stage == STAGE_MIDWORD) {
        add_midword(b, from, to, hyphen);
        return;
    }
    if (stage == STAGE_HYPHEN)
        hyphenate_piece(b, from, to, !fit);
    for (uint32_t i = from + 1; i < to; i++) {
        bool by_hyphen = stage == STAGE_HYPHEN;

        if (by_hyphen ? !b->hyphens[i] : b->t->chance[i] != CHANCE_BOUND)
            continue;
        add_inner(b, last, i, by_hyphen, stage + 1);
        add_point(b, i, inner_cost(b, i, stage, !fit), by_hyphen);
        last = i;
    }
    add_inner(b, last, to, hyphen, stage + 1);
}

/* Does a short word that begins a sentence stand before the space that ends at `at`? */
static bool strands_word(const struct text *t, uint32_t from, uint32_t at)
{
    uint32_t end = text_content_end(t, from, at), start = end;

    while (start > from && !char_is_space(t->units[start - 1]))
        start--;
    if (end - start > SHORT_WORD || start == from)
        return false;
    start = text_content_end(t, from, start);
    return start > from &&
           (t->units[start - 1] == '.' || t->units[start - 1] == '!' || t->units[start - 1] == '?');
}

/* Of a chance that the rules left, before the end of the section. */
static int64_t chance_cost(const struct breaker *b, uint32_t at)
{
    switch (b->t->chance[at]) {
    case CHANCE_SOFT:
        return COST_COMPOUND;
    case CHANCE_DASH:
        return COST_DASH;
    default:
        return strands_word(b->t, b->from, at) ? COST_STRANDED : 0;
    }
}

static void add_points(struct breaker *b)
{
    const struct text *t = b->t;
    uint32_t last = b->from;

    b->points.n = b->places.n = 0;
    b->words = 0;
    b->counted = b->from;
    add_point(b, b->from, 0, false);
    for (uint32_t i = b->from + 1; i < b->to; i++) {
        bool hyphen = t->chance[i] == CHANCE_SOFT;

        if (t->chance[i] < CHANCE_SOFT)
            continue;
        add_inner(b, last, i, hyphen, STAGE_BOUND);
        add_point(b, i, chance_cost(b, i), hyphen);
        last = i;
    }
    add_inner(b, last, b->to, false, STAGE_BOUND);
    add_point(b, b->to, 0, false);
}

/* ---- Lines */

static void add_line(struct breaker *b, size_t i, size_t j, struct arena *a, struct text_lines *out,
                     size_t *room)
{
    struct text_line *line;

    out->v = vec_grow(a, out->v, out->n, room, sizeof *out->v);
    line = &out->v[out->n++];
    line->from = b->places.v[i].at;
    line->to = b->places.v[j].at;
    line->width = fine_to_pt64(b->points.v[j].end - b->points.v[i].start);
    line->hyphen = b->places.v[j].hyphen;
    if (line->width > out->widest)
        out->widest = line->width;
    out->torn = out->torn || (line->to < b->to && b->t->chance[line->to] < CHANCE_SOFT);
}

/* What fits one line is best on one, as a line more costs more than anything it could gain. Then
 * there are no points to be weighed, unless a style wants every word looked at for hyphens. */
static bool set_on_one(struct breaker *b, struct arena *a, struct text_lines *out, size_t *room)
{
    fine start = start_at(b, b->from), end = end_at(b, b->to, false);
    struct text_line *line;

    if (b->t->options.hyphenate || end - start > measure_at(b, b->from))
        return false;
    out->v = vec_grow(a, out->v, out->n, room, sizeof *out->v);
    line = &out->v[out->n++];
    *line = (struct text_line){b->from, b->to, fine_to_pt64(end - start), false};
    if (line->width > out->widest)
        out->widest = line->width;
    return true;
}

static void break_section(struct breaker *b, struct arena *a, struct text_lines *out, size_t *room)
{
    struct fit f;
    size_t *breaks, n, last = 0;

    if (set_on_one(b, a, out, room))
        return;
    add_points(b);
    f = (struct fit){b->points.v, b->points.n, b->measure, b->first_measure};
    breaks = arena_array(&b->cache->scratch, f.n, sizeof *breaks);
    n = b->t->options.greedy ? fit_first(&f, breaks) : fit_best(&f, &b->cache->scratch, breaks);
    for (size_t k = 0; k < n; last = breaks[k++])
        add_line(b, last, breaks[k], a, out, room);
}

/* A width that rounds to the measure fits it. What stands beside the text may have left none. */
static fine room_for(pt64 measure)
{
    return ((fine)(measure > 0 ? measure : 0) << FINE_SHIFT) + (1 << (FINE_SHIFT - 1)) - 1;
}

void text_break(struct compose_cache *c, const struct text *t, pt64 measure, pt64 first_indent,
                struct arena *a, struct diag *d, struct text_lines *out)
{
    struct breaker b = {.cache = c, .t = t, .d = d};
    size_t room = 0;

    *out = (struct text_lines){.text = t};
    if (text_content_end(t, 0, t->n) == 0)
        return;
    arena_reset(&c->scratch);
    b.hyphens = arena_alloc(&c->scratch, t->n + 1);
    b.measure = room_for(measure);
    b.first_measure = room_for(measure - first_indent);
    for (; b.from < t->n; b.from = b.to) {
        b.to = b.from + 1;
        while (b.to < t->n && t->chance[b.to] != CHANCE_MUST)
            b.to++;
        break_section(&b, a, out, &room);
        b.first_measure = b.measure;
    }
}
