/*
 * node.c: see node.h.
 */
#include "import/json/node.h"

#include <string.h>

#include "base/arena.h"

struct node *node_new(struct arena *a, enum node_kind kind, struct loc at)
{
    struct node *n = arena_new(a, struct node);

    n->kind = kind;
    n->at = at;
    return n;
}

void node_add(struct node *parent, struct node *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    parent->n++;
}

struct node *node_put_text(struct arena *a, struct node *object, const char *key, struct str text,
                           struct loc at)
{
    struct node *n = node_new(a, NODE_TEXT, at);

    n->key = str_from(key);
    n->text = (struct raw_text){.s = text, .at = at};
    node_add(object, n);
    return n;
}

/* ---- Finding */

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool counts(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/* The next character that counts of s, from *at on; 0 at its end. */
static char next_letter(struct str s, size_t *at)
{
    while (*at < s.n) {
        char c = small(s.s[(*at)++]);

        if (counts(c))
            return c;
    }
    return '\0';
}

static bool same_name(struct str a, struct str b)
{
    size_t i = 0, j = 0;
    char c;

    do {
        c = next_letter(a, &i);
        if (c != next_letter(b, &j))
            return false;
    } while (c);
    return true;
}

bool node_has_key(const struct node *n, const char *key)
{
    return n->key.s && same_name(n->key, str_from(key));
}

static const struct node *member(const struct node *n, struct str key)
{
    if (!n || n->kind != NODE_OBJECT)
        return NULL;
    for (const struct node *m = n->first; m; m = m->next)
        if (same_name(m->key, key))
            return m->kind == NODE_NULL ? NULL : m;
    return NULL;
}

const struct node *node_get(const struct node *n, const char *key)
{
    return member(n, str_from(key));
}

const struct node *node_path(const struct node *n, const char *path)
{
    struct str rest = str_from(path), key;

    while (n && str_split(&rest, '/', &key))
        n = member(n, key);
    return n;
}

bool node_is_scalar(const struct node *n)
{
    return n && (n->kind == NODE_TEXT || n->kind == NODE_NUMBER || n->kind == NODE_BOOL) &&
           str_trim(n->text.s).n;
}

struct str node_text(const struct node *n)
{
    return node_is_scalar(n) ? str_trim(n->text.s) : STR("");
}

struct str node_text_of(const struct node *n, const char *key)
{
    return node_text(node_get(n, key));
}

bool node_int(const struct node *n, int64_t *out)
{
    enum { DIGITS_MAX = 18 };
    struct str s = node_text(n);
    bool negative = s.n && s.s[0] == '-';
    int64_t value = 0;

    s = str_sub(s, negative, s.n);
    if (str_ends(s, STR(".0")))
        s = str_sub(s, 0, s.n - 2);
    if (!s.n || s.n > DIGITS_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
        value = value * 10 + (s.s[i] - '0');
    }
    *out = negative ? -value : value;
    return true;
}

const struct node *node_first(const struct node *list)
{
    if (!list || list->kind == NODE_NULL)
        return NULL;
    return list->kind == NODE_LIST ? list->first : list;
}

uint64_t node_bytes(const struct node *n)
{
    enum { EACH = 32 };
    uint64_t sum = n ? EACH + n->key.n + n->text.s.n : 0;

    for (const struct node *x = n ? n->first : NULL; x; x = x->next)
        sum += node_bytes(x);
    return sum;
}
