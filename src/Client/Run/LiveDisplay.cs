using Spectre.Console;
using Spectre.Console.Rendering;
using SteerCluster.Client.Quantities;
using SteerCluster.Client.Terminal;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>One or two lines at the bottom of a terminal that are redrawn, and above them a lasting line for each finished cell.</summary>
internal sealed class LiveDisplay(Screen screen) : IRunDisplay
{
    private const int BarWidth = 24;
    private static readonly Style Attention = new(Color.Yellow);
    private readonly BottomArea _area = new(screen.Console);

    public void Run(Action loop)
    {
        try
        {
            _area.Draw([new Segment("reading models and data")]);
            loop();
        }
        finally
        {
            _area.Erase();
        }
    }

    public void Show(SweepEvent happened, SweepProgress progress)
    {
        if (happened is SweepEvent.Warning warning)
        {
            _area.Lasting($"warning: {warning.Text}", Attention);
        }
        else if (ProgressText.Line(happened, progress) is { } line)
        {
            _area.Lasting(line);
        }
    }

    public void Remark(string text) => _area.Lasting(text, Attention);

    public void Tick(SweepProgress progress)
    {
        if (progress.CellCount == 0)
        {
            return;
        }

        var total = Line(progress.Fraction,
            $"{progress.CellsDone}/{progress.CellCount} cells, {ProgressText.Total(progress)}, {Amount.Duration(progress.Elapsed)} so far");
        if (progress.Current is { Finished: false } cell)
        {
            _area.Draw(Line(cell.Total == 0 ? 0 : (double)cell.Done / cell.Total, ProgressText.Cell(cell)), total);
        }
        else
        {
            _area.Draw(total);
        }
    }

    private static Segment[] Line(double fraction, string text)
    {
        var full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * BarWidth);
        return
        [
            new Segment(new string('━', full), new Style(Color.Green)),
            new Segment(new string('─', BarWidth - full), new Style(Color.Grey)),
            new Segment($" {(int)(fraction * 100),3}%  {text}"),
        ];
    }
}
