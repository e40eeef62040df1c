namespace SteerCluster.Steering.Sweeps;

/// <summary>One thing that is wrong in a sweep file.</summary>
/// <param name="Line">1-based line; 0 where there is none.</param>
/// <param name="Key">The key with its parents: <c>models[0].path</c>.</param>
/// <param name="Value">The value as written, or null where it is missing.</param>
/// <param name="Message">What is wrong, and what is allowed.</param>
public sealed record SpecProblem(int Line, string Key, string? Value, string Message)
{
    /// <summary>One line: <c>line 4: strengths: '[1]' ...</c>.</summary>
    public override string ToString() =>
        $"{(Line > 0 ? $"line {Line}: " : "")}{Key}{(Value is null ? "" : $" is '{Value}'")}: {Message}";
}
