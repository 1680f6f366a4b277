/*
 * navigate.c: links, bookmarks and page labels (ISO 32000-1, 12.3, 12.4.2, 12.5.6.5).
 *
 * Links, two or three an entry and all alike, are written as text at once, as structure elements
 * are and for the reason given there (structure.c); bookmarks and labels are libharu's objects.
 */
#include "write/navigate.h"

#include "base/intl.h"
#include "write/file/pdf.h"
#include "write/file/syntax.h"

enum {
    ANNOTATION_PRINT = 4, /* a flag; PDF/A asks for it */
    MAX_LEVELS = 8,       /* of bookmarks */
    LABEL_MAX = 1000000
};

/* ---- Links */

/* A scheme that a leaflet's reader may be sent to, and bytes that RFC 3986 allows. */
static bool href_allowed(struct str href)
{
    const struct str schemes[] = {STR("tel:"), STR("mailto:"), STR("https://"), STR("http://")};
    bool known = false;

    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        known = known || (str_starts(href, schemes[i]) && href.n > schemes[i].n);
    for (size_t i = 0; i < href.n; i++)
        if (href.s[i] <= ' ' || href.s[i] > '~')
            return false;
    return known;
}

/* A place in the document: [page /XYZ null top null], which keeps the reader's zoom. */
static void put_destination(struct buf *b, const struct navigate_page *page, pt64 y)
{
    buf_char(b, '[');
    syntax_ref(b, object_number(page->object));
    buf_puts(b, "/XYZ null ");
    buf_int(b, (page->height - y) / 64 + 1);
    buf_puts(b, " null]");
}

static void put_rectangle(struct buf *b, const struct frame_item *item, pt64 page_height)
{
    int64_t box[4] = {item->x, page_height - item->y - item->h, item->x + item->w,
                      page_height - item->y};

    for (int i = 0; i < 4; i++)
        box[i] = box[i] * 100 / 64;
    buf_puts(b, "/Rect");
    syntax_decimals(b, box, 4, 2);
}

/* What a block is called: a section's short name, else its own first words. */
static struct str name_of(const struct block *b)
{
    while (!b->short_name.n && !b->spans.n && b->first)
        b = b->first;
    return b->short_name.n ? b->short_name : b->spans.n ? b->spans.v[0].text : STR_NONE;
}

/* What a link does, in words: at worst the words that are linked, or the name of where it leads. */
static struct str title_of(const struct frame_item *item)
{
    const struct span *span = item->span;
    struct str title = span ? span->href_title : STR_NONE;

    if (!title.n && span)
        title = span->text;
    if (!title.n && span && span->target)
        title = name_of(span->target);
    return title.n ? title : item->u.link.href;
}

/* A link's title: heard, not set, so that no space need keep words together. */
static void put_spoken(struct buf *b, struct str title)
{
    struct buf words = {0};

    for (size_t i = 0; i < title.n; i++) {
        bool no_break = str_starts(str_sub(title, i, title.n), STR("\u00A0"));

        buf_char(&words, no_break ? ' ' : title.s[i]);
        i += no_break;
    }
    buf_puts(b, "/Contents");
    syntax_text(b, buf_view(&words));
    buf_release(&words);
}

/* Does the item lead somewhere? Reports an address that no leaflet may lead to. */
static bool leads(const struct frame_item *item, const struct navigate_page *pages, size_t n_pages,
                  struct diag *d)
{
    struct str href = item->u.link.href;
    int target = item->u.link.target_frame;

    if (target >= 0)
        return (size_t)target < n_pages && pages[target].object;
    if (!href.n) /* to a place in the leaflet that was not printed */
        return false;
    if (href_allowed(href))
        return true;
    diag_report(d, DIAG_BAD_URL, item->span ? item->span->at : LOC_NONE,
                _("\"%.*s\": only tel:, mailto:, https: and http: become links"), STR_ARG(href));
    return false;
}

uint32_t navigate_link(struct pdf *p, const struct frame_item *item, pt64 page_height,
                       const struct navigate_page *pages, size_t n_pages, size_t key,
                       struct diag *d)
{
    uint32_t number;
    struct buf *b;
    struct str title = title_of(item);

