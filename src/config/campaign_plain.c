/*
 * campaign_plain.c: the campaign of a leaflet that has none, and what others leave out.
 */
#include "base/intl.h"
#include "config/campaign_read.h"
#include "config/data.h"

const struct campaign *campaign_plain(struct arena *a, const struct municipality_table *table,
                                      struct diag *d)
{
    const struct xml_node *root;
    struct campaign *c = campaign_read(a, data_path(a, "data/plain-campaign.xml"), table, d, &root);

    if (!c)
        return NULL;
    if (!c->audiences.n || !c->categories.n) {
        element_bad(root, d, _("<campaign> lacks <audiences> or <categories>"));
        return NULL;
    }
    return c;
}

static void take_audiences(struct campaign *c, const struct campaign *from)
{
    c->audiences = from->audiences;
    c->audience_names = from->audience_names;
}

static void take_categories(struct campaign *c, const struct campaign *from)
{
    c->categories = from->categories;
    c->category_names = from->category_names;
}

bool campaign_complete(struct campaign *c, const struct xml_node *root, struct arena *a,
                       const struct municipality_table *table, struct diag *d)
{
    const struct campaign *plain;

    if (c->audiences.n && c->categories.n && campaign_child(root, "volunteering") &&
        campaign_child(root, "emergency"))
        return true;
    plain = campaign_plain(a, table, d);
    if (!plain)
        return false;
    if (!c->audiences.n)
        take_audiences(c, plain);
    if (!c->categories.n)
        take_categories(c, plain);
    if (!campaign_child(root, "volunteering")) {
        c->volunteer_title = plain->volunteer_title;
        c->volunteer_lead = plain->volunteer_lead;
    }
    if (!campaign_child(root, "emergency")) {
        c->emergency_title = plain->emergency_title;
        c->emergency = plain->emergency;
    }
    return true;
}
