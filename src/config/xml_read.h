/*
 * xml_read.h: the pieces of the XML reader, which xml.c puts together.
 */
#ifndef CONFIG_XML_READ_H
#define CONFIG_XML_READ_H

#include <libxml/parser.h>

#include "base/buf.h"
#include "config/xml.h"

enum { XML_ATTRIBUTES = 128 /* of one element */ };
struct open_element {
    struct str name; /* in libxml2's dictionary */
    struct loc at;
    size_t start; /* of its tag; it stays when the element is closed */
    size_t text;  /* bytes so far */
};

struct xml_reader {
    xmlParserCtxtPtr ctxt;
    struct str bytes;
    const char *path;
    const struct xml_limits *limits;
    const struct xml_handler *handler;
    xml_broken *broken; /* NULL: malformed XML ends the reading */
    enum diag_code bad;
    struct diag *d;
    struct loc cursor; /* place of bytes.s[cursor_at] */
    size_t cursor_at;
    struct open_element *open; /* limits->depth of them */
    unsigned depth;
    unsigned known; /* how deep it has been: open[i].start is known below */
    bool ended;     /* the outermost element is closed */
    struct xml_attribute attributes[XML_ATTRIBUTES];
    bool stopped;
    /* Going on behind what was malformed: with a fresh parser, which gets the tags of the elements
     * around once more. */
    struct xml_again again; /* depth 0: it was not, or is not to go on */
    size_t broken_at;
    size_t base;     /* of the file: where this parser's text begins */
    size_t lead;     /* bytes of tags that this parser got before */
    unsigned skip;   /* elements of these that it has not begun yet */
    uint64_t reread; /* bytes of the file that are parsed once more */
    /* Characters that stood for & and <. */
    size_t stood;
    struct loc stood_at;
    bool in_cdata;
    struct buf values; /* attributes' */
};

/* xmlplace.c */

/* Where the parser stands: bytes of the file that it has read. */
size_t xml_place_parser(const struct xml_reader *p);
/* Line and column of a byte of the file. */
struct loc xml_place_at(struct xml_reader *p, size_t offset);
/* Offset of the last `mark` that starts before `offset`; `offset` itself when there is none. */
size_t xml_place_before(const struct xml_reader *p, struct str mark, size_t offset);
/* Where a text begins that the parser has just given. */
size_t xml_place_text(const struct xml_reader *p, struct str text);

/* xmlstand.c: characters that stand for others */

/* The next of them in `s` from `at` on; s.n when there is none. */
size_t xml_stand_next(const struct xml_reader *p, struct str s, size_t at);
/* What the one at `at` stands for, which is taken note of; `offset` is its place in the file. */
char xml_stand_char(struct xml_reader *p, struct str s, size_t at, size_t offset);
/* Puts the characters themselves into the first n attributes of the tag at `tag`. */
void xml_stand_attributes(struct xml_reader *p, size_t n, size_t tag);
void xml_stand_tell(const struct xml_reader *p);

/*
 * xmlagain.c: finds the element that p->again names, and makes p ready to read from there on:
 * p->base is its offset, or the end of the file when there is none, and `lead` gets the tags of the
 * elements around it. False when too much would be read once more.
 */
bool xml_again_find(struct xml_reader *p, struct buf *lead);

#endif
