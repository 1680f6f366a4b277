/* JSON exports: where listings are found, what they become, and how what is wrong is told. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "import/value/recur.h"
#include "imported.h"

static void read_said(struct imported *im, const char *text, const char *messages)
{
    assert_true(imported_read(im, "a.json", str_from(text)));
    assert_said(&im->said, messages);
}

static void refused(struct imported *im, const char *text, const char *message)
{
    assert_false(imported_read(im, "a.json", str_from(text)));
    assert_said(&im->said, message);
}

/* ---- Where the listings stand */

static void test_containers(void **state)
{
    static const struct {
        const char *text, *guess;
        size_t n;
    } cases[] = {
        {"[{\"nimi\":\"A\",\"kunta\":\"Tampere\"},{\"nimi\":\"B\",\"kunta\":\"Parkano\"}]",
         "a list of listings", 2},
        {"{\"nimi\":\"A\",\"kunta\":\"Tampere\"}\n{\"nimi\":\"B\",\"kunta\":\"Parkano\"}\n\n",
         "one value after the other", 2},
        {"{\"nimi\":\"A\",\"kunta\":\"Tampere\"}", "one value after the other", 1},
        {"{\"total\":2,\"data\":{\"items\":[{\"nimi\":\"A\",\"kunta\":\"Tampere\"},"
         "{\"nimi\":\"B\",\"kunta\":\"Parkano\"}]},\"users\":[{\"name\":\"root\"}]}",
         "listings in \"data.items\"", 2},
        {"{\"x7\":{\"nimi\":\"A\",\"kunta\":\"Tampere\"},\"x9\":{\"nimi\":\"B\",\"kunta\":"
         "\"Parkano\"}"
         "}",
         "a list of listings", 2},
        {"[{\"page\":1,\"items\":[{\"nimi\":\"A\",\"kunta\":\"Tampere\"}]},{\"page\":2,\"items\":"
         "[{\"nimi\":\"B\",\"kunta\":\"Parkano\"}]}]",
         "listings in \"items\"", 2},
        {"{\"items\":[{\"nimi\":\"A\",\"kunta\":\"Tampere\"}]}\n{\"items\":[{\"nimi\":\"B\","
         "\"kunta\":\"Parkano\"}]}",
         "listings in \"items\"", 2},
        {"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
         "{\"nimi\":\"A\",\"kunta\":\"Tampere\"}},{\"type\":\"Feature\",\"properties\":"
         "{\"nimi\":\"B\",\"kunta\":\"Parkano\"}}]}",
         "listings in \"features\"", 2},
        {"/* from the service */ [\n// the first\n{\"nimi\":\"A\",\"kunta\":\"Tampere\"},\n]",
         "a list of listings", 1},
    };
    struct imported *im = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t before = im->listings.n;

        assert_true(imported_read(im, "a.json", str_from(cases[i].text)));
        assert_int_equal(im->listings.n - before, cases[i].n);
        assert_non_null(strstr(said(&im->said), cases[i].guess));
        assert_str(im->listings.v[before].name.v[0].s, "A");
        if (cases[i].n == 2)
            assert_str(im->listings.v[before + 1].name.v[0].s, "B");
    }
}

static void test_no_listings(void **state)
{
    struct imported *im = *state;

    refused(im, "{\"a\":[1,2,3]}",
            "a.json:1:1: fatal: input can't be used: JSON without a list of listings; expected "
            "objects with \"nimi\" or \"name\" in them (esite list fields shows all names)\n");
    refused(
        im, "[{'nimi': 'A'}]",
        "a.json:1:3: fatal: input can't be used: JSON, but a value is expected here; text stands "
        "in double quotes; found \"'nimi': 'A'}]\"\n");
    read_said(
        im, "{\"items\":[{\"nimi\":\"A\"",
        "a.json: note: read as: JSON, UTF-8, listings in \"items\"\n"
        "a.json:1:22: error: record not usable: the file ends in the middle of it, perhaps cut "
        "off; the listing that begins in line 1 is left out\n"
        "a.json: note: read 1 listing, 1 with errors (left out)\n");
}

