/*
 * test_compose.c: stories become pages: where headings stand and are repeated, how columns end,
 * what a contents table says, and what holds for every leaflet (frame_check.h), over many made by
 * chance.
 */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "frame_check.h"
#include "tale.h"

static struct tale tale;

static const struct block *heading_of(const struct block *section)
{
    return section->first;
}

/* The page that a block's words stand on, or -1. */
static int page_of(const struct block *b)
{
    for (size_t i = 0; i < tale.frames.v.n; i++)
        if (tale_run(&tale, i, b))
            return (int)i;
    return -1;
}

static const struct block *name_of(const struct block *entry)
{
    return entry->first->first;
}

static pt64 line_of(const struct block *b)
{
    int page = page_of(b);

    assert_true(page >= 0);
    return tale_run(&tale, (size_t)page, b)->y;
}

/* 32 lines: two entries of 14 stand under the heading (2), two on the next page under its
 * repetition. */
static void headings_are_repeated(void **state)
{
    struct block *section, *entry[4];

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    for (int i = 0; i < 4; i++)
        entry[i] = tale_entry(&tale, section, "Nimi", 14);
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "repeated");
    assert_int_equal(tale.frames.v.n, 2);
    assert_int_equal(page_of(name_of(entry[1])), 0);
    assert_int_equal(page_of(name_of(entry[2])), 1);
    assert_str(tale_words(&tale, 0, heading_of(section), true), "Ruoka-apu");
    assert_str(tale_words(&tale, 1, heading_of(section), true), "Ruoka-apu (jatkuu)");
    assert_str(tale_words(&tale, 1, heading_of(section), false), "");
}

/* Heading (2) and 24 lines leave room for a gap, another heading and 3 lines: an entry of 3 goes
 * there, one of 4 doesn't. */
static void headings_stay_with_their_first_entry(void **state)
{
    (void)state;
    for (unsigned lines = 3; lines <= 4; lines++) {
        struct block *first, *second;

        tale_begin(&tale, "a5-leaflet", "fi");
        first = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
        tale_entry(&tale, first, "Nimi", 24);
        second = tale_section(&tale, PART_LISTINGS, "Asuminen");
        tale_entry(&tale, second, "Nimi", lines);
        tale_compose(&tale);
        frame_check(&tale.frames, tale.layout, "with the first entry");
        assert_int_equal(page_of(heading_of(second)), lines == 3 ? 0 : 1);
        if (lines == 4)
            assert_int_equal(tale_words(&tale, 1, heading_of(first), true).n, 0);
    }
}

/* A lead stands between heading and entry, and goes with both. */
static void leads_stay_with_what_they_lead(void **state)
{
    struct block *section, *lead, *row;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    tale_entry(&tale, tale_section(&tale, PART_LISTINGS, "Ruoka-apu"), "Nimi", 25);
    section = tale_section(&tale, PART_VOLUNTEER, "Haluatko auttaa?");
    lead =
        tale_say(&tale, section, BLOCK_PARAGRAPH, STYLE_SECTION_LEAD, "Vapaaehtoisia tarvitaan.");
    row =
        tale_block(&tale, tale_block(&tale, section, BLOCK_TABLE, STYLE_ROW), BLOCK_ROW, STYLE_ROW);
    tale_say(&tale, row, BLOCK_CELL, STYLE_ROW, "Kauppa-apu");
    tale_say(&tale, row, BLOCK_CELL, STYLE_ROW_END, "050\u00a0323\u00a03773");
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "lead");
    assert_int_equal(page_of(heading_of(section)), 1);
    assert_int_equal(page_of(lead), 1);
    assert_int_equal(page_of(row->first), 1);
}

