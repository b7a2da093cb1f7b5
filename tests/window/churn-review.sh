#!/usr/bin/env bash
# A churn review by keys alone, in the real window: from the operator's button to the closed address, and each of the seven
# ways back, by four users who sign in one after the other. What the office holds is checked after each step.
source "$(dirname "$0")/lib.sh"
command -v sqlite3 >/dev/null || { echo "Missing: sqlite3" >&2; exit 1; }

office=$folder/review.rodnik
sample "$office" ru
# Customers who owe nothing and have no containers; the advance pays for the one bottle, whose empty one came back.
list=$folder/customers.csv
echo "Код;Контрагент;Адрес доставки;Телефон;Способ планирования;Остаток тары;Долг, руб." >"$list"
for place in 1 2 3 4 5 6; do
    echo "W-$place;Customer $place;Street $place;8912555010$place;Каждые 5 дней;0;-350" >>"$list"
done
"$rodnikctl" --office "$office" --lang ru --today "$today" import clients "$list" >/dev/null
for place in 1 2 3 4 5 6; do
    "$rodnikctl" --office "$office" --lang ru --today "$today" sell --date 2026-11-18 --line 19=1 --returned 1 "W-$place" >/dev/null
done
begin_display 1366x768
begin_program ru light "$office"

ask() { sqlite3 -readonly "file:$office?mode=ro" "$1"; }

# What a question answers has to become this within four seconds.
expect() {
    local question=$1 wanted=$2 found
    for _ in $(seq 40); do
        found=$(ask "$question")
        [ "$found" = "$wanted" ] && return
        sleep 0.1
    done
    shot "${FAILED_SHOT:-/tmp/churn-review-failed.png}"
    echo "Expected $wanted, found $found: $question" >&2
    exit 1
}
stage() { expect "SELECT stage FROM churn_case WHERE address_id = $address ORDER BY id DESC LIMIT 1" "$1"; }
status() { expect "SELECT status FROM address WHERE id = $address" "$1"; }

# The users of the sample, by their place in the list of names.
operator=2 senior=7 quality=8 credit=9
signed_in() { press ctrl+u "$1"; }

# To the task of the address, by the digits of its phone.
go_to() {
    press ctrl+k
    words "$digits"
    press ctrl+Return
}

# Addresses with a call for tomorrow, nothing owed, and a phone that no other client has.
settled=" b.debt = 0 AND b.containers = 0 AND b.deposited = 0"
covered=" b.debt = 0 AND b.containers = b.deposited AND b.containers > 0"
take() {
    local row
    row=$(ask "SELECT a.id, substr(p.number, -7) FROM address a JOIN balance b ON b.address_id = a.id
        JOIN contact_person c ON c.counterparty_id = a.counterparty_id JOIN phone p ON p.contact_id = c.id
        WHERE a.status = 'active' AND $1 AND p.number <> '' AND c.is_archived = 0
          AND EXISTS (SELECT 1 FROM task t WHERE t.address_id = a.id AND t.state = 'open' AND t.list_date >= '$today')
          AND (SELECT count(*) FROM address o WHERE o.counterparty_id = a.counterparty_id) = 1
        ORDER BY a.id LIMIT 1")
    [ -n "$row" ] || { echo "No such address in the sample: $1" >&2; exit 1; }
    address=${row%|*} digits=${row#*|}
}

# The operator sends it, for the first reason; the senior operator passes it on where quality control is meant.
send() {
    signed_in $operator
    go_to
    press F8 1 ctrl+Return
    stage senior_operator
    status churn_review
}
pass() {
    send
    signed_in $senior
    go_to
    press F8 ctrl+Return
    stage quality_control
}
reached() {
    press F6
    words "Otkaz"
    press ctrl+Return
    expect "SELECT count(*) FROM contact_made m JOIN task t ON t.id = m.task_id
            WHERE t.address_id = $address AND t.kind = 'review' AND t.state = 'open' AND m.voided_at IS NULL" 1
}
passed_to_credit() {
    pass
    signed_in $quality
    go_to
    reached
    press alt+4 ctrl+Return
    stage credit_control
}
told() { printf '%-46s %3d keys\n' "$1" "$((keys - mark))"; mark=$keys; }
mark=$keys

take "$settled"
pass
signed_in $quality
go_to
reached
press F8 1 ctrl+Return
stage closed
status closed
expect "SELECT count(*) FROM task WHERE address_id = $address AND state = 'open'" 0
told "from the operator's button to closed"

take "$settled"
send
signed_in $senior
go_to
press F2 2 ctrl+Return
stage returned
status active
told "senior operator: back to work, no contact"

take "$settled"
send
signed_in $senior
go_to
press alt+1 ctrl+Return
stage returned
status active
told "senior operator: shipment"

take "$settled"
pass
signed_in $quality
go_to
press alt+3
words "Peredelat"
press ctrl+Return
stage senior_operator
told "quality control: back to the senior operator"

take "$settled"
pass
signed_in $quality
go_to
press F2 2 ctrl+Return
stage returned
told "quality control: back to work"

take "$settled"
pass
signed_in $quality
go_to
press alt+1 ctrl+Return
stage returned
told "quality control: shipment"

take "$covered"
passed_to_credit
signed_in $credit
go_to
press F2 2 ctrl+Return
stage returned
told "credit control: back to work"

take "$covered"
passed_to_credit
signed_in $credit
go_to
press alt+5 ctrl+Return
stage quality_control
told "credit control: to quality control"

end_program
"$rodnikctl" --office "$office" --lang en check
printf 'All: %d keys, %d letters\n' "$keys" "$letters"
