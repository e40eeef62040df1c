using SteerCluster.ServiceDefaults.Configuration;
using SteerCluster.Silo.Configuration;
using SteerCluster.Tests;

namespace SteerCluster.Silo.Tests.Configuration;

public sealed class ConfigurationReferenceTests
{
    /// <summary>After a change of a setting: <c>dotnet run --project src/Silo -- settings</c> prints the new table.</summary>
    [Fact]
    public void Document_HasTheTableOfTheSettings() => Assert.Contains(
        SettingTable.Markdown(SiloOptionsReader.Reference()),
        File.ReadAllText(Path.Combine(SharedData.Repository, "docs", "configuration.md")).ReplaceLineEndings("\n"),
        StringComparison.Ordinal);
}
