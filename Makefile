# qdlint. `make demo` shows it, `make check` proves it, `make help` lists the rest.

.DEFAULT_GOAL := all
.PHONY: all help deps demo check test golden real bench fuzz floors shape style accept clean
.DELETE_ON_ERROR:

# What is installed when it is missing: a Debian package each, and how to see that it is there.
LIBS     := libpcre2-8 yaml-0.1 lua5.4 libutf8proc libzip libxml-2.0
PACKAGES := gcc pkg-config libpcre2-dev libyaml-dev liblua5.4-dev libutf8proc-dev libcmocka-dev \
            libzip-dev libxml2-dev libxxhash-dev clang-format

CC      ?= cc
MODE    ?= release
BUILD   := build/$(MODE)
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wpointer-arith -Wwrite-strings -Wundef -Werror
CFLAGS.release := -O2 -g
CFLAGS.asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS.tsan    := -O1 -g -fsanitize=thread
CFLAGS  := -std=c11 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARN) $(CFLAGS.$(MODE)) $(EXTRA)
CPPFLAGS = -Iinclude -Ilint $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
LDLIBS   = $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lpthread -lm

SRC  := $(sort $(wildcard lint/*/*.c lint/*/*/*.c))
CLI  := $(filter lint/cli/%,$(SRC))
LIB  := $(filter-out lint/cli/%,$(SRC))
OBJ   = $(patsubst %.c,$(BUILD)/%.o,$(1))
DATA := $(sort $(shell find rules -type f -name '[!.]*'))

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
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libqdlint.a: $(call OBJ,$(LIB)) $(BUILD)/rules_data.o
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/libqdlint.so: $(call OBJ,$(LIB)) $(BUILD)/rules_data.o
	$(CC) $(CFLAGS) -shared -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c | deps
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Everything under rules/ is part of the binary.
build/embed: tests/tool/embed.c | deps
	@mkdir -p $(@D)
	$(CC) -std=c11 -O1 $(WARN) -o $@ $<

build/rules_data.c: build/embed $(DATA)
	build/embed rules $(DATA) > $@

$(BUILD)/rules_data.o: build/rules_data.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

-include $(patsubst %.o,%.d,$(call OBJ,$(SRC)))

clean:
	rm -rf build
