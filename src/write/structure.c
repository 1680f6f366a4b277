/*
 * structure.c: the structure tree (ISO 32000-1, 14.7 and 14.8).
 *
 * The walk makes an element for each block of which something was drawn, in the story's order,
 * wherever its pieces lie: an entry over two columns is one element. What was drawn of no block of
 * the story comes behind, so that every marked piece has a parent.
 */
#include "write/structure.h"

#include <string.h>

#include "write/role.h"

struct structure {
    struct pdf *pdf;
    struct tags *tags;
    struct object *const *pages;
    const pt64 *heights;
    struct object ***parents;   /* by page and MCID: the element that a piece is of */
    VEC(struct object *) links; /* the elements of annotations, by their key less the pages */
    unsigned level[3];          /* of the heading that what comes is below, and of those above it */
    unsigned depth;             /* how many there are */
};

/* An element under construction. */
struct element {
    struct object *object;
    struct object *kids; /* its K */
    int page;            /* that plain numbers in K mean; -1: not set yet */
};

static struct element new_element(struct structure *s, const struct element *parent,
                                  const char *role)
{
    struct element e = {.object = object_new(s->pdf), .page = -1};

    object_name(e.object, "S", role);
    object_put(e.object, "P", parent->object);
    e.kids = object_array(e.object, "K");
    array_put(parent->kids, e.object);
    return e;
}

static void put_lang(struct element *e, lang_tag lang)
{
    char code[4];

    if (lang)
        object_bytes(e->object, "Lang", str_from(lang_code(lang, code)));
}

static struct object *new_attributes(struct element *e, const char *owner)
{
    struct object *a = object_dict(e->object, "A");

    object_name(a, "O", owner);
    return a;
}

/* ---- What an element holds */

static void add_piece(struct structure *s, struct element *e, const struct tag *tag)
{
    s->parents[tag->page][tag->mcid] = e->object;
    if (e->page < 0) {
        e->page = (int)tag->page;
        object_put(e->object, "Pg", s->pages[tag->page]);
    }
    if (e->page == (int)tag->page) {
        array_int(e->kids, (int32_t)tag->mcid);
    } else {
        struct object *reference = array_dict(e->kids);

        object_name(reference, "Type", "MCR");
        object_put(reference, "Pg", s->pages[tag->page]);
        object_int(reference, "MCID", (int32_t)tag->mcid);
    }
}

static void add_annotation(struct structure *s, struct element *e, const struct tag *tag)
{
    struct object *reference = array_dict(e->kids);

    object_name(reference, "Type", "OBJR");
    object_put(reference, "Obj", tag->annotation);
    object_put(reference, "Pg", s->pages[tag->page]);
    object_int(tag->annotation, "StructParent", (int32_t)(s->tags->pieces.n + s->links.n));
    *vec_push(s->tags->arena, &s->links) = e->object;
}

/* One Link element a linked span, wherever its lines lie: the pieces, then the annotations. */
static void add_link(struct structure *s, struct element *parent, const struct tag *first)
{
    struct element e = new_element(s, parent, "Link");

    put_lang(&e, first->lang);
    for (const struct tag *t = first; t; t = t->next)
        if (t->link == first->link && !t->annotation)
            add_piece(s, &e, t);
    for (const struct tag *t = first; t; t = t->next)
        if (t->link == first->link && t->annotation)
            add_annotation(s, &e, t);
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
    struct element e = new_element(s, parent, "Span");
    const struct tag *last = first;

    put_lang(&e, first->lang);
    for (const struct tag *t = first;
         t && t->lang == first->lang && !t->link && !t->annotation && !t->label; t = t->next) {
        add_piece(s, &e, t);
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
            struct element link = new_element(s, e, "Link");

            add_annotation(s, &link, t);
        } else if (t->lang) {
            t = add_span(s, e, t);
        } else {
            add_piece(s, e, t);
        }
    }
}

/* An item's label and its body. */
static void add_item(struct structure *s, struct element *e, const struct tag *first)
{
    struct element body;

    for (const struct tag *t = first; t; t = t->next)
        if (t->label) {
            struct element label = new_element(s, e, "Lbl");

            add_piece(s, &label, t);
        }
    body = new_element(s, e, "LBody");
    add_words(s, &body, first);
}

/* ---- What an element says of itself */

