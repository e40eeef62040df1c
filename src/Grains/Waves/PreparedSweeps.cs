using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Grains.Waves;

/// <summary>The sweeps that were prepared on this silo, by plan: data is read and tokenized once for all of a plan's waves.</summary>
internal sealed class PreparedSweeps(IGrainFactory grains, ModelRoots roots)
{
    private const int Capacity = 8;

    private readonly Lock _lock = new();
    private readonly List<(string Sweep, string Plan, Task<Prepared> Task)> _recent = [];

    /// <summary>A sweep of a plan; where the sweep has a newer one, of that.</summary>
    public Task<Prepared> Get(string sweep, string plan, CancellationToken ct) => Find(sweep, plan, async () =>
    {
        var launched = await grains.GetGrain<ISweepGrain>(sweep).GetRequest(CancellationToken.None)
            ?? throw new StalePlanException($"Sweep {sweep} does not exist.");
        return await Prepare(launched.Request, launched.Launched);
    }).WaitAsync(ct);

    /// <summary>Prepares a sweep from its request.</summary>
    public Task<Prepared> Prepare(string sweep, string plan, SweepRequest request, DateTimeOffset launched, CancellationToken ct) =>
        Find(sweep, plan, () => Prepare(request, launched)).WaitAsync(ct);

    private Task<Prepared> Prepare(SweepRequest request, DateTimeOffset launched) => Task.Run(() =>
    {
        var spec = SweepSpecReader.Parse(request.Text, request.BaseFolder);
        return new Prepared(PreparedSweep.Of(spec, new RequestSources(request, roots)), launched);
    });

    private Task<Prepared> Find(string sweep, string plan, Func<Task<Prepared>> prepare)
    {
        lock (_lock)
        {
            // What failed is tried again the next time.
            _recent.RemoveAll(r => r.Task.IsFaulted || r.Task.IsCanceled);
            var at = _recent.FindIndex(r => r.Sweep == sweep && r.Plan == plan);
            (string Sweep, string Plan, Task<Prepared> Task) entry = at >= 0 ? _recent[at] : (sweep, plan, prepare());
            if (at >= 0)
            {
                _recent.RemoveAt(at);
            }

            _recent.Add(entry);
            if (_recent.Count > Capacity)
            {
                _recent.RemoveAt(0);
            }

            return entry.Task;
        }
    }

    /// <summary>A prepared sweep.</summary>
    /// <param name="Sweep">The sweep.</param>
    /// <param name="Launched">When it was launched first.</param>
    internal sealed record Prepared(PreparedSweep Sweep, DateTimeOffset Launched);
}
