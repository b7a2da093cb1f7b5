#!/bin/sh
# How the window does on an office: start, memory, keys, the wheel, idleness. Needs Xvfb and xdotool; draws on a screen of
# its own.
#
#   benches/window.sh PROGRAM OFFICE [DAY]
#
# PROGRAM is the release build, OFFICE a copy of a sample office (it is opened for work; who works is asked), DAY its today.
set -eu
program=$1 office=$2 day=${3:-$(date +%F)}
for tool in Xvfb xdotool; do
    command -v "$tool" >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done

screen=:${RODNIK_BENCH_SCREEN:-87}
home=$(mktemp -d)
window='' display=''
trap 'kill $window $display 2>/dev/null || true; rm -rf "$home"' EXIT
Xvfb "$screen" -screen 0 1440x900x24 >/dev/null 2>&1 &
display=$!
export DISPLAY="$screen" HOME="$home" XDG_CONFIG_HOME="$home" XDG_DATA_HOME="$home" XDG_RUNTIME_DIR="$home"
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

now() { date +%s%N; }
since() { echo "$(( ($(now) - $1) / 1000000 )) ms"; }
# Milliseconds of processor time so far, at the usual 100 ticks a second.
spent() { awk '{ print ($14 + $15) * 10 }' "/proc/$window/stat"; }
memory() { awk '/VmRSS/ { printf "%.0f MB\n", $2 / 1024 }' "/proc/$window/status"; }
# Waits until the program has done nothing for a fifth of a second.
settle() {
    last=-1
    while [ "$last" != "$(spent)" ]; do last=$(spent); sleep 0.2; done
}

begun=$(now)
"$program" --lang ru --theme light --today "$day" "$office" >/dev/null 2>&1 &
window=$!
until xdotool search --onlyvisible --name . >/dev/null 2>&1; do
    kill -0 "$window" 2>/dev/null || { echo "the program ended without a window" >&2; exit 1; }
    sleep 0.01
done
echo "window shown           $(since "$begun")"
settle
drawn=$(( ($(now) - begun) / 1000000 - 200 ))
echo "first screen drawn     $drawn ms at most, $(spent) ms of processor"
# There is no window manager that would give the window the keys.
xdotool windowfocus "$(xdotool search --onlyvisible --name . | tail -n 1)"
before=$(spent) begun=$(now)
xdotool key Return; sleep 0.2; settle
echo "signed in, list drawn  $(( ($(now) - begun) / 1000000 - 400 )) ms at most, $(( $(spent) - before )) ms of processor"
echo "memory, first list     $(memory)"
for tab in 2 3 4 1; do xdotool key "ctrl+$tab"; sleep 1; settle; done
echo "memory, all lists      $(memory)"
xdotool key ctrl+2; sleep 1; settle
before=$(spent)
# shellcheck disable=SC2046 # many keys
xdotool key --delay 33 $(yes Down | head -n 60)
settle
echo "60 keys down, Overdue  $(( $(spent) - before )) ms of processor"
xdotool mousemove 400 450; settle
before=$(spent)
for _ in 1 2 3; do xdotool click --repeat 5 --delay 33 5 click --repeat 5 --delay 33 4; done
settle
echo "30 turns of the wheel  $(( $(spent) - before )) ms of processor"
before=$(spent)
sleep 60
echo "idle for a minute      $(( $(spent) - before )) ms of processor"
