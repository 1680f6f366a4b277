/*
 * jsontree.c: see jsontree.h.
 *
 * yajl reads, and says after each token how many bytes it has taken. A token begins behind the one
 * before it, past white space, commas and colons; so its place is known without a second lexer.
 */
#include "import/json/jsontree.h"

#include <string.h>

#include <yajl/yajl_parse.h>

#include "base/intl.h"
#include "import/json/jsonmemory.h"

enum {
    DEPTH_MAX = 1000,  /* whatever the limits say: trees are walked by recursion */
    MEMBERS_SEEN = 64, /* of an object: whether a name is repeated among these */
};

/* ---- The cursor */

void json_cursor_init(struct json_cursor *c, struct str text, const char *path)
{
    *c = (struct json_cursor){.text = text, .lines = text.s, .loc = {path, 1, 1}};
}

void json_cursor_move(struct json_cursor *c, size_t to)
{
    for (; c->at < to && c->at < c->text.n; c->at++) {
        char ch = c->lines[c->at];

        if (ch == '\n' || (ch == '\r' && !(c->at + 1 < c->text.n && c->lines[c->at + 1] == '\n'))) {
            c->loc.line++;
            c->loc.col = 1;
        } else if ((ch & 0xC0) != 0x80) {
            c->loc.col++;
        }
    }
}

/* Behind the comment at s[at]; `at` when there is none. */
static size_t comment_end(struct str s, size_t at)
{
    size_t end = SIZE_MAX;

    if (at + 1 >= s.n || s.s[at] != '/' || (s.s[at + 1] != '*' && s.s[at + 1] != '/'))
        return at;
    if (s.s[at + 1] == '*')
        end = str_find(s, STR("*/"), at + 2);
    else
        end = str_find_char(s, '\n', at);
    return end == SIZE_MAX ? s.n : end + (s.s[at + 1] == '*' ? 2 : 0);
}

/* Past white space, comments, and what of `more` stands between tokens. */
static size_t skip_blank(struct str s, size_t at, const char *more)
{
    while (at < s.n) {
        size_t end = comment_end(s, at);

        if (end > at)
            at = end;
        else if (s.s[at] && (strchr(" \t\r\n", s.s[at]) || strchr(more, s.s[at])))
            at++;
        else
            break;
    }
    return at;
}

char json_cursor_peek(struct json_cursor *c)
{
    json_cursor_move(c, skip_blank(c->text, c->at, ""));
    return c->at < c->text.n ? c->text.s[c->at] : '\0';
}

/* ---- The tree */

struct reader {
    struct json_cursor *c;
    const struct json_limits *limits;
    struct arena *a;
    struct diag *d;
    yajl_handle yajl;
    size_t start; /* of what yajl was given */
    struct node *open[DEPTH_MAX];
    unsigned depth;
    struct node *root;
    struct str key; /* of the member that follows */
    bool dropped;   /* that member's name stood there before: it is read, but goes nowhere */
    size_t nodes;
    const char *why;
};

/* Moves to the token that yajl has just read; `end` is set behind it. */
static void to_token(struct reader *r, size_t *end)
{
    *end = r->start + yajl_get_bytes_consumed(r->yajl);
    json_cursor_move(r->c, skip_blank(r->c->text, r->c->at, ",:"));
}

static int stop(struct reader *r, const char *why)
{
    r->why = why;
    return 0;
}

static bool has_member(const struct node *object, struct str key)
{
    unsigned seen = 0;

    for (const struct node *m = object->first; m && seen < MEMBERS_SEEN; m = m->next, seen++)
        if (str_eq(m->key, key))
            return true;
    return false;
}

/* A fresh node in its place; NULL at a limit. */
static struct node *add(struct reader *r, enum node_kind kind)
{
    struct node *n;

    if (++r->nodes > r->limits->nodes) {
        stop(r, _("it has more parts than any listing"));
        return NULL;
    }
    n = node_new(r->a, kind, r->c->loc);
    n->key = r->key;
    r->key = STR_NONE;
    if (!r->root)
        r->root = n;
    else if (!r->dropped)
        node_add(r->open[r->depth - 1], n);
    r->dropped = false;
    return n;
}