static void put_figure(struct structure *s, struct element *e, const struct block *b,
                       const struct tag *first)
{
    struct object *a = new_attributes(e, "Layout");
    int64_t box[4];

    object_text(e->object, "Alt", b->alt.n ? b->alt : b->figure_source);
    if (!first)
        return;
    box[0] = first->box.x;
    box[1] = s->heights[first->page] - first->box.y - first->box.h;
    box[2] = first->box.x + first->box.w;
    box[3] = s->heights[first->page] - first->box.y;
    for (int i = 0; i < 4; i++)
        box[i] = content_centi((pt64)box[i]);
    object_name(a, "Placement", "Block");
    object_decimals(a, "BBox", box, 4, 2);
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

static void put_cell(struct element *e, const struct block *b, const char *role)
{
    bool head = strcmp(role, "TH") == 0;
    unsigned columns = columns_of(b);
    struct object *a;

    if (!head && columns == 1)
        return;
    a = new_attributes(e, "Table");
    if (head)
        object_name(a, "Scope", "Row");
    if (columns > 1)
        object_int(a, "ColSpan", (int32_t)columns);
}

static void put_properties(struct structure *s, struct element *e, const struct block *b,
                           const char *role, const struct tag *first)
{
    put_lang(e, b->lang);
    if (b->kind == BLOCK_FIGURE)
        put_figure(s, e, b, first);
    else if (role_is_cell(s->tags->story, b))
        put_cell(e, b, role);
    else if (strcmp(role, "L") == 0 && has_labels(s->tags, b))
        object_name(new_attributes(e, "List"), "ListNumbering", "Disc");
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
    const char *role = role_of(s->tags->story, b);
    struct element e = new_element(s, row, role);

    put_cell(&e, b, role);
}

static void add_block(struct structure *s, struct element *parent, const struct block *b)
{
    struct tagged *drawn = tags_of(s->tags, b);
    const char *role = role_of(s->tags->story, b);
    struct element own = *parent;
    struct element *e = parent; /* of a block that only groups: its parent's */

    if (!drawn || drawn->in_tree)
        return;
    drawn->in_tree = true;
    if (b->kind == BLOCK_HEADING)
        role = heading_role(s, b);
    if (role) {
        own = new_element(s, parent, role);
        e = &own;
        put_properties(s, e, b, role, drawn->first);
    }
    if (b->kind == BLOCK_ITEM || b->kind == BLOCK_FACT)
        add_item(s, e, drawn->first);
    else
        add_words(s, e, drawn->first);
    BLOCK_EACH (child, b) {
        if (role_is_cell(s->tags->story, child) && !tags_of(s->tags, child))
            add_empty_cell(s, e, child);
        else
            add_block(s, e, child);
    }
}

static void walk(struct structure *s, struct element *document)
{
    const struct story *story = s->tags->story;

    for (int part = 0; part < PART_COUNT; part++)
        if (story->part[part])
            add_block(s, document, story->part[part]);
    for (size_t i = 0; i < s->tags->blocks.n; i++)
        add_block(s, document, s->tags->blocks.v[i]->block);
}

/* ---- The way back: from a page's MCID or an annotation to its element */

static void write_parents(struct structure *s, struct object *root)
{
    struct object *tree = object_new(s->pdf);
    struct object *nums = object_array(tree, "Nums");
    size_t pages = s->tags->pieces.n;

    for (size_t i = 0; i < pages; i++) {
        struct object *elements;

        object_int(s->pages[i], "StructParents", (int32_t)i);
        object_name(s->pages[i], "Tabs", "S");
        array_int(nums, (int32_t)i);
        elements = array_array(nums);
        for (unsigned k = 0; k < s->tags->pieces.v[i]; k++)
            array_put(elements, s->parents[i][k]);
    }
    for (size_t i = 0; i < s->links.n; i++) {
        array_int(nums, (int32_t)(pages + i));
        array_put(nums, s->links.v[i]);
    }
    object_put(root, "ParentTree", tree);
    object_int(root, "ParentTreeNextKey", (int32_t)(pages + s->links.n));
}

void structure_write(struct pdf *p, struct tags *t, struct object *const *pages,
                     const pt64 *heights)
{
    struct structure s = {.pdf = p, .tags = t, .pages = pages, .heights = heights};
    struct element root = {.object = object_new(p), .page = -1};
    struct element document;

    s.parents = arena_array(t->arena, t->pieces.n, sizeof *s.parents);
    for (size_t i = 0; i < t->pieces.n; i++)
        s.parents[i] = arena_array(t->arena, t->pieces.v[i], sizeof **s.parents);
    object_name(root.object, "Type", "StructTreeRoot");
    root.kids = object_array(root.object, "K");
    document = new_element(&s, &root, "Document");
    walk(&s, &document);
    write_parents(&s, root.object);
    object_put(pdf_catalog(p), "StructTreeRoot", root.object);
    object_bool(object_dict(pdf_catalog(p), "MarkInfo"), "Marked", true);
}
