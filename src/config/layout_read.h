/*
 * layout_read.h: the pieces of the layout reader, which layout.c puts together.
 */
#ifndef CONFIG_LAYOUT_READ_H
#define CONFIG_LAYOUT_READ_H

#include "config/element.h"
#include "config/layout.h"

struct layout_reader {
    /* The layout's file, then the one it is like, and so on: what the first lacks is in a later. */
    const struct xml_node *chain[LAYOUT_FILES_MAX];
    size_t chain_n;
    struct layout *layout;
    struct arena *arena;
    struct diag *diag;
    const struct xml_node *page; /* <page>, <colors> and so on: for messages of the checks */
    const struct xml_node *colors;
    const struct xml_node *feet;
    const struct xml_node *strips;
    const struct xml_node *fit; /* NULL: it has none */
    const struct xml_node *box[PART_COUNT];
    const struct xml_node
        *style[STYLE_COUNT]; /* where each style is set; the one it is like, when it isn't */
};

extern const char *const color_words[]; /* by enum color_role */

/* <styles> of the whole chain: every style filled in, those not named from the one they are like.
 */
bool layout_read_styles(struct layout_reader *r);

/* <first>, <other>, <last>: bands; one of them may have columns where `columns` says so. */
bool layout_read_bands(struct layout_reader *r, const struct xml_node *n, bool columns,
                       layout_bands *out);
/* <part>s: of <flow>, of a cell. */
bool layout_read_parts(struct layout_reader *r, const struct xml_node *n, layout_parts *parts);
bool layout_read_feet(struct layout_reader *r, const struct xml_node *n);
bool layout_read_strips(struct layout_reader *r, const struct xml_node *n);
bool layout_read_boxes(struct layout_reader *r, const struct xml_node *n);
bool layout_read_fit(struct layout_reader *r, const struct xml_node *n);

/* The size below which a style can't be read, in points, where the body has the size `body`. */
double layout_least_size(pt64 body, enum style_id style);

/* What a readable leaflet asks for. */
bool layout_check(const struct layout_reader *r);

#endif
