/*
 * reach.c: the fields by which one reaches a service: phones with what stands beside them, e-mail
 * and web addresses; what is withheld of them, and what is said.
 */
#include "import/value/reach.h"

#include <string.h>

#include "base/intl.h"
#include "import/value/contact.h"
#include "import/value/fax.h"
#include "import/value/person.h"
#include "import/value/phone.h"
#include "import/value/phonenote.h"
#include "import/value/place.h"
#include "import/value/withhold.h"
#include "import/value/words.h"

/* ---- Phones */

/* Without persons, unless they are asked for. */
static void tidy_beside(struct building *w, const struct raw_value *v, struct phone *phone)
{
    phone->role = withhold_names(w, v, phone->role, true);
    phone->hours = withhold_names(w, v, phone->hours, false);
    phone->named = phonenote_begins_with_name(phone->role);
}

static struct str clean_beside(struct building *w, const struct raw_value *v,
                               const struct raw_text *text)
{
    return withhold_addresses(w, v, clean_text(&w->b->cleaner, text, CLEAN_LINE));
}

/* What the source has apart from the number; a role may tell when, or both. */
static void take_beside(struct building *w, const struct raw_value *v, struct phone *phone)
{
    struct arena *a = w->b->texts;
    const struct raw_text role = {.s = v->role, .at = v->text.at};
    const struct raw_text hours = {.s = v->hours, .at = v->text.at};

    if (v->role.n)
        phone_beside(a, str_copy(a, clean_beside(w, v, &role)), phone);
    if (v->hours.n)
        phone->hours = str_copy(a, clean_beside(w, v, &hours));
}

/* False after a note: nobody answers there. */
static bool add_phone(struct building *w, const struct raw_value *v,
                      const struct phone_found *found)
{
    struct loc at = build_loc(w, &v->text, found->typed);
    struct spot spot = build_spot(w, at);
    struct phone phone = found->phone;

    if (found->fax || fax_told(v->role, STR_NONE)) {
        diag_report(w->b->d, DIAG_FAX, at, _("\"%.*s\" in %s"), STR_ARG(raw_excerpt(found->typed)),
                    field_name(v->field));
        return false;
    }
    take_beside(w, v, &phone);
    phone.role = fax_unsaid(phone.role);
    phone.line = spot.line;
    phone.col = spot.col;
    tidy_beside(w, v, &phone);
    phone.number = build_text(w, phone.number);
    phone.e164 = build_text(w, phone.e164);
    phone.role = build_text(w, phone.role);
    phone.hours = build_text(w, phone.hours);
    *build_push(w, &w->l.phones) = phone;
    return true;
}

/* Is it digits, if not a number that is understood? Then it is printed as typed. */
static bool is_number_like(struct str s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("0123456789 +-()/", s.s[i]))
            return false;
        digits += s.s[i] >= '0' && s.s[i] <= '9';
    }
    return digits >= 5;
}

/* "040 123 4567-8": two numbers, one cut short, or an extension? The reader can't know either. */
static void say_loose_digits(struct building *w, const struct raw_value *v,
                             const struct phone_found *found)
{
    struct str role = found->phone.role;

    for (size_t i = 0; i < role.n; i++)
        if (!strchr("0123456789 -.)", role.s[i]))
            return;
    if (!role.n)
        return;
    diag_report(
        w->b->d, DIAG_BAD_PHONE, build_loc(w, &v->text, found->typed),
        _("\"%.*s\" stands beside \"%.*s\"; write each number in full, with a comma between"),
        STR_ARG(role), STR_ARG(found->typed));
}

/* Digits that lost their 0 or + in a spreadsheet; false when that is not certain. */
static bool take_restored(struct building *w, const struct raw_value *v, struct str text)
{
    phone_finds found = {0};
    struct str number = phone_restored(&w->b->lists, text);

    if (!number.n)
        return false;
    phone_find(&w->b->lists, number, &found);
    found.v[0].typed = text;
    if (add_phone(w, v, &found.v[0]))
        diag_report(w->b->d, DIAG_LOST_ZEROS, v->text.at,
                    _("\"%.*s\" is read as \"%.*s\"; format the column as text"), STR_ARG(text),
                    STR_ARG(number));
    return true;
}

