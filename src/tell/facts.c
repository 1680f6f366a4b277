/*
 * facts.c: wording an entry's facts, in the order in which they are printed.
 */
#include "tell/facts.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "tell/text/phone.h"
#include "tell/text/words.h"
#include "tell/time/dates.h"
#include "tell/time/hours.h"
#include "tell/time/past.h"
#include "tell/time/weeks.h"

struct block *facts_add(struct teller *t, struct facts *out, enum fact_kind kind, const char *icon,
                        struct loc at)
{
    enum style_id style = kind == FACT_PHONE  ? STYLE_FACT_PHONE
                          : kind == FACT_WHEN ? STYLE_FACT_WHEN
                                              : STYLE_FACT;
    struct block *b = teller_block(t, NULL, BLOCK_FACT, style, at);

    b->icon = str_from(icon);
    *vec_push(t->a, &out->v) = (struct fact){kind, b};
    return b;
}

/* A text that speaks for itself when it begins as a sentence does, else behind its label. */
static void add_labelled(struct teller *t, struct facts *out, enum fact_kind kind, const char *icon,
                         enum label_id id, const char *name, struct wording w)
{
    struct block *b;
    size_t at = 0;

    if (!w.s.n)
        return;
    b = facts_add(t, out, kind, icon, w.at);
    if (w.lang == t->lang && char_is_upper(utf8_next(w.s, &at)))
        teller_words(t, b, SPAN_TEXT, w);
    else
        teller_fill(t, b, id, name, w);
}

/* ---- What it costs */

static bool is_one_of(struct str s, const struct str *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (words_equal(s, v[i]))
            return true;
    return false;
}

static bool is_free(struct str fee)
{
    static const struct str words[] = {
        STR_INIT("maksuton"),
        STR_INIT("maksutta"),
        STR_INIT("ilmainen"),
        STR_INIT("ilmaista"),
        STR_INIT("ilmaiseksi"),
        STR_INIT("ei maksua"),
        STR_INIT("ei maksa"),
        STR_INIT("ei maksa mitään"),
        STR_INIT("0"),
        STR_INIT("0 €"),
        STR_INIT("0€"),
        STR_INIT("0 e"),
        STR_INIT("0 euroa"),
        STR_INIT("0,00"),
        STR_INIT("0,00 €"),
        STR_INIT("avgiftsfri"),
        STR_INIT("avgiftsfritt"),
        STR_INIT("gratis"),
        STR_INIT("kostnadsfritt"),
        STR_INIT("free"),
        STR_INIT("free of charge"),
    };

    return is_one_of(fee, words, sizeof words / sizeof *words);
}

/* A bare sum ("5", "2,50e", "2,5", "5.00 euroa") as "5 €", "2,50 €"; STR_NONE when it is more than
 * that. */
static struct str sum_text(struct teller *t, struct str fee)
{
    static const struct str units[] = {
        STR_INIT("€"),    STR_INIT("e"),     STR_INIT("eur"),
        STR_INIT("euro"), STR_INIT("euroa"), STR_INIT("euros"),
    };
    size_t n = 0, cents;
    struct str unit, whole, part;
    bool tenths;

    while (token_digit_at(fee, n))
        n++;
    whole = str_sub(fee, 0, n);
    cents = n < fee.n && (fee.s[n] == ',' || fee.s[n] == '.') ? n + 1 : n;
    tenths = cents > n && token_digit_at(fee, cents) && !token_digit_at(fee, cents + 1);
    part = str_sub(fee, cents, cents + (tenths ? 1 : 2)); /* a spreadsheet makes 2,50 a 2,5 */
    if (cents > n && !tenths && !token_digits(part, 2, 2))
        return STR_NONE;
    unit = str_trim(str_sub(fee, cents > n ? cents + part.n : n, fee.n));
    if (!whole.n || (unit.n && !is_one_of(unit, units, sizeof units / sizeof *units)))
        return STR_NONE;
    if (cents == n || str_eq(part, STR("00")) || str_eq(part, STR("0")))
        return str_printf(t->a, "%.*s €", STR_ARG(whole));
    return str_printf(t->a, "%.*s%c%.*s%s €", STR_ARG(whole), t->lang == LANG_EN ? '.' : ',',
                      STR_ARG(part), tenths ? "0" : "");
}

