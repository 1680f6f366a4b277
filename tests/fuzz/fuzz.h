/*
 * fuzz.h: what the fuzzers share. Each is a program of its own, linked with libFuzzer: `make fuzz`.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdint.h>

#include "base/diag.h"

struct fieldmap;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A file that holds these bytes, for readers that take a path. The same path each time. */
const char *fuzz_file(const uint8_t *data, size_t size);
/* Where something may be written; removed at the end. */
const char *fuzz_output(void);

/* Reads an export and looks at what came of it; with a field map or NULL. */
void fuzz_import(struct str bytes, const struct fieldmap *fields);

/* Ends the run, so that libFuzzer keeps the input, unless `holds`. */
#define FUZZ_CHECK(holds) ((holds) ? (void)0 : fuzz_failed(#holds, __FILE__, __LINE__))
_Noreturn void fuzz_failed(const char *what, const char *file, int line);

/* Well-formed text without control characters but for newlines. */
bool fuzz_clean(struct str s);

#endif
