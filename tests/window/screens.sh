#!/usr/bin/env bash
# Pictures of the program into the folder that is named: the sections, or also the rooms that are named after it.
#   screens.sh FOLDER [sections desk calls review client deliveries money reports directories people empty long]
# In both languages, light and dark, at two sizes, unless LANGUAGES, THEMES or SIZES name fewer. Needs sqlite3 beside the
# tools of lib.sh.
source "$(dirname "$0")/lib.sh"
command -v sqlite3 >/dev/null || { echo "Missing: sqlite3" >&2; exit 1; }
to=${1:?Usage: screens.sh FOLDER [ROOM …]}
rooms=("${@:2}")
[ "${#rooms[@]}" -gt 0 ] || rooms=(sections)
read -ra languages <<<"${LANGUAGES:-ru en}"
read -ra themes <<<"${THEMES:-light dark}"
read -ra sizes <<<"${SIZES:-1366x768 1920x1080}"
mkdir -p "$to" "$folder/home/.config/rodnik"
# A softphone that takes every call.
softphone='{"dial":{"command":"/bin/true {number}"}}'

# Presses the keys and keeps what they show under the name.
keep() {
    press "${@:2}"
    shot "$to/$look-$1.png"
}
# The same of a dialog, which is put aside: a second Esc where it asks.
dialog() {
    keep "$@"
    press Escape
    if [ -n "${ask:-}" ]; then press Escape; fi
}

sections() {
    local section
    for section in 1:active 2:overdue 3:churn 4:birthdays 5:clients 6:deliveries 7:money 8:reports 9:directories; do
        keep "${section##*:}" "ctrl+${section%%:*}"
    done
}

# The desk and the dialogs over it.
desk() {
    press ctrl+1 Home
    dialog order F2
    press F2 Insert
    words "$1"
    shot "$to/$look-order-product.png"
    press Escape Escape
    # The first Esc is the month's.
    ask=1 dialog postpone F3
    dialog comment F6
    dialog journal F7
    dialog churn F8
    dialog 'done' F9
    dialog why alt+w
    dialog help F1
    dialog preferences ctrl+comma
    dialog new-task ctrl+t
    dialog find ctrl+k
    press ctrl+k
    words "$1"
    shot "$to/$look-found.png"
    keep merge alt+1
    press Escape
    keep filtered-nothing ctrl+f x x q q
    press Escape Escape
    keep panel Return Next
    press Escape End
    keep last-row
    press ctrl+3
    keep churn-panel Down Down Return Next
    press Escape
}

# A call, its results, a promise, and how the row looks afterwards.
calls() {
    press ctrl+1 Home
    keep call F4
    keep call-running 1
    keep call-later 5
    press Escape
    keep call-tried 1
    press Escape
    keep postponed F3 Return ctrl+Return
}

# The card of the client in hand, every tab of it, and an empty one.
client() {
    press ctrl+1 Home Down alt+i
    local tab
    for tab in 1:details 2:contacts 3:planning 4:orders 5:ledger 6:journal 7:history 8:papers; do
        keep "card-${tab##*:}" "alt+${tab%%:*}"
    done
    dialog statement F8
    press alt+4
    dialog invoice F6
    press alt+1
    dialog terms F6
    press alt+2
    dialog person Insert
    press alt+3
    keep pause ctrl+p
    press Escape
    keep card-bottom End
    press alt+5
    dialog payment F3
    dialog container-return F4
    dialog sale F2
    dialog void Delete
    keep new-client ctrl+shift+n
    press ctrl+Return
    shot "$to/$look-new-client-refused.png"
}

deliveries() {
    press ctrl+6
    keep runs alt+Right
    dialog delivered F3
    dialog undelivered F4
    dialog settlement F9
    dialog run-delivered F6
    dialog driver alt+7
    dialog delivery-sale alt+1
    dialog delivery-payment alt+2
    keep runs-marked F2
}

reports() {
    press ctrl+8
    local tab
    for tab in 1:no-plan 2:jumps 3:silent 4:paused 5:quality 6:churn 7:history; do
        keep "report-${tab##*:}" "alt+${tab%%:*}"
    done
}

# Debts, promises, the bank with a statement that was brought in, papers; the figures for the accountant.
money() {
    bank_statement "$folder/statement.txt"
    press ctrl+7
    keep debts Down
    dialog debt-payment F3
    dialog debt-call F4
    dialog promise F6
    dialog adjustment F8
    keep promises alt+2
    press alt+3 ctrl+o
    words "$folder/statement.txt"
    press Return
    keep bank Down
    dialog bank-other F2
    keep papers alt+4
    dialog accounts alt+e
}

