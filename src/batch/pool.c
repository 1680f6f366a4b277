/*
 * pool.c: see pool.h.
 *
 * The parent waits in poll() for replies and for its own signals, which a handler turns into bytes
 * in a pipe. Workers ignore the terminal's interrupts, for these are sent to them too: they end
 * when the parent says so, by SIGTERM, which waits while a file is being replaced (base/file.c). A
 * parent that runs out of memory says so, too, and waits for them.
 */
#define _GNU_SOURCE /* sched_getaffinity */
#include "batch/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/memory.h"

enum { WORKERS_MAX = 1024, TICK_MS = 100, READ_SIZE = 64 * 1024 };

struct worker {
    pid_t process; /* 0: none; else it is at its piece */
    int to, from;  /* pipes */
    nfds_t polled; /* place of `from` among what is waited for */
    size_t piece;
    struct buf reply; /* as far as it has come in: its size, a uint64_t, and so many bytes */
};

struct running {
    const struct pool *pool;
    struct worker *workers;
    unsigned n; /* places for workers */
    unsigned busy;
    size_t next;  /* piece to hand out */
    bool stopped; /* hand out no more */
    bool interrupted;
    struct diag *d;
};

unsigned pool_processors(void)
{
    cpu_set_t set;
    long n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set)
                                                         : sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (unsigned)n : 1;
}

/* ---- Signals */

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof SIGNALS[0] };

static int bell[2] = {-1, -1}; /* rung by the handler */

static void ring(int signal_number)
{
    int before = errno;
    (void)signal_number;
    ssize_t n = write(bell[1], "!", 1); /* when the pipe is full it has been rung */
    (void)n;
    errno = before;
}

struct signals {
    struct sigaction before[SIGNAL_COUNT], pipe_before;
};

static bool signals_catch(struct signals *s)
{
    struct sigaction action = {.sa_handler = ring}, ignore = {.sa_handler = SIG_IGN};
    if (pipe(bell) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(bell[i], F_SETFL, O_NONBLOCK);
        fcntl(bell[i], F_SETFD, FD_CLOEXEC);
    }
    sigemptyset(&action.sa_mask);
    sigemptyset(&ignore.sa_mask);
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        sigaction(SIGNALS[i], NULL, &s->before[i]);
        if (s->before[i].sa_handler != SIG_IGN) /* as nohup has it */
            sigaction(SIGNALS[i], &action, NULL);
    }
    sigaction(SIGPIPE, &ignore, &s->pipe_before);
    return true;
}

static void signals_restore(const struct signals *s)
{
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaction(SIGNALS[i], &s->before[i], NULL);
    sigaction(SIGPIPE, &s->pipe_before, NULL);
    for (int i = 0; i < 2; i++) {
        close(bell[i]);
        bell[i] = -1;
    }
}

static void signals_of_worker(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
}

/* Forks with signals held until each process has its own handlers: a SIGTERM to a worker would be
 * lost in the parent's. */
static pid_t fork_worker(void)
{
    sigset_t ours, before;
    sigemptyset(&ours);
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&ours, SIGNALS[i]);
    sigprocmask(SIG_BLOCK, &ours, &before);
    pid_t process = fork();
    int why = errno;
    if (process == 0)
        signals_of_worker();
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = why;
    return process;
}

/* ---- In a worker */

/* False when the other end is gone. */
static bool write_whole(int fd, const void *p, size_t n)
{
    for (const char *at = p; n;) {
        ssize_t some = write(fd, at, n);
        if (some < 0 && errno != EINTR)
            return false;
        if (some > 0) {
            at += some;
            n -= (size_t)some;
        }
    }
    return true;
}

static bool read_whole(int fd, void *p, size_t n)
{
    for (char *at = p; n;) {
        ssize_t some = read(fd, at, n);
        if (some == 0 || (some < 0 && errno != EINTR))
            return false;
        if (some > 0) {
            at += some;
            n -= (size_t)some;
        }
    }
    return true;
}

static void serve(const struct pool *p, int from, int to)
{
    struct buf reply = {0};
    uint64_t piece;
    while (read_whole(from, &piece, sizeof piece)) {
        uint64_t size = 0;
        buf_clear(&reply);
        buf_put(&reply, &size, sizeof size); /* its place */
        p->work(p->user, (size_t)piece, &reply);
        size = reply.n - sizeof size;
        memcpy(reply.s, &size, sizeof size);
        if (!write_whole(to, reply.s, reply.n))
            break;
    }
    buf_release(&reply);
}

/* ---- Workers coming and going */

static void close_pipes(struct worker *w)
{
    close(w->to);
    close(w->from);
    w->to = w->from = -1;
}

/* In the child: what belongs to the parent and to its siblings is closed, or an end of a pipe would
 * outlive its owner. */
static void become_worker(struct running *r, int from, int to)
{
    memory_before_out(NULL);
    for (int i = 0; i < 2; i++)
        close(bell[i]);
    for (unsigned i = 0; i < r->n; i++)
        if (r->workers[i].process)
            close_pipes(&r->workers[i]);
    serve(r->pool, from, to);
    /* No exit handlers, and no flushing of what the parent has in its buffers. */
    _exit(0);
}

static bool start(struct running *r, struct worker *w)
{
    int down[2], up[2];
    if (pipe(down) != 0)
        return false;
    if (pipe(up) != 0) {
        close(down[0]);
        close(down[1]);
        return false;
    }
    fflush(stdout);
    fflush(stderr);
    pid_t process = fork_worker();
    if (process == 0) {
        close(down[1]);
        close(up[0]);
        become_worker(r, down[0], up[1]);
    }
    close(down[0]);
    close(up[1]);
    w->to = down[1];
    w->from = up[0];
    w->process = process > 0 ? process : 0;
    if (process < 0)
        close_pipes(w);
    return process > 0;
}