/* Days under days, times under times, the icon beside the first row; a fact behind begins anew. */
static void hours_stand_in_a_table(void **state)
{
    struct block *section, *group, *facts, *fact, *table, *row[2], *where;
    const struct frame_item *days[2], *times[2];

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    group = tale_entry(&tale, section, "Nimi", 2)->first;
    facts = tale_block(&tale, group, BLOCK_FACTS, STYLE_FACT);
    fact = tale_block(&tale, facts, BLOCK_FACT, STYLE_FACT_WHEN);
    fact->icon = STR("kello");
    table = tale_block(&tale, fact, BLOCK_TABLE, STYLE_FACT_WHEN);
    for (int i = 0; i < 2; i++) {
        row[i] = tale_block(&tale, table, BLOCK_ROW, STYLE_FACT_WHEN);
        tale_say(&tale, row[i], BLOCK_CELL, STYLE_FACT_WHEN, i ? "pe" : "ma–to");
        tale_say(&tale, row[i], BLOCK_CELL, STYLE_FACT_WHEN, "klo\u00a09–13");
    }
    where = tale_say(&tale, facts, BLOCK_FACT, STYLE_FACT, "Kirjasto");
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "hours");
    for (int i = 0; i < 2; i++) {
        days[i] = tale_run(&tale, 0, row[i]->first);
        times[i] = tale_run(&tale, 0, row[i]->last);
        assert_int_equal(days[i]->y, times[i]->y);
    }
    assert_int_equal(days[1]->x, days[0]->x);
    assert_int_equal(times[1]->x, times[0]->x);
    assert_true(times[0]->x > days[0]->x + days[0]->u.run->width);
    assert_int_equal(days[1]->y - days[0]->y, tale.layout->grid);
    assert_int_equal(tale_run(&tale, 0, where)->y - days[1]->y, tale.layout->grid);
    assert_int_equal(tale_run(&tale, 0, where)->x, days[0]->x);
    for (size_t i = 0; i < tale.frames.v.v[0].items.n; i++) {
        const struct frame_item *icon = &tale.frames.v.v[0].items.v[i];

        if (icon->kind == ITEM_ICON && icon->y > days[0]->y - PT64(12) && icon->y < days[1]->y)
            assert_true(icon->y + icon->h / 2 < days[0]->y && icon->x < days[0]->x);
    }
}

static size_t count_icons(void)
{
    size_t n = 0;

    for (size_t i = 0; i < tale.frames.v.v[0].items.n; i++)
        n += tale.frames.v.v[0].items.v[i].kind == ITEM_ICON;
    return n;
}

/* A fact that joins the one before it. Returns it; its neighbour is *when. */
static const struct block *make_joined(const char *lang, const char *hours, const char *address,
                                       const struct block **when)
{
    struct block *section, *group, *facts, *first, *where;

    tale_begin(&tale, "a5-leaflet", lang);
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    group = tale_entry(&tale, section, "Nimi", 2)->first;
    facts = tale_block(&tale, group, BLOCK_FACTS, STYLE_FACT);
    first = tale_say(&tale, facts, BLOCK_FACT, STYLE_FACT_WHEN, hours);
    first->icon = STR("kello");
    where = tale_say(&tale, facts, BLOCK_FACT, STYLE_FACT, address);
    where->icon = STR("paikka");
    where->joins = true;
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "joined");
    *when = first;
    return where;
}

/* On one line, a dot between, where both fit; else each on its own, with its icon. */
static void facts_join_where_they_fit(void **state)
{
    static const char *const langs[] = {"fi", "ar"};
    const char *shorter = "ti klo\u00a013–16", *address = "Lielahdenkatu\u00a010";
    const struct block *when, *where;
    const struct frame_item *first, *second;
    size_t icons;

    (void)state;
    for (int i = 0; i < 2; i++) {
        where = make_joined(langs[i], shorter, address, &when);
        first = tale_run(&tale, 0, when);
        second = tale_run(&tale, 0, where);
        icons = count_icons();
        assert_int_equal(first->y, second->y);
        assert_true(i ? second->x + second->u.run->width < first->x
                      : second->x > first->x + first->u.run->width);
        assert_str(tale_words(&tale, 0, where, false), address);
        assert_non_null(strstr(str_z(&tale.arena, tale_words(&tale, 0, where, true)), "·"));

        where = make_joined(langs[i], "ti klo\u00a013–16, to klo\u00a09–12, la klo\u00a010–14",
                            "Lielahdenkatu\u00a010, 33400\u00a0Tampere", &when);
        assert_int_equal(tale_run(&tale, 0, where)->y - tale_run(&tale, 0, when)->y,
                         tale.layout->grid);
        assert_null(strstr(str_z(&tale.arena, tale_words(&tale, 0, where, true)), "·"));
        assert_int_equal(count_icons(), icons + 1);
    }
}

