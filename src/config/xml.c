/*
 * xml.c: reading XML in one pass, with guard rails.
 *
 * Places. libxml2 reports where its parser stands, which is behind what it has just read. But in a
 * push parser fed with UTF-8 the parser's byte offset is exact, and the bytes are here: so each
 * event's start is found in them. A tag starts at the last '<' before the parser, since a tag holds
 * no other; a text is either a slice of the parser's own buffer, or is walked back over, line
 * breaks and character references included. One cursor turns offsets, which only grow, into line
 * and column in one pass over the file, however long its lines are.
 *
 * Entities. Their declaration ends the parse, so there is nothing to expand but XML's own five, and
 * XML_PARSE_NOENT, which libxml2 needs to give "&amp;" in an attribute as "&", opens nothing.
 */
#include "config/xml.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/buf.h"
#include "base/intl.h"
#include "config/xmlerror.h"

const struct xml_limits XML_LIMITS = {
    .bytes = (uint64_t)1 << 30,
    .depth = 64,
    .text = (size_t)16 << 20,
};

enum {
    PIECE = 32 * 1024, /* bytes fed at a time */
    LONGEST_TAG = 256 * 1024,
    MAX_ATTRIBUTES = 128, /* of one element */
};

struct open_element {
    struct str name; /* in libxml2's dictionary */
    struct loc at;
    size_t text; /* bytes so far */
};

struct parse {
    xmlParserCtxtPtr ctxt;
    struct str bytes;
    const char *path;
    const struct xml_limits *limits;
    const struct xml_handler *handler;
    enum diag_code bad;
    struct diag *d;
    struct loc cursor; /* place of bytes.s[cursor_at] */
    size_t cursor_at;
    struct open_element *open; /* limits->depth of them */
    unsigned depth;
    bool ended; /* the outermost element is closed */
    struct xml_attribute attributes[MAX_ATTRIBUTES];
    bool stopped;
};

/* ---- Places */

/* Where the parser stands: bytes of the file that it has read. */
static size_t parser_offset(const struct parse *p)
{
    const xmlParserInput *in = p->ctxt->input;
    size_t at;

    if (p->stopped || !in)
        return p->cursor_at;
    at = (size_t)in->consumed + (size_t)(in->cur - in->base);
    return at < p->bytes.n ? at : p->bytes.n;
}

/* Columns from `at` on, up to `to` or a control character, such as a line end. */
static size_t skip_line(const struct parse *p, size_t at, size_t to, uint32_t *col)
{
    const unsigned char *s = (const unsigned char *)p->bytes.s;
    uint32_t more = 0;

    for (; at < to && s[at] >= ' '; at++)
        more += (s[at] & 0xC0) != 0x80;
    *col += more;
    return at;
}

static struct loc loc_at(struct parse *p, size_t offset)
{
    const char *s = p->bytes.s;

    if (offset < p->cursor_at) {
        p->cursor = (struct loc){p->path, 1, 1};
        p->cursor_at = 0;
    }
    if (p->cursor_at == 0 && str_starts(p->bytes, STR("\xEF\xBB\xBF")) && offset >= 3)
        p->cursor_at = 3; /* no editor shows a byte order mark as a column */
    for (;;) {
        char c;

        p->cursor_at = skip_line(p, p->cursor_at, offset, &p->cursor.col);
        if (p->cursor_at >= offset)
            return p->cursor;
        c = s[p->cursor_at++];
        if (c == '\n' || (c == '\r' && (p->cursor_at == p->bytes.n || s[p->cursor_at] != '\n'))) {
            p->cursor.line++;
            p->cursor.col = 1;
        } else {
            p->cursor.col++;
        }
    }
}

/* Offset of the last `mark` that starts before `offset`; `offset` itself when there is none. */
static size_t last_before(const struct parse *p, struct str mark, size_t offset)
{
    for (size_t at = offset; at-- > 0;)
        if (p->bytes.s[at] == mark.s[0] && str_starts(str_sub(p->bytes, at, p->bytes.n), mark))
            return at;
    return offset;
}

/* The offset where a text begins that is not a slice of the parser's buffer and that the parser
 * stands behind. */
static size_t walk_back(const struct parse *p, struct str text, size_t end)
{
    const char *s = p->bytes.s;

    for (size_t left = text.n; left && end; left--) {
        char want = text.s[left - 1];

        if (s[end - 1] == want) {
            end--;
            if (want == '\n' && end && s[end - 1] == '\r')
                end--;
        } else if (want == '\n' && s[end - 1] == '\r') {
            end--;
        } else {
            return last_before(p, STR("&"), end); /* a reference, which comes alone */
        }
    }
    return end;
}

