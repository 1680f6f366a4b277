/*
 * torture.c: runs a command once for each call that can fail, and looks at what becomes of it.
 *
 *     torture [-b FOLDER] [-e STEP] [-j JOBS] [-s SECONDS] [-w] [-x FILE] REFUSE.SO COMMAND...
 *
 * The command is run in a folder of its own, undisturbed first: what it then prints and leaves
 * there is what is right. Each further run refuses it one call (refuse.c). Then
 *
 *     it ends by itself, soon, with a documented status, not by a signal, and its children with it
 *     when it says that all went well, output and files are those of the undisturbed run
 *     when not, it says why: something that the undisturbed run does not say
 *     every file is whole: as in the undisturbed run, or as it was before; it may lack something,
 *     but not its end, when a warning says so (status 1: give the command --strict)
 *
 * and a call that is merely interrupted is made again: nothing changes.
 *
 * What is in FOLDER of -b is there before. -e tries every STEPth call only, but ten of each kind,
 * where there are so many. A run may take -s SECONDS, 60 by default. -w refuses calls of the
 * processes that the command forks, not its own. -x names a file whose contents may differ (it has
 * times in it). Works in the folder that it is started in, and ends with "N passed, N failed", one
 * for each call. A failure is printed with the command that repeats it, and the way to the call in
 * numbers for addr2line.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"

enum { JOBS_MAX = 64, PATH_ROOM = 1024, FAILURES_SHOWN = 20, CALLS_LEAST = 10 };

static const char *const kinds[] = {"memory", "trouble", "interrupted"};

static struct {
    const char *refuse, *differs;
    const char *before; /* folder of -b, or NULL */
    bool workers;
    char **command;
    char folder[PATH_ROOM]; /* of everything: right/, right.out, right.err, 0/, 0.out … */
    unsigned seconds;       /* that a run may take */
    int right;              /* status */
    size_t passed, failed;
    char where[PATH_ROOM]; /* the file that something is wrong with; "": none */
} t;

/* ---- Files */

static char *path_of(const char *name, const char *suffix)
{
    static char paths[8][PATH_ROOM];
    static size_t next;
    char *path = paths[next++ % 8];

    if (snprintf(path, PATH_ROOM, "%s/%s%s", t.folder, name, suffix) >= PATH_ROOM) {
        errno = ENAMETOOLONG;
        die(name);
    }
    return path;
}

/* How files have to be after a run. */
enum wholeness { ALL_RIGHT, RIGHT_OR_AS_BEFORE, LACKING_AT_MOST };

struct judgement {
    const char *right, *before; /* the same folder in the undisturbed run, and before; NULL: none */
    enum wholeness rule;
    const char *wrong; /* NULL: nothing so far */
};

static const char *file_wrong(const char *path, const char *name, const char *right,
                              const char *before, enum wholeness rule)
{
    bool known = access(right, F_OK) == 0, differs = t.differs && strcmp(name, t.differs) == 0;

    if (known && same(path, right))
        return NULL;
    if (rule != ALL_RIGHT && before && same(path, before))
        return NULL;
    if (!known)
        return "left a file behind";
    if (differs || rule == LACKING_AT_MOST)
        return same_end(path, right) ? NULL : "left half a file";
    return rule == ALL_RIGHT ? "says that all went well, but a file differs" : "left half a file";
}

static bool judge_one(const char *folder, const char *name, void *user)
{
    struct judgement *j = user;
    char *path = joined(folder, name), *right = joined(j->right, name);
    char *before = j->before ? joined(j->before, name) : NULL;

    if (!is_folder(path)) {
        j->wrong = file_wrong(path, name, right, before, j->rule);
    } else if (!is_folder(right)) {
        j->wrong = "left a folder behind";
    } else {
        struct judgement inner = {right, before && is_folder(before) ? before : NULL, j->rule,
                                  NULL};

        each_in(path, judge_one, &inner);
        j->wrong = inner.wrong;
    }
    if (j->wrong && !*t.where)
        snprintf(t.where, sizeof t.where, "%s", path + strlen(t.folder) + 1);
    free(path);
    free(right);
    free(before);
    return !j->wrong;
}

/* What is wrong with the files that a run has left; NULL when nothing is. */
static const char *files_wrong(const char *folder, enum wholeness rule)
{
    struct judgement j = {path_of("right", ""), t.before, rule, NULL};

    each_in(folder, judge_one, &j);
    return j.wrong;
}

/* Is it in the other folder, too? */
static bool is_there(const char *right, const char *name, void *folder)
{
    char *path = joined(folder, name), *other = joined(right, name);
    bool is = access(path, F_OK) == 0 && (!is_folder(other) || each_in(other, is_there, path));

    if (!is && !*t.where)
        snprintf(t.where, sizeof t.where, "%s", path + strlen(t.folder) + 1);
    free(path);
    free(other);
    return is;
}

