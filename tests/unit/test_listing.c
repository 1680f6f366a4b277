/* Choosing among the languages of a record's texts. */
#include "unit.h"

#include "model/listing.h"

static void test_value_in_lang(void **state)
{
    struct listings l;
    value_list names = {0};

    (void)state;
    listings_init(&l);
    assert_null(value_in_lang(&names, LANG_SV, LANG_FI));
    *vec_push(&l.arena, &names) = (struct value){.s = STR("Food"), .lang = LANG_EN};
    assert_str(value_in_lang(&names, LANG_SV, LANG_FI)->s, "Food");
    *vec_push(&l.arena, &names) = (struct value){.s = STR("Ruokaa"), .lang = LANG_FI};
    *vec_push(&l.arena, &names) = (struct value){.s = STR("Mat"), .lang = LANG_SV};
    assert_str(value_in_lang(&names, LANG_SV, LANG_FI)->s, "Mat");
    assert_str(value_in_lang(&names, LANG2('r', 'u'), LANG_FI)->s, "Ruokaa");
    assert_str(value_in_lang(&names, LANG2('r', 'u'), LANG2('e', 't'))->s, "Food");
    listings_release(&l);
    assert_null(l.v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_value_in_lang),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
