using SteerCluster.Steering.Concepts;

namespace SteerCluster.Client.Concepts;

/// <summary>Writes items to a file that is there whole or not at all.</summary>
internal static class ConceptOutput
{
    public static void Write(string path, IReadOnlyList<ContrastiveItem> items)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new StreamWriter(temporary))
            {
                ConceptWriter.Write(writer, items);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
