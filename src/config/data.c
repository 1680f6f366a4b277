/*
 * data.c: see data.h. The program's folder is taken from /proc/self/exe, so that neither the
 * current folder nor PATH matters, and then walked upwards: build/esite, build-asan/esite and
 * build/tests/unit/test_x all find the source tree, and bin/esite finds share/esite beside bin,
 * wherever an installed tree was moved to.
 */
#include "config/data.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "built.h"

static bool holds_data(struct arena *a, struct str folder)
{
    return file_exists(str_z(a, str_join(a, folder, STR("/data/municipalities.csv"))));
}

/* The folder above, or STR_NONE at the root. */
static struct str parent(struct str path)
{
    while (path.n && path.s[path.n - 1] != '/')
        path.n--;
    return path.n > 1 ? str_sub(path, 0, path.n - 1) : STR_NONE;
}

/* The folder that the program stands in, or STR_NONE. */
static struct str program_folder(struct arena *a)
{
    char program[4096];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program);

    if (n <= 0 || (size_t)n == sizeof program)
        return STR_NONE;
    return str_copy(a, parent((struct str){program, (size_t)n}));
}

static const char *beside_program(struct arena *a)
{
    for (struct str p = program_folder(a); p.s; p = parent(p)) {
        struct str shared = str_join(a, p, STR("/share/esite"));

        if (holds_data(a, p))
            return str_z(a, p);
        if (holds_data(a, shared))
            return shared.s;
    }
    return NULL;
}

const char *data_folder(struct arena *a)
{
    const char *set = getenv("ESITE_DATA");
    const char *found;

    if (set && *set)
        return str_z(a, str_from(set));
    found = beside_program(a);
    if (found)
        return found;
    return holds_data(a, STR(BUILT_DATA)) ? BUILT_DATA : NULL;
}

const char *data_path(struct arena *a, const char *name)
{
    const char *folder = data_folder(a);

    return str_z(a, str_printf(a, "%s/%s", folder ? folder : BUILT_DATA, name));
}

static bool is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *data_messages(struct arena *a)
{
    struct str p = program_folder(a);
    const char *built = str_z(a, str_join(a, p, STR("/locale")));

    if (p.s && is_folder(built))
        return built;
    for (; p.s; p = parent(p))
        if (holds_data(a, str_join(a, p, STR("/share/esite"))))
            return str_z(a, str_join(a, p, STR("/share/locale")));
    return BUILT_LOCALE;
}
