namespace SteerCluster.Steering.Sweeps;

/// <summary>A model of a sweep: a folder or a hub repository.</summary>
public sealed record ModelSpec
{
    /// <summary>Shown, and written in the model column of result files. Default: the last part of the path or hub id.</summary>
    public string Label { get; init; } = "";

    /// <summary>A checkpoint's folder, relative to the sweep file; null when <see cref="Hub"/> is given.</summary>
    public string? Path { get; init; }

    /// <summary>A hub id, <c>Qwen/Qwen3-4B</c>; null when <see cref="Path"/> is given.</summary>
    public string? Hub { get; init; }

    /// <summary>Names the result folder (see <see cref="ModelFolderName"/>). Default: the hub id or the folder's name.</summary>
    public string Id { get; init; } = "";

    /// <summary>The hub revision: a branch, tag or commit. Default <c>main</c>.</summary>
    public string Revision { get; init; } = "main";

    /// <summary>A prompt format for this model alone; null means that of the sweep's <c>prompt</c>.</summary>
    public string? PromptFormat { get; init; }
}
