namespace SteerCluster.Tests;

/// <summary>Where the test material that is not part of this repository lies, beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>The root of this repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder with golden vectors, datasets and oracle files; it may be absent.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

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

/// <summary>A test that needs a path under the shared test material, skipped with a message where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path = "")
    {
        if (!Path.Exists(SharedData.PathTo(path)))
        {
            Skip = $"needs {SharedData.PathTo(path)}, which is not here";
        }
    }
}

/// <summary>A theory that needs a path under the shared test material, skipped with a message where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string path = "")
    {
        if (!Path.Exists(SharedData.PathTo(path)))
        {
            Skip = $"needs {SharedData.PathTo(path)}, which is not here";
        }
    }
}
