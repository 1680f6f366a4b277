/*
 * broken.c: a program that bears a refusal badly, in the way that it is told, for torture.sh to see
 * that torture.c notices. Undisturbed it writes "whole\n" to a. What fails besides the one request
 * for memory is borne well: only the way it is told can be what is noticed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool put(const char *name, const char *text)
{
    char part[64];
    int fd = -1;
    ssize_t n = -1;

    snprintf(part, sizeof part, "%s.part", name);
    do
        fd = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    while (fd < 0 && errno == EINTR);
    while (fd >= 0 && (n = write(fd, text, strlen(text))) < 0 && errno == EINTR)
        ;
    if (n == (ssize_t)strlen(text) && close(fd) == 0 && rename(part, name) == 0)
        return true;
    unlink(part);
    return false;
}

static int fail(int status)
{
    fputs("oh\n", stderr);
    return status;
}

/* Goes on in a process that nobody waits for. */
static void leave_child(void)
{
    if (fork() == 0) {
        sleep(5);
        _exit(0);
    }
}

static int bear_badly(const char *way)
{
    if (strcmp(way, "crash") == 0)
        raise(SIGSEGV);
    if (strcmp(way, "hang") == 0)
        pause();
    if (strcmp(way, "silence") == 0)
        return 4;
    if (strcmp(way, "another") == 0)
        return put("a", "another\n") ? 0 : 4;
    if (strcmp(way, "missing") == 0)
        return unlink("a") == 0 ? 0 : 4;
    if (strcmp(way, "half") == 0)
        put("a", "ha");
    if (strcmp(way, "lacking") == 0)
        return put("a", "ha") ? fail(1) : 4;
    if (strcmp(way, "behind") == 0)
        put("b", "");
    if (strcmp(way, "child") == 0)
        leave_child();
    return fail(strcmp(way, "odd") == 0 ? 6 : 4);
}

/* What is asked for in a child, whose refusal nobody hears of. */
static int deaf(void)
{
    pid_t child = fork();

    if (child == 0) {
        char *p = malloc(8);

        _exit(p && put("a", "whole\n") ? 0 : 1);
    }
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    return child > 0 ? 0 : fail(4);
}

int main(int argc, char **argv)
{
    const char *way = argc > 1 ? argv[1] : "";
    char *p;

    fputs("as always\n", stderr); /* is no reason given */
    if (strcmp(way, "deaf") == 0)
        return deaf();
    p = malloc(8);
    if (!p)
        return bear_badly(way);
    free(p);
    if (strcmp(way, "gives-up") != 0)
        return put("a", "whole\n") ? 0 : fail(4);
    return open("a", O_RDONLY) >= 0 && put("a", "whole\n") ? 0 : fail(4);
}
