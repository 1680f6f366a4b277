/* Days and times that can't be right. */
#include "check/moment.h"
#include "unit.h"

static void test_hours_that_close_before_they_open(void **state)
{
    static const struct {
        const char *hours, *found;
    } cases[] = {
        {"ma klo 16–10", "klo 16–10"},
        {"ma-pe 16-10", "16-10"},
        {"ma–to klo 10–14, pe klo 14–10", "klo 14–10"},
        {"16.00-10.00", "16.00-10.00"},
        {"klo 9 – 9", "klo 9 – 9"},
        {"arkisin 12.30–11.45", "12.30–11.45"},
        {"må–fre kl. 15.30-14", "kl. 15.30-14"},
        {"klo 10–2", "klo 10–2"},
        {"TO KLO 18–klo 15", ""},
        {"tiistaisin klo 18–15", "klo 18–15"},
        {"päivittäin 23–22", "23–22"},
        /* right */
        {"", ""},
        {"ma–pe klo 9–15", ""},
        {"joka yö klo 20–8", ""},
        {"pe klo 19.30–0.30", ""},
        {"ma–pe klo 16–8", ""},
        {"0–24", ""},
        {"klo 0–0", ""},
        {"klo 15–15.45", ""},
        {"ma klo 9–11 ja 13–15", ""},
        {"klo 9–24", ""},
        /* no times, or not for sure */
        {"3.–2.8.", ""},
        {"1.10–3.12", ""},
        {"15.10–12.12", ""},
        {"7.9.-8.5.", ""},
        {"65–18-vuotiaat", ""},
        {"ryhmä 3–1", ""},
        {"viikot 36–20", ""},
        {"16–10 €", ""},
        {"ikä 18–7 v", ""},
        {"040-123 4567", ""},
        {"10 am–2 pm", ""},
        {"klo 10–2 pm", ""},
        {"klo 10", ""},
        {"klo 10–", ""},
        {"–", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str found = moment_backwards(str_from(cases[i].hours));

        if (!str_eq(found, str_from(cases[i].found)))
            fail_msg("%s: found \"%.*s\"", cases[i].hours, STR_ARG(found));
    }
}

static void test_weekdays_that_are_not_their_dates(void **state)
{
    static const struct {
        const char *text, *found;
        unsigned weekday;
        lang_tag lang;
    } cases[] = {
        /* 3 September 2020 was a Thursday */
        {"ke 3.9.2020", "ke 3.9.2020", 3, LANG_FI},
        {"Avajaiset keskiviikkona 3.9.2020 klo 12.", "keskiviikkona 3.9.2020", 3, LANG_FI},
        {"Ke. 3.9.2020", "Ke. 3.9.2020", 3, LANG_FI},
        {"ke, 3.9.2020", "ke, 3.9.2020", 3, LANG_FI},
        {"ke\u00A03.9.2020", "ke\u00A03.9.2020", 3, LANG_FI},
        {"Retki ti 1.9.2020 ja ke 3.9.2020.", "ke 3.9.2020", 3, LANG_FI},
        {"on 3.9.2020", "on 3.9.2020", 3, LANG_SV},
        {"onsdag 3.9.2020", "onsdag 3.9.2020", 3, LANG_SV},
        {"lördagen den 5.9.2020", "", 0, LANG_SV}, /* "den" is no weekday */
        {"Wed 3.9.2020", "Wed 3.9.2020", 3, LANG_EN},
        {"pe 4.9.2020 – su 7.9.2020", "su 7.9.2020", 0, LANG_FI},
        /* right, or not for sure */
        {"to 3.9.2020", "", 0, LANG_FI},
        {"torstaina 3.9.2020", "", 0, LANG_FI},
        {"open on 3.9.2020 and to 4.9.2020", "", 0, LANG_EN},
        {"ma–ke 3.9.2020", "", 0, LANG_FI},
        {"keskiviikkoisin 3.9.2020 alkaen", "", 0, LANG_FI},
        {"ke 3.9.2020 alkaen", "", 0, LANG_FI},
        {"ke 3.9.2020–31.12.2020", "", 0, LANG_FI},
        {"onsdagar 3.9.2020", "", 0, LANG_SV},
        {"ke 31.2.2020", "", 0, LANG_FI},
        {"ke 3.9.", "", 0, LANG_FI},
        {"versio 1.2.3.2020", "", 0, LANG_FI},
        {"ke 13.9.20201", "", 0, LANG_FI},
        {"arkisin 5.9.2020", "", 0, LANG_FI},
        {".2020", "", 0, LANG_FI},
        {"9.2020", "", 0, LANG_FI},
        {".9.2020", "", 0, LANG_FI},
        {"", "", 0, LANG_FI},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned weekday = 0;
        struct str found = moment_wrong_weekday(str_from(cases[i].text), cases[i].lang, &weekday);

        if (!str_eq(found, str_from(cases[i].found)) || weekday != cases[i].weekday)
            fail_msg("%s: found \"%.*s\", weekday %u", cases[i].text, STR_ARG(found), weekday);
    }
    assert_null(moment_wrong_weekday(STR_NONE, LANG_FI, &(unsigned){0}).s);
}

/* Every beginning of a text, so that nothing behind its end is looked at (under ASan). */
static void test_texts_that_end_anywhere(void **state)
{
    static const char text[] = "ma–pe klo 16.00 – 10.00, ke 3.9.2020\u00A0– Ö 1.10–3.12 \xE2\x80";
    char *copy;

    (void)state;
    for (size_t n = 0; n < sizeof text; n++) {
        copy = test_malloc(n + 1);
        for (size_t i = 0; i < n; i++)
            copy[i + 1] = text[i]; /* the last byte is the last of the block */
        for (size_t from = 0; from <= n; from++) {
            moment_backwards((struct str){copy + 1 + from, n - from});
            moment_wrong_weekday((struct str){copy + 1 + from, n - from}, LANG_FI, &(unsigned){0});
        }
        test_free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hours_that_close_before_they_open),
        cmocka_unit_test(test_weekdays_that_are_not_their_dates),
        cmocka_unit_test(test_texts_that_end_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