static bool print_one(const char *folder, const char *name, void *user)
{
    char *path = joined(folder, name);
    struct stat s;

    if (is_folder(path))
        each_in(path, print_one, user);
    else if (stat(path, &s) == 0)
        printf("    %s, %lld bytes\n", path + strlen(user) + 1, (long long)s.st_size);
    free(path);
    return true;
}

/* ---- Running */

static void seed(const char *name)
{
    empty(path_of(name, ""));
    unlink(path_of(name, ".told"));
    if (mkdir(path_of(name, ""), 0777) != 0)
        die(name);
    if (t.before)
        each_in(t.before, copy_one, path_of(name, ""));
}

/* In the child. */
static _Noreturn void run(const char *name, const char *kind, long at)
{
    char number[32];
    int out = open(path_of(name, ".out"), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int err = open(path_of(name, ".err"), O_WRONLY | O_CREAT | O_TRUNC, 0666);

    snprintf(number, sizeof number, "%ld", at);
    setenv("REFUSE_WHAT", kind, 1);
    setenv("REFUSE_AT", number, 1);
    setenv("REFUSE_TOLD", path_of(name, ".told"), 1);
    if (t.workers)
        setenv("REFUSE_IN", "workers", 1);
    if (at == 0)
        setenv("REFUSE_COUNT", path_of("right", ".count"), 1);
    if (out < 0 || err < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0 || chdir(path_of(name, "")) != 0)
        _exit(99);
    setenv("LD_PRELOAD", t.refuse, 1);
    alarm(t.seconds);
    execv(t.command[0], t.command);
    _exit(99);
}

static pid_t start(const char *name, const char *kind, long at)
{
    pid_t child;

    seed(name);
    child = fork();
    if (child < 0)
        die("fork");
    if (child == 0) {
        setpgid(0, 0);
        run(name, kind, at);
    }
    setpgid(child, child);
    return child;
}

/* What the command forked, and did not wait for, is ended. Was there any? Orphans are ours. */
static bool end_orphans(pid_t command)
{
    bool any = false;

    kill(-command, SIGKILL);
    while (waitpid(-command, NULL, 0) > 0)
        any = true;
    return any;
}

/* The undisturbed run: how many calls there are. */
static long count(const char *kind)
{
    pid_t child = start("right", kind, 0);
    size_t n = 0;
    char *bytes;
    int status;
    long calls;

    if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) == 99)
        die("the undisturbed run");
    if (end_orphans(child)) {
        fputs("torture: undisturbed, the command leaves a process at work\n", stderr);
        exit(1);
    }
    t.right = WEXITSTATUS(status);
    if (t.right != 0) {
        fprintf(stderr, "torture: undisturbed, the command ends with status %d\n", t.right);
        exit(1);
    }
    bytes = bytes_of(path_of("right", ".count"), &n);
    if (!bytes)
        die("no count of calls; was REFUSE.SO loaded?");
    bytes[n] = '\0';
    calls = atol(bytes);
    free(bytes);
    if (calls == 0 && strcmp(kind, "interrupted") != 0) {
        fprintf(stderr, "torture: %s: the command makes no such call\n", kind);
        exit(1);
    }
    return calls;
}

/* ---- Judging */

enum { WITH_WARNINGS = 1, SOME_FAILED = 5, OUT_OF_MEMORY = 70 };

static bool documented(int status)
{
    return status <= SOME_FAILED || status == OUT_OF_MEMORY;
}

/* Has the run said what the undisturbed one does not say? */
static bool says_something(const char *name)
{
    char *said = text_of(path_of(name, ".err")), *rest = said, *line;
    bool is = false;

    while (!is && (line = next_line(&rest))) {
        char *usual = text_of(path_of("right", ".err")), *others = usual, *other;

        is = *line;
        while (is && (other = next_line(&others)))
            is = strcmp(line, other) != 0;
        free(usual);
    }
    free(said);
    return is;
}

static const char *wrong_with(const char *name, const char *kind, int status, bool orphans)
{
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGALRM ? "does not end" : "died of a signal";
    status = WEXITSTATUS(status);
    if (!documented(status))
        return "ended with another status than those documented";
    if (orphans)
        return "leaves a process at work";
    if (status != t.right && (!says_something(name) || status == 0))
        return "says nothing";
    if (status != t.right && strcmp(kind, "interrupted") == 0)
        return "gives up when interrupted";
    if (status != t.right)
        return files_wrong(path_of(name, ""),
                           status == WITH_WARNINGS ? LACKING_AT_MOST : RIGHT_OR_AS_BEFORE);
    if (!same(path_of(name, ".out"), path_of("right", ".out")))
        return "prints something else";
    if (!each_in(path_of("right", ""), is_there, path_of(name, "")))
        return "says that all went well, but a file is missing";
    return files_wrong(path_of(name, ""), ALL_RIGHT);
}

static void print_text(const char *title, const char *path)
{
    char *text = access(path, R_OK) == 0 ? text_of(path) : NULL, *rest = text, *line;

    printf("  %s:\n", title);
    while (text && (line = next_line(&rest)))
        printf("    %s\n", line);
    free(text);
}

