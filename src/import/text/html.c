/*
 * html.c: HTML reduced to text.
 *
 * A scanner, not a parser: people's HTML is not well-formed, and of its structure only paragraphs
 * and list items matter. A break that is due is remembered and written before the next character,
 * so empty paragraphs leave nothing, and however deep the nesting, there is no stack. What would be
 * looked for in vain is looked for once: html.none.
 */
#include "import/text/html.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "import/text/htmlref.h"

enum due { DUE_NOTHING, DUE_SPACE, DUE_PARAGRAPH, DUE_ITEM };

struct html {
    struct str s;
    size_t at;
    struct buf *out;
    size_t from; /* where this text begins in out */
    enum due due;
    bool row_begun;                          /* something stands in this row of a table already */
    bool in_cell;                            /* a cell has begun, and nothing stands in it yet */
    bool lines_count;                        /* no tag here makes paragraphs, so blank lines do */
    bool no_gt, no_comment_end, no_quote[2]; /* none further on */
};

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* ---- Writing */

static void want(struct html *h, enum due due)
{
    if (due > h->due)
        h->due = due;
}

/* Before a character is written. */
static void settle(struct html *h)
{
    bool begun = h->out->n > h->from;

    if (begun && h->due == DUE_SPACE)
        buf_char(h->out, ' ');
    else if (begun && h->due != DUE_NOTHING)
        buf_char(h->out, '\n');
    if (h->due == DUE_ITEM)
        buf_puts(h->out, "• ");
    h->due = DUE_NOTHING;
    h->row_begun = true;
    h->in_cell = false;
}

static void put(struct html *h, struct str s)
{
    settle(h);
    buf_str(h->out, s);
}

static void put_char(struct html *h, uint32_t c)
{
    if (is_blank(c) || c == 0xA0) {
        want(h, DUE_SPACE);
        return;
    }
    settle(h);
    buf_utf8(h->out, c);
}

/* ---- Tags */

enum effect { INLINE, BLOCK, LINE, ITEM, CELL, DROP };

static enum effect effect_of(struct str name)
{
    static const struct {
        const char *names;
        enum effect effect;
    } effects[] = {
        {" p div ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr table thead tbody caption section article "
         "header footer aside main nav blockquote pre hr figure figcaption address form fieldset "
         "center details summary ",
         BLOCK},
        {" br ", LINE},
        {" li ", ITEM},
        {" td th ", CELL},
        {" script style head title iframe object svg noscript template textarea select "
         "button ",
         DROP},
    };
    char padded[20];

