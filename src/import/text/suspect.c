/*
 * suspect.c: text that was not meant for print, or is not whole.
 */
#include "import/text/suspect.h"

#include <string.h>

#include "import/text/utf8scan.h"

enum { FIELD_LIMIT = 255, NOTE_MAX = 200 };

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool has_word(struct str s)
{
    for (size_t i = 0; i + 2 < s.n; i++)
        if (letter(s.s[i]) && letter(s.s[i + 1]) && letter(s.s[i + 2]))
            return true;
    return false;
}

/* What a note in round brackets begins with, in small letters. */
static bool begins_like_note(struct str s)
{
    static const struct str words[] = {
        STR_INIT("tarkist"),     STR_INIT("tarkast"),    STR_INIT("vahvist"),
        STR_INIT("varmist"),     STR_INIT("selvit"),     STR_INIT("korja"),
        STR_INIT("kesken"),      STR_INIT("puuttuu"),    STR_INIT("todo"),
        STR_INIT("fixme"),       STR_INIT("toim. huom"), STR_INIT("toim.huom"),
        STR_INIT("huom toim"),   STR_INIT("huom. toim"), STR_INIT("päivitet"),
        STR_INIT("päivitä"),     STR_INIT("odottaa"),    STR_INIT("ei julk"),
        STR_INIT("älä julk"),    STR_INIT("poista"),     STR_INIT("luonnos"),
        STR_INIT("check"),       STR_INIT("verify"),     STR_INIT("draft"),
        STR_INIT("kontrollera"), STR_INIT("kolla"),      STR_INIT("saknas"),
        STR_INIT("kysy vielä"),  STR_INIT("kysytään"),   STR_INIT("lisätään"),
        STR_INIT("täydennet"),   STR_INIT("onko "),
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_ascii_case(str_sub(s, 0, words[i].n), words[i]))
            return true;
    return false;
}

/* Takes "huom.", "OBS!", "note:" off the front. */
static struct str without_nota_bene(struct str s)
{
    static const struct str words[] = {STR_INIT("huomio"), STR_INIT("huom"), STR_INIT("obs"),
                                       STR_INIT("note"), STR_INIT("nb")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = words[i].n;

        if (!str_eq_ascii_case(str_sub(s, 0, n), words[i]) || (n < s.n && letter(s.s[n])))
            continue;
        while (n < s.n && strchr(" .!:,", s.s[n]))
            n++;
        return str_sub(s, n, s.n);
    }
    return s;
}

/* "Maijalle: …", "to self: …": to somebody who is no reader. */
static bool is_addressed(struct str s)
{
    size_t colon = str_find_char(s, ':', 0);
    struct str to = str_sub(s, 0, colon == SIZE_MAX ? 0 : colon);

    return str_eq_ascii_case(to, STR("to self")) ||
           (to.n > 4 && to.s[0] >= 'A' && to.s[0] <= 'Z' && str_ends(to, STR("lle")) &&
            str_find_char(to, ' ', 0) == SIZE_MAX);
}

/* Is there such a word anywhere? */
static bool names_a_task(struct str s)
{
    static const struct str words[] = {STR_INIT("tarkista"), STR_INIT("todo"), STR_INIT("fixme"),
                                       STR_INIT("tbd"),      STR_INIT("tbc"),  STR_INIT("xxx")};

    for (size_t at = 0; at < s.n; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words && (!at || !letter(s.s[at - 1])); i++)
            if (str_eq_ascii_case(str_sub(s, at, at + words[i].n), words[i]) &&
                (at + words[i].n >= s.n || !letter(s.s[at + words[i].n])))
                return true;
    return false;
}

static bool is_note(struct str s)
{
    struct str rest;
    size_t marks = 0;

    s = str_trim(s);
    while (marks < s.n && s.s[marks] == '?')
        marks++;
    rest = without_nota_bene(s);
    return (marks && marks == s.n) || begins_like_note(s) || begins_like_note(rest) ||
           is_addressed(rest) || names_a_task(s);
}

/* A note in the brackets that open at s[at]; STR_NONE when it is none. */
static struct str bracketed(struct str s, size_t at)
{
    bool round = s.s[at] == '(';
    size_t end = str_find_char(str_sub(s, 0, at + NOTE_MAX),
                               round            ? ')'
                               : s.s[at] == '[' ? ']'
                                                : '}',
                               at);
    struct str inside;

    if (end == SIZE_MAX || (!round && str_starts(str_sub(s, end + 1, s.n), STR("(http"))))
        return STR_NONE; /* "[sivu](https://…)" */
    inside = str_sub(s, at + 1, end);
    if (is_note(inside) || (!round && has_word(inside)))
        return str_sub(s, at, end + 1);
    return STR_NONE;
}

/* Words that stand for something still to be written. */
static struct str placeholder(struct str s, size_t at)
{
    static const struct str words[] = {
        STR_INIT("???"), STR_INIT("TODO"),     STR_INIT("FIXME"),
        STR_INIT("XXX"), STR_INIT("TARKISTA"), STR_INIT("Lorem ipsum"),
        STR_INIT("TBD"), STR_INIT("TBC"),      STR_INIT("xxx")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t end = at + words[i].n;

        if (str_starts(str_sub(s, at, s.n), words[i]) && (at == 0 || !letter(s.s[at - 1])) &&
            (end == s.n || !letter(s.s[end])))
            return str_sub(s, at, end);
    }
    return STR_NONE;
}

/* Bytes that a note may begin with; the text between them is passed over. */
static bool may_begin(char c)
{
    static const bool begins[256] = {
        ['['] = true, ['('] = true, ['{'] = true, ['?'] = true, ['T'] = true,
        ['F'] = true, ['X'] = true, ['x'] = true, ['L'] = true};

    return begins[(unsigned char)c];
}

/* Does the byte behind it fit, too? */
static bool may_go_on(struct str s, size_t at)
{
    char next = at + 1 < s.n ? s.s[at + 1] : '\0';

    switch (s.s[at]) {
    case '?':
        return next == '?';
    case 'T':
        return next == 'O' || next == 'A' || next == 'B';
    case 'F':
        return next == 'I';
    case 'X':
    case 'x':
        return next == s.s[at];
    case 'L':
        return next == 'o';
    default:
        return true;
    }
}

struct str suspect_note(struct str s)
{
    for (size_t at = 0; at < s.n; at++) {
        struct str note;

        if (!may_begin(s.s[at]) || !may_go_on(s, at))
            continue;
        note = strchr("[({", s.s[at]) ? bracketed(s, at) : placeholder(s, at);
        if (note.s)
            return note;
    }
    return STR_NONE;
}

bool suspect_cut(struct str s)
{
    static const struct str ends[] = {STR_INIT("."), STR_INIT("!"),  STR_INIT("?"), STR_INIT(")"),
                                      STR_INIT("”"), STR_INIT("\""), STR_INIT("…"), STR_INIT(">")};

    if (s.n < FIELD_LIMIT || (s.n != FIELD_LIMIT && utf8scan_characters(s.s, s.n) != FIELD_LIMIT))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(s, ends[i]))
            return false;
    return true;
}
