using System.Text.Json.Nodes;
using SteerCluster.Steering.Statistics;

namespace SteerCluster.Reporting.Reading;

/// <summary>A result folder, read: ours or that of another tool with the same layout.</summary>
public sealed record SweepResults
{
    /// <summary>The folder that was given.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder that holds the concepts: <c>logit_diff_sweep</c>, or <see cref="Folder"/> itself.</summary>
    public required string ConceptsFolder { get; init; }

    /// <summary>The cells: concepts, in each the models, both in the sweep's order where a manifest tells it.</summary>
    public required IReadOnlyList<CellResult> Cells { get; init; }

    /// <summary><c>manifest.json</c>; null where there is none.</summary>
    public JsonObject? Manifest { get; init; }

    /// <summary>The settings of the statistics: those of the manifest's spec, or the defaults.</summary>
    public required UnitStatisticsOptions Options { get; init; }

    /// <summary>What was missing or odd in the folder, and what that leaves out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
