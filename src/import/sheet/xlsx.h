/*
 * xlsx.h: the parts of Excel's workbooks beside the sheets: relations, shared strings, styles.
 */
#ifndef IMPORT_XLSX_H
#define IMPORT_XLSX_H

#include "config/xml.h"
#include "import/sheet/workbook.h"

struct xlsx_relation {
    struct str id, type, target;
};
typedef VEC(struct xlsx_relation) xlsx_relation_list; /* in the order of their ids */

struct xlsx {
    VEC(struct str) strings; /* shared */
    VEC(struct str) formats; /* of each style, as code */
    bool from_1904;
};

/* A part's XML. False after a report. */
bool xlsx_parse(struct workbook *w, struct str part, struct str text, struct xml_handler *h);

/* Those of a part ("xl/workbook.xml": "xl/_rels/workbook.xml.rels"), or of the archive; none when
 * it has no such file. False after a report. */
bool xlsx_relations(struct workbook *w, struct str part, xlsx_relation_list *out);
/* The part of the first one whose type ends so, of that with the id; STR_NONE when there is none.
 */
struct str xlsx_target(const xlsx_relation_list *list, const char *type);
struct str xlsx_target_by_id(const xlsx_relation_list *list, struct str id);

/* Text in pieces: <t> beside others, or in runs; not what tells how to read it aloud. */
struct xlsx_texts {
    struct buf buf;
    unsigned reading; /* depth of an <rPh>; 0: outside */
    bool in_text;
};

void xlsx_text_start(struct xlsx_texts *t, const struct xml_element *e);
void xlsx_text_end(struct xlsx_texts *t, unsigned depth);
/* What is in its buffer, with "_x000D_" as the character that it stands for; owned by the arena. */
struct str xlsx_text_take(struct xlsx_texts *t, struct arena *a);

/* Into w->own. False after a report. */
bool xlsx_strings(struct workbook *w, struct str part);
bool xlsx_styles(struct workbook *w, struct str part);

#endif
