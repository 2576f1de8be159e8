#compdef klacht
# Aanvullen van klacht in zsh. Zet in ~/.zshrc, na compinit: source <(klacht aanvulling zsh)
_klacht() {
  local regel woord uitleg
  local -a regels keuzes
  regels=("${(@f)$(klacht aanvulling -- zsh "${(@)words[2,CURRENT-1]}" ":${words[CURRENT]}" 2>/dev/null)}")
  [[ ${words[CURRENT]} == --*=* ]] && compset -P '*='
  case ${regels[1]} in
    '') return 1 ;;
    :bestanden) _files; return ;;
    :mappen) _files -/; return ;;
  esac
  for regel in $regels; do
    woord=${${regel%%$'\t'*}//:/\\:}
    uitleg=${regel#*$'\t'}
    keuzes+=("$woord${uitleg:+:$uitleg}")
  done
  _describe -V klacht keuzes
}
if [[ ${funcstack[1]} == _klacht ]]; then _klacht "$@"; else compdef _klacht klacht; fi
