using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Verbs;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Models;

/// <summary>The options that give a random checkpoint its shape: a preset, and what differs from it.</summary>
internal sealed class ShapeOptions
{
    private readonly Option<string> _preset = new("--preset") { Description = "A known shape to begin with.", DefaultValueFactory = _ => "tiny" };
    private readonly Option<string?> _architecture = new("--architecture") { Description = "The decoder architecture." };
    private readonly Option<int?> _hidden = Size("--hidden", "Width of the residual stream.");
    private readonly Option<int?> _layers = Size("--layers", "Decoder blocks.");
    private readonly Option<int?> _heads = Size("--heads", "Query heads.");
    private readonly Option<int?> _kvHeads = Size("--kv-heads", "Key/value heads.");
    private readonly Option<int?> _headSize = Size("--head-dim", "Size of a head.");
    private readonly Option<int?> _intermediate = Size("--intermediate", "Intermediate size of the feed-forward.");
    private readonly Option<int?> _vocabulary = Size("--vocab", "Rows of the embedding. [default: the preset's, or the tokenizer's]");
    private readonly Option<int?> _experts = Size("--experts", "Experts of a sparse block.");
    private readonly Option<int?> _active = Size("--experts-per-token", "Experts that a token is sent to.");
    private readonly Option<int?> _expertSize = Size("--expert-size", "Intermediate size of an expert.");

    public ShapeOptions()
    {
        _preset.AcceptOnlyFromAmong([.. ShapePresets.All.Keys.Order(StringComparer.Ordinal)]);
        _architecture.AcceptOnlyFromAmong([.. Enum.GetValues<Architecture>().Select(a => a.ModelType())]);
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_preset, _architecture, _hidden, _layers, _heads, _kvHeads, _headSize, _intermediate, _vocabulary, _experts, _active, _expertSize])
        {
            command.Add(option);
        }
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="tokenizerSize">Ids of the tokenizer that comes with the checkpoint, or null.</param>
    public ModelConfig Read(ParseResult parsed, int? tokenizerSize)
    {
        var shape = ShapePresets.All[parsed.GetRequiredValue(_preset)];
        var architecture = parsed.GetValue(_architecture) is { } name ? ModelText.Named(name)!.Value : shape.Architecture;
        var vocabulary = parsed.GetValue(_vocabulary) ?? Math.Max(tokenizerSize ?? 0, shape.VocabularySize);
        if (vocabulary < tokenizerSize)
        {
            throw new ClientException($"--vocab is {vocabulary}, but the tokenizer has {tokenizerSize} ids; give {tokenizerSize} or more.");
        }

        var config = shape with
        {
            HiddenSize = parsed.GetValue(_hidden) ?? shape.HiddenSize,
            LayerCount = parsed.GetValue(_layers) ?? shape.LayerCount,
            HeadCount = parsed.GetValue(_heads) ?? shape.HeadCount,
            KvHeadCount = parsed.GetValue(_kvHeads) ?? shape.KvHeadCount,
            HeadSize = parsed.GetValue(_headSize) ?? shape.HeadSize,
            IntermediateSize = parsed.GetValue(_intermediate) ?? shape.IntermediateSize,
            VocabularySize = vocabulary,
        };
        return config.Of(architecture, Experts(parsed, shape, architecture, config.IntermediateSize));
    }

    private MoeConfig? Experts(ParseResult parsed, ModelConfig shape, Architecture architecture, int intermediate)
    {
        var (experts, active, size) = (parsed.GetValue(_experts), parsed.GetValue(_active), parsed.GetValue(_expertSize));
        if (architecture != Architecture.Qwen3Moe)
        {
            return experts is null && active is null && size is null
                ? null
                : throw new ClientException("--experts, --experts-per-token and --expert-size need --architecture qwen3_moe or such a preset.");
        }

        var count = experts ?? shape.Moe?.ExpertCount ?? 8;
        return new MoeConfig(
            count, active ?? Math.Min(count, shape.Moe?.ExpertsPerToken ?? 2), size ?? shape.Moe?.ExpertSize ?? Math.Max(1, intermediate / 4), NormalizeTopK: true, DenseLayers: []);
    }

    private static Option<int?> Size(string name, string description) => NumberOption.Whole(name, description, 1);
}
