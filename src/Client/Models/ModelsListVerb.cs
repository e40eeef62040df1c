using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Models;

/// <summary><c>steer models list [DIR]</c>: the checkpoints below a folder.</summary>
internal static class ModelsListVerb
{
    public static Command Create()
    {
        var root = new Argument<string>("DIR") { Description = "Where to look, subfolders included.", DefaultValueFactory = _ => "." };
        var verb = new Verb("list", "List the checkpoints below a folder.")
        {
            Examples = [("steer models list ~/models", "all folders with a config.json"), ("steer models list --json", "for a script")],
        };
        verb.Add(root);
        verb.Runs((parsed, screen) =>
        {
            var folder = parsed.GetValue(root)!;
            if (!Directory.Exists(folder))
            {
                throw new ClientException($"{folder}: there is no such folder.");
            }

            var found = FoundModel.Below(folder).ToArray();
            screen.Json(new { Folder = Path.GetFullPath(folder), Models = found });
            Print(screen, found);
            if (found.Length == 0)
            {
                screen.Line($"no folder with a config.json at or below {Path.GetFullPath(folder)}");
                screen.Next(("steer models random DIR --preset tiny", "make a random one to try things out"));
                return 0;
            }

            var first = found.FirstOrDefault(model => model.Problem is null) ?? found[0];
            screen.Next(($"steer models check {NextCommands.Quote(Path.Combine(folder, first.Folder))}", "prove that it loads and runs"));
            return 0;
        });
        return verb;
    }

    private static void Print(Screen screen, IReadOnlyList<FoundModel> found)
    {
        if (found.Count == 0)
        {
            return;
        }

        var table = new ResultTable("folder", "architecture", ">layers", ">hidden", ">heads", ">params", "dtype", ">size", "tokenizer");
        foreach (var model in found)
        {
            table.Row(
                model.Folder,
                model.Architecture ?? "not usable",
                $"{model.Layers}",
                $"{model.Hidden}",
                model.Heads ?? "",
                model.Parameters is { } count ? Amount.Short(count) : "",
                model.Dtype ?? "",
                model.Bytes is { } bytes ? ByteSize.Format(bytes) : "",
                model.Tokenizer ? "yes" : "no");
        }

        screen.Table(table);
        foreach (var model in found.Where(model => model.Problem is not null))
        {
            screen.Line($"{model.Folder}: {model.Problem}");
        }
    }
}
