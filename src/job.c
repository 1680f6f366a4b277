/*
 * job.c: see job.h. The stages are called in their order here and nowhere else.
 */
#include "job.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/slug.h"
#include "impose/impose.h"
#include "select/select.h"
#include "tell/tell.h"
#include "write/write.h"

bool job_kit_init(struct job_kit *kit, const char *campaign, struct diag *d)
{
    *kit = (struct job_kit){0};
    arena_init(&kit->arena);
    kit->table = municipality_table_load(&kit->arena, d);
    if (!kit->table)
        return false;
    kit->campaign = campaign ? campaign_load(&kit->arena, campaign, kit->table, d)
                             : campaign_plain(&kit->arena, kit->table, d);
    return kit->campaign != NULL;
}

void job_kit_release(struct job_kit *kit)
{
    select_index_free(kit->index);
    told_free(kit->told);
    write_cache_free(kit->writer);
    compose_cache_free(kit->cache);
    font_catalog_free(kit->fonts);
    arena_release(&kit->arena);
}

/* Fonts, icons and caches: only a job that composes needs them. */
bool job_kit_open_press(struct job_kit *kit, struct diag *d)
{
    if (kit->cache)
        return true;
    const struct fontlist *list = fontlist_load(&kit->arena, d);
    kit->icons = icons_load(&kit->arena, d);
    if (!list || !kit->icons)
        return false;
    kit->fonts = font_catalog_new(list);
    kit->cache = compose_cache_new(kit->fonts, kit->icons);
    kit->writer = write_cache_new();
    return true;
}

void job_kit_expect_many(struct job_kit *kit, const struct listings *listings)
{
    if (kit->index)
        return;
    kit->index = select_index_new(listings, kit->table);
    kit->told = told_new();
}

const struct layout *job_kit_layout(struct job_kit *kit, struct str name, struct diag *d)
{
    for (size_t i = 0; i < kit->layouts.n; i++)
        if (str_eq(kit->layouts.v[i]->name, name))
            return kit->layouts.v[i];
    const struct layout *l =
        layout_load(&kit->arena, name, kit->campaign->accent, kit->campaign->tint, d);
    if (l)
        *vec_push(&kit->arena, &kit->layouts) = l;
    return l;
}

const struct labels *job_kit_labels(struct job_kit *kit, lang_tag lang, bool easy, struct diag *d)
{
    for (size_t i = 0; i < kit->labels.n; i++)
        if (kit->labels.v[i]->lang == lang && kit->labels.v[i]->easy == easy)
            return kit->labels.v[i];
    const struct labels *l = labels_load(&kit->arena, lang, d);
    if (l && easy)
        l = labels_easy(&kit->arena, l);
    if (l)
        *vec_push(&kit->arena, &kit->labels) = l;
    return l;
}

/* How the pages are laid on paper. A layout that is not folded or cut is for the screen, too. */
static struct imposition job_imposition(const struct job *job, bool rtl)
{
    struct imposition how = job->layout->imposition;
    bool plain = how.kind == IMPOSE_PAGES || how.kind == IMPOSE_SHEET;

    if (job->paper == PAPER_SCREEN || (job->paper == PAPER_LAYOUT && plain))
        how = imposition_default(IMPOSE_PAGES);
    how.rtl = rtl;
    how.bleed = job->press ? PT64_MM(3) : 0;
    return how;
}

static bool write_bytes(const struct job *job, struct str bytes, struct diag *d)
{
    if (!job->output)
        return true;
    return job->quick ? file_write_quick(job->output, bytes, d) : file_write(job->output, bytes, d);
}

static bool write_sheets(struct job_kit *kit, const struct job *job, const struct sheets *sheets,
                         struct diag *d, struct buf *bytes)
{
    struct write_options o = {
        .producer = job->producer, .date = job->request.day, .mono = job->mono};
    if (job->format == FORMAT_PDF)
        return write_pdf(sheets, &o, kit->writer, d, bytes);
    write_trace(sheets, bytes);
    return true;
}

void job_result_init(struct job_result *r)
{
    *r = (struct job_result){0};
    arena_init(&r->arena);
}

void job_result_release(struct job_result *r)
{
    arena_release(&r->arena);
}

/* A stage is over; gives back how it ended. */
static bool passed(const struct job_kit *kit, enum job_stage stage, bool ok)
{
    if (kit->passed)
        kit->passed(stage);
    return ok;
}

bool job_select(struct job_kit *kit, const struct job *job, const struct listings *listings,
                struct diag *d, struct job_result *r)
{
    struct arena arena = r->arena;
    *r = (struct job_result){.arena = arena};
    arena_reset(&r->arena);
    return passed(kit, JOB_SELECT,
                  edition_select(listings, kit->index, &job->request, kit->campaign, kit->table,
                                 &r->arena, d, &r->edition));
}

/* No page holds so many listings: a leaflet of more would only end later. */
enum { LISTINGS_A_PAGE = 200 };

static bool too_long(const struct job *job, size_t pages, struct diag *d)
{
    uint64_t most = limit_of(&job->limits, LIMIT_PAGES);
    struct buf found = {0};

    if (pages <= most)
        return false;
    buf_printf(&found,
               _("a leaflet of more than %llu pages; choose fewer municipalities, audiences "
                 "or categories"),
               (unsigned long long)most);
    limit_report(d, LOC_NONE, LIMIT_PAGES, found.s);
    buf_release(&found);
    return true;
}

