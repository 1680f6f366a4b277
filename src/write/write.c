/*
 * write.c: a whole PDF: its pages first, then what they used.
 *
 * A leaflet's pages carry their content directly. On sheets for the printer each frame is a form,
 * drawn once and placed as often as it is needed.
 */
#include "write/write.h"

#include <stdlib.h>

#include "write/file/pdf.h"
#include "write/file/syntax.h"
#include "write/metadata.h"
#include "write/navigate.h"
#include "write/page/subset.h"
#include "write/paint.h"
#include "write/tag/structure.h"

struct write_cache {
    struct deflater *deflater;
    struct subsets *subsets;
};

/* A frame as a form, to be placed. */
struct form {
    const struct frame *frame;
    struct resource_name name;
};

struct document {
    const struct sheets *sheets;
    const struct frames *frames;
    struct diag *d;
    struct pdf *pdf;
    struct arena arena;
    struct resources resources;
    struct tags tags;              /* not on sheets for the printer */
    struct object **side;          /* the page of each side */
    struct navigate_page *page_of; /* of each frame; none on sheets for the printer */
    VEC(struct form) forms;        /* drawn so far */
};

/* ---- Pages */

/* An area of a page or form of that height. */
static void put_box(struct object *o, const char *key, struct area a, pt64 height)
{
    pt64 edges[4] = {a.x, height - a.y - a.h, a.x + a.w, height - a.y};
    int64_t box[4];

    for (int i = 0; i < 4; i++)
        box[i] = content_centi(edges[i]);
    object_decimals(o, key, box, 4, 2);
}

/* All pages first: links and bookmarks lead forward, too. */
static void add_pages(struct document *doc)
{
    const struct sheets *s = doc->sheets;

    doc->side = arena_array(&doc->arena, s->sides.n, sizeof(struct object *));
    doc->page_of = arena_array(&doc->arena, doc->frames->v.n, sizeof *doc->page_of);
    for (size_t i = 0; i < s->sides.n; i++) {
        const struct side *side = &s->sides.v[i];
        struct object *page = pdf_add_page(doc->pdf);

        put_box(page, "MediaBox", (struct area){0, 0, side->width, side->height}, side->height);
        put_box(page, "TrimBox", side->trim, side->height);
        put_box(page, "BleedBox", side->bleed, side->height);
        object_put(page, "Resources", doc->resources.object);
        doc->side[i] = page;
        if (!s->imposed)
            doc->page_of[i] = (struct navigate_page){page, side->height};
    }
}

static void put_content(struct document *doc, struct object *page, struct content *c)
{
    struct object *o = object_new(doc->pdf);

    content_finish(c);
    object_deflate(o, buf_view(&c->out));
    object_put(page, "Contents", o);
}

static void write_links(struct document *doc, struct object *page, const struct frame *frame)
{
    struct buf annotations = {0}; /* an entry may have several, and is one of many */

    for (size_t i = 0; i < frame->items.n; i++) {
        const struct frame_item *item = &frame->items.v[i];
        uint32_t link;

        if (item->kind != ITEM_LINK || !tags_allow_link(&doc->tags, item))
            continue;
        link = navigate_link(doc->pdf, item, frame->height, doc->page_of, doc->frames->v.n,
                             doc->frames->v.n + doc->tags.annotations, doc->d);
        if (!link)
            continue;
        buf_char(&annotations, annotations.n ? ' ' : '[');
        syntax_ref(&annotations, link);
        tags_annotation(&doc->tags, item, link);
    }
    if (annotations.n) {
        buf_char(&annotations, ']');
        object_raw(page, "Annots", buf_view(&annotations));
    }
    buf_release(&annotations);
}

/* ---- Forms */

static void paint_insets(struct document *doc, struct content *c, const struct frame *frame);

static struct resource_name form_of(struct document *doc, const struct frame *frame, pt64 bleed)
{
    struct object *form;
    struct form *made;
    struct content c;

    for (size_t i = 0; i < doc->forms.n; i++)
        if (doc->forms.v[i].frame == frame)
            return doc->forms.v[i].name;
    content_init(&c, frame->height);
    paint_frame(&c, frame, &doc->resources, NULL, doc->d);
    paint_insets(doc, &c, frame);
    form = object_new(doc->pdf);
    object_name(form, "Type", "XObject");
    object_name(form, "Subtype", "Form");
    put_box(form, "BBox",
            (struct area){-bleed, -bleed, frame->width + 2 * bleed, frame->height + 2 * bleed},
            frame->height);
    object_put(form, "Resources", doc->resources.object);
    object_deflate(form, buf_view(&c.out));
    content_release(&c);
    made = vec_push(&doc->arena, &doc->forms);
    *made = (struct form){frame, resources_form(&doc->resources, form)};
    return made->name;
}

