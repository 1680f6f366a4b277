/*
 * element.c: see element.h. A file's values are read strictly: "12 pt", "12" and "12.5.1pt" are all
 * refused, since a guess here would show up on paper.
 */
#include "config/element.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/intl.h"

bool element_bad(const struct xml_node *n, struct diag *d, const char *fmt, ...)
{
    char text[512];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    diag_report(d, DIAG_BAD_CONFIG, n->at, "%s", text);
    return false;
}

struct str element_attribute(const struct xml_node *n, const char *name)
{
    for (size_t i = 0; i < n->n_attributes; i++)
        if (str_eq(n->attributes[i].name, str_from(name)))
            return n->attributes[i].value;
    return STR_NONE;
}

/* ---- Names, and the nearest to a wrong one */

struct name_list {
    struct buf all; /* "a, b, c" */
    struct str wrong, nearest;
    unsigned distance;
};

static void name_list_add(struct name_list *l, const char *name)
{
    unsigned limit = 1 + (unsigned)l->wrong.n / 4, distance;

    if (l->all.n)
        buf_puts(&l->all, ", ");
    buf_puts(&l->all, name);
    distance = str_distance(l->wrong, str_from(name), limit);
    if (distance <= limit && (!l->nearest.s || distance < l->distance)) {
        l->nearest = str_from(name);
        l->distance = distance;
    }
}

/* "unknown attribute "siz"; expected one of name, size; did you mean "size"?" */
static bool name_list_report(struct name_list *l, const struct xml_node *n, const char *what,
                             struct diag *d)
{
    if (l->nearest.s)
        element_bad(
            n, d, _("unknown %s \"%.*s\" in <%.*s>; did you mean \"%.*s\"? Expected one of: %.*s"),
            what, STR_ARG(l->wrong), STR_ARG(n->name), STR_ARG(l->nearest),
            STR_ARG(buf_view(&l->all)));
    else if (l->all.n)
        element_bad(n, d, _("unknown %s \"%.*s\" in <%.*s>; expected one of: %.*s"), what,
                    STR_ARG(l->wrong), STR_ARG(n->name), STR_ARG(buf_view(&l->all)));
    else
        element_bad(n, d, _("unknown %s \"%.*s\" in <%.*s>; expected none"), what,
                    STR_ARG(l->wrong), STR_ARG(n->name));
    buf_release(&l->all);
    return false;
}

int element_word(const struct xml_node *n, struct str word, const char *what,
                 const char *const *words, struct diag *d)
{
    struct name_list list = {.wrong = word};

    for (int i = 0; words[i]; i++)
        if (str_eq(word, str_from(words[i])))
            return i;
    for (int i = 0; words[i]; i++)
        name_list_add(&list, words[i]);
    name_list_report(&list, n, what, d);
    return -1;
}

/* ---- Values */

/* A number with at most three decimals, in thousandths, moved off the front of *s. */
static bool take_thousandths(struct str *s, int64_t *out)
{
    int64_t v = 0;
    size_t at = 0, digits = 0;
    bool negative = s->n && s->s[0] == '-';

    for (at = negative; at < s->n && s->s[at] >= '0' && s->s[at] <= '9' && digits < 6;
         at++, digits++)
        v = v * 10 + (s->s[at] - '0');
    if (!digits)
        return false;
    v *= 1000;
    if (at < s->n && s->s[at] == '.') {
        int64_t unit = 100;

        for (at++; at < s->n && s->s[at] >= '0' && s->s[at] <= '9' && unit; at++, unit /= 10)
            v += unit * (s->s[at] - '0');
        if (unit == 100)
            return false;
    }
    *out = negative ? -v : v;
    *s = str_sub(*s, at, s->n);
    return true;
}

