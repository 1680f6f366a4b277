/*
 * chances.c: where a line may end.
 *
 * ICU says where the Unicode rules allow a break; then the bindings of a leaflet take back some of
 * these. The tell stage has bound what it wrote itself (with no-break spaces and word joiners);
 * here the same is done for texts that came from an export. What is bound may still be broken where
 * the line is narrower than the whole.
 */
#include "compose/text/chances.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "base/intl.h"

enum {
    SOFT_HYPHEN = 0xAD,
    NO_BREAK_SPACE = 0xA0,
    EN_DASH = 0x2013,
    EM_DASH = 0x2014,
    HYPHEN = 0x2010,
    WORD_JOINER = 0x2060,
    PIECE_MIN = 3,  /* letters on either side of a hyphen, for a break after it */
    RANGE_WORD = 4, /* letters of a weekday in a range: ma–ke, mån–fre, пн–пт */
    POSTCODE = 5,   /* figures */
    HOST_LABEL_MAX = 24,
};

/* ---- By rule */

/* Does the soft hyphen that ends before `at` stand behind a letter? */
static bool hyphenates(const struct text *t, uint32_t at)
{
    while (at > 0 && char_is_nothing(t->units[at - 1]))
        at--;
    return at > 0 && !char_is_space(t->units[at - 1]) && !char_is_newline(t->units[at - 1]);
}

static enum chance kind_at(const struct text *t, uint32_t at)
{
    switch (t->units[at - 1]) {
    case SOFT_HYPHEN:
        return hyphenates(t, at) ? CHANCE_SOFT : CHANCE_SPACE;
    case '-':
    case '/':
    case HYPHEN:
    case EN_DASH:
    case EM_DASH:
        return CHANCE_DASH;
    default:
        return CHANCE_SPACE;
    }
}

/* Line break classes AL, as far as Latin letters go, and NU. */
static bool is_plain_letter(uint16_t u)
{
    return (u >= '0' && u <= '9') || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z') ||
           (u >= 0xC0 && u < 0x250 && u != 0xD7 && u != 0xF7);
}

/* Of these classes, with IS and SP, rule LB18 is the only one that breaks: behind the space, as
 * what follows is no punctuation. */
bool chances_plain(struct text *t)
{
    const uint16_t *u = t->units;

    for (uint32_t i = 0; i < t->n; i++) {
        bool space = u[i] == ' ';

        if (!is_plain_letter(u[i]) && u[i] != ',' && u[i] != '.' && !space)
            return false;
        if (space && (i == 0 || i + 1 == t->n || !is_plain_letter(u[i + 1])))
            return false;
    }
    for (uint32_t i = 1; i < t->n; i++)
        if (u[i - 1] == ' ')
            t->chance[i] = CHANCE_SPACE;
    return true;
}

bool chances_by_rule(struct compose_cache *c, struct text *t, struct diag *d)
{
    UBreakIterator *rules = compose_cache_breaker(c, t->n_in ? t->in[0].lang : 0);
    UErrorCode status = U_ZERO_ERROR;

    if (rules)
        ubrk_setText(rules, t->units, (int32_t)t->n, &status);
    if (!rules || U_FAILURE(status)) {
        diag_report(d, DIAG_INTERNAL, t->at, _("no line-breaking rules: ICU's data are missing"));
        return false;
    }
    for (int32_t p = ubrk_next(rules); p != UBRK_DONE && p < (int32_t)t->n; p = ubrk_next(rules))
        t->chance[p] =
            (uint8_t)(ubrk_getRuleStatus(rules) >= UBRK_LINE_HARD ? CHANCE_MUST
                                                                  : kind_at(t, (uint32_t)p));
    return true;
}

/* ---- Words, for the bindings: what stands between white space, isolates at its ends left out */

struct word {
    uint32_t from, to;
    bool letters; /* Latin letters alone: nothing in it, or at its ends, is to be bound */
};

