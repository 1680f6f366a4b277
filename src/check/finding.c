/*
 * finding.c: see finding.h.
 */
#include "check/finding.h"

#include <stdlib.h>
#include <string.h>

enum severity severity_of(enum diag_code code)
{
    switch (code) {
    case DIAG_WITHHELD:
    case DIAG_WITHHELD_NAME:
    case DIAG_FAX:
        return SEVERITY_NOTE;
    default:
        break;
    }
    switch (diag_code_level(code)) {
    case DIAG_NOTE:
        return SEVERITY_NOTE;
    case DIAG_STYLE:
        return SEVERITY_STYLE;
    case DIAG_WARNING:
        return SEVERITY_WARNING;
    default:
        return SEVERITY_ERROR;
    }
}

/* "unknown municipality: "x"" without the first clause, which is the kind's heading. */
static struct str without_wording(enum diag_code code, struct str text)
{
    struct str wording = str_from(diag_code_wording(code));

    if (!wording.n || !str_starts(text, wording))
        return text;
    text = str_sub(text, wording.n, text.n);
    return str_starts(text, STR(": ")) ? str_sub(text, 2, text.n) : text;
}

struct finding *findings_add(struct findings *f, enum diag_code code, struct loc at,
                             struct str text)
{
    struct finding_kind *k = &f->kinds[code];
    struct finding *added;

    k->found++;
    if (f->limit && k->v.n >= f->limit)
        return NULL;
    added = vec_push(f->arena, &k->v);
    added->at = at;
    added->detail = str_copy(f->arena, without_wording(code, text));
    return added;
}

void finding_set_listing(const struct findings *f, struct finding *finding, const struct listing *l)
{
    if (listing_has_id(l)) /* "file:line" says nothing new */
        finding->id = str_copy(f->arena, l->id);
    finding->name = l->name.n ? str_copy(f->arena, l->name.v[0].s) : STR_NONE;
}

/* ---- Order */

struct place {
    size_t file;
    uint32_t line, col;
    uint32_t order; /* as found, so that the sort is stable */
    struct finding finding;
};

static int by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->col != y->col)
        return x->col < y->col ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static size_t file_number(const char *file, const struct str *files, size_t n)
{
    size_t i = 0;

    while (i < n && !str_eq(files[i], str_from(file)))
        i++;
    return i;
}

static void sort_kind(struct finding_kind *k, const struct str *files, size_t n)
{
    struct place *places = heap_alloc((k->v.n + 1) * sizeof *places);

    for (size_t i = 0; i < k->v.n; i++) {
        const struct finding *x = &k->v.v[i];

        places[i] = (struct place){file_number(x->at.file, files, n), x->at.line, x->at.col,
                                   (uint32_t)i, *x};
    }
    qsort(places, k->v.n, sizeof *places, by_place);
    for (size_t i = 0; i < k->v.n; i++)
        k->v.v[i] = places[i].finding;
    free(places);
}

void findings_sort(struct findings *f, const struct str *files, size_t n)
{
    for (unsigned code = 0; code < DIAG_CODES; code++)
        if (f->kinds[code].v.n > 1)
            sort_kind(&f->kinds[code], files, n);
}

size_t findings_count(const struct findings *f, enum severity severity)
{
    size_t n = 0;

    for (unsigned code = 0; code < DIAG_CODES; code++)
        if (code != DIAG_GUESSED_FORMAT && severity_of((enum diag_code)code) == severity)
            n += f->kinds[code].found;
    return n;
}

void finding_split(struct str detail, struct str *found, struct str *mend)
{
    bool quoted = false;

    for (size_t i = 0; i + 1 < detail.n; i++) {
        quoted ^= detail.s[i] == '"' || str_starts(str_sub(detail, i, detail.n), STR("\u201D"));
        if (detail.s[i] == ';' && detail.s[i + 1] == ' ' && !quoted) {
            *found = str_sub(detail, 0, i);
            *mend = str_trim(str_sub(detail, i + 1, detail.n));
            return;
        }
    }
    *found = detail;
    *mend = STR_NONE;
}
