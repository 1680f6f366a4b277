/*
 * table.c: see table.h.
 */
#include "import/hsds/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"
#include "import/csv/csv.h"

/* ---- Reading */

/* What stands most often in the header. */
static char delimiter_of(struct str text)
{
    static const char candidates[] = ",;\t|";
    size_t end = str_find_char(text, '\n', 0), best = 0, most = 0;

    text = str_sub(text, 0, end);
    for (size_t i = 0; i < sizeof candidates - 1; i++) {
        size_t n = 0;

        for (size_t k = 0; k < text.n; k++)
            n += text.s[k] == candidates[i];
        if (n > most) {
            most = n;
            best = i;
        }
    }
    return candidates[best];
}

typedef VEC(struct str) columns;

static void take_header(columns *c, const struct csv_row *row, struct arena *a)
{
    for (size_t i = 0; i < row->n; i++)
        *vec_push(a, c) = str_copy(a, str_trim(row->v[i].s));
}

static struct node *row_node(const columns *c, const struct csv_row *row, const char *path,
                             struct arena *a)
{
    struct node *object = node_new(a, NODE_OBJECT, (struct loc){path, row->line, 1});

    for (size_t i = 0; i < row->n && i < c->n; i++) {
        const struct raw_text *cell = &row->v[i];
        struct node *n;

        if (!str_trim(cell->s).n || !c->v[i].n)
            continue;
        n = node_new(a, NODE_TEXT, cell->at);
        n->key = c->v[i];
        n->text =
            (struct raw_text){.s = str_copy(a, cell->s), .at = cell->at, .doubled = cell->doubled};
        node_add(object, n);
    }
    return object;
}

static bool read_rows(struct table *t, const struct source *src, struct csv *csv)
{
    size_t most = (size_t)limit_of(&src->options->limits, LIMIT_RECORDS);
    const struct csv_row *row = csv_next(csv);
    columns c = {0};

    if (row && row->too_many) {
        limit_report(src->d, (struct loc){t->path, row->line, 0}, LIMIT_COLUMNS,
                     _("too many columns"));
        return false;
    }
    if (row)
        take_header(&c, row, src->arena);
    while ((row = csv_next(csv))) {
        struct node *n = row_node(&c, row, t->path, src->arena);

        if (t->rows.n == most) {
            limit_report(src->d, n->at, LIMIT_RECORDS, _("too many rows"));
            return false;
        }
        if (n->n)
            *vec_push(src->arena, &t->rows) = n;
    }
    return true;
}

bool table_read(struct table *t, const struct source *src, struct str bytes, const char *path)
{
    struct decoded text = {0};
    struct csv csv;
    bool ok;

    *t = (struct table){.path = path};
    source_uses(src, IMPORT_DELIMITER);
    if (!source_decode(src, bytes, STR_NONE, path, &text))
        return false;
    csv_init(&csv, text.text, path,
             src->options->delimiter ? src->options->delimiter : delimiter_of(text.text), src->d);
    csv.max_field = (size_t)limit_of(&src->options->limits, LIMIT_FIELD);
    csv.max_columns = (unsigned)limit_of(&src->options->limits, LIMIT_COLUMNS);
    ok = read_rows(t, src, &csv);
    source_tell_foreign(&text, path, src->d);
    csv_release(&csv);
    encoding_release(&text);
    return ok;
}

/* ---- Ids */

static struct table_slot *slot_of(const struct table *t, struct str id)
{
    size_t i = str_hash(id) & (t->slots_n - 1);

    while (t->slots[i].row && !str_eq(t->slots[i].id, id))
        i = (i + 1) & (t->slots_n - 1);
    return &t->slots[i];
}

void table_index(struct table *t, const char *column, const struct source *src)
{
    t->slots_n = 16;
    while (t->slots_n < t->rows.n * 2)
        t->slots_n *= 2;
    t->slots = arena_array(src->arena, t->slots_n, sizeof *t->slots);
    for (size_t i = 0; i < t->rows.n; i++) {
        struct str id = node_text_of(t->rows.v[i], column);
        struct table_slot *slot = slot_of(t, id);

        if (!id.n)
            continue;
        if (slot->row)
            diag_report(src->d, DIAG_DUPLICATE_ID, t->rows.v[i]->at,
                        _("\"%.*s\" in line %lu, too; what refers to it is taken to mean that"),
                        STR_ARG(id), (unsigned long)slot->row->at.line);
        else
            *slot = (struct table_slot){id, t->rows.v[i]};
    }
}

struct node *table_find(const struct table *t, struct str id)
{
    return t->slots && id.n ? slot_of(t, id)->row : NULL;
}
