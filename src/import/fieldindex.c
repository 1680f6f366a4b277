/*
 * fieldindex.c: which field a column's, element's or key's name is.
 *
 * The names that are known stand folded in a hash table with open addressing; those of a field map,
 * which come first, in a sorted array.
 */
#include "import/fieldindex.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "import/text/mend.h"

enum {
    SLOTS = 1024, /* a power of two, well over the number of names */
    NAME_MAX = 96,
    LONG_NAME_MAX = 4096, /* of a map's: the questions of a form are whole sentences */
};

/* How people write the language into a column's name, folded. */
static const struct {
    const char *word;
    const char *code;
} language_words[] = {
    {"suomi", "fi"},     {"suomeksi", "fi"},    {"finnish", "fi"},   {"finska", "fi"},
    {"ruotsi", "sv"},    {"ruotsiksi", "sv"},   {"swedish", "sv"},   {"svenska", "sv"},
    {"englanti", "en"},  {"englanniksi", "en"}, {"english", "en"},   {"engelska", "en"},
    {"venaja", "ru"},    {"venajaksi", "ru"},   {"russian", "ru"},   {"ryska", "ru"},
    {"ukraina", "uk"},   {"ukrainaksi", "uk"},  {"ukrainian", "uk"}, {"ukrainska", "uk"},
    {"viro", "et"},      {"viroksi", "et"},     {"estonian", "et"},  {"estniska", "et"},
    {"arabia", "ar"},    {"arabiaksi", "ar"},   {"arabic", "ar"},    {"arabiska", "ar"},
    {"somali", "so"},    {"somaliksi", "so"},   {"somaliska", "so"}, {"persia", "fa"},
    {"persiaksi", "fa"}, {"farsi", "fa"},       {"persian", "fa"},   {"persiska", "fa"},
    {"sorani", "ckb"},   {"soraniksi", "ckb"},  {"kurdi", "ckb"},    {"kurdiksi", "ckb"},
    {"kurdish", "ckb"},  {"kurdiska", "ckb"},
};

/* ---- The index */

struct slot {
    struct str key; /* folded; STR_NONE: free */
    enum field_id field;
};

/* What a field map says of a name. */
struct mapped {
    struct str key; /* folded */
    const struct field_rule *rule;
    bool met; /* in the export */
};

struct field_index {
    struct slot slots[SLOTS];
    const struct fieldmap *map; /* NULL: none */
    struct mapped *mapped;      /* sorted by key */
    size_t n_mapped;
};

static struct slot *find_slot(struct slot *slots, struct str key)
{
    size_t i = str_hash(key) & (SLOTS - 1);

    while (slots[i].key.s && !str_eq(slots[i].key, key))
        i = (i + 1) & (SLOTS - 1);
    return &slots[i];
}

static void add_name(struct field_index *index, struct arena *a, struct str name,
                     enum field_id field)
{
    char folded[NAME_MAX];
    struct str key = field_fold(name, folded, sizeof folded);
    struct slot *slot = find_slot(index->slots, key);

    if (!slot->key.s)
        *slot = (struct slot){str_copy(a, key), field};
}

static int by_key(const void *a, const void *b)
{
    const struct mapped *x = a, *y = b;

    return str_cmp(x->key, y->key);
}

/* A name as a map's are looked up: folded, or as it stands when nothing would be left of it. Owned
 * by the arena, or in `folded`. */
static struct str map_key(struct str name, char *folded, size_t size)
{
    struct str key = field_fold(name, folded, size);

    return key.n && name.s[0] != '#' ? key : str_trim(name);
}

static void add_map(struct field_index *index, struct arena *a, const struct fieldmap *map)
{
    index->map = map;
    index->mapped = arena_array(a, map->rules.n, sizeof *index->mapped);
    for (size_t i = 0; i < map->rules.n; i++) {
        const struct field_rule *rule = &map->rules.v[i];
        size_t size = rule->from.n * 3 + 4;

        if (rule->from.n)
            index->mapped[index->n_mapped++] =
                (struct mapped){map_key(rule->from, arena_alloc(a, size), size), rule, false};
    }
    if (index->n_mapped)
        qsort(index->mapped, index->n_mapped, sizeof *index->mapped, by_key);
}

