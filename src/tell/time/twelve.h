/*
 * twelve.h: English hours with their times put into those of 24 hours.
 */
#ifndef TELL_TWELVE_H
#define TELL_TWELVE_H

#include "base/buf.h"

/*
 * The text with "9am–5pm", "10–2 pm", "9am to noon", "8 p.m.–midnight" as "9:00–17:00" and the
 * like, and a dash for "to" and "through". What can be read in two ways stays: "11–12 am",
 * "midnight".
 */
void twelve_put(struct buf *out, struct str s);

#endif