static unsigned count_left(size_t page, pt64 limit, enum style_id style)
{
    const struct frame *f = &tale.frames.v.v[page];
    unsigned n = 0;

    for (size_t i = 0; i < f->items.n; i++)
        n += f->items.v[i].kind == ITEM_RUN && f->items.v[i].block &&
             f->items.v[i].block->style == style && f->items.v[i].x < limit;
    return n;
}

/* 2 + 8 × (4 + 1) − 1 lines in one column of 47 would fit; on the last page they stand four and
 * four. */
static void the_last_columns_end_alike(void **state)
{
    struct block *section;

    (void)state;
    tale_begin(&tale, "a4-sheet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    for (int i = 0; i < 8; i++)
        tale_entry(&tale, section, "Nimi", 4);
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "balanced");
    assert_int_equal(tale.frames.v.n, 1);
    assert_int_equal(count_left(0, tale.layout->width / 2, STYLE_ENTRY_NAME), 4);
    assert_int_equal(count_left(0, tale.layout->width, STYLE_ENTRY_NAME), 8);
}

/* Baselines of neighbouring columns are the same, to the unit. */
static void columns_are_level(void **state)
{
    struct block *section, *entry[8];

    (void)state;
    tale_begin(&tale, "a4-sheet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    for (int i = 0; i < 8; i++)
        entry[i] = tale_entry(&tale, section, "Nimi", 4);
    tale_compose(&tale);
    for (int i = 0; i < 4; i++)
        assert_int_equal(line_of(name_of(entry[i])), line_of(name_of(entry[i + 4])));
}

/* 30 lines fit under a heading of 2. */
static void what_is_too_tall_is_printed_shorter(void **state)
{
    struct block *section, *fits, *shorter, *out;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    fits = tale_entry(&tale, section, "Sopii", 30);
    shorter = tale_entry(&tale, section, "Lyhyempi", 31);
    tale_variant(&tale, shorter, VARIANT_SHORT, "Lyhyempi", 31);
    tale_variant(&tale, shorter, VARIANT_BRIEF, "Lyhyempi", 5);
    out = tale_entry(&tale, section, "Ei sovi", 31);
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "too tall");
    assert_said(&tale.said, "esite: warning: entry does not fit a column, printed shorter: 33 "
                            "lines with its heading, a column has 32; "
                            "printed brief\n"
                            "esite: error: entry does not fit the page, left out: 33 lines with "
                            "its heading, a column has 32\n");
    assert_int_equal(tale.frames.choices.n, 3);
    assert_ptr_equal(tale.frames.choices.v[0].entry, fits);
    assert_int_equal(tale.frames.choices.v[0].variant, VARIANT_FULL);
    assert_int_equal(tale.frames.choices.v[1].variant, VARIANT_BRIEF);
    assert_int_equal(tale.frames.choices.v[2].variant, -1);
    assert_int_equal(page_of(name_of(out)), -1);
}

/* A section whose only entry is left out leaves no heading. */
static void a_heading_without_entries_is_left_out(void **state)
{
    struct block *gone, *kept;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    gone = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
    tale_entry(&tale, gone, "Nimi", 40);
    kept = tale_section(&tale, PART_LISTINGS, "Asuminen");
    tale_entry(&tale, kept, "Nimi", 4);
    tale_compose(&tale);
    assert_int_equal(page_of(heading_of(gone)), -1);
    assert_int_equal(page_of(heading_of(kept)), 0);
    assert_int_equal(tale.frames.bookmarks.n, 2);
    said(&tale.said);
}

static void make_sections(unsigned sections, unsigned entries)
{
    tale_begin(&tale, "a5-leaflet", "fi");
    for (unsigned i = 0; i < sections; i++) {
        struct block *section =
            tale_section(&tale, PART_LISTINGS, i % 2 ? "Asuminen" : "Ruoka-apu");

        for (unsigned k = 0; k < entries; k++)
            tale_entry(&tale, section, "Nimi", 9);
    }
    tale_dress(&tale);
    tale_compose(&tale);
}

