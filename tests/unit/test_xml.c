/* XML: every event at its exact line and column, malformed files told with the mend, nothing
 * foreign loaded. */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "config/xml.h"

struct trace {
    struct diag d;
    struct buf events, messages;
    unsigned stop_at; /* depth at which `start` refuses; 0: never */
};

static bool trace_start(void *user, const struct xml_element *e)
{
    struct trace *t = user;

    buf_printf(&t->events, "%u:%u <%.*s", e->at.line, e->at.col, STR_ARG(e->name));
    for (size_t i = 0; i < e->n; i++)
        buf_printf(&t->events, " %.*s=%.*s", STR_ARG(e->attributes[i].name),
                   STR_ARG(e->attributes[i].value));
    buf_puts(&t->events, ">\n");
    return e->depth != t->stop_at;
}

static void trace_text(void *user, struct str s, struct loc at)
{
    struct trace *t = user;

    if (str_trim(s).n)
        buf_printf(&t->events, "%u:%u %.*s\n", at.line, at.col, STR_ARG(str_trim(s)));
}

static bool trace_end(void *user, struct str name, struct loc at)
{
    struct trace *t = user;

    buf_printf(&t->events, "%u:%u </%.*s>\n", at.line, at.col, STR_ARG(name));
    return true;
}

static void hear(void *user, enum diag_code code, struct loc at, struct str text)
{
    struct trace *t = user;

    (void)code;
    buf_printf(&t->messages, "%s:%u:%u: %.*s\n", at.file, at.line, at.col, STR_ARG(text));
}

static bool parse(struct trace *t, struct str xml, const struct xml_limits *limits)
{
    const struct xml_handler handler = {trace_start, trace_text, trace_end, t};

    buf_clear(&t->events);
    buf_clear(&t->messages);
    buf_puts(&t->events, "");
    buf_puts(&t->messages, "");
    diag_init(&t->d, NULL);
    t->d.sink = hear;
    t->d.user = t;
    return xml_parse(xml, "x.xml", limits, &handler, DIAG_BAD_INPUT, &t->d);
}

static int setup(void **state)
{
    *state = calloc(1, sizeof(struct trace));
    return 0;
}

static int teardown(void **state)
{
    struct trace *t = *state;

    buf_release(&t->events);
    buf_release(&t->messages);
    free(t);
    return 0;
}

static void check_events(struct trace *t, const char *xml, const char *events)
{
    assert_true(parse(t, str_from(xml), &XML_LIMITS));
    assert_string_equal(t->messages.s, "");
    assert_string_equal(t->events.s, events);
}

static void check_refused(struct trace *t, const char *xml, const char *message)
{
    assert_false(parse(t, str_from(xml), &XML_LIMITS));
    assert_string_equal(t->messages.s, message);
}

static void test_places(void **state)
{
    check_events(*state,
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<!-- ä comment -->\n"
                 "<ilmoitukset>\n"
                 "  <ilmoitus tunniste=\"a-1\"\n"
                 "            tila='julkaistu'>\n"
                 "    <nimi xml:lang=\"sv\">Hjälp å</nimi><nimi>Äiti</nimi>\n"
                 "    <tyhjä/>\n"
                 "  </ilmoitus>\n"
                 "</ilmoitukset>\n",
                 "3:1 <ilmoitukset>\n"
                 "4:3 <ilmoitus tunniste=a-1 tila=julkaistu>\n"
                 "6:5 <nimi lang=sv>\n"
                 "6:25 Hj\n"
                 "6:27 älp å\n"
                 "6:32 </nimi>\n"
                 "6:39 <nimi>\n"
                 "6:45 Äiti\n"
                 "6:49 </nimi>\n"
                 "7:5 <tyhjä>\n"
                 "7:5 </tyhjä>\n"
                 "8:3 </ilmoitus>\n"
                 "9:1 </ilmoitukset>\n");
}

