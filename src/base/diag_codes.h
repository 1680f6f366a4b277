/*
 * diag_codes.h: every message's code, level and wording, the mildest first. Included by diag.h and
 * diag.c with DIAG() defined; hence no include guard. The wording is a clause without a full stop;
 * what was found and the mend follow after a colon. Without a wording these are all.
 */

/* Could be better */
DIAG(DIAG_SHORTENED, DIAG_STYLE, N_("text shortened"))
DIAG(DIAG_CONTROL_CHARACTER, DIAG_STYLE, N_("control character removed"))
DIAG(DIAG_CUT_TEXT, DIAG_STYLE, N_("text looks cut off"))
DIAG(DIAG_AMBIGUOUS_DATE, DIAG_STYLE, N_("date can be read in two ways"))
DIAG(DIAG_FAR_END, DIAG_STYLE, N_("end lies far ahead"))
DIAG(DIAG_OLD, DIAG_STYLE, N_("not updated for a year"))
DIAG(DIAG_LONG_SENTENCE, DIAG_STYLE, N_("text too long to be shortened well"))
DIAG(DIAG_SHOUTING, DIAG_STYLE, N_("reads as shouting"))
DIAG(DIAG_ALIKE, DIAG_STYLE, N_("looks like another listing"))
DIAG(DIAG_WITHHELD, DIAG_STYLE, N_("personal e-mail address not printed"))
DIAG(DIAG_WITHHELD_NAME, DIAG_STYLE, N_("name of a person not printed"))

/* What was guessed or counted */
DIAG(DIAG_GUESSED_FORMAT, DIAG_NOTE, N_("read as"))
DIAG(DIAG_COUNTED, DIAG_NOTE, "") /* a clause of its own: "read 2000 listings, …" */
DIAG(DIAG_MADE, DIAG_NOTE, N_("made"))
DIAG(DIAG_ENDED, DIAG_NOTE, N_("has ended, is in no leaflet"))
DIAG(DIAG_DRAFT, DIAG_NOTE, N_("draft, is in no leaflet"))