static void the_contents_say_where_things_are(void **state)
{
    const struct block *table, *section;
    int row_number = 0;

    (void)state;
    make_sections(6, 4);
    frame_check(&tale.frames, tale.layout, "contents");
    assert_true(tale.frames.v.n > 6);
    table = tale.story.part[PART_CONTENTS]->last;
    section = tale.story.part[PART_LISTINGS]->first;
    BLOCK_EACH (row, table) {
        char page[16];

        snprintf(page, sizeof page, "%d", page_of(heading_of(section)) + 1);
        assert_str(tale_words(&tale, 0, row->last, false), page);
        section = section->next;
        row_number++;
    }
    assert_int_equal(row_number, 6);
}

/* Two pages need none, three do. */
static void short_leaflets_have_no_contents(void **state)
{
    (void)state;
    make_sections(1, 1);
    assert_int_equal(tale.frames.v.n, 2);
    assert_int_equal(page_of(tale.story.part[PART_CONTENTS]->first), -1);
    frame_check(&tale.frames, tale.layout, "short");
    make_sections(1, 4);
    assert_int_equal(tale.frames.v.n, 3);
    assert_int_equal(page_of(tale.story.part[PART_CONTENTS]->first), 0);
}

/* A hundred categories: the contents alone would be taller than a page. */
static void contents_too_long_are_left_out(void **state)
{
    (void)state;
    make_sections(100, 1);
    frame_check(&tale.frames, tale.layout, "many");
    assert_int_equal(page_of(tale.story.part[PART_CONTENTS]->first), -1);
    assert_non_null(strstr(said(&tale.said), "\"contents\" takes"));
}

/* Emergency box and publisher: on the last page, and nothing of the flow below them. */
static void the_ending_stands_at_the_bottom_of_the_last_page(void **state)
{
    (void)state;
    for (unsigned entries = 1; entries < 12; entries++) {
        const struct block *end;
        int last;

        make_sections(1, entries);
        frame_check(&tale.frames, tale.layout, "ending");
        last = (int)tale.frames.v.n - 1;
        end = tale.story.part[PART_COLOPHON]->last;
        assert_int_equal(page_of(tale.story.part[PART_EMERGENCY]->first), last);
        assert_int_equal(page_of(end), last);
        assert_in_range(line_of(end),
                        tale.layout->height - tale.layout->margin_bottom - 2 * tale.layout->grid,
                        tale.layout->height - tale.layout->margin_bottom);
        /* It isn't alone there. */
        assert_true(count_left((size_t)last, tale.layout->width, STYLE_ENTRY_NAME) > 0);
    }
}

/* 20 lines in the emergency box, 12 of the colophon: a page has 32. */
static void an_ending_of_more_than_a_page_takes_two(void **state)
{
    const struct block *title, *publisher;
    int last;

    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    tale_entry(&tale, tale_section(&tale, PART_LISTINGS, "Ruoka-apu"), "Nimi", 5);
    tale_dress(&tale);
    for (int i = 0; i < 16; i++)
        tale_say(&tale, tale_part(&tale, PART_EMERGENCY), BLOCK_PARAGRAPH, STYLE_EMERGENCY,
                 "Päivystysapu 116\u00a0117");
    for (int i = 0; i < 14; i++)
        tale_say(&tale, tale_part(&tale, PART_COLOPHON), BLOCK_PARAGRAPH, STYLE_COLOPHON,
                 "Julkaisija: Artteli-kumppanuusyhdistys ry");
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "parted ending");
    assert_string_equal(said(&tale.said), "");
    last = (int)tale.frames.v.n - 1;
    title = tale.story.part[PART_EMERGENCY]->first;
    publisher = tale.story.part[PART_COLOPHON]->last;
    assert_int_equal(page_of(title), last - 1);
    assert_int_equal(page_of(publisher), last);
    assert_in_range(line_of(publisher),
                    tale.layout->height - tale.layout->margin_bottom - 2 * tale.layout->grid,
                    tale.layout->height - tale.layout->margin_bottom);
}

/* ---- Two languages */

