using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Sweeping.Running;

/// <summary>A model of the sweep, checked and ready to be opened.</summary>
/// <param name="Spec">As the sweep file has it.</param>
/// <param name="Folder">Checkpoint folder.</param>
/// <param name="Config">Its architecture.</param>
/// <param name="PromptFormat">Name of the prompt format.</param>
/// <param name="Fingerprint">Hash of its files.</param>
/// <param name="WeightBytes">Bytes of its weights.</param>
/// <param name="Layers">Swept layers.</param>
/// <param name="Cells">Its concepts, tokenized.</param>
internal sealed record PreparedModel(
    ModelSpec Spec,
    string Folder,
    ModelConfig Config,
    string PromptFormat,
    ModelFingerprint Fingerprint,
    long WeightBytes,
    IReadOnlyList<int> Layers,
    IReadOnlyList<PreparedCell> Cells)
{
    /// <summary>The layers that controls or generation ask for, which preparation has found to be swept; <c>all</c> means all of those.</summary>
    public IReadOnlyList<int> Swept(LayerSelection selection) =>
        selection is LayerSelection.Every ? Layers : selection.Resolve(Config.LayerCount, Spec.Label);
}
