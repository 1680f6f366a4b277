/*
 * list.c: see list.h. Each list is filled into rows of cells first, then printed in one of two
 * ways.
 */
#include "cli/list.h"

#include <string.h>

#include "base/intl.h"
#include "base/json.h"
#include "cli/request.h"
#include "cli/status.h"
#include "config/data.h"

enum { CELLS = 4 };

struct row {
    struct str cell[CELLS];
    unsigned count; /* of listings, where an export was given */
    bool counted;
};

struct list {
    struct job_kit kit;
    const struct options *options;
    struct listings listings; /* of the export */
    bool has_export;
    const char *key[CELLS]; /* names of the cells, for JSON */
    const char *none;       /* what people read in the place of a cell that is null */
    VEC(struct row) rows;
    struct diag *d;
};

static struct row *add_row(struct list *l, struct str a, struct str b, struct str c, struct str e)
{
    struct row *r = vec_push(&l->kit.arena, &l->rows);
    *r = (struct row){{a, b, c, e}, 0, l->has_export};
    return r;
}

static void set_keys(struct list *l, const char *a, const char *b, const char *c, const char *e)
{
    l->key[0] = a;
    l->key[1] = b;
    l->key[2] = c;
    l->key[3] = e;
}

static unsigned count_municipality(const struct listings *all, const struct municipality *m)
{
    unsigned count = 0;
    for (size_t i = 0; i < all->n; i++)
        for (size_t j = 0; j < all->v[i].municipalities.n; j++)
            count += all->v[i].municipalities.v[j] == m;
    return count;
}

static bool list_municipalities(struct list *l)
{
    set_keys(l, "code", "fi", "sv", "region");
    for (size_t i = 0; i < municipality_count(l->kit.table); i++) {
        const struct municipality *m = municipality_at(l->kit.table, i);
        unsigned count = l->has_export ? count_municipality(&l->listings, m) : 0;
        if (l->has_export && !count)
            continue;
        add_row(l, m->code, m->fi, m->sv, region_of(l->kit.table, m)->fi)->count = count;
    }
    return true;
}

static bool list_audiences(struct list *l)
{
    const struct campaign *c = l->kit.campaign;
    set_keys(l, "id", "name", NULL, NULL);
    for (size_t i = 0; i < c->audiences.n; i++)
        add_row(l, c->audiences.v[i].id, texts_get(&c->audiences.v[i].name, LANG_FI, LANG_FI, NULL),
                STR_NONE, STR_NONE);
    for (size_t i = 0; i < l->listings.n; i++)
        for (size_t j = 0; j < l->listings.v[i].audiences.n; j++) {
            const struct audience *a = campaign_audience(c, l->listings.v[i].audiences.v[j].s);
            if (a)
                l->rows.v[a->order].count++;
        }
    return true;
}

static bool list_categories(struct list *l)
{
    const struct campaign *c = l->kit.campaign;
    set_keys(l, "id", "name", NULL, NULL);
    for (size_t i = 0; i < c->categories.n; i++)
        add_row(l, c->categories.v[i].id,
                texts_get(&c->categories.v[i].name, LANG_FI, LANG_FI, NULL), STR_NONE, STR_NONE);
    for (size_t i = 0; i < l->listings.n; i++)
        for (size_t j = 0; j < l->listings.v[i].categories.n; j++) {
            const struct category *k = campaign_category(c, l->listings.v[i].categories.v[j].s);
            if (k)
                l->rows.v[k->order].count++;
        }
    return true;
}

static bool list_layouts(struct list *l)
{
    struct str *names;
    size_t n = layout_names(&l->kit.arena, &names);
    if (n == 0) {
        diag_report(l->d, DIAG_BAD_CONFIG, (struct loc){data_path(&l->kit.arena, "layouts"), 0, 0},
                    "%s", _("no layouts in this folder; is $ESITE_DATA right?"));
        return false;
    }
    set_keys(l, "name", "title", NULL, NULL);
    for (size_t i = 0; i < n; i++) {
        const struct layout *layout = job_kit_layout(&l->kit, names[i], l->d);
        if (!layout)
            return false;
        add_row(l, names[i], texts_get(&layout->title, LANG_EN, LANG_FI, NULL), STR_NONE, STR_NONE);
    }
    return true;
}

static bool list_languages(struct list *l)
{
    lang_tag *langs;
    size_t n = labels_languages(&l->kit.arena, &langs);
    if (n == 0) {
        diag_report(l->d, DIAG_BAD_CONFIG,
                    (struct loc){data_path(&l->kit.arena, "data/labels"), 0, 0}, "%s",
                    _("no labels in this folder; is $ESITE_DATA right?"));
        return false;
    }
    set_keys(l, "code", "name", NULL, NULL);
    for (size_t i = 0; i < n; i++) {
        const struct labels *labels = job_kit_labels(&l->kit, langs[i], false, l->d);
        char code[4];
        if (!labels)
            return false;
        add_row(l, str_copy(&l->kit.arena, str_from(lang_code(langs[i], code))),
                label(labels, LABEL_LANGUAGE_NAME), STR_NONE, STR_NONE);
    }
    return true;
}

