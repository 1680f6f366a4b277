/*
 * words.c: the words by which exports say yes and no, kinds, states, and what belongs together.
 *
 * Words are compared folded (field_fold: small letters a–z and digits, nothing else).
 */
#include "import/words.h"

#include <string.h>

#include "base/utf8.h"
#include "import/field.h"

struct word {
    const char *folded;
    int value;
};

enum { FOLDED = 96 };

static const struct word *find(struct str s, const struct word *words)
{
    char folded[FOLDED];
    struct str key = field_fold(s, folded, sizeof folded);

    for (; key.n && words->folded; words++)
        if (words->folded[0] == key.s[0] && str_eq(key, str_from(words->folded)))
            return words;
    return NULL;
}

bool words_to_bool(struct str s, bool *out)
{
    static const struct word words[] = {
        {"kylla", 1},
        {"k", 1},
        {"on", 1},
        {"x", 1},
        {"1", 1},
        {"true", 1},
        {"tosi", 1},
        {"yes", 1},
        {"y", 1},
        {"ja", 1},
        {"j", 1},
        {"sant", 1},
        {"valtakunnallinen", 1},
        {"nationwide", 1},
        {"kokomaa", 1},
        {"ei", 0},
        {"e", 0},
        {"0", 0},
        {"false", 0},
        {"epatosi", 0},
        {"no", 0},
        {"n", 0},
        {"nej", 0},
        {"falskt", 0},
        {NULL, 0},
    };
    const struct word *w = find(s, words);

    if (w)
        *out = w->value;
    return w != NULL;
}

bool words_to_type(struct str s, enum listing_type *out)
{
    static const struct word words[] = {
        {"tuki", TYPE_SUPPORT},
        {"apu", TYPE_SUPPORT},
        {"palvelu", TYPE_SUPPORT},
        {"tukipalvelu", TYPE_SUPPORT},
        {"support", TYPE_SUPPORT},
        {"service", TYPE_SUPPORT},
        {"stod", TYPE_SUPPORT},
        {"hjalp", TYPE_SUPPORT},
        {"harrastus", TYPE_HOBBY},
        {"harrastukset", TYPE_HOBBY},
        {"toiminta", TYPE_HOBBY},
        {"tapahtuma", TYPE_HOBBY},
        {"hobby", TYPE_HOBBY},
        {"activity", TYPE_HOBBY},
        {"event", TYPE_HOBBY},
        {"hobbyverksamhet", TYPE_HOBBY},
        {"fritid", TYPE_HOBBY},
        {"vapaaehtoistehtava", TYPE_VOLUNTEER},
        {"vapaaehtoistehtavat", TYPE_VOLUNTEER},
        {"vapaaehtoistyo", TYPE_VOLUNTEER},
        {"vapaaehtoistoiminta", TYPE_VOLUNTEER},
        {"vapaaehtoinen", TYPE_VOLUNTEER},
        {"volunteer", TYPE_VOLUNTEER},
        {"voluntary", TYPE_VOLUNTEER},
        {"volunteering", TYPE_VOLUNTEER},
        {"frivillig", TYPE_VOLUNTEER},
        {"frivilliguppdrag", TYPE_VOLUNTEER},
        {"frivilligarbete", TYPE_VOLUNTEER},
        {NULL, 0},
    };
    const struct word *w = find(s, words);

    if (w)
        *out = (enum listing_type)w->value;
    return w != NULL;
}

bool words_to_status(struct str s, enum listing_status *out)
{
    static const struct word words[] = {
        {"julkaistu", STATUS_PUBLISHED},
        {"julkinen", STATUS_PUBLISHED},
        {"julki", STATUS_PUBLISHED},
        {"voimassa", STATUS_PUBLISHED},
        {"aktiivinen", STATUS_PUBLISHED},
        {"hyvaksytty", STATUS_PUBLISHED},
        {"published", STATUS_PUBLISHED},
        {"publish", STATUS_PUBLISHED},
        {"public", STATUS_PUBLISHED},
        {"active", STATUS_PUBLISHED},
        {"approved", STATUS_PUBLISHED},
        {"publicerad", STATUS_PUBLISHED},
        {"aktiv", STATUS_PUBLISHED},
        {"luonnos", STATUS_DRAFT},
        {"kesken", STATUS_DRAFT},
        {"odottaahyvaksyntaa", STATUS_DRAFT},
        {"tarkistettavana", STATUS_DRAFT},
        {"julkaisematon", STATUS_DRAFT},
        {"piilotettu", STATUS_DRAFT},
        {"hylatty", STATUS_DRAFT},
        {"draft", STATUS_DRAFT},
        {"pending", STATUS_DRAFT},
        {"private", STATUS_DRAFT},
        {"hidden", STATUS_DRAFT},
        {"unpublished", STATUS_DRAFT},
        {"rejected", STATUS_DRAFT},
        {"autodraft", STATUS_DRAFT},
        {"utkast", STATUS_DRAFT},
        {"opublicerad", STATUS_DRAFT},
        {"paattynyt", STATUS_ENDED},
        {"poistettu", STATUS_ENDED},
        {"arkistoitu", STATUS_ENDED},
        {"vanhentunut", STATUS_ENDED},
        {"peruttu", STATUS_ENDED},
        {"lopetettu", STATUS_ENDED},
        {"ended", STATUS_ENDED},
        {"expired", STATUS_ENDED},
        {"archived", STATUS_ENDED},
        {"deleted", STATUS_ENDED},
        {"trash", STATUS_ENDED},
        {"inactive", STATUS_ENDED},
        {"cancelled", STATUS_ENDED},
        {"avslutad", STATUS_ENDED},
        {"arkiverad", STATUS_ENDED},
        {NULL, 0},
    };
    const struct word *w = find(s, words);

    if (w)
        *out = (enum listing_status)w->value;
    return w != NULL;
}

