/*
 * color.h: contrast between two colours, after WCAG 2.1 (relative luminance of sRGB).
 */
#ifndef CONFIG_COLOR_H
#define CONFIG_COLOR_H

#include <stdint.h>

/* 1 (none) to 21 (black on white); colours are 0xRRGGBB. */
double color_contrast(uint32_t a, uint32_t b);

/* The grey of the same luminance: its contrast to any other colour is the same. */
uint32_t color_grey(uint32_t c);

/* How much toner a tint takes: 0 white, 1 black, by the darkest of its three parts. */
double color_coverage(uint32_t c);

#endif
