/*
 * broken.c: a program that bears a refusal badly, in the way that it is told, for torture.sh to see
 * that torture.c notices. Undisturbed it writes "whole" to a.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void put(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");

    if (f) {
        fputs(text, f);
        fclose(f);
    }
}

int main(int argc, char **argv)
{
    const char *way = argc > 1 ? argv[1] : "";
    char *p = malloc(8);

    if (p) {
        free(p);
        put("a", "whole");
        return 0;
    }
    if (strcmp(way, "crash") == 0)
        raise(SIGSEGV);
    if (strcmp(way, "hang") == 0)
        pause();
    if (strcmp(way, "silence") == 0)
        return 4;
    if (strcmp(way, "another") == 0) {
        put("a", "another");
        return 0;
    }
    fputs("oh\n", stderr);
    if (strcmp(way, "half") == 0)
        put("a", "ha");
    if (strcmp(way, "behind") == 0)
        put("b", "");
    return strcmp(way, "odd") == 0 ? 6 : 4;
}
