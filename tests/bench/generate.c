/*
 * generate.c: tests/bench/generate LISTINGS MUNICIPALITIES SAMPLE.CSV MUNICIPALITIES.CSV
 * [SENTENCES]: an export of so many listings, on standard output; the same for the same arguments.
 * A description has so many sentences (2) to three more.
 *
 * Words come from the names and descriptions of a sample in Windows-1252, as often as they are
 * there; one in eight is a compound made on the spot, as Finnish makes them, so that the number of
 * different words grows with the export (a small vocabulary would flatter whoever keeps words).
 * Municipalities differ in size: the listings of the largest are a tenth, if there are 308. One
 * listing in a hundred is for a region, one in a thousand for the whole country.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORDS_MAX = 20000,
    PLACES_MAX = 400,
    LINE_MAX_BYTES = 64 * 1024,
    FIELDS_MAX = 40,
    WORD_MAX_BYTES = 64,
    NAME_FIELD = 1,
    DESCRIPTION_FIELD = 3,
};

static char words[WORDS_MAX][WORD_MAX_BYTES];
static size_t n_words;
static char places[PLACES_MAX][WORD_MAX_BYTES], regions[PLACES_MAX][WORD_MAX_BYTES];
static size_t n_places;
static uint64_t state = 88172645463325252u;

/* Marsaglia's xorshift: below n. */
static unsigned below(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)((state >> 32) * n >> 32);
}

static bool one_in(unsigned n)
{
    return below(n) == 0;
}

/* ---- Reading the sample and the table */

static size_t split(char *line, char separator, char **fields)
{
    size_t n = 0;

    line[strcspn(line, "\r\n")] = 0;
    for (char *at = line; at && n < FIELDS_MAX; n++) {
        fields[n] = at;
        at = strchr(at, separator);
        if (at)
            *at++ = 0;
    }
    return n;
}

static bool is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

/* Letters of Latin-1 as UTF-8. */
static void keep_word(const char *s, size_t n)
{
    char *to = words[n_words];

    if (n < 2 || n > WORD_MAX_BYTES / 2 - 1 || n_words == WORDS_MAX)
        return;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c >= 0xC0) {
            *to++ = (char)(0xC0 | c >> 6);
            c = 0x80 | (c & 0x3F);
        }
        *to++ = (char)c;
    }
    n_words++;
}

static void keep_words(const char *s)
{
    while (*s) {
        size_t n = 0;

        while (is_letter((unsigned char)s[n]))
            n++;
        keep_word(s, n);
        s += n ? n : 1;
    }
}

static FILE *open_table(const char *path)
{
    static char header[LINE_MAX_BYTES];
    FILE *f = fopen(path, "rb");

    if (!f || !fgets(header, sizeof header, f)) {
        perror(path);
        exit(1);
    }
    return f;
}

static void read_sample(const char *path)
{
    static char line[LINE_MAX_BYTES];
    FILE *f = open_table(path);
    char *fields[FIELDS_MAX];

    while (fgets(line, sizeof line, f))
        if (split(line, ';', fields) > DESCRIPTION_FIELD) {
            keep_words(fields[NAME_FIELD]);
            keep_words(fields[DESCRIPTION_FIELD]);
        }
    fclose(f);
}

static void read_places(const char *path)
{
    static char line[LINE_MAX_BYTES];
    FILE *f = open_table(path);
    char *fields[FIELDS_MAX];

    while (n_places < PLACES_MAX && fgets(line, sizeof line, f))
        if (split(line, ',', fields) > 4) {
            snprintf(places[n_places], WORD_MAX_BYTES, "%s", fields[1]);
            snprintf(regions[n_places], WORD_MAX_BYTES, "%s", fields[4]);
            n_places++;
        }
    fclose(f);
}

/* ---- Writing */

static const char *word(void)
{
    return words[below((unsigned)n_words)];
}

/* A word of so many bytes at least. */
static const char *long_word(size_t bytes)
{
    const char *w = word();

    for (int tries = 0; strlen(w) < bytes && tries < 50; tries++)
        w = word();
    return w;
}

static void put_capital(const char *w)
{
    printf("%c%s", *w >= 'a' && *w <= 'z' ? *w - 'a' + 'A' : *w, w + 1);
}

static void put_word(bool first)
{
    const char *w = word();

    if (one_in(8)) {
        const char *head = long_word(4), *tail = long_word(4);

        first ? put_capital(head) : (void)fputs(head, stdout);
        fputs(tail, stdout);
    } else {
        first ? put_capital(w) : (void)fputs(w, stdout);
    }
}

