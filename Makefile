# qdlint. `make demo` shows it, `make check` proves it, `make help` lists the rest.

.DEFAULT_GOAL := all
.PHONY: all help deps demo check test real bench fuzz floors shape style header docs docs-check accept clean
.DELETE_ON_ERROR:

# What is installed when it is missing: a Debian package each, and how to see that it is there.
LIBS     := libpcre2-8 yaml-0.1 lua5.4 libutf8proc libzip libxml-2.0 xlsxwriter
PACKAGES := gcc pkg-config libpcre2-dev libyaml-dev liblua5.4-dev libutf8proc-dev libcmocka-dev \
            libzip-dev libxml2-dev libxlsxwriter-dev libxxhash-dev g++ clang-format

CC      ?= cc
MODE    ?= release
BUILD   := build/$(MODE)
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wpointer-arith -Wwrite-strings -Wundef -Werror
CFLAGS.release := -O2 -g
CFLAGS.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS.fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer
CFLAGS.tsan    := -O1 -g -fsanitize=thread
CFLAGS  := -std=c11 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARN) $(CFLAGS.$(MODE)) $(EXTRA)
CPPFLAGS = -Iinclude -Ilint $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
LDLIBS   = $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lpthread -lm

SRC  := $(sort $(wildcard lint/*/*.c lint/*/*/*.c))
CLI  := $(filter lint/cli/%,$(SRC))
LIB  := $(filter-out lint/cli/%,$(SRC))
OBJ   = $(patsubst %.c,$(BUILD)/%.o,$(1))
DATA := $(sort $(shell find rules -type f -name '[!.]*' ! -name '*.md' ! -name '*.d.lua'))

all: deps build/qdlint $(BUILD)/libqdlint.a $(BUILD)/libqdlint.so

help:
	@echo "make            build build/qdlint, libqdlint.a and libqdlint.so"
	@echo "make demo       build and check the example city in fixtures/demo"
	@echo "make check      everything that must hold: sanitizers, tests, floors, style"
	@echo "make real       the checks against ../shared/real and ../shared/gold, where they are"
	@echo "make bench      speed and memory against bare libyaml; make fuzz: ten minutes a parser"
	@echo "make accept     rewrite the expected outputs; review the diff"

# Does nothing, and needs no network, when all is there.
deps:
	@if ! command -v $(firstword $(CC)) >/dev/null || ! command -v clang-format >/dev/null \
	    || ! pkg-config --exists $(LIBS) cmocka 2>/dev/null \
	    || ! echo '#include <xxhash.h>' | $(CC) -E -xc - >/dev/null 2>&1; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  echo "安装所需软件包：$(PACKAGES)"; \
	  $$sudo apt-get update -qq && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    $(PACKAGES) >/dev/null; \
	fi

build/qdlint: $(BUILD)/qdlint
	@cp $< $@

$(BUILD)/qdlint: $(call OBJ,$(CLI)) $(BUILD)/libqdlint.a
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libqdlint.a: $(call OBJ,$(LIB)) $(BUILD)/rules_data.o
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/libqdlint.so: $(call OBJ,$(LIB)) $(BUILD)/rules_data.o
	@$(CC) $(CFLAGS) -shared -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c | deps
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Everything under rules/ is part of the binary.
build/embed: tests/tool/embed.c | deps
	@mkdir -p $(@D)
	@$(CC) -std=c11 -O1 $(WARN) -o $@ $<

build/rules_data.c: build/embed $(DATA)
	@build/embed rules $(DATA) > $@

$(BUILD)/rules_data.o: build/rules_data.c
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# ---- tests: built with sanitizers, run in the project's folder ----

UNIT  := $(patsubst tests/unit/%.c,%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ  := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

# As many at once as there are processors, unless make was told otherwise.
PARALLEL = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc) -O)

# The whole test suite. CI runs this.
check: deps
	@$(MAKE) --no-print-directory $(PARALLEL) build/qdlint
	@$(MAKE) --no-print-directory $(PARALLEL) MODE=asan test
	@$(MAKE) --no-print-directory floors style header docs-check

# What takes longest begins first.
TESTS := run-test_robust golden $(filter-out run-test_robust,$(UNIT:%=run-%)) $(FUZZ:%=replay-%) \
         selftest demo-check sets planted
.PHONY: $(TESTS)

test: $(TESTS)

$(UNIT:%=run-%): run-%: build/asan/%
	@echo "== $*"
	@$<

$(FUZZ:%=replay-%): replay-%: build/asan/%
	@$< fixtures/corpus/$(*:fuzz_%=%)

golden demo-check: build/asan/qdlint
	@tests/$@ $<

selftest: build/asan/qdlint
	@$< test

sets: build/asan/qdlint build/bench/gen
	@tests/sets $^

planted: build/asan/qdlint build/bench/gen
	@tests/planted $^ > build/planted.txt || { cat build/planted.txt; exit 1; }
	@tail -n 1 build/planted.txt

$(UNIT:%=$(BUILD)/%): $(BUILD)/%: tests/unit/%.c $(BUILD)/libqdlint.a
	@$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

FUZZ_MAIN := $(if $(filter fuzz,$(MODE)),,tests/fuzz/replay.c)

$(FUZZ:%=$(BUILD)/%): $(BUILD)/%: tests/fuzz/%.c $(FUZZ_MAIN) $(BUILD)/libqdlint.a
	@$(CC) $(CPPFLAGS) $(CFLAGS) $(if $(FUZZ_MAIN),,-fsanitize=fuzzer) -Wno-missing-prototypes -o $@ $^ $(LDLIBS)

floors:
	@tests/floors

shape:
	@mkdir -p build && tests/shape

style:
	@clang-format --dry-run -Werror $(shell find lint include tests -name '*.[ch]') && echo "style: 1 passed, 0 failed"

# The public header alone, as C11 and as C++.
header: | deps
	@mkdir -p build
	@$(CC) -std=c11 $(WARN) -Iinclude -fsyntax-only tests/tool/header.c
	@$(CC) -xc++ -std=c++17 -Wall -Wextra -Werror -Iinclude -fsyntax-only tests/tool/header.c
	@echo "header: 2 passed, 0 failed"

# Documents made from the rules and the bindings; `make check` fails when they are behind.
DOCS := README.md:md API.md:api qdlint.d.lua:luals

docs: build/qdlint
	@for d in $(DOCS); do build/qdlint rules --no-config --lang zh -f $${d#*:} > rules/$${d%:*}; done

docs-check: build/qdlint
	@set -e; for d in $(DOCS); do build/qdlint rules --no-config --lang zh -f $${d#*:} | cmp - rules/$${d%:*} \
	  || { echo "rules/$${d%:*} is behind: make docs"; exit 1; }; done; echo "docs: 3 passed, 0 failed"

accept: build/qdlint
	@tests/golden build/qdlint --accept

demo: deps
	@$(MAKE) --no-print-directory build/qdlint
	@cd fixtures && ../build/qdlint check --no-config --as-of 2025-06-30 demo; [ $$? = 1 ]
	@cd fixtures && ../build/qdlint audit --no-config demo

# Row counts, known defects and threads on the published workbooks, and citations against labels
# made by hand, where they lie beside.
real: build/release/real build/release/gold build/release/overlaps
	@if [ -d ../shared/real ]; then build/release/real ../shared/real; else echo "no ../shared/real"; fi
	@if [ -d ../shared/gold ]; then build/release/gold ../shared/gold ../shared/real \
	  && build/release/overlaps ../shared/gold ../shared/real; fi

build/release/real build/release/gold build/release/overlaps: build/release/%: tests/tool/%.c build/qdlint
	@$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $< build/release/libqdlint.a $(LDLIBS)

# Against bare libyaml, on lists made for it under build/bench; BENCH_LARGE=1 adds a million items.
bench: build/qdlint build/bench/gen build/bench/events build/bench/measure build/bench/similar
	@tests/bench/run build/qdlint

build/bench/similar: tests/bench/similar.c build/release/libqdlint.a
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $^ $(LDLIBS)

build/bench/gen: $(wildcard tests/bench/gen_*.c tests/bench/city*.c tests/bench/plant*.c) \
  tests/bench/words.c $(wildcard tests/bench/*.h tests/bench/*.def) \
  lint/base/arena.c lint/base/buf.c lint/base/oom.c lint/base/str.c
build/bench/%: tests/bench/%.c | deps
	@mkdir -p $(@D)
	@$(CC) -std=c11 -D_GNU_SOURCE -O2 $(WARN) $(CPPFLAGS) -o $@ $(filter %.c,$^) $(LDLIBS)

-include $(patsubst %.o,%.d,$(call OBJ,$(SRC)))

clean:
	rm -rf build

# Ten minutes a parser, with clang's fuzzer; new inputs stay in build/fuzz. SECONDS=60 for less.
SECONDS ?= 600
fuzz: deps
	@$(MAKE) --no-print-directory CC=clang MODE=fuzz $(FUZZ:%=build/fuzz/%)
	@set -e; for t in $(FUZZ); do \
	  mkdir -p build/fuzz/corpus/$$t; \
	  build/fuzz/$$t -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
	    build/fuzz/corpus/$$t fixtures/corpus/$${t#fuzz_} 2>&1 | tail -n 8; done