static void tell_price(struct teller *t, const struct listing *x, lang_tag lang, struct facts *out)
{
    struct wording w = wording_of(x, &x->fee, lang);
    struct str sum;

    w.s = str_trim(w.s);
    if (str_ends(w.s, STR(".")) && is_free(str_sub(w.s, 0, w.s.n - 1)))
        w.s.n--;
    out->free = is_free(w.s);
    if (!w.s.n || out->free)
        return;
    sum = sum_text(t, w.s);
    if (sum.n)
        w = (struct wording){sum, t->lang, w.at};
    else if (!token_digit_at(w.s, 0) && w.lang == t->lang)
        w.s = teller_capital(t, w.s);
    add_labelled(t, out, FACT_PRICE, "euro", LABEL_PRICE, "price", w);
}

/* ---- When */

struct hours_row {
    struct hours said;
    struct loc at;
};
typedef VEC(struct hours_row) hours_rows;

/* The next row of hours that is not over; those that are, are said. */
static bool next_row(struct teller *t, struct str *rest, struct loc at, struct str *row)
{
    while (hours_next_row(rest, row)) {
        struct str left = past_left(t->a, *row, t->request->day);

        if (!str_eq(left, *row))
            diag_report(t->d, DIAG_HOURS_OVER, at,
                        _("\"%.*s\": what is over is not printed; remove it"), STR_ARG(*row));
        *row = left;
        if (left.n)
            return true;
    }
    return false;
}

static struct hours tell_row(struct teller *t, struct str row, lang_tag lang, struct loc at)
{
    if (weeks_are_unsure(row, t->request->day))
        diag_report(t->d, DIAG_WHICH_WEEKS, at,
                    _("\"%.*s\" is printed as typed; write the days, such as 31.8.–13.12.2020"),
                    STR_ARG(row));
    return hours_tell(&t->type, t->a, t->labels, lang, row, t->request->day);
}

/* All rows of a listing's hours. */
static hours_rows read_hours(struct teller *t, const struct listing *x, lang_tag lang)
{
    hours_rows rows = {0};
    struct str rest, row;

    for (size_t i = 0; i < x->hours.n; i++)
        for (rest = x->hours.v[i].s; next_row(t, &rest, value_loc(x, &x->hours.v[i]), &row);)
            *vec_push(t->a, &rows) = (struct hours_row){
                tell_row(t, row, lang, value_loc(x, &x->hours.v[i])), value_loc(x, &x->hours.v[i])};
    return rows;
}

/* Several rows of days and times. The easy look has whole words instead, a line each. */
static bool is_table(const struct teller *t, const hours_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        if (!rows->v[i].said.days.n)
            return false;
    return rows->n > 1 && !t->labels->easy;
}

static void tell_cell(struct teller *t, struct block *row, struct str words, lang_tag lang)
{
    teller_span(t, teller_block(t, row, BLOCK_CELL, STYLE_FACT_WHEN, row->at), SPAN_TEXT, words,
                lang);
}

static void tell_hours_table(struct teller *t, const hours_rows *rows, struct block *fact)
{
    struct block *table = teller_block(t, fact, BLOCK_TABLE, STYLE_FACT_WHEN, fact->at);

    for (size_t i = 0; i < rows->n; i++) {
        struct block *row = teller_block(t, table, BLOCK_ROW, STYLE_FACT_WHEN, rows->v[i].at);

        tell_cell(t, row, rows->v[i].said.days, rows->v[i].said.lang);
        tell_cell(t, row, rows->v[i].said.times, rows->v[i].said.lang);
    }
}

