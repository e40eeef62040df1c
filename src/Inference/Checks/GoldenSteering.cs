using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SteerCluster.Inference.Checks;

/// <summary>What a golden case does to the residual stream after every listed block.</summary>
/// <param name="Ablate">Whether the direction is removed; otherwise the layer's vector is added.</param>
/// <param name="Layers">0-based blocks.</param>
/// <param name="Strength">Multiplier of the added vector.</param>
/// <param name="Positions">Positions that are changed; null for all, generated ones too.</param>
/// <param name="DirectionRow">Row of <c>steer.vectors</c> whose unit vector is removed.</param>
internal sealed partial record GoldenSteering(
    bool Ablate, IReadOnlyList<int> Layers, float Strength, IReadOnlyList<int>? Positions, int DirectionRow)
{
    public static GoldenSteering? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var op = element.GetProperty("op").GetString();
        if (op is not ("add" or "ablate"))
        {
            throw new FormatException($"Steering op \"{op}\" is not known; add and ablate are.");
        }

        var positions = element.GetProperty("positions");
        return new GoldenSteering(
            op == "ablate",
            [.. element.GetProperty("layers").EnumerateArray().Select(l => l.GetInt32())],
            op == "add" ? element.GetProperty("strength").GetSingle() : 0,
            positions.ValueKind == JsonValueKind.Array ? [.. positions.EnumerateArray().Select(p => p.GetInt32())] : null,
            op == "ablate" ? Row(element.GetProperty("direction").GetString()!) : 0);
    }

    private static int Row(string direction) =>
        VectorRow().Match(direction) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new FormatException($"Direction \"{direction}\" names no row of steer.vectors.");

    [GeneratedRegex(@"steer\.vectors\[(\d+)\]")]
    private static partial Regex VectorRow();
}
