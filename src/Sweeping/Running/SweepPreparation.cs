using SteerCluster.Steering.Results;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Tokenization;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Prompts;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Sweeping.Running;

/// <summary>Everything that can be wrong is looked at before anything is computed: data, tokenizers, configs, layers.</summary>
/// <param name="spec">The sweep.</param>
/// <param name="sources">Where its data and models are.</param>
internal sealed class SweepPreparation(SweepSpec spec, ISweepSources sources)
{
    private readonly List<string> _warnings = [];

    /// <summary>Warnings about the data.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads and tokenizes everything but the weights.</summary>
    public IReadOnlyList<PreparedModel> Prepare(CancellationToken cancellation)
    {
        var loader = new ConceptLoader(sources.Read, spec.Data, spec.Seed);
        var concepts = spec.Concepts.Select(loader.Load).ToArray();
        foreach (var concept in concepts)
        {
            _warnings.AddRange(concept.Lint.Findings
                .Where(f => f.Severity >= LintSeverity.Warning)
                .Select(f => $"{concept.Name}: {f.Message}"));
        }

        var prepared = new List<PreparedModel>();
        foreach (var model in spec.Models)
        {
            cancellation.ThrowIfCancellationRequested();
            prepared.Add(Prepare(model, concepts));
        }

        return prepared;
    }

    private PreparedModel Prepare(ModelSpec model, Concept[] concepts)
    {
        var folder = sources.ModelFolder(model, model.Path ?? throw new SweepException(
            $"Model {model.Label} names the hub id {model.Hub}; this version reads local folders only: download it and set path."));
        if (!Directory.Exists(folder))
        {
            throw new SweepException($"Model {model.Label}: folder {folder} does not exist; set path to a checkpoint's folder.");
        }

        // Opening a checkpoint checks every tensor's place and shape and reads none of them.
        using var checkpoint = Checkpoint.Open(folder);
        var config = checkpoint.Config;
        var tokenizer = Tokenizer.Load(folder);
        if (tokenizer.VocabularySize > config.VocabularySize)
        {
            throw new SweepException(
                $"Model {model.Label}: its tokenizer has ids up to {tokenizer.VocabularySize - 1}, its embedding {config.VocabularySize} rows; these do not belong together.");
        }

        var format = FormatName(model, config, tokenizer);
        var layers = spec.Layers.Resolve(config.LayerCount, model.Label);
        RequireSwept(spec.Controls?.Layers, "controls", config, model, layers);
        RequireSwept(spec.Generation?.Layers, "generation", config, model, layers);
        var encoder = new PromptEncoder(tokenizer, PromptFormats.Get(format), spec.Prompt.System, spec.Prompt.Prefill);
        var fingerprint = ModelFingerprint.Of(folder);
        PreparedCell[] cells = [.. concepts.Select((c, i) => Prepare(model, spec.Concepts[i], c, format, encoder, tokenizer, fingerprint))];
        Array.ForEach(cells, c => WarnOfLength(model, config, c));
        return new PreparedModel(model, folder, config, format, fingerprint, checkpoint.WeightBytes, layers, cells);
    }

    /// <summary>Controls and generation have vectors at swept layers alone; <c>all</c> means all of those.</summary>
    private static void RequireSwept(LayerSelection? asked, string part, ModelConfig config, ModelSpec model, IReadOnlyList<int> swept)
    {
        if (asked is null or LayerSelection.Best or LayerSelection.Every)
        {
            return;
        }

        int[] missing = [.. asked.Resolve(config.LayerCount, model.Label).Except(swept)];
        if (missing.Length > 0)
        {
            throw new SweepException(
                $"Model {model.Label}: {part}.layers asks for layers {string.Join(", ", missing)}, which layers does not sweep; add them there, or take them out.");
        }
    }

    /// <summary>A prompt beyond the context that the model was made for is measured all the same, and said.</summary>
    private void WarnOfLength(ModelSpec model, ModelConfig config, PreparedCell cell)
    {
        var longest = cell.Items.Max(i => i.Length) + (spec.Generation?.NewTokens ?? 0);
        if (longest > config.MaxPositions)
        {
            _warnings.Add(
                $"{model.Label}, {cell.Concept.Name}: the longest sequence has {longest} tokens, the model was made for {config.MaxPositions}; what lies beyond cannot be trusted.");
        }
    }

    private PreparedCell Prepare(
        ModelSpec model, ConceptSpec conceptSpec, Concept concept, string format, PromptEncoder encoder, Tokenizer tokenizer, ModelFingerprint fingerprint)
    {
        var items = Encode(model, concept, () => concept.Eval.Select(encoder.Encode).ToArray());
        var pairs = Encode(model, concept, () => concept.Train.Select(encoder.EncodePair).ToArray());
        if (items.Any(i => i.TokenA != items[0].TokenA || i.TokenB != items[0].TokenB))
        {
            _warnings.Add($"{model.Label}, {concept.Name}: the answer tokens differ between items; the conventions name the first item's.");
        }

        var settings = spec.MeasurementHash(model, conceptSpec);
        var provenance = new MeasurementProvenance(settings, fingerprint, concept.Sources, pairs.Length)
        {
            Warnings = [.. concept.Lint.Findings.Where(f => f.Severity >= LintSeverity.Warning).Select(f => f.Message)],
        };
        return new PreparedCell(
            concept,
            pairs,
            items,
            tokenizer,
            Conventions(format, items[0], tokenizer),
            provenance);
    }

    private static T Encode<T>(ModelSpec model, Concept concept, Func<T> encode)
    {
        try
        {
            return encode();
        }
        catch (SweepException e)
        {
            throw new SweepException($"Model {model.Label}, concept {concept.Name}: {e.Message}", e);
        }
    }

    private string FormatName(ModelSpec model, ModelConfig config, Tokenizer tokenizer)
    {
        var asked = model.PromptFormat ?? spec.Prompt.Format;
        return asked == "auto"
            ? PromptFormats.Choose(config.Architecture.ModelType(), t => tokenizer.TokenId(t) is not null, tokenizer.HasChatTemplate)
            : asked;
    }

    private MeasurementConventions Conventions(string format, EncodedPrompt first, Tokenizer tokenizer) => new(
        spec.Compat == Compatibility.Seeds ? "input-to-output" : "output",
        spec.Positions.ToString().ToLowerInvariant(),
        format,
        spec.Prompt.System,
        spec.Prompt.Prefill,
        new AnswerToken(first.TokenA, tokenizer.Decode([first.TokenA])),
        new AnswerToken(first.TokenB, tokenizer.Decode([first.TokenB])),
        spec.Vectors.Normalize.ToString().ToLowerInvariant());
}
