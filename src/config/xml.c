/*
 * xml.c: reading XML in one pass, with guard rails.
 *
 * Entities. Their declaration ends the parse, so there is nothing to expand but XML's own five, and
 * XML_PARSE_NOENT, which libxml2 needs to give "&amp;" in an attribute as "&", opens nothing.
 */
#include "config/xml_read.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parserInternals.h>

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
};

/* ---- Troubles */

static void stop(struct xml_reader *p)
{
    if (!p->stopped)
        xmlStopParser(p->ctxt);
    p->stopped = true;
}

/* Only the first trouble is told: what follows from it is noise. */
static void fail(struct xml_reader *p, size_t offset, const char *words)
{
    if (p->stopped)
        return;
    diag_report(p->d, p->bad, xml_place_at(p, offset), "%s", words);
    stop(p);
}

/* Malformed XML: what reads it may want to go on behind it. */
static void fail_or_go_on(struct xml_reader *p, size_t offset, const char *words)
{
    if (!p->broken) {
        fail(p, offset, words);
        return;
    }
    p->broken_at = offset;
    if (!p->broken(p->handler->user, xml_place_at(p, offset), words, &p->again)) {
        p->again.depth = 0;
        fail(p, offset, words);
        return;
    }
    stop(p);
}

/* libxml2 declares the error const since 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

/* Where the mistake is that the parser, a little behind it, complains of. */
static size_t error_offset(const struct xml_reader *p, const xmlError *e)
{
    size_t at = xml_place_parser(p);

    switch (e->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
    case XML_ERR_RESERVED_XML_NAME:
        return xml_place_before(p, STR("<"), at);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return xml_place_before(p, STR("&"), at);
    case XML_ERR_NAME_REQUIRED:
        return at && strchr("<&", p->bytes.s[at - 1]) ? at - 1 : at;
    default:
        return at;
    }
}

static void on_error(void *user, error_pointer e)
{
    struct xml_reader *p = user;
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
    fail_or_go_on(p, at, words.s);
    buf_release(&words);
}

static void on_internal_subset(void *user, const xmlChar *name, const xmlChar *public_id,
                               const xmlChar *system_id)
{
    struct xml_reader *p = user;

    (void)name;
    if (public_id || system_id)
        fail(p, xml_place_before(p, STR("<!DOCTYPE"), xml_place_parser(p)),
             _("a DOCTYPE that refers to another file, which is not read; remove the DOCTYPE"));
}

static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content)
{
    struct xml_reader *p = user;

    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    fail(p, xml_place_before(p, STR("<!ENTITY"), xml_place_parser(p)),
         _("an entity is declared, which is not allowed here; write its text in its places"));
}

/* ---- Events */

