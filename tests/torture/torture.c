/*
 * torture.c: runs a command once for each call that can fail, and looks at what becomes of it.
 *
 *     torture [-e STEP] [-j JOBS] [-o FILE] [-s SECONDS] [-x FILE] REFUSE.SO COMMAND [ARGUMENT]...
 *
 * The command is run in an empty folder, undisturbed first: what it then prints and leaves there is
 * what is right. Each further run refuses it one call (refuse.c). Then
 *
 *     it ends by itself, soon, with a documented status, not by a signal
 *     when it says that all went well, output and files are those of the undisturbed run
 *     when not, it says why
 *     every file is whole: as in the undisturbed run, or as it was before; it may lack something
 *     when a warning says so (status 1, so give the command --strict; or 5, of a batch)
 *
 * and a call that is merely interrupted is made again: nothing changes. -e tries every STEPth call
 * only; -o names a file that is there before; -x one whose contents may differ (it has times in
 * it); a run may take -s SECONDS, 60 by default. Ends with "N passed, N failed", one for each call.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { JOBS_MAX = 64, PATH_ROOM = 512, FAILURES_SHOWN = 20 };

static const char old[] = "what was there before\n";
static const char *const kinds[] = {"memory", "trouble", "interrupted"};

static struct {
    const char *refuse, *before, *differs;
    char **command;
    char folder[PATH_ROOM]; /* of everything: right/, right.out, right.err, 0/, 0.out … */
    unsigned seconds;       /* that a run may take */
    int right;              /* status */
    size_t passed, failed;
} t;

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "torture: %s: %s\n", what, strerror(errno));
    exit(1);
}

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

static char *bytes_of(const char *path, size_t *n)
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

static char *joined(const char *folder, const char *name)
{
    size_t n = strlen(folder) + strlen(name) + 2;
    char *path = malloc(n);

    if (!path)
        die(name);
    snprintf(path, n, "%s/%s", folder, name);
    return path;
}