static void tell_hours(struct teller *t, const hours_rows *rows, struct facts *out)
{
    if (is_table(t, rows)) {
        tell_hours_table(t, rows, facts_add(t, out, FACT_WHEN, "kello", rows->v[0].at));
        return;
    }
    for (size_t i = 0; i < rows->n; i++) {
        const struct hours *h = &rows->v[i].said;
        struct block *b = facts_add(t, out, FACT_WHEN, i ? NULL : "kello", rows->v[i].at);

        b->lang = h->lang != t->lang ? h->lang : 0;
        teller_span(t, b, SPAN_TEXT, h->text, h->lang);
    }
}

/* Hours and dates on one line, for where there is only that. */
static struct block *when_on_a_line(struct teller *t, const hours_rows *rows, struct str dates,
                                    struct loc at)
{
    struct block *b = teller_block(t, NULL, BLOCK_FACT, STYLE_FACT_WHEN, at);

    b->icon = rows->n ? STR("kello") : STR("kalenteri");
    b->lang = rows->n && rows->v[0].said.lang != t->lang ? rows->v[0].said.lang : 0;
    for (size_t i = 0; i < rows->n; i++) {
        if (i)
            teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_span(t, b, SPAN_TEXT, rows->v[i].said.text, rows->v[i].said.lang);
    }
    if (rows->n && dates.n)
        teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
    if (dates.n)
        teller_span(t, b, SPAN_TEXT, rows->n ? dates : teller_capital(t, dates), t->lang);
    return b->spans.n ? b : NULL;
}

static void tell_when(struct teller *t, const struct listing *x, lang_tag lang, struct facts *out)
{
    hours_rows rows = read_hours(t, x, lang);
    struct str all = STR_NONE;
    struct entry_dates dates;
    struct block *b;

    for (size_t i = 0; i < rows.n; i++) {
        *vec_push(t->a, &out->hours) = rows.v[i].said.text;
        all = str_join(t->a, all, rows.v[i].said.text);
    }
    tell_hours(t, &rows, out);
    dates = entry_dates(t->a, t->labels, x, t->request->day, all);
    out->when = when_on_a_line(t, &rows, dates.when.n || rows.n ? dates.when : dates.until,
                               rows.n ? rows.v[0].at : listing_loc(x));
    if (dates.when.n && rows.n == 1) {
        b = out->v.v[out->v.n - 1].block;
        teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_span(t, b, SPAN_TEXT, dates.when, t->lang);
    } else if (dates.when.n) {
        b = facts_add(t, out, FACT_WHEN, rows.n ? NULL : "kalenteri", listing_loc(x));
        teller_span(t, b, SPAN_TEXT, teller_capital(t, dates.when), t->lang);
    }
    if (dates.until.n) {
        b = facts_add(t, out, FACT_WHEN, "kalenteri", listing_loc(x));
        teller_span(t, b, SPAN_TEXT, dates.until, t->lang);
    }
}

/* ---- Where */

/* "TAMPERE" is shouted: "Tampere", "Ylä-Savo". */
static struct str town_name(struct teller *t, struct str town)
{
    struct str name = STR_NONE;
    bool first = true;

    for (size_t at = 0; at < town.n;)
        if (char_is_lower(utf8_next(town, &at)))
            return town;
    for (size_t at = 0; at < town.n;) {
        size_t start = at;
        uint32_t c = utf8_next(town, &at);
        struct str letter = str_sub(town, start, at);

        name = str_join(t->a, name, first ? letter : teller_small(t, letter));
        first = c == '-' || c == ' ';
    }
    return name;
}

/* A house number stays with its street. */
static struct str street_text(struct teller *t, struct wording w)
{
    struct str s = teller_set(t, w);
    struct buf b = {0};

    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ' ' && token_digit_at(s, i + 1))
            buf_puts(&b, NO_BREAK_SPACE);
        else
            buf_char(&b, s.s[i]);
    s = buf_copy(&b, t->a);
    buf_release(&b);
    return s;
}

static struct str address_text(struct teller *t, const struct listing *x, bool with_town)
{
    lang_tag lang = teller_source_lang(t, x);
    struct str street = street_text(t, wording_of(x, &x->street, lang));
    struct wording town = wording_of(x, &x->town, lang);

