/*
 * description.c: choosing and cutting descriptions.
 */
#include "tell/description.h"

#include "base/utf8.h"
#include "tell/text/sentence.h"
#include "tell/text/typography.h"

/* Both in the leaflet's language, or neither: then the summary. */
static const struct value *choose_source(const struct listing *x, lang_tag lang, lang_tag fallback)
{
    const struct value *summary = value_in_lang(&x->summary, lang, fallback);
    const struct value *description = value_in_lang(&x->description, lang, fallback);

    if (!summary || !summary->s.n)
        return description && description->s.n ? description : NULL;
    if (!description || !description->s.n)
        return summary;
    if (description->lang == lang && summary->lang != lang)
        return description;
    /* A summary that breaks off is the beginning of the description, cut by some program. */
    if (str_ends(summary->s, STR("...")) || str_ends(summary->s, STR(ELLIPSIS)))
        return description->lang == summary->lang ? description : summary;
    return summary;
}

/* Takes the mark of a list's item off. */
static bool take_bullet(struct str *line)
{
    static const struct str bullets[] = {
        STR_INIT("\xE2\x80\xA2"), STR_INIT("\xC2\xB7"), STR_INIT("*"), STR_INIT("-"),
        STR_INIT(EN_DASH),
    };

    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t n = bullets[i].n;

        if (!str_starts(*line, bullets[i]) || n >= line->n || line->s[n] != ' ')
            continue;
        *line = str_trim(str_sub(*line, n, line->n));
        return true;
    }
    return false;
}

static bool next_line(struct str *rest, struct passage *p)
{
    struct str line;

    while (str_split(rest, '\n', &line)) {
        line = str_trim(line);
        p->item = take_bullet(&line);
        p->text = line;
        if (line.n)
            return true;
    }
    return false;
}

struct chooser {
    struct arena *a;
    struct description *out;
    struct description_limits limits;
    lang_tag lang;
    unsigned sentences;
    bool full; /* something was left out: nothing more is taken */
};

static bool is_lead_in(const struct description *d)
{
    return d->passages.n && str_ends(d->passages.v[d->passages.n - 1].text, STR(":"));
}

/* Is there room for so many characters? A list's first item follows its lead-in if that is possible
 * at all. */
static bool fits(const struct chooser *c, size_t n)
{
    size_t room = c->limits.length;

    if (c->limits.sentences && c->sentences >= c->limits.sentences)
        return false;
    if (is_lead_in(c->out))
        room += room / 5;
    return c->out->to + n <= room;
}

static struct str first_sentence(struct chooser *c, struct str sentence, size_t *n)
{
    if (*n <= 2 * c->limits.length)
        return sentence;
    sentence = sentence_head(sentence, c->limits.length);
    *n = utf8_length(sentence);
    c->full = true;
    return str_join(c->a, sentence, STR(" " ELLIPSIS));
}

/* The leading sentences of a line, as one slice of it; STR_NONE when not one fits. */
static struct str take_line(struct chooser *c, struct str line, bool item)
{
    struct str rest = line, sentence, taken = STR_NONE;

    while (!c->full && sentence_next(&rest, c->lang, &sentence)) {
        size_t n = utf8_length(item ? line : sentence);

        if (!c->out->to) {
            taken = first_sentence(c, item ? line : sentence, &n);
        } else if (fits(c, n)) {
            taken = item ? line : str_sub(line, 0, (size_t)(sentence.s + sentence.n - line.s));
        } else {
            c->full = true;
            break;
        }
        c->out->to += n;
        c->sentences++;
        if (item)
            break;
    }
    return taken;
}

/* Was it cut by a field that holds so much and no more? */
static bool is_cut_off(struct str text)
{
    enum { FIELD = 255 };

    return (text.n == FIELD || utf8_length(text) == FIELD) && !sentence_is_whole(text);
}

/* Without the piece of a sentence at its end; if there is no more than that, without the piece of a
 * word. */
static struct str without_rest(struct arena *a, struct str text, lang_tag lang)
{
    struct str lines = text, line, sentence;
    size_t end = 0;

    while (str_split(&lines, '\n', &line))
        while (sentence_next(&line, lang, &sentence))
            if (sentence_is_whole(sentence))
                end = (size_t)(sentence.s + sentence.n - text.s);
    if (end)
        return str_sub(text, 0, end);
    return str_join(a, sentence_head(text, utf8_length(text) - 1), STR(" " ELLIPSIS));
}

static size_t count(struct str text)
{
    struct passage p;
    size_t n = 0;

    while (next_line(&text, &p))
        n += utf8_length(p.text);
    return n;
}

void description_choose(struct arena *a, const struct listing *x, lang_tag lang, lang_tag fallback,
                        struct description_limits limits, struct description *out)
{
    struct chooser c = {.a = a, .out = out, .limits = limits};
    struct passage p;
    struct str rest;
    bool cut_off;

    *out = (struct description){.source = choose_source(x, lang, fallback)};
    if (!out->source)
        return;
    rest = out->source->s;
    out->from = count(rest);
    c.lang = out->source->lang ? out->source->lang : lang;
    cut_off = is_cut_off(rest);
    if (cut_off)
        rest = without_rest(a, rest, c.lang);
    if (out->from <= limits.length + limits.length / 5)
        c.limits.length = out->from + 1;
    while (!c.full && next_line(&rest, &p)) {
        p.text = take_line(&c, p.text, p.item);
        if (p.text.n)
            *vec_push(a, &out->passages) = p;
    }
    if (c.full && out->passages.n > 1 && is_lead_in(out))
        out->to -= utf8_length(out->passages.v[--out->passages.n].text);
    /* The spaces between sentences are no loss. */
    if (!c.full && !cut_off)
        out->to = out->from;
}
