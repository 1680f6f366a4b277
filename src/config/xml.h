/*
 * xml.h: reading XML in one pass, with guard rails, for configuration and exports alike.
 *
 * libxml2's push parser with SAX2: no network, no external entities, no entity expansion beyond the
 * five of XML, limits on depth, size, attributes and text. Every event knows its line and column
 * (its text reader reads ahead and doesn't).
 */
#ifndef CONFIG_XML_H
#define CONFIG_XML_H

#include "base/arena.h"
#include "base/diag.h"

struct xml_attribute {
    struct str name;  /* local name; "xml:lang" as "lang" */
    struct str value; /* entities resolved; borrowed for the call */
};
struct xml_element {
    struct str name;  /* local name, without prefix */
    struct str space; /* namespace URI or STR_NONE */
    const struct xml_attribute *attributes;
    size_t n;
    struct loc at;
    size_t offset;  /* of its tag in the bytes */
    unsigned depth; /* 1 is the root */
};

struct xml_limits {
    uint64_t bytes; /* of the file */
    unsigned depth;
    size_t text;    /* bytes of text in one element */
    bool by_option; /* --limit changes them: said where one is reached */
    bool mended;    /* characters that stand for others are given back as these */
};
extern const struct xml_limits XML_LIMITS; /* 1 GiB, 64 deep, 16 MiB */

/* Begins U+F0000 to U+F003F: each for a character that may not stand there: U+F0026 for &. */
#define XML_STANDS_FOR "\xF3\xB0\x80"

/* Return false from `start` to stop reading, after having reported why. `user` is passed on. */
struct xml_handler {
    bool (*start)(void *user, const struct xml_element *e);
    void (*text)(void *user, struct str s, struct loc at); /* in pieces; CDATA too */
    bool (*end)(void *user, struct str name, struct loc at);
    void *user;
};

/* Attribute's value or STR_NONE. */
struct str xml_attribute(const struct xml_element *e, const char *name);

/*
 * Parses `bytes`, which `path` names in messages. Malformed XML, a DTD with entities, or a limit is
 * reported with code `bad` and returns false; what came before has been delivered.
 */
bool xml_parse(struct str bytes, const char *path, const struct xml_limits *limits,
               const struct xml_handler *h, enum diag_code bad, struct diag *d);

struct xml_again {
    struct str name; /* to go on at the next element of that name, without prefix; borrowed */
    unsigned depth;  /* which stands so deep; those open from there on will not be closed */
};
/* The same, but malformed XML goes to `broken`, with the handler's `user` and what is wrong in
 * words: true after it was reported, with *again set. */
typedef bool xml_broken(void *user, struct loc at, const char *words, struct xml_again *again);
bool xml_parse_on(struct str bytes, const char *path, const struct xml_limits *limits,
                  const struct xml_handler *h, xml_broken *broken, enum diag_code bad,
                  struct diag *d);

/* For configuration files, which are small: the whole file as a tree in the arena, each node with
 * its place. NULL after a DIAG_BAD_CONFIG or DIAG_CANT_READ. */
struct xml_node {
    struct str name;
    const struct xml_attribute *attributes;
    size_t n_attributes;
    struct str text; /* its own text, white space folded and trimmed */
    struct loc at;
    struct xml_node *parent, *first, *next;
};
struct xml_node *xml_load(struct arena *a, const char *path, struct diag *d);

#endif
