/* Arenas: zeroed, aligned, reused; running out ends the process with status 70. */
#include "unit.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"

static void test_zeroed_and_aligned(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *p = arena_alloc(&a, size);

        assert_non_null(p);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xA5, size);
    }
    arena_release(&a);
    assert_null(a.head);
}

static void test_pieces_do_not_overlap(void **state)
{
    enum { PIECES = 200 };
    struct arena a;
    unsigned char *piece[PIECES];

    (void)state;
    arena_init(&a);
    for (unsigned i = 0; i < PIECES; i++) {
        piece[i] = arena_alloc(&a, i * 37);
        memset(piece[i], (int)i, i * 37);
    }
    for (unsigned i = 0; i < PIECES; i++)
        for (unsigned k = 0; k < i * 37; k++)
            assert_int_equal(piece[i][k], i);
    arena_release(&a);
}

/* Longer where it is as long as nothing stands behind it, else elsewhere; always with what it held.
 */
static void test_widened_piece_keeps_what_it_holds(void **state)
{
    enum { MOST = 300 * 1000 };
    struct arena a;
    unsigned char *piece, *first, *behind;

    (void)state;
    arena_init(&a);
    piece = first = arena_widen(&a, NULL, 0, 8);
    memset(piece, 1, 8);
    piece = arena_widen(&a, piece, 8, 100);
    assert_ptr_equal(piece, first);
    memset(piece + 8, 2, 92);
    behind = arena_alloc(&a, 8);
    piece = arena_widen(&a, piece, 100, 200);
    assert_ptr_not_equal(piece, first);
    memset(piece + 100, 3, 100);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(behind[i], 0);
    for (size_t n = 200; n < MOST; n *= 2) {
        piece = arena_widen(&a, piece, n, 2 * n);
        memset(piece + n, 3, n);
        assert_int_equal(piece[0], 1);
        assert_int_equal(piece[99], 2);
        assert_int_equal(piece[n - 1], 3);
        memset(arena_alloc(&a, 24), 4, 24); /* in the way of every other */
        piece = arena_widen(&a, piece, 2 * n, 2 * n + 16);
        assert_int_equal(piece[2 * n - 1], 3);
        piece = arena_widen(&a, piece, 2 * n + 16, 2 * n + 16);
    }
    arena_release(&a);
}

static void test_large_request_keeps_room_in_use(void **state)
{
    struct arena a;
    char *before, *after;
    unsigned char *large;

    (void)state;
    arena_init(&a);
    before = arena_alloc(&a, 16);
    large = arena_alloc(&a, 1 << 20);
    after = arena_alloc(&a, 16);
    assert_true(after > before && after - before < 256);
    for (size_t i = 0; i < 1 << 20; i++)
        assert_int_equal(large[i], 0);
    assert_true(a.used >= (1 << 20) + 32);
    arena_release(&a);
}

static void test_reset_zeroes_again(void **state)
{
    struct arena a;
    char *first, *again;

    (void)state;
    arena_init(&a);
    arena_alloc(&a, 200000);
    for (int i = 0; i < 3; i++)
        memset(arena_alloc(&a, 60000), 1, 60000);
    arena_reset(&a);
    assert_int_equal(a.used, 0);
    first = memset(arena_alloc(&a, 1000), 1, 1000);
    arena_reset(&a);
    again = arena_alloc(&a, 1000);
    assert_ptr_equal(first, again);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(again[i], 0);
    arena_release(&a);
}

static void test_reset_of_an_empty_one(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    arena_reset(&a);
    assert_non_null(arena_alloc(&a, 1));
    arena_release(&a);
    arena_release(&a);
}

static void test_memdup(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_memory_equal(arena_memdup(&a, "leaflet", 8), "leaflet", 8);
    assert_non_null(arena_memdup(&a, NULL, 0));
    arena_release(&a);
}

/* The status and the words with which `run` ends a process of its own. */
static int ended(void (*run)(void), char said[static 64])
{
    int fd[2], status;
    ssize_t n;
    pid_t pid;

    assert_int_equal(pipe(fd), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(fd[1], STDERR_FILENO);
        run();
        _exit(0);
    }
    close(fd[1]);
    n = read(fd[0], said, 63);
    said[n > 0 ? n : 0] = '\0';
    close(fd[0]);
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void too_many(void)
{
    struct arena a;

    arena_init(&a);
    arena_array(&a, SIZE_MAX / 2, 3);
}

static void too_large(void)
{
    struct arena a;

    arena_init(&a);
    arena_alloc(&a, SIZE_MAX - 8);
}

static void too_many_elements(void)
{
    struct arena a;
    size_t cap = SIZE_MAX / 2 + 1;

    arena_init(&a);
    vec_grow(&a, NULL, cap, &cap, 1);
}

static void test_running_out(void **state)
{
    static void (*const runs[])(void) = {too_many, too_large, too_many_elements};
    char said[64];

    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        assert_int_equal(ended(runs[i], said), 70);
        assert_string_equal(said, "esite: out of memory\n");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_and_aligned),
        cmocka_unit_test(test_pieces_do_not_overlap),
        cmocka_unit_test(test_widened_piece_keeps_what_it_holds),
        cmocka_unit_test(test_large_request_keeps_room_in_use),
        cmocka_unit_test(test_reset_zeroes_again),
        cmocka_unit_test(test_reset_of_an_empty_one),
        cmocka_unit_test(test_memdup),
        cmocka_unit_test(test_running_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
