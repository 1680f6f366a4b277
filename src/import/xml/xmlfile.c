/*
 * xmlfile.c: an XML file as raw records: the tool's own vocabulary, and what is like it.
 *
 * Elements are matched to fields by the same names as columns are. An element that is no field may
 * stand around fields (<yhteystiedot><puhelin>…); only its own text is lost, and reported. A field
 * may stand inside its plural (<kategoriat><kategoria>…), or have its value in an element of its
 * own
 * (<jarjestaja><nimi>…): a name inside something is not the listing's when that has one itself.
 * Elements of HTML inside a text are given on as markup, so that
 * <kuvaus><p>… reads as escaped HTML would.
 */
#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "config/xml.h"
#include "import/source.h"
#include "import/xml/xmlguess.h"
#include "import/xml/xmlnames.h"

enum { PATH = 1024 };

enum role {
    OUTSIDE, /* above the records */
    RECORD,
    WRAPPER, /* no field itself */
    FIELD,
    VALUE,   /* what the field is that it stands in: a name, a code */
    INLINE,  /* markup inside a text */
    SKIPPED, /* by the field map */
};

struct level {
    enum role role;
    struct str name;
    struct loc start;
    lang_tag lang; /* its own, or its parent's */
    bool own_lang;
    struct field_ref ref;
    struct buf text;
    struct loc at;    /* of the first character that is not blank; line 0: none yet */
    struct str value; /* from an attribute, for when the element is empty */
    struct str phone_role, phone_hours;
};

/* A name that stands deeper in a record: "contact/name". */
struct inner_name {
    struct raw_value value;
    struct str path;
};

struct reader {
    const struct source *src;
    struct str record_name; /* guessed */
    struct level *levels;   /* LIMIT_DEPTH of them */
    unsigned depth;
    unsigned record_depth; /* 0: outside */
    struct str last_name;  /* of the last record, and how deep it stood */
    unsigned last_depth;
    const char *told; /* of what is malformed outside of records: the last that was told */
    struct loc record_at;
    struct arena record; /* texts of the record at hand */
    VEC(struct raw_value) values;
    VEC(struct inner_name) names; /* the record's when it has none itself */
    bool named;                   /* it has */
    struct tally unknown;
    struct arena vectors;
};

static void note_unknown(struct reader *r, struct str name, struct loc at)
{
    tally_add(&r->unknown, &r->vectors, name, at);
}

/* ---- Names */

/* The element's path in its record, as a field map names it; "@name" behind it is an attribute. */
static struct str path_of(const struct reader *r, const struct xml_element *e, struct str attribute,
                          char path[PATH])
{
    size_t n = 0;

    for (unsigned i = r->record_depth; i < e->depth && r->record_depth; i++) {
        struct str name = i + 1 == e->depth ? e->name : r->levels[i].name;

        if (n + name.n + 2 > PATH)
            return STR_NONE;
        if (n)
            path[n++] = '/';
        memcpy(path + n, name.s, name.n);
        n += name.n;
    }
    if (attribute.n && n + attribute.n + 2 <= PATH) {
        if (n)
            path[n++] = '/';
        path[n++] = '@';
        memcpy(path + n, attribute.s, attribute.n);
        n += attribute.n;
    }
    return (struct str){path, n};
}

static bool lookup(const struct reader *r, const struct xml_element *e, struct str attribute,
                   struct field_ref *out)
{
    const struct field_index *index = r->src->index;
    struct str name = attribute.n ? attribute : e->name;
    char path[PATH];

    if (!field_index_map(index))
        return field_lookup(index, name, out);
    return field_lookup_path(index, path_of(r, e, attribute, path), name, out);
}

/* Does the field map say that it is no field? */
static bool ignored(const struct reader *r, const struct xml_element *e)
{
    char path[PATH];

    return field_index_map(r->src->index) &&
           (field_ignored(r->src->index, path_of(r, e, STR_NONE, path)) ||
            field_ignored(r->src->index, e->name));
}

