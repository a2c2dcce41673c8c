# What people do with fmap, one word each. `make help` lists the words.

PREFIX ?= /usr/local
DESTDIR ?=
YEAR ?= 2021
SEED ?= 1
COUNT ?= 200000
READER ?=
TABLE ?=
ROWS ?=
ROUNDS ?=

# On Linux the Swift runtime is linked in, so that the program starts fast and needs no Swift where it is installed; no
# library beside the program is ever loaded, and addresses of functions are settled at the start and then read-only. What
# nobody needs to run it stays out: names for others to link with, functions of the same code, and notes for a debugger.
LINUX := $(filter Linux,$(shell uname -s))
RELEASE := swift build -c release \
  $(if $(LINUX),--static-swift-stdlib --disable-local-rpath -Xlinker -z -Xlinker now \
  -Xlinker --no-export-dynamic -Xlinker --icf=safe -Xlinker --strip-debug) --product
FMAP := .build/release/fmap
STUDIO := .build/release/fmap-studio
VENV := .build/venv
PYTHON := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help map timeline page studio gallery readme build build-studio test test-studio test-readers test-bare test-slurm test-container lint golden fuzz sanitize mutation bench gazetteer dist install uninstall clean
.PHONY: libraries studio-libraries test-tools lint-tools reader-tools bench-tools dist-tools bare-tools slurm-tools container-tools gazetteer-tools

help: ## list these words
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 21

map: build ## draw the map: out/map-2021.svg and .png (YEAR=1998 for another year)
	$(FMAP) render --year $(YEAR)

timeline: build ## make the moving picture of all years: out/timeline.gif
	@mkdir -p out
	$(FMAP) animate -o out/timeline.gif

page: build ## make the interactive page and one that shows how to embed it: out/map.html, out/embed.html
	$(FMAP) embed -o out

studio: studio-libraries build build-studio ## open the studio in the browser (TABLE=friends.xlsx)
	$(FMAP) studio $(if $(TABLE),"$(TABLE)")

gallery: test-tools build ## draw maps of all looks, sizes and languages beside each other: out/gallery.html
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) Tests/Gallery/gallery.py out/gallery

readme: test-tools build build-studio ## take the pictures of the studio that README.zh.md shows anew, to be looked at
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) Tests/Gallery/readme.py out

build: libraries ## build the program in release mode
	$(RELEASE) fmap

build-studio: studio-libraries ## build the studio's server in release mode
	$(RELEASE) fmap-studio

test: test-tools build build-studio ## run all tests
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) -m pytest -q Tests/Referees
	swift test

test-studio: test-tools build build-studio ## try the studio for some minutes, and its server under the address sanitizer with its leak checker
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) -m pytest -q Tests/Referees/long_studio.py
	for product in fmap fmap-studio; do swift build --sanitize=address --scratch-path .build-address --product $$product || exit 1; done
	ASAN_OPTIONS=detect_leaks=$(if $(LINUX),1,0) LSAN_OPTIONS=suppressions="$(CURDIR)/Tests/Referees/leaks.txt":print_suppressions=0 \
	FMAP="$(CURDIR)/.build-address/debug/fmap" $(PYTHON) -m pytest -q $(addprefix Tests/Referees/test_studio_,server.py drawings.py work.py running.py)

test-readers: reader-tools build ## open the SVG in LibreOffice, CairoSVG, Qt, Inkscape, librsvg, Chromium and Firefox, and the page in Firefox and WebKit
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) -m pytest -q -p no:cacheprovider Tests/Readers

test-bare: bare-tools dist ## try a first run and the package on machines with nothing on them (Debian, as root)
	@sh Tests/Bare/bare

test-slurm: slurm-tools build ## share the maps of an association in a job array of Slurm, on a cluster of this machine alone
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) -m pytest -q Tests/Referees/engine_slurm.py

test-container: container-tools dist ## build the image of .ci/engines and run the pods of its Job with podman (Debian, as root)
	FMAP="$(CURDIR)/$(FMAP)" $(PYTHON) -m pytest -q Tests/Referees/engine_container.py

