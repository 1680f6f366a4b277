/*
 * token.c: cutting text into tokens, and telling numbers, ranges, phones and addresses from words.
 */
#include "tell/text/token.h"

#include "base/utf8.h"
#include "tell/text/phone.h"
#include "tell/text/words.h"

/* ---- Characters */

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

static bool is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
           c == 0x2039 || c == 0x203A;
}

static bool is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == '{' || c == 0xA1 || c == 0xBF || is_quote(c);
}

static bool is_closing(uint32_t c)
{
    if (c < 0x80 && str_find_char(STR(")]},.;:!?"), (char)c, 0) != SIZE_MAX)
        return true;
    return c == 0x2026 || c == 0x060C || c == 0x061B || c == 0x061F || c == 0x06D4 || is_quote(c);
}

size_t token_dash_at(struct str s, size_t at)
{
    size_t end = at;
    uint32_t c;

    if (at >= s.n)
        return 0;
    c = utf8_next(s, &end);
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? end - at : 0;
}

bool token_digits(struct str s, size_t least, size_t most)
{
    for (size_t i = 0; i < s.n; i++)
        if (!token_digit_at(s, i))
            return false;
    return s.n >= least && s.n <= most;
}

size_t token_number_at(struct str s, size_t at)
{
    size_t i = at;

    while (token_digit_at(s, i) ||
           (i > at && i < s.n && (s.s[i] == '.' || s.s[i] == ',' || s.s[i] == ':') &&
            token_digit_at(s, i + 1)))
        i++;
    return i - at;
}

/* ---- Ranges */

/* Two numbers with a hyphen that are no range: a phone "050-3233773", a business id "1234567-8", a
 * month "2020-09", an American postcode "94025-9881". */
static bool is_code(struct str from, struct str to)
{
    if (!token_digits(from, 1, SIZE_MAX) || !token_digits(to, 1, SIZE_MAX))
        return false;
    return (from.s[0] == '0' && from.n >= 2 && to.n >= 4) || (from.n == 7 && to.n == 1) ||
           (from.n == 5 && to.n == 4) || (from.n == 4 && to.n == 2 && to.s[0] == '0');
}

static size_t spaces_at(struct str s, size_t at)
{
    size_t end = at;

    while (end < s.n && (s.s[end] <= ' ' || s.s[end] > '~')) {
        size_t next = end;

        if (!is_space(utf8_next(s, &next)))
            break;
        end = next;
    }
    return end - at;
}

bool token_range(struct str core, struct str *from, struct str *to, struct str *rest)
{
    size_t n = token_number_at(core, 0), dash, at = n;

    if (!n)
        return false;
    at += at < core.n && core.s[at] == '.';
    *from = str_sub(core, 0, at);
    at += spaces_at(core, at);
    dash = token_dash_at(core, at);
    at += dash;
    at += spaces_at(core, at);
    n = dash ? token_number_at(core, at) : 0;
    if (!n)
        return false;
    *to = str_sub(core, at, at + n);
    *rest = str_sub(core, at + n, core.n);
    dash = token_dash_at(*rest, 0);
    if (dash && (token_digit_at(*rest, dash) || rest->n == dash))
        return false;
    return !is_code(*from, *to) && !(rest->n && rest->s[0] == '.');
}

bool token_days(struct str core, lang_tag lang, struct str *from, struct str *to)
{
    size_t at = 0, dash = 0;

    while (at < core.n && !(dash = token_dash_at(core, at)))
        at++;
    if (!dash)
        return false;
    *from = str_trim(str_sub(core, 0, at));
    *to = str_trim(str_sub(core, at + dash, core.n));
    if (str_ends(*from, STR(".")))
        from->n--;
    return (words_weekday(lang, *from) >= 0 && words_weekday(lang, *to) >= 0) ||
           (words_month_stem(lang, *from) && words_month(lang, *to));
}

/* ---- Addresses */

/* "lähellä.fi", "tampere.fi/ruoka": only under the domains people here write bare, so that
 * "päivää.Tule" is none. */
static bool is_bare_web(struct str s)
{
    static const struct str domains[] = {
        STR_INIT("fi"),   STR_INIT("com"), STR_INIT("org"), STR_INIT("net"),     STR_INIT("eu"),
        STR_INIT("info"), STR_INIT("ee"),  STR_INIT("se"),  STR_INIT("example"),
    };
    size_t end = 0, label = 0, labels = 1;

    while (end < s.n && s.s[end] != '/' && s.s[end] != '?' && s.s[end] != '#') {
        size_t at = end;
        uint32_t c = utf8_next(s, &end);

        if (c == '.' && at > label) {
            label = end;
            labels++;
        } else if (!char_is_letter(c) && !(c >= '0' && c <= '9') && c != '-') {
            return false;
        }
    }
    for (size_t i = 0; labels > 1 && i < sizeof domains / sizeof *domains; i++)
        if (str_eq(str_sub(s, label, end), domains[i]))
            return true;
    return false;
}

static bool is_mail(struct str s)
{
    size_t at = str_find_char(s, '@', 0);

    return at != SIZE_MAX && at > 0 && str_find_char(s, '.', at) != SIZE_MAX;
}

static bool is_web(struct str s)
{
    size_t scheme = str_find(s, STR("://"), 0);

    return (scheme != SIZE_MAX && scheme > 0) ||
           (s.n > 4 && str_eq_ascii_case(str_sub(s, 0, 4), STR("www."))) || is_bare_web(s);
}

/* ---- Tokens */

