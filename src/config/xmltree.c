/*
 * xmltree.c: a configuration file as a tree in an arena, each node with its place.
 */
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "config/xml.h"

enum { DEPTH = 64 };

static const struct xml_limits LIMITS = {
    .bytes = 16u << 20,
    .depth = DEPTH,
    .text = 1u << 20,
};

struct level {
    struct xml_node *node;
    struct xml_node **tail; /* where the next child goes */
    struct buf text;
};

struct tree {
    struct arena *arena;
    struct xml_node *root;
    struct level levels[DEPTH];
    unsigned depth;
};

static const struct xml_attribute *copy_attributes(struct arena *a, const struct xml_element *e)
{
    struct xml_attribute *copy = arena_array(a, e->n, sizeof *copy);

    for (size_t i = 0; i < e->n; i++)
        copy[i] = (struct xml_attribute){
            str_copy(a, e->attributes[i].name),
            str_copy(a, e->attributes[i].value),
        };
    return copy;
}

static bool on_start(void *user, const struct xml_element *e)
{
    struct tree *t = user;
    struct xml_node *node = arena_new(t->arena, struct xml_node);
    struct level *level = &t->levels[t->depth];

    *node = (struct xml_node){
        .name = str_copy(t->arena, e->name),
        .attributes = copy_attributes(t->arena, e),
        .n_attributes = e->n,
        .at = e->at,
    };
    if (t->depth == 0) {
        t->root = node;
    } else {
        node->parent = level[-1].node;
        *level[-1].tail = node;
        level[-1].tail = &node->next;
    }
    level->node = node;
    level->tail = &node->first;
    buf_clear(&level->text);
    t->depth++;
    return true;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* White space folded to single spaces; none at the ends. */
static void on_text(void *user, struct str s, struct loc at)
{
    struct tree *t = user;
    struct buf *text = &t->levels[t->depth - 1].text;

    (void)at;
    for (size_t i = 0; i < s.n; i++)
        if (!blank(s.s[i]))
            buf_char(text, s.s[i]);
        else if (text->n && text->s[text->n - 1] != ' ')
            buf_char(text, ' ');
}

static bool on_end(void *user, struct str name, struct loc at)
{
    struct tree *t = user;
    struct level *level = &t->levels[--t->depth];
    struct str text = buf_view(&level->text);

    (void)name, (void)at;
    if (text.n && text.s[text.n - 1] == ' ')
        text.n--;
    level->node->text = text.n ? str_copy(t->arena, text) : STR("");
    return true;
}

struct xml_node *xml_load(struct arena *a, const char *path, struct diag *d)
{
    struct tree *t = heap_alloc(sizeof *t);
    const struct xml_handler handler = {on_start, on_text, on_end, t};
    struct xml_node *root = NULL;
    struct file file;

    path = str_z(a, str_from(path)); /* the places outlive the caller's copy */
    t->arena = a;
    if (file_open(&file, path, LIMITS.bytes, d)) {
        if (xml_parse(file.bytes, path, &LIMITS, &handler, DIAG_BAD_CONFIG, d))
            root = t->root;
        file_close(&file);
    }
    for (unsigned i = 0; i < DEPTH; i++)
        buf_release(&t->levels[i].text);
    free(t);
    return root;
}
