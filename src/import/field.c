/*
 * field.c: the fields of a listing, and the names by which exports call them, folded to the letters
 * a–z and digits where they can be: Finnish and Swedish letters lose their dots.
 */
#include "import/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"

enum {
    MANY = 1,     /* may stand in several columns or elements */
    LANGUAGE = 2, /* has a text per language */
    NAME_MAX = 96,
};

/* Aliases: Finnish, English, Swedish; those of other services last. */
static const struct import_field table[FIELDS] = {
    [FIELD_ID] = {"tunniste", "id",
                  "tunnus identifier key uuid listing_id record_id service_id identitet",
                  N_("the listing's own id, which --omit and --pin name")},
    [FIELD_NAME] = {"nimi", "name",
                    "otsikko nimike palvelu palvelun_nimi tapahtuma tapahtuman_nimi toiminnan_nimi "
                    "ilmoituksen_nimi title service service_name event listing_name heading namn "
                    "rubrik titel tjänst",
                    N_("its name, in any number of languages: nimi, nimi_sv, nimi_en")},
    [FIELD_SUMMARY] =
        {"tiivistelma", "summary",
         "tiivistys lyhyesti lyhyt_kuvaus ingressi short_description excerpt abstract "
         "sammanfattning kort_beskrivning ingress",
         N_("what it is, in a sentence or two; preferred to the description")},
    [FIELD_DESCRIPTION] = {"kuvaus", "description",
                           "esittely selite selostus desc sisältö teksti lisätiedot lisätietoja "
                           "content text body info "
                           "details beskrivning innehåll tilläggsinformation",
                           N_("what it is, at length; HTML is allowed")},
    [FIELD_ORGANIZATION] =
        {"jarjestaja", "organization",
         "organisaatio järjestö yhdistys toimija palveluntuottaja tuottaja "
         "tarjoaja ylläpitäjä järjestää kuka_järjestää toteuttaja "
         "palvelun_järjestäjä järjestävä_taho organisation organizer organiser provider group "
         "association arrangör organisatör förening",
         N_("who runs it")},
    [FIELD_TYPE] = {"tyyppi", "type", "laji ilmoitustyyppi listing_type kind typ",
                    N_("tuki, harrastus or vapaaehtoistehtava; tuki when empty")},
    [FIELD_CATEGORIES] =
        {"kategoriat", "categories",
         "kategoria category luokka luokat tags tag aihe aiheet aihepiiri teema teemat "
         "palveluluokka theme themes topic topics kategori kategorier tema teman",
         N_("one or more of the campaign's categories")},
    [FIELD_AUDIENCES] = {"kohderyhmat", "audiences",
                         "kohderyhmä kohdeyleisö kenelle audience target_group target_groups "
                         "for_whom demographic målgrupp målgrupper för_vem",
                         N_("one or more of the campaign's audiences")},
    [FIELD_MIN_AGE] =
        {"ika_min", "min_age",
         "ikä ikäraja alaikäraja ikä_alaraja ikä_alkaen age age_min minimum_age ålder "
         "ålder_min lägsta_ålder",
         N_("the youngest age it is for, or a range such as 7–12")},
    [FIELD_MAX_AGE] = {"ika_max", "max_age",
                       "yläikäraja ikä_yläraja ikä_asti age_max maximum_age ålder_max högsta_ålder",
                       N_("the oldest age it is for")},
    [FIELD_MUNICIPALITIES] =
        {"kunnat", "municipalities",
         "kunta kaupunki kaupungit missä_kunnassa paikkakunta paikkakunnat alue alueet "
         "toiminta_alue municipality area areas service_area service_areas "
         "kommun kommuner område",
         N_("where: municipalities by name or code, regions, or Koko maa")},
    [FIELD_REGION] = {"maakunta", "region", "maakunnat regions landskap state county province",
                      N_("a whole region")},
    [FIELD_NATIONWIDE] = {"valtakunnallinen", "nationwide",
                          "valtakunnallisesti koko_maa national rikstäckande hela_landet",
                          N_("kyllä when it is for the whole country")},
    [FIELD_MODE] = {"toimintatapa", "mode",
                    "toteutustapa osallistumistapa kanava kanavat channel channels channels_type "
                    "location_type verksamhetsform kanal kanaler",
                    N_("paikka, verkko or puhelin, or several of them")},
    [FIELD_ADDRESS] =
        {"osoite", "address",
         "katuosoite lähiosoite käyntiosoite katu paikka sijainti missä street "
         "street_address place venue location where adress gatuadress besöksadress plats",
         N_("street and number; a postcode and town behind it are split off")},
    [FIELD_POSTAL_CODE] = {"postinumero", "postal_code",
                           "postinro postcode zip zip_code postnummer", N_("five digits")},
    [FIELD_TOWN] = {"postitoimipaikka", "city",
                    "toimipaikka town post_office locality postort ort stad",
                    N_("the town of the postcode")},
    [FIELD_START] =
        {"alkaa", "start",
         "alkamispäivä alkupäivä alku alkaen aloituspäivä start_date starts begin begins "
         "valid_from börjar startar startdatum",
         N_("its first day")},
    [FIELD_END] = {"paattyy", "end",
                   "päättymispäivä loppupäivä loppu loppuu lopetuspäivä end_date ends slutar "
                   "slutdatum",
                   N_("its last day")},
    [FIELD_VALID_UNTIL] = {"voimassa", "valid_until",
                           "voimassa_asti voimassa_saakka voimassaolo voimassaolo_päättyy "
                           "viimeinen_voimassaolopäivä valid_to valid_through expires expiry_date "
                           "giltig_till",
                           N_("the last day on which the information is good")},
    [FIELD_HOURS] = {"aukiolo", "hours",
                     "aukioloajat aukioloaika ajankohta ajat aika kellonaika klo aikataulu "
                     "kokoontumisajat milloin opening_hours schedule time times when öppettider "
                     "öppet tid tider när",
                     N_("when it is open, a row each: ma–pe klo 9–15")},
    [FIELD_FEE] =
        {"hinta", "fee",
         "hinnat maksu kustannus osallistumismaksu price pricing cost pris avgift kostnad",
         N_("what it costs")},
    [FIELD_REGISTRATION] =
        {"ilmoittautuminen", "registration",
         "ilmoittautumisohje hakeminen miten_mukaan application enrolment signup "
         "anmälan anmälning",
         N_("how one gets in")},
    [FIELD_PHONE] = {"puhelin", "phone",
                     "puhelinnumero puhelinnumerot puhelimet puh matkapuhelin gsm tel telephone "
                     "phones phone_number mobile telefon telefonnummer",
                     N_("one or more numbers, with what they are for and when: ajanvaraus 040 123 "
                        "4567, ma–to klo 9–11")},
    [FIELD_EMAIL] = {"sahkoposti", "email",
                     "sähköpostiosoite sposti e_mail email_address e_mail_address emails mail "
                     "epost e_postadress",
                     N_("e-mail addresses; those of persons are not printed")},
    [FIELD_URL] =
        {"www", "url",
         "www_osoite www_sivu www_sivut websivu websivut verkkosivu verkkosivut verkko_osoite "
         "kotisivu kotisivut nettisivu "
         "nettisivut linkki website web homepage link urls webbplats webbsida hemsida länk",
         N_("web address")},
    [FIELD_LANGUAGES] = {"kielet", "languages",
                         "kieli palvelukieli palvelukielet language service_languages locale språk",
                         N_("languages that are spoken there")},
    [FIELD_ACCESSIBILITY] = {"esteettomyys", "accessibility",
                             "esteettömyystiedot saavutettavuus tillgänglighet",
                             N_("steps, lifts, hearing loops")},
    [FIELD_STATUS] = {"tila", "status", "julkaisutila publication_status",
                      N_("julkaistu, luonnos or paattynyt; julkaistu when empty")},
    [FIELD_MODIFIED] = {"paivitetty", "modified",
                        "päivityspäivä aikaleima timestamp tidsstämpel viimeksi_päivitetty "
                        "muokattu muutettu updated updated_at "
                        "modified_at last_modified uppdaterad ändrad",
                        N_("the day it was last changed")},
    [FIELD_PRIORITY] = {"tarkeys", "priority", "prioriteetti paino weight prioritet viktighet",
                        N_("a number; larger comes first")},
    [FIELD_CONTACT_PERSON] =
        {"yhteyshenkilo", "contact_person",
         "yhteyshenkilöt yhteyshenkilön_nimi yhdyshenkilö vastuuhenkilö contact "
         "contacts contact_name contact_persons "
         "kontaktperson kontakt ansvarig",
         N_("never printed unless asked for")},
};

