namespace SteerCluster.ServiceDefaults.Configuration;

/// <summary>Writes the reference of the configuration.</summary>
public static class SettingTable
{
    /// <summary>A Markdown table, one key a row, in the order in which they are read.</summary>
    public static string Markdown(IEnumerable<Setting> settings) => string.Concat(
        settings.Select(setting => $"| `{setting.Key}` | {Default(setting)} | {setting.Allowed} | {setting.Meaning} |\n")
            .Prepend("| key | default | allowed | meaning |\n|---|---|---|---|\n"));

    private static string Default(Setting setting) => setting.Default.Length == 0 ? "" : $"`{setting.Default}`";
}
