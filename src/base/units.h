/*
 * units.h: lengths. Everything laid out is in 1/64 pt, whole numbers, so that sums are exact and
 * the same everywhere (1 pt = 1/72 inch; 32 bits reach 11 km).
 */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdint.h>

typedef int32_t pt64; /* 1/64 pt */

#define PT64(points) ((pt64)((points)*64.0 + ((points) < 0 ? -0.5 : 0.5)))
#define PT64_MM(mm)  PT64((mm)*72.0 / 25.4)

/* In millimetres, for messages. */
static inline double pt64_mm(pt64 length)
{
    return length / 64.0 * 25.4 / 72;
}

/* Font units scaled to a size, rounded to the nearest 1/64 pt. */
static inline pt64 pt64_scale(int64_t font_units, pt64 size, unsigned units_per_em)
{
    int64_t v = font_units * size * 2;
    int64_t d = (int64_t)units_per_em * 2;
    return (pt64)((v >= 0 ? v + (int64_t)units_per_em : v - (int64_t)units_per_em) / d);
}

#endif
