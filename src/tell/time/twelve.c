/*
 * twelve.c: see twelve.h.
 */
#include "tell/time/twelve.h"

#include "tell/text/token.h"
#include "tell/text/words.h"

/* ---- Times */

static size_t skip_spaces(struct str s, size_t at)
{
    while (at < s.n && s.s[at] == ' ')
        at++;
    return at;
}

static bool letter_at(struct str s, size_t at)
{
    return at < s.n && (s.s[at] | 0x20) >= 'a' && (s.s[at] | 0x20) <= 'z';
}

/* Takes the word at s[*at], in any letter case, if no letter follows it. */
static bool take_word(struct str s, size_t *at, struct str word)
{
    if (!str_eq_ascii_case(str_sub(s, *at, *at + word.n), word) || letter_at(s, *at + word.n))
        return false;
    *at += word.n;
    return true;
}

struct twelve {
    unsigned hour, minute;
    size_t end;
    char half;  /* 'a', 'p', or 0 */
    bool named; /* "noon", "midnight" */
};

/* "noon", "midnight", after a space perhaps: *at moves behind it. */
static bool take_name(struct str s, size_t *at, struct twelve *t)
{
    size_t end = skip_spaces(s, *at);
    bool noon = take_word(s, &end, STR("noon"));

    if (!noon && !take_word(s, &end, STR("midnight")))
        return false;
    t->named = true;
    t->half = noon ? 'p' : 'a';
    *at = end;
    return true;
}

/* "am", "a.m.", "PM" at s[*at], after a space perhaps; 'a', 'p' or 0. */
static char half_at(struct str s, size_t *at)
{
    size_t i = skip_spaces(s, *at);
    char c = i < s.n ? (char)(s.s[i] | 0x20) : '\0';

    if (c != 'a' && c != 'p')
        return '\0';
    i++;
    i += i < s.n && s.s[i] == '.';
    if (i >= s.n || (s.s[i] | 0x20) != 'm')
        return '\0';
    i++;
    i += i < s.n && s.s[i] == '.';
    if (letter_at(s, i))
        return '\0';
    *at = i;
    return c;
}

/* "9", "9:30", "9.30 pm", "noon", "12 noon" */
static bool twelve_at(struct str s, size_t at, struct twelve *out)
{
    size_t n = 0;

    *out = (struct twelve){.hour = 12, .end = at};
    if (take_name(s, &out->end, out))
        return true;
    while (token_digit_at(s, at + n))
        n++;
    if (n < 1 || n > 2 || !str_to_uint(str_sub(s, at, at + n), 12, &out->hour))
        return false;
    at += n;
    if (out->hour == 12 && take_name(s, &at, out)) {
        out->end = at;
        return true;
    }
    if (at + 2 < s.n && (s.s[at] == ':' || s.s[at] == '.') && token_digit_at(s, at + 1) &&
        str_to_uint(str_sub(s, at + 1, at + 3), 59, &out->minute))
        at += 3;
    out->half = half_at(s, &at);
    out->end = at;
    return !token_digit_at(s, at);
}

static void put_time(struct buf *out, const struct twelve *t, char half)
{
    unsigned hour = t->hour % 12 + (half == 'p' ? 12 : 0);

    buf_printf(out, "%u:%02u", hour, t->minute);
}

/* ---- Ranges */

/* A single time; midnight is the day's first minute, or its last. */
static size_t put_one(struct buf *out, size_t at, const struct twelve *t)
{
    if (!t->half || (t->named && t->half == 'a'))
        return at;
    put_time(out, t, t->half);
    return t->end;
}

/* Moves behind the dash or "to" at s[*at]. */
static bool take_dash(struct str s, size_t *at)
{
    size_t next = skip_spaces(s, *at), dash = token_dash_at(s, next);

    next += dash;
    if (!dash && !take_word(s, &next, STR("to")))
        return false;
    *at = skip_spaces(s, next);
    return true;
}

/* On the dial: 12 is before 1. */
static bool is_later(const struct twelve *t, const struct twelve *than)
{
    unsigned hour = t->hour % 12, other = than->hour % 12;

    return hour != other ? hour > other : t->minute > than->minute;
}

/* The range or time of twelve hours at s[at]; the offset behind it, `at` when there is none. */
static size_t put_range(struct buf *out, struct str s, size_t at)
{
    struct twelve from, to;
    size_t next;

    if (!twelve_at(s, at, &from))
        return at;
    next = from.end;
    if (!take_dash(s, &next) || !twelve_at(s, next, &to) || (!to.half && !from.half))
        return put_one(out, at, &from);
    if (!from.half && to.half == 'a' && to.hour == 12) { /* noon or midnight? It stays as it is. */
        buf_str(out, str_sub(s, at, to.end));
        return to.end;
    }
    /* "9–11 am", "10–2 pm": the first is of the morning when it would be after the second. */
    if (!from.half)
        from.half = to.half == 'p' && from.hour % 12 > to.hour % 12 ? 'a' : to.half;
    /* "9 am–11", "9 am–5", "8 pm–12": the second is the next one that is so called. */
    if (!to.half)
        to.half = is_later(&to, &from) ? from.half : from.half == 'a' ? 'p' : 'a';
    put_time(out, &from, from.half);
    buf_puts(out, "–");
    if (to.half == 'a' && to.hour == 12 && !to.minute)
        buf_puts(out, "24:00");
    else
        put_time(out, &to, to.half);
    return to.end;
}

/* ---- The whole */

/* A joint of two days: " to ", " through ". Its bytes, or 0. */
static size_t joint_at(struct str s, size_t at)
{
    static const struct str joints[] = {STR_INIT(" to "), STR_INIT(" through "),
                                        STR_INIT(" thru ")};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(str_sub(s, at, s.n), joints[i]))
            return joints[i].n;
    return 0;
}

void twelve_put(struct buf *out, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        bool begins = at == 0 || (!token_digit_at(s, at - 1) && !letter_at(s, at - 1) &&
                                  s.s[at - 1] != '.' && s.s[at - 1] != ':');
        size_t end = begins ? put_range(out, s, at) : at, joint = joint_at(s, at);

        if (end > at) {
            at = end;
        } else if (joint) {
            buf_puts(out, "–");
            at += joint;
        } else {
            buf_char(out, s.s[at++]);
        }
    }
}
