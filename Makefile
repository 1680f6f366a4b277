# esite: leaflets from listings. `make help` says what can be made.

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CC ?= cc
PKG_CONFIG ?= pkg-config

CFLAGS ?= -O2 -g
WERROR ?=
# address,undefined for example; hardening that gets in a sanitizer's way is then left out.
SANITIZE ?=
# no: the packages are there, under whatever names.
DEPS ?= yes
# 1: show whole commands.
V ?=

# ---- Debian and Ubuntu packages, and what they are for (docs/dependencies.md)

PACKAGES_BUILD := gcc libc6-dev make pkgconf gettext \
	libxml2-dev libicu-dev libharfbuzz-dev libhpdf-dev libdeflate-dev libpng-dev libqrencode-dev \
	libvoikko-dev libhyphen-dev libzip-dev libyajl-dev
PACKAGES_RUN := fonts-noto-core voikko-fi hyphen-sv hyphen-en-gb hyphen-ru
PACKAGES_TEST := libcmocka-dev qpdf poppler-utils fonts-lmodern procps unicode-data
PACKAGES_LONG := clang clang-format valgrind parallel netpbm

# ---- Flags

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:

STANDARD := -std=c11 -D_POSIX_C_SOURCE=200809L
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wvla -Wformat=2 -Wundef -Wwrite-strings -Wpointer-arith $(WERROR)

