# esite: leaflets from listings. `make help` says what can be made.

VERSION := 0.1.0
PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
PKG_CONFIG ?= pkg-config

CFLAGS ?= -O2 -g
WERROR ?=
# address,undefined for example; hardening that gets in a sanitizer's way is then left out.
SANITIZE ?=

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

# ---- Flags

STANDARD := -std=c11 -D_POSIX_C_SOURCE=200809L
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wvla -Wformat=2 -Wundef -Wwrite-strings -Wpointer-arith $(WERROR)

ifeq ($(SANITIZE),)
HARDENING := -fPIE -fstack-protector-strong $(if $(filter -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDENING_LINK := -pie -Wl,-z,relro,-z,now
else
HARDENING := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDENING_LINK := -fsanitize=$(SANITIZE)
endif

# Asked once, and only when something is compiled: `make help` and `make deps` work without pkg-config.
LIBRARIES := libxml-2.0 harfbuzz harfbuzz-subset icu-uc icu-i18n libqrencode libdeflate libpng libvoikko
LIBRARY_CFLAGS = $(eval LIBRARY_CFLAGS := $$(patsubst -I%,-isystem %,$$(shell $(PKG_CONFIG) --cflags $(LIBRARIES))))$(LIBRARY_CFLAGS)
LIBRARY_LDLIBS = $(eval LIBRARY_LDLIBS := $$(shell $(PKG_CONFIG) --libs $(LIBRARIES)) -lhpdf -lhyphen)$(LIBRARY_LDLIBS)

COMPILE = $(CC) $(STANDARD) $(WARNINGS) -Isrc -I$(BUILD) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(HARDENING) $(CFLAGS) -MMD -MP -c -o $@ $<
LINK = $(CC) $(HARDENING) $(HARDENING_LINK) $(CFLAGS) -Wl,--as-needed $(LDFLAGS) -o $@

# ---- Files

SOURCES := $(sort $(filter-out src/main.c,$(wildcard src/*.c src/*/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libesite.a
PROGRAM := $(if $(wildcard src/main.c),$(BUILD)/esite)

UNIT_TESTS := $(sort $(wildcard tests/unit/test_*.c))
UNIT_SUPPORT := $(filter-out $(UNIT_TESTS),$(wildcard tests/unit/*.c))
UNIT_PROGRAMS := $(UNIT_TESTS:%.c=$(BUILD)/%)

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

.PHONY: all
all: $(LIBRARY) $(PROGRAM) ## the program, build/esite (the default)

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $(OBJECTS)

$(BUILD)/esite: $(BUILD)/src/main.o $(LIBRARY)
	$(LINK) $^ $(LIBRARY_LDLIBS) $(LDLIBS)

$(BUILD)/%.o: %.c | $(BUILD)/built.h
	@mkdir -p $(@D)
	$(COMPILE)

$(UNIT_PROGRAMS): %: %.o $(UNIT_SUPPORT:%.c=$(BUILD)/%.o) $(LIBRARY)
	$(LINK) $^ $(LIBRARY_LDLIBS) -lcmocka $(LDLIBS)

# What the program knows of its build; rewritten only when it changes.
$(BUILD)/built.h: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '/* Written by the Makefile. */' \
		'#define BUILT_VERSION "$(VERSION)"' \
		'#define BUILT_DATA "$(PREFIX)/share/esite"' \
		'#define BUILT_LOCALE "$(PREFIX)/share/locale"' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

.PHONY: FORCE
FORCE:

# ---- Tests

.PHONY: check-unit
check-unit: $(UNIT_PROGRAMS) ## the unit tests alone
	@tests/unit.sh $(UNIT_PROGRAMS)

# ---- The rest

.PHONY: clean
clean: ## removes what was built
	rm -rf $(BUILD) out

-include $(OBJECTS:.o=.d) $(BUILD)/src/main.d $(UNIT_PROGRAMS:=.d)