static void test_places_of_text(void **state)
{
    check_events(*state, "<a>ä &amp; b &#228;<!-- x -->c<![CDATA[<p>d]]>e<?pi f?>g</a>",
                 "1:1 <a>\n"
                 "1:4 ä\n"
                 "1:6 &\n"
                 "1:11 b\n"
                 "1:14 ä\n"
                 "1:30 c\n"
                 "1:40 <p>d\n"
                 "1:47 e\n"
                 "1:56 g\n"
                 "1:57 </a>\n");
}

static void test_newlines(void **state)
{
    check_events(*state, "<a>\r\n<b>\r\nä\r\nö</b>\r\n</a>",
                 "1:1 <a>\n2:1 <b>\n2:4 ä\nö\n4:2 </b>\n5:1 </a>\n");
    check_events(*state, "<a>\r<b>ä\rö</b>\r<c/></a>",
                 "1:1 <a>\n2:1 <b>\n2:4 ä\nö\n3:2 </b>\n4:1 <c>\n4:1 </c>\n4:5 </a>\n");
}

static void test_byte_order_mark_is_no_column(void **state)
{
    check_events(*state, "\xEF\xBB\xBF<a>b</a>", "1:1 <a>\n1:4 b\n1:5 </a>\n");
}

static void test_attribute_references(void **state)
{
    check_events(*state, "<a b=\"x &amp; &lt;y&gt; &#228;\">c</a>",
                 "1:1 <a b=x & <y> ä>\n1:33 c\n1:34 </a>\n");
}

static void test_prefixes_are_dropped(void **state)
{
    check_events(*state, "<k:a xmlns:k=\"urn:k\"><k:b xml:lang=\"sv\"/><u:c/></k:a>",
                 "1:1 <a>\n1:22 <b lang=sv>\n1:22 </b>\n1:42 <c>\n1:42 </c>\n1:48 </a>\n");
}

/* The file is fed in pieces of 32 KiB: places stay right wherever the border falls. */
static void test_places_across_pieces(void **state)
{
    static const char tail[] = "<b c=\"ä\">ää\r\nö &amp; å<d/>\n</b>\n</a>";
    struct trace *t = *state;
    struct buf xml = {0};

    for (unsigned back = 0; back < sizeof tail + 4; back++) {
        buf_clear(&xml);
        buf_puts(&xml, "<a>\n<!-- ");
        while (xml.n < 32 * 1024 - 4 - back)
            buf_char(&xml, 'x');
        buf_puts(&xml, "-->\n");
        buf_puts(&xml, tail);
        assert_true(parse(t, buf_view(&xml), &XML_LIMITS));
        assert_non_null(strstr(t->events.s, "1:1 <a>\n3:1 <b c=ä>\n3:10 ä"));
        assert_non_null(strstr(t->events.s, "4:10 <d>\n4:10 </d>\n5:1 </b>\n6:1 </a>\n"));
    }
    buf_release(&xml);
}

/* Texts longer than libxml2's own buffers come in pieces, each at its place. */
static void test_places_in_long_text(void **state)
{
    struct trace *t = *state;
    struct buf xml = {0};

    buf_puts(&xml, "<a>\r\n");
    for (unsigned i = 0; i < 20000; i++)
        buf_puts(&xml, "ääääääääääääää\r\n");
    buf_puts(&xml, "öö<b/></a>");
    assert_true(parse(t, buf_view(&xml), &XML_LIMITS));
    assert_non_null(strstr(t->events.s, "20002:3 <b>\n"));
    buf_release(&xml);
}

