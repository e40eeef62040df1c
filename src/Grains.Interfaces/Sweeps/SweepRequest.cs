namespace SteerCluster.Grains.Interfaces.Sweeps;

/// <summary>A sweep as it is launched: the text of its file and the data that the file names.</summary>
/// <param name="Text">The sweep file, YAML.</param>
/// <param name="BaseFolder">The folder that its relative model paths start from, as the silos see it.</param>
/// <param name="Files">The concept files by the path that the text has for them; their content travels with the sweep.</param>
/// <param name="AllowCpu">Whether silos without an accelerator may measure it.</param>
/// <param name="Shards">Into how many shards each model is split at least.</param>
[GenerateSerializer, Immutable, Alias("steercluster.SweepRequest")]
public sealed record SweepRequest(
    [property: Id(0)] string Text,
    [property: Id(1)] string BaseFolder,
    [property: Id(2)] IReadOnlyDictionary<string, byte[]> Files,
    [property: Id(3)] bool AllowCpu = true,
    [property: Id(4)] int Shards = 1);
