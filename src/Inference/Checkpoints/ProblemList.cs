namespace SteerCluster.Inference.Checkpoints;

/// <summary>Collects every problem of one checkpoint, so that they are reported together; lists the first 20 and counts the rest.</summary>
internal sealed class ProblemList
{
    private const int Listed = 20;
    private readonly List<string> problems = [];

    public long Count { get; private set; }

    public void Add(string problem)
    {
        if (Count++ < Listed)
        {
            problems.Add(problem);
        }
    }

    /// <summary>Throws one exception with all problems, or nothing when there are none.</summary>
    public void ThrowIfAny(string subject)
    {
        if (Count == 0)
        {
            return;
        }

        var rest = Count > Listed ? [$"and {Count - Listed} more"] : Array.Empty<string>();
        var lines = problems.Concat(rest).Select(problem => $"{Environment.NewLine}  - {problem}");
        throw new CheckpointException($"{subject}: {Count} problem{(Count == 1 ? "" : "s")}{string.Concat(lines)}");
    }
}
