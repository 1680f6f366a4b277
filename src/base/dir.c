/*
 * dir.c: see dir.h.
 */
#include "base/dir.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/vec.h"

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool dir_names(struct arena *a, const char *folder, struct str **out, size_t *n)
{
    VEC(struct str) names = {0};
    DIR *dir = opendir(folder);
    struct dirent *e;
    int why;

    *out = NULL;
    *n = 0;
    if (!dir)
        return false;
    while ((errno = 0, e = readdir(dir)))
        if (e->d_name[0] != '.')
            *vec_push(a, &names) = str_copy(a, str_from(e->d_name));
    why = errno;
    closedir(dir);
    if (why) {
        errno = why;
        return false;
    }
    if (names.n)
        qsort(names.v, names.n, sizeof *names.v, by_bytes);
    *out = names.v;
    *n = names.n;
    return true;
}
