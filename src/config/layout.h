/*
 * layout.h: how a leaflet looks: a layout file (XML). docs/layouts.md has every element.
 *
 * A page is a stack of bands; a band is a row of cells side by side; a cell holds parts of the
 * story, or is a column through which the flow runs. A band is as tall as its tallest cell, in
 * whole lines of the grid; the band with columns takes what is left. The bands of the leaflet's end
 * stand at the bottom of its last page. Lengths are 1/64 pt.
 */
#ifndef CONFIG_LAYOUT_H
#define CONFIG_LAYOUT_H

#include "base/units.h"
#include "config/texts.h"
#include "model/imposition.h"
#include "model/story.h"

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END };
enum color_role {
    COLOR_INK,
    COLOR_GREY,
    COLOR_ACCENT,
    COLOR_TINT,
    COLOR_WHITE,
    COLOR_RULE,
    COLOR_ROLES
};

/* The cells of a row: the last at the end edge, or all close together at the start edge. */
enum table_kind { TABLE_SPREAD, TABLE_CLOSE };

/* May a short fact share its line with a neighbour? First: only with one behind it. */
enum beside { BESIDE_NO, BESIDE_YES, BESIDE_FIRST };

struct rule_style {
    pt64 width; /* 0: none */
    enum color_role color;
    pt64 gap; /* from the last baseline down to a rule below; from a rule above down to the first
                 baseline */
};

struct style {
    struct str family; /* role in fonts.xml: "text" */
    bool bold;
    pt64 size;
    pt64 height;  /* that the first line takes: whole lines of the grid, or a length of its own */
    pt64 leading; /* from there to each further line */
    pt64 shift;   /* of the baselines from the grid, upwards, for headings and small lines */
    enum color_role color;
    enum align align;
    unsigned space_before, space_after; /* lines of the grid; before: not at the top of a column */
    pt64 tracking;                      /* added after each glyph */
    pt64 icon_size;                     /* 0: none is drawn */
    enum color_role icon_color;
    pt64 icon_column; /* the words beside an icon begin so far from the start edge */
    bool hyphenate;
    enum beside beside;
    bool shrink;  /* is set smaller rather than broken inside a word */
    bool tabular; /* figures of one width */
    enum table_kind table;
    struct rule_style rule_above, rule_below; /* of a table: under each row */
};

/* What is special to one part: a tinted box around it, sizes of its figures. */
struct box_style {
    bool set;
    enum color_role fill; /* COLOR_WHITE: none is drawn */
    enum color_role bar_color;
    pt64 bar;                     /* width of the bar at the start edge, 0: none */
    pt64 pad_x;                   /* padding at both edges, inside the bar */
    unsigned pad_top, pad_bottom; /* of the fill above and below its words, in halves of a line */
    pt64 qr;      /* side of a QR code inside, without its quiet zone; 0: none is drawn */
    pt64 picture; /* height of a logo, at most */
};

struct layout_part {
    enum part_id part;
    unsigned min_pages; /* only in leaflets of so many pages; 0: always */
    unsigned columns;   /* of a table's rows: contents; 1 … 3 */
};
typedef VEC(struct layout_part) layout_parts;

enum { LAYOUT_CELLS_MAX = 6 }; /* in a band, columns among them */

struct layout_cell {
    layout_parts parts; /* empty in a column */
    unsigned share;     /* of the band's width, beside the others */
    bool column;
    unsigned min_lines; /* of a column: it stays empty where it would have fewer */
};

struct layout_band {
    VEC(struct layout_cell) cells;
    unsigned space_after; /* lines of the grid */
};
typedef VEC(struct layout_band) layout_bands;

struct layout_foot {
    layout_parts start, center, end;
};

/* Strips to tear off, side by side at the foot of every page, their words turned. */
struct layout_strips {
    unsigned count;         /* 0: none */
    pt64 length;            /* from the paper's lower edge up */
    struct rule_style rule; /* dotted, where to cut and where to tear; its gap is not used */
    layout_parts parts;
};

enum master_id { MASTER_FIRST, MASTER_OTHER, MASTERS };
enum foot_id { FOOT_FIRST, FOOT_OTHER, FOOT_LAST, FEET };

/* How many pages the leaflet has, and between which sizes its body text may be chosen. */
struct layout_fit {
    unsigned pages, most; /* so many, or up to so many where less would be lost; 0: as many as it
                             takes */
    unsigned multiple;    /* a multiple of so many, as few as hold everything; 0: not asked for */
    pt64 smallest, largest;
};

enum { LAYOUT_FILES_MAX = 4 };
enum { LAYOUT_PANELS_MAX = 16 };

struct layout {
    struct str name;                     /* "a5-leaflet" */
    const char *paths[LAYOUT_FILES_MAX]; /* its file, then those that it is like */
    size_t paths_n;
    struct str easy; /* the layout for --easy: a name that ships, or its own; "": none */
    texts title;
    pt64 width, height;
    pt64 panel[LAYOUT_PANELS_MAX]; /* widths of the first pages, where they differ */
    unsigned panels;
    pt64 margin_top, margin_bottom, margin_start,
        margin_end; /* to the text area; the foot stands below it */
    pt64 gutter;    /* between columns and cells */
    pt64 grid;      /* leading of the baseline grid */
    pt64 foot_y;    /* last baseline of the foot, from the page's lower edge */
    struct rule_style foot_rule;
    unsigned measure_min, measure_max; /* characters a line at body size */
    unsigned description_length;       /* characters, about */
    uint32_t color[COLOR_ROLES];       /* 0xRRGGBB */
    struct style style[STYLE_COUNT];
    struct box_style box[PART_COUNT];
    layout_bands master[MASTERS];
    layout_bands ending; /* at the bottom of the last page */
    struct layout_foot foot[FEET];
    layout_parts flow; /* none: a poster, all of which stands still */
    struct layout_strips strips;
    struct layout_fit fit;
    struct imposition imposition; /* of its pages on paper; `rtl` and `bleed` are the leaflet's */
};

/* Of a page, from 0. */
static inline pt64 layout_page_width(const struct layout *l, unsigned page)
{
    return page < l->panels ? l->panel[page] : l->width;
}

/* In how many columns it has the contents; 0: it has none. */
unsigned layout_contents_columns(const struct layout *l);

/* The layout with so many pages, whatever it says itself. Owned by the arena. */
const struct layout *layout_of_pages(struct arena *a, const struct layout *l, unsigned pages);

/*
 * The layout with its body text at another size: its grid, and all text that stands on it, become
 * larger or smaller by as much. The page, its margins, its feet and what is measured in millimetres
 * stay. Nothing becomes smaller than may be read. The layout itself when it has that size. Owned by
 * the arena.
 */
const struct layout *layout_of_size(struct arena *a, const struct layout *l, pt64 body);

/*
 * `name` is one of layouts/ or a path ending in .xml. Checks that it can be read: body 12 pt
 * at least, other text 9 pt at least, margins 10 mm at least, rules 0.25 pt at least, contrast (7:1
 * text, 3:1 rules) with the campaign's colours: DIAG_BAD_CONFIG with place, the value found and the
 * one expected. NULL then.
 */
const struct layout *layout_load(struct arena *a, struct str name, uint32_t accent, uint32_t tint,
                                 struct diag *d);
/* Names of the layouts that ship, in alphabetical order; none when the folder can't be read. */
size_t layout_names(struct arena *a, struct str **out);

#endif
