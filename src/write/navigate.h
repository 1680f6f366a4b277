/*
 * navigate.h: what leads a reader about a document: links, bookmarks, page labels. Only for pages
 * that carry one frame each; sheets for the printer have none of it.
 */
#ifndef WRITE_NAVIGATE_H
#define WRITE_NAVIGATE_H

#include "model/frame.h"
#include "write/file/object.h"

/* The page that shows a frame. */
struct navigate_page {
    struct object *object; /* NULL: the frame is on none */
    pt64 height;
};

/*
 * The annotation of an ITEM_LINK, or 0 when it leads nowhere: to another place than tel:, mailto:,
 * https: and http:, which is reported (DIAG_BAD_URL), or to no frame or one without a page. The
 * caller puts it into the page's /Annots. `key`: its own in the structure's parent tree.
 */
uint32_t navigate_link(struct pdf *p, const struct frame_item *item, pt64 page_height,
                       const struct navigate_page *pages, size_t n_pages, size_t key,
                       struct diag *d);

void navigate_bookmarks(struct pdf *p, const struct frames *frames,
                        const struct navigate_page *pages, size_t n_pages);

/* frames.v[i] is shown by page i. */
void navigate_labels(struct pdf *p, const struct frames *frames);

#endif
