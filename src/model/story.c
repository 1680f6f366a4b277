/*
 * story.c: building the tree of blocks, and the names of styles and parts.
 */
#include "model/story.h"

struct block *block_new(struct arena *a, enum block_kind kind, enum style_id style, struct loc at)
{
    struct block *b = arena_new(a, struct block);

    b->kind = kind;
    b->style = style;
    b->at = at;
    return b;
}

void block_append(struct block *parent, struct block *child)
{
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

struct span *block_span(struct arena *a, struct block *b, enum span_kind kind, struct str text)
{
    enum { USUAL = 2 }; /* most blocks hold one or two: vec_push would begin with room for eight */
    struct span *s;

    if (!b->spans.cap) {
        b->spans.v = arena_array(a, USUAL, sizeof *b->spans.v);
        b->spans.cap = USUAL;
    }
    s = vec_push(a, &b->spans);
    s->kind = kind;
    s->text = text;
    return s;
}

struct block *block_copy(struct arena *a, const struct block *b)
{
    struct block *copy = arena_memdup(a, b, sizeof *b);

    copy->parent = copy->first = copy->last = copy->next = NULL;
    copy->spans.v = arena_memdup(a, b->spans.v, b->spans.n * sizeof *b->spans.v);
    copy->spans.cap = b->spans.n;
    copy->continued.cap = b->continued.n; /* what is added goes elsewhere */
    BLOCK_EACH (child, b)
        block_append(copy, block_copy(a, child));
    return copy;
}

static const struct block *find_variant(const struct block *entry, enum variant variant)
{
    BLOCK_EACH (child, entry)
        if (child->kind == BLOCK_GROUP && child->variant == variant)
            return child;
    return NULL;
}

const struct block *block_variant(const struct block *entry, enum variant variant)
{
    const struct block *found = find_variant(entry, variant);

    if (found || !entry->later)
        return found;
    entry->later->tell(entry->later);
    return find_variant(entry, variant);
}

lang_tag block_lang(const struct block *b, lang_tag otherwise)
{
    for (; b; b = b->parent)
        if (b->lang)
            return b->lang;
    return otherwise;
}

static const struct str style_names[STYLE_COUNT] = {
#define STYLE(id, name, like) [id] = STR_INIT(name),
#include "model/style_names.h"
#undef STYLE
};

static const struct str part_names[PART_COUNT] = {
#define PART(id, name) [id] = STR_INIT(name),
#include "model/part_names.h"
#undef PART
};

static unsigned lookup(const struct str *names, unsigned n, struct str name)
{
    unsigned i = 0;

    while (i < n && !str_eq(names[i], name))
        i++;
    return i;
}

const char *style_name(enum style_id style)
{
    return style_names[style].s;
}

enum style_id style_lookup(struct str name)
{
    return (enum style_id)lookup(style_names, STYLE_COUNT, name);
}

const char *part_name(enum part_id part)
{
    return part_names[part].s;
}

enum part_id part_lookup(struct str name)
{
    return (enum part_id)lookup(part_names, PART_COUNT, name);
}

const char *block_kind_name(enum block_kind kind)
{
    static const char *const names[] = {
        [BLOCK_GROUP] = "group",
        [BLOCK_SECTION] = "section",
        [BLOCK_ENTRY] = "entry",
        [BLOCK_HEADING] = "heading",
        [BLOCK_PARAGRAPH] = "paragraph",
        [BLOCK_LIST] = "list",
        [BLOCK_ITEM] = "item",
        [BLOCK_FACTS] = "facts",
        [BLOCK_FACT] = "fact",
        [BLOCK_TABLE] = "table",
        [BLOCK_ROW] = "row",
        [BLOCK_CELL] = "cell",
        [BLOCK_FIGURE] = "figure",
        [BLOCK_OTHERS] = "others",
        [BLOCK_BESIDES] = "besides",
    };

    return names[kind];
}
