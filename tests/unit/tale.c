#include "tale.h"

#include <string.h>

#include "base/buf.h"
#include "model/listing.h"
#include "unit.h"

void tale_init(struct tale *t)
{
    const struct fontlist *list;

    memset(t, 0, sizeof *t);
    arena_init(&t->kit);
    arena_init(&t->arena);
    said_init(&t->said);
    list = fontlist_load(&t->kit, &t->said.diag);
    t->icons = icons_load(&t->kit, &t->said.diag);
    assert_non_null(list);
    assert_non_null(t->icons);
    t->fonts = font_catalog_new(list);
    t->cache = compose_cache_new(t->fonts, t->icons);
}

void tale_release(struct tale *t)
{
    compose_cache_free(t->cache);
    font_catalog_free(t->fonts);
    said_release(&t->said);
    arena_release(&t->arena);
    arena_release(&t->kit);
}

void tale_begin(struct tale *t, const char *layout, const char *lang)
{
    lang_tag tag = lang_from(str_from(lang));

    arena_reset(&t->arena);
    compose_cache_forget(t->cache);
    t->layout = layout_load(&t->arena, str_from(layout), 0x0f4c64, 0xe8eff2, &t->said.diag);
    assert_non_null(t->layout);
    t->story = (struct story){.lang = tag, .rtl = lang_is_rtl(tag), .title = STR("Tale")};
}

struct block *tale_block(struct tale *t, struct block *parent, enum block_kind kind,
                         enum style_id style)
{
    struct block *b = block_new(&t->arena, kind, style, LOC_NONE);

    if (parent)
        block_append(parent, b);
    return b;
}

struct block *tale_say(struct tale *t, struct block *parent, enum block_kind kind,
                       enum style_id style, const char *words)
{
    struct block *b = tale_block(t, parent, kind, style);

    block_span(&t->arena, b, SPAN_TEXT, str_copy(&t->arena, str_from(words)));
    return b;
}

struct block *tale_part(struct tale *t, enum part_id part)
{
    if (!t->story.part[part])
        t->story.part[part] = tale_block(t, NULL, BLOCK_GROUP, STYLE_BODY);
    return t->story.part[part];
}

struct block *tale_section(struct tale *t, enum part_id part, const char *name)
{
    struct block *section = tale_block(t, tale_part(t, part), BLOCK_SECTION, STYLE_CATEGORY);
    struct block *heading = tale_say(t, section, BLOCK_HEADING, STYLE_CATEGORY, name);

    heading->level = 2;
    heading->icon = STR("ruoka");
    *vec_push(&t->arena, &heading->continued) =
        (struct span){.kind = SPAN_TEXT, .text = str_printf(&t->arena, "%s (jatkuu)", name)};
    section->short_name = heading->spans.v[0].text;
    return section;
}

void tale_variant(struct tale *t, struct block *entry, enum variant variant, const char *name,
                  unsigned lines)
{
    struct block *group = tale_block(t, entry, BLOCK_GROUP, STYLE_ENTRY);

    group->variant = variant;
    tale_say(t, group, BLOCK_HEADING, STYLE_ENTRY_NAME, name)->level = 3;
    for (unsigned i = 1; i < lines; i++)
        tale_say(t, group, BLOCK_FACT, STYLE_FACT_PHONE, "050\u00a0323\u00a03773")->icon =
            STR("puhelin");
}

struct block *tale_entry(struct tale *t, struct block *section, const char *name, unsigned lines)
{
    struct block *entry = tale_block(t, section, BLOCK_ENTRY, STYLE_ENTRY);

    tale_variant(t, entry, VARIANT_FULL, name, lines);
    return entry;
}

/* ---- The rest of a leaflet */

static void dress_contents(struct tale *t)
{
    static const enum part_id parts[] = {PART_LISTINGS, PART_VOLUNTEER};
    struct block *group = tale_part(t, PART_CONTENTS), *table;

    tale_say(t, group, BLOCK_HEADING, STYLE_CONTENTS_TITLE, "Tässä esitteessä")->level = 2;
    table = tale_block(t, group, BLOCK_TABLE, STYLE_CONTENTS);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!t->story.part[parts[i]])
            continue;
        BLOCK_EACH (section, t->story.part[parts[i]]) {
            struct block *row = tale_block(t, table, BLOCK_ROW, STYLE_CONTENTS);
            struct block *name = tale_block(t, row, BLOCK_CELL, STYLE_CONTENTS);
            struct block *page = tale_block(t, row, BLOCK_CELL, STYLE_CONTENTS_PAGE);

            row->icon = STR("ruoka");
            block_span(&t->arena, name, SPAN_TEXT, section->short_name)->target = section;
            block_span(&t->arena, page, SPAN_PAGE_OF, STR_NONE)->target = section;
        }
    }
}

