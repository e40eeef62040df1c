using SteerCluster.Grains.Interfaces.Shards;
using SteerCluster.Grains.Shards;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Sharding.Remote;
using SteerCluster.Tests;

namespace SteerCluster.Grains.Tests.Shards;

public sealed class HostedShardsTests : IDisposable
{
    private static readonly string Folder = Path.Combine(SharedData.Repository, "examples", "models", "steer-tiny-d4");

    private readonly FolderWeights _weights = new();
    private readonly StandingClock _clock = new();
    private readonly HostedShards _shards;
    private readonly ShardKey _key = new(ModelFingerprint.Of(Folder).Hash, 1, 2, "silo");

    public HostedShardsTests() => _shards = new HostedShards(_weights, _clock, new ShardLimits());

    [Fact]
    public void Release_LastCaller_LetsTheWeightsGo()
    {
        _shards.Load(_key, Folder, 4, "a");
        _shards.Load(_key, Folder, 4, "b");
        Assert.Equal(new BlockRange(2, 4), Assert.Single(_weights.Taken));

        _shards.Release(_key, "a", failed: false);
        _shards.Release(_key, "a", failed: false);
        Assert.Equal(1, _weights.Used);

        _shards.Release(_key, "b", failed: false);
        Assert.Equal(0, _weights.Used);
        Assert.Empty(_shards.Keys);
    }

    [Fact]
    public void Expire_CallerThatIsSilent_IsGivenUp()
    {
        _shards.Load(_key, Folder, 4, "lost");
        _clock.Now += TimeSpan.FromMinutes(6).Ticks;
        _shards.Load(_key, Folder, 4, "alive");
        _clock.Now += TimeSpan.FromMinutes(6).Ticks;
        _shards.Expire();
        Assert.Equal(1, _weights.Used);

        _shards.Release(_key, "alive", failed: false);

        Assert.Equal(0, _weights.Used);
    }

    [Fact]
    public void Load_OtherFiles_IsRefusedAndNothingIsKept()
    {
        var error = Assert.Throws<CheckpointException>(() => _shards.Load(_key with { Fingerprint = "0123" }, Folder, 4, "a"));

        Assert.Contains("make them the same on all silos", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _weights.Used);
        Assert.Empty(_shards.Keys);
    }

    [Fact]
    public void Handle_Anything_NeverThrows()
    {
        _shards.Load(_key, Folder, 4, "a");

        Assert.NotEmpty(_shards.Handle(_key, [], CancellationToken.None));
        Assert.NotEmpty(_shards.Handle(_key, [1, 2, 255], CancellationToken.None));
        Assert.NotEmpty(_shards.Handle(_key with { Index = 0 }, new byte[100], CancellationToken.None));
    }

    [Fact]
    public void Dispose_WithCallers_LetsTheWeightsGo()
    {
        _shards.Load(_key, Folder, 4, "a");

        _shards.Dispose();

        Assert.Equal(0, _weights.Used);
        Assert.NotEmpty(_shards.Handle(_key, [], CancellationToken.None));
    }

    public void Dispose()
    {
        _shards.Dispose();
        _weights.Dispose();
    }

    private sealed class StandingClock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;
    }
}
