/*
 * values.c: one raw value into its place in the listing: a taker for each field, in one table.
 */
#include "import/value/values.h"

#include "base/intl.h"
#include "import/value/days.h"
#include "import/value/place.h"
#include "import/value/reach.h"
#include "import/value/withhold.h"
#include "import/value/words.h"

enum { OLDEST = 120 };

typedef void taker(struct building *w, const struct raw_value *v);

/* Without what is no text, and the addresses of persons, but in a field that is for one. */
static struct str clean(struct building *w, const struct raw_value *v, enum clean_form form)
{
    struct str text = clean_text(&w->b->cleaner, &v->text, form);

    return v->field == FIELD_CONTACT_PERSON || v->field == FIELD_URL
               ? text
               : withhold_addresses(w, v, text);
}

static void bad_value(struct building *w, const struct raw_value *v, struct str found,
                      const char *mend)
{
    diag_report(w->b->d, DIAG_BAD_VALUE, build_loc(w, &v->text, found), _("\"%.*s\" in %s; %s"),
                STR_ARG(raw_excerpt(found)), field_name(v->field), mend);
}

/* A field that can have one value only has one already: said unless they are the same. */
static bool repeated(struct building *w, const struct raw_value *v, struct str first,
                     struct str text)
{
    if (!first.s)
        return false;
    if (!str_eq(first, text))
        diag_report(w->b->d, DIAG_REPEATED_FIELD, v->text.at,
                    _("%s is \"%.*s\" already; \"%.*s\" is left out"), field_name(v->field),
                    STR_ARG(raw_excerpt(first)), STR_ARG(raw_excerpt(text)));
    return true;
}

/* ---- Texts */

static void take_one_line(struct building *w, const struct raw_value *v, struct value *out)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (text.n && !repeated(w, v, out->s, text))
        *out = build_value(w, v, text);
}

static void take_in_lang(struct building *w, const struct raw_value *v, value_list *list,
                         enum clean_form form)
{
    struct arena *a = w->b->texts;
    struct str text = clean(w, v, form);
    lang_tag lang = v->lang ? v->lang : w->b->main_lang;
    struct value *same = value_only_in(list, lang);
    struct value value;

    if (!text.n)
        return;
    if (same && form == CLEAN_TEXT) { /* a description in several parts */
        same->s = str_printf(a, "%.*s\n%.*s", STR_ARG(same->s), STR_ARG(text));
        return;
    }
    if (same && repeated(w, v, same->s, text))
        return;
    value = build_value(w, v, text);
    value.lang = lang;
    *build_push(w, list) = value;
}

static void take_name(struct building *w, const struct raw_value *v)
{
    take_in_lang(w, v, &w->l.name, CLEAN_LINE);
}

static void take_summary(struct building *w, const struct raw_value *v)
{
    w->said_summary |= v->lang == w->b->main_lang;
    take_in_lang(w, v, &w->l.summary, CLEAN_LINE);
}

static void take_description(struct building *w, const struct raw_value *v)
{
    w->said_description |= v->lang == w->b->main_lang;
    take_in_lang(w, v, &w->l.description, CLEAN_TEXT);
}

static void take_organization(struct building *w, const struct raw_value *v)
{
    take_one_line(w, v, &w->l.organization);
}

static void take_address(struct building *w, const struct raw_value *v)
{
    take_one_line(w, v, &w->l.street);
}

static void take_town(struct building *w, const struct raw_value *v)
{
    take_one_line(w, v, &w->l.town);
}

static void take_fee(struct building *w, const struct raw_value *v)
{
    take_one_line(w, v, &w->l.fee);
}

static void take_registration(struct building *w, const struct raw_value *v)
{
    take_one_line(w, v, &w->l.registration);
}

static void take_accessibility(struct building *w, const struct raw_value *v)
{
    take_one_line(w, v, &w->l.accessibility);
}

static void take_contact_person(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (!text.n || words_is_nothing(text))
        return;
    if (w->b->options->with_contact_persons)
        take_one_line(w, v, &w->l.contact_person);
    else
        diag_report(w->b->d, DIAG_WITHHELD_NAME, v->text.at, _("\"%.*s\" in %s"),
                    STR_ARG(raw_excerpt(text)), field_name(v->field));
}

static void take_id(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (text.n && !repeated(w, v, w->l.id, text))
        w->l.id = build_text(w, text);
}

