/*
 * Any text as what people write in a field: hours, phones, days, addresses, names. No crash, no
 * hang; what is worded anew is clean, what is over is taken out and nothing else, a span begins
 * before it ends, and no digit of a phone number is made up.
 */
#include "fuzz.h"

#include <string.h>

#include "base/utf8.h"
#include "import/value/contact.h"
#include "import/value/daytext.h"
#include "import/value/person.h"
#include "import/value/phone.h"
#include "import/value/phonenote.h"
#include "import/value/recur.h"
#include "import/value/when.h"
#include "tell/time/hours.h"
#include "tell/time/past.h"
#include "tell/time/weeks.h"

static struct arena process;
static const struct labels *labels[3];

static void load(void)
{
    static const lang_tag langs[] = {LANG_FI, LANG_SV, LANG_EN};
    struct diag d;

    diag_init(&d, NULL);
    arena_init(&process);
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        labels[i] = labels_load(&process, langs[i], &d);
        FUZZ_CHECK(labels[i]);
    }
}

static void check_hours(struct str text, struct arena *a)
{
    const struct date day = {2020, 9, 1};

    for (size_t to = 0; to < 3; to++)
        for (size_t from = 0; from < 3; from++) {
            struct typography t = {0};
            struct str rest = text, row;

            while (hours_next_row(&rest, &row)) {
                struct hours h = hours_tell(&t, a, labels[to], labels[from]->lang, row, day);

                FUZZ_CHECK(utf8_check(h.text) == SIZE_MAX);
                FUZZ_CHECK(h.lang == labels[to]->lang || h.lang == labels[from]->lang);
            }
            typography_release(&t);
        }
}

/* Do the digits of the number stand in the text one behind the other? */
static bool holds_digits(struct str text, struct str number)
{
    size_t at = 0;

    for (size_t i = 0; i < number.n; i++) {
        if (number.s[i] < '0' || number.s[i] > '9')
            continue;
        while (at < text.n && text.s[at] != number.s[i])
            at++;
        if (at++ == text.n)
            return false;
    }
    return true;
}

/* What is left of a row on a day is some of it, is text, and is all left when asked again. */
static void check_past(struct str text, struct arena *a)
{
    const struct date day = {2020, 9, 1};
    struct str rest = text, row;

    while (hours_next_row(&rest, &row)) {
        struct str left = past_left(a, row, day);

        FUZZ_CHECK(utf8_check(left) == SIZE_MAX);
        FUZZ_CHECK(holds_digits(row, left));
        FUZZ_CHECK(str_eq(past_left(a, left, day), left));
        (void)weeks_are_unsure(row, day);
    }
}

static void check_days(struct str text)
{
    struct date first, last, other;
    enum daytext how = daytext_parse(text, &first, &other);

    FUZZ_CHECK((how == DAYTEXT_OK || how == DAYTEXT_TWO) == date_valid(first) ||
               how == DAYTEXT_BAD);
    FUZZ_CHECK(how != DAYTEXT_TWO || date_valid(other));
    if (daytext_span(text, &first, &last)) {
        FUZZ_CHECK(date_given(first) || date_given(last));
        FUZZ_CHECK(!date_given(first) || date_valid(first));
        FUZZ_CHECK(!date_given(last) || date_valid(last));
        FUZZ_CHECK(!date_given(first) || !date_given(last) || date_cmp(first, last) <= 0);
    }
    FUZZ_CHECK(!date_from_iso(text, &first) || date_valid(first));
    FUZZ_CHECK(!date_from_finnish(text, &first) || date_valid(first));
}

/* The bytes as a number of milliseconds. */
static void check_moment(struct str bytes)
{
    int64_t milliseconds = 0;
    unsigned minutes;
    struct date d;

    memcpy(&milliseconds, bytes.s, bytes.n < sizeof milliseconds ? bytes.n : sizeof milliseconds);
    d = daytext_moment(milliseconds, &minutes);
    FUZZ_CHECK(!date_given(d) || date_valid(d));
    FUZZ_CHECK(minutes < 24 * 60);
}

static void check_recurring(struct str text)
{
    int clock = recur_clock(text), day = recur_weekday(text);

    FUZZ_CHECK(clock == RECUR_NO_TIME || (clock >= 0 && clock <= 24 * 60 + 59));
    FUZZ_CHECK(day >= -1 && day < 7);
}

static void check_contacts(struct str text, struct arena *a)
{
    struct str email = contact_email(a, text), url = contact_url(a, text);

    FUZZ_CHECK(!email.n || str_find_char(email, '@', 0) != SIZE_MAX);
    FUZZ_CHECK(!url.n || str_starts(url, STR("http://")) || str_starts(url, STR("https://")));
    if (email.n)
        (void)contact_is_personal(email, NULL, NULL);
    (void)person_is_name(text, NULL, NULL);
    (void)phonenote_begins_with_name(text);
}

static void check_phones(struct str text, struct arena *a)
{
    phone_finds finds = {0};
    struct phone beside = {0};
    size_t when = when_find(text);

    phone_find(a, text, &finds);
    for (size_t i = 0; i < finds.n; i++)
        FUZZ_CHECK(holds_digits(text, finds.v[i].typed));
    (void)phone_trouble(text);
    if (when != SIZE_MAX)
        FUZZ_CHECK(when_end(text, when) <= text.n && when_end(text, when) >= when);
    (void)when_is_weekdays(text);
    (void)when_starts_range(text);
    phone_beside(a, text, &beside);
    FUZZ_CHECK(utf8_check(beside.role) == SIZE_MAX && utf8_check(beside.hours) == SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct arena a;

    if (!labels[0])
        load();
    if (size)
        check_moment(text);
    if (!fuzz_clean(text) || size > 4096)
        return 0;
    arena_init(&a);
    check_hours(text, &a);
    check_past(text, &a);
    check_phones(text, &a);
    check_days(text);
    check_recurring(text);
    check_contacts(text, &a);
    arena_release(&a);
    return 0;
}