/* Everything by which it can be explained, and the command that repeats it. */
static void print_failure(const char *name, const char *kind, long at, int status,
                          const char *wrong)
{
    printf("FAILED: %s, call %ld: %s%s%s", kind, at, wrong, *t.where ? ": " : "", t.where);
    if (WIFSIGNALED(status))
        printf(" (%s)\n", strsignal(WTERMSIG(status)));
    else
        printf(" (status %d)\n", WEXITSTATUS(status));
    printf("  again: %sREFUSE_WHAT=%s REFUSE_AT=%ld LD_PRELOAD=%s",
           t.workers ? "REFUSE_IN=workers " : "", kind, at, t.refuse);
    for (char **word = t.command; *word; word++)
        printf(" %s", *word);
    putchar('\n');
    print_text("refused", path_of(name, ".told"));
    print_text("standard error", path_of(name, ".err"));
    puts("  files:");
    each_in(path_of(name, ""), print_one, path_of(name, ""));
    fflush(stdout);
}

static void judge(const char *name, const char *kind, long at, int status, bool orphans)
{
    *t.where = '\0';
    const char *wrong = wrong_with(name, kind, status, orphans);

    if (!wrong)
        t.passed++;
    else if (++t.failed <= FAILURES_SHOWN)
        print_failure(name, kind, at, status, wrong);
}

struct slot {
    pid_t child; /* 0: free */
    long at;
};

/* A command that has ended; it is not reaped yet. Orphans that have are, but remembered. */
static pid_t next_ended(const struct slot *slots, size_t n, bool *orphans)
{
    siginfo_t info;

    while (waitid(P_ALL, 0, &info, WEXITED | WNOWAIT) == 0) {
        pid_t group = getpgid(info.si_pid);

        if (group == info.si_pid)
            return info.si_pid;
        waitpid(info.si_pid, NULL, 0);
        for (size_t i = 0; i < n; i++)
            if (slots[i].child == group)
                orphans[i] = true;
    }
    die("waiting");
}

/* The calls to try: each STEPth, or more often where they are few. */
static long step_for(long calls, long step)
{
    long most = calls / CALLS_LEAST;

    return step <= most ? step : most > 1 ? most : 1;
}

static void torture(const char *kind, long step, size_t jobs)
{
    struct slot slots[JOBS_MAX] = {{0}};
    bool orphans[JOBS_MAX] = {false};
    long calls = count(kind), next;
    size_t busy = 0;

    step = step_for(calls, step);
    next = 1 + (step - 1) / 2;
    while (next <= calls || busy > 0) {
        char name[32];
        int status;
        pid_t ended;

        for (size_t i = 0; i < jobs && next <= calls; i++) {
            if (slots[i].child)
                continue;
            snprintf(name, sizeof name, "%zu", i);
            slots[i] = (struct slot){start(name, kind, next), next};
            orphans[i] = false;
            next += step;
            busy++;
        }
        ended = next_ended(slots, jobs, orphans);
        for (size_t i = 0; i < jobs; i++) {
            if (!slots[i].child || slots[i].child != ended)
                continue;
            snprintf(name, sizeof name, "%zu", i);
            waitpid(ended, &status, 0);
            orphans[i] |= end_orphans(ended);
            judge(name, kind, slots[i].at, status, orphans[i]);
            slots[i].child = 0;
            busy--;
        }
    }
}

/* A folder to work in, below the one at hand. */
static void make_room(void)
{
    char here[PATH_ROOM / 2];

    if (!getcwd(here, sizeof here))
        die("the folder at hand");
    snprintf(t.folder, sizeof t.folder, "%s/torture-XXXXXX", here);
    if (!mkdtemp(t.folder))
        die(t.folder);
}

int main(int argc, char **argv)
{
    long step = 1, jobs = 1;
    int option;

    t.seconds = 60;

    while ((option = getopt(argc, argv, "+b:e:j:s:wx:")) != -1) {
        if (option == 'e')
            step = atol(optarg);
        else if (option == 'j')
            jobs = atol(optarg);
        else if (option == 'b')
            t.before = optarg;
        else if (option == 'w')
            t.workers = true;
        else if (option == 's')
            t.seconds = (unsigned)atoi(optarg);
        else if (option == 'x')
            t.differs = optarg;
        else
            return 2;
    }
    if (argc - optind < 2 || step < 1 || jobs < 1 || jobs > JOBS_MAX) {
        fputs("usage: torture [-b FOLDER] [-e STEP] [-j JOBS] [-s SECONDS] [-w] [-x FILE] "
              "REFUSE.SO COMMAND...\n",
              stderr);
        return 2;
    }
    t.refuse = argv[optind];
    t.command = argv + optind + 1;
    make_room();
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* what the commands fork, and leave, is waited for here */
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        torture(kinds[i], step, (size_t)jobs);
    empty(t.folder);
    if (t.failed > FAILURES_SHOWN)
        printf("… and %zu more\n", t.failed - FAILURES_SHOWN);
    printf("%zu passed, %zu failed\n", t.passed, t.failed);
    return t.failed > 0;
}
