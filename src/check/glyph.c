/*
 * glyph.c: see glyph.h. Each character of Unicode is looked up once; then a bit tells.
 */
#include "check/glyph.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"

enum { WORDS = 0x110000 / 64, MOST = 8 }; /* of one listing */

/* What a listing lacks, so that it is said once. */
struct lacking {
    uint32_t v[MOST];
    size_t n;
};

void glyphs_init(struct glyphs *g, struct font_catalog *fonts)
{
    *g = (struct glyphs){.fonts = fonts};
    if (!fonts)
        return;
    g->known = heap_alloc(2 * WORDS * sizeof *g->known);
    memset(g->known, 0, 2 * WORDS * sizeof *g->known);
    g->lacking = g->known + WORDS;
}

void glyphs_release(struct glyphs *g)
{
    free(g->known);
}

/* Spaces, and what draws nothing: any font will do (HarfBuzz needs no glyph of them). */
static bool is_invisible(uint32_t c)
{
    return c < 0x21 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x034F || c == 0x061C ||
           (c >= 0x115F && c <= 0x1160) || (c >= 0x17B4 && c <= 0x17B5) ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
           c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_drawn(struct glyphs *g, uint32_t c)
{
    uint64_t bit = (uint64_t)1 << c % 64;
    const struct font_entry *missing;

    if (!(g->known[c / 64] & bit)) {
        g->known[c / 64] |= bit;
        if (!is_invisible(c) && !font_catalog_draws(g->fonts, STR("text"), c, &missing))
            g->lacking[c / 64] |= bit;
    }
    return !(g->lacking[c / 64] & bit);
}

static bool was_missed(struct glyphs *g, const struct font_entry *e)
{
    enum { ROOM = sizeof g->missing / sizeof *g->missing };

    for (size_t i = 0; i < g->n_missing; i++)
        if (g->missing[i] == e)
            return true;
    if (g->n_missing == ROOM)
        return true;
    g->missing[g->n_missing++] = e;
    return false;
}

static void report(struct glyphs *g, uint32_t c, struct loc at, struct diag *d)
{
    const struct font_entry *missing = NULL;
    char utf8[5] = {0};

    utf8_encode(c, utf8);
    font_catalog_draws(g->fonts, STR("text"), c, &missing);
    if (!missing)
        diag_report(d, DIAG_NO_GLYPH, at,
                    _("U+%04X \"%s\"; a box is printed. Replace the character, or add a font to "
                      "fonts/fonts.xml"),
                    (unsigned)c, utf8);
    else if (!was_missed(g, missing))
        diag_report(
            d, DIAG_NO_FONT, at,
            _("U+%04X \"%s\"; boxes are printed for it and for others of its script. The font "
              "%.*s is missing or not usable here: install the package %.*s"),
            (unsigned)c, utf8, STR_ARG(missing->file), STR_ARG(missing->package));
}

static bool is_new(struct lacking *seen, uint32_t c)
{
    for (size_t i = 0; i < seen->n; i++)
        if (seen->v[i] == c)
            return false;
    if (seen->n == MOST)
        return false;
    seen->v[seen->n++] = c;
    return true;
}

static void check(struct glyphs *g, struct str s, struct loc at, struct lacking *seen,
                  struct diag *d)
{
    /* Every font of ours has ASCII. */
    for (size_t i = 0; (i = utf8_ascii(s, i)) < s.n;) {
        uint32_t c = utf8_next(s, &i);

        if (!is_drawn(g, c) && is_new(seen, c))
            report(g, c, at, d);
    }
}

static void check_value(struct glyphs *g, const struct listing *l, const struct value *v,
                        struct lacking *seen, struct diag *d)
{
    check(g, v->s, value_loc(l, v), seen, d);
}

static void check_list(struct glyphs *g, const struct listing *l, const value_list *list,
                       struct lacking *seen, struct diag *d)
{
    for (size_t i = 0; i < list->n; i++)
        check_value(g, l, &list->v[i], seen, d);
}

void glyphs_check(struct glyphs *g, const struct listing *l, struct diag *d)
{
    struct lacking seen = {.n = 0};

    if (!g->fonts)
        return;
    check_list(g, l, &l->name, &seen, d);
    check_list(g, l, &l->summary, &seen, d);
    check_list(g, l, &l->description, &seen, d);
    check_list(g, l, &l->hours, &seen, d);
    check_list(g, l, &l->urls, &seen, d);
    check_list(g, l, &l->service_languages, &seen, d);
    check_value(g, l, &l->organization, &seen, d);
    check_value(g, l, &l->street, &seen, d);
    check_value(g, l, &l->town, &seen, d);
    check_value(g, l, &l->fee, &seen, d);
    check_value(g, l, &l->registration, &seen, d);
    check_value(g, l, &l->accessibility, &seen, d);
    for (size_t i = 0; i < l->phones.n; i++) {
        struct loc at = {l->file, l->phones.v[i].line, l->phones.v[i].col};

        check(g, l->phones.v[i].role, at, &seen, d);
        check(g, l->phones.v[i].hours, at, &seen, d);
    }
}
