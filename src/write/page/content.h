/*
 * content.h: what is drawn on a page or a form, as PDF operators in one buffer.
 *
 * Places are those of a frame: 1/64 pt from the top left corner, y downwards; they are turned over
 * here and written to 1/100 pt. The state that a viewer is in (colours, line, font, place) is
 * remembered, and only what changes is written.
 */
#ifndef WRITE_CONTENT_H
#define WRITE_CONTENT_H

#include "base/buf.h"
#include "config/icons.h"
#include "model/sheet.h"
#include "write/page/pdf_font.h"

/* Text being shown. Places along the line are 1/10000 of the font's size, from its start. */
struct content_text {
    bool open;                   /* between BT and ET */
    const struct pdf_font *font; /* as last set; outlives a text object, as in the viewer */
    pt64 size;
    int64_t rise;    /* 1/100 pt */
    bool placed;     /* the pen is known in units of this font and size */
    int64_t x, y;    /* start of the line, 1/100 pt */
    int64_t pen;     /* where the next glyph will come to stand */
    struct buf show; /* the pending operand: a string, or the elements of an array */
    bool in_string, array;
};

enum content_path { PATH_NONE, PATH_FILL, PATH_STROKE };

struct content {
    struct buf out;
    pt64 height; /* of the page or form */
    rgb fill, stroke;
    pt64 line;              /* its width */
    pt64 dots;              /* their distance; 0: a plain line */
    enum content_path path; /* being built, not painted yet */
    struct content_text text;
    bool reversed;          /* what is marked says already that its characters are reversed */
    unsigned marks_in_text; /* open, begun within the text object at hand */
};

void content_init(struct content *c, pt64 height);
void content_release(struct content *c);
/* Closes what is open; the operators are then in c->out. */
void content_finish(struct content *c);

void content_box(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h, rgb color);
/* A line from (x,y) to (x+w,y+h); dotted: round dots of its width, two widths apart. */
void content_rule(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h, pt64 width, bool dotted,
                  rgb color);
/* The outline of a box, within it. */
void content_outline(struct content *c, pt64 x, pt64 y, pt64 w, pt64 h, pt64 width, rgb color);
/* An icon's shape in its own units, y downwards, for a form; and that form, `name`, drawn into a
 * box in a colour. */
enum { CONTENT_ICON_SIDE = 2400 }; /* of an icon's square */
void content_icon_shape(struct content *c, const struct icon *icon);
void content_icon(struct content *c, const char *name, pt64 x, pt64 y, pt64 w, pt64 h, rgb color);
/* side × side bytes, bit 0 dark, as one path of the rectangles that dark modules join to. */
void content_qr(struct content *c, const uint8_t *modules, unsigned side, pt64 x, pt64 y, pt64 w,
                pt64 h, rgb color);
/* The outline of a face's glyph, filled: for what is seen, but not read (content_glyph.c). */
void content_glyph(struct content *c, const struct face *face, uint32_t glyph, pt64 size, pt64 x,
                   pt64 y, rgb color);
/* An image, drawn into a box. `name` is that of the resource: I1 … */
void content_image(struct content *c, const char *name, pt64 x, pt64 y, pt64 w, pt64 h);
/* A form of a frame's size, placed as the frame is. */
void content_form(struct content *c, const char *name, const struct placement *place, pt64 w,
                  pt64 h);
/*
 * A run's glyphs, the start of its baseline at the left (content_text.c). Where the face has no
 * glyph for a character a box is drawn, and the text says which character it stands for.
 */
void content_run(struct content *c, struct pdf_font *font, const struct glyph_run *run, pt64 x,
                 pt64 y, rgb color);

/*
 * Marked content around what follows, `opening`: "/Artifact BMC"; around words within their text
 * object, which goes on from mark to mark. Words are runs without shapes, and nothing else.
 */
enum content_marked { MARKED_ANYTHING, MARKED_WORDS };
void content_mark(struct content *c, enum content_marked what, struct str opening);
void content_mark_piece(struct content *c, enum content_marked what, const char *role,
                        unsigned mcid); /* "P", "Link" … */
void content_unmark(struct content *c); /* the one begun last */
/* Is something of the run drawn as a shape: a mark, a box for a character that the face lacks? */
bool content_has_shapes(const struct glyph_run *run);

/* For content_text.c: numbers, and the state that text shares with paths. */
int64_t content_centi(pt64 v); /* 1/100 pt, rounded */
void content_number(struct content *c, int64_t v, unsigned decimals);
void content_fill_color(struct content *c, rgb color);
void content_begin_fill(struct content *c, rgb color); /* a path to be filled follows */
void content_end_path(struct content *c);
void content_begin_text(struct content *c);
void content_end_show(struct content *c); /* what is pending of the text */
void content_end_text(struct content *c);

#endif