static const unsigned char flags[FIELDS] = {
    [FIELD_NAME] = LANGUAGE,   [FIELD_SUMMARY] = LANGUAGE, [FIELD_DESCRIPTION] = LANGUAGE | MANY,
    [FIELD_CATEGORIES] = MANY, [FIELD_AUDIENCES] = MANY,   [FIELD_MUNICIPALITIES] = MANY,
    [FIELD_REGION] = MANY,     [FIELD_MODE] = MANY,        [FIELD_HOURS] = MANY,
    [FIELD_PHONE] = MANY,      [FIELD_EMAIL] = MANY,       [FIELD_URL] = MANY,
    [FIELD_LANGUAGES] = MANY,
};

/* ---- Folding */

static uint32_t fold_char(uint32_t c)
{
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo ouuuuyt"; /* À–Þ by base letter */

    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (c >= 0xE0 && c <= 0xFE)
        c -= 0x20;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return (unsigned char)latin1[c - 0xC0];
    return c;
}

static bool is_separator(uint32_t c)
{
    if (c < 0x80)
        return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    return c == 0xA0 || c == 0xAD || c == 0xFEFF || (c >= 0x2000 && c <= 0x2027) || utf8_is_none(c);
}

struct str field_fold(struct str name, char *out, size_t size)
{
    size_t at = 0, n = 0;

