/* Web and e-mail addresses. */
#include "unit.h"

#include "tell/text/links.h"

static void test_web(void **state)
{
    static const struct {
        const char *url, *href, *text;
    } cases[] = {
        {"https://lähellä.fi", "https://xn--lhell-grae.fi", "lähellä.fi"},
        {"https://lähellä.fi/", "https://xn--lhell-grae.fi/", "lähellä.fi"},
        {"https://LÄHELLÄ.fi/Apua", "https://xn--lhell-grae.fi/Apua", "lähellä.fi/Apua"},
        {"https://xn--lhell-grae.fi", "https://xn--lhell-grae.fi", "lähellä.fi"},
        {"http://www.tampere.fi/ruoka/", "http://www.tampere.fi/ruoka/", "www.tampere.fi/ruoka"},
        {"HTTPS://Tampere.FI", "https://tampere.fi", "tampere.fi"},
        {"tampere.fi", "https://tampere.fi", "tampere.fi"},
        {" www.tampere.fi ", "https://www.tampere.fi", "www.tampere.fi"},
        {"https://x.example:8080/a", "https://x.example:8080/a", "x.example:8080/a"},
        {"https://x.example/työ/äiti?q=ä b#ö",
         "https://x.example/ty%C3%B6/%C3%A4iti?q=%C3%A4%20b#%C3%B6", "x.example/työ/äiti?q=ä b#ö"},
        {"https://x.example/ty%C3%B6", "https://x.example/ty%C3%B6", "x.example/työ"},
        {"https://x.example/a%20b%2Fc", "https://x.example/a%20b%2Fc", "x.example/a%20b%2Fc"},
        {"https://x.example/%C3", "https://x.example/%C3", "x.example/%C3"},
        {"https://x.example/%E4%F6", "https://x.example/%E4%F6", "x.example/%E4%F6"},
        {"https://x.example/100%", "https://x.example/100%25", "x.example/100%"},
        {"https://x.example/%C2%A0", "https://x.example/%C2%A0", "x.example/%C2%A0"},
        {"https://x.example/<\">", "https://x.example/%3C%22%3E", "x.example/<\">"},
        {"https://пример.example/", "https://xn--e1afmkfd.example/", "пример.example"},
    };
    struct links l = {0};
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct web_link link = {STR_NONE, STR_NONE};

        assert_true(links_web(&l, &a, str_from(cases[i].url), &link));
        assert_str(link.href, cases[i].href);
        assert_str(link.text, cases[i].text);
    }
    links_release(&l);
    arena_release(&a);
}

static void test_refused(void **state)
{
    static const char *const urls[] = {
        "",
        "javascript:alert(1)",
        "javascript://x.example/%0aalert(1)",
        "file:///etc/passwd",
        "ftp://x.example",
        "mailto:a@x.example",
        "https://",
        "https:///apua",
        "https://localhost",
        "https://a..example",
        "https://user:secret@x.example",
        "https://x.example:port",
        "https://x y.example",
        "https://x_\xC3\xA4.example",
        "https://-ä-.example",
        "https://a\xC3\xA4\xFF.example",
    };
    struct links l = {0};
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct web_link link;

        if (links_web(&l, &a, str_from(urls[i]), &link))
            fail_msg("%s became %.*s", urls[i], STR_ARG(link.href));
    }
    links_release(&l);
    arena_release(&a);
}

static void test_icu_only_when_needed(void **state)
{
    struct links l = {0};
    struct web_link link;
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(links_web(&l, &a, STR("https://tampere.fi/ä"), &link));
    assert_null(l.idna);
    assert_true(links_web(&l, &a, STR("https://lähellä.fi"), &link));
    assert_non_null(l.idna);
    links_release(&l);
    assert_null(l.idna);
    arena_release(&a);
}

static void test_mail(void **state)
{
    struct links l = {0};
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_str(links_mail(&l, &a, STR("apu@koti.example")), "mailto:apu@koti.example");
    assert_str(links_mail(&l, &a, STR("Apu@Lähellä.fi")), "mailto:Apu@xn--lhell-grae.fi");
    assert_str(links_mail(&l, &a, STR("a?b&c@koti.example")), "mailto:a%3Fb%26c@koti.example");
    assert_str(links_mail(&l, &a, STR("äiti@koti.example")), "mailto:%C3%A4iti@koti.example");
    assert_null(links_mail(&l, &a, STR("koti.example")).s);
    assert_null(links_mail(&l, &a, STR("@koti.example")).s);
    assert_null(links_mail(&l, &a, STR("a@b@koti.example")).s);
    assert_null(links_mail(&l, &a, STR("a@koti")).s);
    links_release(&l);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_web),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_icu_only_when_needed),
        cmocka_unit_test(test_mail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
