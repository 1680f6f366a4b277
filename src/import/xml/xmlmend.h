/*
 * xmlmend.h: XML that is nearly well-formed, as people and programs without an XML library write
 * it.
 */
#ifndef IMPORT_XMLMEND_H
#define IMPORT_XMLMEND_H

#include "import/source.h"

/*
 * A plain & or <, a reference that XML does not have (&nbsp;), a control character: each is put
 * into a character that the parser lets pass and xml_parse gives back as what it was, in its place
 * (XML_STANDS_FOR). White space in front of the XML declaration is allowed. The text is copied only
 * when there is something of this in it; lines and columns stay. `file` names it in messages.
 */
void xmlmend_run(struct decoded *text, struct loc file, struct diag *d);

#endif
