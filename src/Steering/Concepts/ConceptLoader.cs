using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Concepts;

/// <summary>Loads the concepts of a sweep: reads, checks, cleans, splits.</summary>
/// <param name="read">Reads a file: its path as the sweep file has it, and its format.</param>
/// <param name="data">What to do about warts.</param>
/// <param name="seed">The seed of splits.</param>
public sealed class ConceptLoader(Func<string, string, ConceptFile> read, DataSpec data, int seed)
{
    /// <summary>A loader of files on this machine.</summary>
    /// <param name="baseFolder">The folder that relative paths start from: the sweep file's.</param>
    /// <param name="data">What to do about warts.</param>
    /// <param name="seed">The seed of splits.</param>
    public ConceptLoader(string baseFolder, DataSpec data, int seed)
        : this((path, format) => ConceptFile.Read(Path.Combine(baseFolder, path), format), data, seed)
    {
    }

    /// <summary>A loader with the settings of a sweep.</summary>
    /// <param name="spec">The sweep.</param>
    public static ConceptLoader For(SweepSpec spec) => new(spec.BaseFolder, spec.Data, spec.Seed);

    /// <summary>
    /// Loads a concept. Two files: each keeps its order, a size takes its first usable items. One file: items with distinct
    /// questions are shuffled by the seed; the first <c>train_size</c> train, the next <c>eval_size</c> evaluate (a missing size
    /// takes the rest; both missing: halves). With <c>balance</c> both parts then have both orders of every item.
    /// </summary>
    /// <param name="spec">The concept's part of the sweep file.</param>
    /// <exception cref="ConceptException">A file is absent, empty or malformed, or has too few usable items.</exception>
    public Concept Load(ConceptSpec spec)
    {
        var findings = new List<LintFinding>();
        var parts = spec.Path is { } path ? LoadOne(spec, path, findings) : LoadTwo(spec, findings);
        var train = Finish(parts.Train, "train", findings);
        var eval = Finish(parts.Eval, "eval", findings);
        RequireItems(spec, "train", train);
        RequireItems(spec, "eval", eval);
        findings.AddRange(ConceptLint.CheckLetters(train, "train"));
        findings.AddRange(ConceptLint.CheckLetters(eval, "eval"));
        return new Concept(spec.Name, train, eval, new LintReport(findings), parts.Sources) { ItemsPerGroup = data.Balance ? 2 : 1 };
    }

    private Parts LoadOne(ConceptSpec spec, string path, List<LintFinding> findings)
    {
        var (items, source) = LoadFile(path, spec.Format, findings);
        var distinct = items.DistinctBy(item => item.Key).ToArray();
        new SeededRandom((ulong)seed).Shuffle<NumberedItem>(distinct);

        var trainSize = spec.TrainSize ?? (spec.EvalSize is { } eval ? Math.Max(0, distinct.Length - eval) : distinct.Length / 2);
        var evalSize = spec.EvalSize ?? Math.Max(0, distinct.Length - trainSize);
        if (trainSize + evalSize > distinct.Length)
        {
            throw new ConceptException(
                $"{path}: train_size {trainSize} and eval_size {evalSize} of concept '{spec.Name}' need {trainSize + evalSize} items "
                + $"with distinct questions; the file has {distinct.Length} usable.");
        }

        return new Parts(distinct[..trainSize], distinct[trainSize..(trainSize + evalSize)], [source]);
    }

    private Parts LoadTwo(ConceptSpec spec, List<LintFinding> findings)
    {
        if (spec.Train is null || spec.Eval is null)
        {
            throw new ConceptException($"concept '{spec.Name}': give train and eval, or path.");
        }

        var (train, trainSource) = LoadFile(spec.Train, spec.Format, findings);
        var (eval, evalSource) = LoadFile(spec.Eval, spec.Format, findings);
        eval = TakeFirst(eval, spec.EvalSize, "eval_size", spec.Eval);
        train = data.Overlap == Overlap.Drop ? Apart(spec.Train, train, spec.Eval, eval, findings) : train;
        train = TakeFirst(train, spec.TrainSize, "train_size", spec.Train);
        if (data.Overlap != Overlap.Drop)
        {
            Apart(spec.Train, train, spec.Eval, eval, findings);
        }

        return new Parts(train, eval, [trainSource, evalSource]);
    }

    private (IReadOnlyList<NumberedItem> Items, ConceptSource Source) LoadFile(string path, string format, List<LintFinding> findings)
    {
        var file = read(path, format) with { Path = path };
        findings.AddRange(ConceptLint.CheckRows(file.Rows, path, data));
        return (ConceptCleaner.Clean(file, data), new ConceptSource(path, file.Format, file.Sha256));
    }

    /// <summary>The train items whose question is not in eval; reports those that are.</summary>
    private IReadOnlyList<NumberedItem> Apart(
        string trainPath, IReadOnlyList<NumberedItem> train, string evalPath, IReadOnlyList<NumberedItem> eval, List<LintFinding> findings)
    {
        var evalLines = eval.DistinctBy(item => item.Key).ToDictionary(item => item.Key, item => item.Line, StringComparer.Ordinal);
        var apart = train.Where(item => !evalLines.ContainsKey(item.Key)).ToList();
        var common = train.Where(item => evalLines.ContainsKey(item.Key)).ToList();
        if (common.Count > 0)
        {
            var text = $"{common.Count} of {train.Count} train items have a question that eval has too";
            if (data.Overlap == Overlap.Error)
            {
                throw new ConceptException(
                    $"{trainPath}:{common[0].Line}: the question is in eval too ({evalPath}:{evalLines[common[0].Key]}), which overlap: error refuses; "
                    + $"{text}.");
            }

            findings.Add(new LintFinding(LintCodes.Overlap, LintSeverity.Warning, common.Count, trainPath,
                $"{text}: {(data.Overlap == Overlap.Drop ? "dropped from train" : "kept (overlap: drop takes them out of train)")}.",
                [.. common.Take(LintFinding.MaxLines).Select(item => item.Line)]));
        }

        return apart;
    }

    private static IReadOnlyList<NumberedItem> TakeFirst(IReadOnlyList<NumberedItem> items, int? size, string key, string path) =>
        size is not { } wanted ? items
        : wanted <= items.Count ? [.. items.Take(wanted)]
        : throw new ConceptException($"{path}: {key} is {wanted}, but the file has {items.Count} usable items.");

    private IReadOnlyList<ContrastiveItem> Finish(IReadOnlyList<NumberedItem> items, string part, List<LintFinding> findings) =>
        data.Balance ? ConceptCleaner.Balance(items, part, findings) : [.. items.Select(item => item.Item)];

    private static void RequireItems(ConceptSpec spec, string part, IReadOnlyList<ContrastiveItem> items)
    {
        if (items.Count == 0)
        {
            var path = spec.Path ?? (part == "train" ? spec.Train : spec.Eval);
            throw new ConceptException(
                $"{path}: no usable items are left for {part} of concept '{spec.Name}'; see the data settings and `concepts lint`.");
        }
    }

    private sealed record Parts(
        IReadOnlyList<NumberedItem> Train, IReadOnlyList<NumberedItem> Eval, IReadOnlyList<ConceptSource> Sources);
}
