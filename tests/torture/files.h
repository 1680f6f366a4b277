/*
 * files.h: files and folders, for torture.c. What can't be done ends the program, with a message.
 */
#ifndef TORTURE_FILES_H
#define TORTURE_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* With what errno says. */
_Noreturn void die(const char *what);

/* "folder/name"; caller frees. */
char *joined(const char *folder, const char *name);

/* What is in a file, and room for one byte more; caller frees. NULL: there is none. */
char *bytes_of(const char *path, size_t *n);

/* The same of a file that is there, as a string, and its lines one after the other, without their
 * ends; NULL after the last. */
char *text_of(const char *path);
char *next_line(char **rest);

bool is_folder(const char *path);
bool same(const char *a, const char *b);

/* Has the one the end of the other, or nothing at all? */
bool same_end(const char *path, const char *right);

/* What is done with each file or folder in a folder, until one answers false, as each_in then does.
 */
typedef bool visit(const char *folder, const char *name, void *user);
bool each_in(const char *folder, visit *one, void *user);

/* For each_in: copies it into the folder `to`, with all that is in it. */
bool copy_one(const char *folder, const char *name, void *to);

/* Removes a folder, with all that is in it. */
void empty(const char *folder);

#endif