static int await(pid_t process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

static int bury(struct worker *w)
{
    close_pipes(w);
    int status = await(w->process);
    w->process = 0;
    buf_clear(&w->reply);
    return status;
}

/* ---- Handing out, and taking in */

static bool nothing_to_hand_out(const struct running *r)
{
    return r->stopped || r->next == r->pool->pieces;
}

/* The next piece to a worker, started if need be. A dead one is noticed when its reply ends. False
 * when there is no process. */
static bool hand_out(struct running *r, struct worker *w)
{
    if (!w->process && !start(r, w))
        return false;
    uint64_t piece = w->piece = r->next++;
    r->busy++;
    if (!write_whole(w->to, &piece, sizeof piece))
        kill(w->process, SIGKILL); /* it would wait for ever, and be waited for */
    return true;
}

/* Work for as many as there is work for. At least one must work: false when no process can be had
 * at all. */
static bool employ(struct running *r)
{
    for (unsigned i = 0; i < r->n && r->busy < r->n && !nothing_to_hand_out(r); i++)
        if (!r->workers[i].process && !hand_out(r, &r->workers[i])) {
            int why = errno;
            if (r->busy)
                return true;
            diag_report(r->d, DIAG_NOT_NOW, LOC_NONE, _("no process can be started: %s"),
                        strerror(why));
            return false;
        }
    return true;
}

static void after(struct running *r, bool go_on)
{
    r->stopped |= !go_on;
}

static void lose(struct running *r, struct worker *w)
{
    size_t piece = w->piece;
    int status = bury(w);
    r->busy--;
    after(r, r->pool->died(r->pool->user, piece, status));
}

/* The reply, if it is whole by now. */
static void take_reply(struct running *r, struct worker *w)
{
    uint64_t size;
    if (w->reply.n < sizeof size)
        return;
    memcpy(&size, w->reply.s, sizeof size);
    if (w->reply.n < sizeof size + size)
        return;
    struct str bytes = {w->reply.s + sizeof size, (size_t)size};
    r->busy--;
    after(r, r->pool->done(r->pool->user, w->piece, bytes));
    buf_clear(&w->reply);
    if (!nothing_to_hand_out(r))
        hand_out(r, w);
    else
        bury(w);
}

static void take_in(struct running *r, struct worker *w)
{
    char bytes[READ_SIZE];
    ssize_t n = read(w->from, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR)
        return;
    if (n <= 0) {
        lose(r, w);
        return;
    }
    buf_put(&w->reply, bytes, (size_t)n);
    take_reply(r, w);
}

/* The bell first, then the workers that there are: poll() takes no more than may be open at once,
 * and refuses a list with places for those that could not be had. */
static nfds_t list_polled(struct running *r, struct pollfd *polled)
{
    nfds_t n = 0;
    polled[n++] = (struct pollfd){.fd = bell[0], .events = POLLIN};
    for (unsigned i = 0; i < r->n; i++)
        if (r->workers[i].process) {
            r->workers[i].polled = n;
            polled[n++] = (struct pollfd){.fd = r->workers[i].from, .events = POLLIN};
        }
    return n;
}

static void wait_for_replies(struct running *r, struct pollfd *polled)
{
    int ready = poll(polled, list_polled(r, polled), TICK_MS);
    r->interrupted = ready > 0 && polled[0].revents;
    for (unsigned i = 0; i < r->n && ready > 0 && !r->interrupted; i++)
        if (r->workers[i].process && polled[r->workers[i].polled].revents)
            take_in(r, &r->workers[i]);
    if (r->pool->tick)
        r->pool->tick(r->pool->user);
}

static void end_workers(struct running *r)
{
    for (unsigned i = 0; i < r->n; i++)
        if (r->workers[i].process)
            kill(r->workers[i].process, SIGTERM);
    for (unsigned i = 0; i < r->n; i++)
        if (r->workers[i].process)
            bury(&r->workers[i]);
}

static struct running *at_work; /* for want of a parameter */

/* What they are at would otherwise go on appearing when this process has long ended. */
static void end_workers_before_out(void)
{
    end_workers(at_work);
}

static enum pool_end run(struct running *r, struct pollfd *polled)
{
    while (!r->interrupted && (r->busy || !nothing_to_hand_out(r))) {
        if (!employ(r))
            return POOL_NO_WORKER;
        wait_for_replies(r, polled);
    }
    return r->interrupted ? POOL_INTERRUPTED : r->stopped ? POOL_STOPPED : POOL_DONE;
}

enum pool_end pool_run(const struct pool *p, struct diag *d)
{
    struct running r = {.pool = p, .d = d};
    struct signals signals;
    r.n = p->workers < WORKERS_MAX ? p->workers : WORKERS_MAX;
    if (r.n > p->pieces)
        r.n = (unsigned)p->pieces;
    if (!signals_catch(&signals)) {
        diag_report(d, DIAG_NOT_NOW, LOC_NONE, _("no pipe can be opened: %s"), strerror(errno));
        return POOL_NO_WORKER;
    }
    r.workers = heap_alloc(sizeof *r.workers * (r.n + 1));
    struct pollfd *polled = heap_alloc(sizeof *polled * (r.n + 1));
    at_work = &r;
    memory_before_out(end_workers_before_out);
    enum pool_end end = run(&r, polled);
    end_workers(&r);
    memory_before_out(NULL);
    for (unsigned i = 0; i < r.n; i++)
        buf_release(&r.workers[i].reply);
    free(polled);
    free(r.workers);
    signals_restore(&signals);
    return end;
}
