/*
 * feedfile.c: what web services publish of themselves as raw records: RSS 2.0 and 1.0, Atom, and
 * WordPress's export, which is RSS with more in it.
 */
#include <string.h>

#include "base/intl.h"
#include "config/xml.h"
#include "import/xml/feed.h"

/* ---- Which kind */

struct probe {
    enum feed_kind kind;
    unsigned seen;
};

static bool is(struct str s, const char *what)
{
    return str_eq(s, str_from(what));
}

static bool on_probe(void *user, const struct xml_element *e)
{
    struct probe *p = user;

    if (e->depth == 1 && is(e->name, "rss"))
        p->kind = FEED_RSS;
    else if (e->depth == 1 && is(e->name, "RDF"))
        p->kind = FEED_RSS_1;
    else if (e->depth == 1 && is(e->name, "feed") && is(e->space, "http://www.w3.org/2005/Atom"))
        p->kind = FEED_ATOM;
    if (str_find(e->space, STR("wordpress.org/export/"), 0) != SIZE_MAX)
        p->kind = FEED_WORDPRESS;
    return p->kind != FEED_NONE && p->kind != FEED_WORDPRESS && ++p->seen < 100;
}

static enum feed_kind kind_of(struct str text)
{
    const struct xml_limits limits = {
        .bytes = UINT64_MAX, .depth = 64, .text = SIZE_MAX, .mended = true};
    const struct xml_handler handler = {.start = on_probe, .user = &(struct probe){0}};
    struct diag silent; /* what is wrong is told when the file is read in earnest */

    diag_init(&silent, NULL);
    xml_parse(text, NULL, &limits, &handler, DIAG_BAD_INPUT, &silent);
    return ((struct probe *)handler.user)->kind;
}

bool feedfile_is(struct str text)
{
    return kind_of(text) != FEED_NONE;
}

/* ---- Events */

static bool is_item(const struct feed *r, const struct xml_element *e)
{
    return e->depth > 1 && is(e->name, r->kind == FEED_ATOM ? "entry" : "item");
}

static void start_item(struct feed *r, const struct xml_element *e)
{
    arena_reset(&r->item);
    r->item_depth = r->last_depth = e->depth;
    r->item_at = e->at;
    r->values.n = 0;
    r->brief = (struct raw_value){0};
    r->has_content = r->has_id = r->has_day = r->skipped = false;
    r->lang = lang_from(xml_attribute(e, "lang"));
    r->element_depth = 0;
}

static struct str attribute(struct feed *r, const struct xml_element *e, const char *name)
{
    return str_copy(&r->item, xml_attribute(e, name));
}

static void start_element(struct feed *r, const struct xml_element *e)
{
    if (is(e->name, "postmeta") || is(e->name, "comment") || is(e->name, "commentmeta"))
        return; /* what is in it is looked at */
    r->element_depth = e->depth;
    r->name = str_copy(&r->item, e->name);
    r->space = str_copy(&r->item, e->space);
    r->domain = attribute(r, e, "domain");
    r->nicename = attribute(r, e, "nicename");
    r->term = attribute(r, e, "term");
    r->label = attribute(r, e, "label");
    r->href = attribute(r, e, "href");
    r->rel = attribute(r, e, "rel");
    r->at = (struct loc){.file = NULL};
    buf_clear(&r->text);
}

static bool on_start(void *user, const struct xml_element *e)
{
    struct feed *r = user;

    r->depth = e->depth;
    if (e->depth == 1 && xml_attribute(e, "lang").n)
        *r->src->main_lang = lang_from(xml_attribute(e, "lang"));
    if (!r->item_depth) {
        if (is_item(r, e)) {
            start_item(r, e);
        } else if (is(e->name, "language")) { /* of the channel */
            start_element(r, e);
        }
    } else if (!r->element_depth) {
        start_element(r, e);
        r->at = e->at;
        r->at.col = 0;
    } else { /* XHTML in an Atom text: as markup */
        buf_printf(&r->text, "<%.*s>", STR_ARG(e->name));
    }
    return true;
}

