/*
 * leaflet.c: pages made by hand, with real fonts.
 */
#include "leaflet.h"

#include <stdlib.h>
#include <string.h>

#include "config/icons.h"
#include "unit.h"

#define FONTS "/usr/share/fonts/truetype/noto/"

enum { A5_WIDTH = 420, A5_HEIGHT = 595 };

static const char *const FACE_FILE[LEAFLET_FACES] = {
    FONTS "NotoSans-Regular.ttf", FONTS "NotoSans-Bold.ttf", FONTS "NotoNaskhArabic-Regular.ttf"};

void leaflet_init(struct leaflet *l)
{
    *l = (struct leaflet){0};
    arena_init(&l->arena);
    l->story.lang = LANG_FI;
    l->story.title = STR("Apu on lähellä – Tampere 🏠");
    l->story.author = STR("Artteli <ry> & muut");
    l->frames.story = &l->story;
    l->story.part[PART_LISTINGS] =
        block_new(&l->arena, BLOCK_GROUP, STYLE_BODY, (struct loc){"listings.csv", 1, 1});
}

void leaflet_release(struct leaflet *l)
{
    for (int i = 0; i < LEAFLET_FACES; i++)
        face_free(l->face[i]);
    arena_release(&l->arena);
}

struct frame *leaflet_page(struct leaflet *l, const char *label)
{
    struct frame *f = vec_push(&l->arena, &l->frames.v);

    f->width = PT64(A5_WIDTH);
    f->height = PT64(A5_HEIGHT);
    f->grid_first = PT64(60);
    f->grid_leading = PT64(16);
    f->label = str_from(label);
    return f;
}

struct block *leaflet_block(struct leaflet *l, enum block_kind kind, enum style_id style)
{
    struct block *b = block_new(&l->arena, kind, style, (struct loc){"listings.csv", 2, 3});

    b->level = kind == BLOCK_HEADING ? 1 : 0;
    block_append(l->story.part[PART_LISTINGS], b);
    return b;
}

static const struct face *face_of(struct leaflet *l, enum leaflet_face which)
{
    struct diag d;

    if (!l->face[which]) {
        diag_init(&d, stderr);
        l->face[which] = face_load(FACE_FILE[which], 0, LOC_NONE, &d);
        assert_non_null(l->face[which]);
    }
    return l->face[which];
}

/* The glyphs of a shaped buffer; the text of a cluster goes to its first glyph in reading order. */
static void copy_glyphs(struct leaflet *l, hb_buffer_t *b, struct glyph_run *run)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(b, NULL);
    struct glyph *g = arena_array(&l->arena, n, sizeof *g);
    size_t end =
        run->text.n; /* of the text of the cluster at hand, going backwards in reading order */
    int64_t units = 0;

    for (unsigned k = 0; k < n; k++) {
        unsigned i = run->rtl ? k : n - 1 - k;
        unsigned before = run->rtl ? i + 1 : i - 1; /* the glyph before it in reading order */
        bool first = (run->rtl ? i + 1 == n : i == 0) || info[before].cluster != info[i].cluster;

        g[i] = (struct glyph){.id = info[i].codepoint,
                              .advance = place[i].x_advance,
                              .dx = place[i].x_offset,
                              .dy = place[i].y_offset,
                              .text_at = info[i].cluster,
                              .text_n = first ? (uint32_t)(end - info[i].cluster) : 0};
        if (first)
            end = info[i].cluster;
        units += place[i].x_advance;
    }
    run->glyphs = g;
    run->n = n;
    run->width = pt64_scale(units, run->size, run->face->units_per_em);
}

static const struct glyph_run *shape(struct leaflet *l, const struct face *face, pt64 size,
                                     struct str text)
{
    struct glyph_run *run = arena_new(&l->arena, struct glyph_run);
    hb_buffer_t *b = hb_buffer_create();

    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(b, text.s, (int)text.n, 0, -1);
    hb_buffer_guess_segment_properties(b);
    *run = (struct glyph_run){.face = face, .size = size, .lang = l->story.lang, .text = text};
    run->rtl = hb_buffer_get_direction(b) == HB_DIRECTION_RTL;
    hb_shape(face->hb_font, b, NULL, 0);
    copy_glyphs(l, b, run);
    hb_buffer_destroy(b);
    return run;
}

struct frame_item *leaflet_item(struct leaflet *l, struct frame *frame, enum item_kind kind, int x,
                                int y, int w, int h)
{
    struct frame_item *item = vec_push(&l->arena, &frame->items);

    item->kind = kind;
    item->x = PT64(x);
    item->y = PT64(y);
    item->w = PT64(w);
    item->h = PT64(h);
    return item;
}

struct frame_item *leaflet_text(struct leaflet *l, struct frame *frame, struct block *block,
                                enum leaflet_face face, int size, int x, int y, const char *text)
{
    const struct glyph_run *run = shape(l, face_of(l, face), PT64(size), str_from(text));
    struct frame_item *item = leaflet_item(l, frame, ITEM_RUN, x, y, 0, 0);

    item->block = block;
    item->u.run = run;
    return item;
}

void leaflet_impose(struct leaflet *l)
{
    l->sheets = (struct sheets){.frames = &l->frames};
    for (size_t i = 0; i < l->frames.v.n; i++) {
        const struct frame *f = &l->frames.v.v[i];
        struct area page = {0, 0, f->width, f->height};
        struct side *side = vec_push(&l->arena, &l->sheets.sides);

        *side = (struct side){.width = f->width, .height = f->height, .trim = page, .bleed = page};
        *vec_push(&l->arena, &side->placed) =
            (struct placement){.frame = (unsigned)i, .clip = page};
    }
}

