using System.Text.Json.Serialization;

namespace SteerCluster.Api.Contracts;

/// <summary>An error as RFC 9457 writes it (<c>application/problem+json</c>).</summary>
/// <param name="Type">A URI of the kind of problem; <c>about:blank</c> where the status says it.</param>
/// <param name="Title">The kind of problem.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What failed, on which object, and what to change.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Problems">Every problem of a sweep file, each with its line; null elsewhere.</param>
internal sealed record ProblemInfo(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Instance = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Problems = null);