static struct str from_xml(const xmlChar *s)
{
    return str_from((const char *)s);
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, end of value. */
static size_t take_attributes(struct xml_reader *p, int count, const xmlChar **five)
{
    size_t n = 0;

    for (; n < (size_t)count && n < XML_ATTRIBUTES; n++, five += 5)
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
    struct xml_reader *p = user;
    struct xml_element e;
    size_t at;

    (void)prefix, (void)n_spaces, (void)spaces, (void)n_defaulted;
    if (p->stopped)
        return;
    if (p->skip) { /* it was begun before */
        p->skip--;
        p->open[p->depth].text = 0;
        p->open[p->depth++].name = from_xml(name);
        return;
    }
    at = xml_place_before(p, STR("<"), xml_place_parser(p));
    if (p->depth == p->limits->depth) {
        fail(p, at,
             p->limits->by_option
                 ? _("elements nested deeper than is read; is an end tag missing? If it is meant, "
                     "--limit=depth=NUMBER allows more")
                 : _("elements nested deeper than is read; is an end tag missing?"));
        return;
    }
    if (n_attributes > XML_ATTRIBUTES) {
        fail(p, at, _("more attributes in one element than are read"));
        return;
    }
    e = (struct xml_element){
        .name = from_xml(name),
        .space = from_xml(space),
        .attributes = p->attributes,
        .n = take_attributes(p, n_attributes, attributes),
        .at = xml_place_at(p, at),
        .offset = at,
        .depth = p->depth + 1,
    };
    if (p->limits->mended)
        xml_stand_attributes(p, e.n, at);
    p->open[p->depth++] = (struct open_element){e.name, e.at, at, 0};
    p->known = p->depth > p->known ? p->depth : p->known;
    if (p->handler->start && !p->handler->start(p->handler->user, &e))
        stop(p);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    struct xml_reader *p = user;
    struct loc at;

    (void)prefix, (void)space;
    if (p->stopped)
        return;
    at = xml_place_at(p, xml_place_before(p, STR("<"), xml_place_parser(p)));
    p->depth--;
    p->ended = p->depth == 0;
    if (p->handler->end && !p->handler->end(p->handler->user, from_xml(name), at))
        stop(p);
}

/* In pieces, the characters that something stood for between them. */
static void give_text(struct xml_reader *p, struct str text, size_t at)
{
    size_t from = 0, next;

    if (!p->handler->text)
        return;
    while ((next = xml_stand_next(p, text, from)) < text.n) {
        char c = xml_stand_char(p, text, next, at + next);

        if (next > from)
            p->handler->text(p->handler->user, str_sub(text, from, next),
                             xml_place_at(p, at + from));
        p->handler->text(p->handler->user, (struct str){&c, 1}, xml_place_at(p, at + next));
        from = next + 4;
    }
    if (from < text.n)
        p->handler->text(p->handler->user, str_sub(text, from, text.n), xml_place_at(p, at + from));
}

static void on_text(void *user, const xmlChar *s, int n)
{
    struct xml_reader *p = user;
    struct str text = {(const char *)s, (size_t)n};
    struct open_element *open;
    size_t at;

    if (p->stopped || p->depth == 0 || n <= 0)
        return;
    open = &p->open[p->depth - 1];
    at = xml_place_text(p, text);
    if (text.n > p->limits->text - open->text) {
        fail(p, at,
             p->limits->by_option ? _("more text in one element than is read; if it is meant, "
                                      "--limit=field=NUMBER allows more")
                                  : _("more text in one element than is read"));
        return;
    }
    open->text += text.n;
    give_text(p, text, at);
}

static void on_cdata(void *user, const xmlChar *s, int n)
{
    struct xml_reader *p = user;

    p->in_cdata = true;
    on_text(user, s, n);
    p->in_cdata = false;
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
    .cdataBlock = on_cdata,
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
static bool starts_like_xml(struct xml_reader *p)
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
    diag_report(p->d, p->bad, xml_place_at(p, at), "%s",
                at < s.n ? _("no XML: it starts with something else than <")
                         : _("the file is empty"));
    return false;
}

/* libxml2 waits for the end of a tag, and compares each of its attributes with each other one.
 * False after a report that one, of which `fed` has been seen, is too long. */
static bool check_tag(struct xml_reader *p, size_t fed)
{
    size_t at = xml_place_parser(p);

    if (fed < at + LONGEST_TAG || p->bytes.s[at] != '<' || strchr("!?", p->bytes.s[at + 1]))
        return true;
    fail(p, at, _("a tag longer than is read; is its > missing?"));
    return false;
}

/* All from p->base on. */
static bool feed(struct xml_reader *p)
{
    for (size_t at = p->base; at < p->bytes.n && !p->stopped; at += PIECE) {
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

static bool start_parser(struct xml_reader *p)
{
    xmlSAXHandler sax = events; /* libxml2 copies it, but asks for a pointer it may write to */

    p->ctxt = xmlCreatePushParserCtxt(&sax, p, NULL, 0, p->path);
    if (p->ctxt)
        xmlCtxtUseOptions(p->ctxt, options());
    else
        diag_report(p->d, DIAG_INTERNAL, (struct loc){p->path, 0, 0}, "%s",
                    _("libxml2 does not start"));
    return p->ctxt != NULL;
}

static void end_parser(struct xml_reader *p)
{
    if (!p->ctxt)
        return;
    xmlFreeDoc(p->ctxt->myDoc); /* NULL unless a DOCTYPE made one */
    xmlFreeParserCtxt(p->ctxt);
    p->ctxt = NULL;
}

/* With a fresh parser, which gets the tags of the elements around first. */
static bool restart(struct xml_reader *p, struct str lead)
{
    end_parser(p);
    if (!start_parser(p))
        return false;
    p->lead = lead.n;
    p->skip = p->again.depth - 1;
    p->depth = 0;
    p->again.depth = 0;
    p->ended = p->stopped = false;
    if (lead.n)
        xmlParseChunk(p->ctxt, lead.s, (int)lead.n, 0);
    return feed(p) || p->again.depth;
}

/* Behind what was malformed, if there is more. */
static bool go_on(struct xml_reader *p)
{
    struct buf lead = {0};
    bool ok = xml_again_find(p, &lead);

    if (!ok) {
        p->stopped = false;
        fail(p, p->base, _("too much before this is malformed to read on"));
    } else if (p->base < p->bytes.n) {
        ok = restart(p, buf_view(&lead));
    }
    buf_release(&lead);
    return ok;
}

bool xml_parse(struct str bytes, const char *path, const struct xml_limits *limits,
               const struct xml_handler *h, enum diag_code bad, struct diag *d)
{
    return xml_parse_on(bytes, path, limits, h, NULL, bad, d);
}

bool xml_parse_on(struct str bytes, const char *path, const struct xml_limits *limits,
                  const struct xml_handler *h, xml_broken *broken, enum diag_code bad,
                  struct diag *d)
{
    struct xml_reader *p = heap_alloc(sizeof *p);
    bool ok = false;

    *p = (struct xml_reader){
        .bytes = bytes,
        .path = path,
        .limits = limits,
        .handler = h,
        .broken = broken,
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
    if (!start_parser(p))
        goto out;
    ok = feed(p) || p->again.depth;
    while (ok && p->stopped && p->again.depth && p->base < bytes.n)
        ok = go_on(p);
    xml_stand_tell(p);
out:
    end_parser(p);
    buf_release(&p->values);
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
