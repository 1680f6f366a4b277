/* HTML and plain text become paragraphs and items. */
#include "unit.h"

#include <string.h>

#include "import/text/html.h"

static void check(const char *html, const char *text)
{
    struct buf out = {0};

    buf_puts(&out, "");
    html_to_text(&out, str_from(html));
    assert_string_equal(out.s, text);
    buf_release(&out);
}

static void check_plain(const char *plain, const char *text)
{
    struct buf out = {0};

    buf_puts(&out, "");
    html_plain_to_text(&out, str_from(plain));
    assert_string_equal(out.s, text);
    buf_release(&out);
}

static void test_paragraphs(void **state)
{
    (void)state;
    check("<p>Yksi</p><p>Kaksi</p>", "Yksi\nKaksi");
    check("<p>Yksi<p>Kaksi", "Yksi\nKaksi");
    check("Yksi<br>Kaksi<br/>Kolme<BR />Neljä", "Yksi\nKaksi\nKolme\nNeljä");
    check("<p></p><p> </p><p>&nbsp;</p><p>Yksi</p><p></p><div><br></div>", "Yksi");
    check("<div><h2>Otsikko</h2>Teksti</div>", "Otsikko\nTeksti");
    check("<p>Yksi\n   kaksi\t kolme</p>", "Yksi kaksi kolme");
    check("a<b>b</b>c <i> d </i> e", "abc d e");
    check("<p>\u00A0</p><p>Yksi</p><p>\u00A0 \u00A0</p><p>Kaksi", "Yksi\nKaksi");
    check("\v<p>Yksi\f\vkaksi</p>&#11;", "Yksi kaksi");
    check("<table><tr><th>Ma</th><td>9–10</td></tr><tr><td>Ti</td></tr></table>", "Ma 9–10\nTi");
}

static void test_lists(void **state)
{
    (void)state;
    check("Tuo:<ul><li>muki</li><li>mieli</li></ul>Tervetuloa",
          "Tuo:\n• muki\n• mieli\nTervetuloa");
    check("<ol><li><p>ensin</p></li><li>sitten</ol>", "• ensin\n• sitten");
    check("<ul><li>ulko<ul><li>sisä</li><li></li></ul></li><li>toinen</li></ul>",
          "• ulko\n• sisä\n• toinen");
    check("<ul><li></li></ul><p>Teksti</p>", "Teksti");
    check("<ul><li> <b>a</b> b", "• a b");
}

