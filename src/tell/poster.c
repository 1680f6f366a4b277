/*
 * poster.c: the categories by name, and a strip to tear off.
 */
#include "tell/poster.h"

#include "tell/text/words.h"

/* ---- Categories */

static void tell_categories(struct teller *t, struct block *list, const struct block *group)
{
    if (!group)
        return;
    BLOCK_EACH (section, group) {
        struct block *item = teller_block(t, list, BLOCK_ITEM, STYLE_CATEGORIES, LOC_NONE);

        item->icon = section->first ? section->first->icon : STR_NONE;
        item->lang = section->first ? section->first->lang : 0;
        teller_span(t, item, SPAN_TEXT, section->short_name, 0);
    }
}

struct block *poster_categories(struct teller *t, const struct block *listings,
                                const struct block *volunteer)
{
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_CATEGORIES, LOC_NONE);
    struct block *list = teller_block(t, group, BLOCK_LIST, STYLE_CATEGORIES, LOC_NONE);

    tell_categories(t, list, listings);
    tell_categories(t, list, volunteer);
    return list->first ? group : NULL;
}

/* ---- The strip */

/* "Apu on lähellä · Tampere" */
static void tell_whose(struct teller *t, struct block *group, const struct place *place)
{
    struct block *b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_STRIP, LOC_NONE);

    teller_words(t, b, SPAN_STRONG, cover_name(t));
    teller_span(t, b, SPAN_TEXT, STR(NO_BREAK_SPACE "· "), 0);
    teller_words(t, b, SPAN_TEXT, (struct wording){place->name, place->lang, LOC_NONE});
}

/* "ma–ke klo 8–13, to–pe klo 14–19": lines break between the days only. */
static void tell_hours(struct teller *t, struct block *group, const struct helpline *h)
{
    struct block *b;

    if (!h->hours.n)
        return;
    b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_STRIP_HOURS, h->at);
    for (size_t i = 0; i < h->hours.n; i++) {
        if (i)
            teller_span(t, b, SPAN_TEXT, words_comma(t->lang), 0);
        teller_words(t, b, SPAN_TEXT, teller_text(t, &h->hours.v[i].days));
        teller_span(t, b, SPAN_TEXT, STR(NO_BREAK_SPACE), 0);
        teller_words(t, b, SPAN_TEXT, teller_text(t, &h->hours.v[i].times));
    }
}

struct block *poster_strip(struct teller *t, const struct place *place)
{
    const struct helpline *h = &t->campaign->helpline;
    struct block *group;

    if (!h->phone.n && !t->campaign->web.n)
        return NULL;
    group = teller_block(t, NULL, BLOCK_GROUP, STYLE_STRIP, LOC_NONE);
    tell_whose(t, group, place);
    if (h->phone.n) {
        struct block *b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_STRIP_PHONE, h->at);

        teller_phone(t, b, SPAN_STRONG, h->phone, STR_NONE, h->at);
        tell_hours(t, group, h);
    } else {
        teller_web(t, teller_block(t, group, BLOCK_PARAGRAPH, STYLE_STRIP_PHONE, LOC_NONE),
                   SPAN_STRONG, t->campaign->web, LOC_NONE);
    }
    return group;
}