/* `lines` of publishers in either language; with less, only those of the first. */
static void dress_in_two(unsigned numbers, unsigned publishers)
{
    tale_begin(&tale, "a5-leaflet", "fi");
    tale.story.second = LANG_SV;
    tale_entry(&tale, tale_section(&tale, PART_LISTINGS, "Ruoka-apu"), "Nimi", 5);
    tale_dress(&tale);
    for (unsigned i = 0; i < numbers; i++)
        tale_say(&tale, tale_part(&tale, PART_EMERGENCY), BLOCK_PARAGRAPH, STYLE_EMERGENCY,
                 "Päivystysapu 116\u00a0117");
    tale.story.less[PART_COLOPHON] = block_copy(&tale.arena, tale_part(&tale, PART_COLOPHON));
    tale.story.less[PART_MASTHEAD] = block_copy(&tale.arena, tale_part(&tale, PART_MASTHEAD));
    for (unsigned i = 0; i < publishers; i++)
        tale_say(&tale, tale_part(&tale, PART_COLOPHON), BLOCK_PARAGRAPH, STYLE_COLOPHON,
                 "Utgivare: Artteli-kumppanuusyhdistys ry");
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "two languages");
}

static const struct block *end_of(enum part_id part)
{
    return tale.frames.story->part[part]->last;
}

/* Both languages where both have room; else the least important part in the first alone, and that
 * is said; where that doesn't help either, both on another page. */
static void what_has_no_room_is_in_one_language(void **state)
{
    int last;

    (void)state;
    dress_in_two(10, 8);
    assert_string_equal(said(&tale.said), "");
    assert_ptr_equal(end_of(PART_COLOPHON), tale.story.part[PART_COLOPHON]->last);
    assert_int_equal(page_of(end_of(PART_COLOPHON)), page_of(end_of(PART_EMERGENCY)));

    dress_in_two(18, 14);
    assert_non_null(strstr(said(&tale.said), "in the first alone: colophon"));
    assert_null(strstr(said(&tale.said), "masthead"));
    assert_ptr_equal(end_of(PART_COLOPHON), tale.story.less[PART_COLOPHON]->last);
    assert_int_equal(page_of(end_of(PART_COLOPHON)), page_of(end_of(PART_EMERGENCY)));

    dress_in_two(26, 8);
    assert_string_equal(said(&tale.said), "");
    last = (int)tale.frames.v.n - 1;
    assert_ptr_equal(end_of(PART_COLOPHON), tale.story.part[PART_COLOPHON]->last);
    assert_int_equal(page_of(end_of(PART_COLOPHON)), last);
    assert_int_equal(page_of(end_of(PART_EMERGENCY)), last - 1);
}

static unsigned count_printed(void)
{
    unsigned n = 0;

    for (size_t i = 0; i < tale.frames.choices.n; i++)
        n += tale.frames.choices.v[i].variant >= 0;
    return n;
}

/* On a number of pages that doesn't hold all, a colophon in one language makes room for one more;
 * one that doesn't is left as it is. */
static void a_listing_is_worth_more_than_a_colophon(void **state)
{
    unsigned printed[3];

    (void)state;
    for (unsigned saved = 0; saved < 3; saved++) {
        struct block *section;

        tale_begin(&tale, "a5-folder", "fi");
        tale.story.second = saved ? LANG_SV : 0;
        section = tale_section(&tale, PART_LISTINGS, "Ruoka-apu");
        for (int i = 0; i < 12; i++)
            tale_entry(&tale, section, "Nimi", 12)->weight = 60;
        tale_dress(&tale);
        tale.story.less[PART_COLOPHON] = block_copy(&tale.arena, tale_part(&tale, PART_COLOPHON));
        for (unsigned i = 0; i < (saved == 1 ? 1 : 16); i++)
            tale_say(&tale, tale_part(&tale, PART_COLOPHON), BLOCK_PARAGRAPH, STYLE_COLOPHON,
                     "Utgivare: Artteli-kumppanuusyhdistys ry");
        tale_compose(&tale);
        frame_check(&tale.frames, tale.layout, "worth");
        printed[saved] = count_printed();
        assert_int_equal(strstr(said(&tale.said), "in the first alone: colophon") != NULL,
                         saved == 2);
    }
    assert_true(printed[0] < printed[2]);
    assert_int_equal(printed[1], printed[2]);
}

