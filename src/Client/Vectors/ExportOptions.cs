using System.CommandLine;
using SteerCluster.Client.Verbs;
using SteerCluster.Reporting.ControlVectors;

namespace SteerCluster.Client.Vectors;

/// <summary>The options of <c>steer vectors export</c>.</summary>
internal sealed class ExportOptions
{
    private readonly Argument<string> folder = new("DIR") { Description = "The result folder of a sweep, or a part of it." };

    private readonly Option<string> format = Names("--format", "Format of the files.", VectorFormat.Gguf);

    private readonly Option<string[]> models = Several("--model", "Only these models: label, id or folder name.");

    private readonly Option<string[]> concepts = Several("--concept", "Only these concepts.");

    private readonly Option<LayerChoice> layers = new("--layers")
    {
        Description = $"Which layers: {LayerChoice.Expected}. [default: best]",
        HelpName = "LAYERS",
        CustomParser = result =>
        {
            if (LayerChoice.Parse(result.Tokens[0].Value) is { } choice)
            {
                return choice;
            }

            result.AddError($"--layers: '{result.Tokens[0].Value}' names no layers; expected {LayerChoice.Expected}.");
            return LayerChoice.Best;
        },
    };

    private readonly Option<string> norm = Names("--norm", "Bring each vector to this length first: as it is, 1, or the mean residual norm at its layer.", VectorNorm.None);

    private readonly Option<double> scale = new("--scale") { Description = "Then multiply it, such as by a strength of the sweep.", DefaultValueFactory = _ => 1, HelpName = "X" };

    private readonly Option<string?> hint = new("--model-hint")
    {
        Description = "The architecture as llama.cpp names it. [default: that of the swept model]",
        HelpName = "NAME",
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "The file, or a folder for the files. [default: control_vectors in DIR]",
        HelpName = "PATH",
    };

    public void AddTo(Verb verb)
    {
        scale.Validators.Add(result =>
        {
            if (!double.IsFinite(result.GetValueOrDefault<double>()) || result.GetValueOrDefault<double>() == 0)
            {
                result.AddError("--scale: expected a number other than 0.");
            }
        });
        verb.Add(folder);
        Option[] all = [format, models, concepts, layers, norm, scale, hint, output];
        foreach (var option in all)
        {
            verb.Add(option);
        }
    }

    public ExportRequest Read(ParseResult parsed) => new()
    {
        Folder = parsed.GetRequiredValue(folder),
        Format = Enum.Parse<VectorFormat>(parsed.GetValue(format)!, ignoreCase: true),
        Models = parsed.GetValue(models) ?? [],
        Concepts = parsed.GetValue(concepts) ?? [],
        Layers = parsed.GetValue(layers) ?? LayerChoice.Best,
        Scaling = new VectorScaling(Enum.Parse<VectorNorm>(parsed.GetValue(norm)!, ignoreCase: true), parsed.GetValue(scale)),
        ModelHint = parsed.GetValue(hint),
        Output = parsed.GetValue(output),
    };

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = "NAME", AllowMultipleArgumentsPerToken = true };

    private static Option<string> Names<T>(string name, string description, T byDefault)
        where T : struct, Enum
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => byDefault.ToString().ToLowerInvariant() };
        option.AcceptOnlyFromAmong([.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())]);
        return option;
    }
}
