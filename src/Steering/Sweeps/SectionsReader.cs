namespace SteerCluster.Steering.Sweeps;

/// <summary>Reads the small sections of a sweep file; a null map is an absent section.</summary>
internal static class SectionsReader
{
    public static PromptSpec Prompt(SpecMap? map) => Read(map, new PromptSpec(), static (m, d) => new PromptSpec
    {
        Format = m.OneOf("format", PromptSpec.KnownFormats) ?? d.Format,
        System = m.Text("system"),
        Prefill = m.Text("prefill") ?? d.Prefill,
    });

    public static VectorSpec Vectors(SpecMap? map) => Read(map, new VectorSpec(), static (m, d) => new VectorSpec
    {
        Normalize = m.Choice<VectorNormalization>("normalize") ?? d.Normalize,
    });

    public static ReadoutSpec Readout(SpecMap? map) => Read(map, new ReadoutSpec(), static (m, d) => new ReadoutSpec
    {
        AnswerMassThreshold =
            m.Number("answer_mass_threshold", x => x is >= 0 and <= 1, "a number from 0 to 1") ?? d.AnswerMassThreshold,
    });

    public static StatisticsSpec Statistics(SpecMap? map) => Read(map, new StatisticsSpec(), static (m, d) => new StatisticsSpec
    {
        BootstrapResamples = m.Integer("bootstrap_resamples", 0, 1_000_000) ?? d.BootstrapResamples,
        Confidence = m.Number("confidence", x => x is > 0 and < 1, "a number between 0 and 1, such as 0.95") ?? d.Confidence,
        Seed = m.Integer("seed", 0) ?? d.Seed,
    });

    public static DataSpec Data(SpecMap? map, OtherAnswers otherAnswers) => Read(map, new DataSpec { OtherAnswers = otherAnswers }, static (m, d) => new DataSpec
    {
        OtherAnswers = m.Choice<OtherAnswers>("other_answers") ?? d.OtherAnswers,
        Wrappers = m.Choice<Cleaning>("wrappers") ?? d.Wrappers,
        MetaBlocks = m.Choice<Cleaning>("meta_blocks") ?? d.MetaBlocks,
        Balance = m.Flag("balance") ?? d.Balance,
        Overlap = m.Choice<Overlap>("overlap") ?? d.Overlap,
    });

    public static GenerationSpec Generation(SpecMap map) => Read(map, new GenerationSpec(), static (m, d) => new GenerationSpec
    {
        Layers = LayersReader.Read(m, "layers", allowBest: true) ?? d.Layers,
        Items = m.Integer("items", 1) ?? d.Items,
        Strengths = StrengthsReader.Read(m, "strengths", needsZero: false),
        NewTokens = m.Integer("new_tokens", 1, 65_536) ?? d.NewTokens,
        Temperature = m.Number("temperature", x => x is >= 0 and <= 100, "0 (greedy) or a number up to 100") ?? d.Temperature,
        TopP = m.Number("top_p", x => x is > 0 and <= 1, "a number above 0, up to 1") ?? d.TopP,
        TopK = m.Integer("top_k", 0) ?? d.TopK,
        Seed = m.Integer("seed", 0) ?? d.Seed,
        IgnoreCase = m.Flag("ignore_case") ?? d.IgnoreCase,
    });

    public static ControlsSpec Controls(SpecMap map) => Read(map, new ControlsSpec(), static (m, d) => new ControlsSpec
    {
        RandomVectors = m.Integer("random_vectors", 0, 100_000) ?? d.RandomVectors,
        ShuffledLabels = m.Integer("shuffled_labels", 0, 100_000) ?? d.ShuffledLabels,
        Layers = LayersReader.Read(m, "layers", allowBest: true) ?? d.Layers,
        Seed = m.Integer("seed", 0) ?? d.Seed,
    });

    private static T Read<T>(SpecMap? map, T defaults, Func<SpecMap, T, T> read)
    {
        if (map is null)
        {
            return defaults;
        }

        var section = read(map, defaults);
        map.Finish();
        return section;
    }
}
