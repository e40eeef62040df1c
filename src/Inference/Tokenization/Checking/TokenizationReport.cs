using System.Collections.Immutable;

namespace SteerCluster.Inference.Tokenization.Checking;

/// <summary>What a tokenizer makes of a folder of known tokenizations.</summary>
/// <param name="Files">One entry for each file that was there.</param>
public sealed record TokenizationReport(ImmutableArray<TokenizationFileResult> Files)
{
    /// <summary>Whether every case of every file passed.</summary>
    public bool AllPassed => Files.All(file => file.Passed == file.Total);
}
