/*
 * Any files in an archive, which is how workbooks and related tables come: fuzz_import's promises.
 * An input is text: a line "== NAME" before each file.
 */
#include "fuzz.h"

#include <zip.h>

#include "base/arena.h"
#include "base/buf.h"

enum { MARK = 3 }; /* bytes of "== " */

static struct str next_file(struct str *rest, struct str *name)
{
    struct str file;
    size_t end;

    *rest = str_sub(*rest, MARK, rest->n);
    str_split(rest, '\n', name);
    if (!rest->s)
        *rest = STR("");
    end = str_find(*rest, STR("\n== "), 0);
    file = str_sub(*rest, 0, end == SIZE_MAX ? rest->n : end);
    *rest = end == SIZE_MAX ? STR("") : str_sub(*rest, end + 1, rest->n);
    return file;
}

/* What libzip doesn't take, a name twice say, is left out. */
static void fill(zip_t *zip, struct arena *a, struct str text)
{
    while (str_starts(text, STR("== "))) {
        struct str name, file = next_file(&text, &name);
        zip_source_t *bytes = zip_source_buffer(zip, file.s, file.n, 0);
        zip_int64_t index;

        FUZZ_CHECK(bytes);
        index = zip_file_add(zip, str_z(a, name), bytes, ZIP_FL_ENC_GUESS);
        if (index < 0)
            zip_source_free(bytes);
        else
            (void)zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    }
}

static void take(struct buf *out, zip_source_t *archive)
{
    char piece[4096];
    zip_int64_t n;

    if (zip_source_open(archive) != 0)
        return;
    while ((n = zip_source_read(archive, piece, sizeof piece)) > 0)
        buf_put(out, piece, (size_t)n);
    zip_source_close(archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    zip_source_t *archive = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(archive, ZIP_TRUNCATE, NULL);
    struct buf b = {0};
    struct arena a;

    FUZZ_CHECK(zip);
    arena_init(&a);
    zip_source_keep(archive);
    fill(zip, &a, (struct str){(const char *)data, size});
    if (zip_close(zip) == 0)
        take(&b, archive);
    else
        zip_discard(zip);
    zip_source_free(archive);
    if (b.n)
        fuzz_import(buf_view(&b), NULL);
    buf_release(&b);
    arena_release(&a);
    return 0;
}
