/*
 * sections.c: listings, volunteering, the emergency box.
 */
#include "tell/sections.h"

#include "tell/rest.h"

/* A section with its heading; `short_name` is for the contents, or none. One in another language
 * than the name's is no help. */
static struct block *tell_section(struct teller *t, struct block *group, struct wording name,
                                  struct wording short_name, struct str icon)
{
    struct block *section = teller_block(t, group, BLOCK_SECTION, STYLE_CATEGORY, name.at);
    struct block *heading = teller_say(t, section, BLOCK_HEADING, STYLE_CATEGORY, name);

    if (!heading)
        return section;
    heading->level = 2;
    heading->icon = icon;
    section->short_name = section->mention =
        teller_set(t, short_name.s.n && short_name.lang == name.lang ? short_name : name);
    *vec_push(t->a, &heading->continued) = (struct span){
        .kind = SPAN_TEXT,
        .text = teller_set(
            t, (struct wording){teller_label(t, LABEL_CONTINUED, "heading", name.s), 0, LOC_NONE})};
    return section;
}

/* ---- Listings */

static struct block *tell_category(struct teller *t, struct block *group,
                                   const struct edition_section *s)
{
    struct wording none = {STR_NONE, 0, LOC_NONE}, name;
    const struct listing *first = s->entries.n ? s->entries.v[0].listing : NULL;

    if (s->category)
        return tell_section(t, group, teller_text(t, &s->category->name),
                            teller_text(t, &s->category->short_name), s->category->icon);
    if (s->name.n)
        name = (struct wording){s->name, first ? teller_source_lang(t, first) : 0,
                                first ? listing_loc(first) : LOC_NONE};
    else /* listings without a category */
        name = (struct wording){label(t->labels, LABEL_NO_CATEGORY), t->lang, LOC_NONE};
    return tell_section(t, group, name, none, STR("muu"));
}

struct block *sections_listings(struct teller *t, struct entry_counts *counts)
{
    const struct edition *e = t->edition;
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_ENTRY, LOC_NONE);

    for (size_t i = 0; i < e->sections.n; i++) {
        const struct edition_section *s = &e->sections.v[i];
        struct block *section = tell_category(t, group, s);

        for (size_t k = 0; k < s->entries.n; k++)
            entry_tell(t, section, &s->entries.v[k], s->category, counts);
        rest_count(t, section);
    }
    if (!group->first)
        return NULL;
    rest_name(t, group);
    return group;
}

/* ---- Volunteering */

/* The campaign's category of tasks, or NULL. */
static const struct category *volunteer_category(const struct campaign *c)
{
    for (size_t i = 0; i < c->categories.n; i++)
        if (c->categories.v[i].volunteer)
            return &c->categories.v[i];
    return NULL;
}

struct block *sections_volunteer(struct teller *t, struct entry_counts *counts)
{
    const struct edition *e = t->edition;
    const struct category *c = volunteer_category(t->campaign);
    struct wording name = teller_text(t, &t->campaign->volunteer_title),
                   none = {STR_NONE, 0, LOC_NONE};
    struct block *group, *section, *table;

    if (!e->volunteer.n)
        return NULL;
    if (!name.s.n)
        name = (struct wording){label(t->labels, LABEL_VOLUNTEER_TITLE), 0, LOC_NONE};
    group = teller_block(t, NULL, BLOCK_GROUP, STYLE_ROW, LOC_NONE);
    section = tell_section(t, group, name, none, c && c->icon.n ? c->icon : STR("auta"));
    if (c)
        section->mention = teller_set(t, teller_text(t, &c->name));
    teller_say(t, section, BLOCK_PARAGRAPH, STYLE_SECTION_LEAD,
               teller_text(t, &t->campaign->volunteer_lead));
    table = teller_block(t, section, BLOCK_TABLE, STYLE_ROW, LOC_NONE);
    for (size_t i = 0; i < e->volunteer.n; i++)
        entry_tell_row(t, table, &e->volunteer.v[i], counts);
    rest_count(t, section);
    return group;
}

/* ---- Emergency */

/* Is s[at] a number of three digits on its own: 112? */
static bool is_short_number(struct str s, size_t at)
{
    return token_digits(str_sub(s, at, at + 3), 3, 3) && (at == 0 || s.s[at - 1] == ' ') &&
           !token_digit_at(s, at + 3);
}

/* A title whose short number is a link and stays with the word before it. */
static void tell_title(struct teller *t, struct block *group, struct wording w)
{
    struct block *b = teller_block(t, group, BLOCK_HEADING, STYLE_EMERGENCY_TITLE, w.at);
    size_t at = 0;

    b->level = 2;
    b->lang = w.lang && w.lang != t->lang ? w.lang : 0;
    while (at < w.s.n && !is_short_number(w.s, at))
        at++;
    if (at == w.s.n) {
        teller_words(t, b, SPAN_TEXT, w);
        return;
    }
    if (at > 0) {
        teller_words(t, b, SPAN_TEXT, (struct wording){str_sub(w.s, 0, at), w.lang, w.at});
        teller_span(t, b, SPAN_TEXT, STR(NO_BREAK_SPACE), 0);
    }
    teller_phone(t, b, SPAN_STRONG, str_sub(w.s, at, at + 3), STR_NONE, w.at);
    if (at + 3 < w.s.n) {
        teller_span(t, b, SPAN_TEXT, str_sub(w.s, at + 3, at + 4), 0);
        teller_words(t, b, SPAN_TEXT, (struct wording){str_sub(w.s, at + 4, w.s.n), w.lang, w.at});
    }
}

struct block *sections_emergency(struct teller *t)
{
    const struct campaign *c = t->campaign;
    struct block *group = teller_block(t, NULL, BLOCK_GROUP, STYLE_EMERGENCY, LOC_NONE), *b;
    struct wording title = teller_text(t, &c->emergency_title);

    if (!title.s.n)
        title = (struct wording){label(t->labels, LABEL_EMERGENCY_TITLE), 0, LOC_NONE};
    tell_title(t, group, title);
    for (size_t i = 0; i < c->emergency.n; i++) {
        const struct emergency_line *line = &c->emergency.v[i];

        b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_EMERGENCY, LOC_NONE);
        teller_words(t, b, SPAN_TEXT, teller_text(t, &line->text));
        if (!line->phone.n)
            continue;
        teller_span(t, b, SPAN_TEXT, STR(NO_BREAK_SPACE), 0);
        teller_phone(t, b, SPAN_STRONG, line->phone, STR_NONE, LOC_NONE);
    }
    return group;
}
