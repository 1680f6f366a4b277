/*
 * schema.c: see schema.h.
 */
#include "schema.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "config/data.h"
#include "unit.h"

static void ignore(void *user, const char *message, ...)
{
    (void)user, (void)message;
}

bool schema_accepts(struct arena *a, const char *schema, const char *text)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(data_path(a, schema));
    xmlRelaxNGPtr rng = xmlRelaxNGParse(parser);
    xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "small.xml", NULL, XML_PARSE_NONET);
    xmlRelaxNGValidCtxtPtr v;
    int result;

    assert_non_null(rng);
    assert_non_null(doc);
    v = xmlRelaxNGNewValidCtxt(rng);
    xmlRelaxNGSetValidErrors(v, ignore, ignore, NULL);
    result = xmlRelaxNGValidateDoc(v, doc);
    assert_true(result >= 0);
    xmlRelaxNGFreeValidCtxt(v);
    xmlFreeDoc(doc);
    xmlRelaxNGFree(rng);
    xmlRelaxNGFreeParserCtxt(parser);
    return result == 0;
}
