namespace SteerCluster.Silo.Storage;

/// <summary>The scripts under <c>Storage/Schemas</c>, which are embedded.</summary>
internal static class SchemaText
{
    public static string Read(string file)
    {
        using var stream = typeof(SchemaText).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"No embedded script {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
