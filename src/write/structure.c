/*
 * structure.c: the structure tree (ISO 32000-1, 14.7 and 14.8).
 *
 * The walk makes an element for each block of which something was drawn, in the story's order,
 * wherever its pieces lie: an entry over two columns is one element. What was drawn of no block of
 * the story comes behind, so that every marked piece has a parent.
 *
 * Elements are text of our own, written when their last child is known, and no objects of libharu's
 * (haru.h): there are eighteen an entry, and while libharu kept them and the links, all of writing
 * took 1.6 times as many instructions (docs/performance.md).
 */
#include "write/structure.h"

#include <string.h>

#include "write/role.h"
#include "write/syntax.h"

struct structure {
    struct pdf *pdf;
    struct tags *tags;
    struct object *const *pages;
    const pt64 *heights;
    uint32_t **parents; /* by page and MCID: the element that a piece is of */
    uint32_t *links;    /* by annotation: its element */
    struct buf kids;    /* what the open elements hold so far: the inner ones' last */
    unsigned level[3];  /* of the heading that what comes is below, and of those above it */
    unsigned depth;     /* how many there are */
};

/* An element under construction: it is written when it ends. */
struct element {
    uint32_t number, parent;
    const char *role;
    lang_tag lang;         /* 0: the parent's */
    struct str properties; /* other entries of its dictionary */
    size_t kids;           /* where its K begins in the structure's */
    int page;              /* that plain numbers in K mean; -1: not set yet */
};

static struct element begin_element(struct structure *s, uint32_t parent, const char *role)
{
    return (struct element){.number = pdf_number(s->pdf),
                            .parent = parent,
                            .role = role,
                            .kids = s->kids.n,
                            .page = -1};
}

static void put_ref(struct buf *b, const char *key, uint32_t number)
{
    buf_puts(b, key);
    syntax_ref(b, number);
}

/* Writes the element, and hands it to the one around it, which is now the innermost. */
static void end_element(struct structure *s, const struct element *e)
{
    struct buf *b = pdf_begin_object(s->pdf, e->number);
    struct str kids = str_sub(buf_view(&s->kids), e->kids, s->kids.n);
    char code[4];

    buf_puts(b, "<</S/");
    buf_puts(b, e->role);
    put_ref(b, "/P ", e->parent);
    if (e->page >= 0)
        put_ref(b, "/Pg ", object_number(s->pages[e->page]));
    if (e->lang) {
        buf_puts(b, "/Lang");
        syntax_bytes(b, str_from(lang_code(e->lang, code)));
    }
    buf_str(b, e->properties);
    buf_puts(b, "/K[");
    buf_str(b, kids);
    buf_puts(b, "]>>");
    pdf_end_object(s->pdf);
    s->kids.n = e->kids;
    syntax_ref(&s->kids, e->number);
    buf_char(&s->kids, ' ');
}

/* ---- What an element holds */

static void add_piece(struct structure *s, struct element *e, const struct tag *tag)
{
    struct buf *k = &s->kids;
    bool here;

    s->parents[tag->page][tag->mcid] = e->number;
    if (e->page < 0)
        e->page = (int)tag->page;
    here = e->page == (int)tag->page;
    if (!here) {
        put_ref(k, "<</Type/MCR/Pg ", object_number(s->pages[tag->page]));
        buf_puts(k, "/MCID ");
    }
    buf_int(k, tag->mcid);
    buf_puts(k, here ? " " : ">>");
}

static void add_annotation(struct structure *s, struct element *e, const struct tag *tag)
{
    struct buf *k = &s->kids;

    s->links[tag->annotation_index] = e->number;
    put_ref(k, "<</Type/OBJR/Obj ", tag->annotation);
    put_ref(k, "/Pg ", object_number(s->pages[tag->page]));
    buf_puts(k, ">>");
}

/* One Link element a linked span, wherever its lines lie: the pieces, then the annotations. */
static void add_link(struct structure *s, const struct element *parent, const struct tag *first)
{
    struct element e = begin_element(s, parent->number, "Link");

    e.lang = first->lang;
    for (const struct tag *t = first; t; t = t->next)
        if (t->link == first->link && !t->annotation)
            add_piece(s, &e, t);
    for (const struct tag *t = first; t; t = t->next)
        if (t->link == first->link && t->annotation)
            add_annotation(s, &e, t);
    end_element(s, &e);
}

/* Is an earlier tag of the block of the same link? Then the link is in the tree. */
static bool link_is_in(const struct tag *first, const struct tag *tag)
{
    while (first != tag && first->link != tag->link)
        first = first->next;
    return first != tag;
}

/* Words in another language, up to the end of it. Returns the last piece of them. */
static const struct tag *add_span(struct structure *s, const struct element *parent,
                                  const struct tag *first)
{
    struct element e = begin_element(s, parent->number, "Span");
    const struct tag *last = first;

    e.lang = first->lang;
    for (const struct tag *t = first;
         t && t->lang == first->lang && !t->link && !t->annotation && !t->label; t = t->next) {
        add_piece(s, &e, t);
        last = t;
    }
    end_element(s, &e);
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
            struct element link = begin_element(s, e->number, "Link");

            add_annotation(s, &link, t);
            end_element(s, &link);
        } else if (t->lang) {
            t = add_span(s, e, t);
        } else {
            add_piece(s, e, t);
        }
    }
}

