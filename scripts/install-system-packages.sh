#!/usr/bin/env bash
# Installs the Debian packages that building and testing need. Says what is missing; does nothing when nothing is.
set -euo pipefail

packages=(
    build-essential pkg-config perl          # C code inside SQLCipher and its OpenSSL
    libwebkit2gtk-4.1-dev librsvg2-dev       # the window
    webkit2gtk-driver xvfb xauth             # driving the window without a display
    chromium                                 # tests of the screen
    openssl jq xxd unzip poppler-utils qpdf zstd   # checking receipts as an outsider does
)

missing=()
for package in "${packages[@]}"; do
    if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
        missing+=("$package")
    fi
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

echo "Installing Debian packages: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
