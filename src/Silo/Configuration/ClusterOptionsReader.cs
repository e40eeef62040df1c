using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Scheduling;
using SteerCluster.Grains.Sweeps;
using SteerCluster.Grains.Waves;
using SteerCluster.ServiceDefaults.Configuration;

namespace SteerCluster.Silo.Configuration;

/// <summary>Reads what the grains and the worker are told; defaults are those of their options.</summary>
internal static class ClusterOptionsReader
{
    public static SteerClusterOptions Read(SettingReader settings, SiloRole role, string device, TimingSettings timings)
    {
        var worker = Worker(settings, device, timings);
        return new SteerClusterOptions
        {
            Roots = Roots(settings, role),
            Control = role != SiloRole.Measure,
            Worker = role == SiloRole.Control ? null : worker,
            Scheduling = Scheduling(settings),
            Retry = Retry(settings),
        };
    }

    private static RootOptions Roots(SettingReader settings, SiloRole role)
    {
        var models = settings.List("Roots:Models", "Folders below which models lie; needed where the silo measures");
        if (models.Count == 0 && role != SiloRole.Control)
        {
            settings.Refuse("Roots:Models", null, "must name one folder or more where the silo measures");
        }

        foreach (var (key, folder) in models.Where(model => !Directory.Exists(model.Value)))
        {
            settings.Refuse(key, folder, "must be a folder that exists");
        }

        var results = settings.Text("Roots:Results", "results", "Folder that gets a folder per sweep, made if absent; the same for all silos", "a folder")!;
        return new RootOptions { Models = [.. models.Select(model => Path.GetFullPath(model.Value))], Results = Path.GetFullPath(results) };
    }

    private static WorkerOptions Worker(SettingReader settings, string device, TimingSettings timings)
    {
        var defaults = new WorkerOptions();
        var threads = settings.Number("Worker:Threads", 0, 0, 1024, "Compute threads, below normal priority; 0: one per processor");
        return new WorkerOptions
        {
            Accelerator = !device.Equals(SiloOptionsReader.Cpu, StringComparison.OrdinalIgnoreCase),
            Threads = threads == 0 ? null : threads,
            MemoryBytes = settings.Bytes("Worker:DeviceMemory", "80 % of the memory", "Memory for weights"),
            ActivationBudget = settings.Bytes("Worker:ActivationBudget", $"{defaults.ActivationBudget >> 20}MiB", "Memory for the activations of a chunk") ?? defaults.ActivationBudget,
            Slots = settings.Number("Worker:Slots", defaults.Slots, 1, 64, "Waves side by side"),
            KeepInterval = settings.Seconds("Worker:KeepInterval", defaults.KeepInterval.TotalSeconds, 0.1, 600, "How often records of a running wave are kept: what a killed silo loses"),
            KeepTimeout = settings.Seconds("Worker:KeepTimeout", defaults.KeepTimeout.TotalSeconds, 1, 86400, "How long storage may be away before a wave fails"),
            DrainTime = timings.Drain,
        };
    }

    private static SchedulingOptions Scheduling(SettingReader settings)
    {
        var defaults = new SchedulingOptions();
        var options = new SchedulingOptions
        {
            LeaseTime = settings.Seconds("Scheduling:Lease", defaults.LeaseTime.TotalSeconds, 1, 3600, "How long a lease lasts after its silo was heard last"),
            PollInterval = settings.Seconds("Scheduling:Poll", defaults.PollInterval.TotalSeconds, 0.05, 60, "How often silos report to the scheduler"),
            ReconcileInterval = settings.Seconds("Scheduling:Reconcile", defaults.ReconcileInterval.TotalSeconds, 0.1, 600, "How often sweeps are asked for what waits, in case a message was lost"),
            SmallModelBytes = settings.Bytes("Scheduling:SmallModel", $"{defaults.SmallModelBytes >> 30}GiB", "Models up to this size are loaded on an idle silo for one waiting wave") ?? defaults.SmallModelBytes,
            AffinityUnits = settings.Number("Scheduling:AffinityUnits", defaults.AffinityUnits, 0, 1_000_000, "By how many units a sweep may be ahead because its model is loaded"),
        };
        if (options.LeaseTime < 3 * options.PollInterval)
        {
            settings.Refuse("Scheduling:Lease", DurationText.Format(options.LeaseTime), $"must be three times Scheduling:Poll or more, {DurationText.Format(3 * options.PollInterval)}");
        }

        return options;
    }

    private static RetryOptions Retry(SettingReader settings)
    {
        var defaults = new RetryOptions();
        var options = new RetryOptions
        {
            Limit = settings.Number("Retry:Limit", defaults.Limit, 1, 100, "How often a wave may fail before it is parked"),
            Delay = settings.Seconds("Retry:Delay", defaults.Delay.TotalSeconds, 0, 3600, "How long the second attempt waits; each further one waits twice as long"),
            MaxDelay = settings.Seconds("Retry:MaxDelay", defaults.MaxDelay.TotalSeconds, 0, 86400, "The longest wait"),
        };
        if (options.MaxDelay < options.Delay)
        {
            settings.Refuse("Retry:MaxDelay", DurationText.Format(options.MaxDelay), $"must be Retry:Delay or more, {DurationText.Format(options.Delay)}");
        }

        return options;
    }
}