static bool parts_words(uint16_t unit)
{
    return char_is_space(unit) || char_is_newline(unit);
}

static bool is_figure(uint16_t unit)
{
    return unit < 0x80 ? unit >= '0' && unit <= '9' : u_isdigit(unit);
}

static bool next_word(const struct text *t, uint32_t at, struct word *w)
{
    while (at < t->n && (parts_words(t->units[at]) || char_is_nothing(t->units[at])))
        at++;
    w->from = at;
    w->letters = true;
    for (; at < t->n && !parts_words(t->units[at]); at++)
        w->letters = w->letters && is_plain_letter(t->units[at]) && !is_figure(t->units[at]);
    w->to = at;
    while (w->to > w->from && char_is_nothing(t->units[w->to - 1]))
        w->to--;
    return w->from < w->to;
}

static bool is_letter_or_figure(uint16_t unit)
{
    return unit < 0x80 ? u_isalnum(unit) : U16_IS_SURROGATE(unit) || u_isalnum(unit);
}

/* Letters and figures that end before, or begin at, a position. */
static uint32_t letters_before(const struct text *t, struct word w, uint32_t at)
{
    uint32_t n = 0;

    while (at - n > w.from && is_letter_or_figure(t->units[at - n - 1]))
        n++;
    return n;
}

static uint32_t letters_from(const struct text *t, struct word w, uint32_t at)
{
    uint32_t n = 0;

    while (at + n < w.to && is_letter_or_figure(t->units[at + n]))
        n++;
    return n;
}

/* ---- Within a word */

/* At a dash that ends before `at`: a range, or a compound with a short piece? */
static bool binds_at_dash(const struct text *t, struct word w, uint32_t at)
{
    uint32_t before = letters_before(t, w, at - 1), after = letters_from(t, w, at);
    uint16_t dash = t->units[at - 1];

    if (dash == EN_DASH || dash == EM_DASH)
        return (at - 1 > w.from && is_figure(t->units[at - 2])) || is_figure(t->units[at]) ||
               (before <= RANGE_WORD && after <= RANGE_WORD);
    return before < PIECE_MIN || after < PIECE_MIN;
}

static void bind_dashes(struct text *t, struct word w)
{
    for (uint32_t i = w.from + 1; i < w.to; i++) {
        if (t->chance[i] == CHANCE_DASH && binds_at_dash(t, w, i))
            t->chance[i] = CHANCE_BOUND;
        else if (t->chance[i] == CHANCE_NONE && t->units[i - 1] == WORD_JOINER)
            t->chance[i] = CHANCE_BOUND;
    }
}

/* A name such as "lähellä.fi", perhaps with a path behind it: labels of letters, figures and
 * hyphens, the last of letters alone. */
static bool is_host(const struct text *t, struct word w)
{
    uint32_t label = w.from, labels = 0, i = w.from;
    bool letters_only = true;

    for (;
         i < w.to && (is_letter_or_figure(t->units[i]) || t->units[i] == '-' || t->units[i] == '.');
         i++) {
        if (t->units[i] == '.') {
            if (i == label)
                return false;
            labels++;
            label = i + 1;
            letters_only = true;
        } else if (t->units[i] == '-' || is_figure(t->units[i])) {
            letters_only = false;
        }
    }
    return labels > 0 && letters_only && i - label >= 2 && i - label <= HOST_LABEL_MAX &&
           (i == w.to || t->units[i] == '/' || t->units[i] == '?' || t->units[i] == ':');
}

static bool is_address(const struct text *t, struct word w)
{
    bool at_sign = false;

    while (w.to > w.from && !is_letter_or_figure(t->units[w.to - 1]) && t->units[w.to - 1] != '/')
        w.to--;
    while (w.from < w.to && !is_letter_or_figure(t->units[w.from]))
        w.from++;
    for (uint32_t i = w.from; i < w.to; i++) {
        uint16_t u = t->units[i];

        if (u == '@' && i > w.from)
            at_sign = true;
        if ((at_sign && u == '.') ||
            (u == ':' && i + 2 < w.to && t->units[i + 1] == '/' && t->units[i + 2] == '/'))
            return true;
    }
    return is_host(t, w);
}

