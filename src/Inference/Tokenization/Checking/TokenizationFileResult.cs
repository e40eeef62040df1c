using System.Collections.Immutable;

namespace SteerCluster.Inference.Tokenization.Checking;

/// <summary>How the cases of one file came out.</summary>
/// <param name="File">The file's name, such as <c>tokenizations.jsonl</c>.</param>
/// <param name="Passed">Cases that came out as the file says.</param>
/// <param name="Total">All cases.</param>
/// <param name="Failures">The first few failures, one line each.</param>
public sealed record TokenizationFileResult(string File, int Passed, int Total, ImmutableArray<string> Failures);
