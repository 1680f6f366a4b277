/*
 * xmlguess.c: which element of an XML file is a record.
 *
 * The beginning of the file is parsed once beforehand: each element's name gets the set of fields
 * that its children are; the fullest set that has a listing's name in it is a record's. So the
 * names of unknown exports need not be known.
 */
#include "import/xml/xmlguess.h"

enum {
    ELEMENTS = 2000, /* looked at */
    NAMES = 64,      /* kinds of elements that hold fields */
    DEPTH = 64,
};

struct kind {
    struct str name;
    uint64_t fields; /* bit per enum field_id */
};

struct guess {
    const struct field_index *index;
    struct arena *arena;
    struct kind kinds[NAMES];
    size_t n;
    struct str open[DEPTH];
    unsigned seen;
};

bool xmlguess_is_record(struct str name)
{
    static const char *const records[] = {
        "ilmoitus", "listing", "palvelu",  "service", "tapahtuma", "event", "kohde",
        "item",     "record",  "tietue",   "entry",   "toiminto",  "post",  "row",
        "rivi",     "annons",  "activity", "tjanst",  NULL,
    };
    char folded[64];
    struct str key = field_fold(name, folded, sizeof folded);

    for (const char *const *r = records; *r; r++)
        if (str_eq(key, str_from(*r)))
            return true;
    return false;
}

static struct kind *kind_of(struct guess *g, struct str name)
{
    for (size_t i = 0; i < g->n; i++)
        if (str_eq(g->kinds[i].name, name))
            return &g->kinds[i];
    if (g->n == NAMES)
        return NULL;
    g->kinds[g->n] = (struct kind){str_copy(g->arena, name), 0};
    return &g->kinds[g->n++];
}

static bool on_start(void *user, const struct xml_element *e)
{
    struct guess *g = user;
    struct field_ref ref;
    struct kind *kind;

    g->open[e->depth - 1] = e->name;
    if (e->depth > 1 && field_lookup(g->index, e->name, &ref)) {
        kind = kind_of(g, g->open[e->depth - 2]);
        if (kind)
            kind->fields |= (uint64_t)1 << ref.field;
    }
    return ++g->seen < ELEMENTS;
}

static unsigned count_bits(uint64_t bits)
{
    unsigned n = 0;

    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/* Of equals, as in a file that is broken early, one with a record's name. */
static bool better(const struct kind *a, const struct kind *b)
{
    unsigned n = count_bits(a->fields), m = count_bits(b->fields);

    return n > m || (n == m && xmlguess_is_record(a->name) && !xmlguess_is_record(b->name));
}

struct str xmlguess_run(struct str text, const struct field_index *index, struct arena *a)
{
    const struct xml_limits limits = {
        .bytes = UINT64_MAX, .depth = DEPTH, .text = SIZE_MAX, .mended = true};
    struct guess *g = arena_new(a, struct guess);
    const struct xml_handler handler = {.start = on_start, .user = g};
    const struct kind *best = NULL;
    struct diag silent; /* what is wrong is told when the file is read in earnest */

    g->index = index;
    g->arena = a;
    diag_init(&silent, NULL);
    xml_parse(text, NULL, &limits, &handler, DIAG_BAD_INPUT, &silent);
    for (size_t i = 0; i < g->n; i++) {
        const struct kind *kind = &g->kinds[i];

        if ((kind->fields >> FIELD_NAME & 1) && (!best || better(kind, best)))
            best = kind;
    }
    return best ? best->name : STR_NONE;
}
