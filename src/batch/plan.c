/*
 * plan.c: see plan.h.
 */
#include "batch/plan.h"

#include <stdlib.h>

#include "base/intl.h"
#include "base/json.h"
#include "batch/pattern.h"

enum {
    PART_MAX = 200, /* bytes between slashes: file systems take 255, a temporary name is longer */
    PATH_BYTES_MAX = 2000,
};

struct str plan_pattern(enum job_format format)
{
    return format == FORMAT_TRACE ? STR("{municipality}/{audience}-{layout}-{language}.trace")
                                  : STR("{municipality}/{audience}-{layout}-{language}.pdf");
}

/* "fi+ru", as it is asked for. */
static struct str language(const struct plan_job *j, char code[JOB_LANGUAGE_BYTES])
{
    return str_from(job_language_name(&j->job.language, '+', code));
}

/* ---- Names */

static struct str name_of(struct arena *a, const struct plan_job *j, struct str pattern,
                          const struct municipality_table *table)
{
    struct buf b = {0};
    struct date day = j->job.request.day;
    char code[JOB_LANGUAGE_BYTES], date[32];
    snprintf(date, sizeof date, "%04d-%02u-%02u", day.year, day.month, day.day);
    const struct str values[PLACEHOLDERS] = {
        [PLACEHOLDER_MUNICIPALITY] = j->municipality->fi,
        [PLACEHOLDER_CODE] = j->municipality->code,
        [PLACEHOLDER_REGION] = region_of(table, j->municipality)->fi,
        [PLACEHOLDER_AUDIENCE] = j->audience,
        [PLACEHOLDER_LAYOUT] = j->job.layout->name,
        [PLACEHOLDER_LANGUAGE] = str_from(job_language_name(&j->job.language, '-', code)),
        [PLACEHOLDER_DATE] = str_from(date),
        [PLACEHOLDER_FORMAT] = j->job.format == FORMAT_TRACE ? STR("trace") : STR("pdf"),
    };
    pattern_put(&b, pattern, values);
    struct str name = buf_copy(&b, a);
    buf_release(&b);
    return name;
}

static bool check_length(struct str name, struct diag *d)
{
    struct str rest = name, part;
    bool ok = name.n <= PATH_BYTES_MAX;
    while (ok && str_split(&rest, '/', &part))
        ok = part.n <= PART_MAX;
    if (!ok)
        diag_report(d, DIAG_USAGE, LOC_NONE, _("--name gives %.*s, which is too long for a file"),
                    STR_ARG(name));
    return ok;
}

static int by_name(const void *a, const void *b)
{
    const struct plan_job *const *x = a, *const *y = b;
    int order = str_cmp((*x)->name, (*y)->name);
    return order ? order : (*x > *y) - (*x < *y);
}

/* " {audience} {layout}": what the leaflets differ in and the pattern does not have. */
static void put_missing(struct buf *b, const struct plan_lists *lists, struct str pattern)
{
    const struct {
        enum placeholder p;
        size_t n;
    } list[] = {
        {PLACEHOLDER_MUNICIPALITY, lists->municipalities.n},
        {PLACEHOLDER_AUDIENCE, lists->audiences.n},
        {PLACEHOLDER_LAYOUT, lists->layouts.n},
        {PLACEHOLDER_LANGUAGE, lists->languages.n},
    };
    bool by_code = pattern_has(pattern, PLACEHOLDER_CODE);
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i].n > 1 && !pattern_has(pattern, list[i].p) &&
            !(by_code && list[i].p == PLACEHOLDER_MUNICIPALITY))
            buf_printf(b, " {%s}", placeholder_name(list[i].p));
}

static void put_choice(struct buf *b, const struct plan_job *j)
{
    char code[JOB_LANGUAGE_BYTES];
    buf_printf(b, "%.*s, %.*s, %.*s, %.*s", STR_ARG(j->municipality->fi), STR_ARG(j->audience),
               STR_ARG(j->job.layout->name), STR_ARG(language(j, code)));
}

static void report_collision(const struct plan_job *x, const struct plan_job *y,
                             const struct plan_lists *lists, struct str pattern, struct diag *d)
{
    struct buf one = {0}, other = {0}, missing = {0};
    put_choice(&one, x);
    put_choice(&other, y);
    put_missing(&missing, lists, pattern);
    diag_report(d, DIAG_USAGE, LOC_NONE, _("two leaflets would be %s: %s; and %s%s%s"), x->name.s,
                one.s, other.s, missing.n ? _("; put into --name also") : "",
                missing.n ? missing.s : "");
    buf_release(&one);
    buf_release(&other);
    buf_release(&missing);
}

/* All names come from one pattern and have as many slashes each: a file never stands where another
 * needs a folder. */
static bool check_collisions(struct arena *a, const struct plan *plan,
                             const struct plan_lists *lists, struct str pattern, struct diag *d)
{
    size_t n = plan->jobs.n;
    const struct plan_job **sorted = arena_array(a, n, sizeof *sorted);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &plan->jobs.v[i];
    if (n)
        qsort(sorted, n, sizeof *sorted, by_name);
    for (size_t i = 1; i < n; i++)
        if (str_eq(sorted[i - 1]->name, sorted[i]->name)) {
            report_collision(sorted[i - 1], sorted[i], lists, pattern, d);
            return false;
        }
    return true;
}

/* ---- The product */

