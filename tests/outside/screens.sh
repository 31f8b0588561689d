#!/usr/bin/env bash
# Pictures of every page of the real window, to be looked at: `screens.sh OUTDIR [PROGRAM]`.
#
# Opens the demo register in a window of 1366 × 768 on an invisible X screen, once at 100 % and once at 125 %, walks through the
# nine tabs with Alt+1 … Alt+9 and keeps one picture of each. Needs xvfb, openbox, xdotool and imagemagick.
# It compares nothing; it fails only when the window does not open or does not answer.
set -euo pipefail

out=${1:?usage: screens.sh OUTDIR [PROGRAM]}
program=${2:-${CARGO_TARGET_DIR:-target}/debug/xinfang}
mkdir -p "$out"
scratch=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$scratch"
}
trap finish EXIT

export XDG_CONFIG_HOME="$scratch/config" XDG_RUNTIME_DIR="$scratch" LC_CTYPE=C.UTF-8
unset LC_ALL WAYLAND_DISPLAY
"$program" demo --dir "$scratch/demo" --no-window >/dev/null
register=$(find "$scratch/demo" -name '*.xinfang' | head -n 1)

display=":$((100 + $$ % 400))"
Xvfb "$display" -screen 0 1400x840x24 >/dev/null 2>&1 &
pids+=($!)
sleep 1
export DISPLAY="$display"
openbox >/dev/null 2>&1 &
pids+=($!)
sleep 1

for zoom in 1.0 1.25; do
    mkdir -p "$XDG_CONFIG_HOME/xinfang"
    printf '{"zoom":{"1400x840":%s}}' "$zoom" >"$XDG_CONFIG_HOME/xinfang/window.json"
    "$program" --file "$register" --today 2009-06-30 >"$scratch/log" 2>&1 &
    app=$!
    pids+=("$app")
    window=""
    for _ in $(seq 60); do
        window=$(xdotool search --class xinfang 2>/dev/null | tail -n 1) && [[ -n $window ]] && break
        sleep 0.5
    done
    [[ -n $window ]] || {
        echo "the window did not open: $(cat "$scratch/log")"
        exit 1
    }
    xdotool windowmove "$window" 0 0 windowsize "$window" 1366 768 windowfocus "$window"
    sleep 2
    for tab in 1 2 3 4 5 6 7 8 9; do
        xdotool key "alt+$tab"
        sleep 1.5
        kill -0 "$app" || {
            echo "the window went away at tab $tab"
            exit 1
        }
        import -window "$window" "$out/$zoom-$tab.png"
    done
    kill "$app"
    wait "$app" 2>/dev/null || true
done
echo "pictures in $out"
