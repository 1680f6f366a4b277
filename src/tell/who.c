/*
 * who.c: whom a listing is for, and which languages it speaks.
 */
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "tell/facts.h"
#include "tell/text/words.h"

/* ---- Audiences and ages */

typedef VEC(const struct audience *) audience_list;

static bool is_asked_for(const struct teller *t, const struct audience *x)
{
    for (size_t i = 0; i < t->request->audiences.n; i++)
        if (t->request->audiences.v[i] == x)
            return true;
    return false;
}

static bool is_listed(const audience_list *list, const struct audience *x)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i] == x)
            return true;
    return false;
}

/* The audiences that the campaign knows; false when one of them is everyone. */
static bool known_audiences(struct teller *t, const struct listing *x, audience_list *out,
                            bool *unknown)
{
    for (size_t i = 0; i < x->audiences.n; i++) {
        const struct audience *a = campaign_audience(t->campaign, x->audiences.v[i].s);

        if (a && a->everyone)
            return false;
        *unknown = *unknown || !a;
        if (a && !is_listed(out, a) && !(a->volunteers && x->type == TYPE_VOLUNTEER))
            *vec_push(t->a, out) = a;
    }
    return true;
}

/* Does the leaflet, or the heading above, say for whom it is already? */
static bool goes_without_saying(const struct teller *t, const audience_list *list,
                                const struct category *section)
{
    bool asked = true;

    for (size_t i = 0; i < list->n; i++)
        asked = asked && is_asked_for(t, list->v[i]);
    if (asked)
        return true;
    for (size_t i = 0; section && list->n == 1 && i < list->v[0]->name.n; i++)
        if (campaign_category(t->campaign, list->v[0]->name.v[i].s) == section)
            return true;
    return false;
}

/* "For older people" behind "For young people": without the word that both begin with. */
static struct str without_first_word(struct str s, struct str first)
{
    size_t n = str_find_char(first, ' ', 0);

    if (n == SIZE_MAX || n + 1 >= s.n || s.s[n] != ' ' ||
        !words_equal(str_sub(s, 0, n), str_sub(first, 0, n)))
        return s;
    return str_sub(s, n + 1, s.n);
}

/* "Ikääntyneille ja omaisille", from the audiences' own labels; STR_NONE when one has none. */
static struct wording audience_labels(struct teller *t, const audience_list *list)
{
    struct str *v = arena_array(t->a, list->n, sizeof *v);
    struct wording w = {STR_NONE, 0, LOC_NONE};

    for (size_t i = 0; i < list->n; i++) {
        struct wording one = teller_text(t, &list->v[i]->label);

        if (!one.s.n || (i > 0 && one.lang != w.lang))
            return (struct wording){STR_NONE, 0, LOC_NONE};
        v[i] = i > 0 ? teller_small(t, without_first_word(one.s, v[0])) : one.s;
        w.lang = one.lang;
    }
    w.s = teller_list(t, v, list->n);
    return w;
}

/* "Kenelle: ikääntyneet, naapurit", with those that the campaign doesn't know as they were typed.
 */
static struct wording audience_names(struct teller *t, const struct listing *x)
{
    struct str *v = arena_array(t->a, x->audiences.n, sizeof *v);
    size_t n = 0;

    for (size_t i = 0; i < x->audiences.n; i++) {
        const struct audience *a = campaign_audience(t->campaign, x->audiences.v[i].s);

        if (!a || !(a->volunteers && x->type == TYPE_VOLUNTEER))
            v[n++] = a ? teller_text(t, &a->name).s : x->audiences.v[i].s;
    }
    return (struct wording){
        n ? teller_label(t, LABEL_FOR, "audiences", teller_list(t, v, n)) : STR_NONE, 0, LOC_NONE};
}

enum { AGE_OPEN = 99 }; /* an upper end that is none */

static int lower_age(int age)
{
    return age > 0 ? age : -1;
}

static int upper_age(int age)
{
    return age >= 0 && age < AGE_OPEN ? age : -1;
}

/* "7–12-vuotiaat"; a pattern for two ages says one and the same only once: "7-vuotiaat". */
static struct str ages_text(struct teller *t, int min, int max)
{
    const struct text_value values[] = {{"min", str_printf(t->a, "%d", min)},
                                        {"max", str_printf(t->a, "%d", max)}};
    enum label_id id = min < 0 ? LABEL_AGES_TO : max < 0 ? LABEL_AGES_FROM : LABEL_AGES;
    struct str pattern = label(t->labels, id), first = STR("{min}"), second = STR("{max}");
    size_t from = str_find(pattern, first, 0), to = str_find(pattern, second, 0);

