using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Vectors;

/// <summary><c>steer vectors export DIR</c>: the vectors of a result folder as files for other tools.</summary>
internal static class VectorsExportVerb
{
    public static Command Create()
    {
        var options = new ExportOptions();
        var verb = new Verb("export", "Write the vectors of a result folder as control vectors for llama.cpp (GGUF), or as safetensors: one file for each model and concept.")
        {
            Examples =
            [
                ("steer vectors export results", "the best layer of each model and concept"),
                ("steer vectors export results --concept corrigible --model 4B --layers 20 --output v.gguf", "one vector"),
                ("steer vectors export results --layers all --norm residual --scale 0.1", "a tenth of the residual norm"),
            ],
        };
        options.AddTo(verb);
        verb.Runs((parsed, screen) => Run(screen, options.Read(parsed)));
        return verb;
    }

    private static int Run(Screen screen, ExportRequest request)
    {
        var cells = SelectedVectors.Read(request);
        if (request.ToFile && cells.Count > 1)
        {
            throw new ClientException($"--output {request.Output} is one file for {cells.Count} cells; give a folder, or choose one with --model and --concept.");
        }

        var export = new VectorExport(request);
        if (cells.GroupBy(export.PathFor).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw new ClientException($"{clash.Key} would be written for {string.Join(" and ", clash.Select(cell => cell.Path))}; export these folders one by one.");
        }

        // All is checked before the first file is written.
        var chosen = cells.Select(cell => (Cell: cell, Layers: export.LayersFor(cell))).ToLookup(each => each.Layers.Count > 0);
        if (!chosen[true].Any())
        {
            throw new ClientException("a GGUF control vector cannot steer layer 0, and no other was chosen; choose others with --layers, or give --format safetensors.");
        }

        foreach (var (cell, _) in chosen[false])
        {
            screen.Warn($"{cell.Model}, {cell.Concept}: no file, because a GGUF control vector cannot steer layer 0; choose others with --layers, or give --format safetensors.");
        }

        var files = chosen[true].Select(each => export.Write(each.Cell, each.Layers)).ToArray();
        screen.Json(new { Format = request.Format, request.Scaling.Norm, Scale = request.Scaling.Factor, Files = files });
        Print(screen, files);
        return 0;
    }

    private static void Print(Screen screen, IReadOnlyList<ExportedFile> files)
    {
        var table = new ResultTable("file", "model", "concept", "layers", ">norm");
        foreach (var file in files)
        {
            table.Row(file.File, file.Model, file.Concept, LayerText.Short(file.Layers), Norms(file.Norms));
        }

        screen.Table(table);
        foreach (var group in files.SelectMany(file => file.Notes.Select(note => (Note: note, file.Model, file.Concept))).GroupBy(each => each.Note))
        {
            var where = group.Count() == files.Count ? "" : $"{string.Join(", ", group.Select(each => $"{each.Model}/{each.Concept}"))}: ";
            screen.Warn($"{where}{group.Key}");
        }

        if (files[0].LlamaCpp is { } options)
        {
            screen.Remark($"{Environment.NewLine}llama.cpp adds a vector at every position, of prompt and answer. --control-vector-scaled FILE:S multiplies it by S (older builds: FILE S).");
            screen.Next(
                ($"llama-cli -m MODEL.gguf {options}", "steer with it"),
                ($"steer vectors show {NextCommands.Quote(files[0].File)}", "check what is in it"));
        }
    }

    private static string Norms(IReadOnlyList<double> norms) =>
        norms.Count == 1 ? Amount.Short(norms[0]) : $"{Amount.Short(norms.Min())} to {Amount.Short(norms.Max())}";
}
