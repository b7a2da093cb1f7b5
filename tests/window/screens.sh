#!/usr/bin/env bash
# Pictures of every section in both languages, light and dark, at two sizes, into the folder that is named.
source "$(dirname "$0")/lib.sh"
to=${1:?Usage: screens.sh FOLDER}
mkdir -p "$to"
for language in ru en; do
    sample "$folder/$language.rodnik" "$language"
done
for size in 1366x768 1920x1080; do
    for language in ru en; do
        for theme in light dark; do
            begin_display "$size"
            begin_program "$language" "$theme" "$folder/$language.rodnik"
            for section in 1:active 2:overdue 3:churn 4:birthdays 5:clients 6:deliveries 7:reports 8:directories; do
                press "ctrl+${section%%:*}"
                shot "$to/$language-$theme-$size-${section##*:}.png"
            done
            end_display
        done
    done
done
