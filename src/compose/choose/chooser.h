/*
 * chooser.h: what the files of choose.c share: a problem with what was measured of it, and the
 * rules by which boxes stand under one another.
 */
#ifndef COMPOSE_CHOOSER_H
#define COMPOSE_CHOOSER_H

#include "compose/choose/choose.h"

/* Different whites that boxes ask for below themselves; more than so many are made alike. */
enum { WHITES_MAX = 4 };

/* Which of an entry's variants may be printed. With one alone, to be shortened is no loss. */
enum chooser_only { ANY_VARIANT, FULLEST_ONLY, SHORTEST_ONLY };

struct chooser {
    const struct choose_problem *p;
    struct arena *arena;
    size_t *group;                  /* by entry */
    struct extent *entries, *boxes; /* measured so far */
    bool *entry_known, *box_known;
    unsigned whites[WHITES_MAX], n_whites;
    unsigned tallest; /* column */
    unsigned besides; /* lines kept for the entry that names groups left out whole; 0: there are
                         none, and it isn't printed */
    bool keep;        /* nothing is left out */
    enum chooser_only only;
    int64_t unit; /* of loss: a weight left out is so much more than all that is shortened */
};

/* How the group that the next entry is of stands. */
enum standing {
    STANDS_NOT,    /* nothing of it is printed yet: what came before is left out */
    STANDS_HERE,   /* its heading stands in this column */
    STANDS_BEFORE, /* in an earlier one; nothing is in this column yet */
};

/* Between two boxes. */
struct spot {
    uint32_t column;
    uint16_t line;    /* the first one that is free */
    uint8_t white;    /* that the box above asks for: a place in `whites` */
    uint8_t standing; /* enum standing */
    bool some_out;    /* something of the group is printed, something left out */
};

void chooser_init(struct chooser *c, const struct choose_problem *p, struct arena *a);

struct extent chooser_entry(struct chooser *c, size_t entry, unsigned variant, unsigned width);
struct extent chooser_box(struct chooser *c, enum choose_box box, size_t group, unsigned width);
/* The place of a white in `whites`. */
uint8_t chooser_white(struct chooser *c, unsigned lines);

/* The variants that may be printed, as bits; none of an entry that isn't printed in this try. */
unsigned chooser_variants(const struct chooser *c, size_t entry);
/* What is lost when it is left out; negative when it may not be. */
int64_t chooser_loss_out(const struct chooser *c, size_t entry);
int64_t chooser_loss_short(const struct chooser *c, size_t entry, unsigned variant);
/* May nothing of the group be printed? */
bool chooser_may_vanish(const struct chooser *c, size_t group);
bool chooser_ends_group(const struct chooser *c, size_t entry);

/* ---- The rules. Each moves the spot on, or leaves it as it was and is false. */

struct spot spot_begin(void);
/* Prints the entry, under what heading it needs. `*head`, `*at` (or NULL): the lines that the
 * heading and the entry begin at. */
bool spot_show(struct chooser *c, size_t entry, unsigned variant, struct spot *s, unsigned *head,
               unsigned *at);
void spot_leave_out(struct spot *s);
void spot_next_column(struct spot *s);
/* Behind the group's last entry: its count of those left out. `*at`: where it stands. */
bool spot_end_group(struct chooser *c, size_t group, struct spot *s, unsigned *at);

/* ---- What is still to come. Each is exact. */

/* Losses still to come, by entry and spot. */
struct loss_table;
struct loss_table *loss_table_new(struct chooser *c);
void loss_table_free(struct loss_table *t);
/* From before the entry; LOSS_NEVER when the rest finds no room. */
int64_t loss_table_get(const struct loss_table *t, size_t entry, struct spot s);
#define LOSS_NEVER (INT64_MAX / 4)

/* By entry, and one more for the end: the last column that may begin with it, when nothing that
 * follows is left out, and there is one variant only; -1: none. False when not all fit; then those
 * before some entry are not looked at, nor measured. */
bool room_latest(struct chooser *c, int32_t *latest);
/* Does everything fit so, from before the entry on? */
bool room_reaches(struct chooser *c, const int32_t *latest, size_t entry, struct spot s);

/* ---- The way through */

/*
 * The plan with the least loss, and of these the best to look at. What is still to come is told by
 * `losses`, or by `latest` where nothing is lost. False when there is none.
 */
bool way_find(struct chooser *c, const struct loss_table *losses, const int32_t *latest,
              struct choose_plan *plan);

#endif
