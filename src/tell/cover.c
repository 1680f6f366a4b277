/*
 * cover.c: masthead, title, helpline and contents.
 */
#include "tell/cover.h"

#include "tell/time/dates.h"
#include "tell/time/hours.h"

struct wording cover_name(struct teller *t)
{
    struct wording w = teller_text(t, &t->campaign->name);

    return w.s.n ? w : (struct wording){label(t->labels, LABEL_PLAIN_TITLE), t->lang, LOC_NONE};
}

/* ---- Masthead */

/* "Ikääntyneille ja omaisille" */
static struct str audience_text(struct teller *t)
{
    struct str v[8];
    size_t n = 0;

    for (size_t i = 0; i < t->request->audiences.n && n < sizeof v / sizeof *v; i++) {
        const struct audience *a = t->request->audiences.v[i];
        struct str s = teller_text(t, a->label.n ? &a->label : &a->name).s;

        if (s.n && !a->everyone) {
            v[n] = n ? teller_small(t, s) : s;
            n++;
        }
    }
    return teller_list(t, v, n);
}

struct block *cover_masthead(struct teller *t)
{
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_MASTHEAD, LOC_NONE);
    struct block *table = teller_block(t, group, BLOCK_TABLE, STYLE_MASTHEAD, LOC_NONE);
    struct block *row = teller_block(t, table, BLOCK_ROW, STYLE_MASTHEAD, LOC_NONE), *note;
    struct wording season = teller_text(t, &t->campaign->season);
    struct str audience = audience_text(t);

    if (!season.s.n)
        season = (struct wording){season_text(t->a, t->labels, t->request->day), 0, LOC_NONE};
    teller_say(t, row, BLOCK_CELL, STYLE_MASTHEAD, cover_name(t));
    note = teller_block(t, row, BLOCK_CELL, STYLE_MASTHEAD_NOTE, LOC_NONE);
    if (audience.n) {
        teller_words(t, note, SPAN_TEXT, (struct wording){audience, 0, LOC_NONE});
        teller_span(t, note, SPAN_TEXT, STR(NO_BREAK_SPACE "· "), 0);
    }
    teller_words(t, note, SPAN_TEXT, season);
    return group;
}

/* ---- Title */

/* A campaign's text with the place's names filled in, inflected where it is Finnish. */
static struct wording fill_place(struct teller *t, const texts *text)
{
    struct wording w = teller_text(t, text);
    struct place p = place_of(t, w.lang ? w.lang : t->lang);
    bool finnish = w.lang == LANG_FI;
    const struct text_value values[] = {
        {"municipality", p.name},
        {"municipality.genitive", finnish ? p.genitive : p.name},
        {"municipality.in", finnish ? p.in : p.name},
        {"municipality.to", finnish ? p.to : p.name},
        {"municipality.from", finnish ? p.from : p.name},
    };

    if (w.s.n)
        w.s = texts_fill(t->a, w.s, values, sizeof values / sizeof *values);
    return w;
}

/* The audience's own where the leaflet is for one. */
static void tell_lead(struct teller *t, struct block *group)
{
    struct wording lead = {STR_NONE, 0, LOC_NONE};

    if (t->request->audiences.n == 1)
        lead = fill_place(t, &t->request->audiences.v[0]->lead);
    if (!lead.s.n)
        lead = fill_place(t, &t->campaign->lead);
    teller_say(t, group, BLOCK_PARAGRAPH, STYLE_LEAD, lead);
}

struct block *cover_title(struct teller *t, const struct place *place)
{
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_TITLE, LOC_NONE), *b;

    b = teller_say(t, group, BLOCK_HEADING, STYLE_TITLE,
                   (struct wording){place->name, place->lang, LOC_NONE});
    if (b)
        b->level = 1;
    teller_say(t, group, BLOCK_PARAGRAPH, STYLE_TAGLINE, fill_place(t, &t->campaign->tagline));
    tell_lead(t, group);
    return group;
}

/* "Tarvitsetko apua Tampereella?"; without a place, or its Finnish form, "Tarvitsetko apua?" */
struct block *cover_question(struct teller *t, const struct place *place)
{
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_QUESTION, LOC_NONE), *b;
    bool finnish = t->lang == LANG_FI;

    b = teller_block(t, group, BLOCK_HEADING, STYLE_QUESTION, LOC_NONE);
    b->level = 1;
    if (place->everywhere || (finnish && str_eq(place->in, place->name)))
        teller_words(t, b, SPAN_TEXT,
                     (struct wording){label(t->labels, LABEL_QUESTION_ANYWHERE), 0, LOC_NONE});
    else
        teller_fill(t, b, LABEL_QUESTION, "place",
                    (struct wording){finnish ? place->in : place->name, place->lang, LOC_NONE});
    tell_lead(t, group);
    return group;
}

/* ---- Helpline */

/* The easy look has both in one cell, in whole words, as a sentence has them. */
static void tell_easy_hours(struct teller *t, struct block *row, struct wording days,
                            struct str times)
{
    lang_tag source = days.lang ? days.lang : t->lang;
    struct str both = str_join(t->a, days.s, str_join(t->a, STR(" "), times));
    struct hours h = hours_tell(&t->type, t->a, t->labels, source, str_trim(both), t->request->day);
    struct block *cell = teller_block(t, row, BLOCK_CELL, STYLE_HELPLINE_HOURS, days.at);

