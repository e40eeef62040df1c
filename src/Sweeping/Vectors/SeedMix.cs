namespace SteerCluster.Sweeping.Vectors;

/// <summary>Makes one seed of several numbers, so that streams that differ in any of them are unrelated (SplitMix64's finaliser).</summary>
internal static class SeedMix
{
    public static ulong Of(params ReadOnlySpan<long> parts)
    {
        var state = 0UL;
        foreach (var part in parts)
        {
            state = Mix(unchecked(state + (ulong)part + 0x9E3779B97F4A7C15));
        }

        return state;
    }

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
