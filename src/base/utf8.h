/*
 * utf8.h: decoding and encoding of UTF-8 after RFC 3629.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_BAD 0xFFFDu /* stands for an ill-formed sequence */

/*
 * The code point at s[*at], and *at moved behind it. An ill-formed sequence gives UTF8_BAD and
 * moves over its maximal subpart (Unicode 15, 3.9, practice U+FFFD substitution). *at < s.n.
 */
uint32_t utf8_next(struct str s, size_t *at);

/* Is it U+FFFE, U+FFFF or the like: no character, now or ever (Unicode 15, 23.7)? XML forbids
 * these. */
bool utf8_is_none(uint32_t code_point);

/* Bytes written to out (1–4); a surrogate or a value over U+10FFFF writes U+FFFD. */
size_t utf8_encode(uint32_t code_point, char out[4]);

/* Byte offset of the first ill-formed sequence, or SIZE_MAX. */
size_t utf8_check(struct str s);

size_t utf8_length(struct str s); /* code points */

/* Byte offset of the first byte over 0x7F at or after `from`, or s.n. */
size_t utf8_ascii(struct str s, size_t from);

#endif
