using SteerCluster.Steering.Concepts;

namespace SteerCluster.Steering.Sweeps;

/// <summary>Reads the <c>concepts</c> of a sweep file.</summary>
internal static class ConceptsReader
{
    public static IReadOnlyList<ConceptSpec> Read(SpecMap root)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var concepts = new List<ConceptSpec>();
        foreach (var map in root.RequiredMaps("concepts"))
        {
            var concept = ReadConcept(map);
            if (concept.Name.Length > 0 && !names.Add(concept.Name))
            {
                map.Problem("name", "two concepts have this name; their results would share a folder");
            }

            concepts.Add(concept);
        }

        return concepts;
    }

    private static ConceptSpec ReadConcept(SpecMap map)
    {
        var concept = new ConceptSpec
        {
            Name = SpecNames.Required(map, "name", SpecNames.IsFolder, SpecNames.FolderRule),
            Train = map.Text("train"),
            Eval = map.Text("eval"),
            Path = map.Text("path"),
            Format = map.OneOf("format", [ConceptFormats.Auto, .. ConceptFormats.Default.Names]) ?? ConceptFormats.Auto,
            TrainSize = map.Integer("train_size", 1, 10_000_000),
            EvalSize = map.Integer("eval_size", 1, 10_000_000),
        };
        switch (concept)
        {
            case { Path: not null, Train: null, Eval: null } or { Path: null, Train: not null, Eval: not null }:
                break;
            case { Path: not null }:
                map.Problem("path", "give train and eval, or path alone");
                break;
            default:
                map.Problem(concept.Train is null ? "train" : "eval", "missing; give train and eval, or path (one file that is split)");
                break;
        }

        map.Finish();
        return concept;
    }
}
