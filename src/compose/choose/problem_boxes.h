/*
 * problem_boxes.h: how many lines everything takes that a problem asks for, and what is printed in
 * these lines.
 */
#ifndef COMPOSE_PROBLEM_BOXES_H
#define COMPOSE_PROBLEM_BOXES_H

#include "compose/choose/problem.h"

/* The box of an entry in a variant, or in a fuller one that takes no more lines. */
const struct box *problem_entry_box(struct problem *b, size_t entry, enum variant variant,
                                    pt64 width);

/* Sections of which nothing is printed, by variant of each entry. */
size_t problem_list_absent(const struct problem *b, const int *variant,
                           const struct block *const **out);

/* The line of the item `besides` that names these sections. */
const struct box *problem_names_box(struct problem *b, size_t besides,
                                    const struct block *const *sections, size_t n, pt64 width);

/* For struct choose_problem; `user` is the problem. */
struct extent problem_measure(void *user, enum choose_box box, size_t index, enum variant variant,
                              unsigned width);
unsigned problem_besides_lines(void *user, const int *variant, unsigned width);

#endif
