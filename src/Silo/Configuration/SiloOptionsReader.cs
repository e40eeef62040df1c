using System.Net;
using System.Net.Sockets;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Silo.Configuration;

/// <summary>Reads and checks the settings of a silo.</summary>
public static class SiloOptionsReader
{
    /// <summary>The device that is no accelerator.</summary>
    internal const string Cpu = "cpu";

    /// <summary>Reads all settings.</summary>
    /// <exception cref="SettingException">Something is wrong; it lists all of it.</exception>
    public static SiloOptions Read(IConfiguration configuration) => Read(new SettingReader(configuration));

    /// <summary>The keys of a silo with defaults and meaning, for the reference.</summary>
    public static IReadOnlyList<Setting> Reference()
    {
        var settings = new SettingReader(new ConfigurationBuilder().Build());
        try
        {
            Read(settings);
        }
        catch (SettingException)
        {
            // Keys without a default are missing; all have been asked for nevertheless.
        }

        return settings.Settings;
    }

    private static SiloOptions Read(SettingReader settings)
    {
        var role = settings.Choice("Role", SiloRole.Both, "control holds sweeps and scheduler, measure loads models and measures");
        var membership = Membership(settings);
        var endpoints = Endpoints(settings, membership);
        var timings = Timings(settings);
        var device = settings.Text("Worker:Device", Cpu, "What the silo measures with", "cpu, or an accelerator such as cuda:0")!;
        var options = new SiloOptions(
            settings.Text("Name", $"{Environment.MachineName.ToLowerInvariant()}-{endpoints.SiloPort}", "The silo's name in the membership, logs and metrics; default: machine-port")!,
            role,
            settings.Text("ClusterId", "steercluster", "The cluster that the silo joins")!,
            settings.Text("ServiceId", "steercluster", "The owner of the durable state")!,
            endpoints,
            membership,
            Storage(settings),
            device,
            ClusterOptionsReader.Read(settings, role, device, timings),
            timings,
            AccessOptions.Read(settings),
            settings.Flag("Dashboard", true, "Whether /dashboard serves the Orleans dashboard"),
            settings.Map("Metadata", "Further silo metadata, for placement"));
        if (endpoints.IsOpen && options.Access.Tokens.IsEmpty)
        {
            settings.Refuse("Access:TokenFile", null, $"is needed where other machines reach the silo (it listens on {(endpoints.ListenOnAny ? "all addresses" : endpoints.Advertised)})");
        }

        settings.Finish();
        return options;
    }

    private static EndpointSettings Endpoints(SettingReader settings, MembershipSettings membership)
    {
        var silo = settings.Number("Endpoints:SiloPort", 11111, 1, 65535, "Port for the other silos");
        var gateway = settings.Number("Endpoints:GatewayPort", 30000, 1, 65535, "Port for the API");
        if (silo == gateway)
        {
            settings.Refuse("Endpoints:GatewayPort", $"{gateway}", "must differ from Endpoints:SiloPort");
        }

        var text = settings.Text("Endpoints:Advertised", "127.0.0.1", "The address that others reach the silo by", "an IP address or a host name");
        var any = settings.Flag("Endpoints:ListenOnAny", false, "Whether it listens on all addresses of the machine");
        var address = Address(text!);
        if (address is null)
        {
            settings.Refuse("Endpoints:Advertised", text, "must be an IP address, or a host name that has one");
        }
        else if (membership.Provider == MembershipProvider.Localhost && (any || !IPAddress.IsLoopback(address)))
        {
            settings.Refuse("Endpoints:Advertised", text, "must be 127.0.0.1, and ListenOnAny false, where Membership:Provider is localhost");
        }

        return new EndpointSettings(silo, gateway, address ?? IPAddress.Loopback, any);
    }

    private static IPAddress? Address(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        try
        {
            return Dns.GetHostAddresses(text, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private static MembershipSettings Membership(SettingReader settings)
    {
        var provider = settings.Choice("Membership:Provider", MembershipProvider.Localhost, "localhost: silos of one machine, lost with the first of them");
        var connection = settings.Text("Membership:ConnectionString", null, "The PostgreSQL database of the membership table", "an Npgsql connection string");
        CheckConnection(settings, "Membership", provider == MembershipProvider.Postgresql, connection);
        return new MembershipSettings(provider, connection, settings.Number("Membership:PrimaryPort", 11111, 1, 65535, "Silo port of the first silo, for localhost"));
    }

    private static StorageSettings Storage(SettingReader settings)
    {
        var provider = settings.Choice("Storage:Provider", StorageProvider.Sqlite, "Where grain state lies");
        var connection = settings.Text("Storage:ConnectionString", null, "The PostgreSQL database, or the Azure storage account", "a connection string");
        CheckConnection(settings, "Storage", provider == StorageProvider.Postgresql, connection);
        if (provider == StorageProvider.AzureBlob && connection is null)
        {
            settings.Refuse("Storage:ConnectionString", null, "is needed for azureblob: the storage account's connection string");
        }

        var container = settings.Text("Storage:Container", "steercluster", "The blob container, made if absent", "3 to 63 lower-case letters, digits and -")!;
        if (container.Length is < 3 or > 63 || !container.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
        {
            settings.Refuse("Storage:Container", container, "must be 3 to 63 lower-case letters, digits and -");
        }

        var folder = settings.Text("Storage:DataFolder", "data", "Folder of the SQLite file, made if absent; on a local disk", "a folder")!;
        return new StorageSettings(provider, connection, Path.GetFullPath(folder), container);
    }

    private static void CheckConnection(SettingReader settings, string section, bool postgres, string? connection)
    {
        if (postgres && connection is null)
        {
            settings.Refuse($"{section}:ConnectionString", null, "is needed for postgresql, such as Host=db;Database=steercluster;Username=steer;Password=...");
        }
        else if (postgres)
        {
            try
            {
                _ = new Npgsql.NpgsqlConnectionStringBuilder(connection);
            }
            catch (ArgumentException error)
            {
                // The text may hold a password, and stays out of the message.
                settings.Refuse($"{section}:ConnectionString", "(not shown)", $"must be an Npgsql connection string: {error.Message}");
            }
        }
    }

    private static TimingSettings Timings(SettingReader settings)
    {
        TimeSpan Time(string key, double fallback, double least, double most, string meaning) =>
            settings.Seconds($"Timings:{key}", fallback, least, most, meaning);

        var timings = new TimingSettings(
            Time("Probe", 5, 0.2, 60, "Period and time limit of the probes between silos"),
            settings.Number("Timings:MissedProbes", 3, 1, 20, "So many missed probes in a row make a silo suspect"),
            Time("Alive", 5, 0.5, 300, "Period of a silo's sign of life in the membership table"),
            Time("Join", 120, 5, 3600, "How long a silo tries to join the cluster"),
            Time("StorageWait", 120, 0, 3600, "How long a silo waits for its storage at start"),
            Time("Response", 30, 1, 600, "How long a grain call may take"),
            Time("Shutdown", 60, 2, 3600, "How long a silo may take to leave; the orchestrator's limit must be longer"),
            Time("Drain", 40, 0, 3600, "How much of that running waves have to finish before they are given back"));
        if (timings.Drain >= timings.Shutdown)
        {
            settings.Refuse("Timings:Drain", DurationText.Format(timings.Drain), $"must be less than Timings:Shutdown, {DurationText.Format(timings.Shutdown)}");
        }

        return timings;
    }
}