/*
 * An address is broken only where it is wider than the line: behind a slash, before another sign,
 * so that the sign shows that the address goes on.
 */
static bool address_breaks_at(const struct text *t, uint32_t at)
{
    uint16_t before = t->units[at - 1], u = t->units[at];

    if (u == '/' || (before == ':' && u == '/'))
        return false;
    return before == '/' || u == '.' || u == '-' || u == '@' || u == '_' || u == '?' || u == '&' ||
           u == '=' || u == '#';
}

static void bind_address(struct text *t, struct word w)
{
    for (uint32_t i = w.from + 1; i < w.to; i++) {
        t->chance[i] = i + 1 < w.to && address_breaks_at(t, i) ? CHANCE_BOUND : CHANCE_NONE;
        t->mark[i] |= MARK_ADDRESS;
    }
}

/* ---- Between words */

static bool is_amount_sign(uint16_t u)
{
    return u == '%' || u == 0x2030 || u == 0xB0 || u_charType(u) == U_CURRENCY_SYMBOL;
}

static bool ends_with_figure(const struct text *t, struct word w)
{
    uint32_t last = w.to - 1;

    if (t->units[last] == ')' && last > w.from) /* (09) 123 456 */
        last--;
    return is_figure(t->units[last]);
}

static bool starts_with_figure(const struct text *t, struct word w)
{
    uint32_t first = w.from;

    while (first + 1 < w.to && (t->units[first] == '(' || t->units[first] == '+'))
        first++;
    return is_figure(t->units[first]);
}

static bool is_postcode(const struct text *t, struct word w)
{
    if (w.to - w.from != POSTCODE)
        return false;
    for (uint32_t i = w.from; i < w.to; i++)
        if (!is_figure(t->units[i]))
            return false;
    return true;
}

/* "klo 9", "kl. 9" */
static bool is_clock_word(const struct text *t, struct word w)
{
    const uint16_t *u = t->units + w.from;
    uint32_t n = w.to - w.from;

    return n >= 2 && n <= 3 && (u[0] | 0x20) == 'k' && u[1] == 'l' &&
           (n == 2 || u[2] == 'o' || u[2] == '.');
}

static bool is_dash(const struct text *t, struct word w)
{
    uint16_t u = t->units[w.from];

    return w.to - w.from == 1 && (u == '-' || u == EN_DASH || u == EM_DASH);
}

static bool binds(const struct text *t, struct word before, struct word after)
{
    if (starts_with_figure(t, after))
        return ends_with_figure(t, before) || is_clock_word(t, before) ||
               (before.to - before.from == 1 && is_amount_sign(t->units[before.from]));
    if (ends_with_figure(t, before) && is_amount_sign(t->units[after.from]))
        return true;
    return is_dash(t, after) || (is_postcode(t, before) && u_isupper(t->units[after.from]));
}

void chances_bind(struct text *t)
{
    struct word before = {0, 0, false}, w;

    for (; next_word(t, before.to, &w); before = w) {
        uint32_t start = w.from; /* isolates may stand between the space and the word */

        while (start > before.to && char_is_nothing(t->units[start - 1]))
            start--;
        if (before.to && t->chance[start] == CHANCE_SPACE && !(before.letters && w.letters) &&
            binds(t, before, w))
            t->chance[start] = CHANCE_BOUND;
        if (start && t->chance[start] == CHANCE_NONE && t->units[start - 1] == NO_BREAK_SPACE)
            t->chance[start] = CHANCE_BOUND;
        if (w.letters)
            continue;
        if (is_address(t, w))
            bind_address(t, w);
        else
            bind_dashes(t, w);
    }
}
