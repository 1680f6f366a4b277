/*
 * element.h: checking one element of a configuration file against tables of what may stand there,
 * and reading its attributes into a struct. Whatever is wrong is reported as DIAG_BAD_CONFIG:
 * where, what was found, what was expected, and the nearest name when one is near.
 */
#ifndef CONFIG_ELEMENT_H
#define CONFIG_ELEMENT_H

#include "base/units.h"
#include "config/xml.h"

enum attr_kind {
    ATTR_TEXT,   /* struct str: anything but nothing */
    ATTR_LENGTH, /* pt64: "12pt", "10mm", "1.2cm"; min and max are points */
    ATTR_COUNT,  /* unsigned; min and max */
    ATTR_HALVES, /* unsigned, in halves: "1.5" is 3; min and max in wholes */
    ATTR_SPAN,   /* two unsigned: "45-60"; min and max of either */
    ATTR_FLAG,   /* bool: yes, no */
    ATTR_COLOR,  /* uint32_t: "#0f4c63" is 0x0f4c63 */
    ATTR_WORD,   /* an enum: the number of the word in `words` */
};

struct attr {
    const char *name;
    enum attr_kind kind;
    size_t offset; /* of the struct's member, as offsetof gives it */
    bool required;
    double min, max;          /* both 0: any */
    const char *const *words; /* ended with NULL */
};

/* Reads n's attributes into `into`; members whose attribute is absent are left alone. */
bool element_attributes(const struct xml_node *n, const struct attr *attrs, size_t count,
                        void *into, struct arena *a, struct diag *d);

/* What may stand inside an element. */
struct child {
    const char *name;
    unsigned min, max; /* max 0: any number */
};
/* Checks the children's names and numbers, in any order, and that there is no text beside them. */
bool element_children(const struct xml_node *n, const struct child *children, size_t count,
                      struct diag *d);

/* Checks that there are no children; the text is n->text. */
bool element_is_leaf(const struct xml_node *n, struct diag *d);

/* The attribute's text or STR_NONE. */
struct str element_attribute(const struct xml_node *n, const char *name);

/* The word's number, or -1 after a report that lists the words; `what` names them: "style". */
int element_word(const struct xml_node *n, struct str word, const char *what,
                 const char *const *words, struct diag *d);

/* Reports DIAG_BAD_CONFIG at the element, and returns false. */
bool element_bad(const struct xml_node *n, struct diag *d, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
