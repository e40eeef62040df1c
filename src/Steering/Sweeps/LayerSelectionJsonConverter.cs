using System.Text.Json;
using System.Text.Json.Serialization;

namespace SteerCluster.Steering.Sweeps;

/// <summary>Writes a selection as a sweep file would have it. Sweep files are YAML: nothing is read here.</summary>
internal sealed class LayerSelectionJsonConverter : JsonConverter<LayerSelection>
{
    public override LayerSelection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Sweep files are read by SweepSpecReader.");

    public override void Write(Utf8JsonWriter writer, LayerSelection value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case LayerSelection.Every:
                writer.WriteStringValue("all");
                break;
            case LayerSelection.Best:
                writer.WriteStringValue("best");
                break;
            case LayerSelection.Chosen chosen:
                JsonSerializer.Serialize(writer, chosen.Layers, options);
                break;
            case LayerSelection.Range range:
                JsonSerializer.Serialize(writer, range, options);
                break;
        }
    }
}
