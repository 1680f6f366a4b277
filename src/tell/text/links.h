/*
 * links.h: web and e-mail addresses: what a link or a QR code holds, and what is printed.
 *
 * A host with letters beyond ASCII is printed as it is (lähellä.fi) and linked in punycode after
 * UTS #46, by ICU, which is opened when the first such host comes.
 */
#ifndef TELL_LINKS_H
#define TELL_LINKS_H

#include "base/arena.h"
#include "base/str.h"

struct links {
    void *idna; /* UIDNA, opened lazily */
};

/* Start with {0}. */
void links_release(struct links *l);

struct web_link {
    struct str href; /* ASCII, percent-encoded: "https://xn--lhell-grae.fi/ruoka-apu" */
    struct str text; /* without scheme and slash at the end: "lähellä.fi/ruoka-apu" */
};
/* `url` with http, https or no scheme (then https). False for another scheme or a host that can't
 * be. */
bool links_web(struct links *l, struct arena *a, struct str url, struct web_link *out);

/* "mailto:apu@xn--…"; STR_NONE when it is no address. */
struct str links_mail(struct links *l, struct arena *a, struct str address);

#endif