/* As word processors and editors paste it. */
static void test_pasted(void **state)
{
    (void)state;
    check("<table><tr><td><p>Ti</p></td><td><p>10–11</p></td></tr><tr><td><p>Ke</p></td><td></td>"
          "</tr></table>Loppu",
          "Ti 10–11\nKe\nLoppu");
    check("<table><tr><td></td><td>a</td></tr><tr><td></td><td><p>b</p><p>c</p></td></tr></table>",
          "a\nb\nc");
    check("x<table><tr><td><ul><li>a</li><li>b</li></ul></td><td>c</td></tr></table>",
          "x\n• a\n• b c");
    check("a<o:p></o:p><!--[if gte mso 9]><xml>x</xml><![endif]-->b <st1:place w:st=\"on\">c"
          "</st1:place>",
          "ab c");
    check("a <o:> b <z:p> c", "a <o:> b <z:p> c");
    check("<p>Tuo:</p><p>- muki<br>- mieli</p><p>* kassi</p>", "Tuo:\n• muki\n• mieli\n• kassi");
    check("<p>&bull; muki<br>&middot; mieli</p>", "• muki\n• mieli");
    check("<p>-</p><p>a - b</p><p>-5 °C</p>", "-\na - b\n-5 °C");
    check("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "• a\n• b\n• c");
    check("<p>a<b>b<i>c</b>d</i></p></div></p>e", "abcd\ne");
    check("<dl><dt>Ma</dt><dd>9–10</dd></dl>", "Ma\n9–10");
    check("<form>a<button>Lähetä</button><input value='x'></form>b", "a\nb");
}

/* Long, and with an empty paragraph between all others. */
static void test_long(void **state)
{
    struct buf html = {0}, expected = {0};

    (void)state;
    for (unsigned i = 0; html.n < 3500; i++) {
        buf_printf(&html, "<p>&nbsp;</p><div><p>Kappale %u</p><ul><li>kohta<ul><li></li></ul></ul>",
                   i);
        buf_printf(&expected, "%sKappale %u\n• kohta", i ? "\n" : "", i);
    }
    check(html.s, expected.s);
    buf_release(&html);
    buf_release(&expected);
}

static void test_references(void **state)
{
    (void)state;
    check("R&amp;D &lt;x&gt; &quot;y&quot; &apos;z&apos;", "R&D <x> \"y\" 'z'");
    check("mit&auml;&auml;n &#8211; &#x20AC; &euro;", "mitään – € €");
    check("&#150;&#128;", "–€"); /* Windows-1252 by number, as browsers read it */
    check("a&nbsp;&nbsp;b", "a b");
    check("&foo; &amp &; & &#; &#x; &#xZ; AT&T", "&foo; &amp &; & &#; &#x; &#xZ; AT&T");
    check("&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD");
    check("https://x.fi/?a=1&copy=2", "https://x.fi/?a=1&copy=2");
}

static void test_dropped(void **state)
{
    (void)state;
    check("<script>if (a<b) x('</p>')</script>Yksi<style>p{}</style>", "Yksi");
    check("a<!-- <p>b</p> -->c", "ac");
    check("<?xml version='1.0'?><!DOCTYPE html>a<![CDATA[b]]>c", "abc");
    check("a<script>b", "a");
    check("<img src=x onerror=alert(1)>a<iframe src='x'>b</iframe>c", "ac");
    check("<a href=\"javascript:alert(1)\" title=\"a > b\">teksti</a>", "teksti");
}

static void test_what_is_no_tag_stays(void **state)
{
    (void)state;
    check("a < b, 1<2 ja <3", "a < b, 1<2 ja <3");
    check("<info@kirjasto.example>", "<info@kirjasto.example>");
    check("<Tampere> <p", "<Tampere> <p");
    check("<!-- ei loppua", "ei loppua");
    check("<p title='ei loppua>a</p>b", "a\nb");
    check("", "");
    check("   ", "");
}

static void test_is_html(void **state)
{
    (void)state;
    assert_true(html_is(STR("a <br> b")));
    assert_true(html_is(STR("a &amp; b")));
    assert_true(html_is(STR("a <!-- b")));
    assert_true(html_is(STR("&#228;")));
    assert_false(html_is(STR("a < b & c <info@x.fi> AT&T")));
    assert_false(html_is(STR("")));
}

static void test_text_with_inline_tags_only(void **state)
{
    (void)state;
    /* As WordPress stores it: blank lines are paragraphs where no tag makes them. */
    check("<strong>Yksi</strong>\n\nKaksi\nkolme", "Yksi\nKaksi kolme");
    check("<p>Yksi\n\nkaksi</p>", "Yksi kaksi");
}

static void test_plain(void **state)
{
    (void)state;
    check_plain("Yksi.\n\nKaksi.\n\n\nKolme.", "Yksi.\nKaksi.\nKolme.");
    check_plain("Yksi.\r\nKaksi.\rKolme.", "Yksi.\nKaksi.\nKolme.");
    check_plain("Ma klo 9–10\nTi klo 10–11", "Ma klo 9–10\nTi klo 10–11");
    check_plain("Apua kaikille, jotka\ntarvitsevat sitä.",
                "Apua kaikille, jotka tarvitsevat sitä.");
    check_plain("\n      Teksti on jaettu\n      Usealle riville.\n    ",
                "Teksti on jaettu Usealle riville.");
    check_plain(
        "Tuo mukaan oma kassi, sillä meillä ei ole niitä kaikille, ja\nTampereella satelee.",
        "Tuo mukaan oma kassi, sillä meillä ei ole niitä kaikille, ja Tampereella satelee.");
    check_plain("Tuo:\n- muki\n* lautanen\n• mieli\nTervetuloa",
                "Tuo:\n• muki\n• lautanen\n• mieli\nTervetuloa");
    check_plain("a & b < c &amp; d", "a & b < c &amp; d");
    check_plain("", "");
    check_plain("\n\n", "");
    check_plain("-", "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_pasted),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_what_is_no_tag_stays),
        cmocka_unit_test(test_is_html),
        cmocka_unit_test(test_text_with_inline_tags_only),
        cmocka_unit_test(test_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
