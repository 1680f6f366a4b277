/*
 * surveymap.c: a survey as a field map, to be read through and mended by hand.
 */
#include <string.h>

#include "base/intl.h"
#include "base/utf8.h"
#include "import/survey/survey.h"

/* Is there a control character of two bytes, U+0080 to U+009F, which could steer a terminal? */
static bool is_c1(struct str s, size_t i)
{
    return (unsigned char)s.s[i] == 0xC2 && i + 1 < s.n && (unsigned char)s.s[i + 1] < 0xA0;
}

/* Bytes at s[i] that are no character, and that XML can't have; 0: none. */
static size_t none_at(struct str s, size_t i)
{
    size_t at = i;

    return s.s[i] & 0x80 && utf8_is_none(utf8_next(s, &at)) ? at - i : 0;
}

/* `s` is as survey_attribute makes it. */
static void put_attribute(struct buf *out, const char *name, struct str s)
{
    buf_printf(out, " %s=\"", name);
    for (size_t i = 0; i < s.n; i++)
        switch (s.s[i]) {
        case '&':
            buf_puts(out, "&amp;");
            break;
        case '<':
            buf_puts(out, "&lt;");
            break;
        case '"':
            buf_puts(out, "&quot;");
            break;
        case 0x7F:
            buf_puts(out, "&#x7F;");
            break;
        default:
            if (is_c1(s, i))
                buf_printf(out, "&#x%X;", (unsigned char)s.s[++i]);
            else
                buf_char(out, s.s[i]);
        }
    buf_char(out, '"');
}

/* Text of a comment, in which no two hyphens may stand side by side. */
static void put_comment(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (is_c1(s, i))
            i++;
        else if (none_at(s, i))
            i += none_at(s, i) - 1;
        else if ((unsigned char)s.s[i] >= ' ' && s.s[i] != 0x7F)
            buf_char(out, s.s[i]);
        if (s.s[i] == '-' && (i + 1 == s.n || s.s[i + 1] == '-'))
            buf_char(out, ' ');
    }
}

static const char *meaning_of(enum field_id field)
{
    return _(import_field_at(field)->meaning);
}

/* "48 of 50: "040 123 4567", …" */
static void put_examples(const struct survey *s, const struct surveyed *c, struct buf *out)
{
    struct buf text = {0};

    buf_printf(&text, _("%zu of %zu"), c->filled, s->records);
    for (size_t i = 0; i < c->n_examples; i++)
        buf_printf(&text, "%s\"%.*s\"", i ? ", " : ": ", STR_ARG(c->examples[i]));
    put_comment(out, buf_view(&text));
    buf_release(&text);
}

static void put_column(const struct survey *s, const struct surveyed *c, struct buf *out)
{
    char code[4];

    buf_puts(out, "\n  <!-- ");
    put_examples(s, c, out);
    if (c->given && !c->named) {
        buf_puts(out, "\n       ");
        put_comment(out, str_from(_("by what it holds: ")));
        put_comment(out, str_from(meaning_of(c->ref.field)));
    }
    if (c->alone) { /* named in a map it would be read as any other */
        buf_puts(out, "\n       ");
        put_comment(out, str_printf(s->arena, _("\"%.*s\" is read without being named here: "),
                                    STR_ARG(c->path)));
        put_comment(out, str_from(meaning_of(c->ref.field)));
        buf_puts(out, " -->\n");
        return;
    }
    buf_puts(out, " -->\n  ");
    if (!c->given) {
        buf_puts(out, "<ignore");
        put_attribute(out, "from", c->path);
        buf_puts(out, "/>\n");
        return;
    }
    buf_printf(out, "<field name=\"%s\"", field_name(c->ref.field));
    if (c->ref.lang)
        buf_printf(out, " xml:lang=\"%s\"", lang_code(c->ref.lang, code));
    put_attribute(out, "from", c->path);
    buf_puts(out, "/>\n");
}

static bool has(const struct survey *s, enum field_id field)
{
    for (size_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].given && s->v.v[i].path.n && s->v.v[i].ref.field == field)
            return true;
    return false;
}

static void put_named(const struct survey *s, const char *attribute, struct str name,
                      struct buf *out)
{
    name = survey_attribute(s->arena, name);
    if (name.n)
        put_attribute(out, attribute, name);
}

static void put_head(const struct survey *s, const char *path, struct buf *out)
{
    struct str head = str_printf(
        s->arena,
        _("What %s seems to hold, by its names and by the values in %zu records. Read it through,\n"
          "     mend it, and give it to esite make or check with the option fields.\n"
          "     <ignore from=\"…\"/> is what was not recognised: make it <field name=\"…\" "
          "from=\"…\"/> if it is a field.\n"
          "     'esite list fields' shows all fields."),
        path, s->records);

    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ");
    for (struct str line; str_split(&head, '\n', &line);) {
        put_comment(out, line);
        buf_puts(out, head.s ? "\n" : "");
    }
    buf_puts(out, " -->\n<fields");
    put_named(s, "sheet", s->sheet, out);
    put_named(s, "record", s->record, out);
    buf_puts(out, ">\n");
}

void survey_write(const struct survey *s, const char *path, struct buf *out)
{
    put_head(s, path, out);
    for (size_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].filled && s->v.v[i].path.n) /* or no map can name it */
            put_column(s, &s->v.v[i], out);
    if (!has(s, FIELD_MUNICIPALITIES) && !has(s, FIELD_REGION) && !has(s, FIELD_NATIONWIDE) &&
        !has(s, FIELD_TOWN) && !has(s, FIELD_POSTAL_CODE)) {
        buf_puts(out, "\n  <!-- ");
        put_comment(out, str_from(_("Nothing in it says where. This says it of every listing: ")));
        buf_puts(out, "-->\n  <field name=\"kunnat\" value=\"Koko maa\"/>\n");
    }
    buf_puts(out, "</fields>\n");
}
