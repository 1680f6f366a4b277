/*
 * campaign_read.h: between the files that read a campaign.
 */
#ifndef CONFIG_CAMPAIGN_READ_H
#define CONFIG_CAMPAIGN_READ_H

#include "config/campaign.h"
#include "config/element.h"

/* Reading goes on after a complaint, so that one run shows them all. */
struct campaign_reader {
    struct campaign *c;
    const struct municipality_table *table;
    struct arena *arena;
    struct diag *diag;
    lang_tag lang; /* of texts that say none */
    bool good;
};

void campaign_read_texts(struct campaign_reader *r, const struct xml_node *n, const char *name,
                         texts *out);
/* The first child of that name, or NULL. */
const struct xml_node *campaign_child(const struct xml_node *n, const char *name);

/* Ids are small letters a-z, digits and hyphens. */
bool campaign_is_id(struct str s);
void campaign_bad_id(struct campaign_reader *r, const struct xml_node *n, struct str id);

void campaign_read_audiences(struct campaign_reader *r, const struct xml_node *n);
void campaign_read_categories(struct campaign_reader *r, const struct xml_node *n);

/* The file as it is, and its root. NULL after a report. */
struct campaign *campaign_read(struct arena *a, const char *path,
                               const struct municipality_table *table, struct diag *d,
                               const struct xml_node **root);
/* What it leaves out is that of a plain leaflet. False after a report. */
bool campaign_complete(struct campaign *c, const struct xml_node *root, struct arena *a,
                       const struct municipality_table *table, struct diag *d);

#endif
