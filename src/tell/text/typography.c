/*
 * typography.c: setting free text.
 *
 * The text is cut into tokens; then each gap between two tokens is decided from its two sides, and
 * each token is put with the changes of its kind. Rules: Kielitoimiston ohjepankki (Finnish),
 * Svenska skrivregler (Swedish); what is bound: leaflet.md of the design. A rule that is not sure
 * leaves the text as it is.
 */
#include "tell/text/typography.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "tell/text/clock.h"
#include "tell/text/gaps.h"
#include "tell/text/phone.h"

#define MINUS "\xE2\x88\x92"

void typography_release(struct typography *t)
{
    buf_release(&t->clean);
    buf_release(&t->out);
    free(t->tokens);
    free(t->marks);
    *t = (struct typography){0};
}

static struct setting *push_token(struct typography *t)
{
    if (t->n == t->cap) {
        t->cap = t->cap ? t->cap * 2 : 64;
        t->tokens = heap_grow(t->tokens, t->cap * sizeof *t->tokens);
    }
    return &t->tokens[t->n++];
}

static void push_mark(struct typography *t, struct text_mark mark)
{
    if (t->n_marks == t->cap_marks) {
        t->cap_marks = t->cap_marks ? t->cap_marks * 2 : 8;
        t->marks = heap_grow(t->marks, t->cap_marks * sizeof *t->marks);
    }
    t->marks[t->n_marks++] = mark;
}

/* ---- Characters */

/* The mark that a quotation mark becomes, or NULL when it stays. */
static const char *quote(const struct setter *s, uint32_t c, bool opening)
{
    const struct conventions *as = s->as;

    switch (c) {
    case '"':
        return opening ? as->open : as->close;
    case '\'':
        return opening ? as->single_open : as->single_close;
    case 0x201C:
    case 0x201E:
    case 0x201F:
        return as->one_quote ? as->close : NULL;
    case 0x2018:
    case 0x201A:
    case 0x201B:
        return as->one_quote ? as->single_close : NULL;
    default:
        return NULL;
    }
}

/* Three full stops and more at s[at]; their number, or 0. */
static size_t ellipsis_at(struct str s, size_t at)
{
    size_t n = 0;

    while (at + n < s.n && s.s[at + n] == '.')
        n++;
    return n >= 3 ? n : 0;
}

static bool ends_with_digit(const struct buf *b)
{
    return b->n && token_digit_at(buf_view(b), b->n - 1);
}

/* Punctuation around a word. */
static void put_marks(struct setter *s, struct str marks, bool opening)
{
    struct buf *out = &s->t->out;

    for (size_t at = 0; at < marks.n;) {
        size_t dots = ellipsis_at(marks, at);
        uint32_t c;
        const char *q;

        if (dots) {
            buf_puts(out, ELLIPSIS);
            at += dots;
            continue;
        }
        c = utf8_next(marks, &at);
        q = quote(s, c, opening);
        if (c == '"' && !opening && !s->t->open_quotes && ends_with_digit(out))
            q = NULL; /* inches */
        if (c == '"')
            s->t->open_quotes += opening ? 1 : s->t->open_quotes ? UINT32_MAX : 0;
        if (q)
            buf_puts(out, q);
        else
            buf_utf8(out, c);
    }
}

/* The hyphen or dash of n bytes at core[at]. */
static void put_dash(struct setter *s, struct str core, size_t at, size_t n)
{
    struct buf *out = &s->t->out;
    struct str dash = str_sub(core, at, at + n);
    size_t behind = at + n, part = at, start = 0;
    uint32_t c = first_char(dash), next = first_char(str_sub(core, behind, core.n));

    if (c != '-' && c != 0x2010 && c != 0x2011) {
        buf_str(out, dash);
        return;
    }
    while (part > 0 && core.s[part - 1] != '-' && core.s[part - 1] != '/')
        part--;
    if (part < at)
        utf8_next(str_sub(core, part, at), &start);
    /* No line ends after the hyphen of "-apu", "65-vuotias", "A-klinikka". */
    buf_puts(out, char_is_letter(next) &&
                          (at == 0 || part + start == at || ends_with_digit(out) || c == 0x2011)
                      ? "-" WORD_JOINER
                      : "-");
}

/* Space between a number and the sign or unit glued to it: "5€", "24h". */
static bool splits_unit(const struct setter *s, struct str rest)
{
    uint32_t c = first_char(rest);

    if (!s->as->unit_space || !rest.n)
        return false;
    return c == 0x20AC || c == '%' || c == 0x2030 || c == 0xB0 || str_eq(rest, STR("h")) ||
           str_eq(rest, STR("min")) || str_eq(rest, STR("kg")) || str_eq(rest, STR("km"));
}

