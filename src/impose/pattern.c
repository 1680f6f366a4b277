/*
 * pattern.c: see pattern.h. The drawings show a left-to-right leaflet, the front and then what is
 * seen when the sheet is turned over like the page of a book; ¦ and - - are folds, ✂ is a cut. A
 * right-to-left leaflet is the mirror image: the same pages, columns from right to left.
 */
#include "impose/pattern.h"

const struct pattern patterns[IMPOSITION_COUNT] = {
    /*
     * Pages: as on a screen.
     *
     *     ┌─────┐  ┌─────┐  ┌─────┐
     *     │  1  │  │  2  │  │  3  │
     *     └─────┘  └─────┘  └─────┘
     */
    [IMPOSE_PAGES] = {.pages = 1, .columns = 1, .rows = 1, .front = {1}},

    /*
     * Sheet: a page a side; a poster has one.
     *
     *     ┌─────┐  ┌─────┐
     *     │  1  │  │  2  │
     *     └─────┘  └─────┘
     */
    [IMPOSE_SHEET] = {.pages = 2, .columns = 1, .rows = 1, .front = {1}, .back = {2}},

    /*
     * Two-up: the same page twice, so that both halves are a leaflet, whichever way the sheet is
     * turned.
     *
     *     ┌─────✂─────┐  ┌─────✂─────┐
     *     │  1  │  1  │  │  2  │  2  │
     *     └─────✂─────┘  └─────✂─────┘
     */
    [IMPOSE_TWO_UP] = {.pages = 2,
                       .columns = 2,
                       .rows = 1,
                       .column_line = LINE_CUT,
                       .front = {1, 1},
                       .back = {2, 2}},

    /*
     * Folder: folded once; the front is its outside.
     *
     *     ┌─────¦─────┐  ┌─────¦─────┐
     *     │  4  ¦  1  │  │  2  ¦  3  │
     *     └─────¦─────┘  └─────¦─────┘
     */
    [IMPOSE_FOLDER] = {.pages = 4,
                       .most = 4,
                       .spine = true,
                       .columns = 2,
                       .rows = 1,
                       .column_line = LINE_FOLD,
                       .front = {4, 1},
                       .back = {2, 3}},

    /*
     * Booklet: folders in one another. Of 8 pages:
     *
     *     ┌─────¦─────┐  ┌─────¦─────┐    ┌─────¦─────┐  ┌─────¦─────┐
     *     │  8  ¦  1  │  │  2  ¦  7  │    │  6  ¦  3  │  │  4  ¦  5  │
     *     └─────¦─────┘  └─────¦─────┘    └─────¦─────┘  └─────¦─────┘
     */
    [IMPOSE_BOOKLET] = {.pages = 4,
                        .nested = true,
                        .spine = true,
                        .columns = 2,
                        .rows = 1,
                        .column_line = LINE_FOLD,
                        .front = {4, 1},
                        .back = {2, 3}},

    /*
     * Trifold: 1 is the title, 2 3 4 the inside, 6 the back. 5, with 4 on its other side, is folded
     * in first and has the narrow panel.
     *
     *     ┌────¦─────¦─────┐  ┌─────¦─────¦────┐
     *     │ 5  ¦  6  ¦  1  │  │  2  ¦  3  ¦  4 │
     *     └────¦─────¦─────┘  └─────¦─────¦────┘
     */
    [IMPOSE_TRIFOLD] = {.pages = 6,
                        .most = 6,
                        .panels = true,
                        .columns = 3,
                        .rows = 1,
                        .column_line = LINE_FOLD,
                        .front = {5, 6, 1},
                        .back = {2, 3, 4}},

    /*
     * Z-fold: printed alike, but 4 is folded behind 3 instead of over it, and so becomes the back.
     * Nothing is folded in: its panels may be thirds.
     *
     *     ┌─────¦─────¦─────┐  ┌─────¦─────¦─────┐
     *     │  5  ¦  6  ¦  1  │  │  2  ¦  3  ¦  4  │
     *     └─────¦─────¦─────┘  └─────¦─────¦─────┘
     */
    [IMPOSE_ZFOLD] = {.pages = 6,
                      .most = 6,
                      .panels = true,
                      .columns = 3,
                      .rows = 1,
                      .column_line = LINE_FOLD,
                      .front = {5, 6, 1},
                      .back = {2, 3, 4}},

    /*
     * Pocket: a quarto. Eight A6 pages take both sides of an A4. (Eight pages on one side of it,
     * the fold with a slit in the middle, are A7: 54 mm of text, some 24 characters of 12 pt. Too
     * little for our readers.) The upper half is folded behind the lower one, the left behind the
     * right; then the fold at the top is cut open. What is left is two sheets in one another, in
     * the right order, that a staple holds.
     *
     *     ┌─────¦─────┐  ┌─────¦─────┐
     *     │  5  ¦  4  │  │  3  ¦  6  │   on their heads
     *     ✂- - - - - -✂  ✂- - - - - -✂
     *     │  8  ¦  1  │  │  2  ¦  7  │
     *     └─────¦─────┘  └─────¦─────┘
     */
    [IMPOSE_POCKET] = {.pages = 8,
                       .most = 8,
                       .spine = true,
                       .columns = 2,
                       .rows = 2,
                       .column_line = LINE_FOLD,
                       .row_line = LINE_CUT,
                       .front = {-5, -4, 8, 1},
                       .back = {-3, -6, 2, 7}},
};