static void take_postal_code(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (text.n && !repeated(w, v, w->l.postal_code.s, text))
        place_take_postal_code(w, v, text);
}

/* ---- Lists */

static void add_category(struct building *w, const struct raw_value *v, struct str part)
{
    *build_push(w, &w->l.categories) = build_value(w, v, part);
}

static void add_audience(struct building *w, const struct raw_value *v, struct str part)
{
    *build_push(w, &w->l.audiences) = build_value(w, v, part);
}

static void add_hours(struct building *w, const struct raw_value *v, struct str part)
{
    part = withhold_addresses(w, v, part);
    if (part.n)
        *build_push(w, &w->l.hours) = build_value(w, v, part);
}

static void add_mode(struct building *w, const struct raw_value *v, struct str part)
{
    if (!words_to_mode(part, &w->l.modes))
        bad_value(w, v, part, _("expected paikka, verkko or puhelin"));
}

/* "suomi ja ruotsi" are two. */
static void add_language(struct building *w, const struct raw_value *v, struct str part)
{
    static const struct str joints[] = {STR_INIT(" ja "), STR_INIT(" och "), STR_INIT(" and "),
                                        STR_INIT(" sekä ")};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = str_find(part, joints[i], 0);

        if (at == SIZE_MAX)
            continue;
        add_language(w, v, str_trim(str_sub(part, 0, at)));
        add_language(w, v, str_trim(str_sub(part, at + joints[i].n, part.n)));
        return;
    }
    if (part.n)
        *build_push(w, &w->l.service_languages) = build_value(w, v, part);
}

static const build_separators LIST = {[','] = true, [';'] = true, ['|'] = true, ['\n'] = true};

static void take_categories(struct building *w, const struct raw_value *v)
{
    build_each(w, v, LIST, add_category);
}

static void take_audiences(struct building *w, const struct raw_value *v)
{
    build_each(w, v, LIST, add_audience);
}

static void take_municipalities(struct building *w, const struct raw_value *v)
{
    build_each(w, v, LIST, place_take);
}

static void take_modes(struct building *w, const struct raw_value *v)
{
    static const build_separators separators = {
        [','] = true, [';'] = true, ['|'] = true, ['/'] = true, ['\n'] = true};

    build_each(w, v, separators, add_mode);
}

static void take_languages(struct building *w, const struct raw_value *v)
{
    build_each(w, v, LIST, add_language);
}

/* A comma does not end a row: "ma, ke klo 9–11". */
static void take_hours(struct building *w, const struct raw_value *v)
{
    static const build_separators separators = {[';'] = true, ['|'] = true, ['\n'] = true};

    build_each(w, v, separators, add_hours);
}

/* ---- Words and numbers */

static void take_type(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (text.n && !words_to_type(text, &w->l.type))
        bad_value(w, v, text, _("expected tuki, harrastus or vapaaehtoistehtava; taken as tuki"));
}

static void take_status(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (text.n && !words_to_status(text, &w->l.status))
        bad_value(w, v, text, _("expected julkaistu, luonnos or paattynyt; taken as julkaistu"));
}

static void take_nationwide(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);

    if (text.n && !words_to_bool(text, &w->l.nationwide))
        bad_value(w, v, text, _("expected kyllä or ei; taken as ei"));
}

static void take_priority(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);
    bool negative = text.n && text.s[0] == '-';
    unsigned value;

    if (text.n && !str_to_uint(str_sub(text, negative, text.n), 1000000, &value)) {
        bad_value(w, v, text, _("expected a whole number; taken as 0"));
        return;
    }
    if (text.n)
        w->l.priority = negative ? -(int)value : (int)value;
}

enum { NO_AGE = -1, BAD_AGE = -2 };

/* Takes the next number out of *s; NO_AGE when there is none, BAD_AGE when nobody is that old. */
static int next_number(struct str *s)
{
    size_t from = 0, to;
    unsigned value;

    while (from < s->n && !(s->s[from] >= '0' && s->s[from] <= '9'))
        from++;
    for (to = from; to < s->n && s->s[to] >= '0' && s->s[to] <= '9';)
        to++;
    if (from == to)
        return NO_AGE;
    if (!str_to_uint(str_sub(*s, from, to), OLDEST, &value))
        return BAD_AGE;
    *s = str_sub(*s, to, s->n);
    return (int)value;
}

