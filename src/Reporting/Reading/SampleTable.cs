using System.Globalization;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Reading;

/// <summary>The rows of one per-sample file in order: layers ascending, strengths ascending, items ascending.</summary>
internal sealed record SampleTable
{
    public required IReadOnlyList<int> Layers { get; init; }

    public required IReadOnlyList<double> Strengths { get; init; }

    public required IReadOnlyList<bool> MatchingIsA { get; init; }

    /// <summary>[layer][strength][item].</summary>
    public required IReadOnlyList<double[][]> Matching { get; init; }

    /// <summary>The same; null where the file does not tell it.</summary>
    public required IReadOnlyList<double[][]>? AnswerMass { get; init; }

    /// <summary>Value of the column <c>model</c>; null where there is none.</summary>
    public string? Model { get; init; }

    /// <summary>Value of the column <c>concept</c>; null where there is none.</summary>
    public string? Concept { get; init; }

    /// <summary>Matching answers other than (A) and (B), with the number of items that have them.</summary>
    public IReadOnlyList<(string Answer, int Items)> OtherAnswers { get; init; } = [];

    /// <summary>Checks that every layer has the same strengths and every strength the same items, and orders them.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="blocks">One or more, by layer, then by strength.</param>
    public static SampleTable Of(string path, IReadOnlyList<SampleBlock> blocks)
    {
        var strengths = blocks.Select(block => block.Strength).Distinct().Order().ToArray();
        if (strengths.Length < 2 || !strengths.Contains(0))
        {
            throw new ReportException($"{path}: the rows have the strengths [{string.Join(", ", strengths.Select(Text))}]; expected two or more with 0 among them.");
        }

        int[] layers = [.. blocks.Select(block => block.Layer).Distinct()];
        var shape = new BlockShape(path, blocks[0]);
        var (matching, mass) = (new List<double[][]>(), new List<double[][]>());
        for (var (l, b) = (0, 0); l < layers.Length; l++)
        {
            var (rows, masses) = (new double[strengths.Length][], new double[strengths.Length][]);
            for (var s = 0; s < strengths.Length; s++, b++)
            {
                if (b == blocks.Count || blocks[b].Layer != layers[l] || blocks[b].Strength != strengths[s])
                {
                    throw new ReportException(
                        $"{path}: layer {layers[l]} has no rows at strength {Text(strengths[s])}, which other layers have; expected every layer at every strength.");
                }

                var order = shape.Order(blocks[b]);
                rows[s] = [.. order.Select(row => blocks[b].Matching[row])];
                masses[s] = blocks[b].AnswerMass.Count == 0 ? [] : [.. order.Select(row => blocks[b].AnswerMass[row])];
            }

            matching.Add(rows);
            mass.Add(masses);
        }

        return new SampleTable
        {
            Layers = layers,
            Strengths = strengths,
            MatchingIsA = shape.MatchingIsA,
            Matching = matching,
            AnswerMass = blocks[0].AnswerMass.Count == 0 ? null : mass,
        };
    }

    /// <summary>The units, by layer.</summary>
    public IReadOnlyList<UnitSamples> Units(string model, string concept)
    {
        var zero = Strengths.ToList().IndexOf(0);
        return [.. Layers.Select((layer, l) => new UnitSamples(
            new UnitId(model, concept, layer), Strengths, Matching[l], MatchingIsA, AnswerMass?[l][zero]))];
    }

    /// <summary>Mean answer mass by layer and strength.</summary>
    public IReadOnlyList<AnswerMassPoint> MeanAnswerMass() => AnswerMass is null ? [] :
    [
        .. from l in Enumerable.Range(0, Layers.Count)
           from s in Enumerable.Range(0, Strengths.Count)
           select new AnswerMassPoint(Layers[l], Strengths[s], AnswerMass[l][s].Average()),
    ];

    internal static string Text(double strength) => strength.ToString(CultureInfo.InvariantCulture);
}
