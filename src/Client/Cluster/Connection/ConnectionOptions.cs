using System.CommandLine;
using SteerCluster.Client.Cluster.Contexts;
using SteerCluster.Client.Failures;

namespace SteerCluster.Client.Cluster.Connection;

/// <summary>
/// The options that say which cluster is meant. An option wins over the environment, that over the context. The token of a context goes
/// to the address of that context alone.
/// </summary>
internal sealed class ConnectionOptions
{
    public const string ApiVariable = "STEER_API";
    public const string TokenVariable = "STEER_TOKEN";
    private const string DefaultApi = "http://127.0.0.1:8080";

    private readonly Option<string?> _api = new("--api") { Description = $"The API's address. [default: {ApiVariable}, else that of the context, else {DefaultApi}]", HelpName = "URL" };
    private readonly Option<string?> _token = new("--token") { Description = $"The bearer token; {TokenVariable} keeps it out of the list of processes.", HelpName = "TOKEN" };
    private readonly Option<string?> _context = new("--context") { Description = "The context to use. [default: the current one]", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Add(_api);
        command.Add(_token);
        command.Add(_context);
    }

    public ApiAddress Read(ParseResult parsed) => Resolve(
        parsed.GetValue(_api) ?? Variable(ApiVariable),
        parsed.GetValue(_token) ?? Variable(TokenVariable),
        parsed.GetValue(_context),
        ContextFile.Default());

    /// <summary>The address that options, environment and contexts give.</summary>
    /// <exception cref="ClientException">There is no such context, or the address is none.</exception>
    internal static ApiAddress Resolve(string? api, string? token, string? context, ContextFile file)
    {
        var named = api is null || context is not null ? file.Find(context) : null;
        return new ApiAddress(Url(api ?? named?.Api ?? DefaultApi), token ?? (api is null ? named?.ReadToken() : null));
    }

    internal static Uri Url(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new ClientException($"'{text}' is no address of an API; expected one such as https://steer.example.org or http://127.0.0.1:8080.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
