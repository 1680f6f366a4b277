/*
 * fieldmap.c: reads field maps, and applies their rules to values.
 *
 *     <fields>
 *       <field name="nimi" from="Toiminto"/>
 *       <field name="kategoriat" from="Luokka" split=" / "><word from="RA" to="Ruoka-apu"/></field>
 *       <field name="kunnat" value="Tampere"/>
 *       <ignore from="Käsittelijä"/>
 *     </fields>
 */
#include "import/fieldmap.h"

#include "base/intl.h"
#include "config/element.h"
#include "import/raw.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct rule_attributes {
    struct str name, lang, from, value, split, role;
};

struct root_attributes {
    struct str sheet, record, lang;
};

static bool read_lang(const struct xml_node *n, struct str word, lang_tag *out, struct diag *d)
{
    if (!word.s)
        return true;
    *out = lang_from(word);
    return *out ||
           element_bad(n, d, _("language \"%.*s\"; expected a code of ISO 639 such as \"fi\""),
                       STR_ARG(word));
}

static bool read_field_name(const struct xml_node *n, struct str name, enum field_id *out,
                            struct diag *d)
{
    struct str near;

    if (field_by_name(name, out))
        return true;
    near = field_suggest(name);
    if (near.n)
        return element_bad(n, d, _("name=\"%.*s\" is no field; did you mean \"%.*s\"?"),
                           STR_ARG(name), STR_ARG(near));
    return element_bad(n, d, _("name=\"%.*s\" is no field; esite list fields shows all"),
                       STR_ARG(name));
}

static bool read_words(const struct xml_node *n, struct field_rule *rule, struct arena *a,
                       struct diag *d)
{
    static const struct child children[] = {{"word", 0, 0}};
    static const struct attr attrs[] = {
        {.name = "from",
         .kind = ATTR_TEXT,
         .offset = offsetof(struct field_word, from),
         .required = true},
        {.name = "to",
         .kind = ATTR_TEXT,
         .offset = offsetof(struct field_word, to),
         .required = true},
    };
    bool good = element_children(n, children, COUNT(children), d);

    for (const struct xml_node *c = n->first; good && c; c = c->next)
        good = element_attributes(c, attrs, COUNT(attrs), vec_push(a, &rule->words), a, d) &&
               element_is_leaf(c, d);
    return good;
}

/* What does not go together. */
static bool check_rule(const struct xml_node *n, const struct field_rule *rule, struct diag *d)
{
    if (!rule->from.s && !rule->value.s)
        return element_bad(n, d, "%s",
                           _("<field> says nothing; expected from=\"…\", value=\"…\" or both"));
    if (!rule->from.s && (rule->split.s || rule->words.n))
        return element_bad(n, d, "%s", _("nothing to take apart or exchange; expected from=\"…\""));
    if (rule->lang && !field_has_language(rule->field))
        return element_bad(n, d, _("lang does not go with %s; only with nimi, tiivistelma, kuvaus"),
                           field_name(rule->field));
    if (rule->role.s && rule->field != FIELD_PHONE)
        return element_bad(n, d, _("role does not go with %s; only with puhelin"),
                           field_name(rule->field));
    if (rule->split.s && !field_is_many(rule->field))
        return element_bad(n, d, _("split does not go with %s, which is one"),
                           field_name(rule->field));
    return true;
}

static bool read_rule(const struct xml_node *n, struct field_rule *rule, struct arena *a,
                      struct diag *d)
{
#define RULE(member) offsetof(struct rule_attributes, member)
    static const struct attr attrs[] = {
        {.name = "name", .kind = ATTR_TEXT, .offset = RULE(name), .required = true},
        {.name = "lang", .kind = ATTR_TEXT, .offset = RULE(lang)},
        {.name = "from", .kind = ATTR_TEXT, .offset = RULE(from)},
        {.name = "value", .kind = ATTR_TEXT, .offset = RULE(value)},
        {.name = "split", .kind = ATTR_TEXT, .offset = RULE(split)},
        {.name = "role", .kind = ATTR_TEXT, .offset = RULE(role)},
    };
    static const struct attr ignore_attrs[] = {
        {.name = "from", .kind = ATTR_TEXT, .offset = RULE(from), .required = true},
    };
    struct rule_attributes x = {0};

