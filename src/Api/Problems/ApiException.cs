namespace SteerCluster.Api.Problems;

/// <summary>A request that is refused; the message says why and what to change.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What failed, on which object, and what to change.</param>
internal sealed class ApiException(int status, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The request itself is wrong.</summary>
    public static ApiException Bad(string detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>There is no such thing.</summary>
    public static ApiException Missing(string detail) => new(StatusCodes.Status404NotFound, detail);
}
