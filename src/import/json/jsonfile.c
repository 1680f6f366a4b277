/*
 * jsonfile.c: a JSON file as raw records: a list of objects, an object with a list in it, or one
 * object a line.
 *
 * Values are read one at a time (jsontree.c), so that what is wrong in one does not end the
 * reading: it is reported and counted, and the next is looked for. In JSON lines that is the next
 * line; in a list the next object that begins with the same two names as the records before.
 */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "import/json/given.h"
#include "import/json/jsonguess.h"
#include "import/json/jsonmend.h"
#include "import/json/jsontree.h"
#include "import/json/mapping.h"

enum {
    NODES = 1000000, /* of one value */
};

struct reader {
    const struct source *src;
    struct jsonguess guess;
    struct json_cursor c;
    struct json_limits limits;
    struct arena record;
    struct mapping map;
    struct jsonmend mend;
    struct str first, second; /* the names that a unit begins with */
    uint32_t column;          /* where a unit begins its line; 0: it does not */
    size_t start;             /* of the unit at hand, in the text */
    bool stopped;             /* the sink wants no more */
};

/* ---- Reading one value */

static void report_broken(const struct reader *r, const char *why, uint32_t line, struct diag *d)
{
    struct str found = raw_excerpt(str_sub(r->c.text, r->c.at, r->c.text.n));

    if (found.n)
        diag_report(d, DIAG_BAD_RECORD, r->c.loc,
                    _("%s; found \"%.*s\"; the listing that begins in line %lu is left out"), why,
                    STR_ARG(found), (unsigned long)line);
    else
        diag_report(d, DIAG_BAD_RECORD, r->c.loc,
                    _("%s; the listing that begins in line %lu is left out"), why,
                    (unsigned long)line);
}

/* The value at the cursor, a unit; NULL after a report. */
static struct node *read_value(struct reader *r, struct diag *d)
{
    struct json_cursor start, first = {0};
    size_t mended = r->mend.mended, passed = r->mend.passed;
    struct jsonmends m = {.n = 0};
    const char *why, *first_why = NULL;
    struct node *node;

    json_cursor_peek(&r->c);
    start = r->c;
    r->start = r->c.at;
    while (!(node = json_tree(&r->c, &r->limits, &r->record, &why, d))) {
        if (!first_why) {
            first_why = why;
            first = r->c;
        }
        if (!jsonmend_may(&r->mend, &r->c, start.at) ||
            !jsonmend_here(&r->mend, &r->c, r->start, &m))
            break;
        start.text = r->c.text;
        r->c = start;
        arena_reset(&r->record);
    }
    if (node)
        return node;
    while (m.n--) /* the line end was one: a text before it is not closed */
        r->mend.copy[m.at[m.n]] = r->c.lines[m.at[m.n]];
    first.text = r->c.text;
    r->c = first;
    r->mend.mended = mended;
    r->mend.passed = passed;
    report_broken(r, first_why, start.loc.line, d);
    return NULL;
}

/* ---- Listings */

static bool take_record(struct reader *r, const struct node *n)
{
    if (n->kind != NODE_OBJECT)
        return mapping_no_object(&r->map, n->at);
    if (!field_index_map(r->src->index) && lahella_is(n))
        return lahella_map(&r->map, n);
    if (!field_index_map(r->src->index) && hsds_is(n))
        return hsds_map(&r->map, n);
    mapping_begin(&r->map);
    flat_map(&r->map, n);
    return mapping_end(&r->map, n->at);
}

/* Those that stand where the steps from `step` on lead to. */
static bool take_inside(struct reader *r, const struct node *n, size_t step)
{
    bool ok = true;

    if (step == r->guess.steps.n) {
        for (const struct node *x = n->first; x && ok; x = x->next)
            if (n->kind == NODE_LIST || x->kind == NODE_OBJECT)
                ok = take_record(r, x);
        return ok;
    }
    if (r->guess.steps.v[step].s) {
        if (step + 1 == r->guess.steps.n && given_is(&r->map, n, r->guess.steps.v[step]))
            return given_map(&r->map, n);
        n = node_get(n, str_z(&r->record, r->guess.steps.v[step]));
        return !n || take_inside(r, n, step + 1);
    }
    for (const struct node *x = n->kind == NODE_LIST ? n->first : NULL; x && ok; x = x->next)
        ok = take_inside(r, x, step + 1);
    return ok;
}

