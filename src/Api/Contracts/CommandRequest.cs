using System.Text.Json.Serialization;

namespace SteerCluster.Api.Contracts;

/// <summary>What is asked of a sweep.</summary>
/// <param name="Command"><c>pause</c>, <c>resume</c>, <c>stop</c> or <c>cancel</c>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CommandRequest(string Command);
