using SteerCluster.Client.Cluster.Local;

namespace SteerCluster.Client.Tests.Cluster;

/// <summary>A test that starts silos and an API, skipped with a message where those were not built.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = OperatingSystem.IsWindows() ? "signals are those of Unix"
        : new[] { "Silo", "Api" }.FirstOrDefault(project => ClusterProgram.Find(project, AppContext.BaseDirectory) is null) is { } absent
            ? $"needs SteerCluster.{absent}, which was not built: build SteerCluster.sln"
            : null;
}