static void dress_helpline(struct tale *t)
{
    struct block *group = tale_part(t, PART_HELPLINE), *b;

    tale_say(t, group, BLOCK_HEADING, STYLE_HELPLINE_TITLE, "Et tiedä, mistä kysyä? Soita meille.")
        ->level = 2;
    b = tale_say(t, group, BLOCK_PARAGRAPH, STYLE_HELPLINE_PHONE, "050\u00a0323\u00a03773");
    b->spans.v[0].ltr = true;
    b->spans.v[0].href = STR("tel:+358503233773");
    b = tale_block(t, tale_block(t, group, BLOCK_TABLE, STYLE_HELPLINE_HOURS), BLOCK_ROW,
                   STYLE_HELPLINE_HOURS);
    tale_say(t, b, BLOCK_CELL, STYLE_HELPLINE_HOURS, "ma–ke");
    tale_say(t, b, BLOCK_CELL, STYLE_HELPLINE_HOURS, "klo\u00a08–13");
    tale_say(t, group, BLOCK_PARAGRAPH, STYLE_HELPLINE_TEXT,
             "Voit lähettää myös WhatsApp-viestin. Et tarvitse nimeä etkä lähetettä.");
    b = tale_block(t, group, BLOCK_FIGURE, STYLE_CAPTION);
    b->figure = FIGURE_QR;
    b->figure_source = STR("https://xn--lhell-graf.fi");
    tale_say(t, group, BLOCK_PARAGRAPH, STYLE_CAPTION, "lähellä.fi");
}

static void dress_feet(struct tale *t)
{
    struct block *page =
        tale_block(t, tale_part(t, PART_FOOT_PAGE), BLOCK_PARAGRAPH, STYLE_FOOTER_STRONG);

    block_span(&t->arena, page, SPAN_PAGE, STR_NONE);
    tale_say(t, tale_part(t, PART_FOOT_NAME), BLOCK_PARAGRAPH, STYLE_FOOTER,
             "Apu on lähellä · Tampere");
    tale_say(t, tale_part(t, PART_FOOT_HELPLINE), BLOCK_PARAGRAPH, STYLE_FOOTER,
             "Neuvonta 050\u00a0323\u00a03773");
    tale_say(t, tale_part(t, PART_FOOT_CHECKED), BLOCK_PARAGRAPH, STYLE_FOOTER,
             "Tiedot koottu lähellä.fi-palvelusta, tarkistettu 31.8.2020");
    tale_say(t, tale_part(t, PART_FOOT_REMINDER), BLOCK_PARAGRAPH, STYLE_FOOTER,
             "Tiedot voivat muuttua. Tarkista soittamalla.");
}

void tale_dress(struct tale *t)
{
    struct block *row =
        tale_block(t, tale_block(t, tale_part(t, PART_MASTHEAD), BLOCK_TABLE, STYLE_MASTHEAD),
                   BLOCK_ROW, STYLE_MASTHEAD);

    tale_say(t, row, BLOCK_CELL, STYLE_MASTHEAD, "Apu on lähellä");
    tale_say(t, row, BLOCK_CELL, STYLE_MASTHEAD_NOTE, "Ikääntyneille · syksy 2020");
    tale_say(t, tale_part(t, PART_TITLE), BLOCK_HEADING, STYLE_TITLE, "Tampere")->level = 1;
    tale_say(t, tale_part(t, PART_TITLE), BLOCK_PARAGRAPH, STYLE_TAGLINE,
             "Apua ja tekemistä Tampereella");
    tale_say(t, tale_part(t, PART_TITLE), BLOCK_PARAGRAPH, STYLE_LEAD,
             "Ruokaa, seuraa ja apua arkeen.");
    dress_helpline(t);
    dress_contents(t);
    tale_say(t, tale_part(t, PART_EMERGENCY), BLOCK_HEADING, STYLE_EMERGENCY_TITLE,
             "Hätätilanteessa soita 112")
        ->level = 2;
    tale_say(t, tale_part(t, PART_EMERGENCY), BLOCK_PARAGRAPH, STYLE_EMERGENCY,
             "Päivystysapu 116\u00a0117");
    tale_say(t, tale_part(t, PART_COLOPHON), BLOCK_PARAGRAPH, STYLE_COLOPHON,
             "Julkaisija: Artteli-kumppanuusyhdistys ry");
    tale_say(t, tale_part(t, PART_COLOPHON), BLOCK_PARAGRAPH, STYLE_COLOPHON,
             "Toimintaa rahoittaa avustuskeskus");
    dress_feet(t);
}

