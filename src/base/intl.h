/*
 * intl.h: messages in the user's language, through gettext.
 *
 * _() translates now; N_() marks a string that is translated where it is printed.
 */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#include <libintl.h>

#define _(text)  gettext(text)
#define N_(text) text

#endif