void reach_take_phone(struct building *w, const struct raw_value *v)
{
    struct str text = withhold_addresses(w, v, clean_text(&w->b->cleaner, &v->text, CLEAN_LINES));
    phone_finds found = {0};

    if (!text.n || words_is_nothing(text))
        return;
    if (v->whole && is_number_like(text)) { /* not of this country: as it is */
        add_phone(w, v, &(struct phone_found){.phone = {.number = text}, .typed = text});
        return;
    }
    phone_find(&w->b->lists, text, &found);
    for (size_t i = 0; i < found.n; i++)
        if (add_phone(w, v, &found.v[i]))
            say_loose_digits(w, v, &found.v[i]);
    if (found.n || take_restored(w, v, text))
        return;
    if (is_number_like(text)) {
        if (!add_phone(w, v, &(struct phone_found){.phone = {.number = text}, .typed = text}))
            return;
        diag_report(w->b->d, DIAG_BAD_PHONE, v->text.at, _("\"%.*s\", printed as typed; %s"),
                    STR_ARG(raw_excerpt(text)), phone_trouble(text));
    } else {
        diag_report(w->b->d, DIAG_BAD_PHONE, v->text.at, _("\"%.*s\" is not printed; %s"),
                    STR_ARG(raw_excerpt(text)), phone_trouble(text));
    }
}

/* ---- E-mail and web addresses */

static void add_email(struct building *w, const struct raw_value *v, struct str part)
{
    struct arena *a = w->b->texts;
    struct str email = contact_email(a, part);
    struct loc at = build_loc(w, &v->text, part);
    struct spot spot = build_spot(w, at);
    bool shown = w->b->options->with_contact_persons;

    if (!email.n && words_is_nothing(part))
        return;
    if (!email.n || contact_is_pattern(email))
        diag_report(w->b->d, DIAG_BAD_EMAIL, at,
                    _("\"%.*s\" is not printed; expected an address such as info@yhdistys.fi"),
                    STR_ARG(raw_excerpt(part)));
    else if (!shown && contact_is_personal(email, place_is_municipality, w->b->table))
        diag_report(w->b->d, DIAG_WITHHELD, at,
                    _("\"%.*s\"; give an address of the office instead"),
                    STR_ARG(raw_excerpt(email)));
    else
        *build_push(w, &w->l.emails) = (struct value){build_text(w, email), spot.line, spot.col, 0};
}

void reach_take_email(struct building *w, const struct raw_value *v)
{
    static const build_separators separators = {
        [','] = true, [';'] = true, ['|'] = true, ['\n'] = true};

    build_each(w, v, separators, add_email);
}

static bool is_joint(struct str word)
{
    return words_in_list(word, "ja tai seka och eller and or") || words_is_nothing(word);
}

static void add_url(struct building *w, const struct raw_value *v, struct str part)
{
    struct arena *a = w->b->texts;
    struct str url = contact_url(a, part);
    struct loc at = build_loc(w, &v->text, part);
    struct spot spot = build_spot(w, at);
    size_t comma = str_find_char(part, ',', 0);

    if (!url.n && is_joint(part))
        return;
    if (url.n) {
        *build_push(w, &w->l.urls) = (struct value){build_text(w, url), spot.line, spot.col, 0};
    } else if (comma != SIZE_MAX && comma && comma + 1 < part.n) {
        add_url(w, v, str_sub(part, 0, comma));
        add_url(w, v, str_sub(part, comma + 1, part.n));
    } else {
        diag_report(
            w->b->d, DIAG_BAD_URL, at,
            _("\"%.*s\" is not printed; expected an address such as https://www.yhdistys.fi"),
            STR_ARG(raw_excerpt(part)));
    }
}

void reach_take_url(struct building *w, const struct raw_value *v)
{
    static const build_separators separators = {[' '] = true, ['|'] = true, ['\n'] = true};

    build_each(w, v, separators, add_url);
}
