/*
 * phonenote.c: what stands beside a phone number: what it is for, and when.
 */
#include "import/value/phonenote.h"

#include "import/value/when.h"

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool take_front(struct str *s, struct str word)
{
    if (s->n < word.n || !str_eq_ascii_case(str_sub(*s, 0, word.n), word) ||
        (s->n > word.n && letter(word.s[word.n - 1]) &&
         (letter(s->s[word.n]) || s->s[word.n] == '-')))
        return false;
    *s = str_sub(*s, word.n, s->n);
    return true;
}

static bool take_back(struct str *s, struct str word)
{
    size_t at = s->n - word.n;

    if (s->n < word.n || !str_eq_ascii_case(str_sub(*s, at, s->n), word) ||
        (at && letter(word.s[0]) && (letter(s->s[at - 1]) || s->s[at - 1] == '-')))
        return false;
    *s = str_sub(*s, 0, at);
    return true;
}

struct str phonenote_bare(struct str s)
{
    static const struct str idle[] = {
        STR_INIT(","),       STR_INIT(";"),     STR_INIT(":"),       STR_INIT("/"),
        STR_INIT("|"),       STR_INIT("–"),     STR_INIT("-"),       STR_INIT("•"),
        STR_INIT("\n"),      STR_INIT("tai"),   STR_INIT("ja"),      STR_INIT("sekä"),
        STR_INIT("eller"),   STR_INIT("och"),   STR_INIT("or"),      STR_INIT("and"),
        STR_INIT("puh."),    STR_INIT("puh"),   STR_INIT("p."),      STR_INIT("p"),
        STR_INIT("tel."),    STR_INIT("tel"),   STR_INIT("tfn"),     STR_INIT("gsm"),
        STR_INIT("nro"),     STR_INIT("phone"), STR_INIT("numero"),  STR_INIT("numerosta"),
        STR_INIT("puhelin"), STR_INIT("."),     STR_INIT("telefon"), STR_INIT("puhelinnumero"),
    };
    bool again = true;

    while (again) {
        again = false;
        s = str_trim(s);
        if (!s.n)
            break;
        if (s.n >= 2 && s.s[0] == '(' && str_find_char(s, ')', 0) == s.n - 1) {
            s = str_sub(s, 1, s.n - 1);
            again = true;
        }
        if (s.n && s.s[0] == '(' && str_find_char(s, ')', 0) == SIZE_MAX)
            again = take_front(&s, STR("("));
        again = take_front(&s, STR(")")) || take_back(&s, STR("(")) || again;
        for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
            again = take_front(&s, idle[i]) || take_back(&s, idle[i]) || again;
    }
    return s;
}

static void add(struct arena *a, struct str *to, struct str more)
{
    if (!more.n)
        return;
    *to = to->n ? str_printf(a, "%.*s, %.*s", STR_ARG(*to), STR_ARG(more)) : more;
}

/* Offset of what closes the bracket in which s[at] stands; SIZE_MAX when it stands in none. */
static size_t bracket_end(struct str s, size_t at)
{
    for (size_t i = at; i-- > 0 && s.s[i] != ')';)
        if (s.s[i] == '(')
            return str_find_char(s, ')', at);
    return SIZE_MAX;
}

void phonenote_add(struct arena *a, struct phone *phone, struct str s)
{
    size_t when, close;

    s = phonenote_bare(s);
    if (!s.n)
        return;
    when = when_find(s);
    if (when == SIZE_MAX) {
        add(a, &phone->role, s);
        return;
    }
    close = bracket_end(s, when);
    add(a, &phone->role, phonenote_bare(str_sub(s, 0, when)));
    if (close == SIZE_MAX) {
        add(a, &phone->hours, phonenote_bare(str_sub(s, when, s.n)));
        return;
    }
    add(a, &phone->hours,
        phonenote_bare(str_sub(s, when, close))); /* "(ma–pe klo 9–15) sekä toimisto" */
    phonenote_add(a, phone, str_sub(s, close + 1, s.n));
}
