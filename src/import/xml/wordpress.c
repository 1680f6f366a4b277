/*
 * wordpress.c: what is WordPress's own in its exports.
 */
#include "import/xml/wordpress.h"

#include <string.h>

static bool one_of(struct str s, const char *const *names)
{
    for (; *names; names++)
        if (str_eq(s, str_from(*names)))
            return true;
    return false;
}

static bool begins_with_one_of(struct str s, const char *const *names)
{
    for (; *names; names++)
        if (str_starts(s, str_from(*names)))
            return true;
    return false;
}

bool wordpress_is_other(struct str post_type)
{
    static const char *const others[] = {"attachment",       "page",
                                         "revision",         "nav_menu_item",
                                         "custom_css",       "customize_changeset",
                                         "feedback",         "oembed_cache",
                                         "product",          "product_variation",
                                         "shop_order",       "shop_coupon",
                                         "mc4wp-form",       "user_request",
                                         "tablepress_table", NULL};
    static const char *const families[] = {"wp_", "acf-", "elementor_", "wpcf7_",
                                           "et_", "vc_",  NULL};

    return one_of(post_type, others) || begins_with_one_of(post_type, families);
}

bool wordpress_is_technical(struct str domain)
{
    static const char *const names[] = {"nav_menu",
                                        "post_format",
                                        "wp_theme",
                                        "post_translations",
                                        "term_language",
                                        "term_translations",
                                        "wp_template_part_area",
                                        NULL};

    return one_of(domain, names);
}

bool wordpress_event_field(struct str key, enum field_id *out)
{
    static const struct {
        const char *key;
        enum field_id field;
    } known[] = {
        {"_EventStartDate", FIELD_START}, {"_event_start_date", FIELD_START},
        {"_EventEndDate", FIELD_END},     {"_event_end_date", FIELD_END},
        {"_EventURL", FIELD_URL},         {"_EventCost", FIELD_FEE},
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq(key, str_from(known[i].key))) {
            *out = known[i].field;
            return true;
        }
    return false;
}

/* ---- Contents */

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/* Bytes of a short code at s[at], a '[': "[/x]", "[x a=\"b\"]", "[gallery]"; 0: it is a text in
 * brackets. */
static size_t short_code(struct str s, size_t at)
{
    static const char *const plain[] = {"gallery", "caption",  "audio", "video",
                                        "embed",   "playlist", NULL};
    static const char *const families[] = {"vc_", "et_pb_", "fusion_", "av_", NULL};
    size_t end = str_find_char(str_sub(s, 0, at + 2000), ']', at), n = at + 1;
    bool closing = n < s.n && s.s[n] == '/';
    struct str name;

    if (end == SIZE_MAX || str_find_char(str_sub(s, 0, end), '[', at + 1) != SIZE_MAX)
        return 0;
    n += closing;
    while (n < end && name_char(s.s[n]))
        n++;
    name = str_sub(s, at + 1 + closing, n);
    if (!name.n || (n < end && s.s[n] != ' ' && s.s[n] != '/'))
        return 0;
    if (closing || one_of(name, plain) || begins_with_one_of(name, families) ||
        str_find(str_sub(s, 0, end), STR("=\""), n) != SIZE_MAX)
        return end + 1 - at;
    return 0;
}

/* Does a blank line begin at s[at], a newline? Bytes up to the next text. */
static size_t blank_line(struct str s, size_t at)
{
    size_t n = at, lines = 0;

    for (; n < s.n && strchr("\r\n\t ", s.s[n]) && s.s[n]; n++)
        lines += s.s[n] == '\n';
    return lines > 1 ? n - at : 0;
}

void wordpress_content(struct buf *out, struct str s)
{
    bool paragraphs = str_find_char(s, '<', 0) != SIZE_MAX && str_find(s, STR("<p"), 0) == SIZE_MAX;
    size_t at = 0, n;

    while (at < s.n) {
        if (s.s[at] == '[' && (n = short_code(s, at))) {
            at += n;
        } else if (paragraphs && s.s[at] == '\n' && (n = blank_line(s, at))) {
            buf_puts(out, "\n<p>");
            at += n;
        } else {
            buf_char(out, s.s[at++]);
        }
    }
}

/* ---- Serialized values */

/* A length behind "s:" and before ":\"" at s[*at]. */
static bool take_length(struct str s, size_t *at, unsigned *out)
{
    size_t colon = str_find_char(s, ':', *at);

    if (colon == SIZE_MAX || !str_to_uint(str_sub(s, *at, colon), 1u << 30, out))
        return false;
    *at = colon + 1;
    return true;
}

bool wordpress_unserialize(struct str s, void (*take)(void *user, struct str text), void *user)
{
    unsigned n;
    bool key = true; /* of an array: keys and values take turns */
    size_t at;

    if (!str_starts(s, STR("a:")) || !str_ends(s, STR("}")))
        return false;
    at = str_find_char(s, '{', 0);
    if (at == SIZE_MAX)
        return false;
    for (at++; at + 1 < s.n && s.s[at] != '}'; key = !key) {
        if (str_starts(str_sub(s, at, s.n), STR("s:"))) {
            at += 2;
            if (!take_length(s, &at, &n) || at + n + 2 > s.n)
                return true;
            if (!key && n)
                take(user, str_sub(s, at + 1, at + 1 + n));
            at += n + 2;
        } else {
            at = str_find_char(s, ';', at);
            if (at == SIZE_MAX)
                return true;
        }
        at += at < s.n && s.s[at] == ';';
    }
    return true;
}
