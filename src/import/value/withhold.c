/*
 * withhold.c: see withhold.h. Around each @ as much is taken as an address may have; whether it is
 * a person's is contact.c's to say.
 */
#include "import/value/withhold.h"

#include <string.h>

#include "base/intl.h"
#include "import/value/contact.h"
#include "import/value/person.h"
#include "import/value/place.h"

static bool in_address(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c & 0x80) || (c && strchr("._-+", c));
}

/* The address about text[at], an @. */
static struct str address_about(struct str text, size_t at)
{
    size_t from = at, to = at + 1;

    while (from && in_address(text.s[from - 1]))
        from--;
    while (to < text.n && in_address(text.s[to]))
        to++;
    while (to > at + 1 && strchr("._-+", text.s[to - 1])) /* the sentence's */
        to--;
    return str_sub(text, from, to);
}

static struct str without_spaces(struct str s)
{
    while (s.n && s.s[s.n - 1] == ' ')
        s.n--;
    return s;
}

/* Takes a word that says no more than that an address follows, off the end. */
static void drop_herald(struct str *before)
{
    static const struct str heralds[] = {
        STR_INIT("sähköposti"), STR_INIT("Sähköposti"), STR_INIT("s-posti"), STR_INIT("sposti"),
        STR_INIT("email"),      STR_INIT("Email"),      STR_INIT("e-mail"),  STR_INIT("E-mail"),
        STR_INIT("e-post"),     STR_INIT("E-post")};
    struct str s = without_spaces(*before);

    if (str_ends(s, STR(":")))
        s = without_spaces(str_sub(s, 0, s.n - 1));
    for (size_t i = 0; i < sizeof heralds / sizeof *heralds; i++) {
        size_t at = s.n - heralds[i].n;

        if (str_ends(s, heralds[i]) && (!at || strchr(" ,;/(\n", s.s[at - 1]))) {
            *before = str_sub(s, 0, at);
            return;
        }
    }
}

/* Does nothing of a clause follow: its end, or what joins the next to it? */
static bool ends_clause(struct str after)
{
    static const struct str joints[] = {STR_INIT(" tai "), STR_INIT(" ja "), STR_INIT(" eller "),
                                        STR_INIT(" och "), STR_INIT(" or "), STR_INIT(" and ")};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(after, joints[i]))
            return true;
    return !after.n || memchr(".,;:)!?/\n", after.s[0], 9);
}

/* Moves the ends of what is left before and behind an address to where nothing is left over; what
 * goes between them. */
static struct str close_gap(struct str *before, struct str *after)
{
    drop_herald(before);
    if (str_ends(*before, STR("(")) && after->n && after->s[0] == ')') {
        *before = str_sub(*before, 0, before->n - 1);
        *after = str_sub(*after, 1, after->n);
    }
    *before = without_spaces(*before);
    if (ends_clause(*after) && before->n && strchr(",;:/", before->s[before->n - 1]))
        *before = without_spaces(str_sub(*before, 0, before->n - 1));
    if (before->n && !memchr("\n.!?", before->s[before->n - 1], 4))
        return STR_NONE;
    while (after->n && memchr(" ,;:/.!?", after->s[0], 8)) /* a sentence can't begin so */
        *after = str_sub(*after, 1, after->n);
    if (!before->n || before->s[before->n - 1] == '\n' || !after->n || after->s[0] == '\n')
        return STR_NONE;
    return STR(" ");
}

struct str withhold_addresses(struct building *w, const struct raw_value *v, struct str text)
{
    size_t from = 0;

    if (w->b->options->with_contact_persons)
        return text;
    for (size_t at; (at = str_find_char(text, '@', from)) != SIZE_MAX;) {
        struct str word = address_about(text, at);
        struct str email = contact_email(w->b->texts, word);
        struct str before, after, between;

        from = at + 1;
        if (!email.n || contact_is_pattern(email) ||
            !contact_is_personal(email, place_is_municipality, w->b->table))
            continue;
        diag_report(w->b->d, DIAG_WITHHELD, build_loc(w, &v->text, word),
                    _("\"%.*s\"; give an address of the office instead"),
                    STR_ARG(raw_excerpt(email)));
        before = str_sub(text, 0, (size_t)(word.s - text.s));
        after = str_sub(text, before.n + word.n, text.n);
        between = close_gap(&before, &after);
        text = str_join(w->b->texts, str_join(w->b->texts, before, between), after);
        from = before.n;
    }
    return text;
}

/* ---- Names */

static bool parts_words(char c)
{
    return c == ' ' || c == '\n' || (c && strchr(",;/()", c));
}

static size_t word_end(struct str s, size_t at)
{
    while (at < s.n && !parts_words(s.s[at]))
        at++;
    return at;
}

static bool is_name(const struct building *w, struct str s)
{
    return person_is_name(s, place_is_municipality, w->b->table);
}

/* Offset behind the name at s[at], a word's beginning; `at` when there is none. A common first name
 * begins one, and what follows belongs to it as far as that is a name. */
static size_t name_end(const struct building *w, struct str s, size_t at)
{
    size_t end = word_end(s, at);

    if (!is_name(w, str_sub(s, at, end)))
        return at;
    while (end + 1 < s.n && s.s[end] == ' ' && is_name(w, str_sub(s, at, word_end(s, end + 1))))
        end = word_end(s, end + 1);
    return end;
}

struct str withhold_names(struct building *w, const struct raw_value *v, struct str text,
                          bool whole)
{
    size_t at = 0;

    while (!w->b->options->with_contact_persons && at < text.n) {
        struct str before = str_sub(text, 0, at), after, between;
        size_t end = at;

        if (!parts_words(text.s[at]) && (!at || parts_words(text.s[at - 1]))) {
            end = at == 0 && whole && is_name(w, text) ? text.n : name_end(w, text, at);
        }
        if (end == at) {
            at++;
            continue;
        }
        diag_report(w->b->d, DIAG_WITHHELD_NAME, build_loc(w, &v->text, str_sub(text, at, end)),
                    _("\"%.*s\" beside a phone number"), STR_ARG(str_sub(text, at, end)));
        after = str_sub(text, end, text.n);
        between = close_gap(&before, &after);
        text = str_join(w->b->texts, str_join(w->b->texts, before, between), after);
        at = before.n;
    }
    return text;
}
