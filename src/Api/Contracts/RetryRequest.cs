using System.Text.Json.Serialization;

namespace SteerCluster.Api.Contracts;

/// <summary>Which parked cells are queued again.</summary>
/// <param name="Model">A model's label; null: any.</param>
/// <param name="Concept">A concept's name; null: any.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RetryRequest(string? Model = null, string? Concept = null);
