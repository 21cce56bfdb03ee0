# make help says what there is.
PREFIX ?= /usr/local
BINARY = contract-test
# As it is installed, the program needs no Swift toolchain. Types that are not looked up by their names start it sooner.
RELEASE = swift build -c release --static-swift-stdlib \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
ifeq ($(shell uname), Linux)
# At a fixed address, without symbols for others and with its libraries in it, the program starts in half of the time; lld
# places it so that fewer of its pages are needed.
STATIC_LIBRARIES = $(CURDIR)/.build/static-libraries
RELEASE := PKG_CONFIG_PATH="$(STATIC_LIBRARIES):$$PKG_CONFIG_PATH" $(RELEASE) -Xswiftc -use-ld=lld -Xlinker -no-pie \
  -Xlinker --no-export-dynamic -Xswiftc -L$(STATIC_LIBRARIES) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
endif

.DEFAULT_GOAL := help
.PHONY: help demo deps static-libraries test lint bench install clean

help: ## Says what there is.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The debug build: from nothing it takes less than half of the time of a release build (149 s against 328 s, measured).
demo: deps ## Builds the program and tests the example document against the built-in server.
	swift build --product $(BINARY)
	.build/debug/$(BINARY) run Specs/social-posts.yaml --target sandbox

# Four parts, one after the other: what only computes, the payloads that are validated for minutes, the connections, which
# are closed when they are not used for two minutes, and the tests with servers, whose answers must not wait for others.
SERVING = EndToEnd|ConcurrencyTests|theDocumentIsCleanAndARunIsGreen
test: deps ## Runs all tests.
	swift build --build-tests
	@status=0; \
	swift test --skip-build --skip '$(SERVING)|IndependentValidation|HTTPExchangeTests' || status=1; \
	swift test --skip-build --filter IndependentValidation || status=1; \
	swift test --skip-build --filter HTTPExchangeTests || status=1; \
	swift test --skip-build --filter '$(SERVING)' || status=1; \
	exit $$status

lint: ## Checks the style of the code and of the scripts.
	.ci/lint

bench: deps ## Measures reading, planning, running and validating, with the program as it is installed.
	$(MAKE) --no-print-directory install DESTDIR= PREFIX=.build/installed
	$(RELEASE) --product validation-benchmark
	.ci/bench .build/installed/bin/$(BINARY)
	.ci/bench-load .build/installed/bin/$(BINARY)
	.ci/bench-validation .build/release/validation-benchmark

install: deps static-libraries ## Installs the program to PREFIX/bin (default /usr/local/bin); it needs no Swift toolchain there.
	$(RELEASE) --product $(BINARY)
	@if ldd .build/release/$(BINARY) 2>/dev/null | grep -q libswift; then \
	  echo "The program depends on the Swift toolchain's libraries; it would not run elsewhere." >&2; exit 1; fi
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 .build/release/$(BINARY) "$(DESTDIR)$(PREFIX)/bin/$(BINARY)"
	strip "$(DESTDIR)$(PREFIX)/bin/$(BINARY)"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/$(BINARY)"

# The libraries that the program then carries with it; of one that has no static form, the shared one is needed. SwiftPM
# looks for libraries where libyaml is said to be before it looks elsewhere.
static-libraries: deps
ifdef STATIC_LIBRARIES
	@install -d "$(STATIC_LIBRARIES)"
	@for library in stdc++ sqlite3 yaml; do \
	  file=$$(cc -print-file-name=lib$$library.a); \
	  if [ -f "$$file" ]; then ln -sf "$$file" "$(STATIC_LIBRARIES)/"; fi; \
	done
	@printf 'Name: LibYAML\nDescription: YAML\nVersion: %s\nCflags: %s\nLibs: -L%s -lyaml\n' \
	  "$$(pkg-config --modversion yaml-0.1)" "$$(pkg-config --cflags yaml-0.1)" "$(STATIC_LIBRARIES)" \
	  >"$(STATIC_LIBRARIES)/yaml-0.1.pc"
endif

deps: ## Checks for the system libraries, and installs the missing ones.
	@.ci/dependencies

clean: ## Removes what was built.
	rm -rf .build