/* ---- Flat objects */

static void test_flat(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "[{\n"
        "  \"tunniste\": 7,\n"
        "  \"Nimi\": {\"fi\": \"Ruoka-apu\", \"sv\": \"Mathj\\u00e4lp\"},\n"
        "  \"kuvaus\": \"<p>Yksi</p><p>Kaksi</p>\",\n"
        "  \"kategoriat\": [\"Ruoka-apu\", {\"name\": \"Arki\"}],\n"
        "  \"kunnat\": [{\"code\": \"837\"}, \"Pirkkala\", \"Tamp\\u00earre\"],\n"
        "  \"contact\": {\"puhelin\": [{\"rooli\": \"vaihde\", \"numero\": \"040 1234567\"},\n"
        "    \"ajanvaraus 03 123 4567\"], \"website\": \"www.apu.fi\"},\n"
        "  \"min_age\": 18.0,\n"
        "  \"valtakunnallinen\": true,\n"
        "  \"lat\": 61.5, \"hinta\": null\n"
        "}]",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:6:44: warning: unknown municipality: \"Tampêrre\"; did you mean \"Tampere\"?\n"
        "a.json:11:10: warning: unknown column or element, left out: \"lat\"; esite list fields "
        "shows those that are known\n"
        "a.json: note: read 1 listing, 1 with warnings\n");
    assert_string_equal(imported_show(im, 0),
                        "tunniste 7\n"
                        "nimi[fi] 3:19 Ruoka-apu\n"
                        "nimi[sv] 3:38 Mathjälp\n"
                        "kuvaus[fi] 4:14 Yksi\nKaksi\n"
                        "kategoria 5:19 Ruoka-apu\n"
                        "kategoria 5:41 Arki\n"
                        "ika_min 18\n"
                        "kunta Tampere\n"
                        "kunta Pirkkala\n"
                        "valtakunnallinen\n"
                        "puhelin 7:58 040 1234567 <+358401234567> (vaihde)\n"
                        "puhelin 8:17 03 123 4567 <+35831234567> (ajanvaraus)\n"
                        "www 8:44 https://www.apu.fi\n");
}

/* An association's phone is the listing's when it has no other; a hall's name is not its name. */
static void test_objects_about_others(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "[{\"id\":1,\"venue\":{\"name\":\"Sali\",\"street\":\"Katu "
        "1\"},\"nimi\":\"A\",\"kunta\":{\"name\":"
        "\"Tampere\",\"region\":\"Pirkanmaa\"},\n"
        "\"kategoria\":{\"name\":\"x\",\"description\":\"y\"},\"hinta\":{\"teksti\":\"5 e\"},\n"
        "\"organizer\":{\"name\":\"Yhdistys ry\",\"phone\":\"03 123 4567\",\"www\":\"y.fi\"},\n"
        "\"contact\":{\"name\":\"Maija M\",\"phone\":\"040 123 4567\",\"info\":{\"email\":"
        "\"info@y.fi\"}}},\n"
        "{\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\",\"organizer\":{\"name\":\"Y\","
        "\"phone\":\"03 123 4567\"}}]",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:4:20: style: name of a person not printed: \"Maija M\" in yhteyshenkilo\n"
        "a.json:1:26: warning: unknown column or element, left out: \"venue.name\"; esite "
        "list fields shows those that are known\n"
        "a.json: note: read 2 listings\n"
        "a.json: note: withheld for privacy: e-mail addresses of persons 0, names of persons "
        "1; --verbose names them\n");
    assert_string_equal(imported_show(im, 0), "tunniste 1\n"
                                              "nimi[fi] 1:60 A\n"
                                              "jarjestaja 3:22 Yhdistys ry\n"
                                              "kategoria 2:22 x\n"
                                              "kunta Tampere\n"
                                              "osoite 1:43 Katu 1\n"
                                              "hinta 2:63 5 e\n"
                                              "puhelin 4:38 040 123 4567 <+358401234567>\n"
                                              "sahkoposti 4:69 info@y.fi\n"
                                              "www 3:64 https://y.fi\n");
    assert_string_equal(imported_field(im, 1, "puhelin"),
                        "puhelin 5:80 03 123 4567 <+35831234567>\n");
}

