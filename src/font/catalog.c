/*
 * catalog.c: the faces that fonts.xml names.
 *
 * A file is looked for in the list's folders first, which costs one system call; only when one
 * isn't there are the machine's font folders walked, once for all. A file is opened when a
 * character first needs it. For each request (role, weight, script, language) the entries are
 * ranked once, and the ranking is kept.
 */
#include "font/catalog.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/intl.h"

enum {
    WALK_DEPTH = 8, /* folders below a font folder; also ends loops of symbolic links */
};

/* One face of one file; several entries may name it. */
struct source {
    struct str name;
    unsigned index;
    const char *path; /* NULL: not found */
    bool looked, opened;
    struct face *face; /* NULL: missing or unusable */
};

enum { NEAR = 0x250 }; /* Latin letters, figures and the commonest signs */

/* The entries that may draw a request's characters, the best first. */
struct ranking {
    struct font_request request;
    unsigned *entries;
    size_t n;
    const struct face **near; /* answers given for the first characters of Unicode, or NULL */
};

struct font_catalog {
    const struct fontlist *list;
    struct arena arena;
    struct source *sources;
    size_t n_sources;
    unsigned *source_of; /* for each entry */
    unsigned faces;
    bool walked;
    VEC(struct ranking) rankings;
    struct diag silent; /* a fallback that can't be opened is the caller's `missing`, not the end */
    size_t last;        /* the ranking asked for last: a text asks for one many times running */
};

struct font_catalog *font_catalog_new(const struct fontlist *list)
{
    struct font_catalog *c = heap_alloc(sizeof *c);
    size_t n = list->entries.n;

    arena_init(&c->arena);
    diag_init(&c->silent, NULL);
    c->list = list;
    c->sources = arena_array(&c->arena, n, sizeof *c->sources);
    c->source_of = arena_array(&c->arena, n, sizeof *c->source_of);
    for (size_t i = 0; i < n; i++) {
        const struct font_entry *e = &list->entries.v[i];
        size_t k = 0;

        while (k < c->n_sources &&
               !(str_eq(c->sources[k].name, e->file) && c->sources[k].index == e->index))
            k++;
        if (k == c->n_sources)
            c->sources[c->n_sources++] = (struct source){.name = e->file, .index = e->index};
        c->source_of[i] = (unsigned)k;
    }
    return c;
}

void font_catalog_free(struct font_catalog *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n_sources; i++)
        face_free(c->sources[i].face);
    arena_release(&c->arena);
    free(c);
}

/* ---- Finding and opening files */

/* A file met on the walk. Folders have no order, so of two with one name the path that comes first
 * by bytes is taken. */
static void offer(struct font_catalog *c, const char *name, const char *path)
{
    for (size_t i = 0; i < c->n_sources; i++) {
        struct source *s = &c->sources[i];

        if (!s->looked && str_eq(s->name, str_from(name)) &&
            (!s->path || strcmp(path, s->path) < 0))
            s->path = path;
    }
}

static void walk(struct font_catalog *c, const char *folder, unsigned depth)
{
    DIR *dir = opendir(folder);
    struct dirent *e;
    struct stat info;

    if (!dir)
        return;
    while ((e = readdir(dir))) {
        const char *path;

        if (e->d_name[0] == '.')
            continue;
        path = str_printf(&c->arena, "%s/%s", folder, e->d_name).s;
        if (stat(path, &info) != 0)
            continue;
        if (S_ISDIR(info.st_mode) && depth < WALK_DEPTH)
            walk(c, path, depth + 1);
        else if (S_ISREG(info.st_mode))
            offer(c, e->d_name, path);
    }
    closedir(dir);
}

/* Looks in the list's own folders. */
static void source_find_known(struct font_catalog *c, struct source *s)
{
    for (size_t i = 0; i < c->list->folders.n && !s->path; i++) {
        struct str folder = c->list->folders.v[i];
        const char *path = str_printf(&c->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(s->name)).s;

        if (file_exists(path))
            s->path = path;
    }
    s->looked = s->path;
}

/* Looks for every file that the list's folders lack, wherever the machine keeps fonts. */
static void walk_all(struct font_catalog *c)
{
    const char *home = getenv("HOME");

    for (size_t i = 0; i < c->n_sources; i++)
        if (!c->sources[i].looked)
            source_find_known(c, &c->sources[i]);
    if (home && *home)
        walk(c, str_printf(&c->arena, "%s/.local/share/fonts", home).s, 0);
    walk(c, "/usr/local/share/fonts", 0);
    walk(c, "/usr/share/fonts", 0);
    for (size_t i = 0; i < c->n_sources; i++)
        c->sources[i].looked = true;
    c->walked = true;
}

static const char *source_path(struct font_catalog *c, struct source *s)
{
    if (!s->looked)
        source_find_known(c, s);
    if (!s->looked && !c->walked)
        walk_all(c);
    return s->path;
}

/* The entry's face, opened now if it never was. Faults are reported to `d`. */
static const struct face *entry_face(struct font_catalog *c, size_t entry, struct diag *d)
{
    struct source *s = &c->sources[c->source_of[entry]];

    if (s->opened)
        return s->face;
    s->opened = true;
    if (!source_path(c, s))
        return NULL;
    s->face = face_load(s->path, s->index, c->list->entries.v[entry].at, d);
    if (s->face)
        s->face->id = c->faces++;
    return s->face;
}

/* ---- Choosing */

