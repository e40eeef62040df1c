namespace SteerCluster.Steering.Concepts;

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    /// <summary>Harmless: it was put right without a loss.</summary>
    Info,

    /// <summary>Items are lost, or the measurement may mean something else than it seems.</summary>
    Warning,

    /// <summary>The settings ask to refuse such data.</summary>
    Error,
}