/* Hours as schema.org and others have them, in parts; a time is no day of the listing's. */
static void test_hours_in_parts(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "[{\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\",\n"
        "\"openingHours\":[{\"dayOfWeek\":\"https://schema.org/Monday\",\"opens\":\"09:00:00\","
        "\"closes\":\"15:00:00\"},\n"
        "{\"paiva\":[\"ti\",\"ke\"],\"alkaa\":\"9.30\",\"paattyy\":\"12\"},{\"day\":\"la\"}]},\n"
        "{\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\",\n"
        "\"hours\":{\"mon\":\"9-15\",\"tue\":[\"9-11\",\"13-15\"],\"sun\":null}}]",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:3:60: warning: unknown column or element, left out: \"day\"; esite list fields "
        "shows those that are known\n"
        "a.json: note: read 2 listings\n");
    assert_string_equal(imported_field(im, 0, "aukiolo"), "aukiolo 2:17 Monday 09:00–15:00\n"
                                                          "aukiolo 3:1 ti, ke 9.30–12\n");
    assert_string_equal(imported_field(im, 0, "alkaa"), "");
    assert_string_equal(imported_field(im, 1, "aukiolo"), "aukiolo 5:16 mon 9-15\n"
                                                          "aukiolo 5:30 tue 9-11\n"
                                                          "aukiolo 5:37 tue 13-15\n");
}

/* GeoJSON and JSON:API say of each record what kind of object it is, which is no kind of listing.
 */
static void test_envelopes(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "{\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
        "[23.7,61.5]},\"properties\":{\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\","
        "\"tyyppi\":\"harrastus\"}}]}",
        "a.json: note: read as: JSON, UTF-8, listings in \"features\"\n"
        "a.json: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 0, "tyyppi"), "tyyppi harrastus\n");
    read_said(
        im,
        "{\"data\":[{\"type\":\"services\",\"id\":\"7\",\"attributes\":{\"nimi\":\"B\",\"kunta\":"
        "\"Tampere\",\"kategoria\":\"x\"}}]}",
        "a.json: note: read as: JSON, UTF-8, listings in \"data\"\n"
        "a.json: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 1, "tunniste"), "tunniste 7\n");
}

/* The services have more members that mean something than the organizations around them, and no
 * location; still they are the organizations'. */
static void test_services_of_organizations(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "{\"organizations\":[{\"name\":\"A ry\",\"email\":\"info@a.fi\",\"services\":["
              "{\"id\":\"1\",\"name\":\"B\",\"description\":\"C\",\"keywords\":\"x\","
              "\"application_process\":\"D\",\"service_areas\":[{\"name\":\"Tampere\"}]},"
              "{\"id\":\"2\",\"name\":\"E\",\"description\":\"F\",\"keywords\":\"x\","
              "\"organization\":{\"name\":\"G ry\"},\"service_areas\":[\"Tampere\"]}]}]}",
              "a.json: note: read as: JSON, UTF-8, listings in \"organizations.services\"\n"
              "a.json: note: read 2 listings\n");
    assert_string_equal(imported_field(im, 0, "jarjestaja"), "jarjestaja 1:28 A ry\n");
    assert_string_equal(imported_field(im, 0, "sahkoposti"), "sahkoposti 1:43 info@a.fi\n");
    assert_string_equal(imported_field(im, 1, "jarjestaja"), "jarjestaja 1:262 G ry\n");
    read_said(im,
              "[{\"name\":\"A ry\",\"services\":[{\"nimi\":\"B\",\"kunta\":\"Tampere\","
              "\"kategoria\":\"x\"},7,{\"nimi\":\"C\",\"kunta\":\"Nokia\",\"kategoria\":\"x\","
              "\"jarjestaja\":\"D ry\"}]}]",
              "a.json: note: read as: JSON, UTF-8, listings in \"services\"\n"
              "a.json:1:76: error: record not usable: it is no object; a listing has names and "
              "values in braces\n"
              "a.json: note: read 3 listings, 1 with errors (left out)\n");
    assert_string_equal(imported_field(im, 2, "jarjestaja"), "jarjestaja 1:11 A ry\n");
    assert_string_equal(imported_field(im, 3, "jarjestaja"), "jarjestaja 1:136 D ry\n");
}