ifeq ($(SANITIZE),)
HARDENING := -fPIE -fstack-protector-strong \
	$(if $(filter -O0,$(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDENING_LINK := -pie -Wl,-z,relro,-z,now
else
HARDENING := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
HARDENING_LINK :=
endif

# pkg-config is asked once, and only when something is compiled: `make deps` works without it.
LIBRARIES := libxml-2.0 icu-uc icu-i18n harfbuzz harfbuzz-subset libdeflate libpng libqrencode libvoikko libzip yajl
once = $(eval $(1) := $(2))$($(1))
LIBRARY_CFLAGS = $(call once,LIBRARY_CFLAGS,$(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(LIBRARIES))))
LIBRARY_LDLIBS = $(call once,LIBRARY_LDLIBS,$(shell $(PKG_CONFIG) --libs $(LIBRARIES)) -lhpdf -lhyphen -lm)

COMPILE = $(CC) $(STANDARD) $(WARNINGS) -Isrc -I$(BUILD) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(HARDENING) $(CFLAGS)
LINK = $(CC) $(HARDENING) $(HARDENING_LINK) $(CFLAGS) -Wl,--as-needed $(LDFLAGS)

# ---- Files

SOURCES := $(sort $(filter-out src/main.c,$(wildcard src/*.c src/*/*.c src/*/*/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libesite.a
PROGRAM := $(if $(wildcard src/main.c),$(BUILD)/esite)
MESSAGES := $(patsubst po/%.po,$(BUILD)/locale/%/LC_MESSAGES/esite.mo,$(wildcard po/*.po))

UNIT_TESTS := $(sort $(wildcard tests/unit/test_*.c))
UNIT_SUPPORT := $(filter-out $(UNIT_TESTS),$(wildcard tests/unit/*.c))
UNIT_PROGRAMS := $(UNIT_TESTS:%.c=$(BUILD)/%)

FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/tests/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
# The same functions as tests, on what was found once
REPLAYS := $(patsubst tests/fuzz/fuzz_%.c,$(BUILD)/tests/fuzz/replay_%,$(wildcard tests/fuzz/fuzz_*.c))

C_FILES = $(shell find src tests -name '*.[ch]')

# Targets that have to follow one another run as makes of their own, on all processors unless -j was given.
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))
SUBMAKE = +@$(MAKE) --no-print-directory $(JOBS)
Q := $(if $(V),,@)
say = $(if $(V),,@echo '  $(1)')

.PHONY: help
help: ## say what can be made (this)
	@echo 'make TARGET, where TARGET is'
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-15s %s\n", $$1, $$2}' Makefile
	@echo 'Of use besides: CC=clang, BUILD=folder, CFLAGS=..., PREFIX=/usr, DESTDIR=..., DEPS=no (install nothing), V=1.'

# ---- The program

.PHONY: all
all: $(LIBRARY) $(PROGRAM) $(MESSAGES) ## build the program, build/esite (the default)

$(LIBRARY): $(OBJECTS)
	$(call say,AR    $@)
	@rm -f $@
	$(Q)$(AR) rcs $@ $(OBJECTS)

$(BUILD)/esite: $(BUILD)/src/main.o $(LIBRARY)
	$(call say,LINK  $@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARY_LDLIBS) $(LDLIBS)

$(BUILD)/%.o: %.c | $(BUILD)/built.h
	@mkdir -p $(@D)
	$(call say,CC    $<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/esite.mo: po/%.po
	@mkdir -p $(@D)
	$(call say,MSG   $<)
	$(Q)msgfmt --check -o $@ $<

# Messages to translate; make messages brings po/*.po up to them. Without a date, a .po file changes with them only.
$(BUILD)/esite.pot: $(SOURCES) $(wildcard src/main.c src/*/*.h src/*/*/*.h)
	@mkdir -p $(@D)
	@xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --add-comments=TRANSLATORS: \
		--add-location=file --package-name=esite --package-version=$(VERSION) -o $@.new $(sort $^)
	@sed '/^"POT-Creation-Date:/d' $@.new >$@ && rm $@.new

.PHONY: messages
messages: $(BUILD)/esite.pot ## bring po/*.po up to what the source says
	@for po in po/*.po; do \
		msgmerge --quiet --update --backup=none --add-location=file $$po $<; \
		printf '%s: ' $$po; msgfmt --statistics -o /dev/null $$po; \
	done

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

# ---- Six leaflets, in two layouts

DEMO_LAYOUTS := a5-leaflet a4-sheet
DEMO_PLACES := hameenkyro=Hämeenkyrö kangasala=Kangasala parkano=Parkano pirkkala=Pirkkala \
	sastamala=Sastamala tampere=Tampere

.PHONY: demo
demo: ## install what is missing, build, and make leaflets for six municipalities under out/
	@$(call need,$(PACKAGES_BUILD) $(PACKAGES_RUN))
	$(SUBMAKE) all
	@mkdir -p out
	@for layout in $(DEMO_LAYOUTS); do for pair in $(DEMO_PLACES); do \
		$(BUILD)/esite make --quiet -c samples/apu-on-lahella/campaign.xml -m "$${pair#*=}" -l $$layout \
			--date 2020-09-01 -o "out/$${pair%=*}-$$layout-fi.pdf" \
			samples/apu-on-lahella/listings.csv || exit; \
	done; done
	@echo 'Six municipalities, each as an A5 leaflet and an A4 sheet, ready to print:'
	@printf '  %s\n' out/*.pdf

# ---- Packages

need = $(if $(filter-out no,$(DEPS)),.ci/deps $(1))

.PHONY: deps
deps: ## install the packages that are missing (apt-get)
	@$(call need,$(PACKAGES_BUILD) $(PACKAGES_RUN) $(PACKAGES_TEST))

# ---- Tests

# Of the calls that are refused in turn, each so many-th is; check-long tries all.
TORTURE := $(BUILD)/tests/torture
TORTURE_PROGRAMS := $(TORTURE)/torture $(TORTURE)/broken $(TORTURE)/refuse.so
TORTURE_STEP ?= 97

SUITES := 'tests/unit.sh $(UNIT_PROGRAMS) $(REPLAYS)' tests/runners.sh tests/layers.sh tests/golden.sh tests/readme.sh \
	tests/pdf.sh tests/paper.sh tests/languages.sh tests/batch.sh 'tests/install.sh $(BUILD) $(PREFIX)' tests/messages.sh \
	'tests/torture.sh $(TORTURE) $(TORTURE_STEP)'

.PHONY: check
check: deps ## install what is missing, build, run every test
	$(SUBMAKE) check-here

# The tests against $(BUILD), on a machine that has what they need.
.PHONY: check-here
check-here: all $(UNIT_PROGRAMS) $(REPLAYS) $(TORTURE_PROGRAMS)
	@ESITE=$(abspath $(BUILD))/esite tests/check.sh $(SUITES)

.PHONY: check-unit
check-unit: $(UNIT_PROGRAMS) $(REPLAYS) ## the unit tests alone
	@tests/unit.sh $(UNIT_PROGRAMS) $(REPLAYS)

.PHONY: check-golden
check-golden: all ## the golden tests alone; CASE=name for one
	@ESITE=$(abspath $(BUILD))/esite tests/golden.sh $(CASE)

.PHONY: bless
bless: all ## take what the golden tests give now as expected, after a look; CASE=name for one
	@ESITE=$(abspath $(BUILD))/esite tests/golden.sh --bless $(CASE)

# A crash is ASan's to report, not cmocka's.
SANITIZER_OPTIONS := ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:handle_segv=2 \
	UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS=suppressions=$(abspath tests/lsan.supp):print_suppressions=0

.PHONY: check-asan
check-asan: ## every test under AddressSanitizer and UndefinedBehaviorSanitizer
	+@$(SANITIZER_OPTIONS) $(MAKE) --no-print-directory $(JOBS) check-here BUILD=$(BUILD)/asan SANITIZE=address,undefined CFLAGS='-O1 -g'

VALGRIND := valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect --error-exitcode=99 \
	--suppressions=$(abspath tests/valgrind.supp)

.PHONY: check-valgrind
check-valgrind: all $(UNIT_PROGRAMS) ## unit and golden tests under valgrind
	@mkdir -p $(BUILD)/valgrind
	@printf '%s\n' '#!/bin/sh' 'exec $(VALGRIND) $(abspath $(BUILD))/esite "$$@"' >$(BUILD)/valgrind/esite
	@chmod +x $(BUILD)/valgrind/esite
	@WRAP='$(VALGRIND)' ESITE=$(abspath $(BUILD))/valgrind/esite \
		tests/check.sh 'tests/unit.sh $(UNIT_PROGRAMS)' tests/golden.sh

# Every layout in every language, for six municipalities and four audiences, and in every two languages: 10,900 leaflets, as
# pages and as sheets
.PHONY: check-leaflets
check-leaflets: $(BUILD)/tests/unit/test_leaflets ## hold the pages and sheets of thousands of leaflets against what each must be
	@ESITE_LEAFLETS=all tests/check.sh 'tests/unit.sh $<'

# A hundred killed batches, and the recipes for more than one machine
.PHONY: check-batch
check-batch: all
	@ESITE=$(abspath $(BUILD))/esite tests/check.sh 'tests/batch.sh 100' tests/slurm.sh

.PHONY: check-pdfua
check-pdfua: all ## ask veraPDF whether leaflets are PDF/UA-1 and PDF/A-2a; needs Java and Maven
	@ESITE=$(abspath $(BUILD))/esite tests/pdfua.sh $(BUILD)/pdfua

.PHONY: check-torture
check-torture: all $(TORTURE_PROGRAMS) ## refuse each call for memory or to the system once
	@ESITE=$(abspath $(BUILD))/esite tests/torture.sh $(TORTURE)

$(TORTURE)/torture: tests/torture/files.c tests/torture/files.h

$(TORTURE)/%: tests/torture/%.c
	@mkdir -p $(@D)
	$(call say,CC    $<)
	$(Q)$(CC) $(STANDARD) $(WARNINGS) $(CFLAGS) -o $@ $(filter %.c,$^)

$(TORTURE)/refuse.so: tests/torture/refuse.c
	@mkdir -p $(@D)
	$(call say,CC    $<)
	$(Q)$(CC) $(STANDARD) $(WARNINGS) -O2 -fPIC -shared -o $@ $<

BENCH_PROGRAMS := $(patsubst tests/bench/%.c,$(BUILD)/tests/bench/%,$(wildcard tests/bench/*.c))
# long: up to a million listings and 308 municipalities; takes long, and gigabytes of /tmp.
BENCH ?= quick

.PHONY: bench
bench: all $(BENCH_PROGRAMS) ## time, memory and the split by stage; BENCH=long for large exports
	@tests/bench/bench.sh $(BUILD) $(BENCH)
	@tests/bench/reading.sh $(BUILD) $(BENCH)

$(BENCH_PROGRAMS): %: %.o $(LIBRARY)
	$(call say,LINK  $@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARY_LDLIBS)

FUZZ_SECONDS ?= 60
FUZZ_SEEDS := samples/apu-on-lahella layouts tests/fuzz/seeds

.PHONY: fuzz
fuzz: ## any bytes to every reader, FUZZ_SECONDS (60) each; FUZZ=name for one; needs clang
	$(SUBMAKE) fuzz-here CC=clang BUILD=$(BUILD)/fuzz SANITIZE=address,undefined,fuzzer-no-link CFLAGS='-O1 -g'

# What is found goes to tests/fuzz/found/NAME/ together with its mend.
.PHONY: fuzz-here
fuzz-here: $(FUZZERS)
	@for fuzzer in $(if $(FUZZ),$(BUILD)/tests/fuzz/fuzz_$(FUZZ),$(FUZZERS)); do \
		found=$(BUILD)/corpus/$${fuzzer##*/}; mkdir -p $$found; \
		$(SANITIZER_OPTIONS) $$fuzzer -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=20000 \
			-artifact_prefix=$$found- $$found $(FUZZ_SEEDS) >$$found.log 2>&1 || { tail -n 40 $$found.log; exit 1; }; \
		echo "$${fuzzer##*/}: $$(tail -n 1 $$found.log)"; \
	done

$(FUZZERS): %: %.o $(BUILD)/tests/fuzz/fuzz.o $(LIBRARY)
	$(call say,LINK  $@)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBRARY_LDLIBS) $(LDLIBS)

$(REPLAYS): $(BUILD)/tests/fuzz/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/fuzz/fuzz.o $(LIBRARY)
	$(call say,LINK  $@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARY_LDLIBS) $(LDLIBS)

.PHONY: check-long
check-long: deps ## the tests, thousands of leaflets, again under the sanitizers, again under valgrind, each call refused, check-pdfua, batches killed and on Slurm, fuzz, bench, lint
	@$(call need,$(PACKAGES_LONG))
	$(SUBMAKE) check-here
	$(SUBMAKE) check-leaflets
	$(SUBMAKE) check-asan
	$(SUBMAKE) check-valgrind
	$(SUBMAKE) check-torture
	$(SUBMAKE) check-pdfua
	$(SUBMAKE) check-batch
	$(SUBMAKE) fuzz
	$(SUBMAKE) bench
	$(SUBMAKE) lint

$(UNIT_PROGRAMS): %: %.o $(UNIT_SUPPORT:%.c=$(BUILD)/%.o) $(LIBRARY)
	$(call say,LINK  $@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARY_LDLIBS) -lcmocka $(LDLIBS)

# ---- Pictures

.PHONY: pictures
pictures: all ## draw the README's pictures anew, after a change of what leaflets look like
	@$(call need,poppler-utils netpbm)
	@ESITE=$(abspath $(BUILD))/esite docs/pictures/draw.sh

# ---- Style

.PHONY: lint
lint: ## warnings of both compilers as errors, and the layout of the source
	$(SUBMAKE) BUILD=$(BUILD)/gcc CC=gcc WERROR=-Werror all
	$(SUBMAKE) BUILD=$(BUILD)/clang CC=clang WERROR=-Werror all
	clang-format --dry-run -Werror $(C_FILES)

.PHONY: format
format: ## lay out the source with clang-format
	clang-format -i $(C_FILES)

# ---- Installing

INSTALLED := $(DESTDIR)$(PREFIX)

.PHONY: install
install: all ## install under PREFIX (/usr/local)
	install -d $(INSTALLED)/bin $(INSTALLED)/share/esite
	install -m 755 $(BUILD)/esite $(INSTALLED)/bin/
	cp -R $(wildcard data layouts fonts samples) $(INSTALLED)/share/esite/
	chmod -R u=rwX,go=rX $(INSTALLED)/share/esite
	if [ -d $(BUILD)/locale ]; then cp -R $(BUILD)/locale $(INSTALLED)/share/; fi
	install -d $(INSTALLED)/share/man/man1
	install -m 644 docs/esite.1 $(INSTALLED)/share/man/man1/

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f $(INSTALLED)/bin/esite $(INSTALLED)/share/man/man1/esite.1
	rm -f $(INSTALLED)/share/locale/*/LC_MESSAGES/esite.mo
	rm -rf $(INSTALLED)/share/esite

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD) out

-include $(OBJECTS:.o=.d) $(BUILD)/src/main.d $(FUZZERS:=.d) $(BENCH_PROGRAMS:=.d) $(BUILD)/tests/fuzz/fuzz.d $(BUILD)/tests/fuzz/replay.d $(UNIT_PROGRAMS:=.d) $(UNIT_SUPPORT:%.c=$(BUILD)/%.d)
