using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Grains.Interfaces.Planning;

/// <summary>Plans sweeps on a silo that can see the models: reads data, configurations, tokenizers and fingerprints. Key 0.</summary>
[Alias("steercluster.IPlannerGrain")]
public interface IPlannerGrain : IGrainWithIntegerKey
{
    /// <summary>Plans a sweep; everything that is wrong with it is in the plan's error.</summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="plan">Names the plan: what is prepared for it serves the silo's waves too.</param>
    /// <param name="request">The sweep.</param>
    /// <param name="ct">Stops between models.</param>
    [Alias("Plan")]
    [ResponseTimeout("00:30:00")]
    Task<SweepPlan> Plan(string sweep, string plan, SweepRequest request, CancellationToken ct = default);
}
