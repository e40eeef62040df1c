using System.Text;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Reporting;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Html;
using SteerCluster.Reporting.Markdown;
using SteerCluster.Reporting.Reading;
using SteerCluster.Reporting.Rendering;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;

namespace SteerCluster.Client.Report;

/// <summary>Reads a result folder, computes what it says, and writes the report's files.</summary>
/// <param name="progress">Is told what is done now.</param>
internal sealed class ReportWriter(Action<string> progress)
{
    public const string PageName = "report.html";
    public const string MarkdownName = "report.md";
    public const string FiguresName = "figures";

    public WrittenReport Write(ReportRequest request)
    {
        progress($"reading {request.Folder}");
        var catalogue = request.Models is { } file ? ModelCatalogue.Load(file) : ModelCatalogue.BuiltIn;
        var results = ResultFolder.Read(request.Folder, catalogue, new ReadingOptions { Resamples = request.Resamples });
        var places = ReportPlaces.Of(results, request.Output);
        places.Check();

        progress($"computing statistics of {results.Cells.Count} cells");
        CellStatistics[] cells = [.. results.Cells.AsParallel().AsOrdered().Select(cell => CellStatistics.Of(cell.Samples, results.Options))];
        var data = new ReportData(results, SweepAnalysis.Of(cells));
        var figures = request.Figures ? SweepFigures.Of(data) : [];

        var remarks = new List<string>();
        var analysis = WriteAnalysis(data.Analysis, Path.Combine(places.AnalysisFolder, AnalysisJson.FileName), remarks);
        var page = Write(Path.Combine(places.Folder, PageName), stream => HtmlReport.Write(stream, data, figures));
        (string? Folder, IReadOnlyList<Figure> Svg) drawn = figures.Count > 0 ? WriteFigures(figures, Path.Combine(places.Folder, FiguresName), remarks) : (null, []);
        var markdown = request.Markdown
            ? Write(Path.Combine(places.Folder, MarkdownName), stream => MarkdownReport.Write(stream, data, drawn.Svg, FiguresName))
            : null;
        return new WrittenReport(data, figures, page, markdown, analysis, drawn.Folder, remarks);
    }

    /// <summary>A file of that name from another tool is somebody's work, and stays.</summary>
    private static string? WriteAnalysis(SweepAnalysis analysis, string path, List<string> remarks)
    {
        if (File.Exists(path) && !File.ReadAllText(path).Contains("\"schema_version\"", StringComparison.Ordinal))
        {
            remarks.Add($"{path}: another tool wrote this file, so it is left as it is; --output DIR writes ours elsewhere");
            return null;
        }

        return Write(path, stream => AnalysisJson.Write(stream, analysis));
    }

    private (string Folder, IReadOnlyList<Figure> Svg) WriteFigures(IReadOnlyList<Figure> figures, string folder, List<string> remarks)
    {
        foreach (var figure in figures)
        {
            Write(Path.Combine(folder, $"{figure.Id}.vl.json"), stream => ResultJson.Write(stream, figure.Titled()));
        }

        progress($"drawing {figures.Count} figures as SVG");
        var rendering = new SvgRenderer().RenderAsync(figures).GetAwaiter().GetResult();
        if (rendering.Unavailable is { } reason)
        {
            remarks.Add(reason);
        }

        var written = new HashSet<string>();
        foreach (var figure in rendering.Figures)
        {
            if (figure.Svg is { } svg)
            {
                written.Add(figure.Id);
                Write(Path.Combine(folder, $"{figure.Id}.svg"), stream => stream.Write(Encoding.UTF8.GetBytes(svg)));
            }

            remarks.AddRange(figure.Messages.Distinct().Select(message => $"figure {figure.Id}: {message}"));
        }

        return (folder, [.. figures.Where(figure => written.Contains(figure.Id))]);
    }

    private static string Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, 0, file =>
        {
            var buffered = new BufferedStream(file, 1 << 16);
            write(buffered);
            buffered.Flush();
        });
        return path;
    }
}
