using SteerCluster.Client.Failures;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Results;

namespace SteerCluster.Client.Vectors;

/// <summary>The cells of a result folder that an export takes.</summary>
internal static class SelectedVectors
{
    /// <exception cref="ClientException">There are no vectors, or a model or concept that was asked for is not there.</exception>
    public static IReadOnlyList<SavedVectors> Read(ExportRequest request)
    {
        if (!Directory.Exists(request.Folder))
        {
            throw new ClientException($"{request.Folder}: there is no such folder. Give the result folder of a sweep.");
        }

        SavedVectors[] all = [.. SavedVectorsReader.Find(request.Folder).Select(SavedVectorsReader.Read)];
        if (all.Length == 0)
        {
            throw new ClientException($"{request.Folder}: no vectors.safetensors at or below it. Give the result folder of a sweep that `steer run` finished.");
        }

        Check("--model", request.Models, [.. all.Select(cell => cell.Model).Distinct()], name => all.Any(cell => IsModel(cell, name)));
        Check("--concept", request.Concepts, [.. all.Select(cell => cell.Concept).Distinct()], name => all.Any(cell => cell.Concept == name));
        SavedVectors[] selected =
        [
            .. all.Where(cell => request.Models.Count == 0 || request.Models.Any(name => IsModel(cell, name)))
                .Where(cell => request.Concepts.Count == 0 || request.Concepts.Contains(cell.Concept)),
        ];
        return selected.Length > 0
            ? selected
            : throw new ClientException($"{request.Folder}: no cell is of both --model {string.Join(" ", request.Models)} and --concept {string.Join(" ", request.Concepts)}.");
    }

    private static bool IsModel(SavedVectors cell, string name) =>
        name == cell.Model || name == cell.ModelId || name == ModelFolderName.Of(cell.ModelId);

    private static void Check(string option, IReadOnlyList<string> asked, IReadOnlyList<string> known, Func<string, bool> isThere)
    {
        if (asked.FirstOrDefault(name => !isThere(name)) is { } missing)
        {
            throw new ClientException($"{option}: there is no '{missing}'; there are {string.Join(", ", known)}.{NearestWord.Suggestion(missing, known)}");
        }
    }
}
