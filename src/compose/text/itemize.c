/*
 * itemize.c: a paragraph's spans into runs that can be shaped.
 *
 * Levels come from the bidirectional algorithm, through ICU; it is left out where nothing is
 * written right to left. A span that is set left to right whatever is around stands between LRI and
 * PDI, which draw nothing and have no bytes; so do spans in a language of the other direction than
 * the paragraph's, as many as stand together, between LRI or RLI and PDI: else a full stop at the
 * end of a Finnish sentence in an Arabic line would stand before it.
 *
 * Faces are chosen by grapheme cluster, so that a mark is never parted from its letter: the first
 * face for the script that has all of the cluster, else its base's.
 */
#include "compose/text/itemize.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "compose/text/script.h"

enum {
    LRI = 0x2066,
    RLI = 0x2067,
    PDI = 0x2069,
    FIRST_TURN = 0x590, /* nothing below is, or makes anything, right to left */
    SOFT_HYPHEN = 0xAD,
    ZERO_WIDTH_JOINER = 0x200D,
    INVISIBLE_PLUS = 0x2064, /* draws nothing, no white space, joins the word for line breaking */
};

/* ---- Characters */

/* Could it, or its lead surrogate, have a right-to-left class or set a direction? Wider than need
 * be is fine. */
static bool may_turn(uint16_t u)
{
    return (u >= FIRST_TURN && u <= 0x08FF) || (u >= 0x200E && u <= 0x200F) ||
           (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) ||
           (u >= 0xD802 && u <= 0xD803) || (u >= 0xD83A && u <= 0xD83B) ||
           (u >= 0xFB1D && u <= 0xFDFF) || (u >= 0xFE70 && u <= 0xFEFF);
}

static bool is_isolated(const struct text_input *in)
{
    return in->span && in->span->ltr;
}

/* Is input i there, and of the other direction than the paragraph? */
static bool is_contrary(const struct text *t, size_t i)
{
    return i < t->n_in && lang_is_rtl(t->in[i].lang) != t->options.rtl;
}

static void put_unit(struct text *t, uint32_t unit, size_t byte)
{
    t->byte_at[t->n] = (uint32_t)byte;
    t->units[t->n++] = (uint16_t)unit;
}

/* Control characters steer nothing here: a tab is a space, the others draw nothing. */
static void put_char(struct text *t, uint32_t c, size_t byte)
{
    if (c == '\t')
        c = ' ';
    else if (!char_is_newline(c) && (c < 0x20 || (c >= 0x7F && c < 0xA0)))
        c = INVISIBLE_PLUS;
    if (c < 0x10000) {
        put_unit(t, c, byte);
        return;
    }
    put_unit(t, U16_LEAD(c), byte);
    put_unit(t, U16_TRAIL(c), byte);
}

/* The characters of s[*at, end). */
static void put_chars(struct text *t, size_t *at, size_t end)
{
    while (*at < end) {
        size_t byte = *at;
        unsigned char first = (unsigned char)t->s.s[byte];

        if (first >= ' ' && first < 0x7F) {
            put_unit(t, first, byte);
            ++*at;
        } else {
            put_char(t, utf8_next(str_sub(t->s, 0, end), at), byte);
        }
    }
}

static void join_inputs(struct text *t, struct arena *a)
{
    size_t n = 0;
    char *bytes;

    if (t->n_in == 1) {
        t->s = t->in[0].s;
        return;
    }
    for (size_t i = 0; i < t->n_in; i++)
        n += t->in[i].s.n;
    bytes = arena_alloc(a, n + 1);
    t->s = (struct str){bytes, 0};
    for (size_t i = 0; i < t->n_in; i++)
        for (size_t k = 0; k < t->in[i].s.n; k++)
            bytes[t->s.n++] = t->in[i].s.s[k];
}

