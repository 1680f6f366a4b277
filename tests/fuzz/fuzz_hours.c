/*
 * Any text as hours, phones and days: no crash, no hang; what is worded anew is clean, and no digit
 * of a phone number is made up.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "import/value/daytext.h"
#include "import/value/phone.h"
#include "import/value/when.h"
#include "tell/hours.h"

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

static void check_phones(struct str text, struct arena *a)
{
    phone_finds finds = {0};

    phone_find(a, text, &finds);
    for (size_t i = 0; i < finds.n; i++)
        FUZZ_CHECK(holds_digits(text, finds.v[i].typed));
    (void)phone_trouble(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct date day, other;
    struct arena a;

    if (!labels[0])
        load();
    if (!fuzz_clean(text) || size > 4096)
        return 0;
    arena_init(&a);
    check_hours(text, &a);
    check_phones(text, &a);
    (void)when_find(text);
    (void)when_starts_range(text);
    (void)daytext_parse(text, &day, &other);
    arena_release(&a);
    return 0;
}
