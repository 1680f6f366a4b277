/*
 * metadata.h: what a document says of itself: Info and XMP alike, its language, how it is to be
 * shown.
 */
#ifndef WRITE_METADATA_H
#define WRITE_METADATA_H

#include "write/file/pdf.h"
#include "write/write.h"

/* With tags, and a title and a language to go with them, it claims PDF/UA-1 and PDF/A-2a. */
void metadata_write(struct pdf *p, const struct story *story, const struct write_options *o,
                    bool tagged);

#endif
