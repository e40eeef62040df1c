using SteerCluster.Tests;

namespace SteerCluster.Reporting.Browser.Tests;

/// <summary>The browser of this machine; none is ever downloaded.</summary>
internal static class Chromium
{
    private const string Variable = "STEER_CHROMIUM";

    /// <summary>Path of the browser; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Works as root, in a container, and asks no host for anything.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static string? WhySkip => Path is null ? $"needs Chromium, which is not on the PATH; {Variable} may name it" : null;
}

/// <summary>A test that needs Chromium, and paths under the shared test material; skipped with a message where something is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute(params string[] paths) => Skip = Chromium.WhySkip ?? SharedData.WhySkip(paths);
}