/* A place inside a text with escapes is where an editor shows it. */
static void test_places_behind_escapes(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "[{\"nimi\":\"A\",\"kategoria\":\"x\",\"kunnat\":\"\\u00c4ht\\u00e4ri, "
        "\\ud83d\\ude00\\n, Pariis\"}]",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:1:58: warning: unknown municipality: \"😀\"; expected a municipality or region "
        "by name or code, or Koko maa\n"
        "a.json:1:74: warning: unknown municipality: \"Pariis\"; expected a municipality or "
        "region by name or code, or Koko maa\n"
        "a.json: note: read 1 listing, 1 with warnings\n");
}

/* ---- What is wrong */

/* The listings before and behind what is broken are read. */
static void test_goes_on(void **state)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        {"{\"id\":1,\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}\n"
         "{\"id\":2,\"nimi\":\"K,\"kunta\":\"Tampere\"}\n"
         "{\"id\":3,\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}\n",
         "a.json:2:20: error: record not usable: a value is expected here; text stands in double "
         "quotes; found \"kunta\":\"Tampere\"}\"; the listing that begins in line 2 is left out\n"},
        {"{\"id\":1,\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}\n"
         "{\"id\":2,\"nimi\":\"K\n"
         "{\"id\":3,\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}\n",
         "a.json:2:18: error: record not usable: a text is not closed; the listing that begins in "
         "line 2 is left out\n"},
        {"[\n  {\"id\":1,\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"},\n"
         "  {\"id\":2,\"nimi\":\"K\" \"kunta\":\"Tampere\",\n"
         "   \"x\":[{\"id\":7,\"nimi\":\"not one\"}]},\n"
         "  {\"id\":3,\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}\n]",
         "a.json:3:22: error: record not usable: a comma or } is missing before this; found "
         "\"\"kunta\":\"Tampere\",\"; the listing that begins in line 3 is left out\n"},
        {"[{\"id\":1,\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"},"
         "{\"id\":2,\"nimi\":nil},"
         "{\"id\":3,\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}]",
         "a.json:1:71: error: record not usable: it is no JSON; expected true, false or null; "
         "found \"nil}"},
        {"[{\"id\":1,\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"},"
         "{\"id\":2,\"nimi\":\"x\\q\"},"
         "{\"id\":3,\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}]",
         "a.json:1:73: error: record not usable: a backslash stands before a character that it may "
         "not; found \"\\q"},
        {"[{\"id\":1,\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"},[1],"
         "{\"id\":3,\"nimi\":\"B\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}]",
         "a.json:1:56: error: record not usable: it is no object; a listing has names and values "
         "in "
         "braces\n"},
    };
    struct imported *im = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *messages;

        imported_release(im); /* what is the same as before would be taken once */
        imported_init(im);
        assert_true(imported_read(im, "a.json", str_from(cases[i].text)));
        messages = said(&im->said);
        if (!strstr(messages, cases[i].error))
            fail_msg("said:\n%snot:\n%s", messages, cases[i].error);
        assert_non_null(strstr(messages, "read 3 listings, 1 with errors (left out)"));
        assert_int_equal(im->listings.n, 2);
        assert_str(im->listings.v[0].name.v[0].s, "A");
        assert_str(im->listings.v[1].name.v[0].s, "B");
    }
}

