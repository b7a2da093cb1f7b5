#!/usr/bin/env bash
# The real window is asked to end in the middle of a word, as at the end of a session: what was typed a moment before is kept,
# the office is closed, and no log of SQLite stays beside it. Needs sqlite3 beside the tools of lib.sh.
source "$(dirname "$0")/lib.sh"
command -v sqlite3 >/dev/null || { echo "Missing: sqlite3" >&2; exit 1; }

begin_display 1366x768
for signal in TERM HUP INT; do
    office=$folder/$signal.rodnik
    sample "$office" ru
    begin_program ru light "$office"
    press F6
    xdotool type --delay 10 "half a sentence"
    sleep 0.3
    kill "-$signal" "$window"
    wait "$window" && code=0 || code=$?
    window=''
    kept=$(sqlite3 "$office" "SELECT count(*) FROM typed WHERE body LIKE '%half a sentence%'")
    left=$(find "$folder" -maxdepth 1 -name "$signal.rodnik-*" | wc -l)
    [ "$code" = 0 ] || { echo "SIG$signal: ended with $code" >&2; exit 1; }
    [ "$left" = 0 ] || { echo "SIG$signal: the office was not closed" >&2; exit 1; }
    [ "$kept" = 1 ] || { echo "SIG$signal: what was typed is lost" >&2; exit 1; }
    echo "SIG$signal: ended well, what was typed is kept"
done
