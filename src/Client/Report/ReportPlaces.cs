using SteerCluster.Client.Failures;
using SteerCluster.Reporting.Reading;

namespace SteerCluster.Client.Report;

/// <summary>Where the files of a report go.</summary>
/// <param name="Folder">The folder of the page.</param>
/// <param name="AnalysisFolder">The folder of <c>analysis_summary.json</c>.</param>
internal sealed record ReportPlaces(string Folder, string AnalysisFolder)
{
    /// <summary>Chooses them: the result folder itself, with the analysis beside the concepts, or one other folder for all.</summary>
    public static ReportPlaces Of(SweepResults results, string? output)
    {
        if (output is not null)
        {
            return new ReportPlaces(Path.GetFullPath(output), Path.GetFullPath(output));
        }

        // The analysis of one concept or cell alone must not take the place of the whole sweep's.
        var folder = Full(results.Folder);
        var concepts = Full(results.ConceptsFolder);
        return new ReportPlaces(folder, folder == concepts || folder == Path.GetDirectoryName(concepts) ? concepts : folder);
    }

    /// <summary>Finds out before the work whether files can be written.</summary>
    /// <exception cref="ClientException">They cannot.</exception>
    public void Check()
    {
        foreach (var folder in new[] { Folder, AnalysisFolder }.Distinct())
        {
            var probe = Path.Combine(folder, $".steer-report.{Environment.ProcessId}.tmp");
            try
            {
                Directory.CreateDirectory(folder);
                using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ClientException($"{folder}: nothing can be written there ({error.Message.TrimEnd('.')}). --output DIR names another folder.", error);
            }
        }
    }

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
