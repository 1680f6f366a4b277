/* fit_check.c: see fit_check.h. */
#include "fit_check.h"

#include <string.h>

#include "base/buf.h"
#include "unit.h"

/* ---- Pages */

static void check_pages(const struct frames *frames, const struct layout *l, const char *what)
{
    const struct layout_fit *fit = &l->fit;
    size_t n = frames->v.n;

    if (fit->multiple ? n % fit->multiple != 0 || n < fit->pages
                      : fit->pages && (n < fit->pages || n > fit->most))
        fail_msg("%s: %zu pages, promised %u to %u, or a multiple of %u", what, n, fit->pages,
                 fit->most, fit->multiple);
    if (frames->body < fit->smallest || frames->body > fit->largest)
        fail_msg("%s: body text of %g pt", what, frames->body / 64.0);
}

/* ---- What is left out */

static bool is_below(const struct block *b, const struct block *section)
{
    while (b && b != section)
        b = b->parent;
    return b != NULL;
}

static struct str printed(const struct frames *frames, const struct block *b, struct buf *out)
{
    buf_clear(out);
    for (size_t p = 0; p < frames->v.n; p++)
        for (size_t i = 0; i < frames->v.v[p].items.n; i++) {
            const struct frame_item *item = &frames->v.v[p].items.v[i];

            if (item->kind == ITEM_RUN && item->block && is_below(item->block, b))
                buf_str(out, item->u.run->text);
        }
    return buf_view(out);
}

/* Entries and rows of the section; how many of them are printed. */
static size_t count(const struct frames *frames, const struct block *section, size_t *shown)
{
    size_t n = 0;

    *shown = 0;
    for (size_t i = 0; i < frames->choices.n; i++)
        if (is_below(frames->choices.v[i].entry, section)) {
            n++;
            *shown += frames->choices.v[i].variant >= 0;
        }
    return n;
}

static void check_number(struct str words, size_t number, const char *what)
{
    char digits[24];

    if (number)
        snprintf(digits, sizeof digits, "%zu", number);
    if (number ? str_find(words, str_from(digits), 0) == SIZE_MAX : words.n > 0)
        fail_msg("%s: %zu left out, said \"%.*s\"", what, number, STR_ARG(words));
}

/* Of two groups one is for one, the other for several. */
static void check_others(const struct frames *frames, const struct block *others, size_t number,
                         const char *what, struct buf *b)
{
    check_number(printed(frames, others->first, b), number == 1 ? 1 : 0, what);
    check_number(printed(frames, others->last, b), number > 1 ? number : 0, what);
}

static const struct block *find(const struct block *b, enum block_kind kind)
{
    BLOCK_EACH (child, b)
        if (child->kind == kind)
            return child;
    return NULL;
}

static void check_section(const struct frames *frames, const struct block *section,
                          const struct block *besides, const char *what, struct buf *b)
{
    const struct block *others = find(section, BLOCK_OTHERS);
    size_t shown, n = count(frames, section, &shown);
    bool named = str_find(printed(frames, besides->first, b), section->mention, 0) != SIZE_MAX;

    if (!others)
        fail_msg("%s: a section without words for what is left out", what);
    check_others(frames, others, shown ? n - shown : 0, what, b);
    if (!shown && n && !named) {
        /* A name may be broken over lines, with its space gone. */
        struct str words = printed(frames, besides->first, b);
        struct str name = section->mention;

        if (str_find(words, str_sub(name, 0, str_find(name, STR(" "), 0)), 0) == SIZE_MAX)
            fail_msg("%s: \"%.*s\" is neither printed nor named", what, STR_ARG(name));
    }
}

void fit_check(const struct frames *frames, const struct layout *layout, const char *what)
{
    const struct block *const parts[] = {frames->story->part[PART_LISTINGS],
                                         frames->story->part[PART_VOLUNTEER]};
    const struct block *besides = parts[0] ? find(parts[0], BLOCK_BESIDES) : NULL;
    struct buf b = {0};

    check_pages(frames, layout, what);
    for (size_t i = 0; besides && i < sizeof parts / sizeof *parts; i++)
        for (const struct block *s = parts[i] ? parts[i]->first : NULL; s; s = s->next)
            if (s->kind == BLOCK_SECTION)
                check_section(frames, s, besides, what, &b);
    buf_release(&b);
}
