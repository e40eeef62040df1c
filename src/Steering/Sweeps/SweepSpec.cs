using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SteerCluster.Steering.Sweeps;

/// <summary>A sweep file, read and checked: models x concepts x layers, and how to measure.</summary>
public sealed record SweepSpec
{
    /// <summary>The sweep's name.</summary>
    public required string Name { get; init; }

    /// <summary>The models, one or more.</summary>
    public required IReadOnlyList<ModelSpec> Models { get; init; }

    /// <summary>The concepts, one or more.</summary>
    public required IReadOnlyList<ConceptSpec> Concepts { get; init; }

    /// <summary>The layers. Default from 33 % depth on.</summary>
    public LayerSelection Layers { get; init; } = new LayerSelection.Range(0.33);

    /// <summary>Multipliers of the vector, ascending, distinct, with 0. Default -1, 0, 1.</summary>
    public IReadOnlyList<double> Strengths { get; init; } = [-1, 0, 1];

    /// <summary>The tokens that are steered. Default all.</summary>
    public SteeringPositions Positions { get; init; } = SteeringPositions.All;

    /// <summary>Whose conventions are repeated. Default none.</summary>
    public Compatibility Compat { get; init; } = Compatibility.None;

    /// <summary>How a question becomes a prompt.</summary>
    public PromptSpec Prompt { get; init; } = new();

    /// <summary>How vectors are made.</summary>
    public VectorSpec Vectors { get; init; } = new();

    /// <summary>How answers are read.</summary>
    public ReadoutSpec Readout { get; init; } = new();

    /// <summary>The generation method; null means off.</summary>
    public GenerationSpec? Generation { get; init; }

    /// <summary>Control vectors; null means off.</summary>
    public ControlsSpec? Controls { get; init; }

    /// <summary>Settings of the statistics.</summary>
    public StatisticsSpec Statistics { get; init; } = new();

    /// <summary>What to do about warts in concept data.</summary>
    public DataSpec Data { get; init; } = new();

    /// <summary>The seed of data splits. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>The result folder, relative to the sweep file. Default <c>results</c>.</summary>
    public string Output { get; init; } = "results";

    /// <summary>The sweep file's folder, which relative paths start from. Not part of the file or the hash.</summary>
    [JsonIgnore]
    public string BaseFolder { get; init; } = "";

    /// <summary>The strengths other than 0, ascending.</summary>
    [JsonIgnore]
    public IEnumerable<double> SteeredStrengths => Strengths.Where(strength => strength != 0);

    /// <summary>A path of this file as the process can open it.</summary>
    /// <param name="path">Relative to the sweep file, or absolute.</param>
    public string Resolve(string path) => Path.GetFullPath(Path.Combine(BaseFolder, path));

    /// <summary>
    /// SHA-256 (lower-case hex) of everything in the file that can change a number: all but <c>name</c> and <c>output</c>. The
    /// order of keys, comments, and defaults written out do not change it.
    /// </summary>
    public string Hash() => SpecHash.Of(this);

    /// <summary>The whole sweep as JSON with the keys of a sweep file and every default written out, for manifests.</summary>
    public JsonObject ToJson() => SpecHash.Serialize(this);

    /// <summary>
    /// SHA-256 of what can change the measured rows of one (model, concept): not the layers, other models, statistics, generation
    /// or controls, so that a sweep that is amended keeps what it has. Other concepts count only where vectors are normalised
    /// over concepts.
    /// </summary>
    /// <param name="model">A model of this sweep.</param>
    /// <param name="concept">A concept of this sweep.</param>
    public string MeasurementHash(ModelSpec model, ConceptSpec concept) => SpecHash.OfMeasurement(this, model, concept);
}
