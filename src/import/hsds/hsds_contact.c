/*
 * hsds_contact.c: how to reach a service of Open Referral: its phones, addresses of the web,
 * persons.
 */
#include "import/hsds/hsds.h"

#include "base/arena.h"
#include "import/value/words.h"

static bool is_fax(const struct node *phone)
{
    return words_in_list(node_text(FIRST_OF(phone, "type", "number_type")), "fax faksi telefax");
}

/* "Ajanvaraus, ext. 12" */
static struct str phone_role(struct arena *a, const struct node *phone)
{
    struct str role = node_text(FIRST_OF(phone, "description", "department"));
    struct str type = node_text(FIRST_OF(phone, "type", "number_type"));
    struct str extension = node_text_of(phone, "extension");

    if (is_fax(phone))
        return STR("fax");
    if (!role.n && words_in_list(type, "sms tty textphone hotline text"))
        role = type;
    if (extension.n)
        role =
            str_printf(a, "%.*s%sext. %.*s", STR_ARG(role), role.n ? ", " : "", STR_ARG(extension));
    return role;
}

static unsigned put_phones(struct hsds_service *s, const struct node *owner)
{
    unsigned n = 0;

    NODE_EACH (e, node_get(owner, "phones")) {
        const struct node *number = e->kind == NODE_OBJECT ? node_get(e, "number") : e;
        struct str prefix = node_text_of(e, "country_prefix");
        struct node full;

        if (!node_is_scalar(number))
            continue;
        full = *number;
        if (prefix.n && prefix.s[0] == '+' && node_text(number).s[0] != '+')
            full.text = (struct raw_text){
                .s = str_printf(s->m->a, "%.*s %.*s", STR_ARG(prefix), STR_ARG(node_text(number))),
                .at = number->text.at};
        full.kind = NODE_TEXT;
        if (s->abroad && node_text(&full).s[0] != '+')
            mapping_put_foreign_phone(s->m, &full, phone_role(s->m->a, e));
        else
            mapping_put_phone(s->m, &full, phone_role(s->m->a, e), STR_NONE);
        n += !is_fax(e); /* which is withheld, and said */
    }
    return n;
}

static void put_all_phones(struct hsds_service *s)
{
    unsigned n = put_phones(s, s->record);

    n += put_phones(s, s->link);
    if (!n)
        n += put_phones(s, s->location);
    NODE_EACH (e, FIRST_OF(s->record, "contacts"))
        n += n ? 0 : put_phones(s, e);
    NODE_EACH (e, FIRST_OF(s->location, "contacts"))
        n += n ? 0 : put_phones(s, e);
    if (!n)
        put_phones(s, s->org);
}

/* The service's own, else its location's, else its organization's. */
static void put_nearest(struct hsds_service *s, enum field_id field, const char *key,
                        const char *other)
{
    const struct node *owners[] = {s->record, s->link, s->location, s->org};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        const struct node *n = FIRST_OF(owners[i], key, other);

        if (n) {
            mapping_put(s->m, field, n);
            return;
        }
    }
}

static void put_contact_persons(struct hsds_service *s)
{
    const struct node *owners[] = {s->record, s->link, s->location};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        NODE_EACH (e, node_get(owners[i], "contacts")) {
            const struct node *name = node_get(e, "name");
            struct str title = node_text_of(e, "title");

            if (!node_is_scalar(name) || mapping_has(s->m, FIELD_CONTACT_PERSON))
                continue;
            mapping_put_made(s->m, FIELD_CONTACT_PERSON,
                             title.n ? str_printf(s->m->a, "%.*s, %.*s", STR_ARG(node_text(name)),
                                                  STR_ARG(title))
                                     : node_text(name),
                             name->text.at);
        }
}

void hsds_put_contacts(struct hsds_service *s)
{
    put_all_phones(s);
    put_nearest(s, FIELD_EMAIL, "email", "emails");
    put_nearest(s, FIELD_URL, "url", "website");
    put_contact_persons(s);
}
