/*
 * measure.c: see measure.h.
 */
#include "compose/measure.h"

#include "compose/cache.h"
#include "compose/facts.h"
#include "compose/picture.h"
#include "compose/table.h"
#include "compose/text/paragraph.h"
#include "font/face.h"

/* ---- Text */

static bool is_page_number(enum span_kind kind)
{
    return kind == SPAN_PAGE || kind == SPAN_PAGE_COUNT || kind == SPAN_PAGE_OF;
}

/* Does the block hold page numbers? */
static bool is_late(const struct block *b)
{
    for (size_t i = 0; i < b->spans.n; i++)
        if (is_page_number(b->spans.v[i].kind))
            return true;
    return false;
}

static struct str span_words(const struct setting *s, const struct span *span,
                             const struct numbers *numbers)
{
    const struct anchor *target;

    if (span->kind == SPAN_TEXT || span->kind == SPAN_STRONG)
        return span->text;
    if (!is_page_number(span->kind))
        return span->second ? s->second_fill : s->fill;
    if (!numbers)
        return STR("00");
    if (span->kind == SPAN_PAGE)
        return str_printf(s->arena, "%u", numbers->page);
    if (span->kind == SPAN_PAGE_COUNT)
        return str_printf(s->arena, "%u", numbers->pages);
    target = numbers_find(numbers, span->target);
    return target ? str_printf(s->arena, "%u", target->page + 1) : STR("");
}

static const struct text *shape(const struct setting *s, const struct block *b,
                                const struct span *spans, size_t n, const struct style *style,
                                const struct numbers *numbers)
{
    struct text_input *in = arena_array(s->arena, n, sizeof *in);
    lang_tag lang = block_lang(b, s->story->lang);
    const struct text_options options = {.rtl = lang_is_rtl(lang), .hyphenate = style->hyphenate};

    for (size_t i = 0; i < n; i++) {
        const struct span *span = &spans[i];

        in[i] =
            (struct text_input){.span = span,
                                .s = span_words(s, span, numbers),
                                .style = style,
                                .bold = !span->second && (style->bold || span->kind == SPAN_STRONG),
                                .lang = span->lang ? span->lang : lang};
    }
    return text_shape(s->cache, in, n, &options, b->at, s->arena, s->diag);
}

const struct text *measure_shape(const struct setting *s, const struct block *b,
                                 const struct style *style, const struct numbers *numbers)
{
    struct compose_cache *c = s->cache;
    const struct text *text;

    if (numbers || s->fill.s)
        return shape(s, b, b->spans.v, b->spans.n, style, numbers);
    for (unsigned i = 0; i < RECENT; i++)
        if (c->recent[i].block == b && c->recent[i].style == style)
            return c->recent[i].text;
    text = shape(s, b, b->spans.v, b->spans.n, style, numbers);
    c->recent[c->next_recent] = (struct recent){b, style, text};
    c->next_recent = (c->next_recent + 1) % RECENT;
    return text;
}

/*
 * Running text in the second language of a leaflet in two that has the other direction: its readers
 * look for it on their own side. Names stand below names, facts beside their icons.
 */
static bool is_on_own_side(const struct setting *s, const struct block *b)
{
    lang_tag lang = block_lang(b, s->story->lang);

    return lang == s->story->second && lang_is_rtl(lang) != s->story->rtl &&
           (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM) &&
           b->style != STYLE_ENTRY_ORIGINAL && b->style != STYLE_ORGANISATION;
}

/* Any other paragraph of the other direction still begins at the page's start edge. */
static enum align align_on_page(const struct setting *s, const struct block *b, enum align align)
{
    bool same = lang_is_rtl(block_lang(b, s->story->lang)) == s->story->rtl;

    if (same || align == ALIGN_CENTER || is_on_own_side(s, b))
        return align;
    return align == ALIGN_START ? ALIGN_END : ALIGN_START;
}

pt64 measure_indent(const struct setting *s, const struct block *b)
{
    bool hangs = b->kind == BLOCK_FACT || b->kind == BLOCK_ITEM;

    return b->icon.s || hangs ? setting_style(s, b)->icon_column : 0;
}