static bool is_folder(const char *path)
{
    struct stat s;

    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static bool same(const char *a, const char *b)
{
    size_t n = 0, m = 0;
    char *x = bytes_of(a, &n), *y = bytes_of(b, &m);
    bool is = x && y && n == m && memcmp(x, y, n) == 0;

    free(x);
    free(y);
    return is;
}

static bool as_before(const char *path, const char *name)
{
    size_t n = 0;
    char *bytes;
    bool is;

    if (!t.before || strcmp(name, t.before) != 0)
        return false;
    bytes = bytes_of(path, &n);
    is = bytes && n == sizeof old - 1 && memcmp(bytes, old, n) == 0;
    free(bytes);
    return is;
}

static int remove_one(const char *path, const struct stat *s, int kind, struct FTW *where)
{
    (void)s, (void)kind, (void)where;
    return remove(path);
}

static void empty(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* How files have to be after a run. */
enum wholeness { ALL_RIGHT, RIGHT_OR_AS_BEFORE, NOTHING_LEFT_BEHIND };

/* What is wrong with the files in `folder`, by those in `right`; NULL when nothing is. */
static const char *files_wrong(const char *folder, const char *right, enum wholeness rule)
{
    DIR *d = opendir(folder);
    const char *wrong = NULL;
    struct dirent *e;

    if (!d)
        die(folder);
    while (!wrong && (e = readdir(d))) {
        char *path = joined(folder, e->d_name), *other = joined(right, e->d_name);

        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            wrong = NULL;
        else if (access(other, F_OK) != 0)
            wrong = "left a file behind";
        else if (is_folder(path))
            wrong = files_wrong(path, other, rule);
        else if (rule == NOTHING_LEFT_BEHIND || (t.differs && strcmp(e->d_name, t.differs) == 0))
            wrong = NULL;
        else if (!same(path, other) && (rule == ALL_RIGHT || !as_before(path, e->d_name)))
            wrong = rule == ALL_RIGHT ? "says that all went well, but a file differs"
                                      : "left half a file";
        free(path);
        free(other);
    }
    closedir(d);
    return wrong;
}

/* Is a file missing that is in `right`? */
static bool files_missing(const char *folder, const char *right)
{
    DIR *d = opendir(right);
    bool missing = false;
    struct dirent *e;

    while (d && !missing && (e = readdir(d))) {
        char *path = joined(folder, e->d_name), *other = joined(right, e->d_name);

        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            missing = access(path, F_OK) != 0 || (is_folder(other) && files_missing(path, other));
        free(path);
        free(other);
    }
    closedir(d);
    return missing;
}

/* ---- Running */

static void seed(const char *name)
{
    char path[PATH_ROOM * 2];
    FILE *f;

    empty(path_of(name, ""));
    if (mkdir(path_of(name, ""), 0777) != 0)
        die(name);
    if (!t.before)
        return;
    snprintf(path, sizeof path, "%s/%s", path_of(name, ""), t.before);
    f = fopen(path, "wb");
    if (!f || fputs(old, f) < 0 || fclose(f) != 0)
        die(path);
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
    if (child == 0)
        run(name, kind, at);
    return child;
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
    return calls;
}

/* ---- Judging */

enum { WITH_WARNINGS = 1, SOME_FAILED = 5, OUT_OF_MEMORY = 70 };

static bool documented(int status)
{
    return status <= SOME_FAILED || status == OUT_OF_MEMORY;
}

static const char *wrong_with(const char *name, const char *kind, int status)
{
    bool said;
    size_t n = 0;

    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGALRM ? "does not end" : "died of a signal";
    status = WEXITSTATUS(status);
    if (!documented(status))
        return "ended with another status than those documented";
    free(bytes_of(path_of(name, ".err"), &n));
    said = n > 0;
    if (status != t.right && (!said || status == 0))
        return "says nothing";
    if (status != t.right && strcmp(kind, "interrupted") == 0)
        return "gives up when interrupted";
    if (status != t.right)
        return files_wrong(path_of(name, ""), path_of("right", ""),
                           status == WITH_WARNINGS || status == SOME_FAILED ? NOTHING_LEFT_BEHIND
                                                                            : RIGHT_OR_AS_BEFORE);
    if (!same(path_of(name, ".out"), path_of("right", ".out")))
        return "prints something else";
    if (files_missing(path_of(name, ""), path_of("right", "")))
        return "says that all went well, but a file is missing";
    return files_wrong(path_of(name, ""), path_of("right", ""), ALL_RIGHT);
}

static void judge(const char *name, const char *kind, long at, int status)
{
    const char *wrong = wrong_with(name, kind, status);
    size_t n = 0;
    char *said;

    if (!wrong) {
        t.passed++;
        return;
    }
    if (++t.failed > FAILURES_SHOWN)
        return;
    printf("FAILED: REFUSE_WHAT=%s REFUSE_AT=%ld: %s", kind, at, wrong);
    if (WIFSIGNALED(status))
        printf(" (%s)", strsignal(WTERMSIG(status)));
    else
        printf(" (status %d)", WEXITSTATUS(status));
    said = bytes_of(path_of(name, ".err"), &n);
    printf("\n%.*s", (int)(said ? n : 0), said ? said : "");
    free(said);
}

static void torture(const char *kind, long step, size_t jobs)
{
    struct {
        pid_t child;
        long at;
    } slot[JOBS_MAX] = {{0}};
    long calls = count(kind), next = 1 + (step - 1) / 2;
    size_t busy = 0;

    while (next <= calls || busy > 0) {
        char name[32];
        int status;
        pid_t ended;

        for (size_t i = 0; i < jobs && next <= calls; i++) {
            if (slot[i].child)
                continue;
            snprintf(name, sizeof name, "%zu", i);
            slot[i].at = next;
            slot[i].child = start(name, kind, next);
            next += step;
            busy++;
        }
        ended = waitpid(-1, &status, 0);
        for (size_t i = 0; i < jobs; i++) {
            if (!slot[i].child || slot[i].child != ended)
                continue;
            snprintf(name, sizeof name, "%zu", i);
            judge(name, kind, slot[i].at, status);
            slot[i].child = 0;
            busy--;
        }
    }
}

int main(int argc, char **argv)
{
    long step = 1, jobs = 1;
    int option;

    t.seconds = 60;

    while ((option = getopt(argc, argv, "+e:j:o:s:x:")) != -1) {
        if (option == 'e')
            step = atol(optarg);
        else if (option == 'j')
            jobs = atol(optarg);
        else if (option == 'o')
            t.before = optarg;
        else if (option == 's')
            t.seconds = (unsigned)atoi(optarg);
        else if (option == 'x')
            t.differs = optarg;
        else
            return 2;
    }
    if (argc - optind < 2 || step < 1 || jobs < 1 || jobs > JOBS_MAX) {
        fputs("usage: torture [-e STEP] [-j JOBS] [-o FILE] [-s SECONDS] [-x FILE] REFUSE.SO "
              "COMMAND...\n",
              stderr);
        return 2;
    }
    t.refuse = argv[optind];
    t.command = argv + optind + 1;
    strcpy(t.folder, "/tmp/esite-torture-XXXXXX");
    if (!mkdtemp(t.folder))
        die(t.folder);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        torture(kinds[i], step, (size_t)jobs);
    empty(t.folder);
    if (t.failed > FAILURES_SHOWN)
        printf("… and %zu more\n", t.failed - FAILURES_SHOWN);
    printf("%zu passed, %zu failed\n", t.passed, t.failed);
    return t.failed > 0;
}
