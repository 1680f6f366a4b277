/*
 * facts.h: an entry's facts: who may come, what it costs, when, where, phone, web, languages. Each
 * is a block of its own with an icon, and an empty field has none.
 */
#ifndef TELL_FACTS_H
#define TELL_FACTS_H

#include "tell/teller.h"

/* In the order in which they are printed. */
enum fact_kind {
    FACT_WHO,
    FACT_PRICE,
    FACT_WHEN,
    FACT_WHERE,
    FACT_REGISTRATION,
    FACT_PHONE,
    FACT_MAIL,
    FACT_WEB,
    FACT_LANGUAGES,
    FACT_ACCESS
};

struct fact {
    enum fact_kind kind;
    struct block *block; /* without a parent */
};

struct facts {
    VEC(struct fact) v;
    struct block *when;    /* hours and dates on one line, without a parent; NULL: none */
    VEC(struct str) hours; /* each row's words */
    bool free;             /* it costs nothing: no fact of its own, a word is enough */
};

/* `section` is the category that the entry stands under, or NULL. */
void facts_tell(struct teller *t, const struct listing *x, const struct category *section,
                struct facts *out);

/* Is its town the one that the whole leaflet is for? */
bool facts_is_own_town(const struct teller *t, const struct listing *x);

/* The street alone where the town is the leaflet's own, else the whole address; STR_NONE without
 * one. Typeset. */
struct str facts_short_address(struct teller *t, const struct listing *x, bool own_town);

/* For whom, in words, where that says something; the leaflet's own audience doesn't. Not typeset.
 */
struct wording facts_who(struct teller *t, const struct listing *x, const struct category *section);

/* Languages of the service, in the leaflet's; not when that is the only one. Not typeset. */
struct str facts_languages(struct teller *t, const struct listing *x);

/* For use by its parts: a fact at the end, with its icon. */
struct block *facts_add(struct teller *t, struct facts *out, enum fact_kind kind, const char *icon,
                        struct loc at);

#endif
