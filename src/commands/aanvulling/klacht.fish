# Aanvullen van klacht in fish: klacht aanvulling fish > ~/.config/fish/completions/klacht.fish
function __klacht_aanvulling
    set -l woorden (commandline -opc)
    set -l huidig (commandline -ct)
    set -l regels (klacht aanvulling -- fish $woorden[2..-1] ":$huidig" 2>/dev/null)
    switch "$regels[1]"
        case :bestanden
            __fish_complete_path "$huidig"
        case :mappen
            __fish_complete_directories "$huidig"
        case '*'
            printf '%s\n' $regels
    end
end
complete -c klacht -k -f -a '(__klacht_aanvulling)'