static void on_text(void *user, struct str s, struct loc at)
{
    struct feed *r = user;
    size_t lead = 0;

    if (!r->element_depth)
        return;
    while (lead < s.n && strchr(" \t\r\n", s.s[lead]) && s.s[lead])
        lead++;
    if (lead < s.n && !r->at.col)
        r->at = raw_loc(&(struct raw_text){.s = s, .at = at}, lead);
    buf_str(&r->text, s);
}

static bool end_item(struct feed *r)
{
    struct raw_record record = {.at = r->item_at};

    r->item_depth = 0;
    if (r->brief.text.s.n) {
        r->brief.field = r->has_content ? FIELD_SUMMARY : FIELD_DESCRIPTION;
        *vec_push(&r->vectors, &r->values) = r->brief;
    }
    for (size_t i = 0; i < r->values.n; i++)
        if (r->lang && !r->values.v[i].lang && field_has_language(r->values.v[i].field))
            r->values.v[i].lang = r->lang;
    record.v = r->values.v;
    record.n = r->values.n;
    return r->skipped || r->src->sink->record(r->src->sink->user, &record);
}

static bool on_end(void *user, struct str name, struct loc at)
{
    struct feed *r = user;
    unsigned depth = r->depth--;

    (void)at;
    if (depth == r->element_depth) {
        r->element_depth = 0;
        if (r->item_depth)
            feed_take_element(r);
        else if (lang_from(str_trim(buf_view(&r->text))))
            *r->src->main_lang = lang_from(str_trim(buf_view(&r->text)));
    } else if (r->element_depth) {
        buf_printf(&r->text, "</%.*s>", STR_ARG(name));
    } else if (depth == r->item_depth) {
        return end_item(r);
    }
    return true;
}

/* Malformed: the item at hand is given up, and the next one looked for. */
static bool on_broken(void *user, struct loc at, const char *words, struct xml_again *again)
{
    struct feed *r = user;
    const struct loc none = {.file = NULL};

    if (!r->last_depth ||
        !source_broken(r->src, at, words, r->item_depth ? r->item_at : none, &r->told))
        return false;
    r->item_depth = r->element_depth = 0;
    r->depth = r->last_depth - 1;
    *again = (struct xml_again){str_from(r->kind == FEED_ATOM ? "entry" : "item"), r->last_depth};
    return true;
}

/* ---- The file */

static const char *name_of(enum feed_kind kind)
{
    switch (kind) {
    case FEED_RSS:
    case FEED_RSS_1:
        return _("RSS feed");
    case FEED_ATOM:
        return _("Atom feed");
    default:
        return _("WordPress export");
    }
}

static void tell_left(const struct feed *r)
{
    struct buf list = {0};

    for (size_t i = 0; i < r->left.v.n; i++)
        buf_printf(&list, "%s%.*s %zu", i ? ", " : "", STR_ARG(r->left.v.v[i].name),
                   r->left.v.v[i].times);
    if (r->left.others.times)
        buf_printf(&list, ", … %zu", r->left.others.times);
    if (list.n)
        diag_report(r->src->d, DIAG_COUNTED, (struct loc){r->src->path, 0, 0},
                    _("no listings in it, left out: %.*s"), STR_ARG(buf_view(&list)));
    buf_release(&list);
}

bool feedfile_read(const struct source *src)
{
    struct feed *r = arena_new(src->arena, struct feed);
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
    r->kind = kind_of(src->text->text);
    diag_report(src->d, DIAG_GUESSED_FORMAT, (struct loc){src->path, 0, 0}, "%s, %s",
                name_of(r->kind), source_encoding(src));
    ok = xml_parse_on(src->text->text, src->path, &limits, &handler, on_broken, DIAG_BAD_INPUT,
                      src->d);
    source_tell_unknown(src, &r->unknown);
    tell_left(r);
    buf_release(&r->text);
    arena_release(&r->item);
    arena_release(&r->vectors);
    return ok;
}