void text_decode(struct text *t, struct arena *a)
{
    size_t at = 0, end = 0;

    join_inputs(t, a);
    /* No character takes more units than bytes. */
    t->units = arena_array(a, t->s.n + 4 * t->n_in + 1, sizeof *t->units);
    t->byte_at = arena_array(a, t->s.n + 4 * t->n_in + 1, sizeof *t->byte_at);
    t->in_from = arena_array(a, t->n_in + 1, sizeof *t->in_from);
    for (size_t i = 0; i < t->n_in; i++) {
        t->in_from[i] = t->n;
        end += t->in[i].s.n;
        if (is_contrary(t, i) && !(i && is_contrary(t, i - 1)))
            put_unit(t, t->options.rtl ? LRI : RLI, at);
        if (is_isolated(&t->in[i]))
            put_unit(t, LRI, at);
        put_chars(t, &at, end);
        if (is_isolated(&t->in[i]))
            put_unit(t, PDI, at);
        if (is_contrary(t, i) && !is_contrary(t, i + 1))
            put_unit(t, PDI, at);
    }
    t->in_from[t->n_in] = t->n;
    t->byte_at[t->n] = (uint32_t)t->s.n;
}

/* ---- Levels */

bool bidi_levels(const uint16_t *units, uint32_t n, bool rtl, uint8_t *levels)
{
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_open();
    const UBiDiLevel *found = NULL;

    if (bidi) {
        ubidi_setPara(bidi, units, (int32_t)n, rtl ? 1 : 0, NULL, &status);
        found = ubidi_getLevels(bidi, &status);
    }
    for (uint32_t i = 0; i < n && found; i++)
        levels[i] = found[i];
    ubidi_close(bidi);
    return found && U_SUCCESS(status);
}

static bool needs_bidi(const struct text *t)
{
    bool isolated = false, turns = t->options.rtl;

    for (size_t i = 0; i < t->n_in; i++)
        isolated |= is_isolated(&t->in[i]);
    for (uint32_t i = 0; i < t->n && !turns; i++)
        turns = t->units[i] >= FIRST_TURN && may_turn(t->units[i]) &&
                !(isolated && t->units[i] == LRI) && t->units[i] != PDI;
    return turns;
}

/* ---- Scripts */

/* Isolated spans are by themselves, also in script: a phone number looks the same in every
 * language's leaflet, and the figures that begin a Finnish sentence are no Arabic ones. */
static void resolve_scripts(const struct text *t, int *scripts)
{
    for (size_t i = 0, k; i < t->n_in; i = k) {
        bool isolated = is_isolated(&t->in[i]);

        k = i + 1;
        while (k < t->n_in && !isolated && !is_isolated(&t->in[k]) &&
               is_contrary(t, k) == is_contrary(t, i))
            k++;
        script_resolve(t, t->in_from[i], t->in_from[k],
                       isolated ? USCRIPT_LATIN : script_of_lang(t->in[i].lang), scripts);
    }
}

/* ---- Faces */

struct itemizer {
    struct compose_cache *cache;
    struct text *t;
    struct arena *a;
    struct diag *d;
    const uint8_t *levels; /* NULL: all 0 */
    const int *scripts;
    size_t room; /* for runs */
    struct {     /* the last answer, as most texts are of one script */
        int code;
        hb_script_t script;
    } known;
};

static hb_script_t script_at(struct itemizer *it, uint32_t at)
{
    if (it->scripts[at] != it->known.code) {
        const char *name = uscript_getShortName((UScriptCode)it->scripts[at]);

        it->known.code = it->scripts[at];
        it->known.script = name ? hb_script_from_string(name, -1) : HB_SCRIPT_COMMON;
    }
    return it->known.script;
}

/* What a face must have to draw it: HarfBuzz makes every space from the plain one. */
static uint32_t glyph_source(uint32_t c)
{
    return char_is_space(c) ? ' ' : c;
}

static const struct face *face_for(struct itemizer *it, struct font_request *r, uint32_t c,
                                   const struct font_entry **missing)
{
    struct font_catalog *fonts = it->cache->fonts;
    const struct face *f = font_catalog_face(fonts, r, c, missing);
    UErrorCode status = U_ZERO_ERROR;
    hb_codepoint_t first, second;
    UScriptCode own;

    if (f)
        return f;
    if (c == 0x2011) /* no-break hyphen: HarfBuzz takes the other one */
        return face_for(it, r, 0x2010, missing);
    own = uscript_getScript((UChar32)c, &status);
    if (own == USCRIPT_COMMON || own == USCRIPT_INHERITED) {
        struct font_request any = *r;

        any.script = HB_SCRIPT_COMMON;
        f = font_catalog_face(fonts, &any, c, missing);
    }
    /* HarfBuzz takes a character apart when the face has only its parts. */
    if (!f && hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &first, &second)) {
        f = font_catalog_face(fonts, r, first, missing);
        if (f && second && !face_glyph(f, second))
            f = NULL;
    }
    return f;
}

