/*
 * inlang.c: see inlang.h.
 */
#include "import/inlang.h"

#include "base/intl.h"
#include "import/field.h"
#include "import/text/language.h"

/* The text of whose language nothing was said; NULL when there is none. */
static struct value *unsaid(const struct building *w, const value_list *list, bool said)
{
    return said ? NULL : value_only_in(list, w->b->main_lang);
}

/* The one that a text is plainly in; the file's where there is no text. */
static lang_tag language_of(const struct building *w, const struct value *v)
{
    lang_tag usual = w->b->main_lang;

    return v ? language_unless_plain(v->s, usual) : usual;
}

static void take_for(struct building *w, const value_list *list, struct value *v,
                     enum field_id field, lang_tag lang)
{
    char code[4], usual[4];

    if (lang == w->b->main_lang || value_only_in(list, lang))
        return;
    v->lang = lang;
    diag_report(w->b->d, DIAG_OTHER_LANGUAGE, value_loc(&w->l, v),
                _("%s is taken as \"%s\"; if it is not that, name the field %s_%s"),
                field_name(field), lang_code(lang, code), field_name(field),
                lang_code(w->b->main_lang, usual));
}

void inlang_see(struct building *w)
{
    struct value *summary = unsaid(w, &w->l.summary, w->said_summary);
    struct value *description = unsaid(w, &w->l.description, w->said_description);
    lang_tag of_summary = language_of(w, summary), of_description = language_of(w, description);

    if (summary && description && of_summary != of_description)
        return;
    take_for(w, &w->l.summary, summary, FIELD_SUMMARY, of_summary);
    take_for(w, &w->l.description, description, FIELD_DESCRIPTION, of_description);
}
