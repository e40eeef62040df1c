using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Cluster.Contexts;
using SteerCluster.Client.Failures;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Cluster;

public sealed class ConnectionOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ContextFile _file;

    public ConnectionOptionsTests()
    {
        _file = new ContextFile(_folder.File("config.yaml"));
        _file.Set(new ContextEntry { Name = "lab", Api = "https://lab", Token = "lab-token" }, makeCurrent: true);
        _file.Set(new ContextEntry { Name = "file", Api = "https://file", TokenFile = _folder.Write("token", "file-token\n") }, makeCurrent: false);
    }

    [Theory]
    [InlineData(null, null, null, "https://lab/", "lab-token")]
    [InlineData(null, null, "file", "https://file/", "file-token")]
    [InlineData(null, "mine", null, "https://lab/", "mine")]
    [InlineData("http://elsewhere:8080", null, null, "http://elsewhere:8080/", null)]
    [InlineData("http://elsewhere:8080/steer", "mine", "lab", "http://elsewhere:8080/steer/", "mine")]
    public void Resolve_Sources_ContextTokensGoToTheirOwnApiAlone(string? api, string? token, string? context, string url, string? expected)
    {
        var address = ConnectionOptions.Resolve(api, token, context, _file);

        Assert.Equal((url, expected), (address.Url.ToString(), address.Token));
    }

    [Theory]
    [InlineData("elsewhere")]
    [InlineData("ftp://x")]
    public void Resolve_NoAddress_IsRefused(string api) =>
        Assert.Throws<ClientException>(() => ConnectionOptions.Resolve(api, null, null, _file));

    [Fact]
    public void Set_File_IsForItsOwnerAlone()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file.Path));
        }

        Assert.Contains("current-context: lab", File.ReadAllText(_file.Path));
    }

    [Fact]
    public void Read_BrokenFile_SaysWhere()
    {
        _folder.Write("config.yaml", "contexts:\n  - nmae: x\n");

        Assert.Contains("config.yaml:2", Assert.Throws<ClientException>(() => _file.Read()).Message);
    }

    public void Dispose() => _folder.Dispose();
}
