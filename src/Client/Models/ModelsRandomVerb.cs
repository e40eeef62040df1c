using System.CommandLine;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Inference.Checkpoints;

namespace SteerCluster.Client.Models;

/// <summary><c>steer models random DIR</c>: a checkpoint with random weights, to try and to measure.</summary>
internal static class ModelsRandomVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The new folder." };
        var shape = new ShapeOptions();
        var type = new Option<string>("--dtype") { Description = "Type of the weights.", DefaultValueFactory = _ => "bf16" };
        type.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "bf16", "f16", "f32");
        var seed = new Option<ulong>("--seed") { Description = "Seed of the weights.", DefaultValueFactory = _ => 0, HelpName = "N" };
        var tokenizer = new Option<string?>("--tokenizer") { Description = "Copy the tokenizer's files from this folder.", HelpName = "DIR" };
        var verb = new Verb("random", "Write a checkpoint with random weights. The same options give the same bytes.")
        {
            Examples =
            [
                ("steer models random /tmp/tiny", "64 wide, 4 layers"),
                ("steer models random /tmp/m --preset qwen3-4b --layers 4 --tokenizer DIR", "four blocks of a 4B model, with a tokenizer"),
                ("steer models random /tmp/moe --architecture qwen3_moe --experts 16", "a small mixture of experts"),
            ],
        };
        verb.Add(folder);
        shape.AddTo(verb);
        verb.Add(type);
        verb.Add(seed);
        verb.Add(tokenizer);
        verb.Runs((parsed, screen) =>
        {
            var target = parsed.GetRequiredValue(folder);
            var source = parsed.GetValue(tokenizer);
            var config = shape.Read(parsed, source is null ? null : TokenizerFiles.Size(source));
            RandomCheckpoint.Write(target, config, parsed.GetValue(seed), Enum.Parse<DataType>(parsed.GetRequiredValue(type), ignoreCase: true));
            if (source is not null)
            {
                TokenizerFiles.Copy(source, target);
            }

            Report(screen, target, source is not null);
            return 0;
        });
        return verb;
    }

    private static void Report(Screen screen, string folder, bool hasTokenizer)
    {
        using var checkpoint = Checkpoint.Open(folder);
        screen.Json(new
        {
            Folder = Path.GetFullPath(folder),
            Architecture = checkpoint.Config.Architecture.ModelType(),
            Parameters = ModelText.Parameters(checkpoint.Config),
            Dtype = ModelText.Types(checkpoint),
            Bytes = checkpoint.WeightBytes,
            Tokenizer = hasTokenizer,
        });
        screen.Line($"{folder}: {ModelText.Describe(checkpoint.Config)}, {ModelText.Types(checkpoint)}, {ByteSize.Format(checkpoint.WeightBytes)}");
        if (!hasTokenizer)
        {
            screen.Remark("It has no tokenizer: a sweep needs one (--tokenizer DIR copies it from another checkpoint).");
        }

        screen.Next(($"steer models check {NextCommands.Quote(folder)}", "prove that it loads and runs"));
    }
}
