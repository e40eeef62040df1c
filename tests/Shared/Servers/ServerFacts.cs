namespace SteerCluster.Tests.Servers;

/// <summary>A test that needs PostgreSQL, skipped with a message where it cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.WhySkip;
}

/// <summary>A test that needs Azurite, skipped with a message where it cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute() => Skip = AzuriteServer.WhySkip;
}
