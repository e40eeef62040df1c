namespace SteerCluster.Tests.Servers;

/// <summary>The emulator of Azure Blob storage, on a free loopback port, its data in a temporary folder.</summary>
internal sealed class AzuriteServer : IAsyncDisposable
{
    private const string Account = "steer";
    private static readonly string Key = Convert.ToBase64String(new byte[32]);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly string _data = Directory.CreateTempSubdirectory("steer-azurite-").FullName;
    private readonly ServerProcess _server;
    private string _address = "";

    private AzuriteServer() => _server = ServerProcess.Start(
        "node", [Script, "--blobHost", "127.0.0.1", "--blobPort", "0", "--location", _data, "--silent", "--skipApiVersionCheck", "--disableTelemetry"],
        new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = $"{Account}:{Key}" });

    /// <summary>What a test that needs the server says when it is skipped; null where the server can be had.</summary>
    public static string? WhySkip { get; } = File.Exists(Script) ? null : "needs Azurite: npm ci --ignore-scripts --prefix tests/Silo.Tests/azurite";

    /// <summary>For a blob client.</summary>
    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={_address}/{Account};";

    private static string Script => Path.Combine(
        SharedData.Repository, "tests", "Silo.Tests", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");

    public static async Task<AzuriteServer> Start()
    {
        const string Says = "successfully listens on ";
        var server = new AzuriteServer();
        server._address = await Patience.For(StartLimit, "Azurite", () => Task.FromResult(
            server._server.Output.Split('\n').FirstOrDefault(line => line.Contains(Says, StringComparison.Ordinal))?.Split(Says)[1].Trim()));
        return server;
    }

    public void Pause() => Signals.Stop(_server.Id);

    public void Resume() => Signals.Continue(_server.Id);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
