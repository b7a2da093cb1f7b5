#!/usr/bin/env bash
# Makes the pictures of the help anew, docs/ru/pictures and docs/en/pictures, and the templates beside them: the sample
# office in either language, driven by keys. Look at them before they go in.
#   pictures.sh [PICTURE …]      all of them unless some are named, in both languages unless LANGUAGES names one
source "$(dirname "$0")/lib.sh"
size=1366x768
wanted=("$@")
crop=()
# Paths are seen in some pictures: they are to be the same each time.
rm -rf "$folder"
folder=/tmp/rodnik
mkdir "$folder" || { echo "$folder is in the way" >&2; trap - EXIT; exit 1; }

# Goes through a room if one of its pictures is wanted: `room ROOM PICTURE …`.
room() {
    local name
    for name in "${@:2}"; do
        if [ "${#wanted[@]}" -eq 0 ] || [[ " ${wanted[*]} " == *" $name "* ]]; then
            "$1"
            return
        fi
    done
}

# Presses the keys, then keeps what they show under the name in few colours: screens have no more.
picture() {
    local name=$1
    shift
    if [ "$#" -gt 0 ]; then press "$@"; fi
    if [ "${#wanted[@]}" -gt 0 ] && [[ " ${wanted[*]} " != *" $name "* ]]; then return; fi
    # What is read from the office comes a little later.
    sleep "${SLOWLY:-1}"
    settle
    shot "$folder/picture.png"
    convert "$folder/picture.png" -strip "${crop[@]}" +dither -colors 64 -define png:compression-level=9 "PNG8:$to/$name.png"
}

# The program without an office: nobody signs in.
welcome() {
    HOME=$folder/home TZ=Asia/Yekaterinburg "$rodnik" --lang "$language" --theme light --today "$today" 2>"$folder/log" &
    window=$!
    for _ in $(seq 200); do xdotool search --onlyvisible --pid "$window" >/dev/null 2>&1 && break; sleep 0.1; done
    settle
    crop=(-gravity center -crop 720x460+0+0 +repage)
    picture welcome
    crop=()
    end_program
}

# The template with two rows that are refused, tried out.
import_list() {
    "$rodnikctl" --lang "$language" template clients "$folder/list.csv" >/dev/null
    printf '1004;;1;;;;;;;;;;;;;;;;;;;;;;;;;\r\n1005;A;B;;;;31.02.1980;;;;;;;;;;;;;;;;;;;;;\r\n' >>"$folder/list.csv"
    press ctrl+comma alt+2
    words "$folder/list.csv"
    press Return
    picture import ctrl+Return
    press Escape
}

calls() {
    picture desk ctrl+1 Home Down
    picture order F2
    press Escape ctrl+k
    words "900 08"
    picture find
    press Escape
}

card() {
    press ctrl+1 Home Down alt+i
    picture planning alt+3
    picture ledger alt+5
    picture statement F8
    press Escape
}

review() { picture review ctrl+3 Home Down; }
debts() { picture debts ctrl+7 Down; }
quality() { picture quality ctrl+8 alt+5; }

directories() {
    press ctrl+9 Home Down Down Down Down Down Down
    picture calendar Return
    press Escape End Up Return alt+1
    picture backups Home
    press Escape
}

# The day that was called for the day before: a run goes out, comes back and is handed in.
evening() {
    picture deliveries ctrl+6 alt+Down
    press F7 ctrl+Return Escape F6 ctrl+Return
    picture settlement F9
    press Escape Escape
}

read -ra languages <<<"${LANGUAGES:-ru en}"
for language in "${languages[@]}"; do
    to=$root/docs/$language/pictures
    mkdir -p "$to" "$root/docs/$language/templates" "$folder/home/.config/rodnik"
    for kind in clients deliveries; do
        for ending in csv xlsx; do
            "$rodnikctl" --lang "$language" template "$kind" "$root/docs/$language/templates/$kind.$ending" >/dev/null
        done
    done
    sample "$folder/$language.rodnik" "$language"
    begin_display "$size"
    rm -rf "$folder/home/.config/rodnik" "$folder/home/.local"
    room welcome welcome
    begin_program "$language" light "$folder/$language.rodnik"
    room calls desk order find
    room card planning ledger statement
    room review review
    room debts debts
    room quality quality
    room directories calendar backups
    room import_list import
    end_program
    today=2026-11-23
    begin_program "$language" light "$folder/$language.rodnik"
    room evening deliveries settlement
    end_program
    today=2026-11-22
    end_display
done
du -ch "$root"/docs/*/pictures | tail -1
