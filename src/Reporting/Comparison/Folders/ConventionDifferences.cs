using SteerCluster.Reporting.Reading;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Comparison.Folders;

/// <summary>Where the same cell was measured under different conventions in two folders.</summary>
internal static class ConventionDifferences
{
    private static readonly (string Name, Func<MeasurementConventions, string> Value)[] Compared =
    [
        ("positions", conventions => conventions.Positions),
        ("layer convention", conventions => conventions.LayerConvention),
        ("prompt format", conventions => conventions.PromptFormat),
        ("system prompt", conventions => conventions.System ?? ""),
        ("prefill", conventions => conventions.Prefill),
        ("answer tokens", conventions => $"{conventions.AnswerA.Id}, {conventions.AnswerB.Id}"),
        ("vector normalization", conventions => conventions.VectorNormalization),
    ];

    public static IEnumerable<string> Of(CellPair pair) => Conventions(pair).Concat(Strengths(pair));

    private static IEnumerable<string> Strengths(CellPair pair)
    {
        var (first, second) = (Text(pair.First), Text(pair.Second));
        return first == second ? [] : [$"strengths: {first} in the first folder, {second} in the second; deltas are between the lowest and the highest of each"];

        static string Text(CellResult cell) => $"[{string.Join(", ", cell.Samples.Units[0].Strengths.Order().Select(PythonNumber.Text))}]";
    }

    private static IEnumerable<string> Conventions(CellPair pair) =>
        (pair.First.Samples.Conventions, pair.Second.Samples.Conventions) is ({ } first, { } second)
            ? Compared
                .Where(compared => compared.Value(first) != compared.Value(second))
                .Select(compared => $"{compared.Name}: '{compared.Value(first)}' in the first folder, '{compared.Value(second)}' in the second")
            : [];
}