/* ---- A sample */

static const struct icon *house(struct leaflet *l)
{
    static const struct path_step steps[] = {
        {PATH_MOVE, {1200}, {300}},  {PATH_LINE, {200}, {1200}},
        {PATH_LINE, {500}, {1200}},  {PATH_CURVE, {500, 500, 600}, {1900, 2000, 2000}},
        {PATH_LINE, {1900}, {2000}}, {PATH_LINE, {1900}, {1200}},
        {PATH_LINE, {2200}, {1200}}, {PATH_CLOSE, {0}, {0}},
    };
    struct icon *icon = arena_new(&l->arena, struct icon);

    *icon = (struct icon){STR("house"), steps, sizeof steps / sizeof *steps, false};
    return icon;
}

static void link_to(struct leaflet *l, struct frame *page, struct block *block, const char *href,
                    int y)
{
    struct span *span = block_span(&l->arena, block, SPAN_TEXT, STR("050 123 4567"));
    struct frame_item *link = leaflet_item(l, page, ITEM_LINK, 52, y - 12, 120, 16);

    span->href = str_from(href);
    span->href_title = STR("Soita: Ruokakassi (Hervanta)");
    link->block = block;
    link->span = span;
    link->u.link.href = span->href;
    link->u.link.target_frame = -1;
}

static void entry(struct leaflet *l, struct frame *page, int y)
{
    struct block *name = leaflet_block(l, BLOCK_HEADING, STYLE_ENTRY_NAME);
    struct block *text = leaflet_block(l, BLOCK_PARAGRAPH, STYLE_DESCRIPTION);
    struct block *fact = leaflet_block(l, BLOCK_FACT, STYLE_FACT_PHONE);
    struct frame_item *icon;

    leaflet_text(l, page, name, LEAFLET_BOLD, 13, 40, y, "Ruokakassit Hervannassa");
    leaflet_text(l, page, text, LEAFLET_REGULAR, 12, 40, y + 16,
                 "Jaamme ruokakasseja kaikille, jotka tarvitsevat. Ota oma ");
    leaflet_text(l, page, text, LEAFLET_REGULAR, 12, 40, y + 32,
                 "kassi mukaan. Sinun ei tarvitse todistaa tulojasi.");
    icon = leaflet_item(l, page, ITEM_ICON, 40, y + 38, 10, 10);
    icon->color = 0x0B4F6C;
    icon->u.icon = house(l);
    leaflet_text(l, page, fact, LEAFLET_BOLD, 13, 52, y + 48, "050\u00A0123\u00A04567");
    link_to(l, page, fact, "tel:+358501234567", y + 48);
}

static void foot(struct leaflet *l, struct frame *page)
{
    struct frame_item *rule = leaflet_item(l, page, ITEM_RULE, 40, 560, 340, 0);
    struct frame_item *text;

    rule->u.rule.width = PT64(0.5);
    rule->color = 0x808080;
    text = leaflet_text(l, page, NULL, LEAFLET_REGULAR, 9, 40, 575, "Apu on lähellä · Tampere");
    text->color = 0x444444;
}

static void cover(struct leaflet *l, struct frame *page)
{
    enum { SIDE = 25 };
    uint8_t *modules = arena_array(&l->arena, SIDE, SIDE);
    struct block *title = leaflet_block(l, BLOCK_HEADING, STYLE_TITLE);
    struct frame_item *item = leaflet_item(l, page, ITEM_FILL, 40, 180, 340, 130);

    item->color = 0xE8F0F4;
    for (unsigned i = 0; i < SIDE * SIDE; i++)
        modules[i] = (uint8_t)(0x40 | (i * i / 7 % 3 == 0));
    item = leaflet_text(l, page, title, LEAFLET_BOLD, 40, 40, 120, "Tampere");
    item->color = 0x0B4F6C;
    item = leaflet_item(l, page, ITEM_QR, 300, 190, 75, 75);
    item->block = leaflet_block(l, BLOCK_FIGURE, STYLE_CAPTION);
    item->u.qr.modules = modules;
    item->u.qr.side = SIDE;
    item = leaflet_item(l, page, ITEM_LINK, 40, 400, 340, 16);
    item->block = leaflet_block(l, BLOCK_PARAGRAPH, STYLE_CONTENTS);
    item->u.link.target_frame = 2;
    item->u.link.target_y = PT64(60);
    for (unsigned i = 0; i < 2; i++)
        *vec_push(&l->arena, &l->frames.bookmarks) =
            (struct bookmark){STR("Tampere – ruoka 🏠"), i + 1, 0, PT64(80)};
}

void leaflet_sample(struct leaflet *l)
{
    static const char *const label[] = {"1", "2", "3", "4"};

    for (int i = 0; i < 4; i++) {
        struct frame *page = leaflet_page(l, label[i]);

        if (i == 0)
            cover(l, page);
        for (int y = i ? 60 : 420; y < 500; y += 80)
            entry(l, page, y);
        foot(l, page);
        *vec_push(&l->arena, &l->frames.bookmarks) =
            (struct bookmark){STR("Ruoka-apu"), 1, (unsigned)i, PT64(60)};
    }
    leaflet_impose(l);
}

bool leaflet_write(const struct leaflet *l, const struct write_options *o, struct diag *d,
                   struct buf *out)
{
    struct write_cache *cache = write_cache_new();
    bool ok = write_pdf(&l->sheets, o, cache, d, out);

    write_cache_free(cache);
    return ok;
}
