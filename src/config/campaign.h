/*
 * campaign.h: who publishes, for whom, about what: a campaign file (XML). docs/campaigns.md has every element.
 */
#ifndef CONFIG_CAMPAIGN_H
#define CONFIG_CAMPAIGN_H

#include "base/date.h"
#include "config/municipality.h"
#include "config/texts.h"

struct audience {
    struct str id;  /* "ikaantyneet" */
    texts name;     /* "ikääntyneet" */
    texts label;    /* "Ikääntyneille": on the cover */
    texts lead;     /* for this audience's cover, or none */
    VEC(struct str) synonyms;
    int min_age, max_age; /* years, -1: not said */
    bool everyone;        /* a listing for this one is for all ("kaikki") */
    bool volunteers;      /* the whole leaflet is volunteer tasks ("vapaaehtoiset") */
    bool professionals;   /* listings only for these stay out of the others' leaflets */
    VEC(struct str) includes; /* ids of audiences whose listings suit this one too */
    unsigned order;
};

struct category {
    struct str id;   /* "ruoka-apu" */
    texts name;      /* "Ruoka-apu" */
    texts short_name; /* for contents and narrow places, or none */
    struct str icon; /* name in data/icons.xml */
    VEC(struct str) synonyms;
    bool volunteer; /* holds the volunteer tasks */
    unsigned order;
};

struct hours_line {
    texts days;  /* "ma–ke" */
    texts times; /* "klo 8–13" */
};

struct helpline {
    struct str phone; /* "050 323 3773"; STR_NONE: the campaign has no helpline */
    bool whatsapp;
    texts name;  /* "Neuvonta": in the running foot */
    texts title; /* "Et tiedä, mistä kysyä? Soita meille." */
    texts text;
    VEC(struct hours_line) hours;
    struct loc at;
};

struct organisation {
    texts name;
    struct str street, postal_code, town;
    struct str url;
    struct str logo; /* path of a PNG or JPEG, beside the campaign file, or STR_NONE */
    struct loc at;
};

struct emergency_line {
    texts text;       /* "Päivystysapu" */
    struct str phone; /* "116 117" */
};

struct campaign {
    struct str id;
    const char *path;
    texts name;     /* "Apu on lähellä" */
    texts tagline;  /* "Apua ja tekemistä {municipality.in}" */
    texts lead;     /* "Ruokaa, seuraa ja apua arkeen." */
    texts season;   /* "syksy 2020", or none: made from the day */
    uint32_t accent, tint; /* 0xRRGGBB */
    struct helpline helpline;
    struct str web;  /* "https://lähellä.fi"; STR_NONE: no QR code */
    texts source;    /* "lähellä.fi-palvelusta" */
    texts reminder;  /* "Tiedot voivat muuttua. Tarkista soittamalla." */
    VEC(struct organisation) publishers, funders;
    texts funded_by; /* "Toimintaa rahoittaa" */
    VEC(const struct municipality *) municipalities;
    VEC(struct audience) audiences;
    VEC(struct category) categories;
    VEC(lang_tag) languages;
    texts volunteer_title, volunteer_lead;
    texts emergency_title;
    VEC(struct emergency_line) emergency;
    struct date checked;
};

/*
 * Reads and checks a campaign file: unknown elements, missing names, unknown icons or municipalities, contrast of the
 * accent on white and tint (leaflet.md) are DIAG_BAD_CONFIG with place and mend. NULL then.
 */
const struct campaign *campaign_load(struct arena *a, const char *path,
                                     const struct municipality_table *table, struct diag *d);

/* The campaign of a plain leaflet: no helpline, no publisher, data/plain-campaign.xml's categories and audiences. */
const struct campaign *campaign_plain(struct arena *a, const struct municipality_table *table,
                                      struct diag *d);

/* By id, name in any language or synonym, in any letter case. NULL when none. */
const struct category *campaign_category(const struct campaign *c, struct str name);
const struct audience *campaign_audience(const struct campaign *c, struct str name);
struct str campaign_suggest_category(const struct campaign *c, struct str name);
struct str campaign_suggest_audience(const struct campaign *c, struct str name);

#endif