static void test_malformed(void **state)
{
    struct trace *t = *state;

    check_refused(t, "<a>\n <b>x</c>\n</a>",
                  "x.xml:2:6: input can't be used: </c> where </b> was expected: <b> of line 2 is "
                  "not closed\n");
    check_refused(t, "<a>\n<b>x",
                  "x.xml:2:5: input can't be used: the file ends here, but <b> of line 2 is not "
                  "closed; is the file cut off?\n");
    check_refused(t, "<a>\nä R&D</a>",
                  "x.xml:2:4: input can't be used: an & that starts no reference; write &amp; for "
                  "a plain &\n");
    check_refused(t, "<a>x & y</a>",
                  "x.xml:1:6: input can't be used: a name is missing here; a plain < is written "
                  "&lt; and a plain & is written &amp;\n");
    check_refused(t, "<a>\n&nbsp;</a>",
                  "x.xml:2:1: input can't be used: &nbsp; is known in HTML, not in XML; write "
                  "&#160; or the character itself\n");
    check_refused(t, "<a>&foo;</a>",
                  "x.xml:1:4: input can't be used: &foo; is no reference of XML; write &amp;foo; "
                  "for this very text\n");
    check_refused(t, "<a b=1/>",
                  "x.xml:1:6: input can't be used: an attribute's value without quotes; write "
                  "name=\"value\"\n");
    check_refused(t, "<a b='1' b='2'/>",
                  "x.xml:1:15: input can't be used: the attribute \"b\" stands twice in this tag; "
                  "remove one\n");
    check_refused(
        t, "<a/><b/>",
        "x.xml:1:5: input can't be used: something stands behind the end of the outermost "
        "element; put all elements inside one\n");
    check_refused(t, "<a>\n\x01</a>",
                  "x.xml:2:1: input can't be used: a control character that XML doesn't allow; "
                  "remove it\n");
    check_refused(t, "<a>\nP\xE4iv\xE4</a>",
                  "x.xml:2:2: input can't be used: bytes that are not UTF-8; save the file as "
                  "UTF-8\n");
    check_refused(t, "\n<?xml version=\"1.0\"?><a/>",
                  "x.xml:2:1: input can't be used: an XML declaration that is not at the very "
                  "start of the file; remove what stands before it, or the declaration\n");
    check_refused(t, "", "x.xml:1:1: input can't be used: the file is empty\n");
    check_refused(t, "nimi;kunta\n",
                  "x.xml:1:1: input can't be used: no XML: it starts with something else than <\n");
}

static void test_not_utf8(void **state)
{
    struct trace *t = *state;

    assert_false(parse(t, (struct str){"\xFF\xFE<\0a\0", 6}, &XML_LIMITS));
    assert_false(parse(t, (struct str){"\0<\0a", 4}, &XML_LIMITS));
    assert_int_equal(t->d.by_code[DIAG_BAD_INPUT], 1);
}

/* What is declared is not believed: the bytes are UTF-8 whatever the declaration says. */
static void test_declared_encoding_is_ignored(void **state)
{
    check_events(*state, "<?xml version='1.0' encoding='ISO-8859-1'?><a>ä</a>",
                 "1:44 <a>\n1:47 ä\n1:48 </a>\n");
}

static void test_entities_are_refused(void **state)
{
    struct trace *t = *state;

    check_refused(t,
                  "<!DOCTYPE a [\n"
                  " <!ENTITY b \"<c>\">\n"
                  "]>\n<a>&b;</a>",
                  "x.xml:2:2: input can't be used: an entity is declared, which is not allowed "
                  "here; write its text in its places\n");
    check_refused(t, "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>",
                  "x.xml:1:14: input can't be used: an entity is declared, which is not allowed "
                  "here; write its text in its places\n");
    check_refused(t, "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM \"a.dtd\"><a/>",
                  "x.xml:2:1: input can't be used: a DOCTYPE that refers to another file, which "
                  "is not read; remove the DOCTYPE\n");
    check_events(t, "<!DOCTYPE a><a/>", "1:13 <a>\n1:13 </a>\n");
}

