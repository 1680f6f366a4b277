/*
 * words.c: see words.h.
 */
#include "check/words.h"

#include "base/intl.h"

const char *words_severity(enum severity s)
{
    static const char *const names[SEVERITIES] = {N_("Errors"), N_("Warnings"), N_("Remarks"),
                                                  N_("Good to know")};

    return _(names[s]);
}

const char *words_severity_means(enum severity s)
{
    static const char *const meanings[SEVERITIES] = {
        N_("These listings are left out of every leaflet until they are mended."),
        N_("These are printed, but wrong or lacking something: look at them before printing."),
        N_("These would be better otherwise."),
        N_("Left out on purpose: nothing to mend. Where persons are named, don't pass this on."),
    };

    return _(meanings[s]);
}
