using System.Text.Json;
using SteerCluster.Client.Run;
using SteerCluster.Client.Terminal;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Tests.Run;

public sealed class SweepSessionTests : IDisposable
{
    private static readonly SweepSpec Spec = new() { Name = "s", Models = [], Concepts = [] };
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void Run_Pipe_PrintsALineForEachStepAndTheTable()
    {
        using var screen = new Screen(_output, _error);
        var outcome = new SweepSession(new FakeEngine((progress, _) => FakeEngine.OneCell(progress)), Spec, screen, TimeProvider.System).Run();
        OutcomeReport.Print(screen, outcome!, Spec);

        var lines = _output.ToString().Split(Environment.NewLine);
        Assert.Equal("1 model x 1 concept, 6 units", lines[0]);
        Assert.Equal("nano: qwen3, 8 layers", lines[1]);
        Assert.Equal("[1/1] nano / corrigible: best layer 4 of 8, delta +3.22 [2.90, 3.50], d 1.53 (answer mass 0.012 is below 0.05)", lines[2]);
        Assert.Contains(lines, line => line.StartsWith("nano   corrigible      4 of 8  +3.22 [2.90, 3.50]  1.53", StringComparison.Ordinal) && line.EndsWith("+0.31  (1)", StringComparison.Ordinal));
        Assert.Contains("(1) answer mass 0.012 is below 0.05", lines);
        Assert.Equal("steer: warning: odd data", _error.ToString().TrimEnd());
        Assert.DoesNotContain('\u001b', _output.ToString());
    }

    [Fact]
    public void Run_JsonEvents_AreLinesThatParse()
    {
        using var screen = new Screen(_output, _error, json: true);
        var outcome = new SweepSession(new FakeEngine((progress, _) => FakeEngine.OneCell(progress)), Spec, screen, TimeProvider.System).Run(jsonEvents: true);
        OutcomeReport.Print(screen, outcome!, Spec);

        var lines = _output.ToString().TrimEnd().Split(Environment.NewLine).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["planned", "warning", "model_opened", "progress", "cell_finished"], lines[..^1].Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(3.217, lines[^1].GetProperty("cells")[0].GetProperty("delta").GetDouble());
        Assert.Equal(6, lines[0].GetProperty("cells")[0].GetProperty("units").GetInt32());
    }

    [Fact]
    public void Run_Terminal_LeavesLinesOfFinishedCellsAndErasesTheRest()
    {
        using var screen = new Screen(_output, _error, isTerminal: true);
        new SweepSession(new FakeEngine((progress, _) => FakeEngine.OneCell(progress)), Spec, screen, TimeProvider.System).Run();

        Assert.Contains("[1/1] nano / corrigible", _output.ToString());
        Assert.Contains("\u001b[J", _output.ToString());
    }

    [Fact]
    public void Run_EngineFails_ThrowsWhatItThrew()
    {
        using var screen = new Screen(_output, _error);
        var session = new SweepSession(new FakeEngine((_, _) => throw new ConceptException("no items")), Spec, screen, TimeProvider.System);

        Assert.Equal("no items", Assert.Throws<ConceptException>(() => session.Run()).Message);
    }

    [Fact]
    public void Run_CancelledByNobody_IsAFailure()
    {
        using var screen = new Screen(_output, _error);
        var session = new SweepSession(new FakeEngine((_, _) => throw new OperationCanceledException()), Spec, screen, TimeProvider.System);

        Assert.Throws<OperationCanceledException>(() => session.Run());
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