bool words_to_mode(struct str s, unsigned *out)
{
    static const struct word words[] = {
        {"paikka", MODE_PLACE},
        {"paikanpaalla", MODE_PLACE},
        {"lahi", MODE_PLACE},
        {"lahitapaaminen", MODE_PLACE},
        {"lahipalvelu", MODE_PLACE},
        {"toimipaikka", MODE_PLACE},
        {"kaynti", MODE_PLACE},
        {"kotiin", MODE_PLACE},
        {"place", MODE_PLACE},
        {"physical", MODE_PLACE},
        {"inperson", MODE_PLACE},
        {"onsite", MODE_PLACE},
        {"plats", MODE_PLACE},
        {"paplats", MODE_PLACE},
        {"verkko", MODE_ONLINE},
        {"verkossa", MODE_ONLINE},
        {"eta", MODE_ONLINE},
        {"etana", MODE_ONLINE},
        {"etatapaaminen", MODE_ONLINE},
        {"chat", MODE_ONLINE},
        {"netti", MODE_ONLINE},
        {"netissa", MODE_ONLINE},
        {"online", MODE_ONLINE},
        {"virtual", MODE_ONLINE},
        {"remote", MODE_ONLINE},
        {"web", MODE_ONLINE},
        {"natet", MODE_ONLINE},
        {"panatet", MODE_ONLINE},
        {"distans", MODE_ONLINE},
        {"puhelin", MODE_PHONE},
        {"puhelimitse", MODE_PHONE},
        {"puhelimessa", MODE_PHONE},
        {"phone", MODE_PHONE},
        {"telephone", MODE_PHONE},
        {"telefon", MODE_PHONE},
        {"pertelefon", MODE_PHONE},
        {NULL, 0},
    };
    const struct word *w = find(s, words);

    if (w)
        *out |= (unsigned)w->value;
    return w != NULL;
}

bool words_is_nationwide(struct str s)
{
    static const struct word words[] = {
        {"kokomaa", 1},
        {"kokosuomi", 1},
        {"valtakunnallinen", 1},
        {"valtakunnallisesti", 1},
        {"suomi", 1},
        {"helalandet", 1},
        {"helafinland", 1},
        {"rikstackande", 1},
        {"nationwide", 1},
        {"national", 1},
        {"wholecountry", 1},
        {"wholeoffinland", 1},
        {"finland", 1},
        {"countryfi", 1},
        {NULL, 0},
    };

    return find(s, words) != NULL;
}

bool words_is_nothing(struct str s)
{
    enum { LONGEST = 16 }; /* bytes of such a text */
    static const struct word words[] = {
        {"eiole", 1}, {"eitiedossa", 1}, {"puuttuu", 1}, {"tyhja", 1}, {"null", 1},
        {"none", 1},  {"na", 1},         {"saknas", 1},  {"ingen", 1}, {NULL, 0},
    };
    char folded[FOLDED];

    if (s.n > LONGEST)
        return false;
    return field_fold(s, folded, sizeof folded).n == 0 || find(s, words); /* "–", "?" */
}

/* ---- Times */

