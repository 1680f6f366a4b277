/* WordPress exports, RSS and Atom: written as their programs write them. */
#include "unit.h"

#include <string.h>

#include "import/xml/wordpress.h"
#include "imported.h"

#define WXR                                                                                        \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"                                                \
    "<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" "             \
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "                                  \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">" \
    "\n<channel><title>Palvelut</title><language>sv-SE</language><wp:wxr_version>1.2"              \
    "</wp:wxr_version>\n<wp:category><wp:cat_name><![CDATA[Ruoka-apu]]></wp:cat_name>"             \
    "</wp:category>\n"
#define END "</channel></rss>\n"
#define META(key, value)                                                                           \
    "<wp:postmeta><wp:meta_key><![CDATA[" key "]]></wp:meta_key><wp:meta_value><![CDATA[" value    \
    "]]></wp:meta_value></wp:postmeta>\n"
#define POST(id, type, status)                                                                     \
    "<wp:post_id>" id "</wp:post_id><wp:post_type><![CDATA[" type                                  \
    "]]></wp:post_type><wp:status><![CDATA[" status "]]></wp:status>\n"

static void test_wordpress(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.xml",
        STR(WXR
            "<item><title>Ruokakassit &amp; muuta</title><link>https://esimerkki.fi/ruoka/</link>\n"
            "<pubDate>Mon, 03 Aug 2020 10:00:00 +0000</pubDate><dc:creator>admin</dc:creator>\n"
            "<guid "
            "isPermaLink=\"false\">https://esimerkki.fi/?p=7</guid><description></description>\n"
            "<content:encoded><![CDATA[<!-- wp:paragraph -->\n<p>Kassi <b>kotiin</b>.</p>\n"
            "[gallery ids=\"1,2\"]<ul><li>Maksuton</li></ul>]]></content:encoded>\n"
            "<excerpt:encoded><![CDATA[Ruokaa niille.]]></excerpt:encoded>\n" POST(
                "7", "palvelu",
                "publish") "<wp:post_modified>2020-08-20 09:00:00</wp:post_modified>\n"
                           "<category domain=\"category\" "
                           "nicename=\"r\"><![CDATA[Ruoka-apu]]></category>\n"
                           "<category domain=\"category\" "
                           "nicename=\"t\"><![CDATA[Tampere]]></category>\n"
                           "<category domain=\"category\" nicename=\"l\"><![CDATA[Lapset, "
                           "nuoret]]></category>\n"
                           "<category domain=\"palvelun_kohderyhma\" "
                           "nicename=\"i\">Ikääntyneet</category>\n"
                           "<category domain=\"language\" nicename=\"fi\">Suomi</category>\n"
                           "<category domain=\"vari\" nicename=\"x\">Sininen</category>\n"
                           "<category domain=\"post_format\" nicename=\"x\">Aside</category>\n"
                           "<category domain=\"category\" "
                           "nicename=\"uncategorized\">Yleinen</category>\n" META(
                               "_edit_lock",
                               "1597:1") META("puhelin",
                                              "040 123 4567") META("_puhelin",
                                                                   "field_5f3") META("kunnat",
                                                                                     "a:2:{i:0;s:5:"
                                                                                     "\"Nokia\";i:"
                                                                                     "1;s:9:"
                                                                                     "\"Pälkäne\";"
                                                                                     "}")
                               META("rivit", "3") META(
                                   "_EventStartDate",
                                   "2020-09-01 18:00:00") "</item>\n"
                                                          "<item><title>Kuva</title>" POST(
                                                              "8", "attachment",
                                                              "inherit") "</item>\n"
                                                                         "<item><title>Meistä</"
                                                                         "title>" POST(
                                                                             "9", "page",
                                                                             "publish") "</item>\n"
                                                                                        "<item><"
                                                                                        "title>"
                                                                                        "Toinen "
                                                                                        "kuva</"
                                                                                        "title"
                                                                                        ">" POST(
                                                                                            "10",
                                                                                            "attach"
                                                                                            "ment",
                                                                                            "inheri"
                                                                                            "t") "<"
                                                                                                 "/"
                                                                                                 "i"
                                                                                                 "t"
                                                                                                 "e"
                                                                                                 "m"
                                                                                                 ">"
                                                                                                 "\n"
                                                                                                 "<"
                                                                                                 "i"
                                                                                                 "t"
                                                                                                 "e"
                                                                                                 "m"
                                                                                                 ">"
                                                                                                 "<"
                                                                                                 "t"
                                                                                                 "i"
                                                                                                 "t"
                                                                                                 "l"
                                                                                                 "e"
                                                                                                 ">"
                                                                                                 "R"
                                                                                                 "o"
                                                                                                 "s"
                                                                                                 "k"
                                                                                                 "a"
                                                                                                 "<"
                                                                                                 "/"
                                                                                                 "t"
                                                                                                 "i"
                                                                                                 "t"
                                                                                                 "l"
                                                                                                 "e"
                                                                                                 ">" POST(
                                                                                                     "11",
                                                                                                     "palvelu",
                                                                                                     "trash") "</item>\n"
                                                                                                              "<item><title>Kesken</title><content:encoded><![CDATA[Eka <b>rivi</b>\nsama\n\nToka"
                                                                                                              "]]></content:encoded>" POST(
                                                                                                                  "12",
                                                                                                                  "post",
                                                                                                                  "draft") "<category domain=\"post_tag\" nicename=\"t\"><![CDATA[Koko maa]]></category></item>\n" END)));
    assert_int_equal(im->listings.n, 2);
    assert_string_equal(imported_show(im, 0), "tunniste 7\n"
                                              "nimi[fi] 5:14 Ruokakassit & muuta\n"
                                              "tiivistelma[fi] 11:27 Ruokaa niille.\n"
                                              "kuvaus[fi] 8:27 Kassi kotiin.\n• Maksuton\n"
                                              "kategoria 14:51 Ruoka-apu\n"
                                              "kategoria 16:51 Lapset, nuoret\n"
                                              "kohderyhma 17:53 Ikääntyneet\n"
                                              "kunta Tampere\nkunta Nokia\nkunta Pälkäne\n"
                                              "alkaa 2020-09-01\n"
                                              "puhelin 23:84 040 123 4567 <+358401234567>\n"
                                              "www 5:51 https://esimerkki.fi/ruoka/\n"
                                              "paivitetty 2020-08-20\n");
    assert_string_equal(imported_show(im, 1), "tunniste 12\n"
                                              "nimi[sv] 37:14 Kesken\n"
                                              "kuvaus[sv] 37:54 Eka rivi sama\nToka\n"
                                              "tila luonnos\nvaltakunnallinen\n");
    assert_said(&im->said,
                "a.xml: note: read as: WordPress export, UTF-8\n"
                "a.xml:37:1: warning: no category: fill in kategoriat for \"Kesken\"\n"
                "a.xml:19:38: warning: unknown column or element, left out: \"vari\"; esite list "
                "fields shows those that are known\n"
                "a.xml:26:82: warning: unknown column or element, left out: \"rivit\"; esite list "
                "fields shows those that are known\n"
                "a.xml: note: no listings in it, left out: attachment 2, page 1, trash 1\n"
                "a.xml: note: read 2 listings, 1 with warnings\n");
}

