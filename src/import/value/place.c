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
    static const struct str joints[] = {STR_INIT(" ja "), STR_INIT(" och "),  STR_INIT(" and "),
                                        STR_INIT(" & "),  STR_INIT("/"),      STR_INIT(" - "),
                                        STR_INIT(" – "),  STR_INIT(" sekä "), STR_INIT(" samt "),
                                        STR_INIT(" + ")};

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
    size_t round = str_find_char(name, '(', 0), square = str_find_char(name, '[', 0);
    size_t open = round < square ? round : square;

    return open == SIZE_MAX || open == 0 ? name : str_trim(str_sub(name, 0, open));
}

/* "i Tammerfors", "koko Pirkanmaa", "33100 Tampere": without what stands in front. */
static struct str without_lead(struct str name)
{
    static const struct str leads[] = {STR_INIT("i "), STR_INIT("in "), STR_INIT("koko "),
                                       STR_INIT("hela "), STR_INIT("landskapet ")};

    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (str_eq_ascii_case(str_sub(name, 0, leads[i].n), leads[i]))
            return str_trim(str_sub(name, leads[i].n, name.n));
    return name;
}

static bool add_postcode(struct building *w, struct str name)
{
    const struct municipality *m = municipality_of_postcode(w->b->table, str_sub(name, 0, 5));

    if (m && (name.n == 5 || name.s[5] == ' '))
        add_municipality(w, m);
    return m && (name.n == 5 || name.s[5] == ' ');
}

static bool add_anyhow(struct building *w, enum field_id field, struct str name)
{
    return add_known(w, field, name) || add_joined(w, field, name) ||
           add_known(w, field, without_lead(name)) || add_postcode(w, name);
}

void place_take(struct building *w, const struct raw_value *v, struct str part)
{
    struct str near;
    struct loc at;

    if (add_anyhow(w, v->field, part) || add_anyhow(w, v->field, without_brackets(part)))
        return;
    if (str_find(part, STR("\uFFFD"), 0) != SIZE_MAX)
        return; /* that a letter is lost has been said */
    at = build_loc(w, &v->text, part);
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

/* Takes "Finland" off the end. */
static struct str without_country(struct str s)
{
    static const struct str names[] = {STR_INIT("Suomi"), STR_INIT("Finland"), STR_INIT("FINLAND"),
                                       STR_INIT("SUOMI")};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_ends(s, names[i]) && s.n > names[i].n && strchr(" ,", s.s[s.n - names[i].n - 1]))
            return without_comma(str_sub(s, 0, s.n - names[i].n));
    return s;
}

/* Takes "FI-" and its like off the end, which stand before a postcode. */
static struct str without_code(struct str s)
{
    static const struct str codes[] = {STR_INIT("FI-"), STR_INIT("FIN-"), STR_INIT("F-")};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_ends(s, codes[i]))
            return str_sub(s, 0, s.n - codes[i].n);
    return s;
}

/* Is it a part of the street, what stands in brackets behind a town: "Tampere (käynti pihalta)"? */
static size_t bracket_in(struct str town)
{
    size_t open = str_find(town, STR(" ("), 0);

    return open && str_ends(town, STR(")")) ? open : SIZE_MAX;
}

/* "Katu 1, Tampere": the town that stands behind the last comma. */
static void split_town(struct building *w)
{
    struct str s = w->l.street.s, town;
    size_t comma = SIZE_MAX;

    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ',')
            comma = i;
    town = str_trim(str_sub(s, comma == SIZE_MAX ? s.n : comma + 1, s.n));
    if (!comma || w->l.town.s.n || !town.n || digit(town.s[0]) ||
        !municipality_lookup(w->b->table, town))
        return;
    w->l.town = part_of(&w->l.street, town);
    w->l.street.s = without_comma(str_sub(s, 0, comma));
}

/* "Katu 1, 33100 Tampere; Tie 2, 33200 Tampere" can't be taken apart: it is printed as it is.
 * Without municipalities of its own the listing is for both. */
static bool is_several(struct building *w)
{
    struct str s = w->l.street.s;
    size_t first = find_postal_code(s), at = first, second;
    bool placed = w->l.municipalities.n || w->l.regions.n || w->l.nationwide;

    if (first == SIZE_MAX || (second = find_postal_code(str_sub(s, first + 5, s.n))) == SIZE_MAX)
        return false;
    for (; second != SIZE_MAX; second = find_postal_code(str_sub(s, at + 5, s.n))) {
        if (!placed)
            (void)add_postcode(w, str_sub(s, at, at + 5));
        at += 5 + second;
    }
    if (!placed)
        (void)add_postcode(w, str_sub(s, at, at + 5));
    diag_report(w->b->d, DIAG_BAD_VALUE, value_loc(&w->l, &w->l.street),
                _("\"%.*s\" is more than one address, printed as typed; give each place a listing "
                  "of its own"),
                STR_ARG(raw_excerpt(s)));
    return true;
}

/* "Insinöörinkatu 38, 33720 Tampere": unless the fields of their own say something else. */
static void split_postal_code(struct building *w, size_t at)
{
    struct listing *l = &w->l;
    struct str s = l->street.s, code = str_sub(s, at, at + 5), town = str_sub(s, at + 5, s.n);
    size_t open;

    if (l->postal_code.s.n && !str_eq(l->postal_code.s, code))
        return;
    while (town.n && strchr(" ,", town.s[0]))
        town = str_sub(town, 1, town.n);
    if (!l->postal_code.s.n)
        l->postal_code = part_of(&l->street, code);
    open = bracket_in(town);
    if (!l->town.s.n && town.n)
        l->town = part_of(&l->street, str_sub(town, 0, open));
    s = without_comma(without_code(str_sub(s, 0, at)));
    if (open != SIZE_MAX && s.n)
        s = str_printf(w->b->texts, "%.*s%.*s", STR_ARG(s), STR_ARG(str_sub(town, open, town.n)));
    l->street.s = s;
    if (!s.n)
        l->street = (struct value){0};
}

static void split_address(struct building *w)
{
    size_t at;

    if (!w->l.street.s.n || is_several(w))
        return;
    w->l.street.s = without_country(w->l.street.s);
    at = find_postal_code(w->l.street.s);
    if (at != SIZE_MAX)
        split_postal_code(w, at);
    if (w->l.street.s.n)
        split_town(w);
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

bool place_finish(struct building *w, const struct raw_record *record)
{
    const struct municipality *m;

    split_address(w);
    if (w->l.municipalities.n || w->l.regions.n || w->l.nationwide)
        return true;
    m = from_address(w);
    if (m) {
        add_municipality(w, m);
        return true;
    }
    if (record->place.n && add_known(w, FIELD_MUNICIPALITIES, record->place)) {
        if (record->placed)
            ++*record->placed;
        return true;
    }
    diag_report(
        w->b->d, DIAG_NO_PLACE, listing_loc(&w->l),
        _("\"%.*s\" has no municipality, region, town or postcode that is known; fill in kunnat, "
          "or write Koko maa there when it is for the whole country"),
        STR_ARG(raw_excerpt(w->l.name.v[0].s)));
    return false;
}
