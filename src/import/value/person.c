/*
 * person.c: guessing whether words are a person's name.
 *
 * Nobody can know all names, but what offices call themselves is a small vocabulary: so two or
 * three capitalised words are taken for a name unless one of them is from it. One word alone is a
 * name only when it is among the first names that most Finns bear.
 */
#include "import/value/person.h"

#include <string.h>

#include "base/utf8.h"
#include "import/value/words.h"

static const char offices[] =
    "info toimisto neuvonta asiakaspalvelu palvelu palvelut ajanvaraus varaukset "
    "yhteys yhteydenotot tuki apu hallinto kirjaamo viestinta tiedotus posti "
    "sahkoposti ilmoittautuminen ilmoittautumiset jarjesto yhdistys seura "
    "seurakunta srk diakonia diakoniatyo diakoniatoimisto nuoriso nuoret perhe "
    "perheet perhekeskus perhekahvila kirjasto olohuone kohtaamispaikka tyopaja "
    "paja kahvila ruoka ruokaapu ruokajakelu kriisi kriisikeskus kriisipuhelin "
    "turvakoti paivystys vapaaehtoinen vapaaehtoiset vapaaehtoistoiminta ystava "
    "ystavatoiminta keskus talo koti klubitalo velkaneuvonta talousneuvonta "
    "asuminen omaiset omaishoito muisti digi digituki koulutus kurssit toiminta "
    "tapahtumat projekti hanke jasenasiat puheenjohtaja sihteeri toiminnanjohtaja "
    "koordinaattori vaihde puhelin tekstiviesti whatsapp sms paivatoiminta "
    "vastaanotto poli poliklinikka sosiaali sosiaalityo terveys terveysasema "
    "hyvinvointi kunta kaupunki office contact support help helpdesk service "
    "services mail email post admin webmaster booking kansli kundtjanst radgivning "
    "kontakt forening fax noreply chat nainen naiset miehet senior seniorit "
    "elakelaiset lapset avoin matala valmennus kuntoutus ry oy rf ab saatio liitto "
    "piiri osasto ensikoti paihde mielenterveys vertaistuki ryhmat ryhma leski "
    "laina kirppis kirpputori myymala keittio jakelu linja auttava numero";

static const char first_names[] =
    "maria helena johanna anneli kaarina marjatta anna liisa annikki hannele "
    "kristiina elina tuulikki emilia susanna maija sofia leena katariina inkeri "
    "marika pirkko paivi minna tarja sari riitta tiina kirsi anne ritva satu eila "
    "jaana heidi hanna laura jenni sanna merja mari virpi raija eeva pirjo arja "
    "outi tuula seija anja aino helmi irja kaisa katja nina niina mira noora eija "
    "marja terttu ulla kirsti mervi sirpa teija anu elisa ida iida veera essi suvi "
    "saara saija piia paula juhani johannes mikael olavi antero matti tapani tapio "
    "kalevi kristian pekka jari juha timo antti mika kari hannu jukka markku janne "
    "heikki jussi seppo petri esa erkki ville sami pentti marko mikko tomi lauri "
    "risto kimmo eero vesa jarmo veikko pertti raimo reijo ari tero teemu toni "
    "jouni ilkka harri arto pasi jorma martti kalle joni jarkko henri niko olli "
    "otto kai leo aleksi eetu simo rauno osmo aarne onni sakari tuomas tuomo jere "
    "lars anders johan karl erik eva karin kristina goran bjorn";

bool person_is_office(struct str word)
{
    return words_in_list(word, offices);
}

/* A capital letter followed by small ones. */
static bool is_capitalised(struct str word)
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

static bool take_word(struct str *rest, struct str *word)
{
    size_t from = 0, to;

    while (from < rest->n && strchr(" ,-", rest->s[from]))
        from++;
    for (to = from; to < rest->n && !strchr(" ,-", rest->s[to]);)
        to++;
    *word = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return word->n != 0;
}

bool person_is_name(struct str s, person_place *is_place, const void *user)
{
    struct str rest = str_trim(s), word;
    unsigned names = 0;

    while (take_word(&rest, &word)) {
        if (!is_capitalised(word) || person_is_office(word) || (is_place && is_place(user, word)))
            return false;
        names++;
    }
    if (names == 1)
        return words_in_list(s, first_names);
    return names == 2 || names == 3;
}
