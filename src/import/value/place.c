/*
 * place.c: where a listing is for: municipalities, regions, the whole country; its address.
 */
#include "import/value/place.h"

#include <string.h>

#include "base/intl.h"
#include "import/value/words.h"

/* ---- Municipalities */

static void add_municipality(struct building *w, const struct municipality *m)
{
    for (size_t i = 0; i < w->l.municipalities.n; i++)
        if (w->l.municipalities.v[i] == m)
            return;
    *build_push(w, &w->l.municipalities) = m;
}

static void add_region(struct building *w, const struct region *r)
{
    for (size_t i = 0; i < w->l.regions.n; i++)
        if (str_eq(w->l.regions.v[i], r->code))
            return;
    *build_push(w, &w->l.regions) = r->code;
}

static bool add_known(struct building *w, enum field_id field, struct str name)
{
    const struct municipality_table *table = w->b->table;
    const struct municipality *m = municipality_lookup(table, name);
    const struct region *r = m && field != FIELD_REGION ? NULL : region_lookup(table, name);

    if (r)
        add_region(w, r);
    else if (m)
        add_municipality(w, m);
    else if (words_is_nationwide(name))
        w->l.nationwide = true;
    else
        return false;
    return true;
}

bool place_is_municipality(const void *table, struct str word)
{
    return municipality_lookup(table, word) != NULL;
}

/* "Tampere ja Pirkkala", "Tampere/Pirkkala": when each of them is known. */
static bool add_joined(struct building *w, enum field_id field, struct str names)
{
    static const struct str joints[] = {STR_INIT(" ja "), STR_INIT(" och "), STR_INIT(" and "),
                                        STR_INIT(" & "),  STR_INIT("/"),     STR_INIT(" - "),
                                        STR_INIT(" – "),  STR_INIT(" sekä ")};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = str_find(names, joints[i], 0);
        struct str rest;

        if (at == SIZE_MAX)
            continue;
        rest = str_trim(str_sub(names, at + joints[i].n, names.n));
        if (!add_known(w, field, str_trim(str_sub(names, 0, at))))
            return false;
        return add_known(w, field, rest) || add_joined(w, field, rest);
    }
    return false;
}

/* "Tampere (Hervanta)" is Tampere. */
static struct str without_brackets(struct str name)
{
    size_t open = str_find_char(name, '(', 0);

    return open == SIZE_MAX || open == 0 ? name : str_trim(str_sub(name, 0, open));
}

void place_take(struct building *w, const struct raw_value *v, struct str part)
{
    struct str near;
    struct loc at;

    if (add_known(w, v->field, part) || add_joined(w, v->field, part) ||
        add_known(w, v->field, without_brackets(part)))
        return;
    if (str_find(part, STR("\uFFFD"), 0) != SIZE_MAX)
        return; /* that a letter is lost has been said */
    at = raw_loc_of(&v->text, part);
    near = municipality_suggest(w->b->table, part);
    if (near.n)
        diag_report(w->b->d, DIAG_UNKNOWN_MUNICIPALITY, at, _("\"%.*s\"; did you mean \"%.*s\"?"),
                    STR_ARG(raw_excerpt(part)), STR_ARG(near));
    else
        diag_report(w->b->d, DIAG_UNKNOWN_MUNICIPALITY, at,
                    _("\"%.*s\"; expected a municipality or region by name or code, or Koko maa"),
                    STR_ARG(raw_excerpt(part)));
}

/* ---- Addresses */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Offset of a postcode that stands alone in `s`, followed by nothing or by a town; SIZE_MAX when
 * there is none. */
static size_t find_postal_code(struct str s)
{
    for (size_t i = 0; i + 5 <= s.n; i++) {
        size_t n = 0;

        while (i + n < s.n && digit(s.s[i + n]))
            n++;
        if (n == 5 && (i == 0 || strchr(" ,-\n", s.s[i - 1])) &&
            (i + 5 == s.n || strchr(" ,", s.s[i + 5])))
            return i;
        i += n;
    }
    return SIZE_MAX;
}

void place_take_postal_code(struct building *w, const struct raw_value *v, struct str clean)
{
    struct arena *a = w->b->texts;
    size_t at = find_postal_code(clean);
    struct str town;

    if (clean.n == 6 && clean.s[2] == ' ') /* "33 720" */
        clean = str_printf(a, "%.2s%.3s", clean.s, clean.s + 3), at = find_postal_code(clean);
    if (at == SIZE_MAX) {
        diag_report(
            w->b->d, DIAG_BAD_VALUE, v->text.at,
            _("\"%.*s\"; a postcode has five digits, and those without are not printed (zeros in "
              "front are lost when the column is not text)"),
            STR_ARG(raw_excerpt(clean)));
        return;
    }
    w->l.postal_code = build_value(w, v, str_sub(clean, at, at + 5));
    town = str_trim(str_sub(clean, at + 5, clean.n));
    if (town.n && !w->l.town.s.n)
        w->l.town = build_value(w, v, town);
}

static struct str without_comma(struct str s)
{
    s = str_trim(s);
    while (s.n && strchr(",\n", s.s[s.n - 1]))
        s = str_trim(str_sub(s, 0, s.n - 1));
    return s;
}

/* A slice of the value's text as a value, with its place if the text is as it was typed. */
static struct value part_of(const struct value *v, struct str part)
{
    const struct raw_text text = {.s = v->s, .at = {NULL, v->line, v->col}};
    struct loc at = raw_loc(&text, (size_t)(part.s - v->s.s));

    return (struct value){part, v->line ? at.line : 0, v->line ? at.col : 0, 0};
}

/* "Insinöörinkatu 38, 33720 Tampere": unless the fields of their own say something else. */
static void split_address(struct listing *l)
{
    struct str s = l->street.s, code, town;
    size_t at = find_postal_code(s);

    if (at == SIZE_MAX || at == 0)
        return;
    code = str_sub(s, at, at + 5);
    town = str_trim(str_sub(s, at + 5, s.n));
    if (l->postal_code.s.n && !str_eq(l->postal_code.s, code))
        return;
    if (!l->postal_code.s.n)
        l->postal_code = part_of(&l->street, code);
    if (!l->town.s.n && town.n)
        l->town = part_of(&l->street, town);
    s = str_sub(s, 0, at);
    if (str_ends(s, STR("FI-")))
        s = str_sub(s, 0, s.n - 3);
    l->street.s = without_comma(s);
}

/* ---- The rule */

static const struct municipality *from_address(const struct building *w)
{
    const struct municipality *m = NULL;

    if (w->l.town.s.n)
        m = municipality_lookup(w->b->table, w->l.town.s);
    if (!m && w->l.postal_code.s.n)
        m = municipality_of_postcode(w->b->table, w->l.postal_code.s);
    return m;
}

bool place_finish(struct building *w)
{
    const struct municipality *m;

    split_address(&w->l);
    if (w->l.municipalities.n || w->l.regions.n || w->l.nationwide)
        return true;
    m = from_address(w);
    if (m) {
        add_municipality(w, m);
        return true;
    }
    diag_report(
        w->b->d, DIAG_NO_PLACE, listing_loc(&w->l),
        _("\"%.*s\" has no municipality, region, town or postcode that is known; fill in kunnat, "
          "or write Koko maa there when it is for the whole country"),
        STR_ARG(raw_excerpt(w->l.name.v[0].s)));
    return false;
}
