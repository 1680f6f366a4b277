/*
 * pdf_image.h: PNG and JPEG files as image objects.
 */
#ifndef WRITE_PDF_IMAGE_H
#define WRITE_PDF_IMAGE_H

#include "write/file/object.h"

/*
 * The image in a file's bytes, or NULL and in *why a clause for the message, valid for ever.
 * Nothing is left behind in the document when it fails. A PNG is read whole with libpng and kept as
 * small as it allows: grey, a palette, a mask only where something shines through. A JPEG goes into
 * the document as it is, its headers checked. `mono`: in greys; a PNG's are reckoned here, a JPEG
 * gets a colour space that says how a viewer reckons them.
 */
struct object *pdf_image(struct pdf *p, struct str bytes, bool mono, const char **why);

/* For pdf_image.c alone. */
struct object *pdf_image_png(struct pdf *p, struct str bytes, bool mono, const char **why);
struct object *pdf_image_jpeg(struct pdf *p, struct str bytes, bool mono, const char **why);

/* An image dictionary, 8 bits a component; the caller adds ColorSpace and the stream. */
struct object *pdf_image_new(struct pdf *p, uint32_t width, uint32_t height);

#endif