/* ---- By chance */

struct dice {
    uint32_t state;
};

static unsigned roll(struct dice *d, unsigned sides)
{
    d->state = d->state * 1664525u + 1013904223u;
    return (d->state >> 8) % sides;
}

static const char *const finnish[] = {"apua",        "ja",      "ruokaa",
                                      "Kotiruokaa",  "yhdessä", "klo\u00a09.30–11",
                                      "ei",          "ole",     "maahanmuuttajapalvelut",
                                      "lapset",      "syövät",  "ilmaiseksi.",
                                      "Tule",        "mukaan!", "yhdenvertaisuuslautakunta",
                                      "35",          "€",       "Ilmoittaudu",
                                      "viimeistään", "15.9.",   "mielenterveyskuntoutujille",
                                      "saa",         "tulla",   "sellaisena",
                                      "kuin",        "on",      "Hyvää"};
static const char *const russian[] = {"помощь", "и",        "еда",   "бесплатная", "консультация",
                                      "по",     "вопросам", "жилья", "каждый",     "вторник",
                                      "с",      "9",        "до",    "11",         "Приходите",
                                      "вместе", "с",        "детьми"};
static const char *const arabic[] = {"مساعدة",   "و",  "طعام",   "مجاني",   "كل",   "يوم",
                                     "الثلاثاء", "من", "الساعة", "9",       "إلى",  "11",
                                     "تعال",     "مع", "أطفالك", "المدينة", "خدمات"};

static struct str chance_words(struct tale *t, struct dice *d, unsigned most)
{
    struct buf b = {0};
    struct str s;
    unsigned n = 1 + roll(d, most);
    const char *const *words = finnish;
    size_t count = sizeof finnish / sizeof *finnish;

    if (t->story.lang == LANG2('r', 'u')) {
        words = russian;
        count = sizeof russian / sizeof *russian;
    } else if (t->story.rtl) {
        words = arabic;
        count = sizeof arabic / sizeof *arabic;
    }
    for (unsigned i = 0; i < n; i++) {
        if (i)
            buf_char(&b, ' ');
        buf_puts(&b, words[roll(d, (unsigned)count)]);
    }
    s = buf_copy(&b, &t->arena);
    buf_release(&b);
    return s;
}

static void chance_hours(struct tale *t, struct dice *d, struct block *facts)
{
    struct block *fact = tale_block(t, facts, BLOCK_FACT, STYLE_FACT_WHEN);
    struct block *table = tale_block(t, fact, BLOCK_TABLE, STYLE_FACT_WHEN);

    fact->icon = STR("kello");
    for (unsigned i = 2 + roll(d, 3); i > 0; i--) {
        struct block *row = tale_block(t, table, BLOCK_ROW, STYLE_FACT_WHEN);

        tale_say(t, row, BLOCK_CELL, STYLE_FACT_WHEN, chance_words(t, d, 3).s);
        tale_say(t, row, BLOCK_CELL, STYLE_FACT_WHEN, chance_words(t, d, 9).s);
    }
}

static void chance_facts(struct tale *t, struct dice *d, struct block *group)
{
    static const char *const icons[] = {"kello", "paikka", "euro", "kuka", "verkko"};
    struct block *facts = tale_block(t, group, BLOCK_FACTS, STYLE_FACT), *phone;

    for (unsigned i = roll(d, 5); i > 0; i--)
        tale_say(t, facts, BLOCK_FACT, STYLE_FACT, chance_words(t, d, 12).s)->icon =
            str_from(icons[i]);
    if (roll(d, 4) == 0)
        chance_hours(t, d, facts);
    if (roll(d, 3) == 0)
        return;
    phone = tale_say(t, facts, BLOCK_FACT, STYLE_FACT_PHONE, "050\u00a0323\u00a03773");
    phone->icon = STR("puhelin");
    phone->spans.v[0].ltr = true;
    phone->spans.v[0].href = STR("tel:+358503233773");
}