void galley_icon(struct galley *g, const struct block *b, const struct style *style, pt64 x, pt64 y)
{
    const struct setting *s = g->setting;
    const struct icon *icon = icons_lookup(compose_cache_icons(s->cache), b->icon);
    const struct face *face = compose_cache_face(s->cache, style, style->bold, s->diag);
    struct piece *p;

    if (!b->icon.s || !style->icon_size || !icon || !face)
        return;
    p = box_add(g->box, s->arena, PIECE_ICON);
    p->icon = icon;
    p->color = style->icon_color;
    p->artifact = true;
    p->x = x;
    p->w = p->h = style->icon_size;
    /* Its middle between the middles of capitals and of small letters, nearer to the capitals'. */
    p->y =
        y -
        pt64_scale((2 * face->cap_height + face->x_height), style->size, face->units_per_em) / 6 -
        p->h / 2;
}

/* The dot of a list's item, in the column that icons stand in. */
static void galley_dot(struct galley *g, const struct block *item, const struct style *style,
                       pt64 y)
{
    const struct setting *s = g->setting;
    static const struct span dot = {.kind = SPAN_TEXT, .text = {"\xE2\x80\xA2", 3}};
    const struct text_input in = {.span = &dot,
                                  .s = dot.text,
                                  .style = style,
                                  .bold = style->bold,
                                  .lang = block_lang(item, s->story->lang)};
    const struct text_options options = {.rtl = lang_is_rtl(in.lang)};
    const struct text *text = text_shape(s->cache, &in, 1, &options, item->at, s->arena, s->diag);
    struct piece *p = box_add(g->box, s->arena, PIECE_TEXT);

    text_break(s->cache, text, style->icon_column, 0, s->arena, s->diag, &p->text);
    p->block = item;
    p->style = style;
    p->align = align_on_page(s, item, ALIGN_START);
    p->x = g->x + (is_on_own_side(s, item) ? g->width - style->icon_column : 0);
    p->w = style->icon_column;
    p->y = y;
    p->leading = style->leading;
}

void galley_rule(struct galley *g, const struct rule_style *rule, pt64 y)
{
    struct piece *p;

    if (!rule->width)
        return;
    p = box_add(g->box, g->setting->arena, PIECE_RULE);
    p->artifact = true;
    p->color = rule->color;
    p->rule_width = rule->width;
    p->x = g->x;
    p->w = g->width;
    p->y = y;
}

static pt64 up_to(pt64 v, pt64 grid)
{
    return (v + grid - 1) / grid * grid;
}

void galley_to_grid(struct galley *g)
{
    g->y = up_to(g->y, g->setting->layout->grid);
}

pt64 galley_pressed(const struct galley *g, const struct style *style)
{
    pt64 over = style->height - g->setting->layout->grid;

    if (over <= 0 || style->height % g->setting->layout->grid == 0 ||
        style->height != style->leading)
        return 0;
    return over * (pt64)g->tight / GALLEY_TIGHTEST;
}

/*
 * Height of a paragraph of n lines; moves the galley to the grid when that is where it stands. Less
 * than a quarter of a line over is let go: it lies in the white that larger type has above it.
 */
static pt64 text_height(struct galley *g, const struct style *style, unsigned n, bool row)
{
    pt64 grid = g->setting->layout->grid;

    if (row && galley_pressed(g, style))
        return (pt64)n * (style->height - galley_pressed(g, style));
    if (style->height % grid)
        return style->height + (pt64)(n - 1) * style->leading;
    galley_to_grid(g);
    return up_to(style->height + (pt64)(n - 1) * style->leading - grid / 4, grid);
}

/*
 * The largest type in a script that reaches further down than the layout's own, such as Arabic,
 * gets a line of white below, lest it run into what follows.
 */
