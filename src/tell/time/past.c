/*
 * past.c: see past.h.
 *
 * The dates of a row are found, whatever else it says: their last day, and where the first begins
 * and the last ends. What stands before and behind decides whether they bound all of it.
 */
#include "tell/time/past.h"

#include <string.h>

#include "base/buf.h"
#include "tell/text/token.h"
#include "tell/text/words.h"

/* ---- Dates */

struct dated {
    size_t from, to;  /* of the first date, of the last one */
    struct date last; /* DATE_NONE: there is none */
    unsigned n;
    bool range;   /* the last one ends a range */
    bool unknown; /* one has no year */
};

static size_t skip_spaces(struct str s, size_t at)
{
    while (at < s.n && s.s[at] == ' ')
        at++;
    return at;
}

/* A number of at most `most` digits at s[*at]; *at moves behind it. */
static bool number_at(struct str s, size_t *at, size_t most, unsigned *out)
{
    size_t end = *at;

    while (token_digit_at(s, end))
        end++;
    if (end == *at || end - *at > most || !str_to_uint(str_sub(s, *at, end), 9999, out))
        return false;
    *at = end;
    return true;
}

/* Behind a full stop, and a space perhaps, in "24. 12. 2015". */
static bool stop_at(struct str s, size_t *at)
{
    size_t next;

    if (*at >= s.n || s.s[*at] != '.')
        return false;
    next = skip_spaces(s, *at + 1);
    *at = token_digit_at(s, next) ? next : *at + 1;
    return true;
}

/* "24.12.2015", "24.12.15", "2015-12-24" at s[*at]; *out has no year for "24.12.". False when it is
 * no date. */
static bool date_at(struct str s, size_t *at, struct date *out)
{
    unsigned day, month, year = 0;
    size_t end = *at, stop;

    if (date_from_iso(str_sub(s, *at, *at + 10), out)) {
        *at += 10;
        return true;
    }
    if (!number_at(s, &end, 2, &day) || !stop_at(s, &end) || !number_at(s, &end, 2, &month) ||
        day > 31 || month > 12)
        return false;
    stop = end;
    if (stop_at(s, &stop)) {
        size_t digits = stop;

        end = number_at(s, &stop, 4, &year) ? stop : end + 1;
        digits = year ? stop - digits : 0;
        if (year && digits != 4)
            year = digits == 2 ? 2000 + year : 0;
    }
    *out = (struct date){(int16_t)(year ? year : 2000), (uint8_t)month, (uint8_t)day};
    if (!date_valid(*out))
        return false;
    out->year = (int16_t)year;
    *at = end;
    return true;
}

/* Does a range end at the date at s[at]: "1.–28.7.2015"? Then *from is where it begins. */
static bool ends_range(struct str s, size_t at, size_t *from)
{
    static const struct str dashes[] = {STR_INIT("–"), STR_INIT("-"), STR_INIT("—")};

    while (at && s.s[at - 1] == ' ')
        at--;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        struct str before = str_sub(s, 0, at);

        if (!str_ends(before, dashes[i]))
            continue;
        before = str_trim(str_sub(before, 0, before.n - dashes[i].n));
        for (at = before.n; at && (token_digit_at(s, at - 1) || s.s[at - 1] == '.');)
            at--;
        *from = at;
        return at < before.n;
    }
    return false;
}

static struct dated dates_of(struct str s)
{
    struct dated found = {.last = DATE_NONE};
    bool open = false; /* a date without its year, which the end of a range may still say */

    for (size_t at = 0; at < s.n; at++) {
        size_t from = at, begin = at;
        struct date d;

        if (!token_digit_at(s, at) || (at && token_digit_at(s, at - 1)) || !date_at(s, &at, &d))
            continue;
        found.range = ends_range(s, from, &begin);
        found.unknown = found.unknown || (open && !found.range);
        open = d.year == 0;
        found.from = found.n++ ? found.from : begin;
        found.to = at--;
        if (!open && (!date_given(found.last) || date_cmp(d, found.last) > 0))
            found.last = d;
    }
    found.unknown = found.unknown || open;
    return found;
}