    rule->at = n->at;
    rule->ignore = str_eq(n->name, STR("ignore"));
    if (!(rule->ignore ? element_attributes(n, ignore_attrs, COUNT(ignore_attrs), &x, a, d)
                       : element_attributes(n, attrs, COUNT(attrs), &x, a, d)))
        return false;
    rule->from = x.from;
    rule->value = x.value;
    rule->split = x.split;
    rule->role = x.role;
    if (rule->ignore)
        return element_is_leaf(n, d);
    return read_field_name(n, x.name, &rule->field, d) && read_lang(n, x.lang, &rule->lang, d) &&
           read_words(n, rule, a, d) && check_rule(n, rule, d);
}

static bool same_source(const struct field_rule *x, const struct field_rule *y)
{
    return x->from.s && y->from.s && str_eq(x->from, y->from);
}

static bool read_rules(struct fieldmap *map, const struct xml_node *root, struct arena *a,
                       struct diag *d)
{
    bool good = true;

    for (const struct xml_node *n = root->first; n; n = n->next) {
        struct field_rule *rule = vec_push(a, &map->rules);

        good = read_rule(n, rule, a, d) && good;
        for (const struct field_rule *other = map->rules.v; other < rule; other++)
            if (same_source(other, rule)) {
                good = element_bad(n, d, _("from=\"%.*s\" stands in line %lu already"),
                                   STR_ARG(rule->from), (unsigned long)other->at.line);
                break;
            }
    }
    return good;
}

static bool read_map(struct fieldmap *map, const struct xml_node *root, struct arena *a,
                     struct diag *d)
{
#define ROOT(member) offsetof(struct root_attributes, member)
    static const struct attr attrs[] = {
        {.name = "sheet", .kind = ATTR_TEXT, .offset = ROOT(sheet)},
        {.name = "record", .kind = ATTR_TEXT, .offset = ROOT(record)},
        {.name = "lang", .kind = ATTR_TEXT, .offset = ROOT(lang)},
    };
    static const struct child children[] = {{"field", 1, 0}, {"ignore", 0, 0}};
    struct root_attributes x = {0};

    if (!str_eq(root->name, STR("fields")))
        return element_bad(root, d, _("<%.*s>; expected <fields>"), STR_ARG(root->name));
    if (!element_attributes(root, attrs, COUNT(attrs), &x, a, d) ||
        !element_children(root, children, COUNT(children), d) ||
        !read_lang(root, x.lang, &map->lang, d))
        return false;
    map->sheet = x.sheet;
    map->record = x.record;
    return read_rules(map, root, a, d);
}

const struct fieldmap *fieldmap_load(struct arena *a, const char *path, struct diag *d)
{
    struct fieldmap *map = arena_new(a, struct fieldmap);
    const struct xml_node *root = xml_load(a, path, d);

    map->path = path;
    return root && read_map(map, root, a, d) ? map : NULL;
}

/* ---- Applying */

static struct str exchanged(const struct field_rule *rule, struct str s)
{
    for (size_t i = 0; i < rule->words.n; i++)
        if (str_eq_ascii_case(rule->words.v[i].from, s))
            return rule->words.v[i].to;
    return s;
}

void fieldmap_each(const struct field_rule *rule, const struct raw_value *v,
                   void (*take)(void *user, const struct raw_value *part), void *user)
{
    struct str s = v->text.s;
    size_t from = 0;

    while (from <= s.n) {
        size_t end = rule->split.n ? str_find(s, rule->split, from) : SIZE_MAX;
        struct str found = str_trim(str_sub(s, from, end));
        struct raw_value part = *v;

        part.whole = part.whole || (rule->split.n && part.field != FIELD_PHONE);
        if (rule->role.s && !part.role.n)
            part.role = rule->role;
        if (found.n) {
            part.text.at = raw_loc(&v->text, (size_t)(found.s - s.s));
            part.text.s = exchanged(rule, found);
            take(user, &part);
        }
        if (end == SIZE_MAX)
            return;
        from = end + rule->split.n;
    }
}
