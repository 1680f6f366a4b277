/*
 * campaign.h: who publishes, for whom, about what: a campaign file (XML). docs/campaigns.md has
 * every element.
 */
#ifndef CONFIG_CAMPAIGN_H
#define CONFIG_CAMPAIGN_H

#include "base/date.h"
#include "config/municipality.h"
#include "config/names.h"
#include "config/texts.h"

typedef VEC(struct str) str_list;

struct audience {
    struct str id; /* "ikaantyneet" */
    texts name;    /* "ikääntyneet" */
    texts label;   /* "Ikääntyneille": on the cover */
    texts lead;    /* for this audience's cover, or none */
    str_list synonyms;
    int min_age, max_age; /* years, -1: not said */
    bool everyone;        /* a listing for this one is for all ("kaikki") */
    bool volunteers;      /* the whole leaflet is volunteer tasks ("vapaaehtoiset") */
    bool professionals;   /* listings only for these stay out of the others' leaflets */
    str_list includes;    /* ids of audiences whose listings suit this one too */
    unsigned order;
};

struct category {
    struct str id;    /* "ruoka-apu" */
    texts name;       /* "Ruoka-apu" */
    texts short_name; /* for contents and narrow places, or none */
    struct str icon;  /* name in data/icons.xml */
    str_list synonyms;
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
    struct str logo; /* path of a PNG or JPEG, the campaign's folder included, or STR_NONE */
    struct loc at;
};

struct emergency_line {
    texts text;       /* "Päivystysapu" */
    struct str phone; /* "116 117" */
};

struct campaign {
    struct str id;
    const char *path;
    texts name;            /* "Apu on lähellä" */
    texts tagline;         /* "Apua ja tekemistä {municipality.in}", with the placeholders of
                              campaign_placeholders */
    texts lead;            /* "Ruokaa, seuraa ja apua arkeen.", with placeholders too */
    texts season;          /* "syksy 2020", or none: made from the day */
    uint32_t accent, tint; /* 0xRRGGBB */
    struct helpline helpline;
    struct str web; /* "https://lähellä.fi"; STR_NONE: no QR code */
    texts source;   /* "lähellä.fi-palvelusta" */
    texts reminder; /* "Tiedot voivat muuttua. Tarkista soittamalla." */
    VEC(struct organisation) publishers, funders;
    texts funded_by; /* "Toimintaa rahoittaa" */
    VEC(const struct municipality *) municipalities;
    VEC(struct audience) audiences;
    VEC(struct category) categories;
    VEC(lang_tag) languages; /* those that it has a name, tagline or lead in */
    texts volunteer_title, volunteer_lead;
    texts emergency_title;
    VEC(struct emergency_line) emergency;
    struct date checked;
    const struct names *audience_names, *category_names; /* for the lookups below */
};

/* What may stand in braces in a tagline or lead; NULL ends the list. */
extern const char *const campaign_placeholders[];

/*
 * Reads and checks a campaign file: unknown elements, missing names, unknown municipalities, names
 * that mean two things, contrast of the accent on white and on the tint are DIAG_BAD_CONFIG with
 * place and mend. NULL then. Whether there is a picture for an icon's name is not looked at. What
 * the file leaves out of audiences, categories, volunteering and emergency is taken from
 * data/plain-campaign.xml.
 */
const struct campaign *campaign_load(struct arena *a, const char *path,
                                     const struct municipality_table *table, struct diag *d);

/* The campaign of a plain leaflet: no helpline, no publisher, data/plain-campaign.xml's categories
 * and audiences. */
const struct campaign *campaign_plain(struct arena *a, const struct municipality_table *table,
                                      struct diag *d);

/* By id, name in any language or synonym, in any letter case. NULL when none. */
const struct category *campaign_category(const struct campaign *c, struct str name);
const struct audience *campaign_audience(const struct campaign *c, struct str name);
struct str campaign_suggest_category(const struct campaign *c, struct str name);
struct str campaign_suggest_audience(const struct campaign *c, struct str name);

#endif
