/*
 * elements.c: structure elements, as text of our own.
 *
 * There are eighteen an entry: while libharu kept them and the links, all of writing took 1.6 times
 * as many instructions (docs/performance.md).
 *
 * Elements of one role are numbered one after another, and stand in the file one behind another:
 * neighbours differ in a digit or two, and what is packed of them is a sixth less than in the
 * tree's order.
 */
#include "write/elements.h"

#include <string.h>

#include "base/arena.h"
#include "write/syntax.h"

/* The elements of one role. */
struct element_group {
    struct element_group *next;
    const char *role;
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

static struct element_group *group_of(struct elements *t, const char *role)
{
    struct element_group **at = &t->groups;

    while (*at && (*at)->role != role && strcmp((*at)->role, role) != 0)
        at = &(*at)->next;
    if (!*at) {
        *at = arena_new(t->arena, struct element_group);
        (*at)->role = role;
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
    struct element_group *group = group_of(t, role);
    struct element *e = arena_new(t->arena, struct element);

    e->role = role;
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

void element_piece(struct elements *t, struct element *e, unsigned page, unsigned mcid)
{
    struct kid *kid = arena_new(t->arena, struct kid);

    *kid = (struct kid){.page = page, .mcid = mcid};
    add_kid(e, kid);
    if (e->page < 0)
        e->page = (int)page;
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

static void put_kid(struct buf *b, const struct element *e, const struct kid *k,
                    struct object *const *pages)
{
    bool here = e->page == (int)k->page; /* or else the page must be named */

    if (k->element) {
        syntax_ref(b, k->element->number);
    } else if (k->annotation) {
        put_ref(b, "<</Type/OBJR/Obj ", k->annotation);
        if (!here)
            put_ref(b, "/Pg ", object_number(pages[k->page]));
        buf_puts(b, ">>");
    } else if (here) {
        buf_int(b, k->mcid);
    } else {
        put_ref(b, "<</Type/MCR/Pg ", object_number(pages[k->page]));
        buf_puts(b, "/MCID ");
        buf_int(b, k->mcid);
        buf_puts(b, ">>");
    }
}

/* What differs between neighbours comes last. */
static void write_element(struct pdf *p, const struct element *e, uint32_t root,
                          struct object *const *pages)
{
    struct buf *b = pdf_begin_object(p, e->number);
    char code[4];

    buf_puts(b, "<</S/");
    buf_puts(b, e->role);
    if (e->lang) {
        buf_puts(b, "/Lang");
        syntax_bytes(b, str_from(lang_code(e->lang, code)));
    }
    buf_str(b, e->properties);
    if (e->page >= 0)
        put_ref(b, "/Pg ", object_number(pages[e->page]));
    put_ref(b, "/P ", e->parent ? e->parent->number : root);
    buf_puts(b, "/K[");
    for (const struct kid *k = e->kids; k; k = k->next) {
        put_kid(b, e, k, pages);
        if (k->next)
            buf_char(b, ' ');
    }
    buf_puts(b, "]>>");
    pdf_end_object(p);
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
    uint32_t root = pdf_number(p), way_back = pdf_number(p);

    for (const struct element_group *g = t->groups; g; g = g->next)
        for (struct element *e = g->first; e; e = e->next)
            e->number = pdf_number(p);
    for (const struct element_group *g = t->groups; g; g = g->next)
        for (const struct element *e = g->first; e; e = e->next)
            write_element(p, e, root, pages);
    write_way_back(t, p, way_back);
    write_root(t, p, root, way_back);
    return root;
}
