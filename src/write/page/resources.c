/*
 * resources.c: the fonts, pictures and forms of a document.
 */
#include "write/page/resources.h"

#include <stdio.h>

#include "base/file.h"
#include "base/intl.h"
#include "write/page/content.h"
#include "write/page/pdf_image.h"

enum { MAX_IMAGE = 32 * 1024 * 1024 }; /* bytes of a picture file */

static struct resource_name resource_name(char kind, unsigned number)
{
    struct resource_name name;

    snprintf(name.z, sizeof name.z, "%c%u", kind, number);
    return name;
}

void resources_init(struct resources *r, struct pdf *p, bool mono, struct arena *a)
{
    *r = (struct resources){.pdf = p, .arena = a, .mono = mono};
    r->object = object_new(p);
    r->fonts = object_dict(r->object, "Font");
    r->x_objects = object_dict(r->object, "XObject");
}

struct pdf_font *resources_font(struct resources *r, const struct face *face)
{
    struct pdf_font *f;

    for (size_t i = 0; i < r->font.n; i++)
        if (pdf_font_face(r->font.v[i]) == face)
            return r->font.v[i];
    f = pdf_font_new(r->pdf, face, (unsigned)r->font.n + 1, r->arena);
    *vec_push(r->arena, &r->font) = f;
    object_put(r->fonts, resource_name('F', pdf_font_number(f)).z, pdf_font_object(f));
    return f;
}

/* Reads a picture file into the document. NULL, and in *why the reason. */
static struct object *load_image(struct resources *r, const char *path, const char **why)
{
    struct object *o = NULL;
    struct diag quiet; /* to a leaflet a missing picture is no fatal error, as it is to file_open */
    struct file f;

    diag_init(&quiet, NULL);
    *why = file_exists(path) ? _("can't be read, or larger than 32 MB") : _("no such file");
    if (!file_open(&f, path, MAX_IMAGE, &quiet))
        return NULL;
    o = pdf_image(r->pdf, f.bytes, r->mono, why);
    file_close(&f);
    return o;
}

bool resources_image(struct resources *r, struct str path, struct loc at, struct diag *d,
                     struct resource_name *name)
{
    struct resource_image *image;
    struct object *o;
    const char *why;

    for (size_t i = 0; i < r->image.n; i++)
        if (str_eq(r->image.v[i].path, path)) {
            *name = resource_name('I', r->image.v[i].number);
            return r->image.v[i].number != 0;
        }
    image = vec_push(r->arena, &r->image);
    image->path = path;
    o = load_image(r, str_z(r->arena, path), &why);
    if (!o) {
        diag_report(d, DIAG_IMAGE, at, "\"%.*s\": %s", STR_ARG(path), why);
        return false;
    }
    image->number = (unsigned)r->image.n;
    *name = resource_name('I', image->number);
    object_put(r->x_objects, name->z, o);
    return true;
}

/* Steps may reach out of an icon's square, so the form's box is wider. */
static struct object *icon_form(struct resources *r, const struct icon *icon)
{
    static const int32_t box[4] = {-CONTENT_ICON_SIDE, -CONTENT_ICON_SIDE, 2 * CONTENT_ICON_SIDE,
                                   2 * CONTENT_ICON_SIDE};
    struct object *form = object_new(r->pdf);
    struct content c;

    content_init(&c, 0);
    content_icon_shape(&c, icon);
    object_name(form, "Type", "XObject");
    object_name(form, "Subtype", "Form");
    object_ints(form, "BBox", box, 4);
    object_deflate_common(form, buf_view(&c.out));
    content_release(&c);
    return form;
}

const char *resources_icon(struct resources *r, const struct icon *icon)
{
    struct resource_icon *fresh;

    for (size_t i = 0; i < r->icon.n; i++)
        if (r->icon.v[i].icon == icon)
            return r->icon.v[i].name.z;
    fresh = vec_push(r->arena, &r->icon);
    *fresh = (struct resource_icon){icon, resource_name('G', (unsigned)r->icon.n)};
    object_put(r->x_objects, fresh->name.z, icon_form(r, icon));
    return fresh->name.z;
}

struct resource_name resources_form(struct resources *r, struct object *form)
{
    struct resource_name name = resource_name('P', ++r->forms);

    object_put(r->x_objects, name.z, form);
    return name;
}

bool resources_finish(struct resources *r, struct subsets *subsets, struct diag *d)
{
    bool ok = true;

    for (size_t i = 0; i < r->font.n; i++)
        ok = pdf_font_finish(r->font.v[i], subsets, d) && ok;
    return ok;
}
