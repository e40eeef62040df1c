using Orleans.Concurrency;

namespace SteerCluster.Grains.Interfaces.Units;

/// <summary>
/// The durable record of one unit, by <see cref="GrainKeys.Unit"/>. Records are added, never changed, and adding one again
/// changes nothing: a silo that was thought dead can do no harm.
/// </summary>
[Alias("steercluster.IUnitGrain")]
public interface IUnitGrain : IGrainWithStringKey
{
    /// <summary>A silo begins an attempt; returns the records that are kept already.</summary>
    [Alias("Begin")]
    Task<IReadOnlyList<UnitRecord>> Begin(string worker, int attempt, CancellationToken ct = default);

    /// <summary>Keeps records; with <paramref name="conventions"/> the unit is done.</summary>
    [Alias("Keep")]
    Task Keep(IReadOnlyList<UnitRecord> records, string? conventions, CancellationToken ct = default);

    /// <summary>An attempt failed.</summary>
    [Alias("Fail")]
    Task Fail(int attempt, string error, bool parked, CancellationToken ct = default);

    /// <summary>The kept records.</summary>
    [Alias("Records"), AlwaysInterleave]
    Task<IReadOnlyList<UnitRecord>> Records(CancellationToken ct = default);

    /// <summary>Where it stands.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<UnitInfo> Get(CancellationToken ct = default);
}
