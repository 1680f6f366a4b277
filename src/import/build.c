/*
 * build.c: raw records become listings, whatever kind of file they come from.
 *
 * A record is built aside and joins the listings when it is whole: with a name and a place. The
 * texts of one that is left out stay in the arena until the listings go: errors are few.
 */
#include "import/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "import/fieldmap.h"
#include "import/inlang.h"
#include "import/value/place.h"
#include "import/value/values.h"

/* Without those that are about the file, and come in the midst of any record. */
static unsigned warnings_of_records(const struct diag *d)
{
    static const enum diag_code of_files[] = {DIAG_UNKNOWN_FIELD, DIAG_BAD_ENTRY, DIAG_UNMET_RULE,
                                              DIAG_OTHER_SHEET, DIAG_HIDDEN_ROW};
    unsigned n = d->count[DIAG_WARNING];

    for (size_t i = 0; i < sizeof of_files / sizeof *of_files; i++)
        n -= d->by_code[of_files[i]];
    return n;
}

void builder_init(struct builder *b, struct listings *out, const char *file,
                  const struct import_options *options, const struct municipality_table *table,
                  struct diag *d)
{
    *b = (struct builder){
        .out = out,
        .options = options,
        .table = table,
        .d = d,
        .file = str_z(&out->arena, str_from(file)),
        .main_lang = LANG_FI,
        .cap = out->n, /* what stood behind them is not known any more */
        .first = out->n,
        .warnings = warnings_of_records(d),
        .addresses = d->by_code[DIAG_WITHHELD],
        .names = d->by_code[DIAG_WITHHELD_NAME],
        .languages = d->by_code[DIAG_OTHER_LANGUAGE],
    };
    b->texts = out->take ? &b->passing : &out->arena;
    again_init(&b->again, out);
    clean_init(&b->cleaner, d);
}

void builder_release(struct builder *b)
{
    clean_release(&b->cleaner);
    arena_release(&b->lists);
    arena_release(&b->passing);
    again_release(&b->again);
    free(b->ids);
}

/* ---- For the fields */

struct str build_text(struct building *w, struct str clean)
{
    uintptr_t whole = (uintptr_t)w->b->whole.s, at = (uintptr_t)clean.s;

    if (!whole || at < whole || at - whole >= w->b->whole.n)
        return str_copy(w->b->texts, clean);
    w->b->borrowed = true;
    return clean;
}

struct spot build_spot(const struct building *w, struct loc at)
{
    return at.file == w->l.file ? (struct spot){at.line, at.col} : (struct spot){0, 0};
}

struct loc build_loc(const struct building *w, const struct raw_text *t, struct str part)
{
    return raw_loc_along(&w->b->cursor, t, part);
}

struct value build_value(struct building *w, const struct raw_value *v, struct str clean)
{
    struct spot at = build_spot(w, build_loc(w, &v->text, clean));

    return (struct value){build_text(w, clean), at.line, at.col, 0};
}

/* Where the part from `from` on ends: at a separator outside brackets. */
static size_t part_end(struct str s, size_t from, const build_separators separators)
{
    int depth = 0;

    for (size_t i = from; i < s.n; i++) {
        char c = s.s[i];

        if (c == '\n')
            depth = 0; /* a bracket is closed on its own line or never */
        depth += (c == '(') - (c == ')');
        if (separators[(unsigned char)c] && (depth <= 0 || str_find_char(s, ')', i) == SIZE_MAX))
            return i;
    }
    return s.n;
}

void build_each(struct building *w, const struct raw_value *v, const build_separators separators,
                void (*take)(struct building *w, const struct raw_value *v, struct str part))
{
    struct str s = clean_text(&w->b->cleaner, &v->text, CLEAN_LINES);
    size_t from = 0;

    while (from < s.n) {
        size_t end = v->whole ? s.n : part_end(s, from, separators);
        struct str part = str_trim(str_sub(s, from, end));

        if (str_starts(part, STR("• ")))
            part = str_trim(str_sub(part, strlen("• "), part.n));
        if (part.n)
            take(w, v, part);
        from = end + 1;
    }
}

/* ---- Ids */

static struct id_slot *find_slot(struct id_slot *slots, size_t n, const struct listings *l,
                                 struct str id, uint64_t hash)
{
    size_t i = hash & (n - 1);

    while (slots[i].index1 &&
           !(slots[i].hash == hash && (!l || str_eq(l->v[slots[i].index1 - 1].id, id))))
        i = (i + 1) & (n - 1);
    return &slots[i];
}

static void grow_ids(struct builder *b)
{
    size_t n = 1024;

    while (n < b->out->n * 4)
        n *= 2;
    free(b->ids);
    b->ids = heap_alloc(n * sizeof *b->ids);
    b->id_slots = n;
    for (size_t i = 0; i < b->out->n; i++) {
        struct str id = b->out->v[i].id;
        uint64_t hash = str_hash(id);
        struct id_slot *slot = find_slot(b->ids, n, b->out, id, hash);

        if (!slot->index1 && listing_has_id(&b->out->v[i]))
            *slot = (struct id_slot){hash, (uint32_t)i + 1};
    }
}