/* What is broken behind what is broken is told, too, and not passed over. */
static void test_broken_in_a_row(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "[\n"
        "{\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"},\n"
        "{\"nimi\":\"B\",'kunta':\"Tampere\"},\n"
        "{\"nimi\":\"C\" \"kunta\":\"Tampere\"},\n"
        "{\"nimi\":\"D\",\"kunta\":Tampere},\n"
        "{\"nimi\":\"E\",\"kunta\":\"Tampere\",\"kategoria\":\"x\"}\n"
        "]",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:3:13: error: record not usable: a value is expected here; text stands in "
        "double quotes; found \"'kunta':\"Tampere\"},\"; the listing that begins in line 3 is "
        "left out\n"
        "a.json:4:13: error: record not usable: a comma or } is missing before this; found "
        "\"\"kunta\":\"Tampere\"},\"; the listing that begins in line 4 is left out\n"
        "a.json:5:21: error: record not usable: a value is expected here; text stands in "
        "double quotes; found \"Tampere},\"; the listing that begins in line 5 is left out\n"
        "a.json: note: read 5 listings, 3 with errors (left out)\n");
    assert_int_equal(im->listings.n, 2);
    assert_str(im->listings.v[1].name.v[0].s, "E");
}

/* Programs write NaN and None, people a comma behind the last. Inside texts they are texts. */
static void test_values_of_others(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "[{\"id\":1,\"nimi\":\"A, "
              "NaN,]\",\"puhelin\":NaN,\"kunta\":[\"Tampere\",],\"kategoria\":\"x\",\n"
              "\"hinta\":None, \"www\":undefined, \"valtakunnallinen\":True, "
              "\"tarkeys\":-Infinity,},\n"
              "]",
              "a.json: note: read as: JSON, UTF-8, a list of listings\n"
              "a.json:1:38: warning: not quite as such a file is written: 7 commas too many, or "
              "values that JSON does not have (such as NaN), are passed over; here is the first\n"
              "a.json: note: read 1 listing\n");
    assert_string_equal(imported_show(im, 0), "tunniste 1\n"
                                              "nimi[fi] 1:18 A, NaN,]\n"
                                              "kategoria 1:76 x\n"
                                              "kunta Tampere\n"
                                              "valtakunnallinen\n");
}

static void test_nearly_json(void **state)
{
    struct imported *im = *state;

    read_said(
        im,
        "[{\"nimi\":\"Yksi\nkaksi\",\"kunta\":\"Tampere\",\"kategoria\":\"x\ty\"}\n"
        " {\"nimi\":\"B\",\"nimi\":\"C\",\"kunta\":\"Tampere\",\"kategoria\":\"\\ud800!\"},",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:3:2: warning: not quite as such a file is written: a comma is missing between "
        "two listings\n"
        "a.json:3:14: warning: field given twice: \"nimi\" stands twice in one object; the first "
        "is used\n"
        "a.json:3:56: warning: bytes that are not text in this encoding: \\ud800 is half of a "
        "character; ? stands for it, write it again\n"
        "a.json:3:66: warning: not quite as such a file is written: its list of listings is not "
        "closed; is it cut off?\n"
        "a.json:1:15: warning: not quite as such a file is written: 2 line ends or tabs inside "
        "texts, which JSON does not allow, are taken as spaces; here is the first\n"
        "a.json: note: read 2 listings, 1 with warnings\n");
    assert_string_equal(imported_field(im, 0, "nimi"), "nimi[fi] 1:11 Yksi kaksi\n");
    assert_string_equal(imported_field(im, 1, "nimi"), "nimi[fi] 3:11 B\n");
    assert_string_equal(imported_field(im, 1, "kategoria"), "kategoria 3:56 ?!\n");
}