static bool names_script(const struct font_entry *e, hb_script_t script)
{
    for (size_t i = 0; i < e->scripts.n; i++)
        if (hb_script_from_string(e->scripts.v[i].s, (int)e->scripts.v[i].n) == script)
            return true;
    return false;
}

static bool names_lang(const struct font_entry *e, lang_tag lang)
{
    for (size_t i = 0; i < e->langs.n; i++)
        if (e->langs.v[i] == lang)
            return true;
    return false;
}

enum { RANKS = 12, NO_RANK = RANKS };

/* 0 is the best. */
static unsigned rank_of(const struct font_entry *e, const struct font_request *r)
{
    unsigned other_weight = e->bold != r->bold;

    if (!str_eq(e->role, r->role))
        return NO_RANK;
    if (names_script(e, r->script))
        return (names_lang(e, r->lang) ? 0 : e->langs.n == 0 ? 2 : 4) + other_weight;
    if (names_script(e, HB_SCRIPT_COMMON))
        return 6 + other_weight;
    if (e->scripts.n == 0)
        return 8 + other_weight;
    return r->script == HB_SCRIPT_COMMON ? 10 + other_weight : NO_RANK;
}

static bool same_request(const struct font_request *a, const struct font_request *b)
{
    return a->script == b->script && a->bold == b->bold && a->lang == b->lang &&
           str_eq(a->role, b->role);
}

static const struct ranking *ranking_for(struct font_catalog *c, const struct font_request *r)
{
    struct ranking *fresh;

    if (c->last < c->rankings.n && same_request(&c->rankings.v[c->last].request, r))
        return &c->rankings.v[c->last];
    for (c->last = 0; c->last < c->rankings.n; c->last++)
        if (same_request(&c->rankings.v[c->last].request, r))
            return &c->rankings.v[c->last];
    fresh = vec_push(&c->arena, &c->rankings);
    fresh->request = *r;
    fresh->request.role = str_copy(&c->arena, r->role);
    fresh->entries = arena_array(&c->arena, c->list->entries.n, sizeof *fresh->entries);
    fresh->near = arena_array(&c->arena, NEAR, sizeof *fresh->near);
    for (unsigned rank = 0; rank < RANKS; rank++)
        for (size_t i = 0; i < c->list->entries.n; i++)
            if (rank_of(&c->list->entries.v[i], r) == rank)
                fresh->entries[fresh->n++] = (unsigned)i;
    return fresh;
}

const struct face *font_catalog_face(struct font_catalog *c, const struct font_request *r,
                                     uint32_t code_point, const struct font_entry **missing)
{
    const struct ranking *order = ranking_for(c, r);

    *missing = NULL;
    if (code_point < NEAR && order->near[code_point])
        return order->near[code_point];
    for (size_t i = 0; i < order->n; i++) {
        const struct font_entry *e = &c->list->entries.v[order->entries[i]];
        const struct face *f = entry_face(c, order->entries[i], &c->silent);

        if (f && face_glyph(f, code_point)) {
            if (code_point < NEAR)
                order->near[code_point] = f;
            return f;
        }
        if (!f && !*missing && names_script(e, r->script))
            *missing = e;
    }
    return NULL;
}

bool font_catalog_draws(struct font_catalog *c, struct str role, uint32_t code_point,
                        const struct font_entry **missing)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    struct font_request r = {.role = role, .script = hb_unicode_script(unicode, code_point)};
    hb_codepoint_t first, second;
    const struct face *f;

    if (r.script == HB_SCRIPT_INHERITED || r.script == HB_SCRIPT_UNKNOWN)
        r.script = HB_SCRIPT_COMMON;
    if (font_catalog_face(c, &r, code_point, missing))
        return true;
    if (code_point == 0x2011) /* no-break hyphen: HarfBuzz takes the other one */
        return font_catalog_draws(c, role, 0x2010, missing);
    /* HarfBuzz takes a character apart when the face has only its parts. */
    if (!hb_unicode_decompose(unicode, code_point, &first, &second))
        return false;
    f = font_catalog_face(c, &r, first, missing);
    return f && (!second || face_glyph(f, second));
}

const struct face *font_catalog_main(struct font_catalog *c, struct str role, bool bold,
                                     struct diag *d)
{
    const struct font_entry *e = NULL;
    const struct face *f;
    struct source *s;
    size_t i;

    for (unsigned pass = 0; pass < 2 && !e; pass++)
        for (i = 0; i < c->list->entries.n && !e; i++)
            if (str_eq(c->list->entries.v[i].role, role) &&
                (pass == 1 || c->list->entries.v[i].bold == bold))
                e = &c->list->entries.v[i];
    if (!e) {
        diag_report(d, DIAG_FONT, LOC_NONE, _("the font list has no font for the role \"%.*s\""),
                    STR_ARG(role));
        return NULL;
    }
    i = (size_t)(e - c->list->entries.v);
    s = &c->sources[c->source_of[i]];
    s->opened = s->face; /* tried in vain as a fallback: try again, to say why */
    f = entry_face(c, i, d);
    if (!f && !s->path)
        diag_report(d, DIAG_FONT, e->at, _("%.*s is not on this machine; install the package %.*s"),
                    STR_ARG(e->file), STR_ARG(e->package));
    return f;
}

size_t font_catalog_count(const struct font_catalog *c)
{
    return c->list->entries.n;
}

const struct font_entry *font_catalog_entry(struct font_catalog *c, size_t i, const char **path)
{
    *path = source_path(c, &c->sources[c->source_of[i]]);
    return &c->list->entries.v[i];
}
