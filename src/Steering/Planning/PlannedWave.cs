using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Planning;

/// <summary>All layers of one (model, concept), measured in one fused pass.</summary>
/// <param name="Model">The model.</param>
/// <param name="Concept">The concept.</param>
/// <param name="LayerCount">The model's number of blocks.</param>
/// <param name="Layers">The swept layers, ascending.</param>
/// <param name="Cost">Passes over the eval items.</param>
/// <param name="Tokens">Token counts; null where the caller had none.</param>
public sealed record PlannedWave(
    ModelSpec Model, ConceptSpec Concept, int LayerCount, IReadOnlyList<int> Layers, WaveCost Cost, TokenCounts? Tokens)
{
    /// <summary>The units in order of layers.</summary>
    public IEnumerable<UnitId> Units => Layers.Select(layer => new UnitId(Model.Label, Concept.Name, layer));

    /// <summary>Blocks that extraction runs (it stops after the last swept one) as a share of a full pass.</summary>
    public double ExtractionPasses => (Layers[^1] + 1.0) / LayerCount;

    /// <summary>Tokens through a full pass: extraction and the fused wave; null without token counts.</summary>
    public double? TokenPasses => Tokens is { } tokens ? (tokens.Train * ExtractionPasses) + (tokens.Eval * Cost.FusedPasses) : null;

    /// <summary>The same if every (layer, strength) ran its own pass.</summary>
    public double? NaiveTokenPasses => Tokens is { } tokens ? tokens.Train + (tokens.Eval * Cost.NaivePasses) : null;
}
