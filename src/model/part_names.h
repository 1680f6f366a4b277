/*
 * part_names.h: the parts of a leaflet that a layout places. Included with PART(id, name) defined.
 */
PART(PART_MASTHEAD, "masthead")     /* one TABLE: campaign; audience and season */
PART(PART_TITLE, "title")           /* heading 1: municipality; tagline, lead */
PART(PART_QUESTION, "question")     /* heading 1: "Tarvitsetko apua Tampereella?"; lead */
PART(PART_HELPLINE, "helpline")     /* box: title, phone, hours, text, QR code with caption */
PART(PART_CONTENTS, "contents")     /* title, and a TABLE of icon + name, page */
PART(PART_LISTINGS, "listings")     /* SECTIONs of ENTRYs */
PART(PART_VOLUNTEER, "volunteer")   /* SECTION: lead, TABLE of tasks */
PART(PART_NOTES, "notes")           /* heading of the room that is left for one's own notes */
PART(PART_EMERGENCY, "emergency")   /* box: what to call when it is urgent */
PART(PART_CATEGORIES, "categories") /* a LIST: what there is help for, with icons */
PART(PART_STRIP, "strip")           /* to tear off a poster: name, phone, hours */
PART(PART_COLOPHON, "colophon")     /* checked or compiled when, source, publisher, funder, logos */
/* Running feet: one paragraph each */
PART(PART_FOOT_NAME, "foot-name")         /* "Apu on lähellä · Tampere" */
PART(PART_FOOT_PLACE, "foot-place")       /* "Tampere" */
PART(PART_FOOT_HELPLINE, "foot-helpline") /* "Neuvonta 050 323 3773" */
PART(PART_FOOT_PAGE, "foot-page")         /* page number */
PART(PART_FOOT_CHECKED, "foot-checked")   /* "Tiedot tarkistettu 31.8.2020", "Tiedot koottu …" */
PART(PART_FOOT_PUBLISHER, "foot-publisher")
PART(PART_FOOT_REMINDER, "foot-reminder") /* "Tiedot voivat muuttua. Tarkista soittamalla." */
