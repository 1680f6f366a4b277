/*
 * html.h: the parts of the HTML page.
 */
#ifndef CHECK_HTML_H
#define CHECK_HTML_H

#include "check/state.h"

struct pager {
    const struct check *c;
    struct buf *out;
    struct arena *arena;
    lang_tag data_lang; /* of the listings; 0: the page's own */
};

/* "<section id="…"><h2>…</h2>"; each part ends its own. */
void html_section(struct pager *p, const char *id, const char *heading);

void html_findings(struct pager *p); /* errors, warnings, remarks */
void html_notes(struct pager *p);    /* what is withheld, drafts, what has ended */
void html_coverage(struct pager *p); /* both heat maps and the gaps */
void html_overlaps(struct pager *p);

#endif
