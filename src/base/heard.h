/*
 * heard.h: messages kept to be passed on later, once or often, or not at all.
 */
#ifndef BASE_HEARD_H
#define BASE_HEARD_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

struct message {
    enum diag_code code;
    struct loc at;
    struct str text; /* whole, wording included */
};
typedef VEC(struct message) messages;

struct heard {
    struct diag diag; /* to report to */
    struct arena *arena;
    messages said; /* owned by the arena, as are their texts */
};

/* Stays where it is: the diag points back to it. */
void heard_init(struct heard *h, struct arena *a);

void messages_relay(const messages *m, struct diag *to);

#endif
