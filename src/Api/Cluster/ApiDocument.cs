using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SteerCluster.Api.Cluster;

/// <summary>What the OpenAPI document says beside the routes.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "SteerCluster";
        document.Info.Description =
            "Sweeps of steering vectors over a cluster. Every error is an RFC 9457 problem (application/problem+json). "
            + "Ask with 'Authorization: Bearer TOKEN'; a token has the scope read, or write, which includes read.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        return Task.CompletedTask;
    });
}
