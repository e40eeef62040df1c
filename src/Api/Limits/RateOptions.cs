using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Api.Limits;

/// <summary>How many requests are taken.</summary>
/// <param name="PerSecond">Of one client in a second.</param>
/// <param name="Burst">Of one client at once after a quiet time.</param>
/// <param name="Concurrent">Of all clients at the same time, watchers among them.</param>
internal sealed record RateOptions(int PerSecond, int Burst, int Concurrent)
{
    private const int Most = 1_000_000;

    public static RateOptions Read(SettingReader settings) => new(
        settings.Number("Rates:PerSecond", 100, 1, Most, "Requests of one client in a second"),
        settings.Number("Rates:Burst", 200, 1, Most, "Requests of one client at once after a quiet time"),
        settings.Number("Rates:Concurrent", 512, 1, Most, "Requests of all clients at the same time, watchers among them"));
}
