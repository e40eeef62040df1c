using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Concepts;

/// <summary><c>steer concepts import FILE --to OUT.jsonl</c>: any known format into our own, cleaned.</summary>
internal static class ConceptsImportVerb
{
    public static Command Create()
    {
        var path = new Argument<string>("FILE") { Description = "The data file." };
        var target = new Option<string>("--to") { Description = "The new file.", Required = true, HelpName = "OUT.jsonl" };
        var format = FormatOption.Create();
        var warts = new WartOptions();
        var force = new Option<bool>("--force") { Description = "Replace the new file when it is there already." };
        var verb = new Verb("import", "Write a data file in our own format, with its warts dropped or stripped. Answers other than (A) and (B) are always left out.")
        {
            Examples =
            [
                ("steer concepts import evals.jsonl --to power.jsonl", "another format into ours"),
                ("steer concepts import evals.jsonl --to power.jsonl --strip wrappers meta-blocks --balance", "cleaned, both orders"),
            ],
        };
        verb.Add(path);
        verb.Add(target);
        verb.Add(format);
        warts.AddTo(verb);
        verb.Add(force);
        verb.Runs((parsed, screen) => Run(
            screen, parsed.GetRequiredValue(path), parsed.GetRequiredValue(target), parsed.GetValue(format)!, warts.Read(parsed), parsed.GetValue(force)));
        return verb;
    }

    private static int Run(Screen screen, string path, string target, string format, DataSpec data, bool force)
    {
        if (File.Exists(target) && !force)
        {
            throw new ClientException($"{target} is there already; name another file, or give --force.");
        }

        var read = ConceptFile.Read(path, format).Rows.Count;

        // The file against itself: its train part is then all of it, in order.
        var whole = Path.GetFullPath(path);
        var concept = new ConceptLoader("", data, seed: 0).Load(new ConceptSpec { Name = Path.GetFileNameWithoutExtension(path), Train = whole, Eval = whole, Format = format });
        ConceptOutput.Write(target, concept.Train);

        var findings = concept.Lint.Findings
            .Where(finding => finding.Code != LintCodes.Overlap)
            .DistinctBy(finding => finding.Code)
            .ToArray();
        screen.Json(new { File = path, To = Path.GetFullPath(target), Read = read, Written = concept.Train.Count, Findings = findings });
        screen.Line($"{target}: {Amount.Count(concept.Train.Count, "item")} of {Amount.Whole(read)} in {path}{(data.Balance ? ", each in both orders" : "")}");
        foreach (var finding in findings.Where(_ => !screen.IsQuiet))
        {
            screen.Line($"  {finding.Message}");
        }

        screen.Next(($"steer concepts lint {NextCommands.Quote(target)}", "look at what is left"));
        return 0;
    }
}
