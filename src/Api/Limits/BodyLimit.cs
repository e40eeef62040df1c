namespace SteerCluster.Api.Limits;

/// <summary>How large the body of a request to a route may be.</summary>
/// <param name="Bytes">Bytes of JSON.</param>
internal sealed record BodyLimit(long Bytes)
{
    public const long Launch = 64 << 20;

    public const long Other = 64 << 10;
}
