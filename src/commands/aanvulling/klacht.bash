# Aanvullen van klacht in bash. Zet in ~/.bashrc: source <(klacht aanvulling bash)
_klacht() {
  local IFS=$'\n' line word huidig=${COMP_WORDS[COMP_CWORD]}
  local -a regels=()
  COMPREPLY=()
  while IFS= read -r line; do regels+=("$line"); done < <(
    klacht aanvulling -- bash "${COMP_WORDS[@]:1:COMP_CWORD-1}" ":$huidig" 2>/dev/null
  )
  [[ $huidig == = ]] && huidig=
  case ${regels[0]-} in
    :bestanden) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$huidig")); return ;;
    :mappen) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$huidig")); return ;;
  esac
  compopt -o nosort 2>/dev/null
  for line in "${regels[@]}"; do
    word=${line%%$'\t'*}
    if ((${#regels[@]} > 1)) && [[ ${COMP_TYPE-} == 63 || ${COMP_TYPE-} == 33 || ${COMP_TYPE-} == 64 ]]; then
      # De keuzes worden getoond: met wat zij betekenen.
      [[ $line == *$'\t'?* ]] && word="$word  (${line#*$'\t'})"
    elif [[ $huidig != [\"\']* ]]; then
      printf -v word %q "$word"
    fi
    COMPREPLY+=("$word")
  done
}
complete -F _klacht klacht
