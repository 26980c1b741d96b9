#!/usr/bin/env bash
# Prepares a sample province in .run/, starts its centre and opens the app, enrolled as a sample carrier or
# supervisor. What was recorded stays for the next run; `make clean` begins anew.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}

role=${1:-carrier}
pin=246810
programs=$CARGO_TARGET_DIR/debug
centre=.run/centre
port_file=.run/centre.port
device=.run/devices/$role

case $role in
    carrier) staff=NV001 name="Trần Thị Lượm" window=412x915 ;;
    supervisor) staff=GS001 name="Lê Văn Giám" window=1280x800 ;;
    *) echo "ROLE is carrier or supervisor, not $role" >&2; exit 2 ;;
esac

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so no window can open. Running the demo, which makes a display of its own."
    exec scripts/demo.sh
fi

central() {
    "$programs/tan-nha-central" --folder "$@"
}

mkdir -p .run/devices
if [ ! -d "$centre" ]; then
    echo "Preparing the sample province in $centre"
    # Under another name until it is whole, so that a run that was stopped half-way begins anew.
    rm -rf "$centre.new"
    central "$centre.new" init --endpoint http://127.0.0.1:8430
    central "$centre.new" import --assignments samples/route-assignments.csv --proxies samples/proxies.csv \
        samples/*.xlsx samples/*.xls samples/htxh-2026-11.csv
    mv "$centre.new" "$centre"
fi

if ! (: </dev/tcp/127.0.0.1/8430) 2>/dev/null; then
    echo "Starting the centre on http://127.0.0.1:8430 (log in .run/centre.log)"
    central "$centre" serve --listen 127.0.0.1:8430 --port-file "$port_file" >>.run/centre.log 2>&1 &
    centre_process=$!
    trap 'kill $centre_process 2>/dev/null || true' EXIT
    until (: </dev/tcp/127.0.0.1/8430) 2>/dev/null; do sleep 0.2; done
fi

if [ ! -d "$device" ]; then
    echo "Enrolling a device for $name"
    link=$(central "$centre" enrol --plain --staff "$staff" --role "$role" --name "$name")
    "$programs/sample-device" --store "$device" --link "$link" --pin "$pin" --name "Máy mẫu"
fi

echo "Opening the app as $name ($role). Its PIN is $pin."
"$programs/tan-nha" --store "$device" --window "$window"
