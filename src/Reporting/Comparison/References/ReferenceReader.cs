using SteerCluster.Steering.Sweeps;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SteerCluster.Reporting.Comparison.References;

/// <summary>Reads and checks reference tables. All problems are reported at once. <c>reference/qwen3-caa.yaml</c> shows the format.</summary>
public static class ReferenceReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ReportException">The file can not be read or used.</exception>
    public static ReferenceStudy Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{path}: the reference table can not be read ({error.Message.TrimEnd('.')}).", error);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="ReportException">The text can not be used.</exception>
    public static ReferenceStudy Parse(string text, string file)
    {
        var problems = new List<SpecProblem>();
        var study = Document(text, file, problems) is { } root ? ReferenceSections.Study(new SpecMap(root, "", problems)) : null;
        return problems.Count == 0
            ? study!
            : throw new ReportException(new SweepSpecException(file, [.. problems.OrderBy(problem => problem.Line)]).Message);
    }

    private static YamlMappingNode? Document(string text, string file, List<SpecProblem> problems)
    {
        try
        {
            SpecGuard.Check(text, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            problems.Add(new SpecProblem(1, "(file)", null, "expected one YAML document with keys and values"));
        }
        catch (YamlException error)
        {
            problems.Add(new SpecProblem((int)error.Start.Line, "(file)", null, $"not valid YAML: {error.Message.TrimEnd('.')}"));
        }
        catch (SweepSpecException error)
        {
            problems.AddRange(error.Problems);
        }

        return null;
    }
}
