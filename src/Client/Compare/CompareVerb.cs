using System.CommandLine;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;
using SteerCluster.Reporting;
using SteerCluster.Reporting.Comparison.Folders;
using SteerCluster.Reporting.Comparison.Published;
using SteerCluster.Reporting.Comparison.References;
using SteerCluster.Reporting.Reading;

namespace SteerCluster.Client.Compare;

/// <summary><c>steer compare RESULTS [REFERENCE]</c>: measured numbers against published ones, or one result folder against another.</summary>
internal static class CompareVerb
{
    public static Command Create()
    {
        var measured = new Argument<string>("RESULTS") { Description = "A result folder, ours or the reference study's." };
        var reference = new Argument<string?>("REFERENCE")
        {
            Description = "A published table by its name or file, or another result folder. [default: the built-in table with the most cells in common]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var settings = new CompareSettings();
        var verb = new Verb("compare", "Compare results with published numbers, or with another result folder. Exit code 1 where something differs beyond the tolerance.")
        {
            Examples =
            [
                ("steer compare results", "against the published table that fits"),
                ("steer compare results qwen3-caa", "against a table by its name"),
                ("steer compare results mine.yaml --delta-tolerance 0.1", "against a table of your own"),
                ("steer compare results other-results", "two backends or two versions, row by row"),
                ("steer compare results other-results --tolerance bf16", "the same, where one was computed in BF16"),
            ],
        };
        verb.Add(measured);
        verb.Add(reference);
        settings.AddTo(verb);
        verb.Runs((parsed, screen) =>
        {
            var folder = parsed.GetRequiredValue(measured);
            var other = parsed.GetValue(reference);
            var results = ResultFolder.Read(folder, ModelCatalogue.BuiltIn);
            if (other is not null && Directory.Exists(other))
            {
                return Folders(screen, results, ResultFolder.Read(other, ModelCatalogue.BuiltIn), settings, parsed);
            }

            var comparison = PublishedComparison.Of(results, Study(results, other), settings.Published(parsed));
            PublishedReport.Print(screen, comparison, folder);
            return comparison.Passed ? 0 : FailureReport.Failed;
        });
        return verb;
    }

    private static int Folders(Screen screen, SweepResults first, SweepResults second, CompareSettings settings, ParseResult parsed)
    {
        var comparison = FolderComparison.Of(first, second, settings.Folders(parsed));
        var passed = comparison.Passed && (comparison.IsComplete || !settings.MustBeComplete(parsed));
        FolderReport.Print(screen, comparison, passed);
        return passed ? 0 : FailureReport.Failed;
    }

    private static ReferenceStudy Study(SweepResults results, string? reference)
    {
        var study = reference is null ? PublishedComparison.Nearest(results, BuiltInReferences.All)
            : File.Exists(reference) || Path.GetExtension(reference) is ".yaml" or ".yml" ? ReferenceReader.Read(reference)
            : BuiltInReferences.Get(reference);
        return study is not null && PublishedComparison.Nearest(results, [study]) is not null ? study
            : throw new ReportException($"{results.Folder}: none of its {results.Cells.Count} cells is in {(study is null ? "a reference table" : $"the reference table {study.Name}")}: {Names(study is null ? BuiltInReferences.All : [study])}.");
    }

    private static string Names(IEnumerable<ReferenceStudy> studies) => string.Join("; ", studies.Select(study =>
        $"{study.Name} has {string.Join(", ", study.Models.Select(model => model.Id))} on {string.Join(", ", study.Concepts.Select(concept => concept.Name))}"));
}