static void test_limits(void **state)
{
    struct trace *t = *state;
    const struct xml_limits small = {.bytes = 40, .depth = 2, .text = 4};

    assert_false(parse(t, STR("<a><b><c/></b></a>"), &small));
    assert_string_equal(t->messages.s,
                        "x.xml:1:7: input can't be used: elements nested deeper than "
                        "is read; is an end tag missing?\n");
    assert_false(parse(t, STR("<a>\nabcd</a>"), &small));
    assert_string_equal(t->messages.s,
                        "x.xml:1:4: input can't be used: more text in one element than is read\n");
    assert_true(parse(t, STR("<a>abcd<b>abcd</b></a>"), &small));
    assert_false(parse(t, STR("<a>                                     </a>"), &small));
    assert_string_equal(t->messages.s, "x.xml:0:0: input can't be used: larger than 40 bytes, the "
                                       "most that is read\n");
}

static void test_handler_stops(void **state)
{
    struct trace *t = *state;

    t->stop_at = 2;
    assert_false(parse(t, STR("<a><b><c/></b><d/></a>"), &XML_LIMITS));
    assert_string_equal(t->events.s, "1:1 <a>\n1:4 <b>\n");
    assert_string_equal(t->messages.s, "");
}

/* ---- The tree */

static struct xml_node *load(struct arena *a, const char *xml, struct diag *d)
{
    char path[] = "/tmp/esite-xml-XXXXXX";
    int fd = mkstemp(path);
    struct xml_node *root;

    assert_true(fd >= 0);
    assert_int_equal(write(fd, xml, strlen(xml)), strlen(xml));
    close(fd);
    root = xml_load(a, path, d);
    unlink(path);
    return root;
}

static void test_tree(void **state)
{
    struct arena a;
    struct diag d;
    struct xml_node *root, *b;

    (void)state;
    arena_init(&a);
    diag_init(&d, NULL);
    root = load(&a, "<a x='1'>\n one\n  <b>ä\n<c/> ö</b> two<d/>\n</a>", &d);
    assert_non_null(root);
    assert_str(root->name, "a");
    assert_str(root->text, "one two");
    assert_int_equal(root->n_attributes, 1);
    assert_str(root->attributes[0].value, "1");
    b = root->first;
    assert_str(b->text, "ä ö");
    assert_int_equal(b->at.line, 3);
    assert_int_equal(b->at.col, 3);
    assert_ptr_equal(b->parent, root);
    assert_str(b->first->name, "c");
    assert_str(b->first->text, "");
    assert_null(b->first->next);
    assert_str(b->next->name, "d");
    assert_null(b->next->next);
    assert_null(root->next);
    arena_release(&a);
}

static void test_tree_of_malformed(void **state)
{
    struct arena a;
    struct diag d;

    (void)state;
    arena_init(&a);
    diag_init(&d, NULL);
    assert_null(load(&a, "<a><b></a>", &d));
    assert_int_equal(d.by_code[DIAG_BAD_CONFIG], 1);
    assert_null(xml_load(&a, "/nonexistent.xml", &d));
    assert_int_equal(d.by_code[DIAG_CANT_READ], 1);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_places, setup, teardown),
        cmocka_unit_test_setup_teardown(test_places_of_text, setup, teardown),
        cmocka_unit_test_setup_teardown(test_newlines, setup, teardown),
        cmocka_unit_test_setup_teardown(test_byte_order_mark_is_no_column, setup, teardown),
        cmocka_unit_test_setup_teardown(test_attribute_references, setup, teardown),
        cmocka_unit_test_setup_teardown(test_prefixes_are_dropped, setup, teardown),
        cmocka_unit_test_setup_teardown(test_places_across_pieces, setup, teardown),
        cmocka_unit_test_setup_teardown(test_places_in_long_text, setup, teardown),
        cmocka_unit_test_setup_teardown(test_malformed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_not_utf8, setup, teardown),
        cmocka_unit_test_setup_teardown(test_declared_encoding_is_ignored, setup, teardown),
        cmocka_unit_test_setup_teardown(test_entities_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
        cmocka_unit_test_setup_teardown(test_handler_stops, setup, teardown),
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_tree_of_malformed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