/* A field map names a kind of posts, keys, taxonomies and elements. */
static void test_wordpress_by_map(void **state)
{
    struct imported *im = *state;
    struct arena a;

    arena_init(&a);
    tempdata_new();
    im->options.fields = import_load_fields(
        &a,
        tempdata_put(&a, "map.xml",
                     STR("<fields record=\"page\"><field name=\"puhelin\" from=\"postmeta/_tel\"/>"
                         "<field name=\"kategoriat\" from=\"category/vari\"/>"
                         "<field name=\"kunnat\" value=\"Nokia\"/>"
                         "<ignore from=\"content:encoded\"/></fields>")),
        &im->said.diag);
    tempdata_remove();
    assert_non_null(im->options.fields);
    assert_true(imported_read(
        im, "a.xml",
        STR(WXR
            "<item><title>Sivu</title><content:encoded>x</content:encoded>" POST("1", "page", "publish") "<category domain=\"vari\">Sininen</category>" META(
                "_tel",
                "03 123 4567") "</item><item><title>Uutinen</title>" POST("2", "post",
                                                                          "publish") "</"
                                                                                     "item>" END)));
    assert_string_equal(imported_show(im, 0), "tunniste 1\n"
                                              "nimi[sv] 5:14 Sivu\n"
                                              "kategoria 6:25 Sininen\n"
                                              "kunta Nokia\n"
                                              "puhelin 6:123 03 123 4567 <+35831234567>\n");
    assert_non_null(strstr(said(&im->said), "left out: post 1\n"));
    arena_release(&a);
}

static void test_rss(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.rss",
        STR("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
            "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            "xmlns:x=\"https://esimerkki.fi/ns\">\n<channel><title>Kanava</title>\n"
            "<atom:link href=\"https://esimerkki.fi/feed\" rel=\"self\"/>\n"
            "<item><title>A</title><guid>a-1</guid><description>&lt;p&gt;Vain kuvaus.&lt;/p&gt;"
            "</description><category domain=\"https://esimerkki.fi/aiheet\">Pirkkala</category>"
            "<pubDate>Mon, 03 Aug 2020 22:30:00 GMT</pubDate><x:puhelin>03 123 4567</x:puhelin>"
            "<author>maija@esimerkki.fi (Maija)</author></item>\n"
            "<item><title>B</title><description>Lyhyt</description><content:encoded>Pitkä"
            "</content:encoded><category>Pirkkala</category></item></channel></rss>")));
    assert_string_equal(imported_show(im, 0), "tunniste a-1\n"
                                              "nimi[fi] 4:14 A\n"
                                              "kuvaus[fi] 4:55 Vain kuvaus.\n"
                                              "kunta Pirkkala\n"
                                              "puhelin 4:222 03 123 4567 <+35831234567>\n"
                                              "paivitetty 2020-08-04\n");
    assert_string_equal(imported_field(im, 1, "tiivistelma"), "tiivistelma[fi] 5:36 Lyhyt\n");
    assert_string_equal(imported_field(im, 1, "kuvaus"), "kuvaus[fi] 5:72 Pitkä\n");
    assert_non_null(strstr(said(&im->said), "a.rss: note: read as: RSS feed, UTF-8\n"));
}

