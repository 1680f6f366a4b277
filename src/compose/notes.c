/*
 * notes.c: see notes.h. A line to write on is two of the grid: 11 mm under 12 pt type, for hands
 * that write large.
 */
#include "compose/notes.h"

#include "compose/measure.h"

enum { LINES_MIN = 6, LINES_EACH = 2 };

const struct box *notes_box(const struct setting *s, pt64 width, unsigned lines, bool heading)
{
    const struct block *words = s->story->part[PART_NOTES];
    struct rule_style rule = s->layout->style[STYLE_NOTES].rule_below;
    const struct box *head;
    struct box *box;
    struct galley g;

    if (!words || lines < LINES_MIN)
        return NULL;
    rule.width = rule.width ? rule.width : PT64(0.5);
    head = measure_block(s, words, width);
    box = arena_new(s->arena, struct box);
    g = galley_begin(s, box, width);
    if (heading)
        box_insert(box, s->arena, head, 0, 0);
    for (unsigned line = head->lines + LINES_EACH; line <= lines; line += LINES_EACH)
        galley_rule(&g, &rule, (pt64)(line - 1) * s->layout->grid + s->baseline);
    box->lines = lines;
    return box;
}