static void put_word(struct setter *s, struct str core)
{
    struct buf *out = &s->t->out;
    uint32_t before = 0;

    for (size_t at = 0; at < core.n;) {
        size_t start = at, dash, dots, plain = token_skip_plain(core, at);
        uint32_t c, next;
        const char *q;

        if (plain > at) {
            buf_put(out, core.s + at, plain - at);
            before = (unsigned char)core.s[plain - 1];
            at = plain;
            continue;
        }
        dash = token_dash_at(core, at);
        dots = ellipsis_at(core, at);
        c = utf8_next(core, &at);
        next = first_char(str_sub(core, at, core.n));
        q = quote(s, c, false);

        if (dash) {
            put_dash(s, core, start, dash);
        } else if (dots) {
            buf_puts(out, ELLIPSIS);
            at = start + dots;
        } else if (q) {
            buf_puts(out, q);
        } else if ((c == 0xB4 || c == '`') && char_is_letter(before) && char_is_letter(next)) {
            buf_puts(out, s->as->single_close);
        } else {
            buf_utf8(out, c);
            if (c == '/' && char_is_letter(next) &&
                (before == 0x20AC || (before >= '0' && before <= '9')))
                buf_puts(out, WORD_JOINER);
            if (c == ',' && char_is_letter(before) && char_is_letter(next))
                buf_char(out, ' ');
        }
        before = c;
    }
}

/* ---- Times */

static void put_clock(struct setter *s, struct clock time)
{
    buf_printf(&s->t->out, time.minute ? "%u.%02u" : "%u", (unsigned)time.hour,
               (unsigned)time.minute);
}

static bool clock_before(const struct setter *s, size_t i)
{
    return i > 0 && setter_is_clock_word(s, &s->t->tokens[i - 1].token);
}

/* Are the ends of the range at i times? Then, where the language wants it, the word for the hour is
 * put too. */
static bool put_time_range(struct setter *s, size_t i, struct str from, struct str to,
                           struct str rest)
{
    struct setting *v = s->t->tokens;
    bool named = clock_before(s, i);
    bool counted =
        rest.n || (i + 1 < s->t->n && !v[i].token.trail.n && setter_is_unit(s, &v[i + 1].token));
    struct clock start, end;

    if (!s->as->time_dot || !clock_read(from, &start) || !clock_read(to, &end))
        return false;
    if (!named && (counted ||
                   !(start.sure || end.sure ||
                     (i > 0 && setter_says_days(s, &v[i - 1].token) && !str_ends(from, STR("."))))))
        return false;
    if (!named) {
        buf_puts(&s->t->out, s->as->clock);
        buf_puts(&s->t->out, NO_BREAK_SPACE);
    }
    put_clock(s, start);
    buf_puts(&s->t->out, RANGE_DASH);
    put_clock(s, end);
    return true;
}

/* "Joh. 3:16": a chapter and its verse */
static bool after_name_of_book(const struct setter *s, size_t i)
{
    const struct token *p = i > 0 ? &s->t->tokens[i - 1].token : NULL;

    return p && token_has_full_stop(p) && char_is_upper(first_char(p->core)) &&
           !setter_is_clock_word(s, p);
}

static void put_number(struct setter *s, size_t i)
{
    const struct setting *v = s->t->tokens;
    struct str core = v[i].token.core;
    struct buf *out = &s->t->out;
    struct clock time;
    size_t colon = str_find_char(core, ':', 0), sign = token_dash_at(core, 0);

    if (sign && i + 1 < s->t->n && setter_is_unit(s, &v[i + 1].token)) {
        buf_puts(out, MINUS);
        core = str_sub(core, sign, core.n);
    }
    if (!s->as->time_dot || !clock_read(core, &time))
        buf_str(out, core);
    else if (clock_before(s, i))
        put_clock(s, time);
    else if (colon != SIZE_MAX && !after_name_of_book(s, i))
        buf_printf(out, "%u.%02u", (unsigned)time.hour, (unsigned)time.minute);
    else
        buf_str(out, core);
}

static void put_ends(struct setter *s, struct str from, struct str to)
{
    buf_str(&s->t->out, from);
    buf_puts(&s->t->out, RANGE_DASH);
    buf_str(&s->t->out, to);
}

static void put_range(struct setter *s, size_t i)
{
    struct str from, to, rest;

    token_range(s->t->tokens[i].token.core, &from, &to, &rest);
    if (!put_time_range(s, i, from, to, rest))
        put_ends(s, from, to);
    if (splits_unit(s, rest))
        buf_puts(&s->t->out, NO_BREAK_SPACE);
    put_word(s, rest);
}

