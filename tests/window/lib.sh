# shellcheck shell=bash
# The real window under a display of its own: sourced by the scripts beside this file.
# Needs xvfb, openbox, xdotool and imagemagick; the program is built before: BUILD=debug takes that of `cargo build`.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${BUILD:-release}
rodnik=$root/target/$build/rodnik
rodnikctl=$root/target/$build/rodnikctl
today=2026-11-22
folder=$(mktemp -d)
keys=0

for tool in Xvfb openbox xdotool import compare; do
    command -v "$tool" >/dev/null || { echo "Missing: $tool (apt-get install xvfb openbox xdotool imagemagick)" >&2; exit 1; }
done
for program in "$rodnik" "$rodnikctl"; do
    [ -x "$program" ] || { echo "Missing: $program (cargo build --release, or BUILD=debug)" >&2; exit 1; }
done

# A display of the given size that is nobody's yet.
begin_display() {
    local size=$1 number=${DISPLAY_NUMBER:-90}
    while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 &
    xvfb=$!
    export DISPLAY=:$number
    for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done
    mkdir -p "$folder/home/.config/openbox"
    # No frame: the window is the screen.
    cat >"$folder/home/.config/openbox/rc.xml" <<'RC'
<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*"><decor>no</decor><maximized>yes</maximized></application></applications></openbox_config>
RC
    HOME=$folder/home openbox >/dev/null 2>&1 &
    openbox=$!
    sleep 0.3
}

end_display() {
    [ -n "${window:-}" ] && kill "$window" 2>/dev/null || true
    [ -n "${openbox:-}" ] && kill "$openbox" 2>/dev/null || true
    [ -n "${xvfb:-}" ] && kill "$xvfb" 2>/dev/null || true
    wait 2>/dev/null || true
    window='' openbox='' xvfb=''
}

cleanup() {
    end_display
    rm -rf "$folder"
}
trap cleanup EXIT

sample() {
    "$rodnikctl" --office "$1" --lang "$2" init --sample --today "$today" >/dev/null
}

# The program in its window: language, theme, office; without an office the welcome.
begin_program() {
    shot "$folder/bare.png"
    HOME=$folder/home TZ=Asia/Yekaterinburg "$rodnik" --lang "$1" --theme "$2" --today "$today" "${@:3}" 2>"$folder/log" &
    window=$!
    for _ in $(seq 200); do xdotool search --onlyvisible --pid "$window" >/dev/null 2>&1 && break; sleep 0.1; done
    until_other "$folder/bare.png" 100
    # The sample has several users: the one of last time, or the first, signs in. At the welcome Enter would make an office.
    if [ "$#" -gt 2 ]; then
        cp "$folder/before.png" "$folder/bare.png"
        xdotool key --clearmodifiers Return
        until_other "$folder/bare.png" 10
    fi
}

# Until the screen rests and is another than the picture, looking so many times: on a busy machine a window may come late.
# A caret that blinks makes no other one.
until_other() {
    for _ in $(seq "$2"); do
        settle
        [ "$(differing "$folder/before.png" "$1")" -lt 500 ] || return 0
    done
}

end_program() {
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    window=''
}

shot() { import -silent -window root "$1"; }

# So many points of two pictures differ.
differing() {
    local differ
    differ=$(compare -metric AE "$1" "$2" null: 2>&1 || true)
    differ=${differ%% *}
    printf '%.0f' "${differ:-0}"
}

same() { [ "$(differing "$1" "$2")" = 0 ]; }

# A thread of the program has work: on a busy machine it may wait for its turn, and the screen stands still.
is_at_work() { grep -qs '^[0-9]* (.*) [RD] ' "/proc/$window"/task/*/stat; }

# Until the program has nothing to do and two pictures of the screen in a row are the same.
settle() {
    local quiet=0
    for _ in $(seq 400); do
        if is_at_work; then quiet=0; else quiet=$((quiet + 1)); fi
        [ "$quiet" -ge 4 ] && break
        sleep 0.03
    done
    shot "$folder/before.png"
    for _ in $(seq 12); do
        sleep 0.15
        shot "$folder/after.png"
        if same "$folder/before.png" "$folder/after.png"; then return 0; fi
        mv "$folder/after.png" "$folder/before.png"
    done
    # A running call counts its seconds: that is rest enough.
    return 0
}

# Presses keys, each counted as one: `press F2 ctrl+Return`.
press() {
    local key
    for key in "$@"; do
        xdotool key --clearmodifiers "$key"
        keys=$((keys + 1))
        settle
    done
}

# Types a text; its letters are counted apart.
letters=0
words() {
    xdotool type --clearmodifiers --delay 20 "$1"
    letters=$((letters + ${#1}))
    settle
}