static void chance_entry(struct tale *t, struct dice *d, struct block *section)
{
    struct block *entry = tale_block(t, section, BLOCK_ENTRY, STYLE_ENTRY);
    struct str name = chance_words(t, d, 8),
               description = chance_words(t, d, roll(d, 20) ? 50 : 400);

    for (int v = VARIANT_FULL; v < VARIANT_COUNT; v++) {
        struct block *group = tale_block(t, entry, BLOCK_GROUP, STYLE_ENTRY), *list;

        group->variant = (enum variant)v;
        tale_say(t, group, BLOCK_HEADING, STYLE_ENTRY_NAME, name.s)->level = 3;
        if (v == VARIANT_BRIEF)
            continue;
        tale_say(t, group, BLOCK_PARAGRAPH, STYLE_ORGANISATION, chance_words(t, d, 6).s);
        if (v == VARIANT_FULL) {
            tale_say(t, group, BLOCK_PARAGRAPH, STYLE_DESCRIPTION, description.s);
            list = tale_block(t, group, BLOCK_LIST, STYLE_LIST);
            for (unsigned i = roll(d, 3); i > 0; i--)
                tale_say(t, list, BLOCK_ITEM, STYLE_LIST, chance_words(t, d, 15).s);
        }
        chance_facts(t, d, group);
    }
}

/* Each row is a listing: it may be left out where room is short. */
static void chance_rows(struct tale *t, struct dice *d, struct block *section)
{
    static const struct listing task;
    struct block *table;

    if (roll(d, 2))
        tale_say(t, section, BLOCK_PARAGRAPH, STYLE_SECTION_LEAD, chance_words(t, d, 30).s);
    table = tale_block(t, section, BLOCK_TABLE, STYLE_ROW);
    for (unsigned i = 1 + roll(d, 30); i > 0; i--) {
        struct block *row = tale_block(t, table, BLOCK_ROW, STYLE_ROW);

        row->listing = &task;
        tale_say(t, row, BLOCK_CELL, STYLE_ROW, chance_words(t, d, 10).s);
        tale_say(t, row, BLOCK_CELL, STYLE_ROW_END,
                 roll(d, 5) ? "050\u00a0323\u00a03773" : chance_words(t, d, 10).s);
    }
}

void tale_random(struct tale *t, unsigned seed)
{
    struct dice d = {seed * 2654435761u + 12345u};

    for (unsigned i = roll(&d, 8); i > 0; i--) {
        struct block *section = tale_section(t, PART_LISTINGS, chance_words(t, &d, 5).s);

        for (unsigned k = 1 + roll(&d, 9); k > 0; k--)
            chance_entry(t, &d, section);
    }
    if (roll(&d, 2))
        chance_rows(t, &d, tale_section(t, PART_VOLUNTEER, "Haluatko auttaa?"));
    if (roll(&d, 8))
        tale_dress(t);
}

void tale_compose(struct tale *t)
{
    if (!compose(&t->story, t->layout, t->cache, &t->arena, &t->said.diag, &t->frames))
        fail_msg("not composed: %s", said(&t->said));
}

struct str tale_words(struct tale *t, size_t frame, const struct block *block, bool artifacts)
{
    const struct frame *f = &t->frames.v.v[frame];
    struct buf b = {0};
    struct str s;

    buf_puts(&b, "");
    for (size_t i = 0; i < f->items.n; i++)
        if (f->items.v[i].kind == ITEM_RUN && f->items.v[i].block == block &&
            (artifacts || !f->items.v[i].artifact))
            buf_str(&b, f->items.v[i].u.run->text);
    s = buf_copy(&b, &t->arena);
    buf_release(&b);
    return s;
}

const struct frame_item *tale_run(const struct tale *t, size_t frame, const struct block *block)
{
    const struct frame *f = &t->frames.v.v[frame];

    for (size_t i = 0; i < f->items.n; i++)
        if (f->items.v[i].kind == ITEM_RUN && f->items.v[i].block == block &&
            !f->items.v[i].artifact)
            return &f->items.v[i];
    return NULL;
}