static void feet_number_the_pages(void **state)
{
    (void)state;
    make_sections(3, 4);
    for (size_t i = 0; i < tale.frames.v.n; i++) {
        char page[24];

        snprintf(page, sizeof page, "%zu", i + 1);
        assert_str(tale_words(&tale, i, tale.story.part[PART_FOOT_PAGE]->first, true), page);
        assert_str(tale.frames.v.v[i].label, page);
    }
    assert_int_equal(tale_words(&tale, 0, tale.story.part[PART_FOOT_NAME]->first, true).n, 0);
    assert_true(tale_words(&tale, 1, tale.story.part[PART_FOOT_NAME]->first, true).n > 0);
    assert_true(
        tale_words(&tale, tale.frames.v.n - 1, tale.story.part[PART_FOOT_REMINDER]->first, true).n >
        0);
}

static void bookmarks_and_links_lead_to_their_places(void **state)
{
    const struct frame *cover;
    unsigned links = 0;

    (void)state;
    make_sections(4, 3);
    assert_int_equal(tale.frames.bookmarks.n, 4 + 12);
    assert_str(tale.frames.bookmarks.v[0].title, "Ruoka-apu");
    assert_int_equal(tale.frames.bookmarks.v[0].level, 1);
    assert_str(tale.frames.bookmarks.v[1].title, "Nimi");
    assert_int_equal(tale.frames.bookmarks.v[1].level, 2);
    cover = &tale.frames.v.v[0];
    for (size_t i = 0; i < cover->items.n; i++) {
        const struct frame_item *item = &cover->items.v[i];

        if (item->kind != ITEM_LINK || !item->span->target)
            continue;
        assert_int_equal(item->u.link.target_frame, page_of(heading_of(item->span->target)));
        links++;
    }
    assert_true(links >= 4);
}

/* Text and feet keep within the panel's own margins, also where it is narrower than its neighbours;
 * mirrored, too. */
static void panels_have_their_own_widths(void **state)
{
    static const char *const langs[] = {"fi", "ar"};

    (void)state;
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        pt64 widest[2] = {0};

        tale_begin(&tale, "a4-trifold", langs[i]);
        for (unsigned k = 0; k < 6; k++)
            tale_entry(&tale, tale_section(&tale, PART_LISTINGS, "Ruoka-apu"), "Nimi", 20);
        tale_dress(&tale);
        tale_compose(&tale);
        frame_check(&tale.frames, tale.layout, "panels");
        assert_true(tale.frames.v.n >= 5);
        for (size_t page = 2; page < 4; page++) {
            const struct frame *f = &tale.frames.v.v[page];

            for (size_t k = 0; k < f->items.n; k++)
                if (f->items.v[k].kind == ITEM_RULE && f->items.v[k].w > widest[page - 2])
                    widest[page - 2] = f->items.v[k].w;
        }
        assert_int_equal(widest[0], PT64_MM(100) - 2 * PT64_MM(10));
        assert_int_equal(widest[1], PT64_MM(97) - 2 * PT64_MM(10));
    }
}

/* A number that would have to be broken to stand beside the QR code stands above it. */
static void the_helplines_phone_is_not_broken(void **state)
{
    const struct block *phone = NULL;
    const struct frame_item *run;

    (void)state;
    tale_begin(&tale, "a4-trifold", "fi");
    tale_dress(&tale);
    tale_compose(&tale);
    BLOCK_EACH (b, tale.story.part[PART_HELPLINE])
        phone = b->style == STYLE_HELPLINE_PHONE ? b : phone;
    assert_non_null(phone);
    run = tale_run(&tale, 0, phone);
    assert_non_null(run);
    assert_int_equal(tale_words(&tale, 0, phone, false).n, run->u.run->text.n);
}

/* Icons stand at the right edge, columns run from right to left, the foot's page number at the
 * left. */