    if (!with_town && street.n)
        return street;
    town.s = town_name(t, str_trim(town.s));
    if (x->postal_code.s.n && town.s.n)
        town.s = str_printf(t->a, "%.*s %.*s", STR_ARG(x->postal_code.s), STR_ARG(town.s));
    town.s = teller_set(t, town);
    if (!street.n || !town.s.n)
        return street.n ? street : town.s;
    return str_join(t->a, street, str_join(t->a, STR(", "), town.s));
}

bool facts_is_own_town(const struct teller *t, const struct listing *x)
{
    const struct request *q = t->request;

    return q->municipalities.n == 1 && (words_equal(x->town.s, q->municipalities.v[0]->fi) ||
                                        words_equal(x->town.s, q->municipalities.v[0]->sv));
}

struct str facts_short_address(struct teller *t, const struct listing *x, bool own_town)
{
    return x->street.s.n || (x->town.s.n && !own_town) ? address_text(t, x, !own_town) : STR_NONE;
}

static void tell_where(struct teller *t, const struct listing *x, lang_tag lang, struct facts *out)
{
    bool away = (x->modes & (MODE_ONLINE | MODE_PHONE)) && !(x->modes & MODE_PLACE);
    enum label_id wide = x->nationwide ? LABEL_NATIONWIDE : LABEL_REGION;
    struct block *b;

    if (x->street.s.n || (x->town.s.n && !away && !facts_is_own_town(t, x))) {
        b = facts_add(t, out, FACT_WHERE, "paikka",
                      value_loc(x, x->street.s.n ? &x->street : &x->town));
        b->lang = lang != t->lang ? lang : 0;
        teller_span(t, b, SPAN_TEXT, address_text(t, x, true), lang);
        return;
    }
    /* Where one calls or looks is said by the phone or the address itself. */
    if (away) {
        bool online = x->modes & MODE_ONLINE;

        if ((online && x->urls.n) || (!online && x->phones.n))
            return;
        b = facts_add(t, out, FACT_WHERE, online ? "verkko" : "puhelin", listing_loc(x));
        teller_span(t, b, SPAN_TEXT, label(t->labels, online ? LABEL_ONLINE : LABEL_BY_PHONE), 0);
    } else if (!x->town.s.n && (x->nationwide || x->regions.n) && !x->phones.n && !x->urls.n &&
               !x->emails.n) {
        b = facts_add(t, out, FACT_WHERE, "paikka", listing_loc(x));
        teller_span(t, b, SPAN_TEXT, label(t->labels, wide), 0);
    }
}

/* ---- Phones and addresses */

static struct str hours_of_phone(struct teller *t, const struct phone *p, struct loc at,
                                 lang_tag lang, lang_tag *found)
{
    struct str rest = p->hours, row, all = STR_NONE;

    *found = lang;
    while (next_row(t, &rest, at, &row)) {
        struct hours h = tell_row(t, row, lang, at);

        *found = h.lang;
        all = all.n ? str_join(t->a, all, str_join(t->a, words_comma(t->lang), h.text)) : h.text;
    }
    return all;
}

/* Do the entry's hours have this word in them? */
static bool hours_name(const struct facts *out, struct str role)
{
    for (size_t i = 0; i < out->hours.n; i++)
        if (str_find(out->hours.v[i], role, 0) != SIZE_MAX)
            return true;
    return false;
}

/*
 * Do the hours of the entry say what is said beside the phone, "tilaukset ma–to klo 9–11"? When
 * they say more, such as other days, the phone's are its own.
 */
static bool said_already(struct teller *t, const struct facts *out, struct str role,
                         struct str hours)
{
    struct str all = STR_NONE;

    if (!hours.n)
        return !role.n || hours_name(out, role);
    for (size_t i = 0; i < out->hours.n; i++)
        all = i ? str_join(t->a, all, str_join(t->a, words_comma(t->lang), out->hours.v[i]))
                : out->hours.v[i];
    return str_eq(all, role.n ? str_join(t->a, role, str_join(t->a, STR(" "), hours)) : hours);
}

