using SteerCluster.Api.Cluster;
using SteerCluster.Api.Contracts;
using SteerCluster.Api.Limits;
using SteerCluster.Api.Problems;
using SteerCluster.Api.Results;
using SteerCluster.Api.Silos;
using SteerCluster.Api.Sweeps;
using SteerCluster.Api.Units;
using SteerCluster.ServiceDefaults;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Configuration;

try
{
    // 1. Read the configuration; all its errors are reported at once.
    var builder = ServiceDefaultsExtensions.CreateBuilder(args, "http://127.0.0.1:8080");
    var options = ApiOptions.Read(builder.Configuration);

    // 2. The cluster as a client of it, and what every process has. The server starts while the cluster is still being looked for.
    builder.AddServiceDefaults(new ServiceIdentity("steercluster-api", Environment.MachineName), options.Access);
    builder.AddClusterClient(options.Membership);
    builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
    builder.Services.AddHealthChecks().AddCheck<ClusterHealth>("cluster");

    // 3. The HTTP front.
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    builder.Services.AddExceptionHandler<FailureHandler>().AddProblemDetails();
    builder.Services.AddRequestRates(options.Rates);
    builder.Services.AddOpenApi("v1", ApiDocument.Describe);
    builder.Services.AddSingleton<ISweepPlanner, GrainPlanner>();

    var app = builder.Build();
    app.UseExceptionHandler();
    app.UseStatusCodePages(pages => ProblemWriter.WriteForStatus(pages.HttpContext));
    app.MapServiceDefaults();
    app.UseRateLimiter();
    app.Use(BodyLimits.Apply);
    SweepRoutes.Map(app);
    UnitRoutes.Map(app);
    ResultRoutes.Map(app);
    SiloRoutes.Map(app);
    app.MapOpenApi().RequireAuthorization(AccessPolicies.Read);
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (error is SettingException or OpenWithoutTokenException)
{
    await Console.Error.WriteLineAsync($"steercluster-api: {error.Message}");
    return 1;
}

/// <summary>The HTTP front of the cluster.</summary>
public partial class Program;
