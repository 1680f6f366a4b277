/*
 * rest.c: see rest.h. A label's placeholders become spans: the phone is known here, the number and
 * the names only to who composes.
 */
#include "tell/rest.h"

#include "tell/text/words.h"

/* A number and names stay with what is behind them, a phone with the word before it. */
static void tell_text(struct teller *t, struct block *b, struct str s, bool before_phone)
{
    if (b->spans.n && str_starts(s, STR(" ")))
        s = str_join(t->a, STR(NO_BREAK_SPACE), str_sub(s, 1, s.n));
    if (before_phone && str_ends(s, STR(" ")))
        s = str_join(t->a, str_sub(s, 0, s.n - 1), STR(NO_BREAK_SPACE));
    if (s.n)
        teller_span(t, b, SPAN_TEXT, s, 0);
}

static void tell_placeholder(struct teller *t, struct block *b, struct str name)
{
    const struct helpline *h = &t->campaign->helpline;

    if (str_eq(name, STR("phone")))
        teller_phone(t, b, SPAN_STRONG, h->phone, STR_NONE, h->at);
    else if (str_eq(name, STR("n")))
        teller_span(t, b, SPAN_COUNT, STR_NONE, 0);
    else if (str_eq(name, STR("names")))
        teller_span(t, b, SPAN_NAMES, words_comma(t->lang), 0);
}

static void tell_pattern(struct teller *t, struct block *parent, enum label_id id)
{
    struct block *group = teller_block(t, parent, BLOCK_GROUP, STYLE_OTHERS, LOC_NONE);
    struct block *b = teller_block(t, group, BLOCK_PARAGRAPH, STYLE_OTHERS, LOC_NONE);
    struct str s = label(t->labels, id);
    size_t at = 0;

    while (at < s.n) {
        size_t open = str_find(s, STR("{"), at), close;

        open = open == SIZE_MAX ? s.n : open;
        tell_text(t, b, str_sub(s, at, open), str_starts(str_sub(s, open, s.n), STR("{phone}")));
        close = open < s.n ? str_find(s, STR("}"), open) : SIZE_MAX;
        if (close == SIZE_MAX)
            return;
        tell_placeholder(t, b, str_sub(s, open + 1, close));
        at = close + 1;
    }
}

void rest_count(struct teller *t, struct block *section)
{
    bool helpline = t->campaign->helpline.phone.n;
    struct block *others;

    if (!t->options->rest)
        return;
    others = teller_block(t, section, BLOCK_OTHERS, STYLE_OTHERS, LOC_NONE);
    tell_pattern(t, others, helpline ? LABEL_OTHERS_ONE : LABEL_OTHERS_ONE_PLAIN);
    tell_pattern(t, others, helpline ? LABEL_OTHERS : LABEL_OTHERS_PLAIN);
}

void rest_name(struct teller *t, struct block *group)
{
    bool helpline = t->campaign->helpline.phone.n;

    if (t->options->rest)
        tell_pattern(t, teller_block(t, group, BLOCK_BESIDES, STYLE_OTHERS, LOC_NONE),
                     helpline ? LABEL_BESIDES : LABEL_BESIDES_PLAIN);
}

struct block *rest_notes(struct teller *t)
{
    struct block *group;

    if (!t->options->rest)
        return NULL;
    group = teller_block(t, NULL, BLOCK_GROUP, STYLE_NOTES, LOC_NONE);
    teller_say(t, group, BLOCK_PARAGRAPH, STYLE_NOTES,
               (struct wording){label(t->labels, LABEL_NOTES), 0, LOC_NONE});
    return group;
}