static void test_rss_1(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.rdf",
        STR("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
            "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
            "<channel rdf:about=\"x\"><title>Kanava</title></channel>\n"
            "<item rdf:about=\"https://esimerkki.fi/a\"><title>A</title>"
            "<link>https://esimerkki.fi/a</link><dc:date>2020-08-03</dc:date>"
            "<dc:subject>Nokia</dc:subject><dc:subject>Mieli</dc:subject></item></rdf:RDF>")));
    assert_string_equal(strchr(imported_show(im, 0), '\n') + 1, "nimi[fi] 3:49 A\n"
                                                                "kategoria 3:164 Mieli\n"
                                                                "kunta Nokia\n"
                                                                "www 3:64 https://esimerkki.fi/a\n"
                                                                "paivitetty 2020-08-03\n");
}

static void test_atom(void **state)
{
    struct imported *im = *state;

    assert_true(imported_read(
        im, "a.atom",
        STR("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Feed</title>\n"
            "<entry><id>tag:x,2020:1</id><title type=\"html\">A &amp;amp; B</title>\n"
            "<link rel=\"edit\" href=\"https://esimerkki.fi/edit\"/>"
            "<link href=\"https://esimerkki.fi/a\"/><published>2020-08-01T00:00:00Z</published>"
            "<updated>2020-08-03T22:30:00Z</updated><author><name>Maija</name></author>"
            "<category term=\"t1\" label=\"Nokia\"/><category term=\"Mieli\"/>\n"
            "<summary>Short</summary><content type=\"xhtml\"><div><p>One <b>two</b></p><p>Three"
            "</p></div></content></entry></feed>")));
    assert_string_equal(imported_show(im, 0), "tunniste tag:x,2020:1\n"
                                              "nimi[en] 2:48 A & B\n"
                                              "tiivistelma[en] 4:10 Short\n"
                                              "kuvaus[en] 4:55 One two\nThree\n"
                                              "kategoria 3:0 Mieli\n"
                                              "kunta Nokia\n"
                                              "www 3:0 https://esimerkki.fi/a\n"
                                              "paivitetty 2020-08-04\n");
    assert_non_null(strstr(said(&im->said), "a.atom: note: read as: Atom feed, UTF-8\n"));
}

/* ---- WordPress's own */

static void check_content(const char *s, const char *shown)
{
    struct buf b = {0};

    buf_puts(&b, "");
    wordpress_content(&b, str_from(s));
    assert_string_equal(b.s, shown);
    buf_release(&b);
}

static void test_content(void **state)
{
    (void)state;
    check_content("[caption id=\"a\" width=\"3\"]<img/> Kuva[/caption]", "<img/> Kuva");
    check_content("[vc_row][vc_column]x[/vc_column][/vc_row]", "x");
    check_content("[tarkista aika] [?] [gallery] [", "[tarkista aika] [?]  [");
    check_content("a <b>b</b>\n \nc\nd", "a <b>b</b>\n<p>c\nd");
    check_content("<p>a\n\nb</p>", "<p>a\n\nb</p>");
    check_content("a\n\nb", "a\n\nb"); /* plain text has its own way */
}

static void append(void *user, struct str text)
{
    buf_printf(user, "<%.*s>", STR_ARG(text));
}

static void check_serialized(const char *s, bool is, const char *texts)
{
    struct buf b = {0};

    buf_puts(&b, "");
    assert_int_equal(wordpress_unserialize(str_from(s), append, &b), is);
    assert_string_equal(b.s, texts);
    buf_release(&b);
}

static void test_serialized(void **state)
{
    (void)state;
    check_serialized("Tampere", false, "");
    check_serialized("a:0:{}", true, "");
    check_serialized("a:2:{i:0;s:7:\"Tampere\";i:1;s:3:\"a;}\";}", true, "<Tampere><a;}>");
    check_serialized("a:1:{s:3:\"key\";s:1:\"v\";}", true, "<v>");
    check_serialized("a:1:{i:0;s:900:\"x\";}", true, ""); /* damaged */
    check_serialized("a:1:{i:0;s:4294967295:\"x\";}", true, "");
    check_serialized("a:1:{i:0;b:1;i:1;s:1:\"x\";}", true, "<x>");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, imported_setup, imported_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_wordpress),
        TEST(test_wordpress_by_map),
        TEST(test_rss),
        TEST(test_rss_1),
        TEST(test_atom),
        cmocka_unit_test(test_content),
        cmocka_unit_test(test_serialized),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
