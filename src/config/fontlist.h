/*
 * fontlist.h: which font serves which script and role, from fonts/fonts.xml.
 */
#ifndef CONFIG_FONTLIST_H
#define CONFIG_FONTLIST_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lang.h"
#include "base/vec.h"

struct font_entry {
    struct str role; /* "text" */
    bool bold;
    VEC(struct str) scripts; /* ISO 15924: "Latn"; empty: any, a last resort */
    VEC(lang_tag) langs;     /* preferred for these languages */
    struct str file;         /* "NotoSans-Regular.ttf", found by name in the folders */
    struct str
        package;    /* of the distribution: "fonts-noto-core", for the message when it is missing */
    unsigned index; /* in a collection */
    struct loc at;
};

struct fontlist {
    VEC(struct str)
    folders; /* searched in this order; the last is fonts/ of the program's own data */
    VEC(struct font_entry) entries; /* in the order of preference */
};

const struct fontlist *fontlist_load(struct arena *a, struct diag *d);

#endif
