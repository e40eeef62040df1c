using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Sweeping.Journaling;

namespace SteerCluster.Grains.Waves;

/// <summary>
/// What is computed for a sweep, apart from who computes it. Nothing here may block: long work runs on threads of its own. Any
/// exception but cancellation is the failure of what was asked, and its message is shown.
/// </summary>
public interface IWaveEngine
{
    /// <summary>Plans a sweep.</summary>
    /// <param name="sweep">Its id.</param>
    /// <param name="plan">Names the plan.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Stops.</param>
    Task<SweepPlan> Plan(string sweep, string plan, SweepRequest request, CancellationToken ct);

    /// <summary>Measures a wave: what the store lacks is computed and added to it.</summary>
    /// <param name="run">The wave.</param>
    /// <param name="ct">Stops; what is in the store is kept.</param>
    /// <returns>Under which conventions, as the summary's JSON has them.</returns>
    /// <exception cref="StalePlanException">The sweep was amended since.</exception>
    Task<string> Run(WaveRun run, CancellationToken ct);

    /// <summary>Writes the files of a cell from its records.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="model">The model's label.</param>
    /// <param name="concept">The concept's name.</param>
    /// <param name="records">Its records.</param>
    /// <param name="ct">Stops.</param>
    Task<CellFiles> Summarize(string sweep, string plan, string model, string concept, IRecordStore records, CancellationToken ct);

    /// <summary>Writes the files of a sweep.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="statistics">Of its cells that are done, in the order of the file.</param>
    /// <param name="ct">Stops.</param>
    Task Conclude(string sweep, string plan, IReadOnlyList<byte[]> statistics, CancellationToken ct);

    /// <summary>The tables over cells, as <c>analysis_summary.json</c> has them.</summary>
    /// <param name="statistics">Of its cells that are done, in the order of the file.</param>
    string Tables(IReadOnlyList<byte[]> statistics);
}
