using SteerCluster.Reporting.Text;
using SteerCluster.Steering.Results;

namespace SteerCluster.Reporting.Findings;

/// <summary>The flags of all cells, gathered by kind so that thirty-six cells do not make thirty-six paragraphs.</summary>
internal static class FlagWarnings
{
    private static readonly IReadOnlyDictionary<string, (string Meaning, Func<CellStatistics, string> Value)> Kinds =
        new Dictionary<string, (string, Func<CellStatistics, string>)>
        {
            ["low answer mass"] = (
                "P(A)+P(B) at strength 0 is below the threshold: the logit diff compares two answers that the model hardly ever gives",
                cell => NumberText.Fixed(cell.AtBest.AnswerMass, 4)),
            ["one letter"] = (
                "every matching answer is the same letter, so behaviour and letter preference cannot be told apart",
                cell => double.IsNaN(cell.AtBest.Letters.DeltaMatchingB) ? "(A)" : "(B)"),
            ["letter bias"] = (
                "delta depends on which letter matches: more than half of the movement is a preference for a letter (its share is listed)",
                cell => NumberText.Percent(cell.AtBest.Letters.BiasShare)),
            ["wide interval"] = (
                "the interval of delta is wider than delta itself",
                cell => $"{NumberText.Signed(cell.AtBest.Delta)} [{NumberText.Fixed(cell.AtBest.DeltaInterval.Low)}, {NumberText.Fixed(cell.AtBest.DeltaInterval.High)}]"),
            ["few items"] = (
                $"there are fewer than {CellFlags.FewItems} items, so that the intervals are uncertain themselves",
                cell => $"{cell.AtBest.Count}"),
            ["not above random"] = (
                "the held-out delta is not above the 95th percentile of random vectors of the same norm",
                cell => $"{NumberText.Signed(cell.Half?.Delta)} against {NumberText.Signed(cell.HeldOutRandom?.Percentile95)}"),
        };

    public static IEnumerable<Finding> Of(IReadOnlyList<CellStatistics> cells)
    {
        var raised = cells.SelectMany(cell => cell.Flags.Select(flag => (Kind: flag.Split(": ", 2)[0], Flag: flag, Cell: cell))).ToArray();
        var order = Kinds.Keys.ToList();
        foreach (var kind in raised.GroupBy(one => one.Kind).OrderBy(kind => order.IndexOf(kind.Key) is var at and >= 0 ? at : int.MaxValue))
        {
            var known = Kinds.TryGetValue(kind.Key, out var found);
            yield return new Finding(
                $"{char.ToUpperInvariant(kind.Key[0])}{kind.Key[1..]}",
                $"In {(kind.Count() == cells.Count ? "all " : "")}{kind.Count()}{(kind.Count() == cells.Count ? "" : $" of {cells.Count}")} cells {(known ? found.Meaning : "a doubt is raised")}.")
            {
                Details = [.. kind.GroupBy(one => one.Cell.Concept).Select(concept =>
                    $"{concept.Key}: {string.Join("; ", concept.Select(one => $"{one.Cell.Model.Label} {(known ? found.Value(one.Cell) : one.Flag)}"))}")],
            };
        }
    }
}