static bool begins_below(struct str s)
{
    return str_eq_ascii_case(str_sub(s, 0, 4), STR("alle")) ||
           str_eq_ascii_case(str_sub(s, 0, 5), STR("under"));
}

/* "65", "65+", "7–12", "18 v", "alle 18". */
static void take_age(struct building *w, const struct raw_value *v)
{
    struct str text = clean(w, v, CLEAN_LINE);
    struct str rest = text;
    int first = next_number(&rest), second = first < 0 ? NO_AGE : next_number(&rest);

    if (!text.n || words_is_nothing(text))
        return;
    if (first < 0 || second == BAD_AGE) {
        diag_report(w->b->d, DIAG_BAD_AGE, v->text.at,
                    _("\"%.*s\"; expected years from 0 to %d, such as 65 or 7–12"),
                    STR_ARG(raw_excerpt(text)), OLDEST);
        return;
    }
    if (!w->ages.file)
        w->ages = v->text.at;
    if (second >= 0) {
        w->l.min_age = first;
        w->l.max_age = second;
    } else if (begins_below(text)) {
        w->l.max_age = first - 1;
    } else if (v->field == FIELD_MIN_AGE) {
        w->l.min_age = first;
    } else {
        w->l.max_age = first;
    }
}

static void take_start(struct building *w, const struct raw_value *v)
{
    struct date day = days_take(w, v, &w->l.start_at);

    if (date_given(day))
        w->l.start = day;
}

static void take_end(struct building *w, const struct raw_value *v)
{
    struct date day = days_take(w, v, &w->l.end_at);

    if (date_given(day))
        w->l.end = day;
}

static void take_valid_until(struct building *w, const struct raw_value *v)
{
    w->l.valid_until = days_take(w, v, &w->l.valid_until_at);
}

static void take_modified(struct building *w, const struct raw_value *v)
{
    w->l.modified = days_take(w, v, &w->l.modified_at);
}

/* ---- The table */

static taker *const takers[FIELDS] = {
    [FIELD_ID] = take_id,
    [FIELD_NAME] = take_name,
    [FIELD_SUMMARY] = take_summary,
    [FIELD_DESCRIPTION] = take_description,
    [FIELD_ORGANIZATION] = take_organization,
    [FIELD_TYPE] = take_type,
    [FIELD_CATEGORIES] = take_categories,
    [FIELD_AUDIENCES] = take_audiences,
    [FIELD_MIN_AGE] = take_age,
    [FIELD_MAX_AGE] = take_age,
    [FIELD_MUNICIPALITIES] = take_municipalities,
    [FIELD_REGION] = take_municipalities,
    [FIELD_NATIONWIDE] = take_nationwide,
    [FIELD_MODE] = take_modes,
    [FIELD_ADDRESS] = take_address,
    [FIELD_POSTAL_CODE] = take_postal_code,
    [FIELD_TOWN] = take_town,
    [FIELD_START] = take_start,
    [FIELD_END] = take_end,
    [FIELD_VALID_UNTIL] = take_valid_until,
    [FIELD_HOURS] = take_hours,
    [FIELD_FEE] = take_fee,
    [FIELD_REGISTRATION] = take_registration,
    [FIELD_PHONE] = reach_take_phone,
    [FIELD_EMAIL] = reach_take_email,
    [FIELD_URL] = reach_take_url,
    [FIELD_LANGUAGES] = take_languages,
    [FIELD_ACCESSIBILITY] = take_accessibility,
    [FIELD_STATUS] = take_status,
    [FIELD_MODIFIED] = take_modified,
    [FIELD_PRIORITY] = take_priority,
    [FIELD_CONTACT_PERSON] = take_contact_person,
};

void values_take(struct building *w, const struct raw_value *v)
{
    takers[v->field](w, v);
}

void values_finish(struct building *w)
{
    struct listing *l = &w->l;

    if (l->min_age >= 0 && l->max_age >= 0 && l->min_age > l->max_age) {
        diag_report(w->b->d, DIAG_BAD_AGE, w->ages,
                    _("the youngest, %d, is over the oldest, %d; neither is used: swap them"),
                    l->min_age, l->max_age);
        l->min_age = l->max_age = -1;
    }
    if (!l->categories.n && l->type != TYPE_VOLUNTEER)
        diag_report(w->b->d, DIAG_NO_CATEGORY, listing_loc(l), _("fill in kategoriat for \"%.*s\""),
                    STR_ARG(raw_excerpt(l->name.v[0].s)));
}
