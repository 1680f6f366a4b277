/*
 * marks.c: marked content (ISO 32000-1, 14.6 and 14.7.4).
 */
#include "write/marks.h"

#include "write/role.h"

void marks_init(struct marks *m, const struct story *s, struct arena *a)
{
    *m = (struct marks){.arena = a, .story = s, .table_size = 256};
    m->table = arena_array(a, m->table_size, sizeof(struct marked_block *));
}

/* ---- Blocks by address: only looked up by it, never listed, so that no file depends on it */

static size_t slot_of(const struct marks *m, const struct block *b)
{
    uint64_t hash = (uint64_t)(uintptr_t)b * 0x9E3779B97F4A7C15u;
    size_t slot = (size_t)(hash >> 32) & (m->table_size - 1);

    while (m->table[slot] && m->table[slot]->block != b)
        slot = (slot + 1) & (m->table_size - 1);
    return slot;
}

struct marked_block *marks_of(const struct marks *m, const struct block *b)
{
    return m->table[slot_of(m, b)];
}

static void grow(struct marks *m)
{
    m->table_size *= 2;
    m->table = arena_array(m->arena, m->table_size, sizeof(struct marked_block *));
    for (size_t i = 0; i < m->blocks.n; i++)
        m->table[slot_of(m, m->blocks.v[i]->block)] = m->blocks.v[i];
}

/* The block's record; made, with those of its ancestors, when it has none. */
static struct marked_block *record(struct marks *m, const struct block *b)
{
    struct marked_block *mb = marks_of(m, b);

    if (mb)
        return mb;
    if (b->parent)
        record(m, b->parent);
    mb = arena_new(m->arena, struct marked_block);
    mb->block = b;
    *vec_push(m->arena, &m->blocks) = mb;
    if (m->blocks.n * 2 > m->table_size)
        grow(m);
    else
        m->table[slot_of(m, b)] = mb;
    return mb;
}

static void add_mark(struct marks *m, const struct block *b, const struct mark *mark)
{
    struct marked_block *mb = record(m, b);
    struct mark *copy = arena_memdup(m->arena, mark, sizeof *mark);

    if (mb->last)
        mb->last->next = copy;
    else
        mb->first = copy;
    mb->last = copy;
}

/* ---- Pieces */

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

static struct mark piece_of(const struct marks *m, const struct frame_item *item)
{
    struct mark piece = {.link = link_of(item->span), .page = (unsigned)m->pieces.n - 1};

    if (item->kind == ITEM_RUN) {
        lang_tag lang = item->u.run->lang;

        piece.lang = lang == block_lang(item->block, m->story->lang) ? 0 : lang;
        piece.label = is_label(item);
    } else {
        piece.box = (struct area){item->x, item->y, item->w, item->h};
    }
    return piece;
}

static bool goes_on(const struct marks *m, const struct frame_item *item, const struct mark *piece)
{
    return m->open && !m->artifact && m->block == item->block && item->kind == ITEM_RUN &&
           m->piece.link == piece->link && m->piece.lang == piece->lang &&
           m->piece.label == piece->label;
}

static void close_mark(struct marks *m, struct content *c)
{
    if (m->open)
        content_unmark(c);
    m->open = false;
}

static void open_artifact(struct marks *m, struct content *c, bool foot)
{
    if (m->open && m->artifact && m->foot == foot)
        return;
    close_mark(m, c);
    content_mark(c, foot ? STR("/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
                         : STR("/Artifact BMC"));
    m->open = m->artifact = true;
    m->foot = foot;
}

static void open_piece(struct marks *m, struct content *c, const struct frame_item *item,
                       struct mark piece)
{
    const char *role = piece.label  ? "Lbl"
                       : piece.link ? "Link"
                       : piece.lang ? "Span"
                                    : role_of_words(m->story, item->block);
    struct buf opening = {0};

    close_mark(m, c);
    piece.mcid = m->pieces.v[piece.page]++;
    buf_printf(&opening, "/%s <</MCID %u>> BDC", role, piece.mcid);
    content_mark(c, buf_view(&opening));
    buf_release(&opening);
    add_mark(m, item->block, &piece);
    m->open = true;
    m->artifact = false;
    m->piece = piece;
    m->block = item->block;
}

void marks_begin_page(struct marks *m)
{
    *vec_push(m->arena, &m->pieces) = 0;
}

void marks_item(struct marks *m, struct content *c, const struct frame_item *item)
{
    bool foot = item->block && role_is_foot(m->story, item->block);
    struct mark piece;

    if (item->kind == ITEM_LINK)
        return;
    if (foot || is_artifact(item)) {
        open_artifact(m, c, foot);
        return;
    }
    piece = piece_of(m, item);
    if (!goes_on(m, item, &piece))
        open_piece(m, c, item, piece);
}

void marks_end_page(struct marks *m, struct content *c)
{
    close_mark(m, c);
}

bool marks_allow_link(const struct marks *m, const struct frame_item *item)
{
    return item->block && !item->artifact && !role_is_foot(m->story, item->block);
}

void marks_annotation(struct marks *m, const struct frame_item *item, struct object *annotation)
{
    struct mark mark = {
        .link = item->span, .page = (unsigned)m->pieces.n - 1, .annotation = annotation};

    add_mark(m, item->block, &mark);
}
