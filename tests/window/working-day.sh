#!/usr/bin/env bash
# An operator's day by keys alone, in the real window: 20 tasks with every outcome, the keys counted and what the office holds
# afterwards checked. Needs sqlite3 beside the tools of lib.sh.
source "$(dirname "$0")/lib.sh"
command -v sqlite3 >/dev/null || { echo "Missing: sqlite3" >&2; exit 1; }

office=$folder/day.rodnik
sample "$office" ru
# A softphone that takes every call.
mkdir -p "$folder/home/.config/rodnik"
echo '{"dial":{"command":"/bin/true {number}"}}' >"$folder/home/.config/rodnik/preferences.json"
begin_display 1366x768
begin_program ru light "$office"

ask() { sqlite3 -readonly "file:$office?mode=ro" "$1"; }

tasks=0
# What became of a task, with the keys that it took.
told() {
    tasks=$((tasks + 1))
    printf '%2d  %-34s %2d keys, %2d letters\n' "$tasks" "$1" "$((keys - keys_before))" "$((letters - letters_before))"
    mark
}
mark() { keys_before=$keys letters_before=$letters; }
mark

# The count of a question has grown by one, within two seconds.
expect() {
    local question=$1 wanted=$2 found
    for _ in $(seq 20); do
        found=$(ask "$question")
        [ "$found" = "$wanted" ] && return
        sleep 0.1
    done
    shot "${FAILED_SHOT:-/tmp/working-day-failed.png}"
    echo "Expected $wanted, found $found: $question" >&2
    exit 1
}
# The same, one more than before: `before` remembers, `grown` expects.
before() { question=$1 count=$(ask "$1"); }
grown() { expect "$question" "$((count + 1))"; }

running="SELECT count(*) FROM contact_made WHERE phone_id IS NOT NULL AND seconds IS NULL AND voided_at IS NULL"

# A call of the selected row: of several numbers the first, a warning is put aside.
call() {
    local key
    before "$running"
    press F4
    for key in 1 Return; do
        # The call is written beside the window: it may take a moment.
        for _ in $(seq 20); do
            [ "$(ask "$question")" = "$((count + 1))" ] && break 2
            sleep 0.1
        done
        press "$key"
    done
    grown
}

result() {
    local name=$1 key=$2 code=$3
    call
    before "SELECT count(*) FROM contact_made WHERE result = '$code' AND voided_at IS NULL"
    press "$key"
    grown
    # Another number of the same client is offered: it is not tried.
    local phones
    phones=$(ask "SELECT count(*) FROM phone p JOIN contact_person c ON c.id = p.contact_id
        JOIN address a ON a.counterparty_id = c.counterparty_id
        WHERE a.id = (SELECT address_id FROM contact_made ORDER BY id DESC LIMIT 1)
          AND (c.address_id IS NULL OR c.address_id = a.id) AND p.is_archived = 0 AND c.is_archived = 0")
    if [ "$phones" -gt 1 ]; then press Escape; fi
    told "$name"
}

press Home
for _ in 1 2 3 4 5; do
    before "SELECT count(*) FROM customer_order WHERE status = 'accepted'"
    press F2 ctrl+Return
    grown
    told "order as last time"
done

for day in 27.11 30.11 01.12; do
    before "SELECT count(*) FROM task WHERE outcome = 'postponed'"
    press F3
    words "$day"
    press Return
    words "Has water"
    press ctrl+Return
    grown
    told "postponed"
done

before "SELECT count(*) FROM task WHERE outcome = 'postponed'"
press ctrl+z
expect "$question" "$((count - 1))"
before "SELECT count(*) FROM customer_order WHERE status = 'accepted'"
press F2 ctrl+Return
grown
told "taken back, then an order"

before "SELECT count(*) FROM comment WHERE voided_at IS NULL"
press F6
words "Call the wife"
press ctrl+Return
grown
press Down
told "comment"

before "SELECT count(*) FROM journal_entry WHERE voided_at IS NULL"
press F7
words "Asked for a cooler"
press ctrl+Return
grown
press Down
told "journal record"

result "no answer" 1 no_answer
result "busy" 2 busy
result "wrong number" 3 wrong_number
result "answering machine" 4 answering_machine

call
before "SELECT count(*) FROM task WHERE kind = 'callback'"
press 5 alt+2 ctrl+Return
grown
told "call later, in an hour"

before "SELECT count(*) FROM task WHERE outcome = 'churn'"
press F8 1 ctrl+Return
grown
told "churn"

before "SELECT count(*) FROM customer_order WHERE status = 'accepted'"
press F2 ctrl+Return
grown
told "order as last time"

# A client who calls: found by a part of the phone, then the order on the card.
number=$(ask "SELECT substr(p.number, -7) FROM phone p JOIN contact_person c ON c.id = p.contact_id
    JOIN address a ON a.counterparty_id = c.counterparty_id JOIN planning s ON s.address_id = a.id
    WHERE p.number <> '' AND a.status = 'active' AND s.kind = 'none' ORDER BY a.id LIMIT 1")
before "SELECT count(*) FROM customer_order WHERE status = 'accepted'"
press ctrl+k
words "$number"
press ctrl+n
press ctrl+Return
grown
told "found by phone, order"

before "SELECT count(*) FROM task WHERE kind = 'manual' AND state = 'open'"
press ctrl+1 ctrl+t ctrl+Return
grown
told "task by hand"

[ "$(ask 'PRAGMA quick_check')" = ok ]
end_program
"$rodnikctl" --office "$office" --lang en --today "$today" check
echo "$tasks tasks, $keys keys and $letters letters"
