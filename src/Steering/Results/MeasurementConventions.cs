namespace SteerCluster.Steering.Results;

/// <summary>The conventions of a measurement. Numbers made under different ones must not be averaged unseen.</summary>
/// <param name="LayerConvention"><c>output</c>: read at and added to a block's output; <c>input-to-output</c>: read at its input (compat seeds).</param>
/// <param name="Positions"><c>all</c>, <c>response</c> or <c>last</c>.</param>
/// <param name="PromptFormat">Name of the prompt format.</param>
/// <param name="System">System prompt; null for none.</param>
/// <param name="Prefill">Text put before the answer by the user's wish.</param>
/// <param name="AnswerA">Token id and text that stand for answer A.</param>
/// <param name="AnswerB">Token id and text that stand for answer B.</param>
/// <param name="VectorNormalization"><c>none</c>, <c>layer</c> or <c>residual</c>.</param>
public sealed record MeasurementConventions(
    string LayerConvention,
    string Positions,
    string PromptFormat,
    string? System,
    string Prefill,
    AnswerToken AnswerA,
    AnswerToken AnswerB,
    string VectorNormalization);
