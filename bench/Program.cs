using SteerCluster.Bench;

var benches = new Dictionary<string, Action>
{
    ["matmul"] = MatrixProductBench.Run,
    ["prefill"] = PrefillBench.Run,
    ["wave"] = WaveBench.Run,
    ["report"] = ReportBench.Run,
    ["bootstrap"] = BootstrapBench.Run,
};
var chosen = args.Length > 0 ? args : [.. benches.Keys];
foreach (var name in chosen)
{
    if (!benches.TryGetValue(name, out var bench))
    {
        Console.Error.WriteLine($"There is no bench \"{name}\"; there are: {string.Join(", ", benches.Keys)}.");
        return 2;
    }

    Console.WriteLine($"== {name}");
    bench();
}

return 0;
