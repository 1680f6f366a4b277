/*
 * flow.h: what runs through the columns: headings, entries, rows and paragraphs, in reading order,
 * each measured for the width and in the variant that is asked for.
 */
#ifndef COMPOSE_FLOW_H
#define COMPOSE_FLOW_H

#include "compose/box.h"
#include "compose/measure.h"

enum flow_kind { FLOW_HEADING, FLOW_ENTRY, FLOW_ROW, FLOW_BLOCK, FLOW_PART, FLOW_BESIDES };

struct flow_box; /* one measured box of an item, listed by width and variant */

struct flow_item {
    enum flow_kind kind;
    const struct block *block; /* the heading, the entry, the row …; of a boxed part, its group */
    const struct layout_part *part; /* where the layout names it */
    size_t heading;                 /* the item that heads its section, or SIZE_MAX */
    bool keep;                      /* never parted from the next item */
    bool out;                       /* not printed: it doesn't fit */
    enum variant variant;           /* chosen, of an entry */
    const struct block *others;     /* of a heading: the line that counts what isn't printed */
    struct flow_box *boxes;
};

struct flow_table; /* columns of a table, common to rows that may be far apart */

struct flow {
    const struct setting *setting;
    VEC(struct flow_item) items;
    struct flow_table *tables;
};

void flow_build(struct flow *f, const struct setting *s);

/* The item's box, measured when first asked for. `variant` matters for entries only; NULL when an
 * entry has no such variant. */
const struct box *flow_box(struct flow *f, size_t item, enum variant variant, pt64 width);
/* The repeated heading of an item's section; NULL when it has none. */
const struct box *flow_continued(struct flow *f, size_t item, pt64 width);

/* The line under a heading's section that says that `n` entries more aren't printed; NULL when
 * there is none. Not kept: measured at each call. */
const struct box *flow_others(struct flow *f, size_t heading, size_t n, pt64 width);
/* The line of a FLOW_BESIDES with these names, in the leaflet's language and in its second. Not
 * kept either. */
const struct box *flow_besides(struct flow *f, size_t item, struct str names, struct str second,
                               pt64 width);

/* White between two boxes; none at the top of a column (`above` NULL), and what the heading says
 * under one. */
unsigned flow_gap(const struct box *above, bool heading, const struct box *below);

/*
 * Chooses the variant of every entry: the fullest that fits a column of `lines` lines under its
 * heading. A shorter one is reported (DIAG_TOO_TALL); what doesn't fit at all is marked `out`
 * (DIAG_DOES_NOT_FIT), and so are headings that lose their last entry.
 */
void flow_choose(struct flow *f, pt64 width, unsigned lines);

#endif
