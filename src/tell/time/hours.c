/*
 * hours.c: one row of hours in the leaflet's language: how often, then the rest.
 */
#include "tell/time/hours.h"

#include "base/utf8.h"
#include "tell/text/token.h"
#include "tell/text/words.h"
#include "tell/time/dates.h"
#include "tell/time/hoursrow.h"

/* ---- Lists of days */

static bool is_joint(char c)
{
    return c == '/' || c == '+' || c == '&';
}

/* The word whose first letter is at s[at]. */
static struct str word_at(struct str s, size_t at)
{
    size_t end = at;

    while (end < s.n) {
        size_t next = end;

        if (!char_is_letter(utf8_next(s, &next)))
            break;
        end = next;
    }
    return str_sub(s, at, end);
}

static size_t skip_spaces(struct str s, size_t at)
{
    while (at < s.n && s.s[at] == ' ')
        at++;
    return at;
}

static struct str and_of(lang_tag lang)
{
    return lang == LANG_FI ? STR(" ja ") : lang == LANG_SV ? STR(" och ") : STR(" and ");
}

/* The joint of two days at s[*at], as it is read: *at moves to the second. Of several the last is
 * an "and", but a slash says neither that nor "or". STR_NONE when it joins no days. */
static struct str read_joint(struct str s, size_t *at, lang_tag lang, struct str before)
{
    size_t joint = skip_spaces(s, *at), next;
    struct str after;

    if (joint >= s.n || !is_joint(s.s[joint]))
        return STR_NONE;
    next = skip_spaces(s, joint + 1);
    after = word_at(s, next);
    if (hourwords_weekday(lang, before) < 0 || hourwords_weekday(lang, after) < 0)
        return STR_NONE;
    *at = next;
    next = skip_spaces(s, next + after.n);
    return s.s[joint] == '/' || (next < s.n && is_joint(s.s[next])) ? STR(", ") : and_of(lang);
}

/* Is it the slash in "ma–to klo 9–15 / pe klo 9–14"? */
static bool parts_rows(struct str s, size_t at, lang_tag lang)
{
    size_t before = at;

    if (s.s[at] != '/')
        return false;
    while (before && s.s[before - 1] == ' ')
        before--;
    return before && token_digit_at(s, before - 1) &&
           hourwords_weekday(lang, word_at(s, skip_spaces(s, at + 1))) >= 0;
}

/* "ma,ke" and "ma/ke" as "ma, ke"; "ma+ke" and "ma & ke" as "ma ja ke". */
static struct str with_lists(struct arena *a, struct str s, lang_tag lang)
{
    struct buf b = {0};
    struct str listed;

    for (size_t at = 0; at < s.n;) {
        struct str word = word_at(s, at), joint;

        if (word.n) {
            buf_str(&b, word);
            at += word.n;
            joint = read_joint(s, &at, lang, word);
            if (joint.n)
                buf_str(&b, joint);
            continue;
        }
        if (parts_rows(s, at, lang)) {
            buf_puts(&b, ", ");
        } else {
            buf_char(&b, s.s[at]);
            if (s.s[at] == ',' && !token_digit_at(s, at + 1))
                buf_char(&b, ' ');
        }
        at++;
    }
    listed = buf_copy(&b, a);
    buf_release(&b);
    return listed;
}

/* ---- How often */

static struct str weeks_text(const struct hoursrow *r)
{
    const struct hourwords *w = &r->words;
    const struct text_value value = {"n", str_printf(r->a, "%u", w->every)};

    if (w->every == 2)
        return label(r->l, LABEL_EVERY_SECOND_WEEK);
    if (w->every > 2)
        return texts_fill(r->a, label(r->l, LABEL_EVERY_NTH_WEEK), &value, 1);
    if (w->even || w->odd)
        return label(r->l, w->even ? LABEL_EVEN_WEEKS : LABEL_ODD_WEEKS);
    return STR_NONE;
}

/* ", joka toinen viikko", ", 31.8.–13.12."; without a comma where nothing stands before. */
static void put_behind(struct hoursrow *r, struct str more)
{
    if (more.n && r->out.n)
        buf_str(&r->out, words_comma(r->l->lang));
    buf_str(&r->out, more);
}

