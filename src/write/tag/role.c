/*
 * role.c: structure types of blocks.
 *
 * A story's tables are of three uses: hours and tasks are tables, the contents are a TOC, and the
 * masthead's only puts two paragraphs side by side.
 */
#include "write/tag/role.h"

enum table_use { TABLE_OF_DATA, TABLE_OF_CONTENTS, TABLE_OF_PARAGRAPHS };

static const struct block *root_of(const struct block *b)
{
    while (b->parent)
        b = b->parent;
    return b;
}

static enum table_use use_of(const struct story *s, const struct block *b)
{
    const struct block *root = root_of(b);

    if (root == s->part[PART_CONTENTS])
        return TABLE_OF_CONTENTS;
    return root == s->part[PART_MASTHEAD] ? TABLE_OF_PARAGRAPHS : TABLE_OF_DATA;
}

static const char *heading(unsigned level)
{
    static const char *const name[] = {"H1", "H2", "H3"};

    return name[level < 1 ? 0 : level > 3 ? 2 : level - 1];
}

/* The first cell of a row says what the others are about. */
static bool heads_row(const struct block *cell)
{
    return cell->parent && cell->parent->first == cell;
}

const char *role_of(const struct story *s, const struct block *b)
{
    static const char *const table[] = {"Table", "TOC", NULL};
    static const char *const row[] = {"TR", "TOCI", NULL};
    static const char *const cell[] = {"TD", NULL, "P"};

    switch (b->kind) {
    case BLOCK_GROUP:
        return b->parent || b == s->part[PART_MASTHEAD] ? NULL : "Sect";
    case BLOCK_SECTION:
    case BLOCK_ENTRY:
        return "Sect";
    case BLOCK_HEADING:
        return heading(b->level);
    case BLOCK_PARAGRAPH:
        return "P";
    case BLOCK_LIST:
    case BLOCK_FACTS:
        return "L";
    case BLOCK_ITEM:
    case BLOCK_FACT:
        return "LI";
    case BLOCK_TABLE:
        return table[use_of(s, b)];
    case BLOCK_ROW:
        return row[use_of(s, b)];
    case BLOCK_CELL:
        return role_is_cell(s, b) && heads_row(b) ? "TH" : cell[use_of(s, b)];
    case BLOCK_FIGURE:
        return "Figure";
    case BLOCK_OTHERS:
    case BLOCK_BESIDES:
        break;
    }
    return NULL;
}

const char *role_of_words(const struct story *s, const struct block *b)
{
    const char *role = role_of(s, b);

    if (b->kind == BLOCK_ITEM || b->kind == BLOCK_FACT)
        return "LBody";
    return role ? role : "P";
}

bool role_is_reference(const struct story *s, const struct block *b)
{
    return b->kind == BLOCK_ROW && use_of(s, b) == TABLE_OF_CONTENTS;
}

bool role_is_cell(const struct story *s, const struct block *b)
{
    return b->kind == BLOCK_CELL && use_of(s, b) == TABLE_OF_DATA;
}

bool role_is_foot(const struct story *s, const struct block *b)
{
    const struct block *root = root_of(b);

    for (int part = PART_FOOT_NAME; part < PART_COUNT; part++)
        if (s->part[part] == root)
            return true;
    return false;
}