static int on_scalar(struct reader *r, enum node_kind kind)
{
    size_t end;
    struct node *n;

    to_token(r, &end);
    n = add(r, kind);
    if (n)
        n->text = (struct raw_text){.s = str_sub(r->c->text, r->c->at, end), .at = n->at};
    json_cursor_move(r->c, end);
    return n != NULL;
}

static int on_null(void *user)
{
    return on_scalar(user, NODE_NULL);
}

static int on_bool(void *user, int value)
{
    (void)value;
    return on_scalar(user, NODE_BOOL);
}

static int on_number(void *user, const char *s, size_t n)
{
    (void)s;
    (void)n;
    return on_scalar(user, NODE_NUMBER);
}

/* The text between the quotes of the token at the cursor; with escapes, yajl has undone them. */
static struct raw_text text_here(const struct reader *r, size_t end, const unsigned char *s,
                                 size_t n)
{
    struct str raw = str_sub(r->c->text, r->c->at + 1, end - 1);
    struct raw_text text = {.s = raw, .at = r->c->loc};

    text.at.col++;
    if (str_find_char(raw, '\\', 0) != SIZE_MAX) {
        text.s = str_copy(r->a, (struct str){(const char *)s, n});
        text.escaped = raw;
    }
    return text;
}

/* "\ud800" without its other half, which is no character. Its offset; SIZE_MAX: none. */
static size_t half_pair(struct str raw)
{
    for (size_t at = 0; (at = str_find_char(raw, '\\', at)) != SIZE_MAX;) {
        struct str here = str_sub(raw, at, at + 12);
        bool surrogate =
            here.n >= 6 && here.s[1] == 'u' && (here.s[2] | 0x20) == 'd' && here.s[3] >= '8';
        bool high = surrogate && strchr("89abAB", here.s[3]);
        bool pair = high && here.n == 12 && here.s[6] == '\\' && here.s[7] == 'u' &&
                    (here.s[8] | 0x20) == 'd' && strchr("cdefCDEF", here.s[9]);

        if (surrogate && !pair)
            return at;
        at += pair ? 12 : 2;
    }
    return SIZE_MAX;
}

static void report_half_pair(const struct reader *r, const struct raw_text *text)
{
    size_t at = text->escaped.s ? half_pair(text->escaped) : SIZE_MAX;
    struct raw_text raw = {.s = text->escaped, .at = text->at};

    if (at != SIZE_MAX)
        diag_report(r->d, DIAG_BAD_BYTES, raw_loc(&raw, at),
                    _("%.6s is half of a character; ? stands for it, write it again"),
                    text->escaped.s + at);
}

static int on_text(void *user, const unsigned char *s, size_t n)
{
    struct reader *r = user;
    size_t end;
    struct node *node;

    to_token(r, &end);
    if (n > r->limits->text)
        return stop(r, _("a text in it is longer than is read (--limit=field=NUMBER allows more)"));
    node = add(r, NODE_TEXT);
    if (node) {
        node->text = text_here(r, end, s, n);
        report_half_pair(r, &node->text);
    }
    json_cursor_move(r->c, end);
    return node != NULL;
}

static int on_key(void *user, const unsigned char *s, size_t n)
{
    struct reader *r = user;
    size_t end;

    to_token(r, &end);
    r->key = text_here(r, end, s, n).s;
    r->dropped = has_member(r->open[r->depth - 1], r->key);
    if (r->dropped)
        diag_report(r->d, DIAG_REPEATED_FIELD, r->c->loc,
                    _("\"%.*s\" stands twice in one object; the first is used"),
                    STR_ARG(raw_excerpt(r->key)));
    json_cursor_move(r->c, end);
    return 1;
}

static int on_open(struct reader *r, enum node_kind kind)
{
    size_t end;
    struct node *n;

    to_token(r, &end);
    if (r->depth == r->limits->depth || r->depth == DEPTH_MAX)
        return stop(r, _("it is nested too deeply (--limit=depth=NUMBER allows more)"));
    n = add(r, kind);
    json_cursor_move(r->c, end);
    if (n)
        r->open[r->depth++] = n;
    return n != NULL;
}

static int on_open_object(void *user)
{
    return on_open(user, NODE_OBJECT);
}

