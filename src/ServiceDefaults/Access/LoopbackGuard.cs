using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace SteerCluster.ServiceDefaults.Access;

/// <summary>
/// Ends a process that has no token and listens beyond loopback. It looks at what the server has bound in the end, whatever setting
/// that came from; until then <see cref="BearerTokenHandler"/> lets nobody else in.
/// </summary>
internal sealed class LoopbackGuard(AccessOptions access, IServer server) : IHostedLifecycleService
{
    /// <summary>Whether a host name of an address means this machine alone.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var open = (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            .Where(address => !IsLoopback(HostOf(address)))
            .ToList();
        return access.Tokens.IsEmpty && open.Count > 0 ? throw new OpenWithoutTokenException(open) : Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A server writes "http://[::]:80" and "http://+:80"; the second is no URI. A Unix socket is guarded by its file's rights.
    private static string HostOf(string address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return rest.StartsWith("unix:", StringComparison.Ordinal) ? "localhost"
            : rest.StartsWith('[') ? rest[..(rest.IndexOf(']') + 1)]
            : rest.Split(':', '/')[0];
    }
}
