using System.Collections.Immutable;
using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>
/// Reads which blocks have a sliding attention window, as Hugging Face's classes decide it: Llama has none; Mistral has one in every block unless
/// <c>sliding_window</c> is null; the Qwen family only with <c>use_sliding_window</c>, in the blocks that <c>layer_types</c> names, else from
/// <c>max_window_layers</c> on.
/// </summary>
internal static class SlidingWindowReader
{
    private const int DefaultWindow = 4096;
    private const int DefaultMaxWindowLayers = 28;

    public static ImmutableArray<int?> Read(JsonFields fields, Architecture architecture, int layers)
    {
        var used = fields.Bool("use_sliding_window", false) == true;
        if (architecture == Architecture.Llama || fields.IsNull("sliding_window") || (architecture != Architecture.Mistral && !used))
        {
            return [];
        }

        var window = fields.Int("sliding_window", DefaultWindow, 1, int.MaxValue);
        if (architecture == Architecture.Mistral)
        {
            return [.. Enumerable.Repeat(window, layers)];
        }

        var first = fields.Int("max_window_layers", DefaultMaxWindowLayers, 0, int.MaxValue);
        var slides = fields.TryGet("layer_types", out var types)
            ? LayerTypes(fields, types, layers)
            : Enumerable.Range(0, layers).Select(layer => layer >= first);
        ImmutableArray<int?> windows = [.. slides.Select(slide => slide ? window : null)];
        return windows.All(each => each is null) ? [] : windows;
    }

    private static IEnumerable<bool> LayerTypes(JsonFields fields, JsonElement types, int layers)
    {
        if (types.ValueKind != JsonValueKind.Array || types.GetArrayLength() != layers)
        {
            fields.Problem("layer_types", types, $"a list of {layers} names, one for each block");
            return [];
        }

        var slides = new List<bool>();
        foreach (var type in types.EnumerateArray())
        {
            if (JsonFields.Text(type) is not ("sliding_attention" or "full_attention"))
            {
                fields.Problem("layer_types", type, "full_attention or sliding_attention in every place");
            }

            slides.Add(JsonFields.Text(type) == "sliding_attention");
        }

        return slides;
    }
}
