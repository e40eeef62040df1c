using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Cluster.Contexts;

/// <summary>A cluster by name.</summary>
internal sealed class ContextEntry
{
    /// <summary>How it is called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The API's address.</summary>
    public string Api { get; set; } = "";

    /// <summary>The bearer token; null where there is none or a file has it.</summary>
    public string? Token { get; set; }

    /// <summary>The file that has the token, and nothing else.</summary>
    public string? TokenFile { get; set; }

    /// <summary>The token, wherever it is; null where there is none.</summary>
    /// <exception cref="ClientException">The file cannot be read.</exception>
    public string? ReadToken()
    {
        if (TokenFile is null)
        {
            return Token;
        }

        try
        {
            return File.ReadAllText(TokenFile).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ClientException($"context '{Name}': the token file {TokenFile} cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
    }
}
