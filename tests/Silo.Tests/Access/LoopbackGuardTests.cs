using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Silo.Tests.Access;

public sealed class LoopbackGuardTests
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task Start_OpenAddressWithoutToken_Fails(string url)
    {
        var error = await Assert.ThrowsAsync<OpenWithoutTokenException>(() => TestService.Start(AccessOptions.None, url));

        Assert.Contains("set SteerCluster:Access:TokenFile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OpenAddressWithToken_Answers()
    {
        await using var service = await TestService.Start(TestService.Tokens("0123456789abcdef read"), "http://0.0.0.0:0");

        Assert.True((await service.Client.GetAsync("/healthz")).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("[::1]", true)]
    [InlineData("localhost.example", false)]
    [InlineData("+", false)]
    [InlineData("", false)]
    [InlineData("10.0.0.1", false)]
    public void IsLoopback_Host_SaysWhetherItIsThisMachine(string host, bool expected) => Assert.Equal(expected, LoopbackGuard.IsLoopback(host));
}
