using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Concepts;

namespace SteerCluster.Client.Concepts;

/// <summary><c>steer concepts lint FILE...</c>: looks for the warts that contrastive data is known to have.</summary>
internal static class ConceptsLintVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("FILE") { Description = "Data files, or folders with *.jsonl and *.json below them.", Arity = ArgumentArity.OneOrMore };
        var format = FormatOption.Create();
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 when there is a warning." };
        var verb = new Verb("lint", "Look for warts in contrastive data. Changes nothing.")
        {
            Examples = [("steer concepts lint train.jsonl eval.jsonl", "two files"), ("steer concepts lint data/ --strict", "in a build")],
        };
        verb.Add(paths);
        verb.Add(format);
        verb.Add(strict);
        verb.Runs((parsed, screen) =>
        {
            var files = ConceptFiles.Find(parsed.GetRequiredValue(paths)).Select(path => LintedFile.Read(path, parsed.GetValue(format)!)).ToArray();
            screen.Json(new { Files = files });
            Print(screen, files);
            foreach (var file in files.Where(file => file.Error is not null))
            {
                screen.Error(file.Error!);
            }

            var warned = files.FirstOrDefault(file => file.HasWarnings);
            if (warned is not null)
            {
                screen.Next(($"steer concepts import {NextCommands.Quote(warned.File)} --to OUT.jsonl --strip wrappers --balance", "write a clean copy"));
            }

            return files.Any(file => file.Error is not null) || (parsed.GetValue(strict) && warned is not null) ? FailureReport.Failed : 0;
        });
        return verb;
    }

    private static void Print(Screen screen, IReadOnlyList<LintedFile> files)
    {
        var read = files.Where(file => file.Error is null).ToArray();
        if (read.Length == 0)
        {
            return;
        }

        var folder = ConceptFiles.CommonFolder([.. read.Select(file => file.File)]);
        if (folder.Length > 0)
        {
            screen.Line($"in {folder}");
        }

        var overview = new ResultTable("file", ">items", "format", ">(A)", ">(B)", ">findings");
        var details = new ResultTable("file", "finding", "severity", ">count", "what");
        foreach (var file in read)
        {
            var name = file.File[folder.Length..].TrimStart(Path.DirectorySeparatorChar);
            overview.Row(name, Amount.Whole(file.Items), file.Format!, Amount.Whole(file.MatchingA), Amount.Whole(file.MatchingB), Amount.Whole(file.Findings.Count));
            foreach (var finding in file.Findings)
            {
                details.Row(name, finding.Code, finding.Severity.ToString().ToLowerInvariant(), Amount.Whole(finding.Count), What(finding));
            }
        }

        screen.Table(overview);
        screen.Line();
        if (details.Count == 0)
        {
            screen.Line("no findings");
            return;
        }

        screen.Table(details);
    }

    private static string What(LintFinding finding) =>
        finding.Lines.Count == 0 ? finding.Message : $"{finding.Message} Lines {string.Join(", ", finding.Lines)}{(finding.Count > finding.Lines.Count ? ", ..." : "")}";
}
