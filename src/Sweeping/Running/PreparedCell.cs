using SteerCluster.Inference.Tokenization;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Results;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Sweeping.Running;

/// <summary>One (model, concept), tokenized.</summary>
/// <param name="Concept">The data.</param>
/// <param name="Pairs">Train pairs.</param>
/// <param name="Items">Eval items.</param>
/// <param name="Tokenizer">The model's tokenizer.</param>
/// <param name="Conventions">Under which the numbers are made.</param>
/// <param name="Provenance">What the numbers are made from.</param>
internal sealed record PreparedCell(
    Concept Concept,
    IReadOnlyList<ContrastivePrompt> Pairs,
    IReadOnlyList<EncodedPrompt> Items,
    Tokenizer Tokenizer,
    MeasurementConventions Conventions,
    MeasurementProvenance Provenance);
