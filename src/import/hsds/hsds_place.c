/*
 * hsds_place.c: where a service of Open Referral is given, and for whom: addresses as they are
 * written here and abroad, areas.
 */
#include "import/hsds/hsds.h"

#include "base/arena.h"
#include "import/value/words.h"

static const struct node *address_of(const struct node *location)
{
    const struct node *list =
        FIRST_OF(location, "addresses", "physical_addresses", "address", "physical_address");

    NODE_EACH (e, list)
        if (!words_in_list(node_text_of(e, "address_type"), "postal mailing"))
            return e;
    return NULL;
}

static struct str country_of(const struct node *location)
{
    const struct node *address = address_of(location);
    const struct node *mail = node_first(FIRST_OF(location, "mail_addresses", "postal_address"));
    struct str country = node_text_of(address ? address : mail, "country");

    return country.n ? country : node_text_of(mail, "country");
}

static bool is_abroad(struct str country)
{
    return country.n && !words_in_list(country, "fi fin finland suomi ax ala aland ahvenanmaa");
}

static void put_address(struct hsds_service *s)
{
    struct arena *a = s->m->a;
    const struct node *x = s->address;
    const struct node *line = FIRST_OF(x, "address_1", "street", "address");
    struct str second = node_text_of(x, "address_2");

    if (node_is_scalar(x)) {
        mapping_put(s->m, FIELD_ADDRESS, x);
        return;
    }
    if (line && second.n)
        mapping_put_made(s->m, FIELD_ADDRESS,
                         str_printf(a, "%.*s, %.*s", STR_ARG(node_text(line)), STR_ARG(second)),
                         line->text.at);
    else
        mapping_put(s->m, FIELD_ADDRESS, line);
    if (!s->abroad) {
        mapping_put(s->m, FIELD_POSTAL_CODE, node_get(x, "postal_code"));
        mapping_put(s->m, FIELD_TOWN, node_get(x, "city"));
    } else if (node_get(x, "city")) {
        struct str state = node_text_of(x, "state_province");

        mapping_put_made(s->m, FIELD_TOWN,
                         str_printf(a, "%.*s%s%.*s %.*s", STR_ARG(node_text_of(x, "city")),
                                    state.n ? ", " : "", STR_ARG(state),
                                    STR_ARG(node_text_of(x, "postal_code"))),
                         node_get(x, "city")->text.at);
    }
}

/* Where it is for. What lies abroad is in no municipality here: it is for whoever asks. */
static void put_area(struct hsds_service *s)
{
    if (s->abroad) {
        mapping_put_made(s->m, FIELD_NATIONWIDE, STR("kyllä"), s->record->at);
        return;
    }
    NODE_EACH (e, FIRST_OF(s->record, "service_areas", "service_area")) {
        const struct node *name =
            e->kind == NODE_OBJECT ? FIRST_OF(e, "name", "service_area", "description") : e;

        mapping_put(s->m, FIELD_MUNICIPALITIES, name);
    }
}

static void put_mode(struct hsds_service *s)
{
    struct str type = node_text_of(s->location, "location_type");

    if (words_in_list(type, "virtual") ||
        str_eq_ascii_case(node_text_of(s->location, "virtual"), STR("true")))
        mapping_put_made(s->m, FIELD_MODE, STR("verkko"), s->location->at);
}

void hsds_find_place(struct hsds_service *s)
{
    s->address = address_of(s->location);
    s->abroad = is_abroad(country_of(s->location));
}

void hsds_put_place(struct hsds_service *s)
{
    put_area(s);
    put_mode(s);
    put_address(s);
}
