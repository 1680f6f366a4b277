/*
 * style_names.h: the styles a layout can set, each with the one it is like where the layout says
 * nothing. Included with STYLE(id, name, like) defined; a style stands behind the one it is like.
 */
STYLE(STYLE_BODY, "body", STYLE_BODY)
STYLE(STYLE_MASTHEAD, "masthead", STYLE_BODY)           /* campaign's name over the page */
STYLE(STYLE_MASTHEAD_NOTE, "masthead-note", STYLE_BODY) /* audience and season, at the end edge */
STYLE(STYLE_TITLE, "title", STYLE_BODY)                 /* municipality: the largest */
STYLE(STYLE_QUESTION, "question", STYLE_TITLE)          /* in its place on a poster */
STYLE(STYLE_TAGLINE, "tagline", STYLE_BODY)             /* "Apua ja tekemistä Sastamalassa" */
STYLE(STYLE_LEAD, "lead", STYLE_BODY)                   /* what this is, in one sentence */
STYLE(STYLE_HELPLINE_TITLE, "helpline-title", STYLE_BODY)
STYLE(STYLE_HELPLINE_PHONE, "helpline-phone", STYLE_BODY) /* the second largest */
STYLE(STYLE_HELPLINE_HOURS, "helpline-hours", STYLE_BODY)
STYLE(STYLE_HELPLINE_TEXT, "helpline-text", STYLE_BODY)
STYLE(STYLE_CAPTION, "caption", STYLE_BODY) /* under a QR code */
STYLE(STYLE_CONTENTS_TITLE, "contents-title", STYLE_BODY)
STYLE(STYLE_CONTENTS, "contents", STYLE_BODY)
STYLE(STYLE_CONTENTS_PAGE, "contents-page", STYLE_CONTENTS)
STYLE(STYLE_CATEGORIES, "categories", STYLE_BODY) /* a line of a poster's list of them */
STYLE(STYLE_CATEGORY, "category", STYLE_BODY)     /* heading of a section */
STYLE(STYLE_CATEGORY_CONTINUED, "category-continued",
      STYLE_CATEGORY) /* where its entries go on in another column */
STYLE(STYLE_SECTION_LEAD, "section-lead", STYLE_BODY)
STYLE(STYLE_ENTRY, "entry", STYLE_BODY) /* around an entry: its space before */
STYLE(STYLE_ENTRY_NAME, "entry-name", STYLE_BODY)
STYLE(STYLE_ENTRY_ORIGINAL, "entry-original",
      STYLE_BODY) /* the Finnish name beside a translated one */
STYLE(STYLE_ORGANISATION, "organisation", STYLE_BODY)
STYLE(STYLE_DESCRIPTION, "description", STYLE_BODY)
STYLE(STYLE_LIST, "list", STYLE_DESCRIPTION)
STYLE(STYLE_FACT, "fact", STYLE_BODY)
STYLE(STYLE_FACT_WHEN, "fact-when", STYLE_FACT)
STYLE(STYLE_FACT_PHONE, "fact-phone", STYLE_FACT) /* the largest line of an entry */
STYLE(STYLE_OTHERS, "others", STYLE_ENTRY)        /* "… ja 14 muuta: soita 050 323 3773" */
STYLE(STYLE_NOTES, "notes", STYLE_BODY)    /* heading of the room for one's own notes; its rule */
STYLE(STYLE_ROW, "row", STYLE_BODY)        /* of a compact table */
STYLE(STYLE_ROW_END, "row-end", STYLE_ROW) /* its last cell: the phone */
STYLE(STYLE_EMERGENCY_TITLE, "emergency-title", STYLE_BODY)
STYLE(STYLE_EMERGENCY, "emergency", STYLE_BODY)
STYLE(STYLE_COLOPHON, "colophon", STYLE_BODY) /* publisher, funder, logos */
STYLE(STYLE_STRIP, "strip", STYLE_BODY)       /* on a strip to tear off */
STYLE(STYLE_STRIP_PHONE, "strip-phone", STYLE_STRIP)
STYLE(STYLE_STRIP_HOURS, "strip-hours", STYLE_STRIP)
STYLE(STYLE_FOOTER, "footer", STYLE_BODY)
STYLE(STYLE_FOOTER_STRONG, "footer-strong", STYLE_FOOTER)