/* An attribute of a field's element that is, by the field map, a field itself. */
static bool is_mapped(const struct reader *r, const struct xml_element *e, struct str attribute,
                      struct field_ref *out)
{
    char path[PATH];

    return field_index_map(r->src->index) &&
           field_mapped(r->src->index, path_of(r, e, attribute, path), out);
}

/* ---- Values */

static bool blank(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr(" \t\r\n", s.s[i]) || !s.s[i])
            return false;
    return true;
}

static void add_value(struct reader *r, const struct level *level, struct str text, struct loc at)
{
    const struct raw_value value = {
        .field = level->ref.field,
        .lang = level->ref.lang ? level->ref.lang : level->lang,
        .rule = level->ref.rule,
        .text = {.s = str_copy(&r->record, str_trim(text)), .at = at},
        .role = level->phone_role,
        .hours = level->phone_hours,
    };
    bool name = value.field == FIELD_NAME, inner = r->depth > r->record_depth + 1;

    r->named = r->named || (name && !inner);
    if (name && inner && !value.rule && !level->ref.lang && !level->own_lang)
        *vec_push(&r->vectors, &r->names) = (struct inner_name){
            value,
            str_printf(&r->record, "%.*s/%.*s", STR_ARG(r->levels[r->depth - 2].name),
                       STR_ARG(r->levels[r->depth - 1].name)),
        };
    else
        *vec_push(&r->vectors, &r->values) = value;
}

static void record_attributes(struct reader *r, const struct xml_element *e)
{
    for (size_t i = 0; i < e->n; i++) {
        const struct xml_attribute *a = &e->attributes[i];
        struct level level = {.lang = r->levels[e->depth - 1].lang};

        if (xmlnames_technical(a->name))
            continue;
        if (!lookup(r, e, a->name, &level.ref))
            note_unknown(r, a->name, e->at);
        else if (!blank(a->value))
            add_value(r, &level, a->value, e->at);
    }
}

static void field_attributes(struct reader *r, const struct xml_element *e, struct level *level)
{
    for (size_t i = 0; i < e->n; i++) {
        const struct xml_attribute *a = &e->attributes[i];
        bool phone = level->role == FIELD && level->ref.field == FIELD_PHONE;
        struct level own = {.lang = level->lang};

        if (is_mapped(r, e, a->name, &own.ref)) {
            if (!blank(a->value))
                add_value(r, &own, a->value, e->at);
            continue;
        }
        if (level->role != FIELD)
            continue;
        if (phone && xmlnames_have(a->name, (const char *const[]){"rooli", "role", "roll", "tyyppi",
                                                                  "type", NULL}))
            level->phone_role = str_copy(&r->record, a->value);
        else if (phone && xmlnames_have(a->name, (const char *const[]){"ajat", "aukiolo", "hours",
                                                                       "tider", NULL}))
            level->phone_hours = str_copy(&r->record, a->value);
        else if (xmlnames_value(a->name))
            level->value = str_copy(&r->record, a->value);
        else if (!xmlnames_technical(a->name) &&
                 !xmlnames_have(a->name, (const char *const[]){"type", "tyyppi", NULL}))
            note_unknown(r, a->name, e->at);
    }
}

/* ---- Elements */

static bool is_record(const struct reader *r, const struct xml_element *e)
{
    const struct fieldmap *map = field_index_map(r->src->index);

    if (r->record_depth)
        return false;
    if (map && map->record.n)
        return str_eq(e->name, r->record_name);
    return str_eq(e->name, r->record_name) || (e->depth > 1 && xmlguess_is_record(e->name));
}

static enum role role_of(struct reader *r, const struct xml_element *e, struct level *level)
{
    const struct level *parent = e->depth > 1 ? &r->levels[e->depth - 2] : NULL;