static pt64 white_below(struct galley *g, const struct text *text, const struct style *style)
{
    const struct setting *s = g->setting;
    const struct face *own = compose_cache_face(s->cache, style, style->bold, s->diag);
    pt64 grid = s->layout->grid;

    if (!own || style->size < 2 * grid)
        return 0;
    for (size_t i = 0; i < text->n_runs; i++) {
        const struct face *face = text->runs[i].face;

        if (face && pt64_scale(-face->descent, style->size, face->units_per_em) >
                        pt64_scale(-own->descent, style->size, own->units_per_em) + grid / 8)
            return grid;
    }
    return 0;
}

static bool has_broken_word(const struct text_lines *lines)
{
    bool broken = lines->torn;

    for (unsigned i = 0; i < lines->n && !broken; i++)
        broken = lines->v[i].hyphen;
    return broken;
}

/*
 * Shapes and breaks the words of a piece, a heading's as they are repeated when it is `continued`.
 * A style that shrinks (a place's name in a title) is set smaller, by a sixteenth at a time down to
 * two thirds, rather than broken inside a word.
 */
static const struct text *set_words(struct galley *g, bool continued, struct piece *set)
{
    const struct setting *s = g->setting;
    const struct block *b = set->block;
    pt64 least = set->style->size * 2 / 3;
    const struct text *text;

    for (;;) {
        struct style *smaller;

        text = continued ? shape(s, b, b->continued.v, b->continued.n, set->style, NULL)
                         : measure_shape(s, b, set->style, NULL);
        text_break(s->cache, text, set->w, 0, s->arena, s->diag, &set->text);
        if (!set->style->shrink || set->style->size <= least || !has_broken_word(&set->text))
            return text;
        smaller = arena_memdup(s->arena, set->style, sizeof *smaller);
        smaller->size -= smaller->size / 16;
        set->style = smaller;
    }
}

static void set_text(struct galley *g, const struct block *b, const struct style *style,
                     bool continued)
{
    const struct setting *s = g->setting;
    pt64 indent = measure_indent(s, b), height, further;
    bool cell = b->kind == BLOCK_CELL;
    const struct text *text;
    struct piece set = {.kind = is_late(b) ? PIECE_LATE : PIECE_TEXT,
                        .block = b,
                        .style = style,
                        .artifact = continued,
                        .align = align_on_page(s, b, style->align),
                        .x = g->x + (is_on_own_side(s, b) ? 0 : indent),
                        .w = g->width - indent,
                        .leading = style->leading};

    text = set_words(g, continued, &set);
    if (set.text.n == 0)
        return;
    height = text_height(g, style, set.text.n, cell);
    if (cell)
        set.leading -= galley_pressed(g, style);
    further = (pt64)(set.text.n - 1) * set.leading;
    /* The last baseline lies on the grid when the block's end does. */
    set.y = g->y + height - (s->layout->grid - s->baseline) - style->shift - further;
    if (!cell) /* a row has its rules across its cells */
        galley_rule(g, &style->rule_above, set.y - style->rule_above.gap);
    if (b->kind == BLOCK_ITEM && !b->icon.s)
        galley_dot(g, b, style, set.y);
    else
        galley_icon(g, b, style, g->x, set.y);
    *vec_push(s->arena, &g->box->pieces) = set;
    if (!cell)
        galley_rule(g, &style->rule_below, set.y + further + style->rule_below.gap);
    g->y += height + white_below(g, text, style);
    g->box->overfull = g->box->overfull || set.text.torn || set.text.widest > set.w;
}

void galley_text(struct galley *g, const struct block *b, const struct style *style)
{
    set_text(g, b, style, false);
}

/* ---- Blocks */

struct galley galley_begin(const struct setting *s, struct box *box, pt64 width)
{
    *box = (struct box){.width = width};
    return (struct galley){.setting = s, .box = box, .width = width};
}

void galley_end(struct galley *g)
{
    g->box->lines = setting_lines(g->setting, g->y);
    g->box->after = g->after;
}

void galley_space(struct galley *g, unsigned before)
{
    unsigned lines = g->heading_above || g->after > before ? g->after : before;

    if (g->box->pieces.n == 0) {
        g->box->before = before > g->box->before ? before : g->box->before;
    } else if (lines > 0) {
        galley_to_grid(g);
        g->y += (pt64)lines * g->setting->layout->grid;
    }
    g->after = 0;
    g->heading_above = false;
}

