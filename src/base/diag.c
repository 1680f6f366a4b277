/*
 * diag.c: messages to the user.
 *
 * Text from an export may hold anything, so what would steer a terminal or break the line is
 * printed as \xNN.
 */
#include "base/diag.h"

#include <stdarg.h>

#include "base/buf.h"
#include "base/intl.h"
#include "base/utf8.h"

static const struct {
    const char *name;
    enum diag_level level;
    const char *wording;
} codes[DIAG_CODES] = {
#define DIAG(code, level, wording) {#code, level, wording},
#include "base/diag_codes.h"
#undef DIAG
};

static const struct {
    const char *name;
    const char *color; /* SGR */
} levels[] = {
    [DIAG_STYLE] = {N_("style"), "36"},       /* cyan */
    [DIAG_NOTE] = {N_("note"), "36"},         /* cyan */
    [DIAG_WARNING] = {N_("warning"), "1;35"}, /* magenta */
    [DIAG_ERROR] = {N_("error"), "1;31"},     /* red */
    [DIAG_FATAL] = {N_("fatal"), "1;31"},     /* red */
};

void diag_init(struct diag *d, FILE *out)
{
    *d = (struct diag){.out = out};
}

enum diag_level diag_code_level(enum diag_code code)
{
    return codes[code].level;
}

const char *diag_code_name(enum diag_code code)
{
    return codes[code].name;
}

const char *diag_code_wording(enum diag_code code)
{
    return *codes[code].wording ? _(codes[code].wording) : "";
}

const char *diag_level_name(enum diag_level level)
{
    return _(levels[level].name);
}

bool diag_has(const struct diag *d, enum diag_level level)
{
    for (unsigned l = level; l <= DIAG_FATAL; l++)
        if (d->count[l])
            return true;
    return false;
}

void diag_put_visible(struct buf *b, struct str s)
{
    size_t at = 0;

    while (at < s.n) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        bool well_formed = utf8_check(str_sub(s, start, at)) == SIZE_MAX;

        if (well_formed && c >= 0x20 && !(c >= 0x7F && c <= 0x9F)) {
            buf_str(b, str_sub(s, start, at));
            continue;
        }
        for (; start < at; start++)
            buf_printf(b, "\\x%02X", (unsigned)(unsigned char)s.s[start]);
    }
}

static void put_place(struct buf *b, struct loc at)
{
    diag_put_visible(b, at.file ? str_from(at.file) : STR("esite"));
    if (at.file)
        loc_put_rest(b, at);
    buf_puts(b, ": ");
}

static void print(const struct diag *d, enum diag_level level, struct loc at, struct str text)
{
    struct buf line = {0};

    put_place(&line, at);
    if (d->color)
        buf_printf(&line, "\033[%sm%s:\033[0m ", levels[level].color, diag_level_name(level));
    else
        buf_printf(&line, "%s: ", diag_level_name(level));
    diag_put_visible(&line, text);
    buf_char(&line, '\n');
    fwrite(line.s, 1, line.n, d->out);
    buf_release(&line);
}

static void count(struct diag *d, enum diag_code code)
{
    enum diag_level level = codes[code].level;

    if (!diag_has(d, level))
        d->worst = code;
    d->count[level]++;
    d->by_code[code]++;
}

static bool held_back(const struct diag *d, enum diag_code code)
{
    return d->repeat_limit && d->by_code[code] > d->repeat_limit;
}

/* Is nobody to hear a message of this code, just counted? */
static bool unheard(const struct diag *d, enum diag_code code)
{
    return !d->sink && (!d->out || codes[code].level < d->least || held_back(d, code));
}

static void pass_on(const struct diag *d, enum diag_code code, struct loc at, struct str text)
{
    if (d->sink)
        d->sink(d->user, code, at, text);
    else
        print(d, codes[code].level, at, text);
}

void diag_relay(struct diag *d, enum diag_code code, struct loc at, struct str text)
{
    count(d, code);
    if (!unheard(d, code))
        pass_on(d, code, at, text);
}

void diag_report(struct diag *d, enum diag_code code, struct loc at, const char *fmt, ...)
{
    const char *wording = codes[code].wording;
    struct buf text = {0};
    va_list args;

    count(d, code);
    if (unheard(d, code))
        return;
    if (*wording)
        buf_puts(&text, _(wording));
    if (fmt && *fmt) {
        if (*wording)
            buf_puts(&text, ": ");
        va_start(args, fmt);
        buf_vprintf(&text, fmt, args);
        va_end(args);
    }
    pass_on(d, code, at, buf_view(&text));
    buf_release(&text);
}

void diag_summary(struct diag *d)
{
    struct buf text = {0};

    if (!d->out || d->sink)
        return;
    for (enum diag_code code = 0; code < DIAG_CODES; code++) {
        unsigned more;

        if (!held_back(d, code) || codes[code].level < d->least)
            continue;
        more = d->by_code[code] - d->repeat_limit;
        buf_clear(&text);
        buf_printf(
            &text,
            ngettext("%s: … and %u more of this kind", "%s: … and %u more of this kind", more),
            _(codes[code].wording), more);
        print(d, codes[code].level, LOC_NONE, buf_view(&text));
    }
    buf_release(&text);
}
