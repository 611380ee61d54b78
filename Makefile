# Builds, tests and installs tripo-term. `make` says what there is.
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# Debian packages: ICU, libxml2, minizip and cmark-gfm to build with; poppler-utils to read PDF; unicode-data for the
# conformance tests, xmllint for those of XML.
PACKAGES = pkg-config libicu-dev libsqlite3-dev libxml2-dev zlib1g-dev liblzma-dev libminizip-dev libcmark-gfm-dev \
    libcmark-gfm-extensions-dev poppler-utils unicode-data bzip2 libxml2-utils

# A program without shared libraries starts in a fifth of the time; one whose first functions lie together, in half of
# that. The toolchain's own linker can put them together, if each has a section.
ORDER = Benchmarks/link-order.txt
STATIC = -c release --scratch-path .build-static -Xswiftc -static-executable -Xlinker --gc-sections \
    -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
    -Xlinker --symbol-ordering-file=$(CURDIR)/$(ORDER) -Xlinker --no-warn-symbol-ordering
# SYMBOLS=1 leaves the names of functions in the program, for a profiler.
ifndef SYMBOLS
STATIC += -Xlinker -s
endif
PROGRAM = .build-static/release/tripo-term
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DATA = $(DESTDIR)$(PREFIX)/share/tripo-term

# A command that fails within a pipe fails.
SHELL = /bin/bash
.SHELLFLAGS = -eo pipefail -c

.PHONY: help setup first build test lint format install uninstall clean man completions

help:
	@echo 'make first     install what is needed, build, and look a first name up'
	@echo 'make test      install what is needed, and run all tests'
	@echo 'make build     build the program, without shared libraries'
	@echo 'make install   install the program, its data, man pages and completions under PREFIX ($(PREFIX))'
	@echo 'make uninstall remove what was installed'
	@echo 'make lint      check the format of the sources, and the glossaries'
	@echo 'make format    bring the sources into format'

# What is there already is not asked for again: so this needs no network the second time.
setup:
	@missing=; for package in $(PACKAGES); do \
	    dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then echo "Installing Debian packages:$$missing"; \
	    $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; fi

first: setup build
	$(PROGRAM) lookup KIPO --on 2021-11-30

# What a linker wrote lies in single pages in the system's cache, a copy in larger pieces, as it will when installed:
# these are mapped faster.
build:
	$(SWIFT) build $(STATIC) --product tripo-term
	@cp -p $(PROGRAM) $(PROGRAM).copy && mv -f $(PROGRAM).copy $(PROGRAM)

test: setup
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
	$(SWIFT) run tripo-term glossary lint

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

# The tool itself rather than its plugin, which builds everything once more, one job at a time.
man:
	mkdir -p man
	$(SWIFT) build --product tripo-term
	$(SWIFT) build --product generate-manual
	bin=$$($(SWIFT) build --show-bin-path) && $$bin/generate-manual $$bin/tripo-term --multi-page --output-directory man

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DATA)/Glossaries $(DATA)/Locales/messages $(DATA)/Locales/rules \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/tripo-term
	install -m 644 -p Glossaries/*.yaml Glossaries/*.json $(DATA)/Glossaries
	install -m 644 -p Locales/*.yaml Locales/*.tsv $(DATA)/Locales
	install -m 644 -p Locales/messages/*.yaml $(DATA)/Locales/messages
	install -m 644 -p Locales/rules/*.yaml $(DATA)/Locales/rules
	install -m 644 man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	$(PROGRAM) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tripo-term
	$(PROGRAM) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tripo-term
	$(PROGRAM) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tripo-term.fish
	rm -rf $(DATA)/.tripo-term
# Makes the index, so that who may not write there finds it; one made under DESTDIR would not be found later.
ifeq ($(DESTDIR),)
	$(PREFIX)/bin/tripo-term glossary stats > /dev/null
endif

uninstall:
	rm -rf $(DATA)
	rm -f $(DESTDIR)$(PREFIX)/bin/tripo-term $(DESTDIR)$(PREFIX)/share/man/man1/tripo-term*.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tripo-term \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tripo-term \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tripo-term.fish

clean:
	rm -rf .build .build-static .tripo-term