static bool is_day(struct str word)
{
    static const struct word words[] = {
        {"ma", 1},
        {"ti", 1},
        {"ke", 1},
        {"to", 1},
        {"pe", 1},
        {"la", 1},
        {"su", 1},
        {"maanantai", 1},
        {"maanantaisin", 1},
        {"tiistai", 1},
        {"tiistaisin", 1},
        {"keskiviikko", 1},
        {"keskiviikkoisin", 1},
        {"torstai", 1},
        {"torstaisin", 1},
        {"perjantai", 1},
        {"perjantaisin", 1},
        {"lauantai", 1},
        {"lauantaisin", 1},
        {"sunnuntai", 1},
        {"sunnuntaisin", 1},
        {"arkisin", 1},
        {"arki", 1},
        {"arkipaivisin", 1},
        {"paivittain", 1},
        {"viikonloppuisin", 1},
        {"iltaisin", 1},
        {"klo", 1},
        {"kello", 1},
        {"kl", 1},
        {"24h", 1},
        {"247", 1},
        {"man", 1},
        {"tis", 1},
        {"ons", 1},
        {"tors", 1},
        {"fre", 1},
        {"lor", 1},
        {"son", 1},
        {"mandag", 1},
        {"vardagar", 1},
        {"dagligen", 1},
        {"mon", 1},
        {"tue", 1},
        {"wed", 1},
        {"thu", 1},
        {"fri", 1},
        {"sat", 1},
        {"sun", 1},
        {"weekdays", 1},
        {"daily", 1},
        {"vuorokauden", 1},
        {NULL, 0},
    };

    return find(word, words) != NULL;
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of a hyphen or dash at s[at], spaces around it counted in; 0: none. */
static size_t dash_at(struct str s, size_t at)
{
    static const struct str dashes[] = {STR_INIT("–"), STR_INIT("-"), STR_INIT("—"), STR_INIT("‑"),
                                        STR_INIT("−")};
    size_t start = at;

    while (at < s.n && s.s[at] == ' ')
        at++;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(str_sub(s, at, s.n), dashes[i])) {
            at += dashes[i].n;
            while (at < s.n && s.s[at] == ' ')
                at++;
            return at - start;
        }
    return 0;
}

/* An hour, "9", "9.30", "09:00", at s[*at]; *at moves behind it. */
static bool hour_at(struct str s, size_t *at)
{
    size_t n = 0;
    unsigned hour = 0;

    while (*at + n < s.n && digit(s.s[*at + n]) && n < 3)
        hour = hour * 10 + (unsigned)(s.s[*at + n++] - '0');
    if (n == 0 || n > 2 || hour > 24)
        return false;
    *at += n;
    if (*at + 2 < s.n && (s.s[*at] == '.' || s.s[*at] == ':') && digit(s.s[*at + 1]) &&
        digit(s.s[*at + 2]))
        *at += 3;
    return *at >= s.n || !digit(s.s[*at]);
}

/* Offset of a range of hours, "9–15", "9.30 - 11", or SIZE_MAX. */
static size_t find_range(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t at = i, dash;

        if (!digit(s.s[i]) || (i && (digit(s.s[i - 1]) || s.s[i - 1] == '.')))
            continue;
        if (hour_at(s, &at) && (dash = dash_at(s, at)) && (at += dash, hour_at(s, &at)))
            return i;
    }
    return SIZE_MAX;
}

bool words_starts_range(struct str s)
{
    return find_range(str_sub(s, 0, 16)) == 0;
}

/* Takes a word off the front, cut at spaces, commas, dashes, brackets. */
static bool take_word(struct str *rest, struct str *word)
{
    size_t from = 0, to;
    size_t dash;

    while (from < rest->n && (strchr(" ,;:()/\t", rest->s[from]) || dash_at(*rest, from)))
        from += (dash = dash_at(*rest, from)) ? dash : 1;
    for (to = from; to < rest->n && !strchr(" ,;:()/\t", rest->s[to]) && !dash_at(*rest, to);)
        to++;
    *word = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return word->n != 0;
}

size_t words_find_when(struct str s)
{
    size_t first = find_range(s);
    size_t whole = str_find(s, STR("24 h"), 0);
    struct str rest = s, word;

    first = whole < first ? whole : first;
    while (take_word(&rest, &word) && (size_t)(word.s - s.s) < first)
        if (is_day(word))
            return (size_t)(word.s - s.s);
    return first;
}

/* ---- Persons */

