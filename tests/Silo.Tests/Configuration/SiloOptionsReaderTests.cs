using Microsoft.Extensions.Configuration;
using SteerCluster.ServiceDefaults.Configuration;
using SteerCluster.Silo.Configuration;
using SteerCluster.Tests;

namespace SteerCluster.Silo.Tests.Configuration;

public sealed class SiloOptionsReaderTests
{
    [Fact]
    public void Read_ModelRootAlone_GivesDefaults()
    {
        using var models = new TemporaryFolder();

        var options = Read(("Roots:Models", models.Path));

        Assert.Equal(SiloRole.Both, options.Role);
        Assert.Equal(StorageProvider.Sqlite, options.Storage.Provider);
        Assert.Equal(MembershipProvider.Localhost, options.Membership.Provider);
        Assert.Equal((11111, 30000), (options.Endpoints.SiloPort, options.Endpoints.GatewayPort));
        Assert.Equal([models.Path], options.Cluster.Roots.Models);
        Assert.True(Path.IsPathFullyQualified(options.Storage.DataFolder));
    }

    [Fact]
    public void Read_ManyErrors_NamesAllWithKeyAndValue()
    {
        var errors = Errors(
            ("Role", "boss"),
            ("Endpoints:SiloPort", "70000"),
            ("Storage:Provider", "postgresql"),
            ("Storage:Container", "No"),
            ("Roots:Models", "/no/such/folder"),
            ("Worker:DeviceMemory", "much"),
            ("Timings:Probe", "1"),
            ("Timings:Drain", "2m"),
            ("Membership:Provider", "zookeeper"),
            ("Dashboard", "maybe"));

        Assert.Equal(10, errors.Count);
        Assert.Contains("SteerCluster:Role is 'boss': must be one of both, control, measure", errors);
        Assert.Contains("SteerCluster:Endpoints:SiloPort is '70000': must be a whole number from 1 to 65535", errors);
        Assert.Contains("SteerCluster:Roots:Models is '/no/such/folder': must be a folder that exists", errors);
        Assert.Contains(errors, error => error.StartsWith("SteerCluster:Storage:ConnectionString is needed for postgresql", StringComparison.Ordinal));
        Assert.Contains("SteerCluster:Timings:Drain is '2m': must be less than Timings:Shutdown, 1m", errors);
    }

    [Fact]
    public void Read_MisspeltKey_NamesNearest() => Assert.Contains(
        "SteerCluster:Storage:Provder is 'sqlite': is no known key; the nearest is Storage:Provider",
        Errors(("Role", "control"), ("Storage:Provder", "sqlite")));

    [Fact]
    public void Read_BadConnectionString_KeepsSecret()
    {
        var error = Assert.Single(Errors(("Role", "control"), ("Storage:Provider", "postgresql"), ("Storage:ConnectionString", "Host=db;Pasword=hunter2")));

        Assert.StartsWith("SteerCluster:Storage:ConnectionString is '(not shown)'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OpenAddressWithoutToken_Refuses() => Assert.Contains(
        Errors(("Role", "control"), ("Endpoints:Advertised", "10.1.2.3"), ("Membership:Provider", "postgresql"), ("Membership:ConnectionString", "Host=db")),
        error => error.StartsWith("SteerCluster:Access:TokenFile is needed where other machines reach the silo", StringComparison.Ordinal));

    [Fact]
    public void Read_LocalhostMembershipOnOpenAddress_Refuses() => Assert.Contains(
        Errors(("Role", "control"), ("Endpoints:ListenOnAny", "true"), ("Access:Tokens", "0123456789abcdef write")),
        error => error.StartsWith("SteerCluster:Endpoints:Advertised is '127.0.0.1': must be 127.0.0.1, and ListenOnAny false", StringComparison.Ordinal));

    [Fact]
    public void Read_Lists_TakesIndexesAndSemicolons()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();

        Assert.Equal([one.Path, two.Path], Read(("Roots:Models:0", one.Path), ("Roots:Models:1", two.Path)).Cluster.Roots.Models);
        Assert.Equal([one.Path, two.Path], Read(("Roots:Models", $"{one.Path}; {two.Path}")).Cluster.Roots.Models);
    }

    [Fact]
    public void Reference_NamesEveryKeyOnceWithItsMeaning()
    {
        var settings = SiloOptionsReader.Reference();

        Assert.True(settings.Count > 25);
        Assert.Equal(settings.Count, settings.Select(setting => setting.Key).Distinct().Count());
        Assert.All(settings, setting => Assert.NotEmpty(setting.Meaning));
    }

    private static IReadOnlyList<string> Errors(params (string Key, string Value)[] settings) =>
        Assert.Throws<SettingException>(() => Read(settings)).Errors;

    private static SiloOptions Read(params (string Key, string Value)[] settings) => SiloOptionsReader.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"SteerCluster:{setting.Key}", (string?)setting.Value)))
        .Build());
}
