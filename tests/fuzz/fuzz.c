/*
 * fuzz.c: what the fuzzers share.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"

static char folder[] = "/tmp/esite-fuzz-XXXXXX";
static char path[sizeof folder + 16], output[sizeof folder + 16];
static int fd = -1;

static void forget(void)
{
    unlink(path);
    unlink(output);
    rmdir(folder);
}

_Noreturn void fuzz_failed(const char *what, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

static void begin(void)
{
    if (fd >= 0)
        return;
    FUZZ_CHECK(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/input.xml", folder);
    snprintf(output, sizeof output, "%s/output", folder);
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    FUZZ_CHECK(fd >= 0);
    atexit(forget);
}

const char *fuzz_file(const uint8_t *data, size_t size)
{
    begin();
    FUZZ_CHECK(ftruncate(fd, 0) == 0);
    FUZZ_CHECK(pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

const char *fuzz_output(void)
{
    begin();
    return output;
}

bool fuzz_clean(struct str s)
{
    size_t at = 0;

    if (utf8_check(s) != SIZE_MAX)
        return false;
    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);

        if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0))
            return false;
    }
    return true;
}
