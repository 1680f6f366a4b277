/*
 * elements.c: structure elements, as text of our own.
 *
 * There are eighteen an entry: while libharu kept them and the links, all of writing took 1.6 times
 * as many instructions (docs/performance.md).
 *
 * Elements of one role at one depth are numbered one after another and stand in the file one
 * behind another, in rows (pack.h), with their numbers right-justified: neighbours differ in a
 * digit or two at the same place. Compressed they are half of what they were in the tree's order.
 */
#include "write/tag/elements.h"

#include <string.h>

#include "base/arena.h"
#include "write/file/syntax.h"

/* The elements of one role at one depth. */
struct element_group {
    struct element_group *next;
    const char *role;
    unsigned depth;
    struct element *first, **last;
};

/* ---- Building */

void elements_init(struct elements *t, const unsigned *pieces_on, size_t pages, size_t annotations,
                   struct arena *a)
{
    *t = (struct elements){
        .arena = a, .pieces_on = pieces_on, .pages = pages, .annotations = annotations};
    t->annotated = arena_array(a, annotations, sizeof *t->annotated);
    t->pieces = arena_array(a, pages, sizeof *t->pieces);
    for (size_t i = 0; i < pages; i++)
        t->pieces[i] = arena_array(a, pieces_on[i], sizeof **t->pieces);
    t->document = element_new(t, NULL, "Document");
}

static struct element_group *group_of(struct elements *t, const char *role, unsigned depth)
{
    struct element_group **at = &t->groups;

    while (*at && ((*at)->depth != depth || strcmp((*at)->role, role) != 0))
        at = &(*at)->next;
    if (!*at) {
        *at = arena_new(t->arena, struct element_group);
        (*at)->role = role;
        (*at)->depth = depth;
        (*at)->last = &(*at)->first;
    }
    return *at;
}

static void add_kid(struct element *e, struct kid *kid)
{
    *e->last_kid = kid;
    e->last_kid = &kid->next;
}

struct element *element_new(struct elements *t, struct element *parent, const char *role)
{
    unsigned depth = parent ? parent->depth + 1 : 0;
    struct element_group *group = group_of(t, role, depth);
    struct element *e = arena_new(t->arena, struct element);

    e->role = role;
    e->depth = depth;
    e->parent = parent;
    e->page = -1;
    e->last_kid = &e->kids;
    e->own.element = e;
    *group->last = e;
    group->last = &e->next;
    if (parent)
        add_kid(parent, &e->own);
    return e;
}

/* Is it one of those that the words of its parent may begin with? */
static bool is_inline(const struct element *e)
{
    return strcmp(e->role, "Link") == 0 || strcmp(e->role, "Span") == 0;
}

void element_piece(struct elements *t, struct element *e, unsigned page, unsigned mcid)
{
    struct kid *kid = arena_new(t->arena, struct kid);

    *kid = (struct kid){.page = page, .mcid = mcid};
    add_kid(e, kid);
    for (struct element *in = e; in && in->page < 0; in = is_inline(in) ? in->parent : NULL)
        in->page = (int)page;
    t->pieces[page][mcid] = e;
}

void element_annotation(struct elements *t, struct element *e, unsigned page, uint32_t object,
                        unsigned index)
{
    struct kid *kid = arena_new(t->arena, struct kid);

    *kid = (struct kid){.annotation = object, .page = page};
    add_kid(e, kid);
    t->annotated[index] = e;
}

/* ---- Writing */

static void put_ref(struct buf *b, const char *key, uint32_t number)
{
    buf_puts(b, key);
    syntax_ref(b, number);
}

/* Of a number on a page: few pages have more than a hundred pieces. */
enum { MCID_DIGITS = 2 };

/* What the elements are written with. */
struct rows {
    struct pdf *pdf;
    struct object *const *pages;
    uint32_t root;
    unsigned digits; /* of the largest number */
};

