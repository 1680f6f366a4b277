/*
 * voikko.c: hyphenation by libvoikko.
 *
 * Voikko is asked by its break types, as in print a break that adds a hyphen and one at a hyphen
 * look alike; its no-ugly option keeps vowels together. Where a break falls between the words of a
 * compound, as Voikko's analysis has it (STRUCTURE "=ppppp=ppp"), that is the better place.
 *
 * The library is loaded when a word is first too long for its line: it brings a dozen others with
 * it, which takes a tenth of the time in which a small leaflet is made.
 */
#include "compose/text/voikko.h"

#include <dlfcn.h>
#include <libvoikko/voikko.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "compose/text/hyphen.h"

/* What is called of it: libvoikko's declarations, under its names. */
struct functions {
    struct VoikkoHandle *(*voikkoInit)(const char **, const char *, const char *);
    void (*voikkoTerminate)(struct VoikkoHandle *);
    int (*voikkoSetBooleanOption)(struct VoikkoHandle *, int, int);
    int (*voikkoSetIntegerOption)(struct VoikkoHandle *, int, int);
    char *(*voikkoHyphenateUcs4)(struct VoikkoHandle *, const wchar_t *);
    void (*voikkoFreeCstr)(char *);
    struct voikko_mor_analysis **(*voikkoAnalyzeWordUcs4)(struct VoikkoHandle *, const wchar_t *);
    char *(*voikko_mor_analysis_value_cstr)(const struct voikko_mor_analysis *, const char *);
    void (*voikko_free_mor_analysis_value_cstr)(char *);
    void (*voikko_free_mor_analysis)(struct voikko_mor_analysis **);
};

struct voikko {
    void *library;
    struct functions call;
    struct VoikkoHandle *handle;
};

/* ISO C knows no cast from what dlsym gives to a function. */
static bool find(void *library, const char *name, void *function)
{
    void *found = dlsym(library, name);

    if (found)
        memcpy(function, &found, sizeof found);
    return found;
}

#define FIND(v, name) find((v)->library, #name, &(v)->call.name)

static bool load(struct voikko *v)
{
    v->library = dlopen("libvoikko.so.1", RTLD_LAZY | RTLD_LOCAL);
    return v->library && FIND(v, voikkoInit) && FIND(v, voikkoTerminate) &&
           FIND(v, voikkoSetBooleanOption) && FIND(v, voikkoSetIntegerOption) &&
           FIND(v, voikkoHyphenateUcs4) && FIND(v, voikkoFreeCstr) &&
           FIND(v, voikkoAnalyzeWordUcs4) && FIND(v, voikko_mor_analysis_value_cstr) &&
           FIND(v, voikko_free_mor_analysis_value_cstr) && FIND(v, voikko_free_mor_analysis);
}

struct voikko *voikko_new(int shortest)
{
    struct voikko *v = heap_alloc(sizeof *v);
    const char *error = NULL;

    if (load(v))
        v->handle = v->call.voikkoInit(&error, "fi", NULL);
    if (!v->handle) {
        voikko_free(v);
        return NULL;
    }
    v->call.voikkoSetBooleanOption(v->handle, VOIKKO_OPT_NO_UGLY_HYPHENATION, 1);
    v->call.voikkoSetIntegerOption(v->handle, VOIKKO_MIN_HYPHENATED_WORD_LENGTH, shortest);
    return v;
}

void voikko_free(struct voikko *v)
{
    if (!v)
        return;
    if (v->handle)
        v->call.voikkoTerminate(v->handle);
    if (v->library)
        dlclose(v->library);
    free(v);
}

/* Makes marks that stand between the words of a compound the better ones. */
static void mark_compounds(struct voikko *v, const wchar_t *word, uint8_t *marks, size_t n)
{
    struct voikko_mor_analysis **found = v->call.voikkoAnalyzeWordUcs4(v->handle, word);
    char *structure =
        found && found[0] ? v->call.voikko_mor_analysis_value_cstr(found[0], "STRUCTURE") : NULL;
    size_t letter = 0;

    for (const char *p = structure; p && *p && letter < n; p++) {
        if (*p != '=')
            letter++;
        else if (marks[letter])
            marks[letter] = HYPHEN_COMPOUND;
    }
    v->call.voikko_free_mor_analysis_value_cstr(structure);
    if (found)
        v->call.voikko_free_mor_analysis(found);
}

/* Voikko counts in characters; Finnish words have none outside the plane of one unit each. */
void voikko_hyphenate(struct voikko *v, const uint16_t *word, size_t n, uint8_t *marks)
{
    wchar_t wide[HYPHEN_WORD_MAX + 1];
    char *types;

    for (size_t i = 0; i < n; i++)
        wide[i] = (wchar_t)word[i];
    wide[n] = L'\0';
    types = v->call.voikkoHyphenateUcs4(v->handle, wide);
    for (size_t i = 1; types && i < n && types[i]; i++)
        if (types[i] == '-')
            marks[i] = HYPHEN_SYLLABLE;
    v->call.voikkoFreeCstr(types);
    mark_compounds(v, wide, marks, n);
}
