namespace SteerCluster.Steering.Sweeps;

/// <summary>Reads the <c>models</c> of a sweep file.</summary>
internal static class ModelsReader
{
    public static IReadOnlyList<ModelSpec> Read(SpecMap root)
    {
        var models = new List<ModelSpec>();
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var map in root.RequiredMaps("models"))
        {
            var model = ReadModel(map);
            if (model.Label.Length > 0 && !labels.Add(model.Label))
            {
                map.Problem("label", $"two models are labelled '{model.Label}'; give each its own label");
            }

            if (model.Id.Length > 0 && !folders.Add(ModelFolderName.Of(model.Id)))
            {
                map.Problem("id", $"two models share the result folder '{ModelFolderName.Of(model.Id)}'; give each its own id");
            }

            models.Add(model);
        }

        return models;
    }

    private static ModelSpec ReadModel(SpecMap map)
    {
        var (label, path, hub, id) = (map.Text("label"), map.Text("path"), map.Text("hub"), map.Text("id"));
        var revision = map.Text("revision");
        var format = map.OneOf("prompt_format", PromptSpec.KnownFormats);
        if (path is null == hub is null)
        {
            map.Problem(path is null ? "path" : "hub", path is null ? "missing; give path (a folder) or hub (an id)" : "give path or hub, not both");
        }

        if (hub is not null && !IsHubId(hub))
        {
            map.Problem("hub", "expected a hub id such as Qwen/Qwen3-4B");
        }

        var place = (hub ?? path ?? "").Replace('\\', '/').TrimEnd('/');
        var last = place[(place.LastIndexOf('/') + 1)..];
        var name = label ?? last;
        if (place.Length > 0 && !SpecNames.IsLabel(name))
        {
            map.Problem("label", SpecNames.LabelRule);
        }

        if (id is "" || (id is null && place.Length > 0 && last is "" or "." or ".."))
        {
            map.Problem("id", "expected a name for the result folder, such as Qwen/Qwen3-4B");
        }

        map.Finish();
        return new ModelSpec
        {
            Label = name,
            Path = path,
            Hub = hub,
            Id = id ?? hub ?? last,
            Revision = revision ?? "main",
            PromptFormat = format == "auto" ? null : format,
        };
    }

    private static bool IsHubId(string hub)
    {
        var parts = hub.Split('/');
        return parts.Length is 1 or 2 && parts.All(SpecNames.IsFolder);
    }
}