/* Of 1/64 pt in a unit, exactly: 1 mm = 72/25.4 pt. */
static bool read_length(struct str s, pt64 *out)
{
    static const struct {
        const char *name;
        int64_t num, den;
    } units[] = {{"pt", 64, 1}, {"mm", 64 * 720, 254}, {"cm", 64 * 7200, 254}};
    int64_t v;

    if (!take_thousandths(&s, &v))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (str_eq(s, str_from(units[i].name))) {
            int64_t den = units[i].den * 1000, num = v * units[i].num;

            *out = (pt64)((num >= 0 ? num + den / 2 : num - den / 2) / den);
            return true;
        }
    }
    return false;
}

static bool read_color(struct str s, uint32_t *out)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t v = 0;

    if (s.n != 7 || s.s[0] != '#')
        return false;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.s[i] >= 'A' && s.s[i] <= 'F' ? (char)(s.s[i] - 'A' + 'a') : s.s[i];
        const char *digit = memchr(digits, c, 16);

        if (!digit)
            return false;
        v = v << 4 | (uint32_t)(digit - digits);
    }
    *out = v;
    return true;
}

static bool read_halves(struct str s, unsigned *out)
{
    int64_t v;

    if (!take_thousandths(&s, &v) || s.n || v < 0 || v % 500)
        return false;
    *out = (unsigned)(v / 500);
    return true;
}

static bool read_span(struct str s, unsigned out[2])
{
    struct str low;

    return str_split(&s, '-', &low) && s.s && str_to_uint(low, 100000, &out[0]) &&
           str_to_uint(s, 100000, &out[1]) && out[0] <= out[1];
}

union value {
    struct str text;
    pt64 length;
    unsigned count, span[2];
    bool flag;
    uint32_t color;
};

/* Reads the value; *low and *high get what is compared with the attribute's bounds. */
static bool read_value(enum attr_kind kind, struct str s, union value *v, double *low, double *high)
{
    bool good = false;

    *low = *high = 0;
    switch (kind) {
    case ATTR_TEXT:
        v->text = s;
        return s.n > 0;
    case ATTR_LENGTH:
        good = read_length(s, &v->length);
        *low = *high = good ? v->length / 64.0 : 0;
        return good;
    case ATTR_COUNT:
        good = str_to_uint(s, 100000, &v->count);
        *low = *high = good ? v->count : 0;
        return good;
    case ATTR_HALVES:
        good = read_halves(s, &v->count);
        *low = *high = good ? v->count / 2.0 : 0;
        return good;
    case ATTR_SPAN:
        good = read_span(s, v->span);
        *low = good ? v->span[0] : 0;
        *high = good ? v->span[1] : 0;
        return good;
    case ATTR_FLAG:
        v->flag = str_eq(s, STR("yes"));
        return v->flag || str_eq(s, STR("no"));
    case ATTR_COLOR:
        return read_color(s, &v->color);
    case ATTR_WORD:
        break;
    }
    return false;
}

static size_t value_size(enum attr_kind kind)
{
    switch (kind) {
    case ATTR_TEXT:
        return sizeof(struct str);
    case ATTR_SPAN:
        return 2 * sizeof(unsigned);
    case ATTR_FLAG:
        return sizeof(bool);
    default:
        return sizeof(unsigned); /* pt64, uint32_t and enums too */
    }
}

static const char *expected(enum attr_kind kind)
{
    switch (kind) {
    case ATTR_LENGTH:
        return _("a length such as 12pt or 10mm");
    case ATTR_COUNT:
        return _("a whole number");
    case ATTR_HALVES:
        return _("a number of lines such as 1 or 0.5");
    case ATTR_SPAN:
        return _("two whole numbers such as 45-60");
    case ATTR_FLAG:
        return _("yes or no");
    case ATTR_COLOR:
        return _("a colour such as #0f4c63");
    default:
        return _("a text");
    }
}

static bool read_word(const struct xml_node *n, const struct attr *attr, struct str s, void *into,
                      struct diag *d)
{
    char what[64];
    int word;

    snprintf(what, sizeof what, _("value of %s"), attr->name);
    word = element_word(n, s, what, attr->words, d);
    if (word < 0)
        return false;
    memcpy((char *)into + attr->offset, &(unsigned){(unsigned)word}, sizeof(unsigned));
    return true;
}