static void report_no_glyph(struct itemizer *it, const struct text_input *in, uint32_t c,
                            const struct font_entry *missing)
{
    struct compose_cache *cache = it->cache;
    struct loc at = in->span && in->span->at.file ? in->span->at : it->t->at;
    struct no_glyph *seen;
    char utf8[5] = {0};

    for (size_t i = 0; i < cache->no_glyph.n; i++) {
        seen = &cache->no_glyph.v[i];
        if (missing ? seen->missing == missing
                    : seen->code_point == c && seen->at.file == at.file &&
                          seen->at.line == at.line && seen->at.col == at.col)
            return;
    }
    seen = vec_push(&cache->job, &cache->no_glyph);
    *seen = (struct no_glyph){c, missing, at};
    utf8_encode(c, utf8);
    if (missing)
        diag_report(
            it->d, DIAG_NO_GLYPH, at,
            _("U+%04X \"%s\"; boxes are printed for it and for others of its script. The font "
              "%.*s is missing or not usable here: install the package %.*s"),
            (unsigned)c, utf8, STR_ARG(missing->file), STR_ARG(missing->package));
    else
        diag_report(it->d, DIAG_NO_GLYPH, at,
                    _("U+%04X \"%s\"; a box is printed. Replace the character, or add a font to "
                      "fonts/fonts.xml"),
                    (unsigned)c, utf8);
}

static bool face_draws_all(const struct itemizer *it, const struct face *f, uint32_t from,
                           uint32_t to)
{
    while (from < to) {
        uint32_t c = text_char(it->t, from, &from);

        if (!char_is_ignorable(c) && !face_glyph(f, glyph_source(c)))
            return false;
    }
    return true;
}

/* The face for the grapheme cluster [from, to). NULL after DIAG_FONT. */
static const struct face *cluster_face(struct itemizer *it, const struct text_input *in,
                                       uint32_t from, uint32_t to)
{
    struct font_request r = {in->style->family, in->bold, script_at(it, from), in->lang};
    const struct text_run *last = it->t->n_runs ? &it->t->runs[it->t->n_runs - 1] : NULL;
    const struct face *base = NULL;
    const struct font_entry *missing = NULL, *lacking;
    uint32_t first = 0;

    for (uint32_t i = from; i < to;) {
        uint32_t c = text_char(it->t, i, &i);
        const struct face *f;

        if (char_is_ignorable(c))
            continue;
        c = glyph_source(c);
        f = face_for(it, &r, c, &lacking);
        if (f && face_draws_all(it, f, i, to) && !base)
            return f;
        if (!base)
            base = f;
        if (!f && !first) {
            first = c;
            missing = lacking;
        }
    }
    if (first) {
        it->t->lacks = true;
        it->cache->complaints++;
        report_no_glyph(it, in, first, missing);
    }
    if (base)
        return base;
    if (!first && last && last->to == from && last->in == in)
        return last->face;
    return font_catalog_main(it->cache->fonts, in->style->family, in->bold, it->d);
}

/* ---- Runs */

/* The end of the grapheme cluster at `from`, not beyond `to`. */
static uint32_t cluster_end(const struct text *t, uint32_t from, uint32_t to)
{
    uint32_t end, next, c = text_char(t, from, &end);

    while (end < to && !char_is_newline(c)) {
        bool joined = c == ZERO_WIDTH_JOINER;

        c = text_char(t, end, &next);
        /* Pictures are joined into one. */
        if (!char_extends(c) &&
            !(joined && u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC)))
            break;
        end = next;
    }
    return end;
}

static uint8_t level_at(const struct itemizer *it, uint32_t at)
{
    return it->levels ? it->levels[at] : 0;
}

/* Adds [from, to) to the last run where all is alike, else to a new one. */
static void add_cluster(struct itemizer *it, const struct text_input *in, const struct face *face,
                        uint32_t from, uint32_t to)
{
    struct text *t = it->t;
    struct text_run fresh = {
        .from = from,
        .to = to,
        .level = level_at(it, from),
        .face = face,
        .script = script_at(it, from),
        .in = in,
    };
    struct text_run *last = t->n_runs ? &t->runs[t->n_runs - 1] : NULL;

    if (last && last->to == from && last->in == in && last->face == face &&
        last->script == fresh.script && last->level == fresh.level) {
        last->to = to;
        return;
    }
    t->runs = vec_grow(it->a, t->runs, t->n_runs, &it->room, sizeof *t->runs);
    t->runs[t->n_runs++] = fresh;
}

