using Spectre.Console;
using Spectre.Console.Rendering;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Cluster.Watching;

/// <summary>Lasting lines for what happened; below them, redrawn, the cells at work, the silos, and the totals.</summary>
internal sealed class LiveWatchDisplay(Screen screen) : IWatchDisplay
{
    private const int BarWidth = 24;
    private static readonly Style Attention = new(Color.Yellow);
    private readonly BottomArea _area = new(screen.Console);
    private readonly Lock _drawing = new();

    public void Show(SweepInfo? before, WatchProgress progress)
    {
        lock (_drawing)
        {
            foreach (var line in WatchText.Changes(before, progress.Sweep))
            {
                _area.Lasting(line, line.StartsWith("warning", StringComparison.Ordinal) || line.Contains(": parked ", StringComparison.Ordinal) ? Attention : null);
            }

            Draw(progress);
        }
    }

    public void Tick(WatchProgress progress)
    {
        lock (_drawing)
        {
            Draw(progress);
        }
    }

    public void Remark(string text)
    {
        lock (_drawing)
        {
            _area.Lasting(text, Attention);
        }
    }

    public void Close()
    {
        lock (_drawing)
        {
            _area.Erase();
        }
    }

    private void Draw(WatchProgress progress)
    {
        var room = Math.Max(1, screen.Console.Profile.Height - 3);
        var silos = progress.Silos.Select(silo => Segments(WatchText.Silo(silo))).ToArray();
        var models = (progress.Sweep.Cells ?? []).GroupBy(cell => cell.Model).Select(Model).ToArray();
        var lines = new[] { Segments("") }.Concat(models).Concat(silos).ToArray();
        _area.Draw([.. lines.Length <= room ? lines : [.. lines.Take(room - 1), Segments($"... and {lines.Length - room + 1} more")], Total(progress)]);
    }

    /// <summary>A model's concepts, each with a letter's worth of colour for its state.</summary>
    private static Segment[] Model(IGrouping<string, CellInfo> cells) =>
    [
        new Segment($"{cells.Key,-16} "),
        .. cells.SelectMany(cell => new[] { new Segment($"{Mark(cell.State)} ", new Style(Shade(cell.State))), new Segment($"{cell.Concept} {cell.Units}  ") }),
    ];

    private static string Mark(string state) => state switch
    {
        CellStates.Done => "●",
        CellStates.Measured => "◉",
        CellStates.Running => "◐",
        CellStates.Retrying => "↻",
        CellStates.Parked => "✗",
        _ => "○",
    };

    private static Color Shade(string state) => state switch
    {
        CellStates.Done or CellStates.Measured => Color.Green,
        CellStates.Running => Color.Aqua,
        CellStates.Retrying => Color.Yellow,
        CellStates.Parked => Color.Red,
        _ => Color.Grey,
    };

    private static Segment[] Total(WatchProgress progress)
    {
        var full = (int)Math.Round(Math.Clamp(progress.Fraction, 0, 1) * BarWidth);
        return
        [
            new Segment(new string('━', full), new Style(Color.Green)),
            new Segment(new string('─', BarWidth - full), new Style(Color.Grey)),
            new Segment($" {(int)(progress.Fraction * 100),3}%  {WatchText.Total(progress)}"),
        ];
    }

    private static Segment[] Segments(string text) => [new Segment(text)];
}
