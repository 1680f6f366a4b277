/*
 * container.h: what holds several files: a folder, a zip archive that is no workbook.
 */
#ifndef IMPORT_CONTAINER_H
#define IMPORT_CONTAINER_H

#include "import/source.h"

/* A folder with the tables of Open Referral. False after a fatal report. */
bool container_read_folder(const struct source *src);

/*
 * An archive with such tables, or with one file that can be read. *single gets the index of that
 * file among the entries, and nothing is read yet; SIZE_MAX otherwise.
 */
bool container_read_zip(const struct source *src, struct zipfile *zip, size_t *single);

#endif
