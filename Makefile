# Tận Nhà: the two commands are `make run` and `make test`; `make demo` plays a whole day by itself.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# One target folder outside of the checkout, so that a fresh clone starts warm.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/tan-nha/target
TOOLS := $(HOME)/.cache/tan-nha/tools
export PATH := $(TOOLS)/bin:$(PATH)

CARGO_DENY_VERSION := 0.20.2

ROLE ?= carrier

# What a search runs through: optimised for measuring, as in the program that people install.
MEASURED := device vietnamese rusqlite serde_json

.PHONY: help
help: ## Says what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: setup build ## Prepares a sample province in .run/ and opens the app (ROLE=supervisor for the second window)
	scripts/run.sh $(ROLE)

.PHONY: demo
demo: setup build ## Plays a whole day in the real window with nobody at the screen; results in .run/demo/
	scripts/demo.sh

.PHONY: test
test: setup ## Runs everything that is checked before a change is taken
	scripts/test.sh

.PHONY: setup
setup: ## Installs what is missing: system packages and the screen's packages
	scripts/install-system-packages.sh
	@if ! cmp -s ui/package-lock.json ui/node_modules/.installed-lock; then \
		echo "Installing the screen's packages (npm ci)"; \
		(cd ui && npm ci --no-audit --no-fund && cp package-lock.json node_modules/.installed-lock); \
	fi

.PHONY: build
build: ui/dist/index.html ## Builds the screen, the app and the central endpoint
	cargo build -p tan-nha -p central -p acceptance

ui/dist/index.html: $(shell git ls-files -co --exclude-standard ui)
	cd ui && npm run build

.PHONY: screens
screens: setup ## Takes the picture of every screen again, on the real core, into docs/screens/
	cargo build -p acceptance --bin bridge
	cd ui && npm run screens

.PHONY: bench
bench: setup ## Measures a search among 10,000 people in a browser that is slowed down six times
	cargo build -p acceptance --bin bridge $(MEASURED:%=--config profile.dev.package.%.opt-level=3)
	cd ui && npm run bench

.PHONY: vectors
vectors: ## Writes the protocol's test vectors again
	UPDATE_VECTORS=1 cargo test -p sync-protocol

.PHONY: tools
tools: ## Installs the checkers of licences and spelling
	@cargo deny --version 2>/dev/null | grep -qF $(CARGO_DENY_VERSION) || \
		(echo "Installing cargo-deny (once, some minutes)" && \
		env -u CARGO_TARGET_DIR cargo install cargo-deny --version $(CARGO_DENY_VERSION) --locked --quiet --no-default-features --root $(TOOLS))

.PHONY: clean
clean: ## Removes the sample province and the built screen
	rm -rf .run ui/dist
