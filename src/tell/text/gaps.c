/*
 * gaps.c: deciding from its two sides whether a gap is a space, a no-break space or none.
 */
#include "tell/text/gaps.h"

#include "base/utf8.h"

/* ---- Looking at tokens */

uint32_t first_char(struct str s)
{
    size_t at = 0;

    return s.n ? utf8_next(s, &at) : 0;
}

bool token_starts_digit(const struct token *t)
{
    return t->kind == TOKEN_PHONE || token_digit_at(t->core, 0);
}

static bool ends_with_number(const struct token *t)
{
    return (t->kind == TOKEN_NUMBER || t->kind == TOKEN_RANGE) && !t->trail.n &&
           token_digit_at(t->core, t->core.n - 1);
}

bool token_has_full_stop(const struct token *t)
{
    return t->trail.n == 1 && t->trail.s[0] == '.';
}

static bool is_capital_letter(struct str s)
{
    size_t at = 0;

    return s.n && char_is_upper(utf8_next(s, &at)) && at == s.n;
}

bool setter_is_unit(const struct setter *s, const struct token *t)
{
    size_t slash = str_find_char(t->core, '/', 0);
    uint32_t c = first_char(t->core);

    if (t->lead.n)
        return false;
    return c == 0x20AC || c == 0xB0 || words_have(WORDS_UNIT, s->lang, str_sub(t->core, 0, slash));
}

bool setter_is_clock_word(const struct setter *s, const struct token *t)
{
    return t->kind == TOKEN_WORD && words_have(WORDS_CLOCK, s->lang, t->core);
}

static bool is_weekday(const struct setter *s, const struct token *t)
{
    return t->kind == TOKEN_WORD && words_weekday(s->lang, t->core) >= 0;
}

bool setter_says_days(const struct setter *s, const struct token *t)
{
    return t->kind == TOKEN_DAYS || is_weekday(s, t) ||
           (s->lang == LANG_FI && t->core.n > 5 && str_ends(t->core, STR("isin")));
}

/* ---- Gaps */

/* Do a number and what follows it belong together? */
static bool number_binds(const struct setter *s, const struct token *p, const struct token *c)
{
    bool plain = token_digits(p->core, 1, 5);
    struct str from, to = STR_NONE, rest;

    if (p->kind == TOKEN_RANGE)
        token_range(p->core, &from, &to, &rest);
    if (token_has_full_stop(p)) /* "3. syyskuuta", "3. 8. 2020" */
        return token_digits(p->kind == TOKEN_RANGE ? to : p->core, 1, 2) &&
               (char_is_lower(first_char(c->core)) || c->kind == TOKEN_NUMBER ||
                c->kind == TOKEN_RANGE);
    if (!ends_with_number(p) || c->lead.n)
        return false;
    return setter_is_unit(s, c) ||
           (plain && p->core.n == 5 && char_is_upper(first_char(c->core))) ||
           (plain && p->core.n <= 3 && token_digits(c->core, 3, 3)) ||
           (is_capital_letter(c->core) && !token_has_full_stop(c)) ||
           words_have(WORDS_AFTER, s->lang, c->core);
}

/* "to" and "ma-pe" stay with their time or date: "to klo 9", "ti 15.9." Whole names are long enough
 * to stand alone. */
static bool day_binds(const struct setter *s, const struct token *t, const struct token *c)
{
    enum { SHORT = 4 }; /* letters: "tors", "thur" */
    bool day = t->kind == TOKEN_DAYS || (is_weekday(s, t) && utf8_length(t->core) <= SHORT);

    return day && !t->trail.n && !c->lead.n &&
           (setter_is_clock_word(s, c) || c->kind == TOKEN_NUMBER || c->kind == TOKEN_RANGE);
}

static bool word_binds(const struct setter *s, const struct setting *p, const struct token *c)
{
    const struct token *t = &p->token;

    if (t->trail.n && !token_has_full_stop(t))
        return false;
    if (token_starts_digit(c)) {
        if (setter_is_clock_word(s, t) || (!t->trail.n && words_street(s->lang, t->core)) ||
            (is_capital_letter(t->core) && p->gap == GAP_BOUND))
            return true;
        /* "s. 5", "nro 5"; without a full stop the short ones are other words. */
        return (t->trail.n || utf8_length(t->core) > 2 || first_char(t->core) > 0x7F) &&
               words_have(WORDS_BEFORE, s->lang, t->core);
    }
    if (token_has_full_stop(t)) /* initials */
        return is_capital_letter(t->core) && char_is_upper(first_char(c->core));
    return c->kind == TOKEN_WORD && words_have(WORDS_AFTER, s->lang, c->core);
}

/* Stands right behind a word, also where it was typed with a space; Arabic ones too. */
static bool hugs_word(uint32_t c)
{
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == 0x060C ||
           c == 0x061B || c == 0x061F;
}

/* Punctuation typed with a space before it. */
static enum gap gap_before_marks(const struct token *t)
{
    if (t->lead.n)
        return GAP_SPACE;
    if (str_starts(t->trail, STR(ELLIPSIS)) || str_starts(t->trail, STR("...")))
        return GAP_BOUND;
    return hugs_word(first_char(t->trail)) ? GAP_NONE : GAP_SPACE;
}

/* Written with a no-break space beside a number: "3 августа 2020 года" in our own dates. Elsewhere
 * they are what word processors and web pages leave behind. */
static bool is_written_bound(const struct token *p, const struct token *c)
{
    const char *end = p->trail.s + p->trail.n;

    return !p->trail.n && !c->lead.n && (ends_with_number(p) || token_starts_digit(c)) &&
           str_eq((struct str){end, (size_t)(c->lead.s - end)}, STR(NO_BREAK_SPACE));
}

enum gap gap_before(const struct setter *s, size_t i)
{
    const struct setting *v = s->t->tokens;
    const struct token *p = &v[i - 1].token, *c = &v[i].token;
    bool bound;

    if (c->kind == TOKEN_DASH)
        return GAP_BOUND;
    if (c->kind == TOKEN_MARKS)
        return gap_before_marks(c);
    if (is_written_bound(p, c))
        return GAP_BOUND;
    bound = p->kind == TOKEN_NUMBER || p->kind == TOKEN_RANGE
                ? number_binds(s, p, c)
                : day_binds(s, p, c) || (p->kind == TOKEN_WORD && word_binds(s, &v[i - 1], c));
    return bound ? GAP_BOUND : GAP_SPACE;
}
