/*
 * floor.c: tests/bench/floor FOLDER EXPORT CONTENT...: the least that any program has to do for a
 * batch: reads the export, deflates contents as large as the leaflets', and writes the files.
 */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEVEL = 1 }; /* as in write/deflate.c */

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* Caller frees. */
static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    long size = f && fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
    char *bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;

    if (!bytes)
        fail(path);
    rewind(f);
    *n = fread(bytes, 1, (size_t)size, f);
    fclose(f);
    return bytes;
}

static void write_deflated(struct libdeflate_compressor *c, const char *folder, int number,
                           const char *bytes, size_t n)
{
    char path[4096];
    size_t bound = libdeflate_zlib_compress_bound(c, n);
    char *packed = malloc(bound);
    FILE *f;

    snprintf(path, sizeof path, "%s/%d", folder, number);
    f = fopen(path, "wb");
    if (!packed || !f)
        fail(path);
    fwrite(packed, 1, libdeflate_zlib_compress(c, bytes, n, packed, bound), f);
    if (fclose(f) != 0)
        fail(path);
    free(packed);
}

int main(int argc, char **argv)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
    size_t n;

    if (argc < 3 || !c) {
        fprintf(stderr, "usage: floor FOLDER EXPORT CONTENT...\n");
        return 2;
    }
    free(read_file(argv[2], &n));
    for (int i = 3; i < argc; i++) {
        char *bytes = read_file(argv[i], &n);

        write_deflated(c, argv[1], i, bytes, n);
        free(bytes);
    }
    libdeflate_free_compressor(c);
    return 0;
}