static void put_words(unsigned n, const char *end)
{
    for (unsigned i = 0; i < n; i++) {
        if (i)
            putchar(' ');
        put_word(i == 0);
    }
    fputs(end, stdout);
}

static void put_description(unsigned least)
{
    unsigned sentences = least + below(4);

    putchar('"');
    for (unsigned i = 0; i < sentences; i++)
        put_words(4 + below(9), i + 1 < sentences ? ". " : ".");
    putchar('"');
}

/* More in the first places than in the last. */
static unsigned place(unsigned n)
{
    unsigned a = below(n), b = below(n);

    return one_in(4) ? (a < b ? a : b) / 8 : a < b ? a : b;
}

static void put_reach(unsigned n, unsigned at)
{
    if (one_in(1000))
        fputs(";;kyllä;puhelin", stdout);
    else if (one_in(100))
        printf(";%s;;puhelin", regions[at]);
    else if (one_in(30))
        printf("\"%s, %s\";;;paikka", places[at], places[below(n)]);
    else
        printf("%s;;;paikka", places[at]);
}

static void put_listing(unsigned id, unsigned n_municipalities, unsigned sentences)
{
    static const char *const categories[] = {
        "Ruoka-apu", "Arjen apu", "Raha-asiat",      "Keskusteluapu",    "Asuminen",
        "Terveys",   "Liikunta",  "Kohtaamispaikat", "Lapset ja perheet"};
    static const char *const audiences[] = {
        "kaikki", "kaikki", "kaikki", "ikääntyneet", "nuoret", "perheet", "ikääntyneet, vammaiset"};
    static const char *const days[] = {"ma–pe", "ti ja to", "ma–to", "ke", "la"};
    unsigned at = place(n_municipalities);

    printf("g-%07u;", id);
    put_words(2 + below(4), ";;");
    put_description(sentences);
    putchar(';');
    put_words(1 + below(2), " ry;tuki;");
    printf("%s;%s;;;", categories[below(sizeof categories / sizeof *categories)],
           audiences[below(sizeof audiences / sizeof *audiences)]);
    put_reach(n_municipalities, at);
    putchar(';');
    put_capital(long_word(6));
    printf("katu %u;%05u;%s;;;;", 1 + below(120), 100 * (1 + below(980)), places[at]);
    printf("%s klo %u–%u;maksuton;;0%u %03u %04u;", days[below(sizeof days / sizeof *days)],
           8 + below(4), 13 + below(7), 40 + below(10), below(1000), below(10000));
    printf(one_in(3) ? ";" : "toimisto%u@yhdistys.example;", id);
    printf(one_in(4) ? ";" : "https://yhdistys%u.example/apua;", id);
    printf("suomi;%s;julkaistu;%u.8.2020;;\n", one_in(3) ? "Esteetön sisäänkäynti" : "",
           1 + below(28));
}

int main(int argc, char **argv)
{
    bool usable = argc == 5 || argc == 6;
    unsigned listings = usable ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    unsigned municipalities = usable ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
    unsigned sentences = argc == 6 ? (unsigned)strtoul(argv[5], NULL, 10) : 2;

    if (!listings || !municipalities || !sentences) {
        fprintf(stderr, "usage: generate LISTINGS MUNICIPALITIES SAMPLE.CSV MUNICIPALITIES.CSV "
                        "[SENTENCES]\n");
        return 2;
    }
    read_sample(argv[3]);
    read_places(argv[4]);
    if (n_words == 0 || municipalities > n_places) {
        fprintf(stderr, "generate: no words, or only %zu municipalities\n", n_places);
        return 1;
    }
    puts(
        "tunniste;nimi;tiivistelma;kuvaus;jarjestaja;tyyppi;kategoriat;kohderyhmat;ika_min;ika_max;"
        "kunnat;maakunta;valtakunnallinen;toimintatapa;osoite;postinumero;postitoimipaikka;alkaa;"
        "paattyy;voimassa;aukiolo;hinta;ilmoittautuminen;puhelin;sahkoposti;www;kielet;"
        "esteettomyys;tila;paivitetty;tarkeys;yhteyshenkilo");
    for (unsigned i = 0; i < listings; i++)
        put_listing(i + 1, municipalities, sentences);
    return ferror(stdout) || fflush(stdout) != 0;
}
