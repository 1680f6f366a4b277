/*
 * imported.c: see imported.h.
 */
#include "imported.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "config/data.h"
#include "unit.h"

static struct arena arena;
static const struct municipality_table *table;
static struct buf shown;

void imported_init(struct imported *im)
{
    if (!table) {
        struct diag d;

        diag_init(&d, stderr);
        table = municipality_table_load(&arena, &d);
        assert_non_null(table);
    }
    said_init(&im->said);
    listings_init(&im->listings);
    im->options = (struct import_options){0};
}

const struct municipality_table *imported_table(void)
{
    return table;
}

void imported_release(struct imported *im)
{
    listings_release(&im->listings);
    said_release(&im->said);
}

bool imported_read(struct imported *im, const char *name, struct str bytes)
{
    char folder[] = "/tmp/esite-import-XXXXXX";
    struct arena a;
    const char *path;
    bool ok;

    arena_init(&a);
    assert_non_null(mkdtemp(folder));
    path = str_z(&a, str_printf(&a, "%s/%s", folder, name));
    assert_true(file_write(path, bytes, &im->said.diag));
    ok = import_file(path, &im->options, table, &im->listings, &im->said.diag);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    arena_release(&a);
    return ok;
}

bool imported_tree(struct imported *im, const char *name)
{
    return imported_path(im, data_path(&arena, name));
}

bool imported_path(struct imported *im, const char *path)
{
    return import_file(path, &im->options, table, &im->listings, &im->said.diag);
}

/* ---- Showing */

static void show(const char *field, const struct value *v)
{
    if (v->s.s)
        buf_printf(&shown, "%s %u:%u %.*s\n", field, v->line, v->col, STR_ARG(v->s));
}

static void show_list(const char *field, const value_list *list)
{
    char code[4];

    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].lang)
            buf_printf(&shown, "%s[%s] %u:%u %.*s\n", field, lang_code(list->v[i].lang, code),
                       list->v[i].line, list->v[i].col, STR_ARG(list->v[i].s));
        else
            show(field, &list->v[i]);
}

static void show_date(const char *field, struct date d)
{
    if (date_given(d))
        buf_printf(&shown, "%s %d-%02d-%02d\n", field, d.year, d.month, d.day);
}

static void show_places(const struct listing *l)
{
    for (size_t i = 0; i < l->municipalities.n; i++)
        buf_printf(&shown, "kunta %.*s\n", STR_ARG(l->municipalities.v[i]->fi));
    for (size_t i = 0; i < l->regions.n; i++)
        buf_printf(&shown, "maakunta %.*s\n", STR_ARG(l->regions.v[i]));
    if (l->nationwide)
        buf_puts(&shown, "valtakunnallinen\n");
    show("osoite", &l->street);
    show("postinumero", &l->postal_code);
    show("postitoimipaikka", &l->town);
}

static void show_phones(const struct listing *l)
{
    for (size_t i = 0; i < l->phones.n; i++) {
        const struct phone *p = &l->phones.v[i];

        buf_printf(&shown, "puhelin %u:%u %.*s <%.*s>", p->line, p->col, STR_ARG(p->number),
                   STR_ARG(p->e164));
        if (p->role.n)
            buf_printf(&shown, " (%.*s)", STR_ARG(p->role));
        if (p->hours.n)
            buf_printf(&shown, " [%.*s]", STR_ARG(p->hours));
        buf_char(&shown, '\n');
    }
}

static void show_numbers(const struct listing *l)
{
    static const char *const types[] = {"tuki", "harrastus", "vapaaehtoistehtava"};
    static const char *const states[] = {"julkaistu", "luonnos", "paattynyt"};

    if (l->type != TYPE_SUPPORT)
        buf_printf(&shown, "tyyppi %s\n", types[l->type]);
    if (l->status != STATUS_PUBLISHED)
        buf_printf(&shown, "tila %s\n", states[l->status]);
    if (l->min_age >= 0)
        buf_printf(&shown, "ika_min %d\n", l->min_age);
    if (l->max_age >= 0)
        buf_printf(&shown, "ika_max %d\n", l->max_age);
    if (l->modes)
        buf_printf(&shown, "toimintatapa%s%s%s\n", l->modes & MODE_PLACE ? " paikka" : "",
                   l->modes & MODE_ONLINE ? " verkko" : "",
                   l->modes & MODE_PHONE ? " puhelin" : "");
    if (l->priority)
        buf_printf(&shown, "tarkeys %d\n", l->priority);
}

const char *imported_show(struct imported *im, size_t i)
{
    const struct listing *l;

    assert_true(i < im->listings.n);
    l = &im->listings.v[i];
    buf_clear(&shown);
    buf_printf(&shown, "tunniste %.*s\n", STR_ARG(l->id));
    show_list("nimi", &l->name);
    show_list("tiivistelma", &l->summary);
    show_list("kuvaus", &l->description);
    show("jarjestaja", &l->organization);
    show_list("kategoria", &l->categories);
    show_list("kohderyhma", &l->audiences);
    show_numbers(l);
    show_places(l);
    show_date("alkaa", l->start);
    show_date("paattyy", l->end);
    show_date("voimassa", l->valid_until);
    show_list("aukiolo", &l->hours);
    show("hinta", &l->fee);
    show("ilmoittautuminen", &l->registration);
    show_phones(l);
    show_list("sahkoposti", &l->emails);
    show_list("www", &l->urls);
    show_list("kieli", &l->service_languages);
    show("esteettomyys", &l->accessibility);
    show("yhteyshenkilo", &l->contact_person);
    show_date("paivitetty", l->modified);
    return shown.s;
}

const char *imported_field(struct imported *im, size_t i, const char *field)
{
    static struct buf lines;
    struct str rest = str_from(imported_show(im, i)), line;
    size_t n = strlen(field);

    buf_clear(&lines);
    buf_puts(&lines, "");
    while (str_split(&rest, '\n', &line))
        if (str_starts(line, str_from(field)) && line.n > n && strchr(" [", line.s[n]))
            buf_printf(&lines, "%.*s\n", STR_ARG(line));
    return lines.s;
}

int imported_setup(void **state)
{
    struct imported *im = calloc(1, sizeof *im);

    imported_init(im);
    *state = im;
    return 0;
}

int imported_teardown(void **state)
{
    imported_release(*state);
    free(*state);
    return 0;
}