    if (is_record(r, e))
        return RECORD;
    if (!r->record_depth)
        return OUTSIDE;
    if (parent->role == INLINE)
        return INLINE;
    if (parent->role == SKIPPED || ignored(r, e))
        return SKIPPED;
    if (parent->role == FIELD && field_has_language(parent->ref.field) && xmlnames_html(e->name))
        return INLINE;
    if (parent->role == FIELD && !field_has_language(parent->ref.field) &&
        parent->ref.field != FIELD_ADDRESS &&
        (xmlnames_called(e->name) || xmlnames_value(e->name)) &&
        !is_mapped(r, e, STR_NONE, &level->ref))
        return VALUE;
    return lookup(r, e, STR_NONE, &level->ref) ? FIELD : WRAPPER;
}

/* The level that collects the text of an inline element. */
static struct level *field_level(struct reader *r)
{
    unsigned at = r->depth;

    while (at && r->levels[at - 1].role == INLINE)
        at--;
    return &r->levels[at - 1];
}

static void put_tag(struct reader *r, const char *open, struct str name)
{
    struct buf *text = &field_level(r)->text;

    buf_puts(text, open);
    buf_str(text, name);
    buf_char(text, '>');
}

static void start_level(struct reader *r, const struct xml_element *e)
{
    struct level *level = &r->levels[e->depth - 1];
    lang_tag own = lang_from(xml_attribute(e, "lang"));
    lang_tag inherited = e->depth > 1 ? level[-1].lang : 0;
    struct buf text = level->text; /* its memory is used again */

    buf_clear(&text);
    *level = (struct level){
        .name = e->name,
        .start = e->at,
        .lang = own ? own : inherited,
        .own_lang = own != 0,
        .text = text,
    };
    r->depth = e->depth;
    level->role = role_of(r, e, level);
    if (own && e->depth == 1)
        *r->src->main_lang = own;
}

static bool on_start(void *user, const struct xml_element *e)
{
    struct reader *r = user;
    struct level *level = &r->levels[e->depth - 1];

    if (e->depth == 1 && str_eq_ascii_case(e->name, STR("html"))) {
        diag_report(
            r->src->d, DIAG_BAD_INPUT, e->at, "%s",
            _("a web page, not an export; when a spreadsheet program opens it, save it from "
              "there as .xlsx, else export the listings as CSV or XML"));
        return false;
    }
    start_level(r, e);
    if (level->role == RECORD) {
        r->record_depth = r->last_depth = e->depth;
        r->record_at = e->at;
        if (!str_eq(r->last_name, e->name))
            r->last_name = str_copy(r->src->arena, e->name);
        r->values.n = r->names.n = 0;
        r->named = false;
        arena_reset(&r->record);
        record_attributes(r, e);
    } else if (level->role == FIELD || level->role == WRAPPER) {
        field_attributes(r, e, level);
    } else if (level->role == INLINE) {
        put_tag(r, "<", e->name);
    }
    return true;
}

static void on_text(void *user, struct str s, struct loc at)
{
    struct reader *r = user;
    struct level *level = &r->levels[r->depth - 1];
    size_t lead = 0;

    if (level->role == INLINE)
        level = field_level(r);
    if (level->role == OUTSIDE || level->role == SKIPPED)
        return;
    if (level->at.line || blank(s)) {
        if (level->role == FIELD || level->role == VALUE)
            buf_str(&level->text, s);
        return;
    }
    while (lead < s.n && s.s[lead] && strchr(" \t\r\n", s.s[lead]))
        lead++;
    level->at = raw_loc(&(struct raw_text){.s = s, .at = at}, lead);
    if (level->role == FIELD || level->role == VALUE)
        buf_str(&level->text, s);
    else
        note_unknown(r, level->name, level->at);
}

static bool end_record(struct reader *r)
{
    struct raw_record record = {.at = r->record_at};

    for (size_t i = 0; i < r->names.n; i++)
        if (r->named)
            note_unknown(r, r->names.v[i].path, r->names.v[i].value.text.at);
        else
            *vec_push(&r->vectors, &r->values) = r->names.v[i].value;
    record.v = r->values.v;
    record.n = r->values.n;
    r->record_depth = 0;
    return r->src->sink->record(r->src->sink->user, &record);
}

