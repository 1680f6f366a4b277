/* Work handed out to processes: replies, deaths, stops and interrupts. */
#define _GNU_SOURCE /* usleep */
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "batch/pool.h"

enum { PIECES = 200 };

struct work {
    struct pool pool;
    unsigned done[PIECES];
    unsigned died[PIECES];
    int status; /* of the last that died */
    size_t total, deaths;
    size_t reply_size;
    size_t fatal; /* the piece that kills its worker */
    int signal;   /* with this */
    size_t stop_at, interrupt_at;
    unsigned ticks;
};

static void work(void *user, size_t piece, struct buf *reply)
{
    struct work *w = user;

    if (piece == w->fatal) {
        if (w->signal)
            raise(w->signal);
        _exit(70);
    }
    buf_printf(reply, "%zu:", piece);
    for (size_t i = 0; i < w->reply_size; i++)
        buf_char(reply, (char)('a' + (piece + i) % 26));
}

static bool done(void *user, size_t piece, struct str reply)
{
    struct work *w = user;
    struct buf expected = {0};

    work(user, piece, &expected);
    assert_true(str_eq(reply, buf_view(&expected)));
    buf_release(&expected);
    w->done[piece]++;
    w->total++;
    if (piece == w->interrupt_at)
        raise(SIGINT);
    return piece != w->stop_at;
}

static bool died(void *user, size_t piece, int status)
{
    struct work *w = user;

    w->died[piece]++;
    w->deaths++;
    w->status = status;
    return piece != w->stop_at;
}

static void tick(void *user)
{
    ((struct work *)user)->ticks++;
}

static struct work new_work(unsigned workers, size_t pieces)
{
    struct work w = {.fatal = SIZE_MAX, .stop_at = SIZE_MAX, .interrupt_at = SIZE_MAX};

    w.pool = (struct pool){workers, pieces, NULL, work, done, died, tick};
    return w;
}

static enum pool_end run(struct work *w)
{
    struct diag d;
    enum pool_end end;

    diag_init(&d, NULL);
    w->pool.user = w;
    end = pool_run(&w->pool, &d);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return end;
}

static unsigned open_files(void)
{
    DIR *d = opendir("/proc/self/fd");
    unsigned n = 0;

    while (d && readdir(d))
        n++;
    if (d)
        closedir(d);
    return n;
}

static void test_each_piece_once(void **state)
{
    unsigned before = open_files();

    (void)state;
    for (unsigned workers = 1; workers <= 9; workers += 4) {
        struct work w = new_work(workers, PIECES);

        assert_int_equal(run(&w), POOL_DONE);
        for (size_t i = 0; i < PIECES; i++)
            assert_int_equal(w.done[i], 1);
        assert_int_equal(w.deaths, 0);
        assert_true(w.ticks > 0);
    }
    assert_int_equal(open_files(), before);
}

static void test_no_pieces(void **state)
{
    struct work w = new_work(4, 0);

    (void)state;
    assert_int_equal(run(&w), POOL_DONE);
    assert_int_equal(w.total, 0);
}

static void test_large_replies(void **state)
{
    struct work w = new_work(3, 7);

    (void)state;
    w.reply_size = 1 << 20;
    assert_int_equal(run(&w), POOL_DONE);
    assert_int_equal(w.total, 7);
}

static void check_death(int signal_number)
{
    struct work w = new_work(2, 20);

    w.fatal = 5;
    w.signal = signal_number;
    assert_int_equal(run(&w), POOL_DONE);
    assert_int_equal(w.total, 19);
    assert_int_equal(w.deaths, 1);
    assert_int_equal(w.died[5], 1);
    if (signal_number)
        assert_true(WIFSIGNALED(w.status) && WTERMSIG(w.status) == signal_number);
    else
        assert_true(WIFEXITED(w.status) && WEXITSTATUS(w.status) == 70);
}

static void test_a_death_costs_one_piece(void **state)
{
    (void)state;
    check_death(SIGKILL);
    check_death(SIGTERM);
    check_death(0);
}

static void die(void *user, size_t piece, struct buf *reply)
{
    (void)user;
    (void)piece;
    buf_puts(reply, "never sent");
    raise(SIGKILL);
}

static void test_all_die(void **state)
{
    struct work w = new_work(3, 10);

    (void)state;
    w.pool.work = die;
    assert_int_equal(run(&w), POOL_DONE);
    assert_int_equal(w.total, 0);
    assert_int_equal(w.deaths, 10);
}

