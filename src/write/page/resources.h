/*
 * resources.h: the fonts, pictures and forms of a document, each once, in one resource dictionary
 * for all pages.
 */
#ifndef WRITE_RESOURCES_H
#define WRITE_RESOURCES_H

#include "base/vec.h"
#include "config/icons.h"
#include "write/page/pdf_font.h"

struct resource_image {
    struct str path;
    unsigned number; /* 0: not usable, and said so */
};

/* The name of an image, icon or form: "I1", "G1", "P1". */
struct resource_name {
    char z[16];
};

struct resource_icon {
    const struct icon *icon;
    struct resource_name name;
};

struct resources {
    struct pdf *pdf;
    struct arena *arena;
    struct object *object;            /* the dictionary */
    struct object *fonts, *x_objects; /* in it */
    VEC(struct pdf_font *) font;
    VEC(struct resource_image) image;
    VEC(struct resource_icon) icon; /* drawn so far */
    unsigned forms;
    bool mono; /* black and greys only */
};

/* Everything is owned by the arena and the document. */
void resources_init(struct resources *r, struct pdf *p, bool mono, struct arena *a);

struct pdf_font *resources_font(struct resources *r, const struct face *face);

/* A picture file. False when it can't be used; that is reported once (DIAG_IMAGE, at `at`). */
bool resources_image(struct resources *r, struct str path, struct loc at, struct diag *d,
                     struct resource_name *name);

/* The name of an icon, a form that takes the colour it is drawn with; until the next call. */
const char *resources_icon(struct resources *r, const struct icon *icon);

struct resource_name resources_form(struct resources *r, struct object *form);

/* Writes the fonts, when all pages are drawn. False after DIAG_FONT. */
bool resources_finish(struct resources *r, struct subsets *subsets, struct diag *d);

#endif