/* What stood in the field's element in one of its own: as if it stood in the first. */
static void take_inner(struct reader *r, const struct level *level)
{
    struct level *parent = &r->levels[r->depth - 2];
    struct str text = str_trim(buf_view(&level->text));

    if (!xmlnames_called(level->name)) {
        if (!parent->value.n)
            parent->value = str_copy(&r->record, text);
        return;
    }
    if (parent->at.line && !field_is_many(parent->ref.field)) {
        note_unknown(r, level->name, level->at);
        return;
    }
    if (parent->at.line)
        buf_char(&parent->text, '\n');
    else
        parent->at = level->at;
    buf_str(&parent->text, text);
}

static bool on_end(void *user, struct str name, struct loc at)
{
    struct reader *r = user;
    struct level *level = &r->levels[r->depth - 1];
    bool ok = true;

    (void)at;
    if (level->role == FIELD && level->at.line)
        add_value(r, level, buf_view(&level->text), level->at);
    else if (level->role == FIELD && !blank(level->value))
        add_value(r, level, level->value, level->start);
    else if (level->role == VALUE && level->at.line)
        take_inner(r, level);
    else if (level->role == INLINE)
        put_tag(r, "</", name);
    else if (level->role == RECORD)
        ok = end_record(r);
    r->depth--;
    return ok;
}

/* Malformed: the record at hand is given up, and the next one looked for. */
static bool on_broken(void *user, struct loc at, const char *words, struct xml_again *again)
{
    struct reader *r = user;
    const struct loc none = {.file = NULL};

    if (!r->last_depth ||
        !source_broken(r->src, at, words, r->record_depth ? r->record_at : none, &r->told))
        return false;
    r->record_depth = 0;
    r->depth = r->last_depth - 1;
    *again = (struct xml_again){r->last_name, r->last_depth};
    return true;
}

bool xmlfile_is(struct str text)
{
    text = str_trim(str_sub(text, 0, 4096));
    return text.n > 1 && text.s[0] == '<' &&
           (text.s[1] == '?' || text.s[1] == '!' || (text.s[1] | 0x20) >= 'a' ||
            (text.s[1] & 0x80));
}

/* The last name of the path that the field map gives, or a guess. */
static struct str record_name(const struct source *src)
{
    const struct fieldmap *map = field_index_map(src->index);
    struct str name = map ? map->record : STR_NONE, part;

    while (str_split(&name, '/', &part))
        if (!name.s)
            return part;
    return xmlguess_run(src->text->text, src->index, src->arena);
}

bool xmlfile_read(const struct source *src)
{
    struct reader *r = arena_new(src->arena, struct reader);
    const struct xml_limits limits = {
        .bytes = UINT64_MAX, /* checked when the file was opened */
        .depth = (unsigned)limit_of(&src->options->limits, LIMIT_DEPTH),
        .text = (size_t)limit_of(&src->options->limits, LIMIT_FIELD),
        .by_option = true,
        .mended = true,
    };
    const struct xml_handler handler = {on_start, on_text, on_end, r};
    bool ok;

    r->src = src;
    r->levels = arena_array(src->arena, limits.depth, sizeof *r->levels);
    r->record_name = record_name(src);
    if (r->record_name.s)
        diag_report(src->d, DIAG_GUESSED_FORMAT, (struct loc){src->path, 0, 0},
                    _("XML, %s, listings in <%.*s>"), source_encoding(src),
                    STR_ARG(r->record_name));
    ok = xml_parse_on(src->text->text, src->path, &limits, &handler, on_broken, DIAG_BAD_INPUT,
                      src->d);
    source_tell_unknown(src, &r->unknown);
    for (unsigned i = 0; i < limits.depth; i++)
        buf_release(&r->levels[i].text);
    arena_release(&r->record);
    arena_release(&r->vectors);
    return ok;
}
