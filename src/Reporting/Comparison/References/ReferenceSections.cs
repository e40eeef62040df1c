using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Reporting.Comparison.References;

/// <summary>Reads the sections of a reference table.</summary>
internal static class ReferenceSections
{
    public static ReferenceStudy Study(SpecMap root)
    {
        var name = SpecNames.Required(root, "name", SpecNames.IsFolder, SpecNames.FolderRule);
        var models = Unique(root, "models", "label", Model, model => model.Label);
        var concepts = Unique(root, "concepts", "name", Concept, concept => concept.Name);
        var cells = ReferenceFields.Map(root, "cells");
        var study = new ReferenceStudy
        {
            Name = name,
            Title = ReferenceFields.Text(root, "title"),
            Source = Source(ReferenceFields.Map(root, "source")),
            Decimals = Decimals(ReferenceFields.Map(root, "decimals")),
            Conventions = Conventions(ReferenceFields.Map(root, "conventions")),
            Models = models,
            Concepts = concepts,
            Cells = cells is null ? [] : Cells(cells, models, concepts),
            CellsWhere = ReferenceFields.Text(cells, "where"),
            Means = [.. (root.Maps("means") ?? []).SelectMany(Means)],
            Agreement = root.Map("agreement") is { } agreement ? Agreement(agreement) : [],
        };
        cells?.Finish();
        root.Finish();
        return study;
    }

    private static ReferenceSource Source(SpecMap? map)
    {
        var source = new ReferenceSource(
            ReferenceFields.Text(map, "title"), ReferenceFields.Text(map, "author"), ReferenceFields.Whole(map, "year", 1), map?.Text("url"), map?.Text("repository"));
        map?.Finish();
        return source;
    }

    private static ReferenceDecimals Decimals(SpecMap? map)
    {
        var decimals = new ReferenceDecimals(
            ReferenceFields.Whole(map, "delta", 0), ReferenceFields.Whole(map, "cohens_d", 0), map?.Integer("correlation", 0, 15) ?? 2);
        map?.Finish();
        return decimals;
    }

    private static ReferenceConventions Conventions(SpecMap? map)
    {
        var conventions = new ReferenceConventions
        {
            LayerConvention = ReferenceFields.OneOf(map, "layer_convention", "output", "input-to-output"),
            Positions = ReferenceFields.OneOf(map, "positions", "all", "response", "last"),
            Strengths = (map is null ? null : StrengthsReader.Read(map, "strengths", needsZero: true)) ?? [-1, 0, 1],
            LayersFrom = ReferenceFields.Number(map, "layers_from", share => share is >= 0 and < 1, "a share of the blocks, 0 or more and below 1"),
            PromptFormat = map?.Text("prompt_format"),
            VectorNormalization = ReferenceFields.OneOf(map, "vector_normalization", "none", "layer", "residual"),
            Dtype = map?.Text("dtype"),
            DeltaTolerance = ReferenceFields.Number(map, "delta_tolerance", tolerance => tolerance >= 0, "0 or more"),
        };
        map?.Finish();
        return conventions;
    }

    private static ReferenceModel Model(SpecMap map) =>
        new(ReferenceFields.Text(map, "label"), ReferenceFields.Text(map, "id"), ReferenceFields.Whole(map, "layers", 1, otherwise: int.MaxValue));

    private static ReferenceConcept Concept(SpecMap map) =>
        new(ReferenceFields.Text(map, "name"), ReferenceFields.Whole(map, "items", 1), ReferenceFields.Texts(map, "aliases"));

    private static IReadOnlyList<T> Unique<T>(SpecMap root, string key, string field, Func<SpecMap, T> read, Func<T, string> name)
    {
        var entries = new List<T>();
        foreach (var map in root.RequiredMaps(key))
        {
            var entry = read(map);
            map.Finish();
            if (entries.Any(other => name(other) == name(entry)) && name(entry).Length > 0)
            {
                map.Problem(field, "listed twice");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static IReadOnlyList<ReferenceCell> Cells(
        SpecMap section, IReadOnlyList<ReferenceModel> models, IReadOnlyList<ReferenceConcept> concepts)
    {
        var cells = new List<ReferenceCell>();
        foreach (var map in section.RequiredMaps("rows"))
        {
            var model = ReferenceFields.Named(map, "model", models, entry => entry.Label);
            var concept = ReferenceFields.Named(map, "concept", concepts, entry => entry.Name);
            var (layer, delta, d) = (ReferenceFields.Whole(map, "best_layer", 0), ReferenceFields.Number(map, "delta"), ReferenceFields.Number(map, "cohens_d"));
            map.Finish();
            if (model is null || concept is null)
            {
                continue;
            }

            if (layer >= model.Layers)
            {
                map.Problem("best_layer", $"{model.Label} has layers 0 to {model.Layers - 1}");
            }

            if (cells.Any(cell => cell.Model == model && cell.Concept == concept))
            {
                map.Problem("model", $"the cell of {model.Label} and {concept.Name} is listed twice");
            }

            cells.Add(new ReferenceCell(model, concept, layer, delta, d));
        }

        return cells;
    }

    private static IEnumerable<ReferenceMean> Means(SpecMap section)
    {
        var (by, where, concepts) = (ReferenceFields.OneOf(section, "by", "model", "concept"), ReferenceFields.Text(section, "where"), ReferenceFields.Texts(section, "concepts"));
        var means = section.RequiredMaps("rows").Select(map =>
        {
            var mean = new ReferenceMean(
                by, ReferenceFields.Text(map, "name"), concepts, ReferenceFields.Whole(map, "cells", 1),
                ReferenceFields.Number(map, "delta"), ReferenceFields.Number(map, "cohens_d"), where);
            map.Finish();
            return mean;
        }).ToArray();
        section.Finish();
        return means;
    }

    private static IReadOnlyList<ReferenceAgreement> Agreement(SpecMap section)
    {
        var where = ReferenceFields.Text(section, "where");
        var rows = section.RequiredMaps("rows").Select(map =>
        {
            var row = new ReferenceAgreement(
                ReferenceFields.Text(map, "concept"), ReferenceFields.Whole(map, "layers", 1),
                ReferenceFields.Number(map, "r", r => r is >= -1 and <= 1, "a number from -1 to 1"), where);
            map.Finish();
            return row;
        }).ToArray();
        section.Finish();
        return rows;
    }
}
