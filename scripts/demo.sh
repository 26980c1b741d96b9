#!/usr/bin/env bash
# Plays a whole day in the real window on a display of its own, and checks every sum. Results in .run/demo/.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}

rm -rf .run/demo
mkdir -p .run/demo
exec xvfb-run --auto-servernum --server-args="-screen 0 1400x1000x24" \
    "$CARGO_TARGET_DIR/debug/demo" --samples samples --out .run/demo
