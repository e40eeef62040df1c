namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary>Where Metaspace puts its mark in front.</summary>
internal enum PrependScheme
{
    /// <summary>In front of every stretch between added tokens.</summary>
    Always,

    /// <summary>In front of the input alone.</summary>
    First,

    /// <summary>Nowhere.</summary>
    Never,
}