    if (min < 0 && max < 0)
        return STR_NONE;
    if (min == max && from < to && to != SIZE_MAX)
        pattern = str_join(t->a, str_sub(pattern, 0, from + first.n),
                           str_sub(pattern, to + second.n, pattern.n));
    return texts_fill(t->a, pattern, values, 2);
}

/* Ages, unless an audience of the listing or of the leaflet has just these. */
static struct str ages(struct teller *t, const struct listing *x, const audience_list *list)
{
    int min = lower_age(x->min_age), max = upper_age(x->max_age);

    for (size_t i = 0; i < list->n; i++)
        if (lower_age(list->v[i]->min_age) == min && upper_age(list->v[i]->max_age) == max)
            return STR_NONE;
    for (size_t i = 0; i < t->request->audiences.n; i++) {
        const struct audience *a = t->request->audiences.v[i];

        if (lower_age(a->min_age) == min && upper_age(a->max_age) == max)
            return STR_NONE;
    }
    return ages_text(t, min, max);
}

struct wording facts_who(struct teller *t, const struct listing *x, const struct category *section)
{
    struct wording w = {STR_NONE, 0, LOC_NONE};
    audience_list list = {0};
    bool unknown = false;
    struct str years;

    if (known_audiences(t, x, &list, &unknown) &&
        (unknown || !goes_without_saying(t, &list, section))) {
        w = unknown ? (struct wording){STR_NONE, 0, LOC_NONE} : audience_labels(t, &list);
        if (!w.s.n)
            w = audience_names(t, x);
        w.at = value_loc(x, &x->audiences.v[0]);
    }
    years = ages(t, x, &list);
    if (w.s.n && years.n)
        w.s = str_join(t->a, w.s, str_join(t->a, words_comma(t->lang), years));
    else if (years.n)
        w = (struct wording){years, 0, listing_loc(x)};
    return w;
}

/* ---- Languages */

/* Names in Finnish, Swedish and English. What has two names in one of them stands twice; the first
 * is printed. */
