/*
 * tags.c: marked content (ISO 32000-1, 14.6 and 14.7.4).
 */
#include "write/tag/tags.h"

#include <limits.h>

#include "write/tag/role.h"

void tags_init(struct tags *t, const struct story *s, struct arena *a)
{
    *t = (struct tags){.arena = a, .story = s, .table_size = 256};
    t->table = arena_array(a, t->table_size, sizeof(struct tagged *));
}

/* ---- Blocks by address: only looked up by it, never listed, so that no file depends on it */

static size_t slot_of(const struct tags *t, const struct block *b)
{
    uint64_t hash = (uint64_t)(uintptr_t)b * 0x9E3779B97F4A7C15u;
    size_t slot = (size_t)(hash >> 32) & (t->table_size - 1);

    while (t->table[slot] && t->table[slot]->block != b)
        slot = (slot + 1) & (t->table_size - 1);
    return slot;
}

struct tagged *tags_of(const struct tags *t, const struct block *b)
{
    return t->table[slot_of(t, b)];
}

static void grow(struct tags *t)
{
    t->table_size *= 2;
    t->table = arena_array(t->arena, t->table_size, sizeof(struct tagged *));
    for (size_t i = 0; i < t->blocks.n; i++)
        t->table[slot_of(t, t->blocks.v[i]->block)] = t->blocks.v[i];
}

/* The block's record; made, with those of its ancestors, when it has none. */
static struct tagged *record(struct tags *t, const struct block *b)
{
    struct tagged *tagged = tags_of(t, b);

    if (tagged)
        return tagged;
    if (b->parent)
        record(t, b->parent);
    tagged = arena_new(t->arena, struct tagged);
    tagged->block = b;
    *vec_push(t->arena, &t->blocks) = tagged;
    if (t->blocks.n * 2 > t->table_size)
        grow(t);
    else
        t->table[slot_of(t, b)] = tagged;
    return tagged;
}

/* Behind what is read before it. */
static void add_tag(struct tags *t, const struct block *b, const struct tag *tag)
{
    struct tagged *tagged = record(t, b);
    struct tag *copy = arena_memdup(t->arena, tag, sizeof *tag);
    struct tag **at = &tagged->first;

    /* The last is of a line before, as a rule: then there is nothing to search. */
    if (tagged->last && tagged->last->line != tag->line)
        at = &tagged->last->next;
    while (*at && ((*at)->line != tag->line || (*at)->order <= tag->order))
        at = &(*at)->next;
    copy->next = *at;
    *at = copy;
    if (!copy->next)
        tagged->last = copy;
}

/* ---- Pieces */

/* Follows the lines. True when a run is read right after the one that was drawn before it. */
static bool read_on(struct tags *t, const struct frame_item *item)
{
    bool same_line = t->line.block == item->block && t->line.y == item->y;
    bool on = same_line ? item->order == t->line.order + 1
                        : item->order == 0 && t->line.order == t->line.most;

    t->line.most = same_line && t->line.most > item->order ? t->line.most : item->order;
    t->line.order = item->order;
    t->line.block = item->block;
    t->line.y = item->y;
    t->line.number += !same_line;
    return on;
}

static bool is_artifact(const struct frame_item *item)
{
    return item->artifact || !item->block ||
           !(item->kind == ITEM_RUN || item->kind == ITEM_QR || item->kind == ITEM_PICTURE);
}

static const struct span *link_of(const struct span *span)
{
    return span && (span->href.n || span->target) ? span : NULL;
}

/* An item's bullet is a run of none of its spans. */
static bool is_label(const struct frame_item *item)
{
    const struct block *b = item->block;

    for (size_t i = 0; i < b->spans.n; i++)
        if (&b->spans.v[i] == item->span)
            return false;
    return b->kind == BLOCK_ITEM;
}

static struct tag piece_of(const struct tags *t, const struct frame_item *item)
{
    struct tag piece = {
        .link = link_of(item->span), .line = t->line.number, .page = (unsigned)t->pieces.n - 1};

