/*
 * files.c: see files.h.
 */
#define _GNU_SOURCE
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

_Noreturn void die(const char *what)
{
    fprintf(stderr, "torture: %s: %s\n", what, strerror(errno));
    exit(1);
}

char *bytes_of(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *bytes;
    struct stat s;

    if (!f)
        return NULL;
    if (fstat(fileno(f), &s) != 0 || !S_ISREG(s.st_mode))
        die(path);
    bytes = malloc((size_t)s.st_size + 1);
    if (!bytes)
        die(path);
    *n = fread(bytes, 1, (size_t)s.st_size, f);
    fclose(f);
    return bytes;
}

char *joined(const char *folder, const char *name)
{
    size_t n = strlen(folder) + strlen(name) + 2;
    char *path = malloc(n);

    if (!path)
        die(name);
    snprintf(path, n, "%s/%s", folder, name);
    return path;
}

bool is_folder(const char *path)
{
    struct stat s;

    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

bool same(const char *a, const char *b)
{
    size_t n = 0, m = 0;
    char *x = bytes_of(a, &n), *y = bytes_of(b, &m);
    bool is = x && y && n == m && memcmp(x, y, n) == 0;

    free(x);
    free(y);
    return is;
}

static int remove_one(const char *path, const struct stat *s, int kind, struct FTW *where)
{
    (void)s, (void)kind, (void)where;
    return remove(path);
}

void empty(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool same_end(const char *path, const char *right)
{
    enum { END = 2 };
    size_t n = 0, m = 0;
    char *x = bytes_of(path, &n), *y = bytes_of(right, &m);
    bool is =
        x && y && (n == 0 || (n >= END && m >= END && memcmp(x + n - END, y + m - END, END) == 0));

    free(x);
    free(y);
    return is;
}

static void copy(const char *from, const char *to)
{
    size_t n = 0;
    char *bytes = bytes_of(from, &n);
    FILE *f = fopen(to, "wb");

    if (!bytes || !f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
        die(to);
    free(bytes);
}

bool each_in(const char *folder, visit *one, void *user)
{
    DIR *d = opendir(folder);
    struct dirent *e;
    bool on = true;

    if (!d)
        die(folder);
    while (on && (e = readdir(d)))
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            on = one(folder, e->d_name, user);
    closedir(d);
    return on;
}

bool copy_one(const char *folder, const char *name, void *to)
{
    char *path = joined(folder, name), *copied = joined(to, name);

    if (!is_folder(path))
        copy(path, copied);
    else if (mkdir(copied, 0777) != 0 || !each_in(path, copy_one, copied))
        die(copied);
    free(path);
    free(copied);
    return true;
}

char *next_line(char **rest)
{
    char *line = *rest, *end = line + strcspn(line, "\n");

    if (!*line)
        return NULL;
    *rest = *end ? end + 1 : end;
    *end = '\0';
    return line;
}

char *text_of(const char *path)
{
    size_t n = 0;
    char *text = bytes_of(path, &n);

    if (!text)
        die(path);
    text[n] = '\0';
    return text;
}
