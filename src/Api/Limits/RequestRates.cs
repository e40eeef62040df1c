using System.Globalization;
using System.Threading.RateLimiting;
using SteerCluster.Api.Problems;

namespace SteerCluster.Api.Limits;

/// <summary>How many requests are taken: each client so many in a second, and all together so many at once.</summary>
internal static class RequestRates
{
    public static IServiceCollection AddRequestRates(this IServiceCollection services, RateOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.Burst,
                TokensPerPeriod = options.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = options.Concurrent,
                QueueLimit = 0,
            })));
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            return new ValueTask(ProblemWriter.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests,
                $"Too many requests; ask again in {wait} s."));
        };
    });

    private static string Client(HttpContext context) =>
        context.User.Identity?.Name is { Length: > 0 } name ? name : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
