/*
 * zipped.c: see zipped.h.
 */
#include "zipped.h"

#include <zip.h>

#include "unit.h"

static void add(zip_t *zip, const struct zipped_file *file)
{
    zip_source_t *bytes = zip_source_buffer(zip, file->bytes.s, file->bytes.n, 0);
    zip_int64_t index;

    assert_non_null(bytes);
    index = zip_file_add(zip, file->name, bytes, ZIP_FL_ENC_UTF_8);
    assert_true(index >= 0);
    if (file->password)
        assert_int_equal(
            zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_TRAD_PKWARE, file->password),
            0);
}

static void take(struct buf *out, zip_source_t *archive)
{
    char piece[4096];
    zip_int64_t n;

    assert_int_equal(zip_source_open(archive), 0);
    while ((n = zip_source_read(archive, piece, sizeof piece)) > 0)
        buf_put(out, piece, (size_t)n);
    assert_int_equal(n, 0);
    zip_source_close(archive);
}

void zipped(struct buf *out, const struct zipped_file *files)
{
    zip_source_t *archive = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip;

    assert_non_null(archive);
    zip = zip_open_from_source(archive, ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    zip_source_keep(archive);
    for (; files->name; files++)
        add(zip, files);
    assert_int_equal(zip_close(zip), 0);
    take(out, archive);
    zip_source_free(archive);
}