static void add_children(struct structure *s, struct element *e, const struct block *b);

/* An item's label and its body. */
static void add_item(struct structure *s, const struct element *e, const struct block *b,
                     const struct tag *first)
{
    struct element body;

    for (const struct tag *t = first; t; t = t->next)
        if (t->label) {
            struct element label = begin_element(s, e->number, "Lbl");

            add_piece(s, &label, t);
            end_element(s, &label);
        }
    body = begin_element(s, e->number, "LBody");
    add_words(s, &body, first);
    add_children(s, &body, b);
    end_element(s, &body);
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
static void add_empty_cell(struct structure *s, const struct element *row, const struct block *b)
{
    struct element e = begin_element(s, row->number, role_of(s->tags->story, b));

    e.properties = cell_properties(s, b, e.role);
    end_element(s, &e);
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
        add_words(s, e, drawn->first);
        add_children(s, e, b);
    }
}

static void add_block(struct structure *s, struct element *parent, const struct block *b)
{
    struct tagged *drawn = tags_of(s->tags, b);
    struct element own;
    const char *role;

    if (!drawn || drawn->in_tree) /* many are variants that were not printed */
        return;
    drawn->in_tree = true;
    role = role_of(s->tags->story, b);
    if (!role) {
        add_contents(s, parent, b, drawn);
        return;
    }
    own = begin_element(s, parent->number, b->kind == BLOCK_HEADING ? heading_role(s, b) : role);
    own.lang = b->lang;
    own.properties = properties_of(s, b, role, drawn->first);
    add_contents(s, &own, b, drawn);
    end_element(s, &own);
}

/* Everything is in one element, whose number is in s->kids then. */
static void write_elements(struct structure *s, uint32_t root)
{
    const struct story *story = s->tags->story;
    struct element document = begin_element(s, root, "Document");

    for (int part = 0; part < PART_COUNT; part++)
        if (story->part[part])
            add_block(s, &document, story->part[part]);
    for (size_t i = 0; i < s->tags->blocks.n; i++)
        add_block(s, &document, s->tags->blocks.v[i]->block);
    end_element(s, &document);
}

/* ---- The way back: from a page's MCID or an annotation to its element */

static void write_parents(struct structure *s, uint32_t number)
{
    struct buf *b = pdf_begin_object(s->pdf, number);
    size_t pages = s->tags->pieces.n;

    buf_puts(b, "<</Nums[");
    for (size_t i = 0; i < pages; i++) {
        buf_int(b, (int64_t)i);
        buf_char(b, '[');
        for (unsigned k = 0; k < s->tags->pieces.v[i]; k++)
            put_ref(b, k ? " " : "", s->parents[i][k]);
        buf_puts(b, "]");
    }
    for (size_t i = 0; i < s->tags->annotations; i++) {
        buf_int(b, (int64_t)(pages + i));
        put_ref(b, " ", s->links[i]);
        buf_char(b, ' ');
    }
    buf_puts(b, "]>>");
    pdf_end_object(s->pdf);
}

static void write_root(struct structure *s, uint32_t number, uint32_t parents)
{
    struct buf *b = pdf_begin_object(s->pdf, number);

    buf_puts(b, "<</Type/StructTreeRoot/K[");
    buf_str(b, buf_view(&s->kids));
    put_ref(b, "]/ParentTree ", parents);
    buf_puts(b, "/ParentTreeNextKey ");
    buf_int(b, (int64_t)(s->tags->pieces.n + s->tags->annotations));
    buf_puts(b, ">>");
    pdf_end_object(s->pdf);
}

static void init(struct structure *s)
{
    struct arena *a = s->tags->arena;
    size_t pages = s->tags->pieces.n;

    s->parents = arena_array(a, pages, sizeof *s->parents);
    s->links = arena_array(a, s->tags->annotations, sizeof *s->links);
    for (size_t i = 0; i < pages; i++) {
        s->parents[i] = arena_array(a, s->tags->pieces.v[i], sizeof **s->parents);
        object_int(s->pages[i], "StructParents", (int32_t)i);
        object_name(s->pages[i], "Tabs", "S");
    }
}

void structure_write(struct pdf *p, struct tags *t, struct object *const *pages,
                     const pt64 *heights)
{
    struct structure s = {.pdf = p, .tags = t, .pages = pages, .heights = heights};
    uint32_t root = pdf_number(p), parents = pdf_number(p);

    init(&s);
    write_elements(&s, root);
    write_parents(&s, parents);
    write_root(&s, root, parents);
    object_ref(pdf_catalog(p), "StructTreeRoot", root);
    object_bool(object_dict(pdf_catalog(p), "MarkInfo"), "Marked", true);
    buf_release(&s.kids);
}
