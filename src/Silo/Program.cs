using Orleans.Dashboard;
using SteerCluster.ServiceDefaults;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Configuration;
using SteerCluster.Silo.Configuration;
using SteerCluster.Silo.Hosting;

try
{
    // Settings come from appsettings.json beside the program, the environment, and the command line; the later ones win.
    var builder = ServiceDefaultsExtensions.CreateBuilder(args, "http://127.0.0.1:8081");
    var options = SiloOptionsReader.Read(builder.Configuration);

    builder.AddServiceDefaults(new ServiceIdentity("steercluster-silo", options.Name), options.Access);
    builder.AddSilo(options);

    var app = builder.Build();
    app.MapServiceDefaults();
    if (options.Dashboard)
    {
        app.MapOrleansDashboard("/dashboard").RequireAuthorization(AccessPolicies.Read);
    }

    await app.RunAsync();
    return 0;
}
catch (Exception error) when (error is SettingException or OpenWithoutTokenException or StorageUnavailableException)
{
    await Console.Error.WriteLineAsync($"steercluster-silo: {error.Message}");
    return 1;
}

/// <summary>A silo.</summary>
public partial class Program;