static void put_right(struct buf *b, const char *key, uint32_t number, const struct rows *r)
{
    buf_puts(b, key);
    syntax_ref_right(b, number, r->digits);
}

static void put_kid(struct buf *b, const struct element *e, const struct kid *k,
                    const struct rows *r)
{
    bool here = e->page == (int)k->page; /* or else the page must be named */

    if (k->element) {
        put_right(b, "", k->element->number, r);
    } else if (k->annotation) {
        put_right(b, "<</Type/OBJR/Obj ", k->annotation, r);
        if (!here)
            put_right(b, "/Pg ", object_number(r->pages[k->page]), r);
        buf_puts(b, ">>");
    } else if (here) {
        buf_int_right(b, k->mcid, MCID_DIGITS);
    } else {
        put_right(b, "<</Type/MCR/Pg ", object_number(r->pages[k->page]), r);
        buf_puts(b, "/MCID ");
        buf_int_right(b, k->mcid, MCID_DIGITS);
        buf_puts(b, ">>");
    }
}

/* What all neighbours have comes first, and stands where theirs does. */
static void write_element(const struct rows *r, const struct element *e)
{
    struct buf *b = pdf_begin_row(r->pdf, e->number);
    char code[4];

    buf_puts(b, "<</S/");
    buf_puts(b, e->role);
    put_right(b, "/P ", e->parent ? e->parent->number : r->root, r);
    if (e->page >= 0)
        put_right(b, "/Pg ", object_number(r->pages[e->page]), r);
    buf_puts(b, "/K[");
    for (const struct kid *k = e->kids; k; k = k->next) {
        put_kid(b, e, k, r);
        if (k->next)
            buf_char(b, ' ');
    }
    buf_char(b, ']');
    buf_str(b, e->properties);
    if (e->lang) {
        buf_puts(b, "/Lang");
        syntax_bytes(b, str_from(lang_code(e->lang, code)));
    }
    buf_puts(b, ">>");
    pdf_end_row(r->pdf);
}

/* From a page's MCID or an annotation to its element. */
static void write_way_back(const struct elements *t, struct pdf *p, uint32_t number)
{
    struct buf *b = pdf_begin_object(p, number);

    buf_puts(b, "<</Nums[");
    for (size_t i = 0; i < t->pages; i++) {
        buf_int(b, (int64_t)i);
        buf_char(b, '[');
        for (unsigned k = 0; k < t->pieces_on[i]; k++)
            put_ref(b, k ? " " : "", t->pieces[i][k]->number);
        buf_char(b, ']');
    }
    for (size_t i = 0; i < t->annotations; i++) {
        buf_int(b, (int64_t)(t->pages + i));
        put_ref(b, " ", t->annotated[i]->number);
        buf_char(b, ' ');
    }
    buf_puts(b, "]>>");
    pdf_end_object(p);
}

static void write_root(const struct elements *t, struct pdf *p, uint32_t number, uint32_t way_back)
{
    struct buf *b = pdf_begin_object(p, number);

    put_ref(b, "<</Type/StructTreeRoot/K[", t->document->number);
    put_ref(b, "]/ParentTree ", way_back);
    buf_puts(b, "/ParentTreeNextKey ");
    buf_int(b, (int64_t)(t->pages + t->annotations));
    buf_puts(b, ">>");
    pdf_end_object(p);
}

uint32_t elements_write(struct elements *t, struct pdf *p, struct object *const *pages)
{
    struct rows r = {.pdf = p, .pages = pages, .root = pdf_number(p)};
    uint32_t way_back = pdf_number(p), last = way_back;

    for (const struct element_group *g = t->groups; g; g = g->next)
        for (struct element *e = g->first; e; e = e->next)
            e->number = last = pdf_number(p);
    r.digits = buf_digits(last);
    for (const struct element_group *g = t->groups; g; g = g->next)
        for (const struct element *e = g->first; e; e = e->next)
            write_element(&r, e);
    write_way_back(t, p, way_back);
    write_root(t, p, r.root, way_back);
    return r.root;
}
