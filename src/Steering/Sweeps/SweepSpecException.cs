namespace SteerCluster.Steering.Sweeps;

/// <summary>A sweep file that can not be used, with everything that is wrong in it.</summary>
public sealed class SweepSpecException : Exception
{
    /// <summary>One problem that has no line.</summary>
    /// <param name="message">What is wrong.</param>
    public SweepSpecException(string message)
        : base(message) => Problems = [];

    /// <summary>All problems of a file, one a line of the message.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="problems">One or more problems.</param>
    public SweepSpecException(string file, IReadOnlyList<SpecProblem> problems)
        : base($"{file}: {(problems.Count == 1 ? "1 problem" : $"{problems.Count} problems")}\n  {string.Join("\n  ", problems)}") =>
        Problems = problems;

    /// <summary>The problems in order of lines; empty where the message says all.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
