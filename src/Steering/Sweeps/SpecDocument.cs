using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SteerCluster.Steering.Sweeps;

/// <summary>A YAML text as one mapping.</summary>
internal static class SpecDocument
{
    /// <summary>The mapping; null, with a problem, where the text is none or could exhaust stack or memory.</summary>
    public static SpecMap? Read(string text, string file, List<SpecProblem> problems)
    {
        try
        {
            SpecGuard.Check(text, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new SpecMap(root, "", problems);
            }

            problems.Add(new SpecProblem(1, "(file)", null, "expected one YAML document with keys and values"));
        }
        catch (YamlException error)
        {
            problems.Add(new SpecProblem((int)error.Start.Line, "(file)", null, $"not valid YAML: {error.Message}"));
        }
        catch (SweepSpecException error)
        {
            problems.AddRange(error.Problems);
        }

        return null;
    }
}
