using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Tests.Fakes;

internal sealed class FakeIndex : ISweepIndexGrain
{
    private readonly List<string> _sweeps = [];

    public Task Add(string sweep, CancellationToken ct = default)
    {
        lock (_sweeps)
        {
            if (!_sweeps.Contains(sweep))
            {
                _sweeps.Add(sweep);
            }
        }

        return Task.CompletedTask;
    }

    public Task Close(string sweep, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListOpen(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> List(CancellationToken ct = default)
    {
        lock (_sweeps)
        {
            return Task.FromResult<IReadOnlyList<string>>([.. _sweeps]);
        }
    }
}
