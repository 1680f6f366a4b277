/*
 * color.c: see color.h. https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
 */
#include "config/color.h"

#include <math.h>

static double part(uint32_t color, unsigned shift)
{
    return (color >> shift & 0xff) / 255.0;
}

static double linear(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t color)
{
    return 0.2126 * linear(part(color, 16)) + 0.7152 * linear(part(color, 8)) +
           0.0722 * linear(part(color, 0));
}

double color_contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;

    return la > lb ? la / lb : lb / la;
}

static double encoded(double linear_part)
{
    return linear_part <= 0.0031308 ? linear_part * 12.92
                                    : 1.055 * pow(linear_part, 1 / 2.4) - 0.055;
}

uint32_t color_grey(uint32_t c)
{
    uint32_t v = (uint32_t)lround(encoded(luminance(c)) * 255);

    return v << 16 | v << 8 | v;
}

double color_coverage(uint32_t c)
{
    return 1 - fmin(part(c, 16), fmin(part(c, 8), part(c, 0)));
}
