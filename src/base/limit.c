/*
 * limit.c: see limit.h.
 */
#include "base/limit.h"

#include "base/buf.h"
#include "base/intl.h"

static const struct {
    const char *name;
    uint64_t usual, most;
    bool bytes; /* may be written as 4k, 16M, 2G */
} TABLE[LIMIT_COUNT] = {
    [LIMIT_FILE] = {"file", (uint64_t)1 << 30, (uint64_t)1 << 42, true},
    [LIMIT_UNPACKED] = {"unpacked", (uint64_t)1 << 30, (uint64_t)1 << 42, true},
    [LIMIT_FIELD] = {"field", (uint64_t)1 << 20, (uint64_t)1 << 30, true},
    [LIMIT_COLUMNS] = {"columns", 1000, 100000, false},
    [LIMIT_RECORDS] = {"records", 10 * 1000 * 1000, (uint64_t)1 << 31, false},
    [LIMIT_DEPTH] = {"depth", 64, 1000, false},
    [LIMIT_PAGES] = {"pages", 1000, 100000, false},
};

uint64_t limit_of(const struct limits *l, enum limit which)
{
    return l->of[which] ? l->of[which] : TABLE[which].usual;
}

const char *limit_name(enum limit which)
{
    return TABLE[which].name;
}

/* By how many bits a number is shifted that ends so; 0: that is no unit. */
static unsigned shift_of(char unit)
{
    switch (unit) {
    case 'k':
    case 'K':
        return 10;
    case 'm':
    case 'M':
        return 20;
    case 'g':
    case 'G':
        return 30;
    default:
        return 0;
    }
}

/* "2G" is 2 · 1024³. False when it is no number, nothing, or more than may be. */
static bool read_number(struct str s, bool bytes, uint64_t most, uint64_t *out)
{
    unsigned shift = s.n && bytes ? shift_of(s.s[s.n - 1]) : 0;
    uint64_t number = 0;

    if (shift)
        s.n--;
    for (size_t i = 0; i < s.n; i++) {
        unsigned digit = (unsigned char)s.s[i] - (unsigned)'0';

        if (digit > 9 || number > most / 10) /* ten times that would be too much */
            return false;
        number = number * 10 + digit;
    }
    if (number == 0 || number > most >> shift)
        return false;
    *out = number << shift;
    return true;
}

static bool set_one(struct limits *l, struct str name, struct str number, struct diag *d)
{
    const char *names[LIMIT_COUNT + 1] = {0};
    const char *meant;

    for (unsigned i = 0; i < LIMIT_COUNT; i++) {
        names[i] = TABLE[i].name;
        if (!str_eq(name, str_from(TABLE[i].name)))
            continue;
        if (read_number(number, TABLE[i].bytes, TABLE[i].most, &l->of[i]))
            return true;
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    TABLE[i].bytes
                        ? _("--limit=%s=%.*s; a number of bytes, as 16M or 2G, up to %llu expected")
                        : _("--limit=%s=%.*s; a number from 1 to %llu expected"),
                    TABLE[i].name, STR_ARG(number), (unsigned long long)TABLE[i].most);
        return false;
    }
    meant = str_suggest(name, names);
    if (meant)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--limit=%.*s; did you mean %s?"), STR_ARG(name),
                    meant);
    else
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("--limit=%.*s; file, unpacked, field, columns, records, depth or pages, and "
                      "a number, expected, as --limit=pages=2000"),
                    STR_ARG(name));
    return false;
}

bool limits_set(struct limits *l, const char *words, struct diag *d)
{
    struct str rest = str_from(words), number, name;

    while (str_split(&rest, ',', &number)) {
        if (!str_split(&number, '=', &name) || !set_one(l, str_trim(name), str_trim(number), d))
            return false;
    }
    return true;
}

void limit_report(struct diag *d, struct loc at, enum limit which, const char *found)
{
    diag_report(d, DIAG_LIMIT, at, _("%s; if that is meant, --limit=%s=NUMBER allows more"), found,
                TABLE[which].name);
}
