using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace SteerCluster.ServiceDefaults.Access;

/// <summary>Registers bearer tokens and the two policies; what maps no policy asks for read.</summary>
internal static class AccessExtensions
{
    public static void AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        services.AddHostedService<LoopbackGuard>();

        // Not AddAuthentication: it brings keys for cookies, which would be written to the home folder.
        services.AddWebEncoders();
        services.AddTransient<BearerTokenHandler>();
        services.AddAuthenticationCore(authentication =>
        {
            authentication.DefaultScheme = BearerTokenHandler.Scheme;
            authentication.AddScheme<BearerTokenHandler>(BearerTokenHandler.Scheme, displayName: null);
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Read, policy => policy.RequireClaim(AccessPolicies.ScopeClaim, Claim(AccessScope.Read)))
            .AddPolicy(AccessPolicies.Write, policy => policy.RequireClaim(AccessPolicies.ScopeClaim, Claim(AccessScope.Write)))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireClaim(AccessPolicies.ScopeClaim, Claim(AccessScope.Read)).Build());
    }

    internal static string Claim(AccessScope scope) => scope == AccessScope.Write ? "write" : "read";
}
