namespace SteerCluster.Reporting.Comparison.Published;

/// <summary>How a measured number stands to a published one. In order: of several, the last counts.</summary>
public enum Verdict
{
    /// <summary>The same to all printed digits.</summary>
    Equal,

    /// <summary>Within the tolerance.</summary>
    Agrees,

    /// <summary>Beyond the tolerance.</summary>
    Differs,

    /// <summary>Published, but not in the result folder.</summary>
    NotMeasured,

    /// <summary>In the result folder, but not published.</summary>
    NotPublished,
}
