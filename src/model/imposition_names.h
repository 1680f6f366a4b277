/*
 * imposition_names.h: the ways to lay pages on paper. Included with IMPOSITION(id, name, width,
 * height) defined: the paper in millimetres, 0 for that of the page. pattern.c of the impose stage
 * draws each, docs/imposition.md says how to print and fold it.
 */
IMPOSITION(IMPOSE_PAGES, "pages", 0, 0) /* as on a screen: a page a side */
IMPOSITION(IMPOSE_SHEET, "sheet", 0, 0) /* for paper printed on both sides; a poster has one page */
IMPOSITION(IMPOSE_TWO_UP, "two-up", 297, 210)   /* the same leaflet twice, to be cut */
IMPOSITION(IMPOSE_FOLDER, "folder", 297, 210)   /* four pages, folded once */
IMPOSITION(IMPOSE_BOOKLET, "booklet", 297, 210) /* folders in one another, stitched */
IMPOSITION(IMPOSE_TRIFOLD, "trifold", 297, 210) /* three panels, one folded in */
IMPOSITION(IMPOSE_ZFOLD, "z-fold", 297, 210)    /* three panels, folded to and fro */
IMPOSITION(IMPOSE_POCKET, "pocket", 210, 297)   /* eight pages, folded twice, cut once */
