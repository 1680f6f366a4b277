/*
 * contact.c: e-mail and web addresses.
 *
 * What is a person's address can't be known, only guessed: two or three words before the @, joined
 * by a dot or underscore, as in first.last@. Offices use such addresses, too ("neuvonta.tampere@"):
 * a word of those that name offices and tasks (person.c) lets it pass, and so does an address that
 * is all places and words of its own domain. One place alone is not enough: Salo and Lahti are
 * surnames. When in doubt it is withheld, and said: a number or web address remains, and a printed
 * name can't be called back.
 */
#include "import/value/contact.h"

#include <string.h>

#include "base/utf8.h"
#include "import/field.h"
#include "import/value/person.h"

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* ---- E-mail */

static struct str inside_angles(struct str s)
{
    size_t open = str_find_char(s, '<', 0);
    size_t close = open == SIZE_MAX ? open : str_find_char(s, '>', open);

    return close == SIZE_MAX ? s : str_sub(s, open + 1, close);
}

/* "(at)", "[ät]", " at " become "@". */
static struct str with_at_sign(struct arena *a, struct str s)
{
    static const struct str disguises[] = {STR_INIT("(at)"), STR_INIT("[at]"), STR_INIT("(ät)"),
                                           STR_INIT("[ät]"), STR_INIT("(a)"),  STR_INIT("[a]"),
                                           STR_INIT("{at}"), STR_INIT(" at "), STR_INIT(" ät ")};

    if (str_find_char(s, '@', 0) != SIZE_MAX)
        return s;
    for (size_t i = 0; i < sizeof disguises / sizeof *disguises; i++)
        for (size_t at = 0; at + disguises[i].n <= s.n; at++) {
            size_t end = at + disguises[i].n;

            if (str_eq_ascii_case(str_sub(s, at, end), disguises[i]))
                return str_printf(a, "%.*s@%.*s", STR_ARG(str_trim(str_sub(s, 0, at))),
                                  STR_ARG(str_trim(str_sub(s, end, s.n))));
        }
    return s;
}

/* Labels of letters, digits and hyphens between dots, two at least. */
static bool is_host(struct str host)
{
    struct str rest = host, label;
    unsigned labels = 0;

    while (str_split(&rest, '.', &label)) {
        if (!label.n || label.n > 63 || label.s[0] == '-' || label.s[label.n - 1] == '-')
            return false;
        for (size_t i = 0; i < label.n; i++)
            if (!letter(label.s[i]) && !digit(label.s[i]) && label.s[i] != '-')
                return false;
        labels++;
    }
    return labels >= 2 && host.n <= 253;
}

static bool is_local_part(struct str s)
{
    if (!s.n || s.n > 64 || s.s[0] == '.' || s.s[s.n - 1] == '.')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!letter(s.s[i]) && !digit(s.s[i]) && !strchr("!#$%&'*+/=?^_`{|}~.-", s.s[i]))
            return false;
    return true;
}

struct str contact_email(struct arena *a, struct str s)
{
    struct str local, host;
    size_t at;
    char *copy;

    s = str_trim(inside_angles(str_trim(s)));
    if (str_eq_ascii_case(str_sub(s, 0, 7), STR("mailto:")))
        s = str_sub(s, 7, s.n);
    s = with_at_sign(a, s);
    while (s.n && strchr(".,;", s.s[s.n - 1]))
        s.n--;
    at = str_find_char(s, '@', 0);
    if (at == SIZE_MAX)
        return STR_NONE;
    local = str_sub(s, 0, at);
    host = str_sub(s, at + 1, s.n);
    if (!is_local_part(local) || !is_host(host))
        return STR_NONE;
    while (at < s.n && lower(s.s[at]) == s.s[at])
        at++;
    if (at == s.n)
        return s;
    copy = arena_memdup(a, s.s, s.n);
    for (size_t i = at; i < s.n; i++)
        copy[i] = lower(copy[i]);
    return (struct str){copy, s.n};
}

/* Letters only. */
static bool is_word(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!letter(s.s[i]) && s.s[i] != '-')
            return false;
    return s.n > 0;
}

static bool in_host(struct str word, struct str host)
{
    char a[64], b[256];
    struct str key = field_fold(word, a, sizeof a), all = field_fold(host, b, sizeof b);

    return key.n >= 3 && str_find(all, key, 0) != SIZE_MAX;
}

bool contact_is_personal(struct str email, person_place *is_place, const void *user)
{
    size_t at = str_find_char(email, '@', 0);
    struct str local = str_sub(email, 0, at), host = str_sub(email, at + 1, email.n);
    unsigned words = 0, other = 0;
    size_t from = 0;

    for (size_t i = 0; i <= local.n; i++) {
        struct str word;

        if (i < local.n && local.s[i] != '.' && local.s[i] != '_')
            continue;
        word = str_sub(local, from, i);
        from = i + 1;
        if (!is_word(word) || person_is_office(word))
            return false;
        words++;
        other += !in_host(word, host) && !(is_place && is_place(user, word));
    }
    return (words == 2 || words == 3) && other;
}

bool contact_is_pattern(struct str email)
{
    static const struct str patterns[] = {
        STR_INIT("etunimi.sukunimi@"),   STR_INIT("sukunimi.etunimi@"),
        STR_INIT("firstname.lastname@"), STR_INIT("first.last@"),
        STR_INIT("fornamn.efternamn@"),  STR_INIT("förnamn.efternamn@")};

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (str_eq_ascii_case(str_sub(email, 0, patterns[i].n), patterns[i]))
            return true;
    return false;
}

/* ---- Web */

static bool has_scheme(struct str s, struct str *behind)
{
    size_t colon = str_find_char(s, ':', 0);

    if (colon == SIZE_MAX || colon == 0)
        return false;
    for (size_t i = 0; i < colon; i++)
        if (!letter(s.s[i]) && !digit(s.s[i]) && s.s[i] != '+' && s.s[i] != '-')
            return false; /* "x.fi:8080" has a dot before its colon */
    *behind = str_sub(s, colon + 1, s.n);
    return true;
}

static bool is_address(struct str s)
{
    size_t end = 0;
    struct str host;

    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.s[i] <= ' ' || strchr("<>\"\\^`{|}", s.s[i]))
            return false;
    while (end < s.n && !strchr("/?#:", s.s[end]))
        end++;
    host = str_sub(s, 0, end);
    if (host.n && host.s[host.n - 1] == '.')
        host.n--;
    return is_host(host) && letter(host.s[host.n - 1]);
}

struct str contact_url(struct arena *a, struct str s)
{
    struct str behind;
    bool secure;

    s = str_trim(inside_angles(str_trim(s)));
    while (s.n && strchr(".,;", s.s[s.n - 1]))
        s.n--;
    if (str_find_char(s, '@', 0) != SIZE_MAX && str_find_char(s, '/', 0) == SIZE_MAX)
        return STR_NONE; /* an e-mail address */
    if (!has_scheme(s, &behind))
        return is_address(s) ? str_join(a, STR("https://"), s) : STR_NONE;
    secure = str_eq_ascii_case(str_sub(s, 0, 6), STR("https:"));
    if ((!secure && !str_eq_ascii_case(str_sub(s, 0, 5), STR("http:"))) ||
        !str_starts(behind, STR("//")) || !is_address(str_sub(behind, 2, behind.n)))
        return STR_NONE;
    if (str_starts(s, secure ? STR("https:") : STR("http:")))
        return s;
    return str_join(a, secure ? STR("https:") : STR("http:"), behind);
}
