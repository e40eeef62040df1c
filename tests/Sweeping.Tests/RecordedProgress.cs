using SteerCluster.Sweeping.Running;

namespace SteerCluster.Sweeping.Tests;

internal sealed class RecordedProgress : IProgress<SweepEvent>
{
    private readonly List<SweepEvent> _events = [];

    public IReadOnlyList<SweepEvent> Events => _events;

    public IEnumerable<string> Warnings => _events.OfType<SweepEvent.Warning>().Select(w => w.Text);

    public void Report(SweepEvent value) => _events.Add(value);
}