const struct field_index *field_index_new(struct arena *a, const struct fieldmap *map)
{
    struct field_index *index = arena_new(a, struct field_index);

    for (unsigned f = 0; f < FIELDS; f++) {
        const struct import_field *field = import_field_at(f);
        struct str aliases = str_from(field->aliases), alias;

        add_name(index, a, str_from(field->name), (enum field_id)f);
        add_name(index, a, str_from(field->english), (enum field_id)f);
        while (str_split(&aliases, ' ', &alias))
            add_name(index, a, alias, (enum field_id)f);
    }
    if (map)
        add_map(index, a, map);
    return index;
}

/* ---- Known names */

static bool lookup_key(const struct field_index *index, struct str key, enum field_id *out)
{
    size_t i;

    if (!key.n)
        return false;
    for (i = str_hash(key) & (SLOTS - 1); index->slots[i].key.s; i = (i + 1) & (SLOTS - 1))
        if (str_eq(index->slots[i].key, key)) {
            *out = index->slots[i].field;
            return true;
        }
    return false;
}

static bool lookup_folded(const struct field_index *index, struct str name, enum field_id *out)
{
    char folded[NAME_MAX];

    return lookup_key(index, field_fold(name, folded, sizeof folded), out);
}

/* "sv", "ckb", "ruotsiksi"; 0 when it is no language. */
static lang_tag language_of(struct str word)
{
    char folded[NAME_MAX];
    struct str key = field_fold(word, folded, sizeof folded);

    for (size_t i = 0; i < sizeof language_words / sizeof *language_words; i++)
        if (str_eq(key, str_from(language_words[i].word)))
            return lang_from(str_from(language_words[i].code));
    return key.n == 2 || key.n == 3 ? lang_from(key) : 0;
}

/* Where a last word begins: behind a separator, or at a capital behind a small letter. 0: nowhere.
 */
static size_t last_word(struct str name)
{
    for (size_t i = name.n; i-- > 1;) {
        if (strchr("_-. ([:/", name.s[i]))
            return i + 1;
        if (name.s[i] >= 'A' && name.s[i] <= 'Z' && name.s[i - 1] >= 'a' && name.s[i - 1] <= 'z')
            return i;
    }
    return 0;
}

static struct str without_preposition(struct str base)
{
    static const struct str words[] = {STR_INIT(" in"), STR_INIT(" på"), STR_INIT(" pa")};

    base = str_trim(base);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_ends(base, words[i]))
            return str_sub(base, 0, base.n - words[i].n);
    return base;
}

/* "nimi_sv", "Name (en)", "kuvaus ruotsiksi", "Namn på finska". */
static bool lookup_with_language(const struct field_index *index, struct str name,
                                 struct field_ref *out)
{
    size_t word = last_word(name);

    if (!word)
        return false;
    out->lang = language_of(str_sub(name, word, name.n));
    return out->lang &&
           lookup_folded(index, without_preposition(str_sub(name, 0, word)), &out->field) &&
           field_has_language(out->field);
}

/* "puhelin2", "Kategoria 3": of a field that may stand in several columns. */
static bool lookup_numbered(const struct field_index *index, struct str name, struct field_ref *out)
{
    size_t n = name.n;

    while (n && name.s[n - 1] >= '0' && name.s[n - 1] <= '9')
        n--;
    return n && n < name.n && lookup_folded(index, str_sub(name, 0, n), &out->field) &&
           field_is_many(out->field);
}

static bool lookup_one(const struct field_index *index, struct str name, struct field_ref *out)
{
    name = str_trim(name);
    *out = (struct field_ref){FIELD_ID, 0, NULL};
    if (lookup_folded(index, name, &out->field) || lookup_with_language(index, name, out))
        return true;
    out->lang = 0;
    return lookup_numbered(index, name, out);
}

/* "Kohderyhmä/Målgrupp", "Puh/Tel": each part means the same. In which language is then not said.
 */
static bool lookup_twofold(const struct field_index *index, struct str name, struct field_ref *out)
{
    struct str rest = name, part;
    struct field_ref ref;
    bool first = true;

    if (str_find_char(name, '/', 0) == SIZE_MAX)
        return false;
    while (str_split(&rest, '/', &part)) {
        if (!lookup_one(index, part, &ref) || (!first && ref.field != out->field))
            return false;
        *out = first ? ref : *out;
        first = false;
    }
    out->lang = 0;
    return true;
}

/* "Puhelin (ei julkaista)", "Puhelin (faksi)", "Sähköposti (yhteyshenkilö)": not for print, or not
 * for this. */