static const struct {
    struct str names[3];
    const char *code;
} languages[] = {
    {{STR_INIT("suomi"), STR_INIT("finska"), STR_INIT("Finnish")}, "fi"},
    {{STR_INIT("ruotsi"), STR_INIT("svenska"), STR_INIT("Swedish")}, "sv"},
    {{STR_INIT("englanti"), STR_INIT("engelska"), STR_INIT("English")}, "en"},
    {{STR_INIT("venäjä"), STR_INIT("ryska"), STR_INIT("Russian")}, "ru"},
    {{STR_INIT("viro"), STR_INIT("estniska"), STR_INIT("Estonian")}, "et"},
    {{STR_INIT("arabia"), STR_INIT("arabiska"), STR_INIT("Arabic")}, "ar"},
    {{STR_INIT("somali"), STR_INIT("somaliska"), STR_INIT("Somali")}, "so"},
    {{STR_INIT("persia"), STR_INIT("persiska"), STR_INIT("Persian")}, "fa"},
    {{STR_INIT("sorani"), STR_INIT("sorani"), STR_INIT("Sorani")}, "ckb"},
    {{STR_INIT("ukraina"), STR_INIT("ukrainska"), STR_INIT("Ukrainian")}, "uk"},
    {{STR_INIT("kurdi"), STR_INIT("kurdiska"), STR_INIT("Kurdish")}, "ku"},
    {{STR_INIT("ranska"), STR_INIT("franska"), STR_INIT("French")}, "fr"},
    {{STR_INIT("saksa"), STR_INIT("tyska"), STR_INIT("German")}, "de"},
    {{STR_INIT("espanja"), STR_INIT("spanska"), STR_INIT("Spanish")}, "es"},
    {{STR_INIT("turkki"), STR_INIT("turkiska"), STR_INIT("Turkish")}, "tr"},
    {{STR_INIT("kiina"), STR_INIT("kinesiska"), STR_INIT("Chinese")}, "zh"},
    {{STR_INIT("vietnam"), STR_INIT("vietnamesiska"), STR_INIT("Vietnamese")}, "vi"},
    {{STR_INIT("thai"), STR_INIT("thailändska"), STR_INIT("Thai")}, "th"},
    {{STR_INIT("albania"), STR_INIT("albanska"), STR_INIT("Albanian")}, "sq"},
    {{STR_INIT("tigrinja"), STR_INIT("tigrinska"), STR_INIT("Tigrinya")}, "ti"},
    {{STR_INIT("puola"), STR_INIT("polska"), STR_INIT("Polish")}, "pl"},
    {{STR_INIT("romania"), STR_INIT("rumänska"), STR_INIT("Romanian")}, "ro"},
    {{STR_INIT("bulgaria"), STR_INIT("bulgariska"), STR_INIT("Bulgarian")}, "bg"},
    {{STR_INIT("portugali"), STR_INIT("portugisiska"), STR_INIT("Portuguese")}, "pt"},
    {{STR_INIT("italia"), STR_INIT("italienska"), STR_INIT("Italian")}, "it"},
    {{STR_INIT("unkari"), STR_INIT("ungerska"), STR_INIT("Hungarian")}, "hu"},
    {{STR_INIT("latvia"), STR_INIT("lettiska"), STR_INIT("Latvian")}, "lv"},
    {{STR_INIT("liettua"), STR_INIT("litauiska"), STR_INIT("Lithuanian")}, "lt"},
    {{STR_INIT("paštu"), STR_INIT("pashto"), STR_INIT("Pashto")}, "ps"},
    {{STR_INIT("urdu"), STR_INIT("urdu"), STR_INIT("Urdu")}, "ur"},
    {{STR_INIT("hindi"), STR_INIT("hindi"), STR_INIT("Hindi")}, "hi"},
    {{STR_INIT("bengali"), STR_INIT("bengali"), STR_INIT("Bengali")}, "bn"},
    {{STR_INIT("nepali"), STR_INIT("nepali"), STR_INIT("Nepali")}, "ne"},
    {{STR_INIT("swahili"), STR_INIT("swahili"), STR_INIT("Swahili")}, "sw"},
    {{STR_INIT("amhara"), STR_INIT("amhariska"), STR_INIT("Amharic")}, "am"},
    {{STR_INIT("dari"), STR_INIT("dari"), STR_INIT("Dari")}, "prs"},
    {{STR_INIT("pohjoissaame"), STR_INIT("nordsamiska"), STR_INIT("Northern Sámi")}, "se"},
    {{STR_INIT("eesti")}, "et"},
    {{STR_INIT("farsi"), STR_INIT("farsi"), STR_INIT("Farsi")}, "fa"},
    {{STR_INIT("soraninkurdi"), STR_INIT("soranisk kurdiska"), STR_INIT("Sorani Kurdish")}, "ckb"},
    {{STR_INIT("thaimaa"), STR_INIT("thai")}, "th"},
};

/* Index in the table, by name or code, or -1. */
static int language_lookup(struct str typed)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        for (size_t k = 0; k < 3; k++)
            if (languages[i].names[k].n && words_equal(typed, languages[i].names[k]))
                return (int)i;
        if (words_equal(typed, str_from(languages[i].code)))
            return (int)i;
    }
    return -1;
}

/* A language's name in the leaflet's language, from ICU; the Finnish one needs no data. */
static struct str language_name(struct teller *t, int i)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar name[64];
    char code[4], bytes[256];
    int32_t n;

    if (t->lang == LANG_FI)
        return languages[i].names[0];
    n = uloc_getDisplayLanguage(languages[i].code, lang_code(t->lang, code), name,
                                sizeof name / sizeof *name, &status);
    u_strToUTF8(bytes, sizeof bytes, &n, name, n, &status);
    return U_SUCCESS(status) ? str_copy(t->a, (struct str){bytes, (size_t)n})
                             : languages[i].names[0];
}

struct str facts_languages(struct teller *t, const struct listing *x)
{
    struct str *v = arena_array(t->a, x->service_languages.n, sizeof *v);
    bool other = false;

    for (size_t i = 0; i < x->service_languages.n; i++) {
        struct str typed = str_trim(x->service_languages.v[i].s);
        int found = language_lookup(typed);

        other = other || found < 0 || lang_from(str_from(languages[found].code)) != t->lang;
        if (found >= 0)
            v[i] = language_name(t, found);
        else /* as the leaflet's language writes the names of languages */
            v[i] = t->lang == LANG_EN ? teller_capital(t, typed) : teller_small(t, typed);
    }
    return other ? teller_list(t, v, x->service_languages.n) : STR_NONE;
}