    while (at < name.n) {
        bool ascii = !(name.s[at] & 0x80);
        uint32_t c = fold_char(ascii ? (unsigned char)name.s[at++] : utf8_next(name, &at));

        if (is_separator(c))
            continue;
        if (n + 4 > size)
            return STR_NONE;
        if (c < 0x80)
            out[n++] = (char)c;
        else
            n += utf8_encode(c, out + n);
    }
    return (struct str){out, n};
}

/* ---- The table */

bool field_has_language(enum field_id field)
{
    return flags[field] & LANGUAGE;
}

bool field_is_many(enum field_id field)
{
    return flags[field] & MANY;
}

const char *field_name(enum field_id field)
{
    return table[field].name;
}

bool field_by_name(struct str name, enum field_id *out)
{
    for (unsigned f = 0; f < FIELDS; f++)
        if (str_eq(name, str_from(table[f].name)) || str_eq(name, str_from(table[f].english))) {
            *out = (enum field_id)f;
            return true;
        }
    return false;
}

const struct import_field *import_field_at(size_t i)
{
    return i < FIELDS ? &table[i] : NULL;
}

struct str field_suggest(struct str name)
{
    char folded[NAME_MAX], known[NAME_MAX];
    struct str key = field_fold(name, folded, sizeof folded);
    struct str best = STR_NONE;
    unsigned nearest = key.n > 5 ? 3 : 2; /* one less than what is still taken for a misspelling */

    if (key.n < 3)
        return STR_NONE;
    for (unsigned f = 0; f < FIELDS; f++) {
        struct str names[] = {str_from(table[f].name), str_from(table[f].english)};

        for (unsigned i = 0; i < 2; i++) {
            unsigned far =
                str_distance(key, field_fold(names[i], known, sizeof known), nearest - 1);

            if (far < nearest) {
                nearest = far;
                best = names[i];
            }
            if (nearest == 0)
                return best;
        }
    }
    return best;
}