bool words_is_office(struct str word)
{
    static const struct word words[] = {
        {"info", 1},
        {"toimisto", 1},
        {"neuvonta", 1},
        {"asiakaspalvelu", 1},
        {"palvelu", 1},
        {"palvelut", 1},
        {"ajanvaraus", 1},
        {"varaukset", 1},
        {"yhteys", 1},
        {"yhteydenotot", 1},
        {"tuki", 1},
        {"apu", 1},
        {"hallinto", 1},
        {"kirjaamo", 1},
        {"viestinta", 1},
        {"tiedotus", 1},
        {"posti", 1},
        {"sahkoposti", 1},
        {"ilmoittautuminen", 1},
        {"ilmoittautumiset", 1},
        {"jarjesto", 1},
        {"yhdistys", 1},
        {"seura", 1},
        {"seurakunta", 1},
        {"srk", 1},
        {"diakonia", 1},
        {"diakoniatyo", 1},
        {"diakoniatoimisto", 1},
        {"nuoriso", 1},
        {"nuoret", 1},
        {"perhe", 1},
        {"perheet", 1},
        {"perhekeskus", 1},
        {"perhekahvila", 1},
        {"kirjasto", 1},
        {"olohuone", 1},
        {"kohtaamispaikka", 1},
        {"tyopaja", 1},
        {"paja", 1},
        {"kahvila", 1},
        {"ruoka", 1},
        {"ruokaapu", 1},
        {"ruokajakelu", 1},
        {"kriisi", 1},
        {"kriisikeskus", 1},
        {"kriisipuhelin", 1},
        {"turvakoti", 1},
        {"paivystys", 1},
        {"vapaaehtoinen", 1},
        {"vapaaehtoiset", 1},
        {"vapaaehtoistoiminta", 1},
        {"ystava", 1},
        {"ystavatoiminta", 1},
        {"keskus", 1},
        {"talo", 1},
        {"koti", 1},
        {"klubitalo", 1},
        {"velkaneuvonta", 1},
        {"talousneuvonta", 1},
        {"asuminen", 1},
        {"omaiset", 1},
        {"omaishoito", 1},
        {"muisti", 1},
        {"digi", 1},
        {"digituki", 1},
        {"koulutus", 1},
        {"kurssit", 1},
        {"toiminta", 1},
        {"tapahtumat", 1},
        {"projekti", 1},
        {"hanke", 1},
        {"jasenasiat", 1},
        {"puheenjohtaja", 1},
        {"sihteeri", 1},
        {"toiminnanjohtaja", 1},
        {"koordinaattori", 1},
        {"vaihde", 1},
        {"puhelin", 1},
        {"tekstiviesti", 1},
        {"whatsapp", 1},
        {"sms", 1},
        {"paivatoiminta", 1},
        {"vastaanotto", 1},
        {"poli", 1},
        {"poliklinikka", 1},
        {"sosiaali", 1},
        {"sosiaalityo", 1},
        {"terveys", 1},
        {"terveysasema", 1},
        {"hyvinvointi", 1},
        {"kunta", 1},
        {"kaupunki", 1},
        {"office", 1},
        {"contact", 1},
        {"support", 1},
        {"help", 1},
        {"helpdesk", 1},
        {"service", 1},
        {"services", 1},
        {"mail", 1},
        {"email", 1},
        {"post", 1},
        {"admin", 1},
        {"webmaster", 1},
        {"booking", 1},
        {"kansli", 1},
        {"kundtjanst", 1},
        {"radgivning", 1},
        {"kontakt", 1},
        {"forening", 1},
        {"fax", 1},
        {"noreply", 1},
        {"chat", 1},
        {"nainen", 1},
        {"naiset", 1},
        {"miehet", 1},
        {"senior", 1},
        {"seniorit", 1},
        {"elakelaiset", 1},
        {"lapset", 1},
        {"avoin", 1},
        {"matala", 1},
        {"valmennus", 1},
        {"kuntoutus", 1},
        {"ry", 1},
        {"oy", 1},
        {"rf", 1},
        {"ab", 1},
        {"saatio", 1},
        {"liitto", 1},
        {"piiri", 1},
        {"osasto", 1},
        {"ensikoti", 1},
        {"paihde", 1},
        {"mielenterveys", 1},
        {"vertaistuki", 1},
        {"ryhmat", 1},
        {"ryhma", 1},
        {"leski", 1},
        {"laina", 1},
        {"kirppis", 1},
        {"kirpputori", 1},
        {"myymala", 1},
        {"keittio", 1},
        {"jakelu", 1},
        {"linja", 1},
        {"auttava", 1},
        {"numero", 1},
        {NULL, 0},
    };

    return find(word, words) != NULL;
}

/* A capital letter followed by small ones. */
static bool is_name_word(struct str word)
{
    size_t at = 0;
    uint32_t c;

    if (word.n < 2)
        return false;
    c = utf8_next(word, &at);
    if (!((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE)))
        return false;
    while (at < word.n) {
        c = utf8_next(word, &at);
        if (!((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF)))
            return false;
    }
    return true;
}

bool words_is_person(struct str s, bool (*is_place)(const void *user, struct str word),
                     const void *user)
{
    struct str rest = str_trim(s), word;
    unsigned names = 0;

    while (take_word(&rest, &word)) {
        if (!is_name_word(word) || words_is_office(word) || (is_place && is_place(user, word)))
            return false;
        names++;
    }
    return names == 2 || names == 3;
}