static void report_duplicate(struct builder *b, const struct listing *l,
                             const struct listing *first)
{
    char there[512];

    if (first->file == l->file)
        snprintf(there, sizeof there, _("in line %lu"), (unsigned long)first->line);
    else
        snprintf(there, sizeof there, _("in line %lu of %s"), (unsigned long)first->line,
                 first->file);
    diag_report(b->d, DIAG_DUPLICATE_ID, listing_loc(l),
                _("\"%.*s\" %s, too; both are kept, give one of them another"), STR_ARG(l->id),
                there);
}

static void check_id(struct builder *b, const struct listing *l)
{
    uint64_t hash = str_hash(l->id);
    struct id_slot *slot;

    if (b->out->n * 2 >= b->id_slots)
        grow_ids(b);
    slot = find_slot(b->ids, b->id_slots, b->out, l->id, hash);
    if (slot->index1) {
        report_duplicate(b, l, &b->out->v[slot->index1 - 1]);
        return;
    }
    *slot = (struct id_slot){hash, (uint32_t)b->out->n + 1};
}

/* Is it in an export before this one, too? It is taken once. */
static bool is_again(struct builder *b, const struct listing *l)
{
    const struct listing *first = again_find(&b->again, b->out, l);

    if (first)
        diag_report(b->d, DIAG_DUPLICATE, listing_loc(l),
                    _("\"%.*s\" is in line %lu of %s, too; it is taken once"),
                    STR_ARG(raw_excerpt(l->name.v[0].s)), (unsigned long)first->line, first->file);
    return first != NULL;
}

/* ---- Records */

static void push_listing(struct builder *b, const struct listing *l)
{
    struct listings *out = b->out;

    if (!out->main_lang) /* the first file's */
        out->main_lang = b->main_lang;
    if (out->take) {
        out->take(out->user, l);
        out->n++;
        return;
    }
    if (listing_has_id(l))
        check_id(b, l);
    if (out->n == b->cap) {
        b->cap = b->cap ? b->cap * 2 : 64;
        out->v = heap_grow_large(out->v, b->cap * sizeof *out->v);
    }
    out->v[out->n++] = *l;
}

/* The list in the listings' arena, no longer than it is. */
#define KEEP(a, list)                                                                              \
    ((list)->cap = (list)->n,                                                                      \
     (list)->v = (list)->n ? arena_memdup((a), (list)->v, (list)->n * sizeof *(list)->v) : NULL)

static void keep_lists(struct building *w)
{
    struct arena *a = w->b->texts;
    struct listing *l = &w->l;

    KEEP(a, &l->name);
    KEEP(a, &l->summary);
    KEEP(a, &l->description);
    KEEP(a, &l->categories);
    KEEP(a, &l->audiences);
    KEEP(a, &l->municipalities);
    KEEP(a, &l->regions);
    KEEP(a, &l->hours);
    KEEP(a, &l->phones);
    KEEP(a, &l->emails);
    KEEP(a, &l->urls);
    KEEP(a, &l->service_languages);
}

/* The name in the export's main language comes first. */
static void order_names(struct listing *l, lang_tag main_lang)
{
    for (size_t i = 1; i < l->name.n; i++)
        if (l->name.v[i].lang == main_lang) {
            struct value first = l->name.v[i];

            memmove(l->name.v + 1, l->name.v, i * sizeof first);
            l->name.v[0] = first;
            return;
        }
}

static bool has_name(const struct building *w)
{
    if (w->l.name.n)
        return true;
    if (w->l.id.n)
        diag_report(w->b->d, DIAG_NO_NAME, listing_loc(&w->l), _("fill in nimi of \"%.*s\""),
                    STR_ARG(w->l.id));
    else
        diag_report(w->b->d, DIAG_NO_NAME, listing_loc(&w->l), "%s", _("fill in nimi"));
    return false;
}

static void take_part(void *user, const struct raw_value *part)
{
    values_take(user, part);
}

static void take_value(struct building *w, const struct raw_value *v)
{
    if (v->rule)
        fieldmap_each(v->rule, v, take_part, w);
    else
        values_take(w, v);
}

static bool has_value(const struct raw_record *record, const struct field_rule *rule)
{
    for (size_t i = 0; i < record->n; i++)
        if (record->v[i].field == rule->field && (!rule->lang || record->v[i].lang == rule->lang))
            return true;
    return false;
}

/* What the field map says of fields that the record lacks. */
static void take_defaults(struct building *w, const struct raw_record *record)
{
    const struct fieldmap *map = w->b->options->fields;

    for (size_t i = 0; i < map->rules.n; i++) {
        const struct field_rule *rule = &map->rules.v[i];

        if (rule->value.n && !has_value(record, rule))
            values_take(w, &(struct raw_value){
                               .field = rule->field,
                               .lang = rule->lang,
                               .text = {.s = rule->value, .at = record->at},
                               .role = rule->role,
                           });
    }
}

/* "file:line", and the column when another has begun in that line. */
static struct str made_id(struct builder *b, const struct listing *l)
{
    bool again = b->last_line == l->line;

