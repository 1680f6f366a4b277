/*
 * metadata.c: what a document says of itself, in the Info dictionary for old readers and in XMP
 * (ISO 16684-1) for the others. Both say the same, as archives demand; the time is midnight of the
 * leaflet's day.
 *
 * A tagged document says that it is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). The latter
 * asks that properties which it does not know, such as the former's, be described in the file.
 */
#include "write/metadata.h"

#include <stdio.h>

#include "write/page/icc.h"

static const char XMP_HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "<dc:format>application/pdf</dc:format>\n";
static const char XMP_CLAIMS[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";
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

static void put_xmp(struct buf *b, const struct story *story, const struct write_options *o,
                    bool claims)
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
    if (claims)
        buf_puts(b, XMP_CLAIMS);
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
        object_ascii(info, "CreationDate", time);
        object_ascii(info, "ModDate", time);
    }
}

/* What the numbers of DeviceRGB and DeviceGray mean. */
static void put_output_intent(struct pdf *p)
{
    struct object *intent = array_dict(object_array(pdf_catalog(p), "OutputIntents"));

    object_name(intent, "Type", "OutputIntent");
    object_name(intent, "S", "GTS_PDFA1");
    object_ascii(intent, "OutputConditionIdentifier", "sRGB");
    object_ascii(intent, "Info", "sRGB IEC61966-2.1");
    object_put(intent, "DestOutputProfile", icc_srgb_object(p));
}

void metadata_write(struct pdf *p, const struct story *story, const struct write_options *o,
                    bool tagged)
{
    bool claims = tagged && story->title.n && story->lang; /* the standards ask for these */
    struct object *catalog = pdf_catalog(p);
    struct object *viewer = object_dict(catalog, "ViewerPreferences");
    struct object *xmp = object_new(p);
    struct buf b = {0};
    char code[4];

    object_bool(viewer, "DisplayDocTitle", true);
    if (story->rtl)
        object_name(viewer, "Direction", "R2L");
    if (story->lang)
        object_ascii(catalog, "Lang", lang_code(story->lang, code));
    put_info(pdf_info(p), story, o);
    if (claims)
        put_output_intent(p);
    put_xmp(&b, story, o, claims);
    object_name(xmp, "Type", "Metadata");
    object_name(xmp, "Subtype", "XML");
    object_fill(xmp, buf_view(&b), NULL); /* plain, so that any tool finds it */
    object_put(catalog, "Metadata", xmp);
    buf_release(&b);
}
