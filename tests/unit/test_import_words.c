/* Days, contacts and words: what people write for them, and what is no such thing. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "import/value/contact.h"
#include "import/value/daytext.h"
#include "import/value/person.h"
#include "import/value/when.h"
#include "import/value/words.h"

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

/* ---- Days */

static void check_day(const char *text, const char *expected)
{
    static const char *const results[] = {"bad", "ok", "two", "no year", "open"};
    struct date date, other;
    enum daytext how = daytext_parse(str_from(text), &date, &other);
    char shown[64];

    if (how == DAYTEXT_OK)
        snprintf(shown, sizeof shown, "%d-%02d-%02d", date.year, date.month, date.day);
    else if (how == DAYTEXT_TWO)
        snprintf(shown, sizeof shown, "%d-%02d-%02d or %d-%02d-%02d", date.year, date.month,
                 date.day, other.year, other.month, other.day);
    else
        snprintf(shown, sizeof shown, "%s", results[how]);
    if (strcmp(shown, expected) != 0)
        fail_msg("%s: %s, not %s", text, shown, expected);
}

static void test_days(void **state)
{
    static const char *const cases[][2] = {
        {"3.8.2020", "2020-08-03"},
        {"03.08.2020", "2020-08-03"},
        {"3.8.20", "2020-08-03"},
        {"3. 8. 2020", "2020-08-03"},
        {"ma 3.8.2020", "2020-08-03"},
        {"maanantai 3.8.2020 klo 10", "2020-08-03"},
        {"3.8.2020 10:00", "2020-08-03"},
        {"2020-08-03", "2020-08-03"},
        {"2020/08/03", "2020-08-03"},
        {"20200803", "2020-08-03"},
        {"2030-12-31", "2030-12-31"},
        {"29.2.2020", "2020-02-29"},
        {"31.12.1999", "1999-12-31"},
        {"3.8.70", "1970-08-03"},
        {"3. elokuuta 2020", "2020-08-03"},
        {"3 elokuu 2020", "2020-08-03"},
        {"3 augusti 2020", "2020-08-03"},
        {"3 Aug 2020", "2020-08-03"},
        {"August 3, 2020", "2020-08-03"},
        {"3-8-2020", "2020-08-03"},
        {"44046", "2020-08-03"},
        {"44046.4375", "2020-08-03"},
        {"44046,5", "2020-08-03"},
        {"3. elokuuta 2020 klo 10.00–12.00", "2020-08-03"},
        {"3 elok. 2020", "2020-08-03"},
        {"1. heinäkuuta 2025", "2025-07-01"},
        {"31. JOULUKUUTA 2025", "2025-12-31"},
        {"den 3 augusti 2020", "2020-08-03"},
        {"måndag den 3 augusti 2020 kl. 10", "2020-08-03"},
        {"3:e oktober 2020", "2020-10-03"},
        {"3 okt. 2020", "2020-10-03"},
        {"1 maj 2020", "2020-05-01"},
        {"3rd of August 2020", "2020-08-03"},
        {"Monday, August 3rd, 2020 at 10:00", "2020-08-03"},
        {"Sept 3, 2020", "2020-09-03"},
        {"3.8.2020.", "2020-08-03"},
        {"3.8.2020, 10:00 - 12:00", "2020-08-03"},
        {"03.08.2020T10:00", "2020-08-03"},
        {"31.12.69", "2069-12-31"},
        {"29.2.2000", "2000-02-29"},
        /* time stamps of Google's forms */
        {"2020/08/03 10.32.12 ap. GMT+3", "2020-08-03"},
        {"2020/08/03 2:05:09 ip. UTC+3", "2020-08-03"},
        {"2020/08/03 11:05:09 PM GMT+3", "2020-08-03"},
        {"2020/08/03 12:05:09 AM GMT+3", "2020-08-03"},
        {"2020/08/03 11:05:09 em UTC+2", "2020-08-04"}, /* 21.05 UTC, 0.05 here */
        {"2020/08/03 11:05:09 f.m. GMT-10:00", "2020-08-04"},
        {"3.8.2020 10:32 p.m.", "2020-08-03"},
        {"2020/08/03 10:32:12 GMT+3x", "bad"},
        {"2020/08/03 10:32:12 GMT", "2020-08-03"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_day(cases[i][0], cases[i][1]);
}

static void test_ambiguous_days(void **state)
{
    (void)state;
    check_day("3/8/20", "2020-08-03 or 2020-03-08");
    check_day("3/8/2020", "2020-08-03 or 2020-03-08");
    check_day("8/8/2020", "2020-08-08");
    check_day("30/8/2020", "2020-08-30");
    check_day("8/30/2020", "2020-08-30");
    check_day("8/3/2020", "2020-03-08 or 2020-08-03");
    check_day("8/3/2020 10:00 AM", "2020-03-08 or 2020-08-03");
    check_day("30/8/20 23:59", "2020-08-30");
}

/* Moments are days in Finland: midnight there is the evening before in UTC. */
static void test_moments(void **state)
{
    (void)state;
    check_day("1596402000000", "2020-08-03"); /* 2020-08-02 21:00 UTC */
    check_day("1596401999000", "2020-08-02");
    check_day("1577829600000", "2020-01-01"); /* 2019-12-31 22:00 UTC, winter */
    check_day("1577829599000", "2019-12-31");
    check_day("1596402000", "2020-08-03");
    check_day("2020-08-02T21:00:00Z", "2020-08-03");
    check_day("2020-08-02T20:59:59.999Z", "2020-08-02");
    check_day("2020-08-03T00:00:00+03:00", "2020-08-03");
    check_day("2020-08-02T23:00:00+02:00", "2020-08-03");
    check_day("2020-08-03T00:00:00", "2020-08-03");
    check_day("2020-08-03 21:00:00", "2020-08-03");
    check_day("2020-03-29T00:59:00Z", "2020-03-29"); /* around the hour when summer time begins */
    check_day("2020-03-28T21:59:00Z", "2020-03-28");
    check_day("2020-03-28T22:00:00Z", "2020-03-29");
    check_day("2020-03-29T21:00:00Z", "2020-03-30");
    check_day("2020-10-25T21:00:00Z", "2020-10-25");
    check_day("2020-08-02T23:00:00+0200", "2020-08-03");
    check_day("2020-08-03T01:30:00+05:30", "2020-08-02");
    check_day("2020-08-02T19:00:00-0400", "2020-08-03");
    check_day("2020-08-02T23:00+02", "2020-08-03");
    check_day("Sun, 02 Aug 2020 20:59:00 GMT", "2020-08-02"); /* as feeds write */
    check_day("Sun, 02 Aug 2020 21:00:00 GMT", "2020-08-03");
    check_day("Sun, 02 Aug 2020 23:30:00 +0300", "2020-08-02");
    check_day("1596402000123", "2020-08-03");
}

static void test_spans(void **state)
{
    static const char *const cases[][2] = {
        {"1.–28.7.2025", "2025-07-01 2025-07-28"},
        {"1.-28.7.2025", "2025-07-01 2025-07-28"},
        {"1-28.7.2025", "2025-07-01 2025-07-28"},
        {"1. – 28.7.2025", "2025-07-01 2025-07-28"},
        {"28.7.–3.8.2025", "2025-07-28 2025-08-03"},
        {"10.7-11.8.2020", "2020-07-10 2020-08-11"},
        {"28.12.–3.1.2026", "2025-12-28 2026-01-03"},
        {"28.12.2025–3.1.2026", "2025-12-28 2026-01-03"},
        {"3.8.20-10.8.20", "2020-08-03 2020-08-10"},
        {"2020-08-03 – 2020-08-10", "2020-08-03 2020-08-10"},
        {"2020-08-03 - 2020-08-10", "2020-08-03 2020-08-10"},
        {"ma 3.8. – pe 7.8.2020", "2020-08-03 2020-08-07"},
        {"1.–28. heinäkuuta 2025", "2025-07-01 2025-07-28"},
        {"28. heinäkuuta – 3. elokuuta 2025", "2025-07-28 2025-08-03"},
        {"1–28 July 2025", "2025-07-01 2025-07-28"},
        {"28 juli – 3 augusti 2025", "2025-07-28 2025-08-03"},
        {"1.8.2020–", "2020-08-01 -"},
        {"1.8.2020 -", "2020-08-01 -"},
        {"3.8.2020 asti", "- 2020-08-03"},
        {"3.8.2020 saakka", "- 2020-08-03"},
        {"3. elokuuta 2020 mennessä", "- 2020-08-03"},
        {"till och med 3.8.2020", "- 2020-08-03"},
        {"till och med den 3 augusti 2020", "- 2020-08-03"},
        {"t.o.m. 3.8.2020", "- 2020-08-03"},
        {"until 3 August 2020", "- 2020-08-03"},
        {"Until August 3, 2020", "- 2020-08-03"},
        {"3.8.2020 alkaen", "2020-08-03 -"},
        {"fr.o.m. 3.8.2020", "2020-08-03 -"},
        {"från och med 3 augusti 2020", "2020-08-03 -"},
        {"from 3 August 2020", "2020-08-03 -"},
        {"3.8.2020", "none"},
        {"2020-08-03", "none"},
        {"28.–1.7.2025", "none"},
        {"31.6.–1.7.2025", "none"},
        {"1.7.–31.6.2025", "none"},
        {"1.–28.7.", "none"},
        {"asti", "none"},
        {"–", "none"},
        {"1.8.2020––", "none"},
        {"klo 10–12", "none"},
        {"3/8/20 asti", "none"}, /* which of two days it is, is not said twice */
        {"maasti 3.8.2020 asti x", "none"},
        {"", "none"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct date d[2];
        char shown[2][16] = {"-", "-"}, both[40] = "none";

        if (daytext_span(str_from(cases[i][0]), &d[0], &d[1])) {
            for (unsigned k = 0; k < 2; k++)
                if (date_given(d[k]))
                    snprintf(shown[k], sizeof shown[k], "%04d-%02d-%02d", d[k].year % 10000,
                             d[k].month % 100, d[k].day % 100);
            snprintf(both, sizeof both, "%s %s", shown[0], shown[1]);
        }
        if (strcmp(both, cases[i][1]) != 0)
            fail_msg("%s: %s, not %s", cases[i][0], both, cases[i][1]);
    }
}

/* Milliseconds that a program wrote: none that lie beyond the calendar. */
static void test_milliseconds(void **state)
{
    static const int64_t beyond[] = {INT64_MAX,
                                     INT64_MIN,
                                     253402300800000,
                                     -253402300800000,
                                     -62135769600000 /* a day before the year 1 */,
                                     9007199254740993};
    unsigned minutes;

    (void)state;
    assert_int_equal(date_cmp(daytext_moment(1596488400000, &minutes), (struct date){2020, 8, 4}),
                     0);
    assert_int_equal(minutes, 0); /* 21 o'clock of UTC is midnight in summer */
    assert_int_equal(date_cmp(daytext_moment(-1, &minutes), (struct date){1970, 1, 1}), 0);
    assert_int_equal(minutes, 2 * 60 - 1);
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        assert_false(date_given(daytext_moment(beyond[i], &minutes)));
}

static void test_no_days(void **state)
{
    static const char *const texts[] = {"31.2.2020",
                                        "2020-13-01",
                                        "32.1.2020",
                                        "huomenna",
                                        "",
                                        "0.0.0",
                                        "3.8.2020 asti",
                                        "1.2.3.4",
                                        "99999999",
                                        "12",
                                        "3.8.202",
                                        "–",
                                        "123456789012345678901234567890",
                                        "3.8.2020 x",
                                        "3.8.2020 - 10.8.2020",
                                        "10.7-11.8.2020",
                                        "3.8.20-10.8.20",
                                        "29.2.2021",
                                        "31.4.2020",
                                        "0.8.2020",
                                        "3.0.2020",
                                        "2020-02-30T10:00:00Z",
                                        "3.8.2020 25:00",
                                        "3.8.2020 10:61",
                                        "31. helmikuuta 2020",
                                        "44046.x",
                                        "\xFF"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_day(texts[i], "bad");
    check_day("3.8.", "no year");
    check_day("3. elokuuta", "no year");
    check_day("toistaiseksi", "open");
    check_day("Tills vidare", "open");
}

/* ---- Contacts */

static void test_emails(void **state)
{
    static const char *const cases[][2] = {
        {"info@x.fi", "info@x.fi"},
        {" mailto:info@X.FI ", "info@x.fi"},
        {"Neuvonta <Neuvonta@x.fi>", "Neuvonta@x.fi"},
        {"info(at)x.fi", "info@x.fi"},
        {"info [ät] x.fi", "info@x.fi"},
        {"info at x.fi", "info@x.fi"},
        {"info@lähellä.fi.", "info@lähellä.fi"},
        {"a+b@x-y.co.fi", "a+b@x-y.co.fi"},
    };
    static const char *const bad[] = {
        "info", "@x.fi",      "info@",   "info@x",  "in fo@x.fi",   "a@b@c.fi",
        "",     "info@x..fi", ".a@x.fi", "a@-x.fi", "<script>@x.fi"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(contact_email(&arena, str_from(cases[i][0])), cases[i][1]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (contact_email(&arena, str_from(bad[i])).s)
            fail_msg("%s", bad[i]);
}

static bool is_place(const void *user, struct str word)
{
    (void)user;
    return str_eq_ascii_case(word, STR("tampere")) || str_eq_ascii_case(word, STR("salo"));
}

static void test_personal_emails(void **state)
{
    static const char *const personal[] = {
        "maija.meikalainen@x.fi",   "m.meikalainen@x.fi",         "maija_meikalainen@x.fi",
        "Maija.Meikäläinen@x.fi",   "maija-liisa.salo@x.fi",      "maija.salo@salo.fi",
        "anna.maija.virtanen@x.fi", "virtanen.maija@virtanen.fi",
    };
    static const char *const office[] = {
        "info@x.fi",          "neuvonta.tampere@x.fi", "ruoka.apu@x.fi",
        "tampere.salo@x.fi",  "kotka.olohuone@x.fi",   "maija@x.fi",
        "apu2.hervanta@x.fi", "x.y.z.w@q.fi",          "arjen.kotka@arjenkotka.fi",
    };

    (void)state;
    for (size_t i = 0; i < sizeof personal / sizeof *personal; i++)
        if (!contact_is_personal(str_from(personal[i]), is_place, NULL))
            fail_msg("%s", personal[i]);
    for (size_t i = 0; i < sizeof office / sizeof *office; i++)
        if (contact_is_personal(str_from(office[i]), is_place, NULL))
            fail_msg("%s", office[i]);
    assert_true(contact_is_pattern(STR("etunimi.sukunimi@x.fi")));
    assert_false(contact_is_pattern(STR("maija.meikalainen@x.fi")));
}

static void test_urls(void **state)
{
    static const char *const cases[][2] = {
        {"https://www.x.fi/a?b=c&d#e", "https://www.x.fi/a?b=c&d#e"},
        {"HTTP://x.fi", "http://x.fi"},
        {"www.x.fi/ohjelma.", "https://www.x.fi/ohjelma"},
        {"lähellä.fi", "https://lähellä.fi"},
        {"x.fi:8080/a", "https://x.fi:8080/a"},
        {"<https://x.fi>", "https://x.fi"},
    };
    static const char *const bad[] = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://x.fi",
        "http:x.fi",
        "http://",
        "http://x",
        "x",
        "info@x.fi",
        "https://a@b.fi/",
        "https://x.fi/a b",
        "",
        "1.2.3.4",
        "http://x.fi/\"onclick",
        "vbscript:x",
        "https://.fi",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(contact_url(&arena, str_from(cases[i][0])), cases[i][1]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (contact_url(&arena, str_from(bad[i])).s)
            fail_msg("%s", bad[i]);
}

/* ---- Words */

static void test_yes_and_no(void **state)
{
    bool yes = false;

    (void)state;
    assert_true(words_to_bool(STR(" Kyllä "), &yes) && yes);
    assert_true(words_to_bool(STR("EI"), &yes) && !yes);
    assert_true(words_to_bool(STR("x"), &yes) && yes);
    assert_true(words_to_bool(STR("nej"), &yes) && !yes);
    assert_false(words_to_bool(STR("ehkä"), &yes));
    assert_false(words_to_bool(STR(""), &yes));
}

static void test_kinds(void **state)
{
    enum listing_type type;
    enum listing_status status;
    unsigned mode = 0;

    (void)state;
    assert_true(words_to_type(STR("Vapaaehtoistehtävä"), &type));
    assert_int_equal(type, TYPE_VOLUNTEER);
    assert_true(words_to_type(STR("hobby"), &type));
    assert_int_equal(type, TYPE_HOBBY);
    assert_false(words_to_type(STR("kurssi"), &type));
    assert_true(words_to_status(STR(" Luonnos "), &status));
    assert_int_equal(status, STATUS_DRAFT);
    assert_true(words_to_status(STR("päättynyt"), &status));
    assert_int_equal(status, STATUS_ENDED);
    assert_true(words_to_mode(STR("Verkossa"), &mode) && words_to_mode(STR("in person"), &mode));
    assert_int_equal(mode, MODE_ONLINE | MODE_PLACE);
    assert_true(words_is_nationwide(STR("Koko maa")));
    assert_true(words_is_nationwide(STR("HELA LANDET")));
    assert_false(words_is_nationwide(STR("Tampere")));
    assert_true(words_is_nothing(STR("–")));
    assert_true(words_is_nothing(STR("ei tiedossa")));
    assert_false(words_is_nothing(STR("ei")));
}

static void test_when(void **state)
{
    (void)state;
    assert_int_equal(when_find(STR("ma–to klo 9–11")), 0);
    assert_int_equal(when_find(STR("ajanvaraus ti 9–11")), 11);
    assert_int_equal(when_find(STR("9.30-11")), 0);
    assert_int_equal(when_find(STR("auki 24 h")), 5);
    assert_int_equal(when_find(STR("toimisto")), SIZE_MAX);
    assert_int_equal(when_find(STR("kerros 2")), SIZE_MAX);
    assert_int_equal(when_find(STR("")), SIZE_MAX);
    assert_true(when_starts_range(STR("8-16 paitsi pe")));
    assert_false(when_starts_range(STR("123-456")));
    assert_false(when_starts_range(STR("klo 8-16")));
}

static void test_persons(void **state)
{
    static const char *const persons[] = {"Maija Meikäläinen", "Anna-Liisa Mäki", "Åke Öberg",
                                          "Maija", "Pekka"};
    static const char *const others[] = {
        "Neuvonta",         "Toimisto Tampere", "ajanvaraus ja neuvonta", "Salo Tampere",
        "arabia ja sorani", "WhatsApp",         "Ruoka-apu Hervanta",     ""};

    (void)state;
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        assert_true(person_is_name(str_from(persons[i]), is_place, NULL));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (person_is_name(str_from(others[i]), is_place, NULL))
            fail_msg("%s", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),         cmocka_unit_test(test_ambiguous_days),
        cmocka_unit_test(test_moments),      cmocka_unit_test(test_spans),
        cmocka_unit_test(test_milliseconds), cmocka_unit_test(test_no_days),
        cmocka_unit_test(test_emails),       cmocka_unit_test(test_personal_emails),
        cmocka_unit_test(test_urls),         cmocka_unit_test(test_yes_and_no),
        cmocka_unit_test(test_kinds),        cmocka_unit_test(test_when),
        cmocka_unit_test(test_persons),
    };

    return cmocka_run_group_tests(tests, NULL, teardown);
}
