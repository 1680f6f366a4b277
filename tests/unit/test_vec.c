/* Vectors: growth keeps what is there, and every fresh element is zeroed. */
#include "unit.h"

#include "base/arena.h"
#include "base/vec.h"

static void test_push(void **state)
{
    VEC(int) numbers = {0};
    struct arena a;

    (void)state;
    arena_init(&a);
    for (int i = 0; i < 1000; i++) {
        int *fresh = vec_push(&a, &numbers);

        assert_int_equal(*fresh, 0);
        *fresh = i;
    }
    assert_int_equal(numbers.n, 1000);
    assert_true(numbers.cap >= numbers.n && numbers.cap < 3 * numbers.n);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.v[i], i);
    arena_release(&a);
}

static void test_shortened_vector_gets_zeroes(void **state)
{
    VEC(struct str) names = {0};
    struct arena a;

    (void)state;
    arena_init(&a);
    *vec_push(&a, &names) = STR("Tampere");
    *vec_push(&a, &names) = STR("Parkano");
    names.n = 1;
    assert_null(vec_push(&a, &names)->s);
    assert_str(names.v[0], "Tampere");
    arena_release(&a);
}

static void test_short(void **state)
{
    SHORT_VEC(int) numbers = {0};
    struct arena a;

    (void)state;
    assert_int_equal(sizeof numbers, 16);
    arena_init(&a);
    for (int i = 0; i < 1000; i++)
        *vec_push(&a, &numbers) = i;
    assert_int_equal(numbers.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.v[i], i);
    numbers.n = 1;
    assert_int_equal(*vec_push(&a, &numbers), 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_push),
        cmocka_unit_test(test_shortened_vector_gets_zeroes),
        cmocka_unit_test(test_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