/* The days of numbered weeks, in *out. False when it is not sure which these are. */
static bool span_text(const struct hoursrow *r, struct date day, struct str *out)
{
    struct date first, last;

    if (!r->words.spans_said)
        return true;
    if (!weeks_dates(r->words.weeks, day, &first, &last))
        return false;
    *out = date_range_text(r->a, r->l, first, last,
                           date_needs_year(first, day) || date_needs_year(last, day));
    return true;
}

/* Days on which it is not: "ei 24.12." */
static struct str except_text(const struct hoursrow *r)
{
    const struct text_value value = {"dates", buf_copy(&r->out, r->a)};

    return texts_fill(r->a, label(r->l, LABEL_NOT_ON), &value, 1);
}

/* Of which of the days is it said how often they come? True where that could be of some only, as in
 * "ma ja joka toinen ti". */
static bool is_unsure(const struct hoursrow *r)
{
    const struct hourwords *w = &r->words;
    bool weeks = w->every || w->even || w->odd || w->spans_said;

    return w->weeks_said > 1 || w->spans_said > 1 || ((w->every || w->even || w->odd) && w->nth) ||
           ((weeks || w->nth) && r->goes_on) || (r->days > 1 && (w->weeks_inside || w->nth_inside));
}

/* ---- The whole */

/* Reads what is left when how often was taken out; nothing may be left when that are numbered weeks
 * alone, or days on which it is not. */
static bool read_rest(struct hoursrow *r)
{
    const struct hourwords *w = &r->words;
    bool alone = !r->text.n && w->spans_said && !w->weeks_said && !w->of_month;

    return (alone || hoursrow_read(r)) && w->of_month == (w->nth != 0) &&
           !(w->except && (r->said || (w->spans_said && r->out.n))) && !(w->nth && !r->nth_said) &&
           !is_unsure(r);
}

/* In one language; false when that is not how it is to be read. */
static bool tell_in(struct hoursrow *r, struct str typed, struct date day, struct hours *out)
{
    struct str text, span = STR_NONE;

    r->words = hourwords_take(r->a, r->source, typed);
    r->text = with_lists(r->a, r->words.rest, r->source);
    if (!read_rest(r) || !span_text(r, day, &span))
        return false;
    put_behind(r, weeks_text(r));
    put_behind(r, span);
    text = r->words.except ? except_text(r) : buf_copy(&r->out, r->a);
    *out = (struct hours){.text = text, .lang = r->l->lang};
    if (r->days_end && !r->mixed && !r->words.except) {
        out->days = str_sub(text, 0, r->days_end);
        out->times = str_sub(text, r->times_at, text.n);
    }
    return true;
}

/* Read in its own language, else in Finnish, Swedish or English: who types into a table of English
 * names may write Finnish. */
struct hours hours_tell(struct typography *t, struct arena *a, const struct labels *l,
                        lang_tag source, struct str typed, struct date day)
{
    const lang_tag langs[] = {source, LANG_FI, LANG_SV, LANG_EN};
    struct hours out = {.lang = 0};

    for (size_t i = 0; i < sizeof langs / sizeof *langs && !out.lang; i++) {
        struct hoursrow r = {.a = a, .l = l, .source = langs[i]};

        if (i == 0 || langs[i] != source)
            (void)tell_in(&r, typed, day, &out);
        buf_release(&r.out);
    }
    if (!out.lang)
        out = (struct hours){.text = typography_set(t, a, source, typed), .lang = source};
    return out;
}

bool hours_next_row(struct str *rest, struct str *row)
{
    while (rest->s) {
        size_t end = 0;

        while (end < rest->n && rest->s[end] != '\n' && rest->s[end] != ';')
            end++;
        *row = str_trim(str_sub(*rest, 0, end));
        *rest = end < rest->n ? str_sub(*rest, end + 1, rest->n) : STR_NONE;
        if (row->n)
            return true;
    }
    return false;
}
