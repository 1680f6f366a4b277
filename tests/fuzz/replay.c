/*
 * replay.c: runs a fuzzer's function without libFuzzer, on tests/fuzz/seeds/ and on what it has
 * found once, tests/fuzz/found/NAME/: a test in TAP. NAME is that of the program behind "replay_".
 * A finding ends it as it would end the fuzzer.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/vec.h"

typedef VEC(const char *) path_list;

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list(struct arena *a, const char *folder, path_list *out)
{
    DIR *dir = opendir(folder);
    struct dirent *e;

    while (dir && (e = readdir(dir)))
        if (e->d_name[0] != '.')
            *vec_push(a, out) = str_printf(a, "%s/%s", folder, e->d_name).s;
    if (dir)
        closedir(dir);
}

int main(int argc, char **argv)
{
    const char *name = argc > 0 ? strstr(argv[0], "replay_") : NULL;
    path_list paths = {0};
    struct arena a;
    struct diag d;

    diag_init(&d, stderr);
    arena_init(&a);
    list(&a, "tests/fuzz/seeds", &paths);
    if (name)
        list(&a, str_printf(&a, "tests/fuzz/found/%s", name + strlen("replay_")).s, &paths);
    if (!paths.n) { /* called in another folder */
        fputs("replay: no tests/fuzz/seeds here\n", stderr);
        return 1;
    }
    qsort(paths.v, paths.n, sizeof *paths.v, by_name);
    for (size_t i = 0; i < paths.n; i++) {
        struct file f;

        if (!file_open(&f, paths.v[i], UINT64_MAX, &d))
            return 1;
        printf("# %s\n", paths.v[i]);
        fflush(stdout);
        LLVMFuzzerTestOneInput((const uint8_t *)f.bytes.s, f.bytes.n);
        printf("ok %zu - %s\n", i + 1, paths.v[i]);
        file_close(&f);
    }
    printf("1..%zu\n", paths.n);
    arena_release(&a);
    return 0;
}
