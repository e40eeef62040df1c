using System.Diagnostics;
using System.Globalization;
using SteerCluster.Grains.Tests.Hosting;

// A sweep of many units over three silos in this process, with an engine that returns at once and a storage in memory that
// serializes and checks tags: what the cluster itself costs for each unit.
const int Layers = 100;
const int Models = 10;
int[] concepts = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [1, 10, 100];
foreach (var count in concepts)
{
    var engine = new StandInEngine(Layers, recordBytes: 256);
    await using var cluster = await TestCluster.Start(3, engine: engine);
    var process = Process.GetCurrentProcess();
    var cpu = process.TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    await cluster.Sweep("scale").Launch(StandInEngine.Request("scale", Models, count));
    var finished = await cluster.AwaitFinished("scale", 1800);
    watch.Stop();
    process.Refresh();
    var units = Models * count * Layers;
    var used = process.TotalProcessorTime - cpu;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{units} units: {finished.State}, {engine.Concluded} cells, {watch.Elapsed.TotalSeconds:F1} s, {units / watch.Elapsed.TotalSeconds:F0} units/s, "
        + $"{used.TotalSeconds:F1} CPU s ({1e6 * used.TotalSeconds / units:F0} us a unit), {cluster.Storage.Writes} writes, "
        + $"{cluster.Storage.Bytes / 1e6:F0} MB stored, {process.WorkingSet64 / 1e6:F0} MB working set"));
}