/* Is what stands at text[at] the first thing in its line? */
static bool begins_line(struct str text, size_t at)
{
    while (at && (text.s[at - 1] == ' ' || text.s[at - 1] == '\t'))
        at--;
    return at && text.s[at - 1] == '\n';
}

static void take_unit(struct reader *r, const struct node *unit)
{
    if (!r->first.s && unit->n >= 2 && unit->kind == NODE_OBJECT) {
        r->first = str_copy(r->src->arena, unit->first->key);
        r->second = str_copy(r->src->arena, unit->first->next->key);
        r->column = begins_line(r->c.text, r->start) ? unit->at.col : 0;
    }
    if (unit->kind == NODE_NULL)
        return;
    if (!(r->guess.inside ? take_inside(r, unit, 0) : take_record(r, unit)))
        r->stopped = true;
}

/* ---- Going on behind an error */

/* The next line that begins a value. */
static bool next_line(struct reader *r)
{
    size_t at = r->c.at;

    while ((at = str_find_char(r->c.text, '\n', at)) != SIZE_MAX) {
        at++;
        if (at < r->c.text.n && (r->c.text.s[at] == '{' || r->c.text.s[at] == '[')) {
            json_cursor_move(&r->c, at);
            return true;
        }
    }
    json_cursor_move(&r->c, r->c.text.n);
    return false;
}

/* May the object at the cursor be a unit: does it stand in its line as they do? */
static bool may_be_unit(const struct reader *r)
{
    return !r->column || (r->c.loc.col == r->column && begins_line(r->c.text, r->c.at));
}

static bool is_alike(const struct reader *r, const struct node *unit)
{
    if (unit->kind != NODE_OBJECT || unit->n < 2)
        return false;
    return !r->first.s ||
           (str_eq(unit->first->key, r->first) && str_eq(unit->first->next->key, r->second));
}

/* Does what stands at the cursor, which can't be read, begin as the units do? */
static bool begins_alike(const struct reader *r)
{
    struct str s = str_sub(r->c.text, r->c.at + 1, r->c.text.n);
    size_t at = 0;

    if (!r->first.s)
        return begins_line(r->c.text, r->c.at);
    while (at < s.n && strchr(" \t\r\n", s.s[at]))
        at++;
    s = str_sub(s, at, s.n);
    return s.n > r->first.n + 2 && s.s[0] == '"' && str_starts(str_sub(s, 1, s.n), r->first) &&
           s.s[r->first.n + 1] == '"';
}

/* The next object that looks as the units do; they are read and taken here. */
static bool next_alike(struct reader *r)
{
    struct diag silent;
    size_t at;

    diag_init(&silent, NULL);
    while ((at = str_find_char(r->c.text, '{', r->c.at)) != SIZE_MAX) {
        const struct node *unit;
        struct json_cursor start;
        const char *why;
        bool here, alike;

        json_cursor_move(&r->c, at);
        start = r->c;
        arena_reset(&r->record);
        here = may_be_unit(r);
        alike = here && begins_alike(r);
        unit = here ? json_tree(&r->c, &r->limits, &r->record, &why, &silent) : NULL;
        if (unit ? is_alike(r, unit) : alike) {
            r->c = start; /* it is read once more, in earnest */
            return true;
        }
        json_cursor_move(&r->c, unit ? r->c.at : r->c.at > at ? r->c.at : at + 1);
    }
    json_cursor_move(&r->c, r->c.text.n);
    return false;
}

static bool recover(struct reader *r, struct loc at)
{
    if (!mapping_unusable(&r->map, at)) {
        r->stopped = true;
        return false;
    }
    return r->guess.units == JSON_VALUES ? next_line(r) : next_alike(r);
}

/* ---- The units */

static bool at_end(struct reader *r)
{
    char c = json_cursor_peek(&r->c);

    while (c == ',') { /* the one between two, or one too many */
        json_cursor_move(&r->c, r->c.at + 1);
        c = json_cursor_peek(&r->c);
    }
    if (r->guess.units == JSON_VALUES)
        return !c;
    if (!c) {
        diag_report(r->src->d, DIAG_SYNTAX, r->c.loc, "%s",
                    _("its list of listings is not closed; is it cut off?"));
        return true;
    }
    return c == (r->guess.units == JSON_LIST ? ']' : '}');
}

