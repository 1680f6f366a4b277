/*
 * metadata.c: what a document says of itself, in the Info dictionary for old readers and in XMP
 * (ISO 16684-1) for the others. Both say the same, as archives demand; the time is midnight of the
 * leaflet's day.
 */
#include "write/metadata.h"

#include <stdio.h>

static const char XMP_HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "<dc:format>application/pdf</dc:format>\n";
static const char XMP_TAIL[] =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/* Text as XML has it: the five marks escaped, controls that XML can't hold as spaces. */
static void put_escaped(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];

        if (c == '&')
            buf_puts(b, "&amp;");
        else if (c == '<')
            buf_puts(b, "&lt;");
        else if (c == '>')
            buf_puts(b, "&gt;");
        else
            buf_char(b, c < ' ' ? ' ' : (char)c);
    }
}

/* <name>before TEXT after</name>, unless there is no text. */
static void put_element(struct buf *b, const char *name, const char *before, struct str text,
                        const char *after)
{
    if (!text.n)
        return;
    buf_printf(b, "<%s>%s", name, before);
    put_escaped(b, text);
    buf_printf(b, "%s</%s>\n", after, name);
}

static void put_xmp(struct buf *b, const struct story *story, const struct write_options *o)
{
    static const char alt[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    char code[4];
    struct str lang = str_from(lang_code(story->lang, code));
    char time[32];

    snprintf(time, sizeof time, "%04d-%02u-%02uT00:00:00Z", o->date.year, o->date.month,
             o->date.day);
    buf_puts(b, XMP_HEAD);
    put_element(b, "dc:title", alt, story->title, "</rdf:li></rdf:Alt>");
    put_element(b, "dc:description", alt, story->subject, "</rdf:li></rdf:Alt>");
    put_element(b, "dc:creator", "<rdf:Seq><rdf:li>", story->author, "</rdf:li></rdf:Seq>");
    put_element(b, "dc:language", "<rdf:Bag><rdf:li>", lang, "</rdf:li></rdf:Bag>");
    put_element(b, "pdf:Producer", "", str_from(o->producer), "");
    if (date_given(o->date)) {
        put_element(b, "xmp:CreateDate", "", str_from(time), "");
        put_element(b, "xmp:ModifyDate", "", str_from(time), "");
    }
    buf_puts(b, XMP_TAIL);
}

static void put_info(struct object *info, const struct story *story, const struct write_options *o)
{
    char time[32];

    snprintf(time, sizeof time, "D:%04d%02u%02u000000Z", o->date.year, o->date.month, o->date.day);
    if (story->title.n)
        object_text(info, "Title", story->title);
    if (story->subject.n)
        object_text(info, "Subject", story->subject);
    if (story->author.n)
        object_text(info, "Author", story->author);
    if (o->producer)
        object_text(info, "Producer", str_from(o->producer));
    if (date_given(o->date)) {
        object_bytes(info, "CreationDate", str_from(time));
        object_bytes(info, "ModDate", str_from(time));
    }
}

void metadata_write(struct pdf *p, const struct story *story, const struct write_options *o)
{
    struct object *catalog = pdf_catalog(p);
    struct object *viewer = object_dict(catalog, "ViewerPreferences");
    struct object *xmp = object_new(p);
    struct buf b = {0};
    char code[4];

    object_bool(viewer, "DisplayDocTitle", true);
    if (story->rtl)
        object_name(viewer, "Direction", "R2L");
    if (story->lang)
        object_bytes(catalog, "Lang", str_from(lang_code(story->lang, code)));
    put_info(pdf_info(p), story, o);
    put_xmp(&b, story, o);
    object_name(xmp, "Type", "Metadata");
    object_name(xmp, "Subtype", "XML");
    object_fill(xmp, buf_view(&b), NULL); /* plain, so that any tool finds it */
    object_put(catalog, "Metadata", xmp);
    buf_release(&b);
}