/* A cluster by itself, and no more than its face to be asked for: most of a European text. */
static bool is_plain(uint16_t unit)
{
    return (unit >= ' ' && unit < 0x7F) || (unit > SOFT_HYPHEN && unit < FIRST_MARK);
}

/* The characters known to be drawn by a face that is asked for so. One for a request as yet
 * unknown takes the place of the oldest. */
static struct drawn *drawn_by(struct compose_cache *c, const struct font_request *r,
                              const struct face *face)
{
    struct drawn *d;

    for (unsigned i = 0; i < DRAWN; i++) {
        d = &c->drawn[i];
        if (d->face == face && d->bold == r->bold && d->script == r->script && d->lang == r->lang &&
            str_eq(d->role, r->role))
            return d;
    }
    d = &c->drawn[c->next_drawn];
    c->next_drawn = (c->next_drawn + 1) % DRAWN;
    *d = (struct drawn){.role = str_copy(&c->arena, r->role),
                        .bold = r->bold,
                        .script = r->script,
                        .lang = r->lang,
                        .face = face};
    return d;
}

/* Is the character, asked for so, drawn by this face? */
static bool draws(struct itemizer *it, struct drawn *d, const struct font_request *r, uint16_t unit)
{
    uint8_t bit = (uint8_t)(1 << unit % 8), *known = &d->bits[unit / 8];
    const struct font_entry *missing;

    if (!(*known & bit) &&
        font_catalog_face(it->cache->fonts, r, glyph_source(unit), &missing) == d->face)
        *known |= bit;
    return *known & bit;
}

/* Goes on with the last run over plain characters; returns where they end. */
static uint32_t add_plain(struct itemizer *it, const struct text_input *in, uint32_t from,
                          uint32_t to)
{
    struct text *t = it->t;
    struct text_run *last = t->n_runs ? &t->runs[t->n_runs - 1] : NULL;
    struct font_request r;
    struct drawn *drawn;
    uint32_t i = from;

    if (!last || last->to != from || last->in != in)
        return from;
    r = (struct font_request){in->style->family, in->bold, last->script, in->lang};
    drawn = drawn_by(it->cache, &r, last->face);
    while (i < to && is_plain(t->units[i]) && (i + 1 == to || t->units[i + 1] < FIRST_MARK) &&
           script_at(it, i) == last->script && level_at(it, i) == last->level &&
           draws(it, drawn, &r, t->units[i]))
        t->mark[i++] |= MARK_GRAPHEME;
    last->to = i;
    return i;
}

static bool itemize_input(struct itemizer *it, size_t k)
{
    struct text *t = it->t;
    uint32_t to = t->in_from[k + 1];

    for (uint32_t i = t->in_from[k], end; i < to; i = end) {
        const struct face *face;

        end = add_plain(it, &t->in[k], i, to);
        if (end > i)
            continue;
        end = cluster_end(t, i, to);
        t->mark[i] |= MARK_GRAPHEME;
        /* Line ends, and the isolates that are not in the span, are in no run. */
        if (char_is_newline(t->units[i]) || t->byte_at[i] == t->byte_at[end])
            continue;
        face = cluster_face(it, &t->in[k], i, end);
        if (!face)
            return false;
        add_cluster(it, &t->in[k], face, i, end);
    }
    return true;
}

bool text_itemize(struct compose_cache *c, struct text *t, struct arena *a, struct diag *d)
{
    struct itemizer it = {.cache = c, .t = t, .a = a, .d = d, .known = {-1, HB_SCRIPT_COMMON}};
    int *scripts = arena_array(&c->scratch, t->n, sizeof *scripts);

    if (needs_bidi(t)) {
        uint8_t *levels = arena_array(&c->scratch, t->n, sizeof *levels);

        if (!bidi_levels(t->units, t->n, t->options.rtl, levels)) {
            diag_report(d, DIAG_INTERNAL, t->at, _("the bidirectional algorithm failed"));
            return false;
        }
        it.levels = levels;
    }
    resolve_scripts(t, scripts);
    it.scripts = scripts;
    for (size_t k = 0; k < t->n_in; k++)
        if (!itemize_input(&it, k))
            return false;
    return true;
}
