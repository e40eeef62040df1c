namespace SteerCluster.Tests;

/// <summary>Where the test material that is not part of this repository lies, beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>The root of this repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder with golden vectors, datasets and oracle files; it may be absent.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>What a test that needs these paths under <see cref="Root"/> says when it is skipped; null when all are there.</summary>
    public static string? WhySkip(string[] paths) =>
        paths.Select(path => PathTo(path)).FirstOrDefault(path => !Path.Exists(path)) is { } absent ? $"needs {absent}, which is not here" : null;

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SteerCluster.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException($"No SteerCluster.sln above {AppContext.BaseDirectory}.");
        }

        return folder;
    }
}

/// <summary>A test that needs paths under the shared test material, skipped with a message where one of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(params string[] paths) => Skip = SharedData.WhySkip(paths);
}

/// <summary>A theory that needs paths under the shared test material, skipped with a message where one of them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(params string[] paths) => Skip = SharedData.WhySkip(paths);
}