# A statement as a bank's program writes it: two payments of the office's clients and one that nobody knows.
bank_statement() {
    local number
    {
        printf '1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\nРасчСчет=40702810900000000001\r\n'
        for number in 1 2 3; do
            printf 'СекцияДокумент=Платежное поручение\r\nНомер=%s\r\nДата=20.11.2026\r\nСумма=%s00.00\r\n' "$number" "$((number * 7))"
            printf 'ПлательщикСчет=4070281090000000000%s\r\nПлательщикИНН=664000000%s\r\nПлательщик=ООО Ромашка %s\r\n' "$number" "$number" "$number"
            printf 'ПолучательСчет=40702810900000000001\r\nДатаПоступило=20.11.2026\r\nНазначениеПлатежа=Оплата за воду\r\nКонецДокумента\r\n'
        done
        printf 'КонецФайла\r\n'
    } | iconv -t cp1251 >"$1"
}

# The churn review as each of the four roles sees it, with what each may do there.
review() {
    local user
    for user in 2:operator 7:senior 8:quality 9:credit; do
        press ctrl+u "${user%%:*}"
        keep "review-${user##*:}" ctrl+3 Home
        keep "review-panel-${user##*:}" Return Next
        press Escape
        dialog "review-step-${user##*:}" F8
        dialog "review-back-${user##*:}" F2
        dialog "review-contact-${user##*:}" F6
    done
    press ctrl+u 8 ctrl+3 Home
    ask=1 dialog review-adjustment alt+2
    ask=1 dialog review-offer alt+6
}

# Who signs in, the locked screen, somebody else.
people() {
    dialog switch-user ctrl+u
    keep locked ctrl+l
}

directories() {
    press ctrl+9 Home
    dialog product-new Insert
    press Escape
    local page
    for page in products prices container-kinds routes drivers vehicles calendar employees rights purposes journal-types \
        churn-reasons undelivered-reasons adjustment-reasons requisites numbering backups settings; do
        shot "$to/$look-directory-$page.png"
        case $page in
            employees)
                dialog employee Return F2
                dialog absence alt+2
                press Escape
                ;;
            prices)
                dialog price-list Return Insert
                dialog price-bulk alt+1
                press Escape
                ;;
            calendar)
                dialog calendar-bring Return ctrl+o
                press Escape
                ;;
        esac
        press Down
    done
}

# An office that has nothing yet, and the program before an office.
empty() {
    end_program
    "$rodnikctl" --office "$folder/$look.rodnik" --lang "$language" init --today "$today" >/dev/null
    begin_program "$language" "$theme" "$folder/$look.rodnik"
    local section
    for section in 1:active 2:overdue 3:churn 4:birthdays 6:deliveries 7:money 8:reports 9:directories; do
        keep "empty-${section##*:}" "ctrl+${section%%:*}"
    done
    press ctrl+k
    words "77"
    shot "$to/$look-empty-find.png"
    end_program
    rm -rf "$folder/home/.config/rodnik"
    begin_program "$language" "$theme"
    shot "$to/$look-welcome.png"
    dialog welcome-new 2
    dialog welcome-import 4
}

# Names as long as they may be.
long() {
    sections
    press ctrl+1 Home
    dialog long-order F2
    ask=1 dialog long-postpone F3
    keep long-card alt+i
    press ctrl+k
    words "lkbyytqibv"
    shot "$to/$look-long-found.png"
    press Escape ctrl+6
    keep long-runs alt+Right
}

# Calls are not warned of, whatever time it is.
never_quiet() {
    sqlite3 "$1" "INSERT INTO setting (key, value) VALUES ('calls.quiet_from', '00:00'), ('calls.quiet_to', '00:00')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value;"
}

lengthen() {
    sqlite3 "$1" "UPDATE counterparty SET name = 'Общество с ограниченной ответственностью с длиннейшим названием «' || substr(name, 1, 150) || '»';
        UPDATE route SET name = 'Дальний пригородный маршрут «' || name || '»';
        UPDATE app_user SET name = name || ' Константиновна-Преображенская';"
}

for language in "${languages[@]}"; do
    sample "$folder/$language.rodnik" "$language"
done
for size in "${sizes[@]}"; do
    for language in "${languages[@]}"; do
        # As it is typed in the layout of the other language: the search forgives it.
        water=water
        [ "$language" = en ] || water=djl
        for theme in "${themes[@]}"; do
            look=$language-$theme-$size
            for room in "${rooms[@]}"; do
                cp "$folder/$language.rodnik" "$folder/office.rodnik"
                [ "$room" != long ] || lengthen "$folder/office.rodnik"
                [ "$room" != calls ] || never_quiet "$folder/office.rodnik"
                mkdir -p "$folder/home/.config/rodnik"
                echo "$softphone" >"$folder/home/.config/rodnik/preferences.json"
                begin_display "$size"
                begin_program "$language" "$theme" "$folder/office.rodnik"
                "$room" "$water"
                end_display
                rm -rf "$folder"/office.rodnik*
            done
        done
    done
done
