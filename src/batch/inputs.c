/*
 * inputs.c: see inputs.h.
 */
#include "batch/inputs.h"

#include <sys/stat.h>

#include "base/file.h"
#include "config/data.h"

enum { FILE_LIMIT = 64 << 20 };

/* A member that is forgotten here is a change that --resume does not see. */
#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(struct listing) == 568, "a new member? inputs_listing has to know it");
_Static_assert(sizeof(struct request) == 136, "a new member? put_request has to know it");
_Static_assert(sizeof(struct job) == 256, /* limits are no input: within them nothing changes */
               "a new member? inputs_digest has to know it");
#endif

/* ---- Files */

static bool file_digest(const char *path, struct digest *out, struct diag *d)
{
    struct file f;
    if (!file_open(&f, path, FILE_LIMIT, d))
        return false;
    *out = digest_of(f.bytes);
    file_close(&f);
    return true;
}

static bool put_file(struct digester *g, const char *path, struct diag *d)
{
    struct digest digest;
    if (!file_digest(path, &digest, d))
        return false;
    digester_digest(g, digest);
    return true;
}

/* A logo that can't be read is left out of the leaflet, with a warning: absence is a state like any
 * other. */
static void put_logo(struct digester *g, struct arena *a, struct str path)
{
    struct diag silent;
    diag_init(&silent, NULL);
    digester_str(g, path);
    if (path.s)
        (void)put_file(g, str_z(a, path), &silent);
}

/* Their names and sizes: to read all that are installed would take longer than to set a leaflet. */
static void put_fonts(struct digester *g, struct font_catalog *fonts)
{
    for (size_t i = 0; i < font_catalog_count(fonts); i++) {
        const char *path;
        struct stat st;
        const struct font_entry *e = font_catalog_entry(fonts, i, &path);
        digester_str(g, e->file);
        digester_int(g, path && stat(path, &st) == 0 ? st.st_size : -1);
    }
}

static bool put_common(struct digester *g, struct arena *a, struct job_kit *kit,
                       const char *producer, struct diag *d)
{
    static const char *const data[] = {"data/plain-campaign.xml", "data/municipalities.csv",
                                       "data/regions.csv", "data/icons.xml", "fonts/fonts.xml"};
    const struct campaign *c = kit->campaign;
    digester_str(g, str_from(producer));
    if (!put_file(g, c->path, d))
        return false;
    for (size_t i = 0; i < sizeof data / sizeof *data; i++)
        if (!put_file(g, data_path(a, data[i]), d))
            return false;
    for (size_t i = 0; i < c->publishers.n; i++)
        put_logo(g, a, c->publishers.v[i].logo);
    for (size_t i = 0; i < c->funders.n; i++)
        put_logo(g, a, c->funders.v[i].logo);
    put_fonts(g, kit->fonts);
    return true;
}

static struct input_file *add_file(struct inputs *in, struct arena *a, const void *of)
{
    struct input_file *f = vec_push(a, &in->files);
    f->of = of;
    return f;
}

/* A label that a language lacks is the Finnish one. */
static bool add_labels(struct inputs *in, struct arena *a, const struct labels *l, struct diag *d)
{
    if (!l)
        return true;

    struct digest own, finnish;
    struct digester g;
    char code[4];
    const char *name = str_printf(a, "data/labels/%s.xml", lang_code(l->lang, code)).s;
    if (!file_digest(data_path(a, name), &own, d) ||
        !file_digest(data_path(a, "data/labels/fi.xml"), &finnish, d))
        return false;
    digester_init(&g);
    digester_digest(&g, own);
    digester_digest(&g, finnish);
    digester_int(&g, l->easy);
    add_file(in, a, l)->digest = digester_end(&g);
    return true;
}

/* A layout's file, and those that it is like. */
static bool add_layout(struct inputs *in, struct arena *a, const struct layout *l, struct diag *d)
{
    struct digester g;
    digester_init(&g);
    for (size_t i = 0; i < l->paths_n; i++)
        if (!put_file(&g, l->paths[i], d))
            return false;
    add_file(in, a, l)->digest = digester_end(&g);
    return true;
}

bool inputs_init(struct inputs *in, struct arena *a, struct job_kit *kit,
                 const struct plan_lists *lists, struct diag *d)
{
    struct digester g;
    *in = (struct inputs){0};
    digester_init(&g);
    if (!put_common(&g, a, kit, lists->common.producer, d))
        return false;
    in->common = digester_end(&g);
    for (size_t i = 0; i < lists->layouts.n; i++)
        if (!add_layout(in, a, lists->layouts.v[i], d))
            return false;
    for (size_t i = 0; i < lists->languages.n; i++)
        if (!add_labels(in, a, lists->languages.v[i].labels, d) ||
            !add_labels(in, a, lists->languages.v[i].second, d))
            return false;
    return true;
}

static struct digest file_of(const struct inputs *in, const void *of)
{
    for (size_t i = 0; i < in->files.n; i++)
        if (in->files.v[i].of == of)
            return in->files.v[i].digest;
    return (struct digest){{0, 0}};
}

