using System.Globalization;
using System.Net;
using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests.Hosting;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSiloTests(PostgresFixture postgres)
{
    private const string Active = "SELECT COUNT(*) FROM OrleansMembershipTable WHERE Status = 3";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [PostgresFact]
    public async Task Start_ThreeAtOnceOnEmptyDatabase_FormOneCluster()
    {
        var database = await postgres.Server.CreateDatabase("three");
        await using var a = Silo(database);
        await using var b = Silo(database);
        await using var c = Silo(database);

        await Task.WhenAll(a.Ready(), b.Ready(), c.Ready());
        Assert.Equal(3, await Count("three", Active));

        Assert.Equal(0, await b.Leave(Limit));
        Assert.Equal(2, await Count("three", Active));

        await c.Kill();
        await Patience.Until(Limit, "the killed silo is declared dead", async () => await Count("three", Active) == 1);

        // All are killed, and one starts again on new ports' behalf: the dead entries do not keep it out.
        await a.Kill();
        a.Restart();
        await a.Ready();
    }

    [PostgresFact]
    public async Task Readiness_StorageStoppedAndResumed_TurnsRedAndGreen()
    {
        var database = await postgres.Server.CreateDatabase("outage");
        await using var silo = Silo(database);
        await silo.Ready();

        postgres.Server.Pause();
        try
        {
            await Patience.Until(Limit, "readiness turns red", async () => await silo.Status("/readyz") == HttpStatusCode.ServiceUnavailable);
            Assert.Contains("has not answered within 3 s", await silo.Text("/readyz"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await silo.Status("/healthz"));
        }
        finally
        {
            postgres.Server.Resume();
        }

        await silo.Ready();
        Assert.Equal(0, await silo.Leave(Limit));
    }

    private static SiloProcess Silo(string database) => SiloProcess.Start(
        "Storage:Provider=postgresql", $"Storage:ConnectionString={database}",
        "Membership:Provider=postgresql", $"Membership:ConnectionString={database}",
        "Timings:Probe=1s", "Timings:Alive=1s");

    private async Task<int> Count(string database, string query) =>
        int.Parse((await postgres.Server.Sql(database, query)).Trim(), CultureInfo.InvariantCulture);
}
