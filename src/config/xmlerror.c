/*
 * xmlerror.c: libxml2's complaints in words that say what to mend.
 *
 * The usual mistakes of hand-written XML have a wording of their own, by libxml2's stable error
 * number; any other is given in libxml2's words.
 */
#include "config/xmlerror.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/intl.h"

static const struct {
    int code;
    const char *words; /* clause with the mend */
} known[] = {
    {XML_ERR_DOCUMENT_EMPTY,
     N_("no element in it; XML starts with an element such as <ilmoitukset>")},
    {XML_ERR_DOCUMENT_START,
     N_("no element in it; XML starts with an element such as <ilmoitukset>")},
    {XML_ERR_DOCUMENT_END,
     N_("something stands behind the end of the outermost element; put all elements inside one")},
    {XML_ERR_NAME_REQUIRED, N_("a name is missing here; a plain < is written &lt; and a plain & is "
                               "written &amp;")},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING,
     N_("an & that starts no reference; write &amp; for a plain &")},
    {XML_ERR_LT_IN_ATTRIBUTE,
     N_("a < in an attribute's value; write &lt;, or close the value's quotes before it")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED,
     N_("an attribute's value without quotes; write name=\"value\"")},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, N_("an attribute's value whose quote is never closed")},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_("an attribute without a value; write name=\"value\"")},
    {XML_ERR_GT_REQUIRED, N_("a tag that is not closed; put > at its end")},
    {XML_ERR_LTSLASH_REQUIRED, N_("an end tag is missing here")},
    {XML_ERR_SPACE_REQUIRED, N_("a space is missing here, between attributes for example")},
    {XML_ERR_COMMENT_NOT_FINISHED, N_("a comment that is never closed; put --> at its end")},
    {XML_ERR_HYPHEN_IN_COMMENT, N_("two hyphens inside a comment; write one")},
    {XML_ERR_CDATA_NOT_FINISHED, N_("a CDATA section that is never closed; put ]]> at its end")},
    {XML_ERR_MISPLACED_CDATA_END, N_("a ]]> outside a CDATA section; write ]]&gt;")},
    {XML_ERR_RESERVED_XML_NAME, N_("an XML declaration that is not at the very start of the file; "
                                   "remove what stands before it, or the declaration")},
    {XML_ERR_INVALID_CHAR, N_("a control character that XML doesn't allow; remove it")},
    {XML_ERR_INVALID_CHARREF,
     N_("a character reference to no character; write the character itself")},
    {XML_ERR_INVALID_HEX_CHARREF,
     N_("a character reference that is no number; write &#228; or &#xE4;, for example")},
    {XML_ERR_INVALID_DEC_CHARREF,
     N_("a character reference that is no number; write &#228; or &#xE4;, for example")},
    {XML_ERR_INVALID_ENCODING, N_("bytes that are not UTF-8; save the file as UTF-8")},
    {XML_ERR_PI_NOT_FINISHED,
     N_("a processing instruction that is never closed; put ?> at its end")},
};

static struct str extra(const char *s)
{
    return s ? str_from(s) : STR("?");
}

static void put_mismatch(struct buf *out, const xmlError *e, const struct xmlerror_place *where)
{
    struct str found = extra(e->str2);

    if (where->open.s)
        buf_printf(out, _("</%.*s> where </%.*s> was expected: <%.*s> of line %lu is not closed"),
                   STR_ARG(found), STR_ARG(where->open), STR_ARG(where->open),
                   (unsigned long)where->opened.line);
    else
        buf_printf(out, _("</%.*s> closes no element"), STR_ARG(found));
}

static void put_unfinished(struct buf *out, const struct xmlerror_place *where)
{
    if (where->open.s)
        buf_printf(
            out,
            _("the file ends here, but <%.*s> of line %lu is not closed; is the file cut off?"),
            STR_ARG(where->open), (unsigned long)where->opened.line);
    else
        buf_puts(out, _("the file ends in the middle of a tag; is it cut off?"));
}

/* HTML has names for many characters, XML for five. */
static void put_unknown_entity(struct buf *out, const xmlError *e)
{
    struct str name = extra(e->str1);
    const htmlEntityDesc *html = e->str1 ? htmlEntityLookup((const xmlChar *)e->str1) : NULL;

    if (html)
        buf_printf(out,
                   _("&%.*s; is known in HTML, not in XML; write &#%u; or the character itself"),
                   STR_ARG(name), html->value);
    else
        buf_printf(out, _("&%.*s; is no reference of XML; write &amp;%.*s; for this very text"),
                   STR_ARG(name), STR_ARG(name));
}

/* libxml2's own words, on one line. */
static void put_original(struct buf *out, const xmlError *e)
{
    struct str rest = str_trim(str_from(e->message ? e->message : _("not well-formed")));
    struct str line;

    for (bool first = true; str_split(&rest, '\n', &line); first = false) {
        if (!first)
            buf_char(out, ' ');
        buf_str(out, line);
    }
}

bool xmlerror_is_unfinished(const xmlError *e, const struct xmlerror_place *where)
{
    return e->code == XML_ERR_TAG_NOT_FINISHED ||
           (e->code == XML_ERR_DOCUMENT_END && !where->ended);
}

void xmlerror_explain(struct buf *out, const xmlError *e, const struct xmlerror_place *where)
{
    int code = e->code;

    if (xmlerror_is_unfinished(e, where)) {
        put_unfinished(out, where);
        return;
    }
    switch (code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        put_mismatch(out, e, where);
        return;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        put_unknown_entity(out, e);
        return;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        buf_printf(out, _("the attribute \"%.*s\" stands twice in this tag; remove one"),
                   STR_ARG(extra(e->str1)));
        return;
    default:
        break;
    }
    if (code == XML_ERR_INVALID_CHAR && where->high_byte)
        code = XML_ERR_INVALID_ENCODING;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == code) {
            buf_puts(out, _(known[i].words));
            return;
        }
    put_original(out, e);
}