lint: lint-tools ## check the form of the sources
	swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests
	cd Sources/CPage && NODE_PATH=/usr/share/nodejs eslint --max-warnings 0 script
	cd Sources/CStudio && NODE_PATH=/usr/share/nodejs eslint --max-warnings 0 script

golden: libraries studio-libraries ## record the expected pictures anew, to be looked at before they are committed
	-FMAP_RECORD=1 swift test --filter Golden
	git diff --stat -- '*Goldens*'

fuzz: build ## try the readers of files on a million damaged ones (SEED=2 COUNT=1000 READER=table)
	swift build -c release --product fuzz
	.build/release/fuzz "$(SEED)" "$(COUNT)" "$(READER)"
	python3 Tests/Fuzz/program.py $(FMAP) "$(SEED)" 2000
	FMAP_ROUNDS=20000 swift test --filter MutationTests 2>&1 | tail -1

sanitize: libraries ## run readers and drawing under the address and the thread sanitizer (SEED=2 COUNT=5000)
	sh Tests/Fuzz/sanitize.sh "$(SEED)" "$(if $(filter file,$(origin COUNT)),500,$(COUNT))"

mutation: libraries studio-libraries ## put 50 faults into the sources, one after the other, and tell which the tests notice (SEED=2)
	python3 Tests/Mutation/mutation.py "$(if $(filter file,$(origin SEED)),20261129,$(SEED))"

bench: bench-tools build build-studio ## measure speed and memory beside others: out/bench/bench.md (ROWS="still growth" ROUNDS=3)
	FMAP="$(CURDIR)/$(FMAP)" NODE_PATH=/usr/share/nodejs $(PYTHON) Tests/Benchmarks/bench.py $(if $(ROUNDS),--rounds $(ROUNDS)) $(ROWS)

gazetteer: gazetteer-tools ## pack the places of the world and readings of Chinese anew: geodata/gazetteer/*.bin
	$(PYTHON) geodata/gazetteer/pack.py

dist: dist-tools build build-studio ## pack the program for others: out/dist/*.tar.gz and *.deb
	@sh .ci/dist/pack $(FMAP) $(STUDIO)

install: | $(FMAP) ## install the program, and the studio where it was built, below PREFIX (/usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin" && test -w "$(DESTDIR)$(PREFIX)/bin" || { \
	  echo "you may not write there; try: sudo make install, or: make install PREFIX=\$$HOME/.local" >&2; exit 1; }
	install -m 755 $(FMAP) "$(DESTDIR)$(PREFIX)/bin/fmap"
	test ! -x $(STUDIO) || sh .ci/desktop/install $(STUDIO) "$(PREFIX)" "$(DESTDIR)"

uninstall: ## remove the installed program
	rm -f "$(DESTDIR)$(PREFIX)/bin/fmap"
	sh .ci/desktop/install --remove "$(PREFIX)" "$(DESTDIR)"

clean: ## remove everything that was built or drawn
	@mkdir -p out
	@if mount | grep -F " on $$(cd out && pwd -P)/"; then echo "unmount these first" >&2; exit 1; fi
	rm -rf .build .build-address .build-thread
	find out -mindepth 1 -maxdepth 1 ! -name "readme-*" -exec rm -r $(if $(LINUX),--one-file-system) {} +

$(FMAP):
	@$(MAKE) build

# What the program is linked with, and what tests, benchmark and packing run beside it.
libraries:
	@sh .ci/install library
studio-libraries:
	@sh .ci/install library studio
test-tools:
	@sh .ci/install library studio tests
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/Referees/requirements.txt
lint-tools:
	@sh .ci/install lint
reader-tools: test-tools
	@sh .ci/install readers
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/Readers/requirements.txt
slurm-tools: test-tools
	@sh .ci/install slurm
container-tools: test-tools
	@sh .ci/install container
# What cannot be installed is told in the table, each for itself, and keeps nothing else from being measured.
bench-tools: test-tools
	-@sh .ci/install bench
	-@sh .ci/install peers
	@sh Tests/Benchmarks/packages $(PYTHON)
dist-tools:
	@sh .ci/install library studio dist
gazetteer-tools:
	@sh .ci/install gazetteer
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r geodata/gazetteer/requirements.txt
bare-tools:
	@sh .ci/install library studio dist bare
