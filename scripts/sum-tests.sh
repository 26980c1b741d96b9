#!/usr/bin/env bash
# Adds up what the test runners in a log said, and closes with one line.
set -euo pipefail

sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^test result:/ { passed += $4; failed += $6 }
    /^ *Tests +.*passed/ {
        for (i = 2; i <= NF; i++) {
            if ($i ~ /^passed/) passed += $(i - 1)
            if ($i ~ /^failed/) failed += $(i - 1)
        }
    }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }
'
