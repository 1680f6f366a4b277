/*
 * colophon.c: who made the leaflet and when, at its end and in the running feet.
 */
#include "tell/sections.h"
#include "tell/text/words.h"
#include "tell/time/dates.h"

/* ---- When */

/* "Tiedot koottu lähellä.fi-palvelusta, tarkistettu 31.8.2020" */
static struct wording checked_text(struct teller *t)
{
    struct date checked =
        date_given(t->request->checked) ? t->request->checked : t->campaign->checked;
    bool given = date_given(checked);
    struct wording source = teller_text(t, &t->campaign->source);
    const struct text_value values[] = {
        {"date", date_text(t->a, t->labels, given ? checked : t->request->day, true)},
        {"source", source.s},
    };
    enum label_id id = source.s.n ? (given ? LABEL_CHECKED_FROM : LABEL_COMPILED_FROM)
                                  : (given ? LABEL_CHECKED : LABEL_COMPILED);

    return (struct wording){texts_fill(t->a, label(t->labels, id), values, 2), 0, LOC_NONE};
}

/* The same without the source. */
static struct wording checked_day(struct teller *t)
{
    struct date checked =
        date_given(t->request->checked) ? t->request->checked : t->campaign->checked;
    bool given = date_given(checked);
    struct str date = date_text(t->a, t->labels, given ? checked : t->request->day, true);

    return (struct wording){teller_label(t, given ? LABEL_CHECKED : LABEL_COMPILED, "date", date),
                            0, LOC_NONE};
}

/* ---- Who */

static void put_organisation(struct teller *t, struct block *b, const struct organisation *o)
{
    struct wording name = teller_text(t, &o->name), address = {STR_NONE, t->fallback, o->at};
    struct str town = str_join(t->a, o->postal_code, o->town);

    if (o->postal_code.n && o->town.n)
        town = str_printf(t->a, "%.*s %.*s", STR_ARG(o->postal_code), STR_ARG(o->town));
    teller_words(t, b, SPAN_TEXT, name);
    address.s = o->street.n && town.n
                    ? str_printf(t->a, "%.*s, %.*s", STR_ARG(o->street), STR_ARG(town))
                    : str_join(t->a, o->street, town);
    if (address.s.n) {
        teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_words(t, b, SPAN_TEXT, address);
    }
    if (o->url.n) {
        teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_web(t, b, SPAN_TEXT, o->url, o->at);
    }
}

/* "Julkaisija: …", one paragraph for each; `lead` stands before the name. */
static void tell_organisations(struct teller *t, struct block *group, const struct organisation *v,
                               size_t n, struct wording lead, struct str mark)
{
    for (size_t i = 0; i < n; i++) {
        struct block *b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_COLOPHON, v[i].at);

        teller_words(t, b, SPAN_TEXT, lead);
        teller_span(t, b, SPAN_TEXT, mark, 0);
        put_organisation(t, b, &v[i]);
    }
}

static void tell_logos(struct teller *t, struct block *group, const struct organisation *v,
                       size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct wording name = teller_text(t, &v[i].name);
        struct block *figure;

        if (!v[i].logo.n)
            continue;
        figure = teller_block(t, group, BLOCK_FIGURE, STYLE_COLOPHON, v[i].at);
        figure->figure = FIGURE_PICTURE;
        figure->figure_source = v[i].logo;
        figure->alt = name.s;
        figure->lang = name.lang != t->lang ? name.lang : 0;
    }
}

struct block *sections_colophon(struct teller *t)
{
    const struct campaign *c = t->campaign;
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_COLOPHON, LOC_NONE);
    struct wording publisher = {label(t->labels, LABEL_PUBLISHER), 0, LOC_NONE};
    struct wording funder = {label(t->labels, LABEL_FUNDER), 0, LOC_NONE};
    struct wording funded = teller_text(t, &c->funded_by);

    teller_say(t, group, BLOCK_PARAGRAPH, STYLE_COLOPHON, checked_text(t));
    tell_organisations(t, group, c->publishers.v, c->publishers.n, publisher, STR(": "));
    tell_organisations(t, group, c->funders.v, c->funders.n, funded.s.n ? funded : funder,
                       funded.s.n ? STR(" ") : STR(": "));
    tell_logos(t, group, c->publishers.v, c->publishers.n);
    tell_logos(t, group, c->funders.v, c->funders.n);
    return group;
}

/* ---- Running feet */

static struct block *foot(struct teller *t, enum part_id part, enum style_id style)
{
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, style, LOC_NONE);

    t->story->part[part] = group;
    return teller_block(t, group, BLOCK_PARAGRAPH, style, LOC_NONE);
}

static void foot_say(struct teller *t, enum part_id part, struct wording w)
{
    if (w.s.n)
        teller_words(t, foot(t, part, STYLE_FOOTER), SPAN_TEXT, w);
}

static void foot_publisher(struct teller *t)
{
    const struct campaign *c = t->campaign;
    struct block *b;

    if (!c->publishers.n)
        return;
    b = foot(t, PART_FOOT_PUBLISHER, STYLE_FOOTER);
    for (size_t i = 0; i < c->publishers.n; i++) {
        if (i)
            teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_words(t, b, SPAN_TEXT, teller_text(t, &c->publishers.v[i].name));
    }
}

void sections_feet(struct teller *t, const struct place *place)
{
    const struct helpline *h = &t->campaign->helpline;
    struct wording name = teller_text(t, &t->campaign->name), desk = teller_text(t, &h->name);
    struct wording where = {place->name, place->lang, LOC_NONE};
    struct block *b = foot(t, PART_FOOT_NAME, STYLE_FOOTER);

    if (name.s.n) {
        teller_words(t, b, SPAN_TEXT, name);
        teller_span(t, b, SPAN_TEXT, STR(NO_BREAK_SPACE "· "), 0);
    }
    teller_words(t, b, SPAN_TEXT, where);
    foot_say(t, PART_FOOT_PLACE, where);
    if (h->phone.n) {
        b = foot(t, PART_FOOT_HELPLINE, STYLE_FOOTER);
        if (desk.s.n) {
            teller_words(t, b, SPAN_TEXT, desk);
            teller_span(t, b, SPAN_TEXT, STR(NO_BREAK_SPACE), 0);
        }
        teller_phone(t, b, SPAN_STRONG, h->phone, STR_NONE, h->at);
    }
    block_span(t->a, foot(t, PART_FOOT_PAGE, STYLE_FOOTER_STRONG), SPAN_PAGE, STR_NONE);
    foot_say(t, PART_FOOT_CHECKED, checked_day(t));
    foot_publisher(t);
    foot_say(t, PART_FOOT_REMINDER, teller_text(t, &t->campaign->reminder));
}