static bool list_fonts(struct list *l)
{
    const struct fontlist *fonts = fontlist_load(&l->kit.arena, l->d);
    if (!fonts)
        return false;
    l->kit.fonts = font_catalog_new(fonts);
    set_keys(l, "file", "weight", "path", "package");
    l->none = _("missing");
    for (size_t i = 0; i < font_catalog_count(l->kit.fonts); i++) {
        const char *path;
        const struct font_entry *e = font_catalog_entry(l->kit.fonts, i, &path);
        add_row(l, e->file, e->bold ? STR("bold") : STR("regular"),
                path ? str_from(path) : STR_NONE, e->package);
    }
    return true;
}

static bool list_fields(struct list *l)
{
    const struct import_field *f;
    set_keys(l, "name", "english", "aliases", "meaning");
    for (size_t i = 0; (f = import_field_at(i)); i++)
        add_row(l, str_from(f->name), str_from(f->english), str_from(f->aliases),
                str_from(_(f->meaning)));
    return true;
}

static const struct {
    const char *name;
    bool (*fill)(struct list *l);
    bool takes_export;
} LISTS[] = {
    {"municipalities", list_municipalities, true},
    {"audiences", list_audiences, true},
    {"categories", list_categories, true},
    {"layouts", list_layouts, false},
    {"languages", list_languages, false},
    {"fonts", list_fonts, false},
    {"fields", list_fields, false},
};
enum { LIST_COUNT = sizeof LISTS / sizeof LISTS[0] };

static void print_text(const struct list *l, struct buf *b)
{
    for (size_t i = 0; i < l->rows.n; i++) {
        const struct row *r = &l->rows.v[i];
        for (int k = 0; k < CELLS && l->key[k]; k++) {
            if (k)
                buf_char(b, '\t');
            buf_str(b, r->cell[k].s || !l->none ? r->cell[k] : str_from(l->none));
        }
        if (r->counted)
            buf_printf(b, "\t%u", r->count);
        buf_char(b, '\n');
    }
}

static void print_json(const struct list *l, struct buf *b)
{
    buf_char(b, '[');
    for (size_t i = 0; i < l->rows.n; i++) {
        json_next(b);
        buf_char(b, '{');
        for (int k = 0; k < CELLS && l->key[k]; k++)
            json_member_str(b, l->key[k], l->rows.v[i].cell[k]);
        if (l->rows.v[i].counted)
            json_member_int(b, "listings", l->rows.v[i].count);
        buf_char(b, '}');
    }
    buf_puts(b, "]\n");
}

static int find_list(const struct options *o, struct diag *d)
{
    const char *names[LIST_COUNT + 1] = {0};
    for (int i = 0; i < LIST_COUNT; i++) {
        names[i] = LISTS[i].name;
        if (o->rest_n && strcmp(o->rest[0], LISTS[i].name) == 0)
            return i;
    }
    const char *meant = o->rest_n ? str_suggest(str_from(o->rest[0]), names) : NULL;
    if (meant)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("no list \"%s\"; did you mean %s?"), o->rest[0],
                    meant);
    else
        diag_report(d, DIAG_USAGE, LOC_NONE,
                    _("list what? municipalities, audiences, categories, layouts, languages, fonts "
                      "or fields"));
    return -1;
}

static int fill_list(struct list *l, int which)
{
    struct import_options import;
    if (!request_import(l->options, &l->kit.arena, &import, l->d))
        return status_of_fatal(l->d);
    for (int i = 1; i < l->options->rest_n; i++) {
        if (!LISTS[which].takes_export) {
            diag_report(l->d, DIAG_USAGE, LOC_NONE, _("'esite list %s' takes no export"),
                        LISTS[which].name);
            return STATUS_USAGE;
        }
        if (!import_file(l->options->rest[i], &import, l->kit.table, &l->listings, l->d))
            return status_of_fatal(l->d);
        l->has_export = true;
    }
    if (l->has_export)
        request_tell_unused(l->options, &import, l->d);
    return LISTS[which].fill(l) ? STATUS_DONE : status_of_fatal(l->d);
}

int list_print(FILE *out, const struct options *o, struct diag *d)
{
    int which = find_list(o, d);
    if (which < 0)
        return STATUS_USAGE;
    struct list l = {.options = o, .d = d};
    struct buf b = {0};
    listings_init(&l.listings);
    int status = job_kit_init(&l.kit, o->campaign, d) ? fill_list(&l, which) : status_of_fatal(d);
    if (status == STATUS_DONE) {
        if (o->json)
            print_json(&l, &b);
        else
            print_text(&l, &b);
        status = status_print(out, buf_view(&b), d);
    }
    buf_release(&b);
    listings_release(&l.listings);
    job_kit_release(&l.kit);
    return status;
}
