using SteerCluster.Grains.Interfaces.Units;

namespace SteerCluster.Grains.Units;

/// <summary>What a unit decides; plain. Each gives the unit's next state, the same object where nothing changes.</summary>
internal static class UnitLedger
{
    /// <summary>A silo begins an attempt. What is done stays so: an amended sweep adds to it.</summary>
    public static UnitRecordState Begin(UnitRecordState unit, string worker, int attempt) => unit with
    {
        State = UnitState.Running,
        Attempts = Math.Max(unit.Attempts, attempt),
        Worker = worker,
    };

    /// <summary>Records are added; one that is there already is the same record.</summary>
    public static UnitRecordState Keep(UnitRecordState unit, IReadOnlyList<UnitRecord> records, string? conventions)
    {
        var known = unit.Records.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        UnitRecord[] added = [.. records.Where(r => known.Add(r.Key))];
        if (added.Length == 0 && (conventions is null || (unit.State == UnitState.Done && unit.Conventions == conventions)))
        {
            return unit;
        }

        var next = added.Length == 0 ? unit : unit with { Records = [.. unit.Records, .. added] };
        return conventions is null ? next : next with { State = UnitState.Done, Conventions = conventions, Error = null };
    }

    /// <summary>An attempt failed; the failure of an earlier one than the present changes nothing.</summary>
    public static UnitRecordState Fail(UnitRecordState unit, int attempt, string error, bool parked) =>
        attempt < unit.Attempts ? unit : unit with { State = parked ? UnitState.Parked : UnitState.Pending, Error = error };
}
