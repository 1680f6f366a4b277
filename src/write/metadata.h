/*
 * metadata.h: what a document says of itself: Info and XMP alike, its language, how it is to be
 * shown.
 */
#ifndef WRITE_METADATA_H
#define WRITE_METADATA_H

#include "write/pdf.h"
#include "write/write.h"

void metadata_write(struct pdf *p, const struct story *story, const struct write_options *o);

#endif