/* The record is printed, but look at it */
DIAG(DIAG_UNKNOWN_FIELD, DIAG_WARNING, N_("unknown column or element, left out"))
DIAG(DIAG_BAD_ENTRY, DIAG_WARNING, N_("file in the archive left out"))
DIAG(DIAG_UNMET_RULE, DIAG_WARNING, N_("field map names what the export does not have"))
DIAG(DIAG_OTHER_SHEET, DIAG_WARNING, N_("sheet not read"))
DIAG(DIAG_HIDDEN_ROW, DIAG_WARNING, N_("hidden rows left out"))
DIAG(DIAG_LOST_ZEROS, DIAG_WARNING, N_("digits that a spreadsheet took for a number mended"))
DIAG(DIAG_DANGLING, DIAG_WARNING, N_("refers to what is not there"))
DIAG(DIAG_SYNTAX, DIAG_WARNING, N_("not quite as such a file is written"))
DIAG(DIAG_RAGGED_ROW, DIAG_WARNING, N_("row has another number of cells than the header"))
DIAG(DIAG_BAD_BYTES, DIAG_WARNING, N_("bytes that are not text in this encoding"))
DIAG(DIAG_MENDED_TEXT, DIAG_WARNING, N_("doubly encoded text mended"))
DIAG(DIAG_STRAY_QUOTE, DIAG_WARNING, N_("quote out of place"))
DIAG(DIAG_REPEATED_FIELD, DIAG_WARNING, N_("field given twice"))
DIAG(DIAG_BAD_DATE, DIAG_WARNING, N_("date not understood"))
DIAG(DIAG_BAD_PHONE, DIAG_WARNING, N_("phone number not understood"))
DIAG(DIAG_BAD_URL, DIAG_WARNING, N_("web address not usable"))
DIAG(DIAG_BAD_EMAIL, DIAG_WARNING, N_("e-mail address not usable"))
DIAG(DIAG_BAD_AGE, DIAG_WARNING, N_("age not understood"))
DIAG(DIAG_BAD_VALUE, DIAG_WARNING, N_("value not understood"))
DIAG(DIAG_EDITOR_NOTE, DIAG_WARNING, N_("looks like an editor's note"))
DIAG(DIAG_UNKNOWN_MUNICIPALITY, DIAG_WARNING, N_("unknown municipality"))
DIAG(DIAG_UNKNOWN_CATEGORY, DIAG_WARNING, N_("unknown category"))
DIAG(DIAG_UNKNOWN_AUDIENCE, DIAG_WARNING, N_("unknown audience"))
DIAG(DIAG_NO_CATEGORY, DIAG_WARNING, N_("no category"))
DIAG(DIAG_DUPLICATE_ID, DIAG_WARNING, N_("id already used"))
DIAG(DIAG_DUPLICATE, DIAG_WARNING, N_("listing given twice"))
DIAG(DIAG_NO_CONTACT, DIAG_WARNING, N_("no way to get in touch"))
DIAG(DIAG_ENDS_FIRST, DIAG_WARNING, N_("ends before it starts"))
DIAG(DIAG_HOURS_BACKWARDS, DIAG_WARNING, N_("closes before it opens"))
DIAG(DIAG_WRONG_WEEKDAY, DIAG_WARNING, N_("weekday and date do not match"))
DIAG(DIAG_NO_GLYPH, DIAG_WARNING, N_("no font here has a glyph for this character"))
DIAG(DIAG_TOO_TALL, DIAG_WARNING, N_("entry does not fit a column, printed shorter"))
DIAG(DIAG_NO_HYPHENATION, DIAG_WARNING, N_("no hyphenation for this language"))
DIAG(DIAG_NO_LABEL, DIAG_WARNING, N_("label not translated"))
DIAG(DIAG_IMAGE, DIAG_WARNING, N_("picture not usable, left out"))
DIAG(DIAG_PINNED_LEFT_OUT, DIAG_WARNING, N_("pinned listing left out"))
DIAG(DIAG_NOTHING_FOR, DIAG_WARNING, N_("nothing matches"))

/* The record is left out, or printed as nobody can read it */
DIAG(DIAG_NO_NAME, DIAG_ERROR, N_("listing without a name"))
DIAG(DIAG_NO_PLACE, DIAG_ERROR, N_("listing without a place"))
DIAG(DIAG_BAD_RECORD, DIAG_ERROR, N_("record not usable"))
DIAG(DIAG_DOES_NOT_FIT, DIAG_ERROR, N_("entry does not fit the page, left out"))
DIAG(DIAG_NO_FONT, DIAG_ERROR, N_("the font for this text is missing"))

/* This leaflet can't be made */
DIAG(DIAG_CANT_READ, DIAG_FATAL, N_("can't read"))
DIAG(DIAG_BAD_INPUT, DIAG_FATAL, N_("input can't be used"))
DIAG(DIAG_LIMIT, DIAG_FATAL, N_("over a limit"))
DIAG(DIAG_BAD_CONFIG, DIAG_FATAL, N_("configuration error"))
DIAG(DIAG_NO_MATCH, DIAG_FATAL, N_("no listing matches"))
DIAG(DIAG_FONT, DIAG_FATAL, N_("font not usable"))
DIAG(DIAG_LAYOUT, DIAG_FATAL, N_("layout can't hold this"))
DIAG(DIAG_NOT_NOW, DIAG_FATAL, N_("not possible now"))
DIAG(DIAG_CANT_WRITE, DIAG_FATAL, N_("can't write"))
DIAG(DIAG_USAGE, DIAG_FATAL, N_("command line"))
DIAG(DIAG_INTERNAL, DIAG_FATAL, N_("internal error"))
