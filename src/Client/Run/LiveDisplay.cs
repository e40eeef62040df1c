using Spectre.Console;
using Spectre.Console.Rendering;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Two lines at the bottom of a terminal that are redrawn, and above them a lasting line for each finished cell.</summary>
internal sealed class LiveDisplay(Screen screen) : IRunDisplay
{
    private const int BarWidth = 24;
    private LiveDisplayContext? _live;

    public void Run(Action loop) => screen.Console.Live(new Text("reading models and data")).AutoClear(true).Start(live =>
    {
        _live = live;
        loop();
    });

    public void Show(SweepEvent happened, SweepProgress progress)
    {
        if (happened is SweepEvent.Warning warning)
        {
            screen.Console.Write(new Text($"warning: {warning.Text}\n", new Style(Color.Yellow)));
        }
        else if (ProgressText.Line(happened, progress) is { } line)
        {
            screen.Console.Write(new Text($"{line}\n"));
        }
    }

    public void Remark(string text) => screen.Console.Write(new Text($"{text}\n", new Style(Color.Yellow)));

    public void Tick(SweepProgress progress)
    {
        if (progress.CellCount > 0)
        {
            _live?.UpdateTarget(Area(progress));
        }
    }

    private static Rows Area(SweepProgress progress)
    {
        var lines = new List<IRenderable>();
        if (progress.Current is { Finished: false } cell)
        {
            lines.Add(Line(cell.Total == 0 ? 0 : (double)cell.Done / cell.Total, ProgressText.Cell(cell)));
        }

        lines.Add(Line(progress.Fraction,
            $"{progress.CellsDone}/{progress.CellCount} cells, {ProgressText.Total(progress)}, {Amount.Duration(progress.Elapsed)} so far"));
        return new Rows(lines);
    }

    private static Paragraph Line(double fraction, string text)
    {
        var full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * BarWidth);
        return new Paragraph { Overflow = Overflow.Ellipsis }
            .Append(new string('━', full), new Style(Color.Green))
            .Append(new string('─', BarWidth - full), new Style(Color.Grey))
            .Append($" {fraction,4:P0}  {text}".Replace(" %", "%", StringComparison.Ordinal));
    }
}