static void test_numbers_and_depth(void **state)
{
    struct imported *im = *state;
    struct buf b = {0};

    read_said(
        im,
        "[{\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoria\":\"x\",\"ika_min\":1e999,"
        "\"paivitetty\":99999999999999999999999999,\"tarkeys\":12.0}]",
        "a.json: note: read as: JSON, UTF-8, a list of listings\n"
        "a.json:1:58: warning: age not understood: \"1e999\"; expected years from 0 to 120, such "
        "as 65 or 7–12\n"
        "a.json:1:77: warning: date not understood: \"99999999999999999999999999\" in "
        "paivitetty; expected a day such as 3.8.2020 or 2020-08-03\n"
        "a.json: note: read 1 listing, 1 with warnings\n");
    assert_string_equal(imported_field(im, 0, "tarkeys"), "tarkeys 12\n");
    assert_string_equal(imported_field(im, 0, "ika_min"), "");
    buf_puts(&b, "[{\"nimi\":\"A\",\"kunta\":\"Tampere\"},{\"nimi\":\"B\",\"x\":");
    for (unsigned i = 0; i < 100000; i++)
        buf_char(&b, '[');
    buf_puts(&b, "},{\"nimi\":\"C\",\"kunta\":\"Tampere\"}]");
    assert_true(imported_read(im, "a.json", buf_view(&b)));
    assert_non_null(strstr(said(&im->said), "record not usable: it is nested too deeply"));
    assert_int_equal(im->listings.n, 3);
    buf_release(&b);
}

/* ---- The service's own */

static void test_activities(void **state)
{
    struct imported *im = *state;

    assert_true(imported_tree(im, "samples/apu-on-lahella/activities.json"));
    assert_said(
        &im->said,
        "activities.json: note: read as: JSON, UTF-8, listings in \"items\"\n"
        "activities.json:83:39: style: personal e-mail address not printed: "
        "\"matti.meikalainen@muistojentalo.example\"; give an address of the office instead\n"
        "activities.json:83:39: style: personal e-mail address not printed: "
        "\"matti.meikalainen@muistojentalo.example\"; give an address of the office instead\n"
        "activities.json: note: read 5 listings\n"
        "activities.json: note: withheld for privacy: e-mail addresses of persons 2, names of "
        "persons 0; --verbose names them\n");
    assert_int_equal(im->listings.n, 5);
    assert_string_equal(imported_show(im, 0),
                        "tunniste 1001\n"
                        "nimi[fi] 14:22 Ruokakassit Hervannassa\n"
                        "nimi[sv] 20:22 Matkassar i Hervanta\n"
                        "tiivistelma[fi] 15:40 Ruokakassi viikoksi sitä tarvitsevalle.\n"
                        "tiivistelma[sv] 21:40 En kasse mat för en vecka.\n"
                        "kuvaus[fi] 16:29 Ota oma kassi mukaan.\n"
                        "• ei jonotusnumeroita\n"
                        "• ei tarvitse perustella\n"
                        "Sisäänkäynti pihan puolelta.\n"
                        "jarjestaja 6:67 Hervannan seurakunta\n"
                        "kategoria 24:20 ruoka-apu\n"
                        "ika_min 18\n"
                        "toimintatapa paikka\n"
                        "kunta Tampere\n"
                        "osoite 40:40 Insinöörinkatu 38\n"
                        "postinumero 40:75 33720\n"
                        "postitoimipaikka 40:92 Tampere\n"
                        "alkaa 2020-09-02\n"
                        "paattyy 2020-12-22\n"
                        "voimassa 2020-12-31\n"
                        "aukiolo 45:15 ti ja to klo 10–12\n"
                        "aukiolo 53:30 ei 6.12.2020\n"
                        "hinta 28:22 maksuton\n"
                        "ilmoittautuminen 17:45 Ei tarvitse ilmoittautua.\n"
                        "puhelin 30:50 +358401234567 <+358401234567> (diakoniatoimisto)\n"
                        "www 31:48 https://www.seurakunta.example/ruoka\n"
                        "kieli 25:21 fi\n"
                        "kieli 25:30 sv\n"
                        "kieli 25:36 ar\n"
                        "esteettomyys 3:5 pääsee pyörätuolilla, esteetön wc\n"
                        "paivitetty 2020-08-03\n");
    assert_string_equal(imported_field(im, 1, "osoite"), "osoite 89:60 Satakunnankatu 10\n");
    assert_string_equal(imported_field(im, 1, "kunta"), "kunta Tampere\n");
    assert_string_equal(imported_field(im, 1, "aukiolo"),
                        "aukiolo 90:24 ke klo 13–14.30, joka toinen viikko\n");
    assert_string_equal(imported_field(im, 1, "puhelin"),
                        "puhelin 82:39 03 123 4567 <+35831234567> [ma–to klo 9–11]\n");
    assert_string_equal(imported_field(im, 2, "tunniste"), "tunniste 1002/2\n");
    assert_string_equal(imported_field(im, 2, "kunta"), "kunta Pirkkala\n");
    assert_string_equal(imported_field(im, 2, "aukiolo"),
                        "aukiolo 95:24 kuukauden 1. ma klo 13–14.30\n");
    assert_true(im->listings.v[3].nationwide);
    assert_string_equal(imported_field(im, 3, "aukiolo"),
                        "aukiolo 116:53 joka päivä ympäri vuorokauden\n");
    assert_string_equal(imported_field(im, 4, "aukiolo"), "aukiolo 137:22 klo 15–19\n");
    assert_string_equal(imported_field(im, 4, "alkaa"), "alkaa 2020-10-17\n");
    assert_string_equal(imported_field(im, 4, "toimintatapa"), "toimintatapa paikka verkko\n");
}

