using System.Text.Json;
using System.Text.Json.Serialization;

namespace SteerCluster.Api.Contracts;

/// <summary>How the API's JSON is written and read: snake case, NaN as a text, required members required.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SweepInfo))]
[JsonSerializable(typeof(IReadOnlyList<SweepInfo>))]
[JsonSerializable(typeof(UnitInfo))]
[JsonSerializable(typeof(UnitPage))]
[JsonSerializable(typeof(LaunchRequest))]
[JsonSerializable(typeof(PlanInfo))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(RetryRequest))]
[JsonSerializable(typeof(RetryInfo))]
[JsonSerializable(typeof(IReadOnlyList<ModelInfo>))]
[JsonSerializable(typeof(IReadOnlyList<SiloInfo>))]
[JsonSerializable(typeof(WhyInfo))]
[JsonSerializable(typeof(LogLine))]
[JsonSerializable(typeof(ProblemInfo))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Makes other options write and read as this context does: a context alone brings types, not their settings.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolverChain.Insert(0, Default);
    }
}