static void place_form(struct document *doc, struct content *c, const struct frame *frame,
                       const struct placement *at, pt64 bleed)
{
    content_form(c, form_of(doc, frame, bleed).z, at, frame->width, frame->height);
}

static void paint_insets(struct document *doc, struct content *c, const struct frame *frame)
{
    for (size_t i = 0; i < frame->insets.n; i++) {
        const struct inset *inset = &frame->insets.v[i];
        bool lying = inset->quarters % 2;
        struct placement at = {.x = inset->x, .y = inset->y, .quarters = inset->quarters};

        at.clip = (struct area){at.x, at.y, lying ? inset->frame->height : inset->frame->width,
                                lying ? inset->frame->width : inset->frame->height};
        place_form(doc, c, inset->frame, &at, 0);
    }
}

/* ---- Pages for reading */

static void write_page(struct document *doc, struct object *page, const struct frame *frame)
{
    struct content c;

    content_init(&c, frame->height);
    paint_frame(&c, frame, &doc->resources, &doc->tags, doc->d);
    if (frame->insets.n) {
        content_mark(&c, MARKED_ANYTHING, STR("/Artifact BMC"));
        paint_insets(doc, &c, frame);
        content_unmark(&c);
    }
    put_content(doc, page, &c);
    content_release(&c);
    write_links(doc, page, frame);
}

/* ---- Sheets for the printer */

static void write_sheet(struct document *doc, struct object *page, const struct side *side)
{
    struct content c;

    content_init(&c, side->height);
    for (size_t i = 0; i < side->placed.n; i++) {
        const struct placement *p = &side->placed.v[i];

        place_form(doc, &c, &doc->frames->v.v[p->frame], p, doc->sheets->bleed);
    }
    for (size_t i = 0; i < side->marks.n; i++)
        paint_item(&c, &side->marks.v[i], &doc->resources, doc->d);
    put_content(doc, page, &c);
    content_release(&c);
}

/* ---- The document */

static void write_sides(struct document *doc)
{
    const struct sheets *s = doc->sheets;

    for (size_t i = 0; i < s->sides.n; i++) {
        const struct side *side = &s->sides.v[i];

        if (s->imposed)
            write_sheet(doc, doc->side[i], side);
        else
            write_page(doc, doc->side[i], &doc->frames->v.v[i]);
    }
}

/* What makes the leaflet's pages more than ink: the way about them, and what each piece is. */
static void write_sense(struct document *doc)
{
    size_t n = doc->frames->v.n;
    pt64 *heights = arena_array(&doc->arena, n, sizeof *heights);

    for (size_t i = 0; i < n; i++)
        heights[i] = doc->frames->v.v[i].height;
    navigate_bookmarks(doc->pdf, doc->frames, doc->page_of, n);
    navigate_labels(doc->pdf, doc->frames);
    structure_write(doc->pdf, &doc->tags, doc->side, heights);
}

static bool write_document(struct document *doc, const struct write_options *o,
                           struct write_cache *cache)
{
    resources_init(&doc->resources, doc->pdf, o->mono, &doc->arena);
    add_pages(doc);
    metadata_write(doc->pdf, doc->frames->story, o, !doc->sheets->imposed);
    tags_init(&doc->tags, doc->frames->story, &doc->arena);
    write_sides(doc);
    if (!doc->sheets->imposed)
        write_sense(doc);
    if (!resources_finish(&doc->resources, cache->subsets, doc->d))
        return false;
    return pdf_save(doc->pdf, doc->d);
}

struct write_cache *write_cache_new(void)
{
    struct write_cache *cache = heap_alloc(sizeof *cache);

    cache->deflater = deflater_new();
    cache->subsets = subsets_new();
    return cache;
}

void write_cache_free(struct write_cache *cache)
{
    if (!cache)
        return;
    deflater_free(cache->deflater);
    subsets_free(cache->subsets);
    free(cache);
}

bool write_pdf(const struct sheets *sheets, const struct write_options *o,
               struct write_cache *cache, struct diag *d, struct buf *out)
{
    struct document doc = {.sheets = sheets, .frames = sheets->frames, .d = d};
    size_t before = out->n;
    bool ok;

    doc.pdf = pdf_new(cache->deflater, out);
    arena_init(&doc.arena);
    ok = write_document(&doc, o, cache);
    arena_release(&doc.arena);
    pdf_free(doc.pdf);
    if (!ok)
        buf_cut(out, before);
    return ok;
}
