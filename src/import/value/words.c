/*
 * words.c: the words by which exports say yes and no, kinds and states.
 *
 * Lists hold words folded (field_fold: small letters a–z and digits, nothing else) between spaces.
 */
#include "import/value/words.h"

#include "import/field.h"

enum { FOLDED = 96 };

struct meaning {
    const char *words;
    int value;
};

static bool has_key(struct str key, const char *list)
{
    while (key.n && *list) {
        size_t n = 0;

        while (n < key.n && list[n] == key.s[n])
            n++;
        if (n == key.n && (list[n] == ' ' || list[n] == '\0'))
            return true;
        while (*list && *list++ != ' ')
            continue;
    }
    return false;
}

bool words_in_list(struct str word, const char *list)
{
    char folded[FOLDED];

    return has_key(field_fold(word, folded, sizeof folded), list);
}

/* The value of the word; false when it has none. */
static bool find(struct str s, const struct meaning *meanings, size_t n, int *value)
{
    char folded[FOLDED];
    struct str key = field_fold(s, folded, sizeof folded);

    for (size_t i = 0; i < n; i++)
        if (has_key(key, meanings[i].words)) {
            *value = meanings[i].value;
            return true;
        }
    return false;
}
#define FIND(s, meanings, value) find(s, meanings, sizeof(meanings) / sizeof *(meanings), value)

bool words_to_bool(struct str s, bool *out)
{
    static const struct meaning meanings[] = {
        {"kylla k on x 1 true tosi yes y ja j sant valtakunnallinen nationwide kokomaa", 1},
        {"ei e 0 false epatosi no n nej falskt", 0},
    };
    int value;

    if (!FIND(s, meanings, &value))
        return false;
    *out = value;
    return true;
}

bool words_to_type(struct str s, enum listing_type *out)
{
    static const struct meaning meanings[] = {
        {"tuki apu palvelu tukipalvelu support service stod hjalp", TYPE_SUPPORT},
        {"harrastus harrastukset toiminta tapahtuma hobby activity event hobbyverksamhet "
         "fritid",
         TYPE_HOBBY},
        {"vapaaehtoistehtava vapaaehtoistehtavat vapaaehtoistyo vapaaehtoistoiminta "
         "vapaaehtoinen volunteer voluntary volunteering frivillig frivilliguppdrag "
         "frivilligarbete",
         TYPE_VOLUNTEER},
    };
    int value;

    if (!FIND(s, meanings, &value))
        return false;
    *out = (enum listing_type)value;
    return true;
}

bool words_to_status(struct str s, enum listing_status *out)
{
    static const struct meaning meanings[] = {
        {"julkaistu julkinen julki voimassa aktiivinen hyvaksytty published publish "
         "public active approved publicerad aktiv",
         STATUS_PUBLISHED},
        {"luonnos kesken odottaahyvaksyntaa tarkistettavana julkaisematon piilotettu "
         "hylatty draft pending private hidden unpublished rejected autodraft utkast "
         "opublicerad",
         STATUS_DRAFT},
        {"paattynyt poistettu arkistoitu vanhentunut peruttu lopetettu ended expired "
         "archived deleted trash inactive defunct temporarilyclosed cancelled avslutad arkiverad",
         STATUS_ENDED},
    };
    int value;

    if (!FIND(s, meanings, &value))
        return false;
    *out = (enum listing_status)value;
    return true;
}

bool words_to_mode(struct str s, unsigned *out)
{
    static const struct meaning meanings[] = {
        {"paikka paikanpaalla lahi lahitapaaminen lahipalvelu toimipaikka kaynti kotiin "
         "place physical inperson onsite plats paplats",
         MODE_PLACE},
        {"verkko verkossa eta etana etatapaaminen chat netti netissa online virtual "
         "remote web natet panatet distans",
         MODE_ONLINE},
        {"puhelin puhelimitse puhelimessa phone telephone telefon pertelefon", MODE_PHONE},
    };
    int value;

    if (!FIND(s, meanings, &value))
        return false;
    *out |= (unsigned)value;
    return true;
}

bool words_is_nationwide(struct str s)
{
    return words_in_list(s,
                         "kokomaa kokosuomi valtakunnallinen valtakunnallisesti suomi helalandet "
                         "helafinland rikstackande nationwide national wholecountry wholeoffinland "
                         "finland countryfi");
}

bool words_is_nothing(struct str s)
{
    enum { LONGEST = 16 }; /* bytes of such a text */
    char folded[FOLDED];
    struct str key;

    if (s.n > LONGEST || (s.n && s.s[0] >= '0' && s.s[0] <= '9'))
        return false;
    key = field_fold(s, folded, sizeof folded);
    return key.n == 0 /* "–", "?" */ ||
           has_key(key, "eiole eitiedossa puuttuu tyhja null none na saknas ingen");
}