    if (name.n > sizeof padded - 3)
        return INLINE;
    padded[0] = ' ';
    memcpy(padded + 1, name.s, name.n);
    padded[name.n + 1] = ' ';
    padded[name.n + 2] = '\0';
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        if (strstr(effects[i].names, padded))
            return effects[i].effect;
    return INLINE;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct tag {
    char name[16]; /* lower case */
    bool closing;
};

/* Elements of HTML5 that libxml2's table, of HTML 4, lacks. */
static bool is_new(const char *name)
{
    static const char *const names[] = {
        "section", "article",    "header", "footer",   "aside",   "main",    "nav",
        "figure",  "figcaption", "svg",    "template", "details", "summary", "mark",
        "time",    "wbr",        "video",  "audio",    "source",  "picture", NULL};

    for (const char *const *n = names; *n; n++)
        if (strcmp(name, *n) == 0)
            return true;
    return false;
}

/* "o:p", "st1:place", as word processors leave behind: of their own. *at moves behind it. */
static bool skip_foreign(struct str s, size_t *at, const char *prefix)
{
    static const char *const prefixes[] = {"o", "v", "w", "m", "x", "st1", NULL};
    size_t end = *at + 1;

    for (const char *const *known = prefixes; *at < s.n && s.s[*at] == ':' && *known; known++) {
        if (strcmp(prefix, *known) != 0)
            continue;
        while (end < s.n && letter(s.s[end]))
            end++;
        if (end == *at + 1)
            return false;
        *at = end;
        return true;
    }
    return false;
}

/* Is there a tag of HTML at s[at], which is '<'? */
static bool tag_at(struct str s, size_t at, struct tag *tag)
{
    size_t n = 0;
    bool foreign;

    at++;
    tag->closing = at < s.n && s.s[at] == '/';
    at += tag->closing;
    if (at >= s.n || !letter(s.s[at]))
        return false;
    while (at < s.n && (letter(s.s[at]) || (s.s[at] >= '0' && s.s[at] <= '9'))) {
        if (n == sizeof tag->name - 1)
            return false;
        tag->name[n++] = lower(s.s[at++]);
    }
    tag->name[n] = '\0';
    foreign = skip_foreign(s, &at, tag->name);
    if (at < s.n && !strchr(" \t\r\n/>", s.s[at]))
        return false;
    return foreign || htmlTagLookup((const xmlChar *)tag->name) || is_new(tag->name);
}

/* Offset behind the '>' of the tag that begins at h->at, quotes respected; SIZE_MAX when there is
 * none. */
static size_t tag_end(struct html *h)
{
    size_t at = h->at + 1;

    while (!h->no_gt && at < h->s.n) {
        char c = h->s.s[at];

        if (c == '>')
            return at + 1;
        if ((c == '"' || c == '\'') && at && h->s.s[at - 1] == '=' && !h->no_quote[c == '"']) {
            size_t close = str_find_char(h->s, c, at + 1);

            if (close == SIZE_MAX)
                h->no_quote[c == '"'] = true;
            else
                at = close;
        }
        at++;
    }
    /* The quotes don't match: from here on they mean nothing, so that this is not tried again for
     * each tag. */
    h->no_quote[0] = h->no_quote[1] = true;
    at = h->no_gt ? SIZE_MAX : str_find_char(h->s, '>', h->at);
    if (at == SIZE_MAX) {
        h->no_gt = true;
        return SIZE_MAX;
    }
    return at + 1;
}

/* Moves behind the closing tag of an element whose content is dropped; to the end when it has none.
 */
static void drop_content(struct html *h, const char *name)
{
    struct tag tag;

    while ((h->at = str_find_char(h->s, '<', h->at)) != SIZE_MAX) {
        if (tag_at(h->s, h->at, &tag) && tag.closing && strcmp(tag.name, name) == 0) {
            size_t end = tag_end(h);

            h->at = end == SIZE_MAX ? h->s.n : end;
            return;
        }
        h->at++;
    }
    h->at = h->s.n;
}

static bool is_list(const char *name)
{
    return strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0;
}

/* The cells of a row stand on one line, also where each holds a paragraph. */
static void begin_cell(struct html *h, bool closing)
{
    want(h, DUE_SPACE);
    if (!closing && h->row_begun)
        h->due = DUE_SPACE;
    h->in_cell = !closing;
}

static bool take_tag(struct html *h)
{
    struct tag tag;
    enum effect effect;
    size_t end;

    if (!tag_at(h->s, h->at, &tag) || (end = tag_end(h)) == SIZE_MAX)
        return false;
    h->at = end;
    effect = effect_of(str_from(tag.name));
    if (tag.closing && h->due == DUE_ITEM && (effect == ITEM || is_list(tag.name)))
        h->due = DUE_PARAGRAPH; /* the item was empty */
    if (strcmp(tag.name, "tr") == 0)
        h->row_begun = h->in_cell = false;
    switch (effect) {
    case BLOCK:
    case LINE: /* in <li><p>, the item's mark stays due, in <td><p> the space before the cell */
        want(h, h->in_cell ? DUE_SPACE : DUE_PARAGRAPH);
        break;
    case ITEM:
        want(h, tag.closing ? DUE_PARAGRAPH : DUE_ITEM);
        break;
    case CELL:
        begin_cell(h, tag.closing);
        break;
    case DROP:
        if (!tag.closing)
            drop_content(h, tag.name);
        break;
    case INLINE:
        break;
    }
    return true;
}

/* <!-- … -->, <!DOCTYPE …>, <?xml … ?>, <![CDATA[ … ]]> (whose text is kept). */
static bool take_declaration(struct html *h)
{
    struct str rest = str_sub(h->s, h->at, h->s.n);
    size_t end;

    if (str_starts(rest, STR("<!--"))) {
        end = h->no_comment_end ? SIZE_MAX : str_find(h->s, STR("-->"), h->at + 4);
        h->no_comment_end = end == SIZE_MAX;
        h->at = end == SIZE_MAX ? h->at + 4 : end + 3;
        return true;
    }
    if (str_starts(rest, STR("<![CDATA["))) {
        h->at += strlen("<![CDATA[");
        return true;
    }
    if (rest.n > 2 && (rest.s[1] == '!' || rest.s[1] == '?') && letter(rest.s[2])) {
        end = tag_end(h);
        if (end == SIZE_MAX)
            return false;
        h->at = end;
        return true;
    }
    return false;
}

/* ---- The whole */

bool html_is(struct str s)
{
    struct tag tag;
    uint32_t c;

    for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++)
        if (tag_at(s, at, &tag) || str_starts(str_sub(s, at, s.n), STR("<!--")) ||
            str_starts(str_sub(s, at, s.n), STR("<![CDATA[")))
            return true;
    for (size_t at = 0; (at = str_find_char(s, '&', at)) != SIZE_MAX; at++)
        if (htmlref_at(s, at, &c))
            return true;
    return false;
}

/* Does any tag make paragraphs? Then line breaks mean nothing. */
static bool has_blocks(struct str s)
{
    struct tag tag;

    for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++)
        if (tag_at(s, at, &tag)) {
            enum effect effect = effect_of(str_from(tag.name));

            if (effect == BLOCK || effect == LINE || effect == ITEM)
                return true;
        }
    return false;
}

