/*
 * words.h: what tell knows of languages: names of weekdays and months, units, abbreviations,
 * quotation marks.
 *
 * Small tables of words, looked up in any letter case. A language without a table has none of them,
 * which is never wrong: its text is only set with less care.
 */
#ifndef TELL_WORDS_H
#define TELL_WORDS_H

#include "base/lang.h"

enum word_list {
    WORDS_UNIT,   /* stands after a number: "euroa", "vuotta", "kertaa" */
    WORDS_BEFORE, /* stands before a number or name and belongs to it: "nro", "puh", "s" */
    WORDS_SHORT,  /* ends with a full stop that ends no sentence: "esim", "mm" */
    WORDS_AFTER,  /* belongs to the name before it: "ry", "Oy" */
    WORDS_CLOCK,  /* says that a time follows: "klo" */
    WORDS_LISTS
};

/* `word` without its full stop. */
bool words_have(enum word_list list, lang_tag lang, struct str word);

/* 0 is Monday, -1 is no weekday: "ma", "Maanantai", not "maanantaisin". */
int words_weekday(lang_tag lang, struct str word);

/* Finnish "syys" in "syys–lokakuu": the stem of a month's name, standing for the month. */
bool words_month_stem(lang_tag lang, struct str word);
/* "lokakuussa" */
bool words_month(lang_tag lang, struct str word);
/* "Insinöörinkatu": a street's name, by its ending. */
bool words_street(lang_tag lang, struct str word);
/* Between the items of a list: ", " or "، ". */
struct str words_comma(lang_tag lang);

/* How a language sets text. */
struct conventions {
    lang_tag lang;
    const char *open, *close; /* what straight double quotes become; NULL: left as they are */
    const char *single_open, *single_close; /* and single ones */
    bool one_quote;                         /* curly quotes of other languages become this one */
    bool unit_space;                        /* "5 %", "5 €", never "5%" */
    bool time_dot;                          /* a time is 9.30, and a full hour has no minutes */
    const char *clock;                      /* the word before a time: "klo"; NULL: none is added */
    const char *dash; /* a hyphen between words becomes this dash; NULL: left as it is */
};
const struct conventions *conventions_of(lang_tag lang); /* never NULL */

/* Letter case, beyond ASCII too. */
bool char_is_upper(uint32_t c);
bool char_is_lower(uint32_t c);
bool char_is_letter(uint32_t c);
bool words_equal(struct str a, struct str b); /* in any letter case */

#endif
