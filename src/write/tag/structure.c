/*
 * structure.c: the structure tree (ISO 32000-1, 14.7 and 14.8).
 *
 * The walk makes an element for each block of which something was drawn, in the story's order,
 * wherever its pieces lie: an entry over two columns is one element. What was drawn of no block of
 * the story comes behind, so that every marked piece has a parent.
 */
#include "write/tag/structure.h"

#include <string.h>

#include "write/file/syntax.h"
#include "write/tag/elements.h"
#include "write/tag/role.h"

struct structure {
    struct tags *tags;
    const pt64 *heights;
    struct elements elements;
    unsigned level[3];         /* of the heading that what comes is below, and of those above it */
    unsigned depth;            /* how many there are */
    struct element *link;      /* the last one added … */
    const struct block *place; /* … and where in the leaflet it leads */
};

/* ---- What an element holds */

static struct element *add_element(struct structure *s, struct element *parent, const char *role)
{
    return element_new(&s->elements, parent, role);
}

/* A piece, or the annotation of a link. */
static void add_tag(struct structure *s, struct element *e, const struct tag *t)
{
    if (t->annotation)
        element_annotation(&s->elements, e, t->page, t->annotation, t->annotation_index);
    else
        element_piece(&s->elements, e, t->page, t->mcid);
}

/* Does a link lead where the one did that was added last, to the same element? */
static bool leads_on(const struct structure *s, const struct element *parent,
                     const struct tag *first)
{
    return s->link && s->link->parent == parent && s->link->lang == first->lang && s->place &&
           first->link->target == s->place;
}

/*
 * One Link element a linked span, wherever its lines lie: the pieces, then the annotations. Spans
 * of one element that lead to one place share it: the name of a section and its page are one link.
 */
static void add_link(struct structure *s, struct element *parent, const struct tag *first)
{
    struct element *e = leads_on(s, parent, first) ? s->link : add_element(s, parent, "Link");

    s->link = e;
    s->place = first->link->target;
    e->lang = first->lang;
    for (const struct tag *t = first; t; t = t->next)
        if (t->link == first->link && !t->annotation)
            add_tag(s, e, t);
    for (const struct tag *t = first; t; t = t->next)
        if (t->link == first->link && t->annotation)
            add_tag(s, e, t);
}

/* Is an earlier tag of the block of the same link? Then the link is in the tree. */
static bool link_is_in(const struct tag *first, const struct tag *tag)
{
    while (first != tag && first->link != tag->link)
        first = first->next;
    return first != tag;
}

/* Words in another language, up to the end of it. Returns the last piece of them. */
static const struct tag *add_span(struct structure *s, struct element *parent,
                                  const struct tag *first)
{
    struct element *e = add_element(s, parent, "Span");
    const struct tag *last = first;

    e->lang = first->lang;
    for (const struct tag *t = first;
         t && t->lang == first->lang && !t->link && !t->annotation && !t->label; t = t->next) {
        add_tag(s, e, t);
        last = t;
    }
    return last;
}

static void add_words(struct structure *s, struct element *e, const struct tag *first)
{
    for (const struct tag *t = first; t; t = t->next) {
        if (t->label)
            continue;
        if (t->link) {
            if (!link_is_in(first, t))
                add_link(s, e, t);
        } else if (t->annotation) {
            add_tag(s, add_element(s, e, "Link"), t);
        } else if (t->lang) {
            t = add_span(s, e, t);
        } else {
            add_tag(s, e, t);
        }
    }
}

static void add_children(struct structure *s, struct element *e, const struct block *b);

/* An item's label and its body. */
static void add_item(struct structure *s, struct element *e, const struct block *b,
                     const struct tag *first)
{
    struct element *body;

    for (const struct tag *t = first; t; t = t->next)
        if (t->label)
            add_tag(s, add_element(s, e, "Lbl"), t);
    body = add_element(s, e, "LBody");
    add_words(s, body, first);
    add_children(s, body, b);
}

/* ---- What an element says of itself */

static struct str figure_properties(struct structure *s, const struct block *b,
                                    const struct tag *first)
{
    struct buf text = {0};
    struct str copy;
    int64_t box[4];

    buf_puts(&text, "/Alt");
    syntax_text(&text, b->alt.n ? b->alt : b->figure_source);
    if (first) {
        box[0] = first->box.x;
        box[1] = s->heights[first->page] - first->box.y - first->box.h;
        box[2] = first->box.x + first->box.w;
        box[3] = s->heights[first->page] - first->box.y;
        for (int i = 0; i < 4; i++)
            box[i] = content_centi((pt64)box[i]);
        buf_puts(&text, "/A<</O/Layout/Placement/Block/BBox");
        syntax_decimals(&text, box, 4, 2);
        buf_puts(&text, ">>");
    }
    copy = buf_copy(&text, s->tags->arena);
    buf_release(&text);
    return copy;
}

