using SteerCluster.Client.Terminal;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Shows warnings, on standard error, and nothing else.</summary>
internal sealed class SilentDisplay(Screen screen) : IRunDisplay
{
    public void Run(Action loop) => loop();

    public void Show(SweepEvent happened, SweepProgress progress)
    {
        if (happened is SweepEvent.Warning warning)
        {
            screen.Warn(warning.Text);
        }
    }

    public void Remark(string text) => screen.ErrorHint($"steer: {text}");

    public void Tick(SweepProgress progress)
    {
    }
}