    if (!leads(item, pages, n_pages, d))
        return 0;
    number = pdf_number(p);
    b = pdf_begin_object(p, number);
    buf_puts(b, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F ");
    buf_int(b, ANNOTATION_PRINT);
    buf_puts(b, "/StructParent ");
    buf_int(b, (int64_t)key);
    put_rectangle(b, item, page_height);
    if (item->u.link.target_frame >= 0) {
        buf_puts(b, "/Dest");
        put_destination(b, &pages[item->u.link.target_frame], item->u.link.target_y);
    } else {
        buf_puts(b, "/A<</S/URI/URI");
        syntax_bytes(b, item->u.link.href);
        buf_puts(b, ">>");
    }
    if (title.n)
        put_spoken(b, title);
    buf_puts(b, ">>");
    pdf_end_object(p);
    return number;
}

/* ---- Bookmarks */

/* A node of the outline, while its children are hung below it. */
struct node {
    struct object *object;
    struct object *last; /* of its children */
    unsigned level;
    int32_t children;
};

static struct object *add_child(struct pdf *p, struct node *parent)
{
    struct object *child = object_new(p);

    object_put(child, "Parent", parent->object);
    if (parent->last) {
        object_put(parent->last, "Next", child);
        object_put(child, "Prev", parent->last);
    } else {
        object_put(parent->object, "First", child);
    }
    parent->last = child;
    return child;
}

/* Nothing more comes below a node. Its branch is shown open, so that every node below counts. */
static void close_node(struct node *n, struct node *parent)
{
    if (!n->children)
        return;
    object_put(n->object, "Last", n->last);
    object_int(n->object, "Count", n->children);
    if (parent)
        parent->children += n->children;
}

void navigate_bookmarks(struct pdf *p, const struct frames *frames,
                        const struct navigate_page *pages, size_t n_pages)
{
    struct node path[MAX_LEVELS + 1] = {{0}};
    size_t depth = 0; /* path[depth] is the node last added; path[0] the root */
    struct buf place = {0};

    if (!frames->bookmarks.n)
        return;
    path[0].object = object_new(p);
    object_name(path[0].object, "Type", "Outlines");
    object_put(pdf_catalog(p), "Outlines", path[0].object);
    for (size_t i = 0; i < frames->bookmarks.n; i++) {
        const struct bookmark *b = &frames->bookmarks.v[i];
        struct node *node;

        if (b->frame >= n_pages || !pages[b->frame].object)
            continue;
        for (; depth > 0 && (path[depth].level >= b->level || depth == MAX_LEVELS); depth--)
            close_node(&path[depth], &path[depth - 1]);
        node = &path[depth + 1];
        *node = (struct node){.object = add_child(p, &path[depth]), .level = b->level};
        path[depth++].children++;
        object_text(node->object, "Title", b->title);
        buf_clear(&place);
        put_destination(&place, &pages[b->frame], b->y);
        object_raw(node->object, "Dest", buf_view(&place));
    }
    for (; depth > 0; depth--)
        close_node(&path[depth], &path[depth - 1]);
    close_node(&path[0], NULL);
    buf_release(&place);
}

/* ---- Page labels */

void navigate_labels(struct pdf *p, const struct frames *frames)
{
    struct object *ranges = object_array(object_dict(pdf_catalog(p), "PageLabels"), "Nums");
    struct str last = STR_NONE; /* the label of the page before */
    unsigned next = 0;          /* the number that goes on from there; 0: none does */

    for (size_t i = 0; i < frames->v.n; i++) {
        struct str label = frames->v.v[i].label;
        unsigned number = 0;
        bool plain = label.n && label.s[0] != '0' && str_to_uint(label, LABEL_MAX, &number);
        bool goes_on = plain ? number == next : i > 0 && next == 0 && str_eq(label, last);
        struct object *range;

        if (!goes_on) {
            array_int(ranges, (int32_t)i);
            range = array_dict(ranges);
            if (plain) {
                object_name(range, "S", "D");
                object_int(range, "St", (int32_t)number);
            } else if (label.n) {
                object_text(range, "P", label);
            }
        }
        next = plain ? number + 1 : 0;
        last = label;
    }
}