    cell->lang = h.lang != t->lang ? h.lang : 0;
    teller_span(t, cell, SPAN_STRONG, h.text, h.lang);
}

static void tell_hours_row(struct teller *t, struct block *row, struct wording days,
                           struct wording times)
{
    if (t->labels->easy) {
        tell_easy_hours(t, row, days, times.s);
        return;
    }
    teller_words(t, teller_block(t, row, BLOCK_CELL, STYLE_HELPLINE_HOURS, row->at), SPAN_STRONG,
                 days);
    teller_say(t, row, BLOCK_CELL, STYLE_HELPLINE_HOURS, times);
}

static void tell_hours(struct teller *t, struct block *group, const struct helpline *h)
{
    struct block *table;

    if (!h->hours.n)
        return;
    table = teller_block(t, group, BLOCK_TABLE, STYLE_HELPLINE_HOURS, h->at);
    for (size_t i = 0; i < h->hours.n; i++)
        tell_hours_row(t, teller_block(t, table, BLOCK_ROW, STYLE_HELPLINE_HOURS, h->at),
                       teller_text(t, &h->hours.v[i].days), teller_text(t, &h->hours.v[i].times));
}

/* The code and, for those who can't scan it, the address in words. */
static void tell_qr(struct teller *t, struct block *group)
{
    struct web_link link;
    struct block *figure, *caption;

    if (!t->campaign->web.n || !links_web(&t->links, t->a, t->campaign->web, &link))
        return;
    figure = teller_block(t, group, BLOCK_FIGURE, STYLE_CAPTION, LOC_NONE);
    figure->figure = FIGURE_QR;
    figure->figure_source = link.href;
    figure->alt = teller_label(t, LABEL_QR, "url", link.text);
    caption = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_CAPTION, LOC_NONE);
    teller_web(t, caption, SPAN_TEXT, t->campaign->web, LOC_NONE);
}

struct block *cover_helpline(struct teller *t)
{
    const struct helpline *h = &t->campaign->helpline;
    struct wording text = teller_text(t, &h->text);
    struct block *group, *b;

    if (!h->phone.n && !t->campaign->web.n)
        return NULL;
    group = teller_block(t, NULL, BLOCK_GROUP, STYLE_HELPLINE_TEXT, h->at);
    b = teller_say(t, group, BLOCK_HEADING, STYLE_HELPLINE_TITLE, teller_text(t, &h->title));
    if (b)
        b->level = 2;
    if (h->phone.n) {
        b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_HELPLINE_PHONE, h->at);
        teller_phone(t, b, SPAN_STRONG, h->phone, STR_NONE, h->at);
        tell_hours(t, group, h);
    }
    if (h->whatsapp && str_find(text.s, STR("WhatsApp"), 0) == SIZE_MAX)
        teller_say(t, group, BLOCK_PARAGRAPH, STYLE_HELPLINE_TEXT,
                   (struct wording){label(t->labels, LABEL_WHATSAPP), 0, h->at});
    teller_say(t, group, BLOCK_PARAGRAPH, STYLE_HELPLINE_TEXT, text);
    tell_qr(t, group);
    return group;
}

/* ---- Contents */

static void tell_line(struct teller *t, struct block *table, const struct block *section)
{
    struct block *row = teller_block(t, table, BLOCK_ROW, STYLE_CONTENTS, LOC_NONE);
    struct block *name = teller_block(t, row, BLOCK_CELL, STYLE_CONTENTS, LOC_NONE);
    struct block *page = teller_block(t, row, BLOCK_CELL, STYLE_CONTENTS_PAGE, LOC_NONE);

    row->icon = section->first ? section->first->icon : STR_NONE;
    name->lang = section->first ? section->first->lang : 0;
    teller_span(t, name, SPAN_TEXT, section->short_name, 0)->target = section;
    teller_span(t, page, SPAN_PAGE_OF, STR_NONE, 0)->target = section;
}

static size_t list_sections(struct teller *t, struct block *table, const struct block *group)
{
    size_t n = 0;

    if (!group)
        return 0;
    BLOCK_EACH (section, group) {
        if (section->kind != BLOCK_SECTION)
            continue;
        tell_line(t, table, section);
        n++;
    }
    return n;
}

struct block *cover_contents(struct teller *t, const struct block *listings,
                             const struct block *volunteer)
{
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_CONTENTS, LOC_NONE);
    struct block *title =
        teller_say(t, group, BLOCK_HEADING, STYLE_CONTENTS_TITLE,
                   (struct wording){label(t->labels, LABEL_CONTENTS), 0, LOC_NONE});
    struct block *table = teller_block(t, group, BLOCK_TABLE, STYLE_CONTENTS, LOC_NONE);
    size_t n;

    if (title)
        title->level = 2;
    n = list_sections(t, table, listings);
    n += list_sections(t, table, volunteer);
    return n > 1 ? group : NULL;
}