static size_t text_offset(const struct parse *p, struct str text)
{
    const xmlParserInput *in = p->ctxt->input;
    uintptr_t at = (uintptr_t)text.s;

    if (at >= (uintptr_t)in->base && at < (uintptr_t)in->end)
        return (size_t)in->consumed + (at - (uintptr_t)in->base);
    return walk_back(p, text, parser_offset(p));
}

/* ---- Troubles */

static void stop(struct parse *p)
{
    if (!p->stopped)
        xmlStopParser(p->ctxt);
    p->stopped = true;
}

/* Only the first trouble is told: what follows from it is noise. */
static void fail(struct parse *p, size_t offset, const char *words)
{
    if (p->stopped)
        return;
    diag_report(p->d, p->bad, loc_at(p, offset), "%s", words);
    stop(p);
}

/* libxml2 declares the error const since 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

/* Where the mistake is that the parser, a little behind it, complains of. */
static size_t error_offset(const struct parse *p, const xmlError *e)
{
    size_t at = parser_offset(p);

    switch (e->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_RESERVED_XML_NAME:
        return last_before(p, STR("<"), at);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return last_before(p, STR("&"), at);
    case XML_ERR_NAME_REQUIRED:
        return at && strchr("<&", p->bytes.s[at - 1]) ? at - 1 : at;
    default:
        return at;
    }
}

static void on_error(void *user, error_pointer e)
{
    struct parse *p = user;
    struct xmlerror_place where = {.ended = p->ended};
    struct buf words = {0};
    size_t at;

    if (p->stopped || e->level != XML_ERR_FATAL)
        return;
    if (p->depth) {
        where.open = p->open[p->depth - 1].name;
        where.opened = p->open[p->depth - 1].at;
    }
    at = xmlerror_is_unfinished(e, &where) ? p->bytes.n : error_offset(p, e);
    where.high_byte = at < p->bytes.n && (p->bytes.s[at] & 0x80);
    xmlerror_explain(&words, e, &where);
    fail(p, at, words.s);
    buf_release(&words);
}

static void on_internal_subset(void *user, const xmlChar *name, const xmlChar *public_id,
                               const xmlChar *system_id)
{
    struct parse *p = user;

    (void)name;
    if (public_id || system_id)
        fail(p, last_before(p, STR("<!DOCTYPE"), parser_offset(p)),
             _("a DOCTYPE that refers to another file, which is not read; remove the DOCTYPE"));
}

static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    struct parse *p = user;

    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    fail(p, last_before(p, STR("<!ENTITY"), parser_offset(p)),
         _("an entity is declared, which is not allowed here; write its text in its places"));
}

/* ---- Events */

static struct str from_xml(const xmlChar *s)
{
    return str_from((const char *)s);
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, end of value. */
static size_t take_attributes(struct parse *p, int count, const xmlChar **five)
{
    size_t n = 0;

    for (; n < (size_t)count && n < MAX_ATTRIBUTES; n++, five += 5)
        p->attributes[n] = (struct xml_attribute){
            from_xml(five[0]),
            {(const char *)five[3], (size_t)(five[4] - five[3])},
        };
    return n;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int n_spaces, const xmlChar **spaces, int n_attributes, int n_defaulted,
                     const xmlChar **attributes)
{
    struct parse *p = user;
    struct xml_element e;
    size_t at;

    (void)prefix, (void)n_spaces, (void)spaces, (void)n_defaulted;
    if (p->stopped)
        return;
    at = last_before(p, STR("<"), parser_offset(p));
    if (p->depth == p->limits->depth) {
        fail(p, at,
             p->limits->by_option
                 ? _("elements nested deeper than is read; is an end tag missing? If it is meant, "
                     "--limit=depth=NUMBER allows more")
                 : _("elements nested deeper than is read; is an end tag missing?"));
        return;
    }
    if (n_attributes > MAX_ATTRIBUTES) {
        fail(p, at, _("more attributes in one element than are read"));
        return;
    }
    e = (struct xml_element){
        .name = from_xml(name),
        .space = from_xml(space),
        .attributes = p->attributes,
        .n = take_attributes(p, n_attributes, attributes),
        .at = loc_at(p, at),
        .depth = p->depth + 1,
    };
    p->open[p->depth++] = (struct open_element){e.name, e.at, 0};
    if (p->handler->start && !p->handler->start(p->handler->user, &e))
        stop(p);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    struct parse *p = user;
    struct loc at;

    (void)prefix, (void)space;
    if (p->stopped)
        return;
    at = loc_at(p, last_before(p, STR("<"), parser_offset(p)));
    p->depth--;
    p->ended = p->depth == 0;
    if (p->handler->end && !p->handler->end(p->handler->user, from_xml(name), at))
        stop(p);
}

static void on_text(void *user, const xmlChar *s, int n)
{
    struct parse *p = user;
    struct str text = {(const char *)s, (size_t)n};
    struct open_element *open;
    size_t at;

    if (p->stopped || p->depth == 0 || n <= 0)
        return;
    open = &p->open[p->depth - 1];
    at = text_offset(p, text);
    if (text.n > p->limits->text - open->text) {
        fail(p, at,
             p->limits->by_option ? _("more text in one element than is read; if it is meant, "
                                      "--limit=field=NUMBER allows more")
                                  : _("more text in one element than is read"));
        return;
    }
    open->text += text.n;
    if (p->handler->text)
        p->handler->text(p->handler->user, text, loc_at(p, at));
}

/* ---- Parsing */

static const xmlSAXHandler events = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_internal_subset,
    .entityDecl = on_entity,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .serror = on_error,
};