void plan_all_municipalities(struct arena *a, struct plan_lists *lists,
                             const struct campaign *campaign, const struct listings *listings)
{
    size_t n = municipality_count(lists->table);
    bool *listed = arena_array(a, n, sizeof *listed);
    for (size_t i = 0; i < campaign->municipalities.n; i++)
        *vec_push(a, &lists->municipalities) = campaign->municipalities.v[i];
    if (campaign->municipalities.n)
        return;
    for (size_t i = 0; i < listings->n; i++)
        for (size_t k = 0; k < listings->v[i].municipalities.n; k++)
            listed[listings->v[i].municipalities.v[k]->order] = true;
    for (size_t i = 0; i < n; i++)
        if (listed[i])
            *vec_push(a, &lists->municipalities) = municipality_at(lists->table, i);
}

/* The lists' own places are borrowed: a request of one municipality needs no list of its own. */
static void fill_job(struct plan_job *j, const struct plan_lists *lists, size_t m, size_t a,
                     size_t layout, size_t language)
{
    const struct audience *audience = lists->audiences.v[a];
    struct request *q = &j->job.request;
    j->job = lists->common;
    j->municipality = lists->municipalities.v[m];
    j->audience = audience ? audience->id : STR("kaikki");
    j->job.layout = lists->layouts.v[layout];
    j->job.language = lists->languages.v[language];
    q->lang = j->job.language.labels->lang;
    q->municipalities.v = &lists->municipalities.v[m];
    q->municipalities.n = q->municipalities.cap = 1;
    if (audience && !audience->everyone) {
        q->audiences.v = &lists->audiences.v[a];
        q->audiences.n = q->audiences.cap = 1;
    }
}

bool plan_make(struct arena *arena, const struct plan_lists *lists, struct str pattern,
               const char *folder, struct plan *out, struct diag *d)
{
    *out = (struct plan){0};
    for (size_t m = 0; m < lists->municipalities.n; m++)
        for (size_t a = 0; a < lists->audiences.n; a++)
            for (size_t l = 0; l < lists->layouts.n; l++)
                for (size_t k = 0; k < lists->languages.n; k++) {
                    struct plan_job *j = vec_push(arena, &out->jobs);
                    fill_job(j, lists, m, a, l, k);
                    j->name = name_of(arena, j, pattern, lists->table);
                    j->job.output = str_printf(arena, "%s/%.*s", folder, STR_ARG(j->name)).s;
                    if (!check_length(j->name, d))
                        return false;
                }
    return check_collisions(arena, out, lists, pattern, d);
}

/* ---- Shards */

bool shard_parse(const char *word, struct shard *out, struct diag *d)
{
    struct str of = str_from(word), index = STR_NONE;
    str_split(&of, '/', &index);
    if (str_to_uint(index, 1000000, &out->index) && str_to_uint(of, 1000000, &out->of) &&
        out->index >= 1 && out->index <= out->of)
        return true;
    diag_report(d, DIAG_USAGE, LOC_NONE,
                _("--shard=%s; a part of how many expected, as 2/8: from 1/8 to 8/8"), word);
    return false;
}

static unsigned shard_of(const struct plan_job *j, unsigned of)
{
    struct digester g;
    char code[JOB_LANGUAGE_BYTES];
    digester_init(&g);
    digester_str(&g, j->municipality->code);
    digester_str(&g, j->audience);
    digester_str(&g, j->job.layout->name);
    digester_str(&g, language(j, code));
    return (unsigned)(digester_end(&g).half[0] % of) + 1;
}

void plan_take_shard(struct plan *plan, struct shard shard)
{
    size_t kept = 0;
    if (!shard.of)
        return;
    for (size_t i = 0; i < plan->jobs.n; i++)
        if (shard_of(&plan->jobs.v[i], shard.of) == shard.index)
            plan->jobs.v[kept++] = plan->jobs.v[i];
    plan->jobs.n = kept;
}

/* ---- Printing */

void plan_job_json(struct buf *b, const struct plan_job *j)
{
    char code[JOB_LANGUAGE_BYTES];
    buf_char(b, '{');
    json_member_str(b, "municipality", j->municipality->code);
    json_member_str(b, "audience", j->audience);
    json_member_str(b, "layout", j->job.layout->name);
    json_member_str(b, "language", language(j, code));
    buf_char(b, '}');
}

void plan_text(struct buf *b, const struct plan *plan)
{
    char code[JOB_LANGUAGE_BYTES];
    for (size_t i = 0; i < plan->jobs.n; i++) {
        const struct plan_job *j = &plan->jobs.v[i];
        buf_printf(b, "%.*s\t%.*s\t%.*s\t%.*s\t%.*s\n", STR_ARG(j->name),
                   STR_ARG(j->municipality->fi), STR_ARG(j->audience), STR_ARG(j->job.layout->name),
                   STR_ARG(language(j, code)));
    }
}

void plan_json(struct buf *b, const struct plan *plan)
{
    buf_char(b, '[');
    for (size_t i = 0; i < plan->jobs.n; i++) {
        json_next(b);
        buf_puts(b, i ? "\n{" : "{");
        json_member_str(b, "output", plan->jobs.v[i].name);
        json_key(b, "job");
        plan_job_json(b, &plan->jobs.v[i]);
        buf_char(b, '}');
    }
    buf_puts(b, "]\n");
}
