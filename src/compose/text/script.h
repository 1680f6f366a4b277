/*
 * script.h: the script of each character, by which fonts are chosen and text is shaped.
 *
 * A letter has its own. What belongs to no script goes with the text before it; between brackets or
 * quotation marks it may change, and behind them it is as before; at the start it goes with the
 * first letter (after Unicode Standard Annex #24, 5.1 and 5.2). Scripts are ICU's UScriptCode.
 */
#ifndef COMPOSE_SCRIPT_H
#define COMPOSE_SCRIPT_H

#include "compose/text/paragraph.h"

/* Fills scripts[from … to); `otherwise` is for a text without letters. */
void script_resolve(const struct text *t, uint32_t from, uint32_t to, int otherwise, int *scripts);

/* The script that a language is written in. */
int script_of_lang(lang_tag lang);

#endif
