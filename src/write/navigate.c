/*
 * navigate.c: links, bookmarks and page labels (ISO 32000-1, 12.3, 12.4.2, 12.5.6.5).
 */
#include "write/navigate.h"

#include "base/intl.h"
#include "write/pdf.h"

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
static void put_destination(struct object *d, const char *key, const struct navigate_page *page,
                            pt64 y)
{
    struct object *a = object_array(d, key);

    array_put(a, page->object);
    array_name(a, "XYZ");
    array_null(a);
    array_int(a, (page->height - y) / 64 + 1);
    array_null(a);
}

static void put_rectangle(struct object *d, const struct frame_item *item, pt64 page_height)
{
    int64_t box[4] = {item->x, page_height - item->y - item->h, item->x + item->w,
                      page_height - item->y};

    for (int i = 0; i < 4; i++)
        box[i] = box[i] * 100 / 64;
    object_decimals(d, "Rect", box, 4, 2);
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

static struct object *new_annotation(struct pdf *p, const struct frame_item *item, pt64 page_height)
{
    static const int64_t none[3] = {0, 0, 0};
    struct object *o = object_new(p);
    struct str title = title_of(item);

    object_name(o, "Type", "Annot");
    object_name(o, "Subtype", "Link");
    put_rectangle(o, item, page_height);
    object_decimals(o, "Border", none, 3, 0);
    object_int(o, "F", ANNOTATION_PRINT);
    if (title.n)
        object_text(o, "Contents", title);
    return o;
}

struct object *navigate_link(struct pdf *p, const struct frame_item *item, pt64 page_height,
                             const struct navigate_page *pages, size_t n_pages, struct diag *d)
{
    struct str href = item->u.link.href;
    int target = item->u.link.target_frame;
    struct object *o, *action;

    if (target >= 0) {
        if ((size_t)target >= n_pages || !pages[target].object)
            return NULL;
        o = new_annotation(p, item, page_height);
        put_destination(o, "Dest", &pages[target], item->u.link.target_y);
        return o;
    }
    if (!href.n) /* to a place in the leaflet that was not printed */
        return NULL;
    if (!href_allowed(href)) {
        diag_report(d, DIAG_BAD_URL, item->span ? item->span->at : LOC_NONE,
                    _("\"%.*s\": only tel:, mailto:, https: and http: become links"),
                    STR_ARG(href));
        return NULL;
    }
    o = new_annotation(p, item, page_height);
    action = object_dict(o, "A");
    object_name(action, "S", "URI");
    object_bytes(action, "URI", href);
    return o;
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
        put_destination(node->object, "Dest", &pages[b->frame], b->y);
    }
    for (; depth > 0; depth--)
        close_node(&path[depth], &path[depth - 1]);
    close_node(&path[0], NULL);
}

/* ---- Page labels */

void navigate_labels(struct pdf *p, const struct frames *frames)
{
    struct object *ranges = object_array(object_dict(pdf_catalog(p), "PageLabels"), "Nums");
    unsigned next = 0; /* the number that goes on from the page before; 0: none does */

    for (size_t i = 0; i < frames->v.n; i++) {
        struct str label = frames->v.v[i].label;
        unsigned number = 0;
        bool plain = label.n && label.s[0] != '0' && str_to_uint(label, LABEL_MAX, &number);
        struct object *range;

        if (!plain || number != next) {
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
    }
}
