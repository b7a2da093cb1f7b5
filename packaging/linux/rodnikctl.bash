# Completion of rodnikctl: its commands, their options, and files.
_rodnikctl() {
    local word=${COMP_WORDS[COMP_CWORD]} path='' at words
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${COMP_WORDS[at]} in
            --office | --as | --lang | --today) ((at++)) ;;
            -*) ;;
            *) if _rodnikctl_words "${path:+$path }${COMP_WORDS[at]}"; then path="${path:+$path }${COMP_WORDS[at]}"; fi ;;
        esac
    done
    _rodnikctl_words "$path"
    mapfile -t COMPREPLY < <(compgen -W "$words --office --as --lang --today --help" -- "$word"; [[ $word == -* ]] || compgen -f -- "$word")
}

# Sets words to what may follow a command; fails if there is no such one.
_rodnikctl_words() {
    case $1 in
        # generated: begin
        '') words='init list plan sell replan import template backup backups restore salvage check recover journal backtest person password --office --as --lang --today' ;;
        'init') words='--sample --addresses --seed --name --area-code --first-user --bottle-price' ;;
        'list') words='active overdue churn birthdays --date --manager --route --format' ;;
        'plan') words='--case --format' ;;
        'sell') words='--date --line --returned --format' ;;
        'replan') words='--all --recalibrate' ;;
        'import') words='clients deliveries --dry-run --refused --format' ;;
        'template') words='clients deliveries' ;;
        'backup') words='--if-changed' ;;
        'backups') words='--inside --prove' ;;
        'restore') words='--other-office --journal' ;;
        'salvage') words='' ;;
        'check') words='--backup --journal' ;;
        'recover') words='--from --journal --to' ;;
        'journal') words='--folder --beside' ;;
        'backtest') words='--addresses --holidays --out' ;;
        'person') words='export anonymise' ;;
        'person export') words='--person --to' ;;
        'person anonymise') words='--person --yes' ;;
        'password') words='--user --remove' ;;
        # generated: end
        *) return 1 ;;
    esac
}

complete -o filenames -F _rodnikctl rodnikctl
