/*
 * hyphen.c: where a word may be broken with a hyphen.
 *
 * Finnish words are Voikko's (voikko.c), which knows them; those of other languages go by patterns.
 * libhyphen's dictionaries lie in one folder as hyph_LANG[_REGION].dic, each in a charset of its
 * own. Words once asked for are kept.
 */
#include "compose/text/hyphen.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "base/arena.h"
#include "base/dir.h"
#include "base/intl.h"
#include "base/vec.h"
#include "compose/text/voikko.h"

enum {
    KEPT = 4096, /* words */
    SHORTEST = 2 * HYPHEN_LETTERS,
};

struct hyphenator {
    lang_tag lang;
    bool reported;
    struct voikko *voikko; /* or */
    HyphenDict *patterns;
    UConverter *charset; /* of the patterns */
};

struct kept_word {
    lang_tag lang;
    uint32_t n;
    uint16_t *units;
    uint8_t *marks;
};

struct hyphenators {
    struct arena arena; /* the kept words */
    struct arena own;
    VEC(struct hyphenator) v;
    struct kept_word kept[KEPT]; /* each word has one slot; a later one takes it over */
};

struct hyphenators *hyphenators_new(void)
{
    struct hyphenators *h = heap_alloc(sizeof *h);

    arena_init(&h->arena);
    arena_init(&h->own);
    return h;
}

void hyphenators_free(struct hyphenators *h)
{
    if (!h)
        return;
    for (size_t i = 0; i < h->v.n; i++) {
        voikko_free(h->v.v[i].voikko);
        if (h->v.v[i].patterns)
            hnj_hyphen_free(h->v.v[i].patterns);
        ucnv_close(h->v.v[i].charset);
    }
    arena_release(&h->arena);
    arena_release(&h->own);
    free(h);
}

void hyphenators_begin(struct hyphenators *h)
{
    for (size_t i = 0; i < h->v.n; i++)
        h->v.v[i].reported = false;
}

/* ---- Opening */

/* The dictionary of the language whose name comes first, the kind spoken in the Nordic countries
 * and Europe preferred. */
static const char *find_patterns(struct arena *a, const char *folder, lang_tag lang)
{
    static const char *const preferred[] = {"hyph_en_GB.dic", "hyph_sv_FI.dic", "hyph_pt_PT.dic"};
    struct str *names, best = STR_NONE;
    bool wanted = false;
    size_t n;

    (void)dir_names(a, folder, &names, &n);
    for (size_t i = 0; i < n && !wanted; i++) {
        if (!str_starts(names[i], STR("hyph_")) || !str_ends(names[i], STR(".dic")) ||
            lang_from(str_sub(names[i], 5, names[i].n - 4)) != lang)
            continue;
        for (size_t k = 0; k < sizeof preferred / sizeof *preferred; k++)
            wanted |= str_eq(names[i], str_from(preferred[k]));
        if (!best.s || wanted)
            best = names[i];
    }
    return best.s ? str_printf(a, "%s/%.*s", folder, STR_ARG(best)).s : NULL;
}

static void open_patterns(struct hyphenators *all, struct hyphenator *h)
{
    static const char *const folders[] = {"/usr/local/share/hyphen", "/usr/share/hyphen"};
    UErrorCode status = U_ZERO_ERROR;
    const char *path = NULL;

    for (size_t i = 0; i < sizeof folders / sizeof *folders && !path; i++)
        path = find_patterns(&all->own, folders[i], h->lang);
    h->patterns = path ? hnj_hyphen_load(path) : NULL;
    if (!h->patterns)
        return;
    h->charset = ucnv_open(h->patterns->cset, &status);
    ucnv_setFromUCallBack(h->charset, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_SUCCESS(status))
        return;
    hnj_hyphen_free(h->patterns);
    h->patterns = NULL;
}

static struct hyphenator *hyphenator_for(struct hyphenators *all, lang_tag lang)
{
    struct hyphenator *h;

    for (size_t i = 0; i < all->v.n; i++)
        if (all->v.v[i].lang == lang)
            return &all->v.v[i];
    h = vec_push(&all->own, &all->v);
    h->lang = lang;
    if (lang == LANG_FI)
        h->voikko = voikko_new(SHORTEST);
    else
        open_patterns(all, h);
    return h;
}

/* ---- Other languages */

/* Frees what libhyphen allocated, and takes back the marks where it would change letters. */
static void drop_changes(char **changes, int *position, int *cut, uint8_t *marks,
                         const size_t *unit_of, size_t n)
{
    for (size_t i = 0; changes && i < n; i++) {
        if (changes[i])
            marks[unit_of[i]] = HYPHEN_NONE;
        free(changes[i]);
    }
    free(changes);
    free(position);
    free(cut);
}

/*
 * The word goes to libhyphen in small letters and in the patterns' charset. Its answer holds one
 * sign a character when the charset is UTF-8, else one a byte: a digit whose lowest bit says that
 * the word may be broken behind it.
 */
