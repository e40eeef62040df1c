using SteerCluster.Client.Terminal;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Lines for a file or pipe: one for each model and cell, and one now and then in between.</summary>
internal sealed class PlainDisplay(Screen screen, TimeProvider clock) : IRunDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private long _last = clock.GetTimestamp();

    public void Run(Action loop) => loop();

    public void Show(SweepEvent happened, SweepProgress progress)
    {
        if (happened is SweepEvent.Warning warning)
        {
            screen.Warn(warning.Text);
        }
        else if (ProgressText.Line(happened, progress) is { } line)
        {
            screen.Line(line);
            _last = clock.GetTimestamp();
        }
    }

    public void Remark(string text) => screen.ErrorHint($"steer: {text}");

    public void Tick(SweepProgress progress)
    {
        if (progress.Current is { Finished: false } cell && clock.GetElapsedTime(_last) >= Interval)
        {
            screen.Line($"  {ProgressText.Cell(cell)}, {ProgressText.Total(progress)}");
            _last = clock.GetTimestamp();
        }
    }
}