size_t job_printed(const struct job_result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->frames.choices.n; i++)
        n += r->frames.choices.v[i].variant >= 0;
    return n;
}

/* Does not one of the listings fit any page? One of a fixed number of pages may name all of them
 * among others instead. */
static bool holds_none(const struct job *job, const struct job_result *r, struct diag *d)
{
    size_t n = r->frames.choices.n;
    if (r->frames.fixed || !n || job_printed(r))
        return false;
    diag_report(d, DIAG_LAYOUT, LOC_NONE,
                ngettext("%s has no room for its only listing",
                         "%s has room for none of its %zu listings", n),
                job->layout->name.s, n);
    return true;
}

/* What is kept of entries goes all at once, as boxes are known by the entries' addresses. */
static void make_room(struct job_kit *kit)
{
    if (!kit->told || !(told_is_full(kit->told) || compose_cache_is_full(kit->cache)))
        return;
    compose_cache_forget(kit->cache);
    told_empty(kit->told);
}

bool job_make(struct job_kit *kit, const struct job *job, struct diag *d, struct job_result *r)
{
    const struct layout *layout = job->layout;
    struct tell_options told = {.description_length = layout->description_length,
                                .contact_persons = true, /* imported only when asked for */
                                .second = job->language.second,
                                .told = kit->told,
                                .wide_contents = layout_contents_columns(layout) == 1,
                                .rest = layout->fit.pages > 0};
    struct sheets sheets = {0};
    struct buf bytes = {0};
    if (too_long(job, r->edition.entries / LISTINGS_A_PAGE, d) || !job_kit_open_press(kit, d))
        return false;
    make_room(kit);
    if (!passed(kit, JOB_TELL,
                story_tell(&r->edition, kit->campaign, job->language.labels, kit->table, &told,
                           &r->arena, d, &r->story)) ||
        !compose(&r->story, layout, kit->cache, &r->arena, d, &r->frames) ||
        too_long(job, r->frames.v.n, d) || holds_none(job, r, d))
        return false;
    struct imposition how = job_imposition(job, r->story.rtl);
    if (!passed(kit, JOB_COMPOSE, impose(&r->frames, &how, &r->arena, d, &sheets)))
        return false;
    bool ok = passed(kit, JOB_WRITE, write_sheets(kit, job, &sheets, d, &bytes)) &&
              passed(kit, JOB_SAVE, write_bytes(job, buf_view(&bytes), d));
    r->bytes = bytes.n;
    r->digest = digest_of(buf_view(&bytes));
    buf_release(&bytes);
    return ok;
}

bool job_run(struct job_kit *kit, const struct job *job, const struct listings *listings,
             struct diag *d, struct job_result *r)
{
    job_result_init(r);
    return job_select(kit, job, listings, d, r) && job_make(kit, job, d, r);
}

struct readability job_readability(struct job_result *r, const struct choice *c)
{
    BLOCK_EACH (variant, c->entry)
        if ((int)variant->variant == c->variant)
            return story_readability(&r->story, variant, &r->arena);
    return (struct readability){0};
}

/* Municipalities by name; over three of them by number. */
static void name_municipalities(struct buf *b, const struct request *q)
{
    if (q->municipalities.n == 0)
        buf_puts(b, "all");
    else if (q->municipalities.n > 3)
        buf_printf(b, "%zu-municipalities", q->municipalities.n);
    else
        for (size_t i = 0; i < q->municipalities.n; i++) {
            if (i)
                buf_char(b, '-');
            slug_put(b, q->municipalities.v[i]->fi);
        }
}

const char *job_language_name(const struct job_language *l, char mark, char out[JOB_LANGUAGE_BYTES])
{
    char first[4], second[4];
    lang_code(l->labels->lang, first);
    if (l->second)
        snprintf(out, JOB_LANGUAGE_BYTES, "%s%c%s", first, mark,
                 lang_code(l->second->lang, second));
    else
        snprintf(out, JOB_LANGUAGE_BYTES, "%s", first);
    return out;
}

const char *job_file_name(struct arena *a, const struct job *job)
{
    const struct request *q = &job->request;
    struct buf b = {0};
    char lang[JOB_LANGUAGE_BYTES];
    name_municipalities(&b, q);
    for (size_t i = 0; i < q->audiences.n; i++) {
        buf_char(&b, '-');
        slug_put(&b, q->audiences.v[i]->id);
    }
    buf_char(&b, '-');
    slug_put(&b, job->layout->name);
    buf_printf(&b, "-%s.%s", job_language_name(&job->language, '-', lang),
               job->format == FORMAT_TRACE ? "trace" : "pdf");
    const char *name = str_z(a, buf_view(&b));
    buf_release(&b);
    return name;
}

void job_put_size(struct buf *b, size_t pages, size_t listings)
{
    buf_printf(b, ngettext("%zu page", "%zu pages", pages), pages);
    if (!listings)
        return;
    buf_puts(b, ", ");
    buf_printf(b, ngettext("%zu listing", "%zu listings", listings), listings);
}
