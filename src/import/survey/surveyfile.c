/*
 * surveyfile.c: an unknown export, from its bytes to a draft of its field map.
 */
#include "base/file.h"
#include "base/intl.h"
#include "import/survey/survey.h"
#include "import/xml/xmlmend.h"

static bool survey_text(struct survey *s, struct source *src, struct str bytes)
{
    struct decoded text = {0};
    bool ok = source_decode(src, bytes, encoding_declared(bytes), src->path, &text);

    src->text = &text;
    if (ok)
        xmlmend_run(&text, (struct loc){src->path, 0, 0}, src->d);
    if (ok)
        ok = jsonfile_is(text.text)  ? survey_json(s, src)
             : xmlfile_is(text.text) ? survey_xml(s, src)
                                     : survey_csv(s, src);
    encoding_release(&text);
    return ok;
}

static bool survey_archive(struct survey *s, const struct source *src, struct str bytes)
{
    const struct zipfile_limits limits = {
        ZIPFILE_ENTRIES, limit_of(&src->options->limits, LIMIT_UNPACKED), ZIPFILE_RATIO};
    struct zipfile zip;
    struct workbook w = {
        .path = src->path,
        .limits = &src->options->limits,
        .arena = src->arena,
        .d = src->d,
        .zip = &zip,
    };
    bool ok = zipfile_open(&zip, bytes, src->path, &limits, src->arena, src->d);

    if (!ok)
        return false;
    if (xlsx_open(&w, &ok) || ods_open(&w, &ok)) {
        ok = ok && survey_workbook(s, src, &w);
    } else {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                    _("a zip file that is no workbook; a field map is for one table at a time"));
        ok = false;
    }
    zipfile_close(&zip);
    return ok;
}

static bool has_field(const struct survey *s)
{
    for (size_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].given)
            return true;
    return false;
}

static bool draft(struct survey *s, struct source *src, struct str bytes, struct buf *out)
{
    const char *trouble = zipfile_is(bytes) ? NULL : source_trouble(bytes);

    if (trouble)
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s", trouble);
    if (trouble ||
        !(zipfile_is(bytes) ? survey_archive(s, src, bytes) : survey_text(s, src, bytes)))
        return false;
    survey_guess(s);
    if (!has_field(s)) {
        diag_report(src->d, DIAG_BAD_INPUT, (struct loc){src->path, 0, 0}, "%s",
                    _("no records in it; expected a header with rows below it, or elements or "
                      "objects that come back"));
        return false;
    }
    survey_write(s, src->path, out);
    return true;
}

bool import_survey(const char *path, const struct import_options *options,
                   const struct municipality_table *table, const struct campaign *campaign,
                   struct buf *out, struct diag *d)
{
    struct arena arena;
    struct survey s = {.arena = &arena, .table = table, .campaign = campaign};
    struct source src = {
        .path = path, .options = options, .table = table, .arena = &arena, .kept = &arena, .d = d};
    struct file file;
    bool ok;

    if (!file_open_export(&file, path, &options->limits, d))
        return false;
    arena_init(&arena);
    src.index = s.index = field_index_new(&arena, NULL);
    ok = draft(&s, &src, file.bytes, out);
    arena_release(&arena);
    file_close(&file);
    return ok;
}
