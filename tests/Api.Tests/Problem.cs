using System.Net;
using System.Net.Http.Json;
using SteerCluster.Api.Contracts;

namespace SteerCluster.Api.Tests;

/// <summary>What every refusal must look like.</summary>
internal static class Problem
{
    public static async Task<ProblemInfo> Of(HttpResponseMessage response, HttpStatusCode? expected = null)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.InRange((int)response.StatusCode, 400, 499);
        var problem = (await response.Content.ReadFromJsonAsync(ApiJson.Default.ProblemInfo))!;
        Assert.Equal((int)response.StatusCode, problem.Status);
        Assert.NotEmpty(problem.Detail);
        if (expected is { } status)
        {
            Assert.Equal(status, response.StatusCode);
        }

        return problem;
    }
}
