using SteerCluster.Inference.Cpu;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Remote;

namespace SteerCluster.Sweeping.Tests.Sharding;

/// <summary>A tiny model in shards, each on a backend of its own; remote ones behind transports that serialise everything.</summary>
internal sealed class SplitModel : IDisposable
{
    private readonly List<CpuBackend> _backends = [];

    /// <param name="model">The checkpoint.</param>
    /// <param name="cuts">Where it is cut.</param>
    /// <param name="local">How many shards from the first on are in this process.</param>
    /// <param name="limits">Bounds of messages.</param>
    /// <param name="activationLimit">Bytes of activations on every backend.</param>
    /// <param name="hosted">Wraps the shard that a host has.</param>
    public SplitModel(
        TinyModel model, int[] cuts, int local = 0, ShardLimits? limits = null, long? activationLimit = null, Func<int, IModelShard, IModelShard>? hosted = null)
    {
        var shards = new List<IModelShard>();
        for (var i = 0; i <= cuts.Length; i++)
        {
            var backend = new CpuBackend(1, activationLimit);
            _backends.Add(backend);
            var loaded = new LocalShard(model.Load(backend, cuts)[i]);
            if (i < local)
            {
                shards.Add(loaded);
                continue;
            }

            Hosts.Add(new ShardHost(hosted?.Invoke(i, loaded) ?? loaded, Clock, limits));
            Transports.Add(new MemoryTransport(Hosts[^1]));
            shards.Add(new RemoteShard(Transports[^1], model.Config, loaded.Range, $"blocks {loaded.Range} on silo-{i}", "a wave of the tests", limits));
        }

        Shards = shards;
    }

    public IReadOnlyList<IModelShard> Shards { get; }

    public List<ShardHost> Hosts { get; } = [];

    public List<MemoryTransport> Transports { get; } = [];

    public ManualClock Clock { get; } = new();

    /// <summary>Bytes of activations and caches that are allocated now on all backends.</summary>
    public long AllocatedBytes => _backends.Sum(b => b.AllocatedBytes);

    public void Dispose() => _backends.ForEach(b => b.Dispose());
}