#define ACTIVITY(traits)                                                                           \
    "[{\"_key\":\"1\",\"status\":\"published\",\"traits\":{\"translations\":{\"fi\":{\"name\":"    \
    "\"A\"}},\"theme\":[\"x\"],\"region\":[\"city/FI/Tampere\"]," traits "}}]"

static void test_age_bands(void **state)
{
    static const struct {
        const char *bands, *ages;
    } cases[] = {
        {"\"ageGroup/range:65-99\"", "ika_min 65\n"},
        {"\"ageGroup/range:0-1\",\"ageGroup/range:2-6\"", "ika_max 6\n"},
        {"\"ageGroup/range:13-17\",\"ageGroup/range:7-12\"", "ika_min 7\nika_max 17\n"},
        {"\"ageGroup/range:0-1\",\"ageGroup/range:65-99\"", ""}, /* a gap: for both */
        {"\"ageGroup/range:0-1\",\"ageGroup/range:2-6\",\"ageGroup/range:7-12\","
         "\"ageGroup/range:13-17\",\"ageGroup/range:18-29\",\"ageGroup/range:30-64\","
         "\"ageGroup/range:65-99\"",
         ""},
        {"\"gender/gender\"", ""},
    };
    struct imported *im = *state;
    char text[1000], ages[100];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(text, sizeof text, ACTIVITY("\"demographic\":[%s]"), cases[i].bands);
        imported_release(im);
        imported_init(im);
        assert_true(imported_read(im, "a.json", str_from(text)));
        snprintf(ages, sizeof ages, "%s%s", imported_field(im, 0, "ika_min"), "");
        strncat(ages, imported_field(im, 0, "ika_max"), 50);
        assert_string_equal(ages, cases[i].ages);
    }
}

/* ---- Times that come back */

static void test_recur(void **state)
{
    static const struct {
        struct recur row;
        const char *text;
    } cases[] = {
        {{.days = 0x1F, .from = 9 * 60, .to = 17 * 60}, "ma–pe klo 9–17"},
        {{.days = 0x03, .from = 570, .to = 660}, "ma ja ti klo 9.30–11"},
        {{.days = 0x15, .from = 600, .to = RECUR_NO_TIME}, "ma, ke ja pe klo 10"},
        {{.days = 0x6E, .from = 600, .to = 720}, "ti–to, la ja su klo 10–12"},
        {{.days = 0x02, .from = 600, .to = 720, .every = 2}, "ti klo 10–12, joka toinen viikko"},
        {{.days = 0x02, .from = 600, .to = 720, .every = 3}, "ti klo 10–12, joka 3. viikko"},
        {{.days = 0x01, .from = 1020, .to = RECUR_NO_TIME, .nth = 1}, "kuukauden 1. ma klo 17"},
        {{.days = 0x10, .from = 1020, .to = 1080, .nth = RECUR_LAST},
         "kuukauden viimeinen pe klo 17–18"},
        {{.days = 0x7F, .from = 480, .to = 1320}, "joka päivä klo 8–22"},
        {{.days = 0x7F, .from = 0, .to = 1440}, "joka päivä ympäri vuorokauden"},
        {{.days = 0x20, .from = 1200, .to = 0}, "la klo 20–24"},
        {{.from = RECUR_NO_TIME, .to = RECUR_NO_TIME}, ""},
    };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(recur_text(&a, &cases[i].row), cases[i].text);
    arena_release(&a);
}

