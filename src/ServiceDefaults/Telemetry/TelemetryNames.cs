namespace SteerCluster.ServiceDefaults.Telemetry;

/// <summary>The meters and activity sources that are exported.</summary>
public static class TelemetryNames
{
    /// <summary>Our own meter and activity source.</summary>
    public const string SteerCluster = "SteerCluster";

    /// <summary>Ours, Orleans', ASP.NET's, the runtime's and PostgreSQL's.</summary>
    public static IReadOnlyList<string> Meters { get; } =
    [
        SteerCluster, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql",
    ];

    /// <summary>Ours, those of Orleans' grain calls, ASP.NET's and PostgreSQL's.</summary>
    public static IReadOnlyList<string> Sources { get; } = [SteerCluster, "Microsoft.Orleans.*", "Microsoft.AspNetCore", "Npgsql"];
}