static void right_to_left_is_mirrored(void **state)
{
    const struct layout *l;
    const struct frame_item *page;
    unsigned icons = 0;

    (void)state;
    tale_begin(&tale, "a4-sheet", "ar");
    tale_entry(&tale, tale_section(&tale, PART_LISTINGS, "مساعدة"), "طعام", 9);
    tale_dress(&tale);
    tale_compose(&tale);
    frame_check(&tale.frames, tale.layout, "mirrored");
    l = tale.layout;
    for (size_t i = 0; i < tale.frames.v.v[0].items.n; i++) {
        const struct frame_item *item = &tale.frames.v.v[0].items.v[i];
        const struct frame_item *head = tale_run(&tale, 0, tale.story.part[PART_TITLE]->first);

        if (item->kind == ITEM_QR) /* at the end edge: the left, inside its box */
            assert_true(item->x < l->width / 3);
        icons += item->kind == ITEM_ICON && item->x + item->w == l->width - l->margin_start;
        assert_in_range(head->x + head->u.run->width, l->width - l->margin_start - 64,
                        l->width - l->margin_start + 64);
    }
    assert_true(icons > 0);
    for (size_t i = 0; i < tale.frames.v.v[0].items.n; i++) {
        page = &tale.frames.v.v[0].items.v[i];
        if (page->kind == ITEM_RUN && page->block == tale.story.part[PART_FOOT_PAGE]->first)
            assert_in_range(page->x, l->margin_end - 64, l->margin_end + 64);
    }
}

static void nothing_makes_one_empty_page(void **state)
{
    (void)state;
    tale_begin(&tale, "a5-leaflet", "fi");
    tale_compose(&tale);
    assert_int_equal(tale.frames.v.n, 1);
    assert_int_equal(tale.frames.v.v[0].items.n, 0);
    tale_begin(&tale, "a4-sheet", "fi");
    tale_dress(&tale);
    tale_compose(&tale);
    assert_int_equal(tale.frames.v.n, 1);
    frame_check(&tale.frames, tale.layout, "no listings");
}

/* What is warned of is what the story was made to hold; anything worse is a fault. */
static void every_leaflet_made_by_chance_is_sound(void **state)
{
    static const char *const layouts[] = {"a5-leaflet", "a4-sheet"};
    static const char *const langs[] = {"fi", "fi", "ru", "ar"};

    (void)state;
    for (unsigned seed = 0; seed < 80; seed++) {
        char what[64];

        snprintf(what, sizeof what, "seed %u", seed);
        tale_begin(&tale, layouts[seed % 2], langs[seed / 2 % 4]);
        tale_random(&tale, seed);
        tale_compose(&tale);
        frame_check(&tale.frames, tale.layout, what);
        assert_false(diag_has(&tale.said.diag, DIAG_FATAL));
        said(&tale.said);
    }
}

static int open_tale(void **state)
{
    (void)state;
    tale_init(&tale);
    return 0;
}

static int close_tale(void **state)
{
    (void)state;
    tale_release(&tale);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_repeated),
        cmocka_unit_test(headings_stay_with_their_first_entry),
        cmocka_unit_test(leads_stay_with_what_they_lead),
        cmocka_unit_test(hours_stand_in_a_table),
        cmocka_unit_test(facts_join_where_they_fit),
        cmocka_unit_test(the_last_columns_end_alike),
        cmocka_unit_test(columns_are_level),
        cmocka_unit_test(what_is_too_tall_is_printed_shorter),
        cmocka_unit_test(a_heading_without_entries_is_left_out),
        cmocka_unit_test(the_contents_say_where_things_are),
        cmocka_unit_test(short_leaflets_have_no_contents),
        cmocka_unit_test(contents_too_long_are_left_out),
        cmocka_unit_test(the_ending_stands_at_the_bottom_of_the_last_page),
        cmocka_unit_test(an_ending_of_more_than_a_page_takes_two),
        cmocka_unit_test(what_has_no_room_is_in_one_language),
        cmocka_unit_test(a_listing_is_worth_more_than_a_colophon),
        cmocka_unit_test(feet_number_the_pages),
        cmocka_unit_test(bookmarks_and_links_lead_to_their_places),
        cmocka_unit_test(panels_have_their_own_widths),
        cmocka_unit_test(the_helplines_phone_is_not_broken),
        cmocka_unit_test(right_to_left_is_mirrored),
        cmocka_unit_test(nothing_makes_one_empty_page),
        cmocka_unit_test(every_leaflet_made_by_chance_is_sound),
    };

    return cmocka_run_group_tests(tests, open_tale, close_tale);
}