static void by_patterns(const struct hyphenator *h, const uint16_t *word, size_t n, uint8_t *marks)
{
    char bytes[4 * HYPHEN_WORD_MAX] = {0}, signs[4 * HYPHEN_WORD_MAX + 5] = {0};
    size_t unit_of[4 * HYPHEN_WORD_MAX + 1]; /* behind a sign's character */
    size_t n_bytes = 0, n_signs = 0;
    char **changes = NULL;
    int *position = NULL, *cut = NULL;

    for (size_t i = 0; i < n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar small = (UChar)u_tolower(word[i]);
        int32_t put = ucnv_fromUChars(h->charset, bytes + n_bytes, 4, &small, 1, &status);

        if (U_FAILURE(status) || put < 1 || put > 4) /* half of a surrogate pair among others */
            return;
        n_bytes += (size_t)put;
        for (int32_t k = 0; k < (h->patterns->utf8 ? 1 : put); k++)
            unit_of[n_signs++] = i + 1;
    }
    if (hnj_hyphen_hyphenate3(h->patterns, bytes, (int)n_bytes, signs, NULL, &changes, &position,
                              &cut, HYPHEN_LETTERS, HYPHEN_LETTERS, HYPHEN_LETTERS,
                              HYPHEN_LETTERS) == 0)
        for (size_t i = 0; i + 1 < n_signs; i++)
            if (signs[i] & 1)
                marks[unit_of[i]] = HYPHEN_SYLLABLE;
    drop_changes(changes, position, cut, marks, unit_of, n_signs);
}

/* ---- Both */

/* Debian's package of a language's rules; NULL when it has none, as for Somali. */
static const char *package_of(lang_tag lang)
{
    static const struct {
        const char *code, *package;
    } odd[] = {{"fi", "voikko-fi"},    {"et", "myspell-et"}, {"en", "hyphen-en-gb"},
               {"pt", "hyphen-pt-pt"}, {"nb", "hyphen-no"},  {"nn", "hyphen-no"}};
    static const char *const plain[] = {
        "hyphen-af", "hyphen-as", "hyphen-be", "hyphen-bg", "hyphen-bn", "hyphen-ca", "hyphen-cs",
        "hyphen-da", "hyphen-de", "hyphen-el", "hyphen-es", "hyphen-fr", "hyphen-gl", "hyphen-gu",
        "hyphen-hi", "hyphen-hr", "hyphen-hu", "hyphen-id", "hyphen-is", "hyphen-it", "hyphen-kn",
        "hyphen-lt", "hyphen-lv", "hyphen-ml", "hyphen-mn", "hyphen-mr", "hyphen-nl", "hyphen-no",
        "hyphen-or", "hyphen-pa", "hyphen-pl", "hyphen-ro", "hyphen-ru", "hyphen-sk", "hyphen-sl",
        "hyphen-sr", "hyphen-sv", "hyphen-ta", "hyphen-te", "hyphen-th", "hyphen-uk", "hyphen-zu",
    };
    char code[4];

    lang_code(lang, code);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (strcmp(odd[i].code, code) == 0)
            return odd[i].package;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(plain[i] + strlen("hyphen-"), code) == 0)
            return plain[i];
    return NULL;
}

static void report_none(lang_tag lang, struct loc at, struct diag *d)
{
    const char *package = package_of(lang);
    char code[4];

    lang_code(lang, code);
    if (package)
        diag_report(d, DIAG_NO_HYPHENATION, at, _("\"%s\"; install the package %s"), code, package);
    else
        diag_report(d, DIAG_NO_HYPHENATION, at,
                    _("\"%s\"; there are no rules for it. A word longer than its line is broken "
                      "anywhere: shorten it"),
                    code);
}

/* No mark with fewer than three letters on either side, up to the next sign that is no letter. */
static void keep_letters_together(const uint16_t *word, size_t n, uint8_t *marks)
{
    size_t from = 0;

    for (size_t to = 0; to <= n; to++) {
        if (to < n && word[to] != '-' && word[to] != '\'' && word[to] != 0x2010 &&
            word[to] != 0x2019)
            continue;
        for (size_t i = from; i <= to && i < n; i++)
            if (i < from + HYPHEN_LETTERS || i + HYPHEN_LETTERS > to)
                marks[i] = HYPHEN_NONE;
        from = to + 1;
    }
}

static struct kept_word *slot_of(struct hyphenators *h, lang_tag lang, const uint16_t *word,
                                 size_t n)
{
    struct str bytes = {(const char *)word, n * sizeof *word};

    return &h->kept[(str_hash(bytes) ^ lang) % KEPT];
}

static void keep(struct hyphenators *h, struct kept_word *slot, lang_tag lang, const uint16_t *word,
                 size_t n, const uint8_t *marks)
{
    if (h->arena.used > KEPT * 256) {
        arena_reset(&h->arena);
        memset(h->kept, 0, sizeof h->kept);
    }
    *slot = (struct kept_word){lang, (uint32_t)n, arena_memdup(&h->arena, word, n * sizeof *word),
                               arena_memdup(&h->arena, marks, n)};
}

bool hyphenate(struct hyphenators *all, lang_tag lang, const uint16_t *word, size_t n,
               uint8_t *marks, struct loc at, struct diag *d)
{
    struct hyphenator *h = hyphenator_for(all, lang);
    struct kept_word *slot = slot_of(all, lang, word, n);

    memset(marks, HYPHEN_NONE, n);
    if (!h->voikko && !h->patterns) {
        if (!h->reported)
            report_none(lang, at, d);
        h->reported = true;
        return false;
    }
    if (n > HYPHEN_WORD_MAX)
        return false;
    if (n < SHORTEST)
        return true;
    if (slot->units && slot->lang == lang && slot->n == n &&
        memcmp(slot->units, word, n * sizeof *word) == 0) {
        memcpy(marks, slot->marks, n);
        return true;
    }
    if (h->voikko)
        voikko_hyphenate(h->voikko, word, n, marks);
    else
        by_patterns(h, word, n, marks);
    keep_letters_together(word, n, marks);
    keep(all, slot, lang, word, n, marks);
    return true;
}
