using System.Text.Json;
using System.Text.Json.Serialization;
using SteerCluster.Steering.Results;

namespace SteerCluster.Grains.Summaries;

/// <summary>
/// A cell's statistics as bytes and back, every number with its exact bits: shortest round-trip text. The samples of its units stay
/// behind, since tables over cells do not look at them.
/// </summary>
internal static class StatisticsCodec
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
    };

    public static byte[] Encode(CellStatistics statistics) =>
        JsonSerializer.SerializeToUtf8Bytes(statistics with { Samples = statistics.Samples with { Units = [] } }, Options);

    public static CellStatistics Decode(byte[] bytes) =>
        JsonSerializer.Deserialize<CellStatistics>(bytes, Options) ?? throw new JsonException("The statistics of a cell are empty.");
}
