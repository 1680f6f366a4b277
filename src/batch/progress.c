/*
 * progress.c: see progress.h.
 */
#include "batch/progress.h"

#include <time.h>
#include <unistd.h>

#include "base/intl.h"

enum { SHOWN_EVERY_MS = 200 };

uint64_t progress_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void progress_init(struct progress *p, FILE *out, size_t total)
{
    uint64_t now = progress_clock();
    *p = (struct progress){.total = total, .started = now, .shown = now};
    p->out = out && isatty(fileno(out)) ? out : NULL;
}

/* "25 s", "4 min 5 s", "2 h 3 min" */
static void put_time(struct buf *b, uint64_t s)
{
    if (s < 60)
        buf_printf(b, _("%u s"), (unsigned)s);
    else if (s < 3600)
        buf_printf(b, _("%u min %u s"), (unsigned)(s / 60), (unsigned)(s % 60));
    else
        buf_printf(b, _("%u h %u min"), (unsigned)(s / 3600), (unsigned)(s / 60 % 60));
}

void progress_line(struct buf *b, size_t done, size_t total, uint64_t ms)
{
    buf_printf(b, _("%zu done, %zu left"), done, total - done);
    if (!done || !ms)
        return;
    uint64_t tenths = (uint64_t)done * 10000 / ms;
    buf_printf(b, _(", %u.%u leaflets/s, "), (unsigned)(tenths / 10), (unsigned)(tenths % 10));
    put_time(b, ((uint64_t)(total - done) * ms / done + 999) / 1000);
    buf_puts(b, _(" to go"));
}

void progress_tick(struct progress *p)
{
    uint64_t now = p->out ? progress_clock() : 0;
    if (!p->out || now - p->shown < SHOWN_EVERY_MS)
        return;
    struct buf b = {0};
    progress_line(&b, p->done, p->total, now - p->started);
    fprintf(p->out, "\r%s\033[K", b.s);
    fflush(p->out);
    buf_release(&b);
    p->shown = now;
    p->visible = true;
}

void progress_hide(struct progress *p)
{
    if (!p->visible)
        return;
    fputs("\r\033[K", p->out);
    fflush(p->out);
    p->visible = false;
}