static bool read_attribute(const struct xml_node *n, const struct attr *attr, struct str s,
                           void *into, struct arena *a, struct diag *d)
{
    union value v;
    double low, high;

    if (attr->kind == ATTR_WORD)
        return read_word(n, attr, s, into, d);
    if (!read_value(attr->kind, s, &v, &low, &high))
        return element_bad(n, d, _("%s=\"%.*s\" in <%.*s>; expected %s"), attr->name, STR_ARG(s),
                           STR_ARG(n->name), expected(attr->kind));
    if (attr->max > attr->min && (low < attr->min || high > attr->max))
        return element_bad(n, d, _("%s=\"%.*s\" in <%.*s>; expected %g to %g%s"), attr->name,
                           STR_ARG(s), STR_ARG(n->name), attr->min, attr->max,
                           attr->kind == ATTR_LENGTH ? " pt" : "");
    if (attr->kind == ATTR_TEXT)
        v.text = str_copy(a, s);
    memcpy((char *)into + attr->offset, &v, value_size(attr->kind));
    return true;
}

static const struct attr *find_attr(const struct attr *attrs, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(name, str_from(attrs[i].name)))
            return &attrs[i];
    return NULL;
}

bool element_attributes(const struct xml_node *n, const struct attr *attrs, size_t count,
                        void *into, struct arena *a, struct diag *d)
{
    bool good = true;

    for (size_t i = 0; i < n->n_attributes; i++) {
        struct str name = n->attributes[i].name;
        const struct attr *attr = find_attr(attrs, count, name);

        if (attr) {
            good = read_attribute(n, attr, n->attributes[i].value, into, a, d) && good;
        } else {
            struct name_list list = {.wrong = name};

            for (size_t k = 0; k < count; k++)
                name_list_add(&list, attrs[k].name);
            good = name_list_report(&list, n, _("attribute"), d);
        }
    }
    for (size_t i = 0; i < count; i++)
        if (attrs[i].required && !element_attribute(n, attrs[i].name).s)
            good = element_bad(n, d, _("<%.*s> lacks the attribute %s: %s"), STR_ARG(n->name),
                               attrs[i].name, expected(attrs[i].kind));
    return good;
}

/* ---- Children */

static const struct child *find_child(const struct child *children, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(name, str_from(children[i].name)))
            return &children[i];
    return NULL;
}

static bool report_child(const struct xml_node *parent, const struct xml_node *n,
                         const struct child *children, size_t count, struct diag *d)
{
    struct name_list list = {.wrong = n->name};
    struct xml_node at = *parent;

    at.at = n->at;
    for (size_t i = 0; i < count; i++)
        name_list_add(&list, children[i].name);
    return name_list_report(&list, &at, _("element"), d);
}

static unsigned count_children(const struct xml_node *n, const char *name)
{
    unsigned found = 0;

    for (const struct xml_node *c = n->first; c; c = c->next)
        found += str_eq(c->name, str_from(name));
    return found;
}

bool element_children(const struct xml_node *n, const struct child *children, size_t count,
                      struct diag *d)
{
    bool good = true;

    if (n->text.n)
        good = element_bad(n, d, _("text in <%.*s>: \"%.*s\"; expected elements only"),
                           STR_ARG(n->name), STR_ARG(str_sub(n->text, 0, 40)));
    for (const struct xml_node *c = n->first; c; c = c->next)
        if (!find_child(children, count, c->name))
            good = report_child(n, c, children, count, d);
    for (size_t i = 0; i < count; i++) {
        unsigned found = count_children(n, children[i].name);

        if (found < children[i].min)
            good = element_bad(n, d, _("<%.*s> lacks <%s>"), STR_ARG(n->name), children[i].name);
        else if (children[i].max && found > children[i].max)
            good = element_bad(n, d, _("<%.*s> has %u <%s>; expected at most %u"), STR_ARG(n->name),
                               found, children[i].name, children[i].max);
    }
    return good;
}

bool element_is_leaf(const struct xml_node *n, struct diag *d)
{
    return n->first ? report_child(n, n->first, NULL, 0, d) : true;
}
