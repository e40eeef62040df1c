using System.Net;
using SteerCluster.Api.Tests.Fakes;

namespace SteerCluster.Api.Tests.Limits;

public sealed class RequestRatesTests
{
    [Fact]
    public async Task Requests_MoreThanTheBurst_AreToldToWait()
    {
        using var host = new ApiHost();
        host.Settings["SteerCluster:Rates:PerSecond"] = "1";
        host.Settings["SteerCluster:Rates:Burst"] = "2";
        var client = host.Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync("/v1/sweeps")));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Contains("ask again", (await Problem.Of(refused[0])).Detail);
    }
}