static void test_stop(void **state)
{
    struct work w = new_work(2, PIECES);

    (void)state;
    w.stop_at = 10;
    assert_int_equal(run(&w), POOL_STOPPED);
    /* What was handed out is finished: at most what the other worker did meanwhile. */
    assert_int_equal(w.done[10], 1);
    assert_true(w.total < PIECES);
    w = new_work(1, PIECES);
    w.fatal = w.stop_at = 10;
    assert_int_equal(run(&w), POOL_STOPPED);
    assert_int_equal(w.total, 10);
    assert_int_equal(w.deaths, 1);
}

static void test_interrupt(void **state)
{
    struct work w = new_work(2, PIECES);
    struct sigaction before, after;

    (void)state;
    signal(SIGINT, SIG_DFL); /* a shell's background jobs start with it ignored, and stay so */
    sigaction(SIGINT, NULL, &before);
    w.interrupt_at = 10;
    assert_int_equal(run(&w), POOL_INTERRUPTED);
    assert_true(w.total < PIECES);
    sigaction(SIGINT, NULL, &after);
    assert_true(before.sa_handler == after.sa_handler);
}

static void slow(void *user, size_t piece, struct buf *reply)
{
    if (piece == 1)
        usleep(300000);
    work(user, piece, reply);
}

/* A large piece in one worker leaves the small ones to the others. */
static void test_nobody_waits_for_a_slow_piece(void **state)
{
    struct work w = new_work(2, 50);

    (void)state;
    w.pool.work = slow;
    w.stop_at = 49;
    assert_int_equal(run(&w), POOL_STOPPED);
    assert_int_equal(w.total, 50);
}

static int held[2]; /* a pipe that workers hold open */

static void say_that_work_goes_on(void *user, size_t piece, struct buf *reply)
{
    if (write(held[1], "x", 1) == 1)
        usleep(100000);
    work(user, piece, reply);
}

/* The parent of the workers is killed: they end after their piece, and let go of what they hold. */
static void test_orphans_end(void **state)
{
    struct work w = new_work(2, PIECES);
    char bytes[PIECES];
    size_t n = 0;
    pid_t parent;

    (void)state;
    assert_int_equal(pipe(held), 0);
    parent = fork();
    if (parent == 0) {
        close(held[0]);
        w.pool.work = say_that_work_goes_on;
        run(&w);
        _exit(0);
    }
    close(held[1]);
    assert_int_equal(read(held[0], bytes, 1), 1);
    kill(parent, SIGKILL);
    waitpid(parent, NULL, 0);
    for (ssize_t some; (some = read(held[0], bytes, sizeof bytes)) > 0;)
        n += (size_t)some;
    assert_true(n <= 3);
    close(held[0]);
}

static bool run_out_of_memory(void *user, size_t piece, struct str reply)
{
    (void)user;
    (void)piece;
    (void)reply;
    memory_out();
}

static void work_for_long(void *user, size_t piece, struct buf *reply)
{
    if (piece > 0)
        usleep(500000);
    work(user, piece, reply);
}

/* The parent runs out of memory: when it has ended, so have its workers. */
static void test_none_outlives_want_of_memory(void **state)
{
    struct work w = new_work(2, PIECES);
    int status;
    char byte;
    pid_t parent;

    (void)state;
    assert_int_equal(pipe(held), 0);
    parent = fork();
    if (parent == 0) {
        close(held[0]);
        close(STDERR_FILENO);
        w.pool.work = work_for_long;
        w.pool.done = run_out_of_memory;
        run(&w);
        _exit(0);
    }
    close(held[1]);
    assert_int_equal(waitpid(parent, &status, 0), parent);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == MEMORY_OUT_STATUS);
    fcntl(held[0], F_SETFL, O_NONBLOCK);
    assert_int_equal(read(held[0], &byte, 1), 0); /* its end: nobody holds the other one open */
    close(held[0]);
}

/* More workers are asked for than there can be pipes to. */
static void test_few_files(void **state)
{
    struct work w = new_work(50, PIECES);
    struct rlimit before, few;
    unsigned open = open_files();

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    few = before;
    few.rlim_cur = open + 10;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    alarm(20);
    assert_int_equal(run(&w), POOL_DONE);
    alarm(0);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_int_equal(w.total, PIECES);
    assert_int_equal(open_files(), open);
}

static void test_processors(void **state)
{
    (void)state;
    assert_true(pool_processors() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_piece_once),
        cmocka_unit_test(test_no_pieces),
        cmocka_unit_test(test_large_replies),
        cmocka_unit_test(test_a_death_costs_one_piece),
        cmocka_unit_test(test_all_die),
        cmocka_unit_test(test_stop),
        cmocka_unit_test(test_interrupt),
        cmocka_unit_test(test_nobody_waits_for_a_slow_piece),
        cmocka_unit_test(test_orphans_end),
        cmocka_unit_test(test_none_outlives_want_of_memory),
        cmocka_unit_test(test_few_files),
        cmocka_unit_test(test_processors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
