/*
 * tell.c: the whole story, part by part.
 */
#include "tell/tell.h"

#include "tell/pair/pair.h"
#include "tell/poster.h"
#include "tell/rest.h"
#include "tell/sections.h"
#include "tell/time/hours.h"
#include "tell/time/past.h"
#include "tell/time/weeks.h"
#include "tell/told.h"

/* Names for the document's properties, where no line breaks. */
static void tell_properties(struct teller *t, const struct place *place)
{
    struct story *s = t->story;
    const struct campaign *c = t->campaign;
    const struct block *title = s->part[PART_TITLE];
    struct str *publishers = arena_array(t->a, c->publishers.n, sizeof *publishers);

    s->title =
        str_printf(t->a, "%.*s " EN_DASH " %.*s", STR_ARG(cover_name(t).s), STR_ARG(place->name));
    BLOCK_EACH (b, title) {
        if (b->style == STYLE_TAGLINE && b->spans.n == 1)
            s->subject = b->spans.v[0].text;
    }
    for (size_t i = 0; i < c->publishers.n; i++)
        publishers[i] = teller_text(t, &c->publishers.v[i].name).s;
    s->author = teller_list(t, publishers, c->publishers.n);
}

static void tell_parts(struct teller *t)
{
    struct block **part = t->story->part;
    struct place place = place_of(t, t->lang);
    struct entry_counts counts;

    entry_counts_init(&counts, t->a, t->edition->entries);
    part[PART_MASTHEAD] = cover_masthead(t);
    part[PART_TITLE] = cover_title(t, &place);
    part[PART_QUESTION] = cover_question(t, &place);
    part[PART_HELPLINE] = cover_helpline(t);
    part[PART_LISTINGS] = sections_listings(t, &counts);
    part[PART_VOLUNTEER] = sections_volunteer(t, &counts);
    part[PART_CONTENTS] = cover_contents(t, part[PART_LISTINGS], part[PART_VOLUNTEER]);
    part[PART_CATEGORIES] = poster_categories(t, part[PART_LISTINGS], part[PART_VOLUNTEER]);
    part[PART_STRIP] = poster_strip(t, &place);
    part[PART_NOTES] = rest_notes(t);
    part[PART_EMERGENCY] = sections_emergency(t);
    part[PART_COLOPHON] = sections_colophon(t);
    sections_feet(t, &place);
    tell_properties(t, &place);
}

/* What was passed in may be gone when it is used. */
static const struct teller *lasting_copy(const struct teller *t)
{
    struct teller *copy = arena_memdup(t->a, t, sizeof *t);

    copy->options = arena_memdup(t->a, t->options, sizeof *t->options);
    copy->edition = NULL;
    copy->request = NULL;
    return copy;
}

/* One language's story. */
static void tell_in(struct teller t, const struct labels *labels, lang_tag lang, struct story *out)
{
    t.labels = labels;
    t.lang = lang;
    t.story = out;
    *out = (struct story){.lang = lang, .rtl = lang_is_rtl(lang)};
    if (!t.options->second) { /* else entries are paired, all their variants */
        t.lasting = lasting_copy(&t);
        if (t.options->told)
            told_begin(t.options->told, &t);
    }
    tell_parts(&t);
    typography_release(&t.type);
    links_release(&t.links);
}

/* ---- The second language */

struct hearing {
    struct diag *diag;
    const struct story *first;
};

/* Of what is said of the second story only what was not said of the first: the same addresses are
 * in both, but each has texts of its own that may be shortened. */
static void pass_news(void *user, enum diag_code code, struct loc at, struct str text)
{
    const struct hearing *h = user;

    if (code != DIAG_SHORTENED)
        return;
    for (size_t i = 0; i < h->first->shortened.n; i++) {
        const struct loc *said = &h->first->shortened.v[i].at;

        if (said->file == at.file && said->line == at.line && said->col == at.col)
            return;
    }
    diag_relay(h->diag, code, at, text);
}

static void tell_second(const struct teller *t, const struct labels *labels, struct story *out)
{
    struct hearing hearing = {t->d, out};
    struct diag news;
    struct teller second = *t;
    struct story story;

    diag_init(&news, NULL);
    news.sink = pass_news;
    news.user = &hearing;
    second.d = &news;
    tell_in(second, labels, labels->lang, &story);
    for (size_t i = 0; i < story.shortened.n; i++)
        *vec_push(t->a, &out->shortened) = story.shortened.v[i];
    pair_stories(out, &story, t->options->wide_contents, t->a);
}

bool story_tell(const struct edition *edition, const struct campaign *campaign,
                const struct labels *labels, const struct municipality_table *table,
                const struct tell_options *options, struct arena *a, struct diag *d,
                struct story *out)
{
    struct teller t = {
        .edition = edition,
        .request = edition->request,
        .campaign = campaign,
        .table = table,
        .options = options,
        .a = a,
        .d = d,
        .fallback = edition->request->fallback ? edition->request->fallback : LANG_FI,
    };

    tell_in(t, labels, edition->request->lang ? edition->request->lang : labels->lang, out);
    if (options->second)
        tell_second(&t, options->second, out);
    return true;
}

bool tell_next_hours(struct str *rest, struct str *row)
{
    return hours_next_row(rest, row);
}

struct str tell_hours_left(struct arena *a, struct str row, struct date day)
{
    return past_left(a, row, day);
}

bool tell_weeks_unsure(struct str row, struct date day)
{
    return weeks_are_unsure(row, day);
}
