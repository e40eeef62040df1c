using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SteerCluster.ServiceDefaults.Access;

/// <summary>
/// Reads <c>Authorization: Bearer TOKEN</c>. For a browser on the dashboard, <c>Basic</c> with the token as the password does as well,
/// on GET alone: a browser adds it by itself, to requests that other sites make too. Without tokens, requests over loopback may do
/// everything, unless they were made for another host's name or by another site's page.
/// </summary>
internal sealed class BearerTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessOptions access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (access.Tokens.IsEmpty)
        {
            return Task.FromResult(IsLocal(Context)
                ? Success(AccessScope.Write)
                : AuthenticateResult.Fail("without tokens, only requests over loopback are answered"));
        }

        var header = Request.Headers.Authorization.ToString();
        var token = After(header, "Bearer ") ?? (HttpMethods.IsGet(Request.Method) ? Password(After(header, "Basic ")) : null);
        return Task.FromResult(
            token is null ? AuthenticateResult.NoResult()
            : access.Tokens.Find(token) is { } scope ? Success(scope)
            : AuthenticateResult.Fail("the token is not known"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Request.Path.StartsWithSegments("/dashboard")
            ? new Microsoft.Extensions.Primitives.StringValues(new[] { "Bearer realm=\"SteerCluster\"", "Basic realm=\"SteerCluster: any name, the token as password\"" })
            : "Bearer realm=\"SteerCluster\"";
        return Task.CompletedTask;
    }

    private static bool IsLocal(HttpContext context) =>
        (context.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address))
        && LoopbackGuard.IsLoopback(context.Request.Host.Host)
        && (context.Request.Headers.Origin.ToString() is var origin
            && (origin.Length == 0 || Uri.TryCreate(origin, UriKind.Absolute, out var uri) && LoopbackGuard.IsLoopback(uri.Host)));

    private static string? After(string header, string scheme) =>
        header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;

    private static string? Password(string? credentials)
    {
        var bytes = new byte[credentials?.Length ?? 0];
        return credentials is not null && Convert.TryFromBase64String(credentials, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password]
            ? password
            : null;
    }

    private AuthenticateResult Success(AccessScope scope)
    {
        var claims = Enum.GetValues<AccessScope>()
            .Where(each => each <= scope)
            .Select(each => new Claim(AccessPolicies.ScopeClaim, AccessExtensions.Claim(each)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme));
    }
}
