/*
 * imposition.c: see imposition.h.
 */
#include "model/imposition.h"

/* Office paper of 80 g/m² is 0.1 mm thick: folded sharply, that is how far one sheet pushes the
 * next. */
#define CREEP          PT64_MM(0.1)
#define PRINTER_MARGIN PT64_MM(5)

static const struct {
    struct str name;
    pt64 width, height;
} kinds[IMPOSITION_COUNT] = {
#define IMPOSITION(id, name, width, height)                                                        \
    [id] = {STR_INIT(name), PT64_MM(width), PT64_MM(height)},
#include "model/imposition_names.h"
#undef IMPOSITION
};

struct imposition imposition_default(enum imposition_kind kind)
{
    return (struct imposition){
        .kind = kind,
        .width = kinds[kind].width,
        .height = kinds[kind].height,
        .creep = CREEP,
        .marks = true,
        .margin = PRINTER_MARGIN,
    };
}

const char *imposition_name(enum imposition_kind kind)
{
    return kinds[kind].name.s;
}

enum imposition_kind imposition_lookup(struct str name)
{
    unsigned i = 0;

    while (i < IMPOSITION_COUNT && !str_eq(kinds[i].name, name))
        i++;
    return (enum imposition_kind)i;
}