static bool is_reserved(enum field_id field, struct str hint)
{
    static const char *const words[] = {
        "ei",      "sis",    "yhteys", "yksit",  "oma",     "henk", "not",  "int",    "priv",
        "contact", "person", "inte",   "privat", "kontakt", "fax",  "faks", "telefa", "telekop"};
    char folded[NAME_MAX];
    struct str key = field_fold(hint, folded, sizeof folded);

    if (field_has_language(field)) /* "Nimi (kiinaksi)", which is not known */
        return !key.s || str_ends(key, STR("ksi"));
    if (field != FIELD_PHONE && field != FIELD_EMAIL && field != FIELD_URL)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!key.s || str_starts(key, str_from(words[i])))
            return true;
    return false;
}

/* "Kuvaus (enintään 300 merkkiä)", "Kunta*", "Hinta, €", "Puhelin:": with a hint behind it. */
static bool lookup_hinted(const struct field_index *index, struct str name, struct field_ref *out)
{
    size_t at = 1;
    struct str hint;

    while (at < name.n && !strchr("([{*,:\n\r", name.s[at]))
        at++;
    hint = str_sub(name, at, name.n);
    return hint.n && lookup_one(index, str_sub(name, 0, at), out) && !is_reserved(out->field, hint);
}

/* "JÃ¤rjestÃ¤jÃ¤": encoded twice, as the rest of the file. */
static bool lookup_mended(const struct field_index *index, struct str name, struct field_ref *out)
{
    struct buf mended = {0};
    bool found;

    if (mend_find(name) == SIZE_MAX)
        return false;
    mend_doubly_encoded(&mended, name);
    found = lookup_one(index, buf_view(&mended), out);
    buf_release(&mended);
    return found;
}

static bool lookup_known(const struct field_index *index, struct str name, struct field_ref *out)
{
    return lookup_one(index, name, out) || lookup_twofold(index, name, out) ||
           lookup_hinted(index, name, out) || lookup_mended(index, name, out);
}

/* ---- The map's names */

static struct mapped *lookup_map(const struct field_index *index, struct str name)
{
    char folded[LONG_NAME_MAX];
    struct mapped key = {.key = STR_NONE};

    if (!index->n_mapped)
        return NULL;
    name = str_trim(name);
    if (name.n)
        key.key = map_key(name, folded, sizeof folded);
    return bsearch(&key, index->mapped, index->n_mapped, sizeof key, by_key);
}

/* Has the map a place of its own for the field? Then it is taken from nowhere else. */
static const struct field_rule *rule_of(const struct field_index *index, struct field_ref ref)
{
    for (size_t i = 0; index->map && i < index->map->rules.n; i++) {
        const struct field_rule *rule = &index->map->rules.v[i];

        if (!rule->ignore && rule->field == ref.field &&
            (!field_has_language(ref.field) || rule->lang == ref.lang))
            return rule;
    }
    return NULL;
}

const struct field_rule *field_overruled(const struct field_index *index, struct str name)
{
    struct field_ref ref;

    return lookup_known(index, name, &ref) ? rule_of(index, ref) : NULL;
}

bool field_ignored(const struct field_index *index, struct str name)
{
    const struct mapped *m = lookup_map(index, name);

    return m && m->rule->ignore;
}

static bool take_rule(struct mapped *m, struct field_ref *out)
{
    m->met = true;
    *out = (struct field_ref){m->rule->field, m->rule->lang, m->rule};
    return !m->rule->ignore;
}

bool field_lookup_path(const struct field_index *index, struct str path, struct str name,
                       struct field_ref *out)
{
    struct mapped *m = lookup_map(index, path);

    if (m)
        return take_rule(m, out);
    return field_lookup(index, name, out);
}

bool field_mapped(const struct field_index *index, struct str name, struct field_ref *out)
{
    struct mapped *m = lookup_map(index, name);

    return m && take_rule(m, out);
}

bool field_lookup(const struct field_index *index, struct str name, struct field_ref *out)
{
    struct mapped *m = lookup_map(index, name);

    if (m)
        return take_rule(m, out);
    return lookup_known(index, name, out) && !rule_of(index, *out);
}

const struct fieldmap *field_index_map(const struct field_index *index)
{
    return index->map;
}

void field_index_tell_unmet(const struct field_index *index, const char *export, struct diag *d)
{
    for (size_t i = 0; i < index->n_mapped; i++)
        if (!index->mapped[i].met && !index->mapped[i].rule->ignore)
            diag_report(d, DIAG_UNMET_RULE, index->mapped[i].rule->at,
                        _("from=\"%.*s\"; look for its name in %s ('esite fields' lists them)"),
                        STR_ARG(index->mapped[i].rule->from), export);
}
