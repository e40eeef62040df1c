namespace SteerCluster.Steering.Sweeps;

/// <summary>Reads and checks sweep files. All problems are reported at once.</summary>
public static class SweepSpecReader
{
    /// <summary>Reads a sweep file; relative paths in it start from its folder.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SweepSpecException">The file can not be read or used.</exception>
    public static SweepSpec Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SweepSpecException($"{path}: the sweep file can not be read ({error.Message.TrimEnd('.')}).");
        }

        return Parse(text, Path.GetDirectoryName(Path.GetFullPath(path))!, path);
    }

    /// <summary>Reads a sweep file's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="baseFolder">The folder that relative paths start from.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="SweepSpecException">The text can not be used.</exception>
    public static SweepSpec Parse(string text, string baseFolder, string file = "sweep.yaml")
    {
        var problems = new List<SpecProblem>();
        var spec = SpecDocument.Read(text, file, problems) is { } root ? ReadRoot(root) with { BaseFolder = baseFolder } : null;
        return problems.Count == 0 ? spec! : throw new SweepSpecException(file, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static SweepSpec ReadRoot(SpecMap root)
    {
        var defaults = new SweepSpec { Name = "", Models = [], Concepts = [] };
        var compat = root.Choice<Compatibility>("compat") ?? defaults.Compat;
        var otherAnswers = compat == Compatibility.Seeds ? OtherAnswers.Keep : OtherAnswers.Drop;
        var spec = new SweepSpec
        {
            Name = SpecNames.Required(root, "name", SpecNames.IsTitle, SpecNames.TitleRule),
            Models = ModelsReader.Read(root),
            Concepts = ConceptsReader.Read(root),
            Layers = LayersReader.Read(root, "layers", allowBest: false) ?? defaults.Layers,
            Strengths = StrengthsReader.Read(root, "strengths", needsZero: true) ?? defaults.Strengths,
            Positions = root.Choice<SteeringPositions>("positions") ?? defaults.Positions,
            Compat = compat,
            Prompt = SectionsReader.Prompt(root.Map("prompt")),
            Vectors = SectionsReader.Vectors(root.Map("vectors")),
            Readout = SectionsReader.Readout(root.Map("readout")),
            Generation = root.Map("generation") is { } generation ? SectionsReader.Generation(generation) : null,
            Controls = root.Map("controls") is { } controls ? SectionsReader.Controls(controls) : null,
            Statistics = SectionsReader.Statistics(root.Map("statistics")),
            Data = SectionsReader.Data(root.Map("data"), otherAnswers),
            Seed = root.Integer("seed", 0) ?? defaults.Seed,
            Output = root.Text("output") ?? defaults.Output,
        };
        root.Finish();
        return spec;
    }
}