static int on_open_list(void *user)
{
    return on_open(user, NODE_LIST);
}

static int on_close(void *user)
{
    struct reader *r = user;

    r->depth--;
    json_cursor_move(r->c, r->start + yajl_get_bytes_consumed(r->yajl));
    return 1;
}

/* ---- What is wrong */

/* yajl's words, and ours for users. */
static const struct {
    const char *yajl, *words;
} troubles[] = {
    {"premature EOF", N_("the file ends in the middle of it, perhaps cut off")},
    {"separated by a colon", N_("a colon is missing between a name and its value")},
    {"inside map", N_("a comma or } is missing before this")},
    {"after array element", N_("a comma or ] is missing before this")},
    {"invalid object key", N_("a name in double quotes is expected here")},
    {"unallowed token", N_("a value is expected here")},
    {"invalid char in json", N_("a value is expected here; text stands in double quotes")},
    {"invalid string", N_("it is no JSON; expected true, false or null")},
    {"occurs before a character", N_("a backslash stands before a character that it may not")},
    {"non-hex", N_("four hexadecimal digits are expected behind \\u")},
    {"malformed number", N_("a number is not whole")},
    {"inside string", N_("a text is not closed")},
};

/* Says besides whether it is inside a token. */
static const char *trouble(yajl_handle yajl, bool *inside)
{
    unsigned char *said = yajl_get_error(yajl, 0, NULL, 0);
    const char *words = NULL;

    *inside = said && strncmp((const char *)said, "lexical", strlen("lexical")) == 0;
    for (size_t i = 0; said && !words && i < sizeof troubles / sizeof *troubles; i++)
        if (strstr((const char *)said, troubles[i].yajl))
            words = _(troubles[i].words);
    if (said)
        yajl_free_error(yajl, said);
    return words ? words : _("it is no JSON");
}

/* Where yajl stopped: at the beginning of the token that does not belong. */
static void to_trouble(struct reader *r, bool inside)
{
    size_t end = r->start + yajl_get_bytes_consumed(r->yajl);

    json_cursor_move(r->c, skip_blank(r->c->text, r->c->at, ",:"));
    if (r->c->at > end)
        return;
    /* Within a text the character itself is meant: yajl stands before a control character, behind
     * any other. */
    if (inside && end > r->c->at + 1 && r->c->text.s[r->c->at] == '"')
        json_cursor_move(
            r->c, end < r->c->text.n && (unsigned char)r->c->text.s[end] < ' ' ? end : end - 1);
}

/* ---- The whole */

static bool parse(struct reader *r)
{
    struct str rest = str_sub(r->c->text, r->start, r->c->text.n);
    bool inside;
    yajl_status status = yajl_parse(r->yajl, (const unsigned char *)rest.s, rest.n);

    if (status == yajl_status_ok && (!r->root || r->depth))
        status = yajl_complete_parse(r->yajl);
    if (status == yajl_status_ok && r->root && !r->depth)
        return true;
    if (!r->why) {
        r->why = trouble(r->yajl, &inside);
        to_trouble(r, inside);
    }
    return false;
}

struct node *json_tree(struct json_cursor *c, const struct json_limits *limits, struct arena *a,
                       const char **why, struct diag *d)
{
    static const yajl_callbacks callbacks = {
        .yajl_null = on_null,
        .yajl_boolean = on_bool,
        .yajl_number = on_number,
        .yajl_string = on_text,
        .yajl_start_map = on_open_object,
        .yajl_map_key = on_key,
        .yajl_end_map = on_close,
        .yajl_start_array = on_open_list,
        .yajl_end_array = on_close,
    };
    yajl_alloc_funcs memory = JSONMEMORY;
    struct reader r = {.c = c, .limits = limits, .a = a, .d = d};
    bool ok;

    json_cursor_peek(c);
    r.start = c->at;
    r.yajl = yajl_alloc(&callbacks, &memory, &r);
    yajl_config(r.yajl, yajl_allow_comments, 1);
    yajl_config(r.yajl, yajl_dont_validate_strings, 1);
    yajl_config(r.yajl, yajl_allow_trailing_garbage, 1);
    ok = parse(&r);
    *why = r.why;
    yajl_free(r.yajl);
    return ok ? r.root : NULL;
}