/* ---- Tokens */

/* The word for the hour as the language abbreviates it: "klo." is "klo", "kl" is "kl." True when it
 * was one. */
static bool put_clock_word(struct setter *s, size_t i)
{
    const struct token *t = &s->t->tokens[i].token;
    struct str own = s->as->clock ? str_from(s->as->clock) : STR_NONE;
    bool dot = str_ends(own, STR("."));

    if (!own.n || (t->trail.n && !token_has_full_stop(t)) || i + 1 == s->t->n ||
        !token_starts_digit(&s->t->tokens[i + 1].token) ||
        !words_equal(t->core, str_sub(own, 0, own.n - dot)))
        return false;
    buf_str(&s->t->out, t->core);
    if (dot)
        buf_char(&s->t->out, '.');
    return true;
}

/* A word, also one that begins with a number: "5€", "24h", "-50%". */
static void put_word_token(struct setter *s, struct str core)
{
    size_t sign = token_dash_at(core, 0), n = token_number_at(core, sign);
    struct str rest = str_sub(core, sign + n, core.n);

    if (!n || !splits_unit(s, rest)) {
        put_word(s, core);
        return;
    }
    if (sign)
        buf_puts(&s->t->out, MINUS);
    buf_str(&s->t->out, str_sub(core, sign, sign + n));
    buf_puts(&s->t->out, NO_BREAK_SPACE);
    put_word(s, rest);
}

static void put_core(struct setter *s, size_t i)
{
    const struct token *t = &s->t->tokens[i].token;
    struct buf *out = &s->t->out;
    size_t start = out->n;
    struct str from, to;

    switch (t->kind) {
    case TOKEN_NUMBER:
        put_number(s, i);
        return;
    case TOKEN_RANGE:
        put_range(s, i);
        return;
    case TOKEN_DAYS:
        token_days(t->core, s->lang, &from, &to);
        put_ends(s, from, to);
        return;
    case TOKEN_DASH:
        buf_str(out, s->as->dash ? str_from(s->as->dash) : t->core);
        return;
    case TOKEN_PHONE:
        buf_str(out, phone_text(s->a, phone_dial(s->a, t->core), t->core));
        break;
    case TOKEN_WEB:
    case TOKEN_MAIL:
        buf_str(out, t->core);
        break;
    default:
        put_word_token(s, t->core);
        return;
    }
    push_mark(s->t, (struct text_mark){t->kind, start, out->n, t->core});
}

static void put_token(struct setter *s, size_t i)
{
    const struct token *t = &s->t->tokens[i].token;

    put_marks(s, t->lead, true);
    if (put_clock_word(s, i))
        return;
    put_core(s, i);
    put_marks(s, t->trail, false);
}

/* ---- Texts */

/* The text without characters that draw nothing: they are put anew where they are needed. */
static struct str without_joiners(struct typography *t, struct str text)
{
    static const struct str joiners[] = {
        STR_INIT(WORD_JOINER),
        STR_INIT("\xE2\x80\x8B"),
        STR_INIT("\xEF\xBB\xBF"),
        STR_INIT("\xC2\xAD"),
    };
    size_t copied = 0, at = 0;

    buf_clear(&t->clean);
    while (at < text.n) {
        size_t n = 0;

        for (size_t k = 0; (unsigned char)text.s[at] >= 0x80 && k < 4 && !n; k++)
            n = str_starts(str_sub(text, at, text.n), joiners[k]) ? joiners[k].n : 0;
        if (n) {
            buf_str(&t->clean, str_sub(text, copied, at));
            copied = at + n;
        }
        at += n ? n : 1;
    }
    if (!copied)
        return text;
    buf_str(&t->clean, str_sub(text, copied, text.n));
    return buf_view(&t->clean);
}

struct str typography_set(struct typography *t, struct arena *a, lang_tag lang, struct str text)
{
    struct setter s = {t, a, conventions_of(lang), lang};
    struct token token;
    size_t at = 0;

    t->n = t->n_marks = 0;
    t->open_quotes = 0;
    buf_clear(&t->out);
    text = without_joiners(t, text);
    while (token_read(text, lang, &at, &token))
        *push_token(t) = (struct setting){token, GAP_NONE};
    for (size_t i = 1; i < t->n; i++)
        t->tokens[i].gap = gap_before(&s, i);
    for (size_t i = 0; i < t->n; i++) {
        if (i > 0 && t->tokens[i].gap == GAP_BOUND)
            buf_puts(&t->out, NO_BREAK_SPACE);
        else if (t->tokens[i].gap == GAP_SPACE)
            buf_char(&t->out, ' ');
        put_token(&s, i);
    }
    return buf_copy(&t->out, a);
}