/* ---- Records */

static void put_value(struct digester *g, const struct value *v)
{
    digester_str(g, v->s);
    digester_int(g, v->lang);
}

static void put_values(struct digester *g, const value_list *list)
{
    digester_int(g, (int64_t)list->n);
    for (size_t i = 0; i < list->n; i++)
        put_value(g, &list->v[i]);
}

static void put_date(struct digester *g, struct date d)
{
    digester_int(g, d.year * 10000 + d.month * 100 + d.day);
}

static void put_places(struct digester *g, const struct listing *l)
{
    digester_int(g, (int64_t)l->municipalities.n);
    for (size_t i = 0; i < l->municipalities.n; i++)
        digester_str(g, l->municipalities.v[i]->code);
    digester_int(g, (int64_t)l->regions.n);
    for (size_t i = 0; i < l->regions.n; i++)
        digester_str(g, l->regions.v[i]);
    digester_int(g, l->nationwide);
    digester_int(g, l->modes);
    put_value(g, &l->street);
    put_value(g, &l->postal_code);
    put_value(g, &l->town);
}

static void put_contacts(struct digester *g, const struct listing *l)
{
    digester_int(g, (int64_t)l->phones.n);
    for (size_t i = 0; i < l->phones.n; i++) {
        digester_str(g, l->phones.v[i].number);
        digester_str(g, l->phones.v[i].e164);
        digester_str(g, l->phones.v[i].role);
        digester_str(g, l->phones.v[i].hours);
    }
    put_values(g, &l->emails);
    put_values(g, &l->urls);
    put_value(g, &l->contact_person);
}

void inputs_listing(struct digester *g, const struct listing *l)
{
    put_values(g, &l->name);
    put_values(g, &l->summary);
    put_values(g, &l->description);
    put_value(g, &l->organization);
    digester_int(g, l->type);
    digester_int(g, l->status);
    put_values(g, &l->categories);
    put_values(g, &l->audiences);
    digester_int(g, l->min_age);
    digester_int(g, l->max_age);
    put_places(g, l);
    put_date(g, l->start);
    put_date(g, l->end);
    put_date(g, l->valid_until);
    put_values(g, &l->hours);
    put_value(g, &l->fee);
    put_value(g, &l->registration);
    put_contacts(g, l);
    put_values(g, &l->service_languages);
    put_value(g, &l->accessibility);
    put_date(g, l->modified);
    digester_int(g, l->priority);
}

/* ---- Leaflets */

static void put_entry(struct digester *g, const struct edition_entry *e)
{
    digester_int(g, e->reach);
    digester_int(g, e->pinned);
    inputs_listing(g, e->listing);
}

static void put_edition(struct digester *g, const struct edition *e)
{
    digester_int(g, (int64_t)e->sections.n);
    for (size_t i = 0; i < e->sections.n; i++) {
        const struct edition_section *s = &e->sections.v[i];
        digester_str(g, s->category ? s->category->id : STR_NONE);
        digester_str(g, s->name);
        digester_int(g, (int64_t)s->entries.n);
        for (size_t k = 0; k < s->entries.n; k++)
            put_entry(g, &s->entries.v[k]);
    }
    digester_int(g, (int64_t)e->volunteer.n);
    for (size_t i = 0; i < e->volunteer.n; i++)
        put_entry(g, &e->volunteer.v[i]);
}

/* What the edition does not show of the request: how it was asked for. */
static void put_request(struct digester *g, const struct request *q)
{
    digester_int(g, (int64_t)q->municipalities.n);
    for (size_t i = 0; i < q->municipalities.n; i++)
        digester_str(g, q->municipalities.v[i]->code);
    digester_int(g, (int64_t)q->audiences.n);
    for (size_t i = 0; i < q->audiences.n; i++)
        digester_str(g, q->audiences.v[i]->id);
    digester_int(g, (int64_t)q->categories.n);
    for (size_t i = 0; i < q->categories.n; i++)
        digester_str(g, q->categories.v[i]->id);
    put_date(g, q->day);
    put_date(g, q->checked);
    digester_int(g, q->lang);
    digester_int(g, q->fallback);
}

/* --pages overrules what the file says of pages; sizes are the file's. */
static void put_fit(struct digester *g, const struct layout_fit *fit)
{
    digester_int(g, fit->pages);
    digester_int(g, fit->most);
    digester_int(g, fit->multiple);
}

struct digest inputs_digest(const struct inputs *in, const struct job *job,
                            const struct edition *edition)
{
    struct digester g;
    digester_init(&g);
    digester_digest(&g, in->common);
    digester_digest(&g, file_of(in, job->layout));
    digester_digest(&g, file_of(in, job->language.labels));
    digester_digest(&g, file_of(in, job->language.second));
    digester_int(&g, job->format);
    digester_int(&g, job->paper);
    put_fit(&g, &job->layout->fit);
    digester_int(&g, job->press);
    digester_int(&g, job->mono);
    put_request(&g, &job->request);
    put_edition(&g, edition);
    return digester_end(&g);
}
