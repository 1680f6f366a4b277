/*
 * said.c: see said.h.
 */
#define _XOPEN_SOURCE 700 /* nftw */
#include "said.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "config/data.h"
#include "unit.h"

void said_init(struct said *s)
{
    *s = (struct said){0};
    diag_init(&s->diag, open_memstream(&s->text, &s->n));
    assert_non_null(s->diag.out);
    s->diag.repeat_limit = 0;
}

void said_release(struct said *s)
{
    fclose(s->diag.out);
    free(s->text);
}

/* Takes the folder off "/tmp/x/data/a.xml:1:2: …", line by line. */
static void strip_folders(char *text)
{
    char *to = text;

    for (char *line = text, *next; *line; line = next) {
        size_t n = strcspn(line, "\n");
        size_t colon = strcspn(line, ":");
        char *name = line;

        next = line + n + (line[n] == '\n');
        for (size_t i = 0; i < colon && i < n; i++)
            if (line[i] == '/')
                name = line + i + 1;
        memmove(to, name, (size_t)(next - name));
        to += next - name;
    }
    *to = '\0';
}

const char *said(struct said *s)
{
    static char text[8192];

    fflush(s->diag.out);
    snprintf(text, sizeof text, "%.*s", (int)s->n, s->text);
    rewind(s->diag.out);
    fflush(s->diag.out);
    strip_folders(text);
    return text;
}

void said_check(struct said *s, const char *expected, const char *file, int line)
{
    const char *text = said(s);

    if (strcmp(text, expected) == 0)
        return;
    print_error("said:\n%sexpected:\n%s", text, expected);
    _fail(file, line);
}

static char folder[] = "/tmp/esite-test-XXXXXX";

static char *path_in(const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void tempdata_new(void)
{
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(mkdir(path_in("data"), 0700), 0);
    assert_int_equal(mkdir(path_in("data/labels"), 0700), 0);
    assert_int_equal(mkdir(path_in("fonts"), 0700), 0);
    setenv("ESITE_DATA", folder, 1);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

void tempdata_remove(void)
{
    unsetenv("ESITE_DATA");
    assert_int_equal(nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

const char *tempdata_put(struct arena *a, const char *name, struct str bytes)
{
    struct said s;
    const char *path = str_z(a, str_from(path_in(name)));

    said_init(&s);
    assert_true(file_write(path, bytes, &s.diag));
    said_release(&s);
    return path;
}

void tempdata_copy(struct arena *a, const char *name)
{
    struct said s;
    struct file f;

    said_init(&s);
    unsetenv("ESITE_DATA");
    assert_true(file_open(&f, data_path(a, name), 1u << 20, &s.diag));
    setenv("ESITE_DATA", folder, 1);
    tempdata_put(a, name, f.bytes);
    file_close(&f);
    said_release(&s);
}