static void tell_phone(struct teller *t, const struct listing *x, const struct phone *p,
                       lang_tag lang, struct facts *out)
{
    struct value place = {.line = p->line, .col = p->col};
    struct block *b = facts_add(t, out, FACT_PHONE, "puhelin", value_loc(x, &place));
    struct str role = teller_set(t, (struct wording){p->role, lang, LOC_NONE});
    lang_tag found;
    struct str hours = hours_of_phone(t, p, b->at, lang, &found);

    teller_phone(t, b, SPAN_STRONG, p->number, p->e164, LOC_NONE);
    if (said_already(t, out, role, hours))
        return;
    if (role.n) {
        teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_span(t, b, SPAN_TEXT, p->named ? role : teller_small(t, role), lang);
    }
    if (hours.n) {
        teller_span(t, b, SPAN_TEXT, role.n ? STR(" ") : words_comma(t->lang), 0);
        teller_span(t, b, SPAN_TEXT, hours, found);
    }
}

static void tell_contacts(struct teller *t, const struct listing *x, lang_tag lang,
                          struct facts *out)
{
    bool online = (x->modes & MODE_ONLINE) && !(x->modes & MODE_PLACE);
    struct block *b = NULL;

    for (size_t i = 0; i < x->phones.n; i++)
        tell_phone(t, x, &x->phones.v[i], lang, out);
    if (t->options->contact_persons && x->contact_person.s.n) {
        b = facts_add(t, out, FACT_PHONE, "kuka", value_loc(x, &x->contact_person));
        b->style = STYLE_FACT;
        teller_words(t, b, SPAN_TEXT, wording_of(x, &x->contact_person, lang));
    }
    for (size_t i = 0; i < x->emails.n; i++) {
        b = facts_add(t, out, FACT_MAIL, "posti", value_loc(x, &x->emails.v[i]));
        teller_mail(t, b, SPAN_TEXT, x->emails.v[i].s, b->at);
    }
    for (size_t i = 0; i < x->urls.n; i++) {
        b = facts_add(t, out, FACT_WEB, "verkko", value_loc(x, &x->urls.v[i]));
        if (online && i == 0) {
            teller_span(t, b, SPAN_TEXT, label(t->labels, LABEL_ONLINE), 0);
            teller_span(t, b, SPAN_TEXT, STR(": "), 0);
        }
        teller_web(t, b, SPAN_TEXT, x->urls.v[i].s, b->at);
    }
}

/* ---- All */

static bool is_no(struct str s)
{
    static const struct str words[] = {STR_INIT("ei"), STR_INIT("nej"), STR_INIT("no"),
                                       STR_INIT("-")};

    return is_one_of(s, words, sizeof words / sizeof *words);
}

void facts_tell(struct teller *t, const struct listing *x, const struct category *section,
                struct facts *out)
{
    lang_tag lang = teller_source_lang(t, x);
    struct wording w = facts_who(t, x, section);
    struct str spoken;
    struct block *b;

    *out = (struct facts){.free = false};
    if (w.s.n) {
        b = facts_add(t, out, FACT_WHO, "kuka", w.at);
        w.s = teller_capital(t, w.s);
        teller_words(t, b, SPAN_TEXT, w);
    }
    tell_price(t, x, lang, out);
    tell_when(t, x, lang, out);
    tell_where(t, x, lang, out);
    if (!is_no(x->registration.s))
        add_labelled(t, out, FACT_REGISTRATION, "ilmoittautuminen", LABEL_REGISTRATION, "text",
                     wording_of(x, &x->registration, lang));
    tell_contacts(t, x, lang, out);
    spoken = facts_languages(t, x);
    if (spoken.n) {
        b = facts_add(t, out, FACT_LANGUAGES, "kieli", value_loc(x, &x->service_languages.v[0]));
        teller_fill(t, b, LABEL_LANGUAGES, "languages", (struct wording){spoken, 0, LOC_NONE});
    }
    if (!is_no(x->accessibility.s))
        add_labelled(t, out, FACT_ACCESS, "esteeton", LABEL_ACCESSIBILITY, "text",
                     wording_of(x, &x->accessibility, lang));
}
