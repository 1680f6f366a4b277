/*
 * haru.h: libharu's object layer; the only place where it is included.
 *
 * libharu keeps and writes the objects of which a document has few: catalogue, pages, outline,
 * fonts, pictures, resources. They are used without its documents (HPDF_Doc), which would number
 * them, keep all until the end and write the file in their way. Numbers are ours, and stand in an
 * object's header; so libharu writes "12 0 R" wherever the object is added to another.
 *
 * What it must not be given, and who sees to that:
 * - decimals, which its versions print differently; strings over 65,535 bytes; finished streams,
 *   of which it would drop the /Filter; more than 4,095 entries of a dictionary: object.c writes
 *   these itself, through the hook that a dictionary has for that
 * - more than 32,767 elements of an array: pdf.c makes a tree of the pages
 * - names with blanks, which it writes as they are, or of more than 127 bytes: the callers
 *
 * Errors stick, and what comes after one may do nothing: haru_ok is asked before a file is ended.
 * Memory does not run out here (base/memory.h).
 *
 * HPDF_SHARED stays undefined: with it the header hides the object layer, though the library
 * exports it.
 */
#ifndef WRITE_HARU_H
#define WRITE_HARU_H

#include <hpdf.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum { HARU_MOST_NUMBER = 0x00FFFFFF }; /* the bits that it has for an object's number */

/* What the objects of one document share. Not to be moved: they point to it. */
struct haru {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Stream writer;
};

void haru_init(struct haru *h);
void haru_release(struct haru *h); /* and all its objects */
bool haru_ok(const struct haru *h);

/* Makes an object, or what only stands for one, be referred to by that number. */
void haru_number(HPDF_Obj_Header *header, uint32_t number);

/* What a dictionary or an array may take. NULL after an error. */
HPDF_Number haru_int(struct haru *h, int32_t v);
HPDF_Boolean haru_bool(struct haru *h, bool v);
HPDF_String haru_ascii(struct haru *h, const char *s);

/* Appends an object as PDF writes it. */
void haru_write(struct haru *h, void *object, struct buf *out);

#endif
