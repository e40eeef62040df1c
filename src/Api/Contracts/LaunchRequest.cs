using System.Text.Json.Serialization;

namespace SteerCluster.Api.Contracts;

/// <summary>A sweep to create or amend.</summary>
/// <param name="Text">The sweep file, YAML.</param>
/// <param name="BaseFolder">The folder that its relative model paths start from, as the silos see it; empty: their model roots.</param>
/// <param name="Files">The content of its concept files, base64, by the path that the text has for them.</param>
/// <param name="Id">The sweep's id, which is its name; null: taken from the line <c>name:</c> of the text.</param>
/// <param name="AllowCpu">Whether silos without an accelerator may measure it.</param>
/// <param name="Shards">Into how many shards each model is split at least.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LaunchRequest(
    string Text, string BaseFolder, IReadOnlyDictionary<string, byte[]> Files, string? Id = null, bool AllowCpu = true, int Shards = 1);
