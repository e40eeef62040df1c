using System.Collections.Frozen;

namespace SteerCluster.Client.Completion;

/// <summary>Scripts that let a shell ask <c>steer "[suggest:POSITION]" LINE</c> for completions.</summary>
internal static class CompletionScripts
{
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = """
            # bash: eval "$(steer completion bash)"
            _steer() {
              local word="${COMP_WORDS[COMP_CWORD]}"
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(steer "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _steer steer
            """,
        ["zsh"] = """
            # zsh: eval "$(steer completion zsh)"
            _steer() {
              local -a words
              words=("${(@f)$(steer "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -- $words
              _files
            }
            compdef _steer steer
            """,
        ["fish"] = """
            # fish: steer completion fish | source
            complete -c steer -a '(steer "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
            """,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
