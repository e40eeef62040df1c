using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.ServiceDefaults.Access;

/// <summary>Who may use the HTTP endpoints.</summary>
/// <param name="Tokens">The bearer tokens; none where only loopback is listened on.</param>
/// <param name="AnonymousMetrics">Whether <c>/metrics</c> is open to all; false is the default.</param>
public sealed record AccessOptions(AccessTokens Tokens, bool AnonymousMetrics)
{
    /// <summary>No tokens: a process that listens on loopback alone.</summary>
    public static AccessOptions None { get; } = new(AccessTokens.None, AnonymousMetrics: false);

    /// <summary>Reads the keys below <c>Access</c>.</summary>
    public static AccessOptions Read(SettingReader settings)
    {
        var lines = new List<(string Where, string Text)>();
        foreach (var (key, value) in settings.List("Access:Tokens", "Bearer tokens, each `TOKEN read` or `TOKEN write`; write includes read"))
        {
            lines.Add((key, value));
        }

        var file = settings.Text("Access:TokenFile", null, "File with a `TOKEN read` or `TOKEN write` a line, mounted where secrets are");
        if (file is not null)
        {
            try
            {
                lines.AddRange(File.ReadLines(file)
                    .Select((text, index) => ($"Access:TokenFile, {file} line {index + 1}", text.Trim()))
                    .Where(line => line.Item2.Length > 0 && !line.Item2.StartsWith('#')));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                settings.Refuse("Access:TokenFile", file, $"must be a file that can be read: {error.Message}");
            }
        }

        var tokens = lines.Select(line => AccessToken.Parse(line.Text) ?? Bad(line.Where)).OfType<AccessToken>().ToList();
        if (file is not null && lines.Count == 0)
        {
            settings.Refuse("Access:TokenFile", file, "has no token: one `TOKEN read` or `TOKEN write` a line");
        }

        return new AccessOptions(
            new AccessTokens(tokens),
            settings.Flag("Access:AnonymousMetrics", false, "Whether /metrics needs no token"));

        AccessToken? Bad(string where)
        {
            // The text is a secret, and stays out of the message.
            settings.Refuse(where, "(not shown)", $"must be a token of {AccessToken.FewestCharacters} printable characters or more, a space, and `read` or `write`");
            return null;
        }
    }
}