/*
 * Pictures in a row, each as high as the layout allows and as wide as its sides then ask for.
 * Returns the block behind them.
 */
static const struct block *galley_pictures(struct galley *g, const struct block *b)
{
    const struct setting *s = g->setting;
    pt64 x = 0, gap = s->layout->grid, row = up_to(g->picture, s->layout->grid);

    galley_space(g, 0);
    galley_to_grid(g);
    for (; b && b->kind == BLOCK_FIGURE && b->figure == FIGURE_PICTURE; b = b->next) {
        struct picture_size size;
        struct piece *p;
        pt64 h = g->picture, w;

        if (!h || !picture_measure(b->figure_source, b->at, s->diag, &size))
            continue;
        w = (pt64)((int64_t)h * size.width / size.height);
        if (w > g->width) {
            h = (pt64)((int64_t)g->width * size.height / size.width);
            w = g->width;
        }
        if (x > 0 && x + w > g->width) {
            x = 0;
            g->y += row;
        }
        p = box_add(g->box, s->arena, PIECE_PICTURE);
        p->block = b;
        p->path = b->figure_source;
        p->x = g->x + x;
        p->y = g->y + row - h; /* all stand on one line */
        p->w = w;
        p->h = h;
        x += w + gap;
    }
    g->y += x > 0 ? row : 0;
    return b;
}

static void galley_children(struct galley *g, const struct block *b)
{
    for (const struct block *child = b->first; child;) {
        if (child->kind == BLOCK_FIGURE && child->figure == FIGURE_PICTURE) {
            child = galley_pictures(g, child);
        } else {
            galley_block(g, child);
            child = child->next;
        }
    }
}

void galley_block(struct galley *g, const struct block *b)
{
    const struct style *style = setting_style(g->setting, b);

    if (b->kind == BLOCK_PARAGRAPH && g->setting->without_style[b->style])
        return;
    switch (b->kind) {
    case BLOCK_ENTRY: /* its fullest variant */
        galley_space(g, style->space_before);
        if (b->first)
            galley_block(g, b->first);
        break;
    case BLOCK_GROUP:
    case BLOCK_SECTION:
    case BLOCK_BESIDES:
        galley_children(g, b);
        break;
    case BLOCK_LIST:
        if (g->columns > 1)
            galley_list(g, b);
        else
            galley_children(g, b);
        break;
    case BLOCK_FACTS:
        galley_facts(g, b);
        break;
    case BLOCK_TABLE:
        galley_space(g, style->space_before);
        galley_table(g, b);
        g->after = style->space_after;
        break;
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
    case BLOCK_FACT:
    case BLOCK_ROW:
    case BLOCK_CELL:
        galley_space(g, style->space_before);
        galley_text(g, b, style);
        g->after = style->space_after;
        g->heading_above = b->kind == BLOCK_HEADING;
        break;
    case BLOCK_FIGURE:
    case BLOCK_OTHERS: /* flow.c says which of its paragraphs is printed */
        break;
    }
}

const struct box *measure_block(const struct setting *s, const struct block *b, pt64 width)
{
    struct box *box = arena_new(s->arena, struct box);
    struct galley g = galley_begin(s, box, width);

    /* A variant stands for its entry. */
    if (b->kind == BLOCK_GROUP && b->parent && b->parent->kind == BLOCK_ENTRY)
        galley_space(&g, setting_style(s, b->parent)->space_before);
    galley_block(&g, b);
    galley_end(&g);
    return box;
}

const struct box *measure_continued(const struct setting *s, const struct block *heading,
                                    pt64 width)
{
    struct box *box = arena_new(s->arena, struct box);
    struct galley g = galley_begin(s, box, width);
    enum style_id id = heading->style == STYLE_CATEGORY ? STYLE_CATEGORY_CONTINUED : heading->style;
    const struct style *style = &s->layout->style[id];

    set_text(&g, heading, style, true);
    g.after = style->space_after;
    galley_end(&g);
    return box;
}
