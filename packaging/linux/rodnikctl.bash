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
        # generated: end
        *) return 1 ;;
    esac
}

complete -o filenames -F _rodnikctl rodnikctl