/* ---- Words */

static bool has_word(struct str s, const char *words)
{
    struct token t;

    for (size_t at = 0; token_read(s, LANG_FI, &at, &t);) {
        struct str rest = str_from(words), word;

        while (str_split(&rest, ' ', &word))
            if (words_equal(word, t.core))
                return true;
    }
    return false;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (token_digit_at(s, i))
            return true;
    return false;
}

static const char excludes[] = "ei paitsi suljettu kiinni inte utom stängt not except closed";

static bool begins_with_exception(struct str s)
{
    struct token t;
    size_t at = 0;

    return token_read(s, LANG_FI, &at, &t) && has_word(t.core, excludes);
}

/* From then on, or on other days than these. */
static bool goes_on(struct str s)
{
    return has_word(s, "alkaen lähtien alk muuten muulloin muina jälkeen från from onwards since "
                       "framåt annars övriga därefter efter otherwise other then after");
}

/* "jouluaattona", "ei", "ke": a word or two, no times and no list. */
static bool leads_in(struct str before, bool range)
{
    unsigned words = 0;
    struct token t;

    for (size_t at = 0; token_read(before, LANG_FI, &at, &t); words++)
        if (str_find_char(t.trail, ',', 0) != SIZE_MAX || (t.kind == TOKEN_DAYS && !range))
            return false;
    return words <= 2 && !has_digit(before) &&
           (!has_word(before, excludes) || begins_with_exception(before));
}

/* Behind a single date: does another row begin, as "…, ma–pe klo 9–15"? */
static bool has_days(struct str behind)
{
    struct token t;

    for (size_t at = 0; token_read(behind, LANG_FI, &at, &t);)
        if (t.kind == TOKEN_DAYS || words_weekday(LANG_FI, t.core) >= 0)
            return true;
    return false;
}

/* Nothing but the end of the dates: "asti", a bracket. */
static bool is_end(struct str behind, bool *bound)
{
    struct token t;

    for (size_t at = 0; token_read(behind, LANG_FI, &at, &t);) {
        if (t.kind == TOKEN_WORD && !has_word(t.core, "asti saakka"))
            return false;
        if (t.kind != TOKEN_WORD && t.kind != TOKEN_MARKS)
            return false;
        *bound = *bound || t.kind == TOKEN_WORD;
    }
    return true;
}

/* ---- Rows */

static bool is_over(struct str row, struct date day)
{
    struct dated found = dates_of(row);
    struct str before = str_sub(row, 0, found.from), behind = str_sub(row, found.to, row.n);
    bool bound = found.range || has_word(before, "till until");
    size_t next = skip_spaces(behind, 0), dash = token_dash_at(behind, next);

    if (!date_given(found.last) || found.unknown || date_cmp(found.last, day) >= 0 || goes_on(row))
        return false;
    if (dash && !token_digit_at(behind, skip_spaces(behind, next + dash)))
        return false; /* "24.12.2015–" */
    if (leads_in(before, found.range))
        return found.range || !has_days(behind);
    return !has_word(before, excludes) && is_end(behind, &bound) && bound &&
           (found.n == 1 || (found.n == 2 && found.range));
}

struct str past_left(struct arena *a, struct str row, struct date day)
{
    struct str rest = row, piece;
    struct buf left = {0};
    struct str kept;
    bool dropped = false;

    if (is_over(row, day))
        return STR_NONE;
    if (str_find_char(row, ',', 0) == SIZE_MAX || !begins_with_exception(row))
        return row;
    while (str_split(&rest, ',', &piece)) {
        bool first = piece.s == row.s;

        piece = str_trim(piece);
        if (is_over(piece, day)) {
            dropped = true;
            if (first) /* the word for the exception stands before what follows */
                buf_printf(&left, "%.*s", (int)dates_of(piece).from, piece.s);
            continue;
        }
        if (!first && left.n && left.s[left.n - 1] != ' ')
            buf_puts(&left, ", ");
        buf_str(&left, piece);
    }
    kept = dropped ? buf_copy(&left, a) : row;
    buf_release(&left);
    return kept;
}
