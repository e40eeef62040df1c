using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Cpu;
using SteerCluster.Inference.Models;
using SteerCluster.Inference.Tokenization;

namespace SteerCluster.Client.Models;

/// <summary>Runs the checks of a folder one after the other, each as soon as the one before is read.</summary>
internal static class ModelCheck
{
    public static IEnumerable<Finding> Run(CheckRequest request, TimeProvider clock)
    {
        if (!Directory.Exists(request.Folder))
        {
            throw new ClientException($"{request.Folder}: there is no such folder.");
        }

        var hasModel = File.Exists(Path.Combine(request.Folder, "config.json"));
        var hasTokenizer = File.Exists(Path.Combine(request.Folder, "tokenizer.json"));
        if (!hasModel && !hasTokenizer)
        {
            throw new ClientException($"{request.Folder}: neither a config.json nor a tokenizer.json is there; name a checkpoint's folder.");
        }

        var config = hasModel ? ModelConfigReader.Read(request.Folder) : null;
        var tokenizer = hasTokenizer ? Tokenizer.Load(request.Folder) : null;
        var findings = TokenizerCheck.Run(request, config, tokenizer);
        return findings.Concat(config is not null
            ? CheckModel(request, tokenizer, clock)
            : [new Finding("model", null, "there is no config.json in this folder: the model part is left out")]);
    }

    private static IEnumerable<Finding> CheckModel(CheckRequest request, Tokenizer? tokenizer, TimeProvider clock)
    {
        using var checkpoint = Checkpoint.Open(request.Folder);
        yield return Tensors(checkpoint);
        if (tokenizer is not null && tokenizer.VocabularySize > checkpoint.Config.VocabularySize)
        {
            yield return new Finding("vocabulary", false,
                $"the tokenizer has ids up to {tokenizer.VocabularySize - 1}, the embedding {checkpoint.Config.VocabularySize} rows: they do not belong together");
            yield break;
        }

        var values = WeightScan.Run(checkpoint);
        yield return values;
        if (values.Passed == false)
        {
            yield return new Finding("forward", null, "left out: with such weights every number would be NaN");
            yield break;
        }

        using var backend = new CpuBackend(request.Threads);
        var model = DecoderShard.Whole(checkpoint, backend);
        yield return ForwardCheck.Run(model, tokenizer, request.PromptFormat, clock);
        yield return MemoryForecast.Of(checkpoint);
        if (request.Golden is { } manifest)
        {
            yield return GoldenReport.Run(model, request.Folder, manifest);
        }
    }

    private static Finding Tensors(Checkpoint checkpoint) => new("model", true, ModelText.Describe(checkpoint.Config))
    {
        Details =
        [
            $"{Amount.Count(checkpoint.Tensors.Count, "tensor")} of the names and shapes that config.json asks for, {ModelText.Types(checkpoint)}, "
            + $"{ByteSize.Format(checkpoint.WeightBytes)} in {Amount.Count(checkpoint.Files.Length, "file")}",
        ],
        Data = new
        {
            Architecture = checkpoint.Config.Architecture.ModelType(),
            Layers = checkpoint.Config.LayerCount,
            Hidden = checkpoint.Config.HiddenSize,
            Parameters = ModelText.Parameters(checkpoint.Config),
            Tensors = checkpoint.Tensors.Count,
            Dtype = ModelText.Types(checkpoint),
            Bytes = checkpoint.WeightBytes,
        },
    };
}