    if (item->kind == ITEM_RUN) {
        lang_tag lang = item->u.run->lang;

        piece.lang = lang == block_lang(item->block, t->story->lang) ? 0 : lang;
        piece.label = is_label(item);
        piece.rtl = item->u.run->rtl;
        piece.words = !content_has_shapes(item->u.run);
        piece.order = item->order;
    } else {
        piece.box = (struct area){item->x, item->y, item->w, item->h};
    }
    return piece;
}

/* Blanks are in no language: they go on with the words before them. */
static bool in_language_of(const struct tags *t, const struct frame_item *item,
                           const struct tag *piece)
{
    return t->piece.lang == piece->lang || str_trim(item->u.run->text).n == 0;
}

static bool goes_on(const struct tags *t, const struct frame_item *item, const struct tag *piece)
{
    return t->open && !t->artifact && t->block == item->block && item->kind == ITEM_RUN &&
           t->piece.link == piece->link && in_language_of(t, item, piece) &&
           t->piece.label == piece->label && t->piece.rtl == piece->rtl &&
           t->piece.words == piece->words;
}

static void close_tag(struct tags *t, struct content *c)
{
    if (t->open)
        content_unmark(c);
    if (c->reversed)
        content_unmark(c);
    t->open = c->reversed = false;
}

static void open_artifact(struct tags *t, struct content *c, bool foot)
{
    if (t->open && t->artifact && t->foot == foot)
        return;
    close_tag(t, c);
    content_mark(c, MARKED_ANYTHING,
                 foot ? STR("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")
                      : STR("/Artifact BMC"));
    t->open = t->artifact = true;
    t->foot = foot;
}

static void open_piece(struct tags *t, struct content *c, const struct frame_item *item,
                       struct tag piece)
{
    const char *role = piece.label  ? "Lbl"
                       : piece.link ? "Link"
                       : piece.lang ? "Span"
                                    : role_of_words(t->story, item->block);
    enum content_marked what = piece.words ? MARKED_WORDS : MARKED_ANYTHING;

    close_tag(t, c);
    piece.mcid = t->pieces.v[piece.page]++;
    if (piece.rtl) /* around: poppler takes the first EMC for the piece's end */
        content_mark(c, what, STR("/ReversedChars BMC"));
    c->reversed = piece.rtl;
    content_mark_piece(c, what, role, piece.mcid);
    add_tag(t, item->block, &piece);
    t->open = true;
    t->artifact = false;
    t->piece = piece;
    t->block = item->block;
}

void tags_begin_page(struct tags *t)
{
    *vec_push(t->arena, &t->pieces) = 0;
    t->line.block = NULL;
}

/* Items of one block follow one another, and blocks of one parent. */
static bool is_foot(struct tags *t, const struct block *b)
{
    const struct block *last = t->last.block;

    if (b == last)
        return t->last.foot;
    if (!b || !last || !b->parent || b->parent != last->parent)
        t->last.foot = b && role_is_foot(t->story, b);
    t->last.block = b;
    return t->last.foot;
}

void tags_item(struct tags *t, struct content *c, const struct frame_item *item)
{
    bool foot = is_foot(t, item->block);
    struct tag piece;
    bool on;

    if (item->kind == ITEM_LINK)
        return;
    if (foot || is_artifact(item)) {
        open_artifact(t, c, foot);
        return;
    }
    on = item->kind == ITEM_RUN && read_on(t, item);
    piece = piece_of(t, item);
    if (!on || !goes_on(t, item, &piece))
        open_piece(t, c, item, piece);
}

void tags_end_page(struct tags *t, struct content *c)
{
    close_tag(t, c);
}

bool tags_allow_link(const struct tags *t, const struct frame_item *item)
{
    return item->block && !item->artifact && !role_is_foot(t->story, item->block);
}

void tags_annotation(struct tags *t, const struct frame_item *item, uint32_t annotation)
{
    struct tag tag = {.link = item->span,
                      .line = t->line.number,
                      .order = UINT_MAX, /* behind the words */
                      .page = (unsigned)t->pieces.n - 1,
                      .annotation = annotation,
                      .annotation_index = t->annotations++};

    add_tag(t, item->block, &tag);
}