/* The declared encoding is ignored: the bytes are UTF-8 by contract, and anything else is told as
 * such. */
static int options(void)
{
    int flags = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC;

#if LIBXML_VERSION >= 21300
    flags |= XML_PARSE_NO_XXE;
#endif
    return flags;
}

/* What is so far from XML in UTF-8 that libxml2's guesses would lead astray. */
static bool starts_like_xml(struct parse *p)
{
    struct str s = p->bytes;
    size_t at = str_starts(s, STR("\xEF\xBB\xBF")) ? 3 : 0;

    if (str_find_char(str_sub(s, 0, 4), '\0', 0) != SIZE_MAX || str_starts(s, STR("\xFF\xFE")) ||
        str_starts(s, STR("\xFE\xFF"))) {
        diag_report(p->d, p->bad, (struct loc){p->path, 1, 1}, "%s",
                    _("the text is in UTF-16 or UTF-32; save the file as UTF-8"));
        return false;
    }
    while (at < s.n && strchr(" \t\r\n", s.s[at]))
        at++;
    if (at < s.n && s.s[at] == '<')
        return true;
    diag_report(p->d, p->bad, loc_at(p, at), "%s",
                at < s.n ? _("no XML: it starts with something else than <")
                         : _("the file is empty"));
    return false;
}

/* libxml2 waits for the end of a tag, and compares each of its attributes with each other one.
 * False after a report that one, of which `fed` has been seen, is too long. */
static bool check_tag(struct parse *p, size_t fed)
{
    size_t at = parser_offset(p);

    if (fed < at + LONGEST_TAG || p->bytes.s[at] != '<' || strchr("!?", p->bytes.s[at + 1]))
        return true;
    fail(p, at, _("a tag longer than is read; is its > missing?"));
    return false;
}

static bool feed(struct parse *p)
{
    for (size_t at = 0; at < p->bytes.n && !p->stopped; at += PIECE) {
        struct str piece = str_sub(p->bytes, at, at + PIECE);

        if (!check_tag(p, at))
            break;
        xmlParseChunk(p->ctxt, piece.s, (int)piece.n, 0);
    }
    if (!p->stopped)
        xmlParseChunk(p->ctxt, NULL, 0, 1);
    if (!p->stopped && !p->ctxt->wellFormed)
        fail(p, p->bytes.n, _("not well-formed"));
    return !p->stopped;
}

bool xml_parse(struct str bytes, const char *path, const struct xml_limits *limits,
               const struct xml_handler *h, enum diag_code bad, struct diag *d)
{
    struct parse *p = heap_alloc(sizeof *p);
    xmlSAXHandler sax = events; /* libxml2 copies it, but asks for a pointer it may write to */
    bool ok = false;

    *p = (struct parse){
        .bytes = bytes,
        .path = path,
        .limits = limits,
        .handler = h,
        .bad = bad,
        .d = d,
        .cursor = {path, 1, 1},
    };
    p->open = heap_alloc(limits->depth * sizeof *p->open);
    if (bytes.n > limits->bytes) {
        diag_report(d, bad, (struct loc){path, 0, 0},
                    _("larger than %llu bytes, the most that is read"),
                    (unsigned long long)limits->bytes);
        goto out;
    }
    if (!starts_like_xml(p))
        goto out;
    p->ctxt = xmlCreatePushParserCtxt(&sax, p, NULL, 0, path);
    if (!p->ctxt) {
        diag_report(d, DIAG_INTERNAL, (struct loc){path, 0, 0}, "%s", _("libxml2 does not start"));
        goto out;
    }
    xmlCtxtUseOptions(p->ctxt, options());
    ok = feed(p);
out:
    if (p->ctxt) {
        xmlFreeDoc(p->ctxt->myDoc); /* NULL unless a DOCTYPE made one */
        xmlFreeParserCtxt(p->ctxt);
    }
    free(p->open);
    free(p);
    return ok;
}

struct str xml_attribute(const struct xml_element *e, const char *name)
{
    for (size_t i = 0; i < e->n; i++)
        if (str_eq(e->attributes[i].name, str_from(name)))
            return e->attributes[i].value;
    return STR_NONE;
}