static void test_clocks_and_weekdays(void **state)
{
    (void)state;
    assert_int_equal(recur_clock(STR("08:00")), 480);
    assert_int_equal(recur_clock(STR("8")), 480);
    assert_int_equal(recur_clock(STR("9.30")), 570);
    assert_int_equal(recur_clock(STR("4:00 PM")), 960);
    assert_int_equal(recur_clock(STR("3pm")), 900);
    assert_int_equal(recur_clock(STR("12 a.m.")), 0);
    assert_int_equal(recur_clock(STR("12pm")), 720);
    assert_int_equal(recur_clock(STR("18:00:00+03:00")), 1080);
    assert_int_equal(recur_clock(STR("24:00")), 1440);
    assert_int_equal(recur_clock(STR("25:00")), RECUR_NO_TIME);
    assert_int_equal(recur_clock(STR("noon")), RECUR_NO_TIME);
    assert_int_equal(recur_clock(STR("")), RECUR_NO_TIME);
    assert_int_equal(recur_weekday(STR("1")), 0);
    assert_int_equal(recur_weekday(STR("Sunday")), 6);
    assert_int_equal(recur_weekday(STR("lördag")), 5);
    assert_int_equal(recur_weekday(STR("TH")), 3);
    assert_int_equal(recur_weekday(STR("keskiviikkoisin")), 2);
    assert_int_equal(recur_weekday(STR("8")), -1);
    assert_int_equal(recur_weekday(STR("")), -1);
}

/* A phone is none when its type is fax, whatever its role; what is both is one. */
static void test_fax(void **state)
{
    struct imported *im = *state;

    read_said(im,
              "[{\"nimi\":\"A\",\"kunta\":\"Tampere\",\"kategoriat\":\"x\",\"puhelimet\":[\n"
              "{\"number\":\"03 123 4567\",\"type\":\"voice\"},\n"
              "{\"number\":\"03 123 4568\",\"type\":\"Fax\"},\n"
              "{\"number\":\"03 123 4569\",\"role\":\"toimisto\",\"type\":\"fax\"},\n"
              "{\"number\":\"03 123 4570\",\"type\":\"puhelin ja faksi\"}]}]",
              "a.json: note: read as: JSON, UTF-8, a list of listings\n"
              "a.json:3:12: style: fax number not printed: \"03 123 4568\" in puhelin\n"
              "a.json:4:12: style: fax number not printed: \"03 123 4569\" in puhelin\n"
              "a.json: note: read 1 listing\n");
    assert_string_equal(imported_field(im, 0, "puhelin"),
                        "puhelin 2:12 03 123 4567 <+35831234567>\n"
                        "puhelin 5:12 03 123 4570 <+35831234570>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fax, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_containers, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_no_listings, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_flat, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_places_behind_escapes, imported_setup,
                                        imported_teardown),
        cmocka_unit_test_setup_teardown(test_goes_on, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_broken_in_a_row, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_values_of_others, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_objects_about_others, imported_setup,
                                        imported_teardown),
        cmocka_unit_test_setup_teardown(test_hours_in_parts, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_envelopes, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_nearly_json, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_services_of_organizations, imported_setup,
                                        imported_teardown),
        cmocka_unit_test_setup_teardown(test_numbers_and_depth, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_activities, imported_setup, imported_teardown),
        cmocka_unit_test_setup_teardown(test_age_bands, imported_setup, imported_teardown),
        cmocka_unit_test(test_recur),
        cmocka_unit_test(test_clocks_and_weekdays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