static bool has_labels(const struct tags *tags, const struct block *list)
{
    BLOCK_EACH (item, list) {
        const struct tagged *drawn = tags_of(tags, item);

        for (const struct tag *t = drawn ? drawn->first : NULL; t; t = t->next)
            if (t->label)
                return true;
    }
    return false;
}

static unsigned cells_of(const struct block *row)
{
    unsigned n = 0;

    BLOCK_EACH (cell, row)
        n++;
    return n;
}

/* The last cell of a short row reaches to the end of the table. */
static unsigned columns_of(const struct block *cell)
{
    unsigned own = cells_of(cell->parent);
    unsigned most = own;

    if (cell->next)
        return 1;
    BLOCK_EACH (row, cell->parent->parent)
        if (cells_of(row) > most)
            most = cells_of(row);
    return 1 + most - own;
}

static struct str cell_properties(struct structure *s, const struct block *b, const char *role)
{
    bool head = strcmp(role, "TH") == 0;
    unsigned columns = columns_of(b);

    if (columns > 1)
        return str_printf(s->tags->arena, "/A<</O/Table%s/ColSpan %u>>", head ? "/Scope/Row" : "",
                          columns);
    return head ? STR("/A<</O/Table/Scope/Row>>") : STR_NONE;
}

static struct str properties_of(struct structure *s, const struct block *b, const char *role,
                                const struct tag *first)
{
    if (b->kind == BLOCK_FIGURE)
        return figure_properties(s, b, first);
    if (role_is_cell(s->tags->story, b))
        return cell_properties(s, b, role);
    if (strcmp(role, "L") == 0 && has_labels(s->tags, b))
        return STR("/A<</O/List/ListNumbering/Disc>>");
    return STR_NONE;
}

/* ---- The walk */

/*
 * H1 to H3 without a skip, whatever was not printed of those above: a heading is one below the
 * nearest before it that has a higher rank.
 */
static const char *heading_role(struct structure *s, const struct block *b)
{
    static const char *const name[] = {"H1", "H2", "H3"};

    while (s->depth > 0 && s->level[s->depth - 1] >= b->level)
        s->depth--;
    if (s->depth < sizeof name / sizeof *name)
        s->level[s->depth++] = b->level;
    return name[s->depth - 1];
}

/* A cell without words still takes its place in the row. */
static void add_empty_cell(struct structure *s, struct element *row, const struct block *b)
{
    struct element *e = add_element(s, row, role_of(s->tags->story, b));

    e->properties = cell_properties(s, b, e->role);
}

static void add_block(struct structure *s, struct element *parent, const struct block *b);

static void add_children(struct structure *s, struct element *e, const struct block *b)
{
    BLOCK_EACH (child, b) {
        if (role_is_cell(s->tags->story, child) && !tags_of(s->tags, child))
            add_empty_cell(s, e, child);
        else
            add_block(s, e, child);
    }
}

/* What a block holds, to its own element or, when it only groups, its parent's. */
static void add_contents(struct structure *s, struct element *e, const struct block *b,
                         const struct tagged *drawn)
{
    if (b->kind == BLOCK_ITEM || b->kind == BLOCK_FACT) {
        add_item(s, e, b, drawn->first);
    } else {
        if (role_is_reference(s->tags->story, b))
            e = add_element(s, e, "Reference");
        add_words(s, e, drawn->first);
        add_children(s, e, b);
    }
}

static void add_block(struct structure *s, struct element *parent, const struct block *b)
{
    struct tagged *drawn = tags_of(s->tags, b);
    struct element *own;
    const char *role;

    if (!drawn || drawn->in_tree) /* many are variants that were not printed */
        return;
    drawn->in_tree = true;
    role = role_of(s->tags->story, b);
    if (!role) {
        add_contents(s, parent, b, drawn);
        return;
    }
    own = add_element(s, parent, b->kind == BLOCK_HEADING ? heading_role(s, b) : role);
    own->lang = b->lang;
    own->properties = properties_of(s, b, role, drawn->first);
    add_contents(s, own, b, drawn);
}

static void add_story(struct structure *s)
{
    const struct story *story = s->tags->story;

    for (int part = 0; part < PART_COUNT; part++)
        if (story->part[part])
            add_block(s, s->elements.document, story->part[part]);
    for (size_t i = 0; i < s->tags->blocks.n; i++)
        add_block(s, s->elements.document, s->tags->blocks.v[i]->block);
}

void structure_write(struct pdf *p, struct tags *t, struct object *const *pages,
                     const pt64 *heights)
{
    struct structure s = {.tags = t, .heights = heights};

    elements_init(&s.elements, t->pieces.v, t->pieces.n, t->annotations, t->arena);
    add_story(&s);
    for (size_t i = 0; i < t->pieces.n; i++) {
        object_int(pages[i], "StructParents", (int32_t)i);
        object_name(pages[i], "Tabs", "S");
    }
    object_ref(pdf_catalog(p), "StructTreeRoot", elements_write(&s.elements, p, pages));
    object_bool(object_dict(pdf_catalog(p), "MarkInfo"), "Marked", true);
}