/* Letters and figures of Western Europe alone, a letter first: most words. */
static bool is_plain_word(struct str core)
{
    size_t at = 0;

    if (!core.n || token_digit_at(core, 0))
        return false;
    while ((at = token_skip_plain(core, at)) < core.n) {
        if ((unsigned char)core.s[at] != 0xC3) /* U+00C0 to U+00FF */
            return false;
        at += 2;
    }
    return true;
}

static enum token_kind kind_of(struct str core, lang_tag lang)
{
    struct str from, to, rest;
    size_t dashes = 0, n, sign;

    if (!core.n)
        return TOKEN_MARKS;
    if (is_plain_word(core))
        return TOKEN_WORD;
    sign = token_dash_at(core, 0);
    while ((n = token_dash_at(core, dashes)))
        dashes += n;
    if (dashes == core.n)
        return TOKEN_DASH;
    if (sign + token_number_at(core, sign) == core.n)
        return TOKEN_NUMBER;
    if (token_range(core, &from, &to, &rest))
        return TOKEN_RANGE;
    if (token_days(core, lang, &from, &to))
        return TOKEN_DAYS;
    if (is_web(core))
        return TOKEN_WEB;
    return is_mail(core) ? TOKEN_MAIL : TOKEN_WORD;
}

/* Is a word for the hour glued to its number: "klo8-13"? Its length, or 0. */
static size_t glued_clock(struct str s, lang_tag lang)
{
    size_t n = 0;

    while (n < s.n && ((s.s[n] | 0x20) >= 'a' && (s.s[n] | 0x20) <= 'z'))
        n++;
    return n && token_digit_at(s, n) && words_have(WORDS_CLOCK, lang, str_sub(s, 0, n)) ? n : 0;
}

static size_t word_end(struct str text, size_t at)
{
    while ((at = token_skip_plain(text, at)) < text.n) {
        size_t next = at;

        if (is_space(utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

/* Bytes of opening marks at the start of s, all of it when there is nothing else. */
static size_t leading_marks(struct str s)
{
    size_t at = 0;

    while (at < s.n) {
        size_t next = at;

        if (!is_opening(utf8_next(s, &next)))
            break;
        at = next;
    }
    return at;
}

/* Where the closing marks at the end of s begin. */
static size_t trailing_marks(struct str s, size_t from)
{
    size_t start = s.n;

    for (size_t at = from; at < s.n;) {
        size_t next = token_skip_plain(s, at);

        if (next > at || !is_closing(utf8_next(s, &next)))
            start = s.n;
        else if (start == s.n)
            start = at;
        at = next;
    }
    return start;
}

/* The token at s[at], which is no white space; its end. */
static size_t read_one(struct str text, lang_tag lang, size_t at, struct token *out)
{
    struct str word = str_sub(text, at, word_end(text, at));
    size_t lead = leading_marks(word);
    size_t n = phone_match(str_sub(text, at + lead, text.n));

    if (n) {
        size_t end = at + lead + n;

        /* "050 323 3773,09 123 456" lacks a space. */
        word =
            str_sub(text, at, end < text.n && text.s[end] == ',' ? end + 1 : word_end(text, end));
        *out = (struct token){TOKEN_PHONE, str_sub(word, 0, lead), str_sub(word, lead, lead + n),
                              str_sub(word, lead + n, word.n)};
        return at + word.n;
    }
    n = glued_clock(str_sub(word, lead, word.n), lang);
    word = n ? str_sub(word, 0, lead + n) : word;
    n = trailing_marks(word, lead);
    *out = (struct token){TOKEN_WORD, str_sub(word, 0, lead), str_sub(word, lead, n),
                          str_sub(word, n, word.n)};
    out->kind = kind_of(out->core, lang);
    return at + word.n;
}

static bool is_range_end(const struct token *t, lang_tag lang)
{
    return t->kind == TOKEN_NUMBER || (t->kind == TOKEN_WORD && words_weekday(lang, t->core) >= 0);
}

/* "8 - 13", "ma - ke": takes the dash and the other end into the token, which ends at `at`. The new
 * end. */
static size_t read_range(struct str text, lang_tag lang, size_t at, struct token *t)
{
    struct token dash, to;
    struct str core, a, b, c;
    size_t end;

    end = at + spaces_at(text, at);
    if (end == text.n || !token_dash_at(text, end) || !is_range_end(t, lang) || t->trail.n > 1 ||
        (t->trail.n && t->trail.s[0] != '.'))
        return at;
    end = read_one(text, lang, end, &dash);
    end += spaces_at(text, end);
    if (dash.kind != TOKEN_DASH || dash.trail.n || end == text.n)
        return at;
    end = read_one(text, lang, end, &to);
    core = (struct str){t->core.s, (size_t)(to.core.s + to.core.n - t->core.s)};
    if (!is_range_end(&to, lang) || to.kind != t->kind || to.lead.n)
        return at;
    if (t->kind == TOKEN_NUMBER ? !token_range(core, &a, &b, &c) : !token_days(core, lang, &a, &b))
        return at;
    *t =
        (struct token){t->kind == TOKEN_NUMBER ? TOKEN_RANGE : TOKEN_DAYS, t->lead, core, to.trail};
    return end;
}

bool token_read(struct str text, lang_tag lang, size_t *at, struct token *out)
{
    *at += spaces_at(text, *at);
    if (*at == text.n)
        return false;
    *at = read_one(text, lang, *at, out);
    *at = read_range(text, lang, *at, out);
    return true;
}
