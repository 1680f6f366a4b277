/*
 * measure.c: tests/bench/measure RUNS COMMAND...: runs the command so many times, each a process of
 * its own, and prints on file descriptor 3 the medians of wall and CPU time in milliseconds, and
 * the largest memory of one process in megabytes: "41.2 38.0 26.1".
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 1000 };

/* User and system time of all processes waited for, in milliseconds. */
static double cpu_so_far(struct rusage *u)
{
    getrusage(RUSAGE_CHILDREN, u);
    return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) * 1e3 +
           (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e3;
}

static double clock_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The exit status of one run, or -1. */
static int run(char **command)
{
    pid_t pid = fork();
    int status;

    if (pid < 0)
        return -1;
    if (pid == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    if (waitpid(pid, &status, 0) < 0 || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

int main(int argc, char **argv)
{
    static double cpu[RUNS_MAX], wall[RUNS_MAX];
    struct rusage u;
    int runs = argc > 2 ? atoi(argv[1]) : 0;

    if (runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: measure RUNS COMMAND...\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        double cpu_before = cpu_so_far(&u), before = clock_ms();
        int status = run(argv + 2);

        if (status != 0) {
            fprintf(stderr, "measure: %s: status %d\n", argv[2], status);
            return 1;
        }
        wall[i] = clock_ms() - before;
        cpu[i] = cpu_so_far(&u) - cpu_before;
    }
    qsort(cpu, (size_t)runs, sizeof *cpu, by_value);
    qsort(wall, (size_t)runs, sizeof *wall, by_value);
    dprintf(3, "%.1f %.1f %.1f\n", wall[runs / 2], cpu[runs / 2],
            (double)u.ru_maxrss / 1024); /* Linux counts kilobytes */
    return 0;
}
