namespace SteerCluster.Client.Cluster.Contexts;

/// <summary>What the file of contexts has.</summary>
internal sealed class ContextConfig
{
    /// <summary>The name of the one in use; null for none.</summary>
    [YamlDotNet.Serialization.YamlMember(Alias = "current-context", ApplyNamingConventions = false)]
    public string? CurrentContext { get; set; }

    /// <summary>All of them.</summary>
    public List<ContextEntry> Contexts { get; set; } = [];
}
