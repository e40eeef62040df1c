using SteerCluster.Steering.Prompts;

namespace SteerCluster.Steering.Sweeps;

/// <summary>How a question becomes a prompt.</summary>
public sealed record PromptSpec
{
    /// <summary>The prompt formats that a sweep file may name.</summary>
    public static IReadOnlyList<string> KnownFormats { get; } = ["auto", .. PromptFormats.All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A chat format. Default <c>auto</c>: chosen by architecture and special tokens.</summary>
    public string Format { get; init; } = "auto";

    /// <summary>A system prompt; null means none.</summary>
    public string? System { get; init; }

    /// <summary>Text that begins the answer before the letter is read, for example <c>(</c>. Default none.</summary>
    public string Prefill { get; init; } = "";
}
