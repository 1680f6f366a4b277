/*
 * xmlnames.c: see xmlnames.h.
 */
#include "import/xml/xmlnames.h"

#include <string.h>

#include <libxml/HTMLtree.h>

#include "import/field.h"

bool xmlnames_have(struct str name, const char *const *names)
{
    char folded[64];
    struct str key = field_fold(name, folded, sizeof folded);

    for (; *names; names++)
        if (str_eq(key, str_from(*names)))
            return true;
    return false;
}

bool xmlnames_technical(struct str name)
{
    return xmlnames_have(name, (const char *const[]){"lang", "space", "base", "schemalocation",
                                                     "nonamespaceschemalocation", "nil", "version",
                                                     NULL});
}

bool xmlnames_value(struct str name)
{
    return xmlnames_have(name, (const char *const[]){"koodi", "code", "arvo", "value", "nimi",
                                                     "name", "href", "id", "kod", "namn", NULL});
}

bool xmlnames_called(struct str name)
{
    return xmlnames_have(name, (const char *const[]){"arvo", "value", "nimi", "name", "namn",
                                                     "numero", "number", "nummer", NULL});
}

bool xmlnames_html(struct str name)
{
    char z[16];

    if (name.n >= sizeof z)
        return false;
    memcpy(z, name.s, name.n);
    z[name.n] = '\0';
    return htmlTagLookup((const xmlChar *)z) != NULL;
}