/* Counts the line ends of the white space at h->at; moves behind it. */
static unsigned skip_blanks(struct html *h)
{
    unsigned lines = 0;

    for (; h->at < h->s.n && is_blank((unsigned char)h->s.s[h->at]); h->at++)
        lines += h->s.s[h->at] == '\n' ||
                 (h->s.s[h->at] == '\r' && (h->at + 1 == h->s.n || h->s.s[h->at + 1] != '\n'));
    return lines;
}

static size_t run_end(struct str s, size_t at)
{
    do
        at++;
    while (at < s.n && !is_blank((unsigned char)s.s[at]) && !strchr("<&]", s.s[at]));
    return at;
}

/* ---- Plain text */

/* Bytes of a list mark at the beginning of a line, with the space behind it; 0: none. */
static size_t list_mark(struct str line)
{
    static const struct str marks[] = {STR_INIT("- "),  STR_INIT("* "), STR_INIT("• "),
                                       STR_INIT("– "),  STR_INIT("· "), STR_INIT("•\t"),
                                       STR_INIT("-\t"), STR_INIT("•")};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(line, marks[i]) && line.n > marks[i].n)
            return marks[i].n;
    return 0;
}

/* Paragraphs that begin with a mark, "- muki<br>- mieli", are items; those of no-break spaces are
 * none. */
static void mark_items(struct buf *out, size_t from)
{
    struct str rest = str_sub(buf_view(out), from, out->n), line;
    struct buf items = {0};
    bool any = false;

    while (str_split(&rest, '\n', &line)) {
        size_t mark = list_mark(line);
        struct str text = str_trim(str_sub(line, mark, line.n));

        any = any || mark || text.n < line.n;
        if (!text.n)
            continue;
        if (items.n)
            buf_char(&items, '\n');
        if (mark)
            buf_puts(&items, "• ");
        buf_str(&items, text);
    }
    if (any) {
        out->n = from;
        buf_str(out, buf_view(&items));
    }
    buf_release(&items);
}

static bool starts_small(struct str line)
{
    size_t at = 0;
    uint32_t c = utf8_next(line, &at);

    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFE && c != 0xF7);
}

static bool ends_sentence(struct str line)
{
    return line.n && strchr(".!?:;", line.s[line.n - 1]);
}

/* Was the line above broken only because it was full? */
static bool is_wrapped(struct str above, struct str below, size_t indent)
{
    enum { FULL = 60 }; /* characters */

    if (starts_small(below))
        return true;
    return !ends_sentence(above) && (indent >= 2 || utf8_length(above) >= FULL);
}

/* Takes a line off the front: LF, CR LF or CR end it. */
static bool take_line(struct str *rest, struct str *line)
{
    size_t n = 0;

    if (!rest->n)
        return false;
    while (n < rest->n && rest->s[n] != '\n' && rest->s[n] != '\r')
        n++;
    *line = str_sub(*rest, 0, n);
    n += str_starts(str_sub(*rest, n, rest->n), STR("\r\n")) ? 2 : 1;
    *rest = str_sub(*rest, n, rest->n);
    return true;
}

void html_plain_to_text(struct buf *out, struct str plain)
{
    struct html h = {.out = out, .from = out->n};
    struct str line, above = STR_NONE;

    while (take_line(&plain, &line)) {
        struct str text = str_trim(line);
        size_t mark = list_mark(text);

        if (!text.n) {
            want(&h, DUE_PARAGRAPH);
            continue;
        }
        if (mark)
            want(&h, DUE_ITEM);
        else if (above.n && is_wrapped(above, text, (size_t)(text.s - line.s)))
            want(&h, DUE_SPACE);
        else
            want(&h, DUE_PARAGRAPH);
        put(&h, str_trim(str_sub(text, mark, text.n)));
        above = text;
    }
}

/* ---- The whole */

static void reduce(struct buf *out, struct str html)
{
    struct html h = {.s = html, .out = out, .from = out->n, .lines_count = !has_blocks(html)};

    while (h.at < html.n) {
        char c = html.s[h.at];
        uint32_t character;
        size_t n;

        if (c == '<' && (take_declaration(&h) || take_tag(&h)))
            continue;
        if (c == '&' && (n = htmlref_at(html, h.at, &character))) {
            put_char(&h, character);
            h.at += n;
        } else if (is_blank((unsigned char)c)) {
            want(&h, skip_blanks(&h) > 1 && h.lines_count ? DUE_PARAGRAPH : DUE_SPACE);
        } else if (str_starts(str_sub(html, h.at, html.n), STR("]]>"))) {
            h.at += 3;
        } else {
            n = run_end(html, h.at);
            put(&h, str_sub(html, h.at, n));
            h.at = n;
        }
    }
}

void html_to_text(struct buf *out, struct str html)
{
    size_t from = out->n;

    reduce(out, html);
    mark_items(out, from);
}
