using System.CommandLine;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Reporting.ControlVectors;
using SteerCluster.Sweeping.Vectors;

namespace SteerCluster.Client.Vectors;

/// <summary><c>steer vectors show FILE</c>: reads a GGUF control vector and prints what is in it.</summary>
internal static class VectorsShowVerb
{
    public static Command Create()
    {
        var path = new Argument<string>("FILE") { Description = "A GGUF control vector, of this tool or another." };
        var verb = new Verb("show", "Check a GGUF control vector and print what is in it.")
        {
            Examples = [("steer vectors show results/control_vectors/4B.corrigible.gguf", "layers, norms and where it comes from")],
        };
        verb.Add(path);
        verb.Runs((parsed, screen) =>
        {
            var file = parsed.GetRequiredValue(path);
            var vector = GgufControlVectorReader.Read(file);
            var norms = vector.Layers.Select(layer => VectorNormalizer.Norm(vector.Directions[layer])).ToArray();
            screen.Json(new { File = file, vector.ModelHint, vector.HiddenSize, vector.Layers, Norms = norms, vector.Metadata });
            screen.Line($"{file}: {vector.ModelHint}, hidden size {vector.HiddenSize}, added to the output of {LayerText.Of(vector.Layers)} (0-based)");
            var table = new ResultTable(">layer", ">norm");
            foreach (var (layer, norm) in vector.Layers.Zip(norms))
            {
                table.Row($"{layer}", Amount.Short(norm));
            }

            screen.Table(table);
            foreach (var (key, value) in vector.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                screen.Line($"{key}: {value}");
            }

            return 0;
        });
        return verb;
    }
}