/* Behind the key of a member; false when it is none. */
static bool skip_key(struct reader *r)
{
    const char *why;

    if (r->guess.units != JSON_MEMBERS)
        return true;
    if (json_cursor_peek(&r->c) != '"' ||
        !json_tree(&r->c, &r->limits, &r->record, &why, r->src->d) ||
        json_cursor_peek(&r->c) != ':')
        return false;
    json_cursor_move(&r->c, r->c.at + 1);
    return true;
}

/* What stands behind a unit: a comma or the end; in JSON lines, nothing. */
static bool is_parted(struct reader *r)
{
    char c = json_cursor_peek(&r->c);

    if (r->guess.units == JSON_VALUES || !c || strchr(",]}", c))
        return true;
    if (c != '{')
        return false;
    diag_report(r->src->d, DIAG_SYNTAX, r->c.loc, "%s",
                _("a comma is missing between two listings"));
    return true;
}

static void read_units(struct reader *r)
{
    json_cursor_move(&r->c, r->guess.start);
    while (!r->stopped && !at_end(r)) {
        struct loc at;
        struct node *unit;

        arena_reset(&r->record);
        at = r->c.loc;
        unit = skip_key(r) ? read_value(r, r->src->d) : NULL;
        if (unit)
            take_unit(r, unit);
        if (r->stopped || (!unit && !recover(r, at)))
            break;
        if (unit && !is_parted(r)) {
            diag_report(r->src->d, DIAG_BAD_RECORD, r->c.loc,
                        _("a comma or ] is expected here; found \"%.*s\""),
                        STR_ARG(raw_excerpt(str_sub(r->c.text, r->c.at, r->c.text.n))));
            if (!recover(r, r->c.loc))
                break;
        }
    }
}

/* ---- The whole */

static void say_guess(const struct reader *r)
{
    struct loc at = {r->src->path, 0, 0};
    const char *encoding = source_encoding(r->src);

    if (r->guess.path.n)
        diag_report(r->src->d, DIAG_GUESSED_FORMAT, at, _("JSON, %s, listings in \"%.*s\""),
                    encoding, STR_ARG(r->guess.path));
    else
        diag_report(r->src->d, DIAG_GUESSED_FORMAT, at,
                    r->guess.units == JSON_VALUES ? _("JSON, %s, one value after the other")
                                                  : _("JSON, %s, a list of listings"),
                    encoding);
}

/* No listing is to be seen: because of what is wrong at its beginning, or because there is none. */
static void refuse(struct reader *r)
{
    const char *why = NULL;
    struct diag silent;

    diag_init(&silent, NULL);
    if (!json_tree(&r->c, &r->limits, &r->record, &why, &silent))
        diag_report(r->src->d, DIAG_BAD_INPUT, r->c.loc, _("JSON, but %s; found \"%.*s\""), why,
                    STR_ARG(raw_excerpt(str_sub(r->c.text, r->c.at, r->c.text.n))));
    else
        diag_report(r->src->d, DIAG_BAD_INPUT, (struct loc){r->src->path, 1, 1}, "%s",
                    _("JSON without a list of listings; expected objects with \"nimi\" or \"name\" "
                      "in them (esite list fields shows all names)"));
}

bool jsonfile_is(struct str text)
{
    struct json_cursor c;
    char first;

    json_cursor_init(&c, str_sub(text, 0, 4096), NULL);
    first = json_cursor_peek(&c);
    return first == '{' || (first == '[' && !str_starts(str_sub(text, c.at, text.n), STR("[;")));
}

bool jsonfile_read(const struct source *src)
{
    struct reader r = {
        .src = src,
        .limits =
            {
                .depth = (unsigned)limit_of(&src->options->limits, LIMIT_DEPTH),
                .nodes = NODES,
                .text = (size_t)limit_of(&src->options->limits, LIMIT_FIELD),
            },
    };
    bool found = jsonguess_run(&r.guess, src->text->text, src->index, src->arena);

    json_cursor_init(&r.c, src->text->text, src->path);
    mapping_init(&r.map, src, &r.record);
    if (found) {
        say_guess(&r);
        read_units(&r);
        jsonmend_tell(&r.mend, src->d);
        mapping_tell_unknown(&r.map);
    } else {
        refuse(&r);
    }
    free(r.mend.copy);
    mapping_release(&r.map);
    arena_release(&r.record);
    return found && !r.stopped;
}
