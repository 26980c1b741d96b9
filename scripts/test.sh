#!/usr/bin/env bash
# Everything that is checked before a change is taken, in the order of how soon it finds a fault.
set -euo pipefail
cd "$(dirname "$0")/.."

log=.run/test.log
mkdir -p .run
: >"$log"

step() {
    printf '\n== %s\n' "$*"
}

step "The core behind the screen"
cargo build -p acceptance --bin bridge

step "Screen: types, lint, tests, build"
(cd ui && npm run check && npm run lint && npm run test && npm run audit) 2>&1 | tee -a "$log"
make --no-print-directory ui/dist/index.html

step "Format"
cargo fmt --all --check

step "Lints"
cargo clippy --workspace --all-targets -- -D warnings

step "Documentation"
RUSTDOCFLAGS="-D warnings -A rustdoc::private-intra-doc-links" cargo doc --workspace --no-deps --document-private-items --quiet

step "Tests"
cargo build -p tan-nha -p central -p acceptance
cargo test --workspace --no-fail-fast 2>&1 | tee -a "$log"

step "Generated types are fresh"
git diff --exit-code -- ui/src/lib/generated
test -z "$(git status --porcelain -- ui/src/lib/generated)"

step "Licences, bans, sources"
make --no-print-directory tools
cargo deny check licenses bans sources

step "A whole day in the real window"
scripts/demo.sh 2>&1 | tee -a "$log"

scripts/sum-tests.sh "$log"