    b->last_line = l->line;
    if (again)
        return str_printf(b->texts, "%s:%lu:%lu", l->file, (unsigned long)l->line,
                          (unsigned long)l->col);
    return str_printf(b->texts, "%s:%lu", l->file, (unsigned long)l->line);
}

/* Readers stop at such a length where they can; where a value is put together it shows here. */
static bool is_too_long(const struct building *w, const struct raw_value *v, bool *unusable)
{
    uint64_t most = limit_of(&w->b->options->limits, LIMIT_FIELD);

    if (v->text.s.n <= most)
        return false;
    if (!*unusable)
        diag_report(w->b->d, DIAG_BAD_RECORD, v->text.at,
                    _("a text longer than %llu bytes, the most that is read; if it is meant, "
                      "--limit=field=NUMBER allows more"),
                    (unsigned long long)most);
    *unusable = true;
    return true;
}

/* The record as a listing in *w; false when it can't be one, which is reported. */
static bool build(struct building *w, const struct raw_record *record)
{
    struct builder *b = w->b;
    bool unusable = record->unusable;

    w->l.file = record->at.file;
    w->l.line = record->at.line;
    w->l.col = record->at.col;
    w->l.order = (uint32_t)(b->out->n - b->first + b->errors);
    w->l.min_age = w->l.max_age = -1;
    for (size_t i = 0; i < record->n; i++)
        if (!is_too_long(w, &record->v[i], &unusable))
            take_value(w, &record->v[i]);
    if (b->options->fields)
        take_defaults(w, record);
    if (unusable || !has_name(w))
        return false;
    order_names(&w->l, b->main_lang);
    inlang_see(w);
    if (!place_finish(w, record))
        return false;
    if (!w->l.id.n)
        w->l.id = made_id(b, &w->l);
    values_finish(w);
    keep_lists(w);
    return true;
}

static bool report_most(const struct builder *b, const struct raw_record *record, size_t most)
{
    struct buf found = {0};

    buf_printf(&found, _("more than %zu listings"), most);
    limit_report(b->d, (struct loc){b->file, record->at.line, 0}, LIMIT_RECORDS, found.s);
    buf_release(&found);
    return false;
}

bool builder_add(void *user, const struct raw_record *record)
{
    struct builder *b = user;
    struct building w = {.b = b};
    size_t most = (size_t)limit_of(&b->options->limits, LIMIT_RECORDS);

    if (b->out->n - b->first + b->errors + b->twice >= most)
        return report_most(b, record, most);
    b->cursor = (struct raw_cursor){.offset = 0};
    if (!build(&w, record)) {
        b->errors++;
    } else if (!is_again(b, &w.l)) {
        push_listing(b, &w.l);
        b->warned += warnings_of_records(b->d) > b->warnings;
    } else {
        b->twice++;
    }
    b->warnings = warnings_of_records(b->d);
    arena_reset(&b->lists);
    arena_reset(&b->passing);
    return true;
}

/* What is kept back on purpose is counted, too; each is named only on request. */
static void count_withheld(const struct builder *b)
{
    unsigned addresses = b->d->by_code[DIAG_WITHHELD] - b->addresses;
    unsigned names = b->d->by_code[DIAG_WITHHELD_NAME] - b->names;

    if (addresses + names)
        diag_report(b->d, DIAG_COUNTED, (struct loc){b->file, 0, 0},
                    _("withheld for privacy: e-mail addresses of persons %u, names of persons %u; "
                      "--verbose names them"),
                    addresses, names);
}

static void count_languages(const struct builder *b)
{
    unsigned n = b->d->by_code[DIAG_OTHER_LANGUAGE] - b->languages;
    char code[4];

    if (n)
        diag_report(b->d, DIAG_COUNTED, (struct loc){b->file, 0, 0},
                    ngettext("%u text is plainly in another language than \"%s\", which the export "
                             "is taken to be in; --verbose names it",
                             "%u texts are plainly in another language than \"%s\", which the "
                             "export is taken to be in; --verbose names them",
                             n),
                    n, lang_code(b->main_lang, code));
}

void builder_count(struct builder *b)
{
    unsigned read = (unsigned)(b->out->n - b->first) + b->errors;
    struct buf words = {0};

    b->out->read += read;
    b->out->with_errors += b->errors;
    b->out->with_warnings += b->warned;
    buf_printf(&words, ngettext("read %u listing", "read %u listings", read), read);
    if (b->errors)
        buf_printf(&words, _(", %u with errors (left out)"), b->errors);
    if (b->warned)
        buf_printf(&words, _(", %u with warnings"), b->warned);
    diag_report(b->d, DIAG_COUNTED, (struct loc){b->file, 0, 0}, "%s", words.s);
    buf_release(&words);
    if (b->twice)
        diag_report(
            b->d, DIAG_COUNTED, (struct loc){b->file, 0, 0},
            ngettext("%u listing besides that was in an export before it, and is taken once",
                     "%u listings besides that were in an export before it, and are taken "
                     "once",
                     b->twice),
            b->twice);
    count_languages(b);
    count_withheld(b);
}
