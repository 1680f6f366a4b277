/*
 * bench.c: tests/bench RUNS CPU MEMORY COMMAND...: runs the command so many times, each a process
 * of its own, and says its median CPU time and its largest memory. Fails when these are over the
 * budget of CPU milliseconds or MEMORY megabytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS_MAX = 1000 };

/* User and system time of all processes waited for, in milliseconds. */
static double cpu_so_far(struct rusage *u)
{
    getrusage(RUSAGE_CHILDREN, u);
    return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) * 1e3 +
           (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e3;
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
    static double cpu[RUNS_MAX];
    struct rusage u;
    int runs = argc > 4 ? atoi(argv[1]) : 0;
    double median, memory;

    if (runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: bench RUNS CPU-MILLISECONDS MEMORY-MEGABYTES COMMAND...\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        double before = cpu_so_far(&u);
        int status = run(argv + 4);

        if (status != 0) {
            fprintf(stderr, "bench: %s: status %d\n", argv[4], status);
            return 1;
        }
        cpu[i] = cpu_so_far(&u) - before;
    }
    qsort(cpu, (size_t)runs, sizeof *cpu, by_value);
    median = cpu[runs / 2];
    memory = (double)u.ru_maxrss / 1024; /* Linux counts kilobytes */
    fprintf(stderr,
            "CPU: median %.1f ms of %d runs (%.1f to %.1f), budget %s ms; memory: %.1f MB, budget "
            "%s MB\n",
            median, runs, cpu[0], cpu[runs - 1], argv[2], memory, argv[3]);
    return median > atof(argv[2]) || memory > atof(argv[3]);
}
