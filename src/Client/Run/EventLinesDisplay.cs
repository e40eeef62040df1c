using System.Text.Json;
using SteerCluster.Client.Terminal;
using SteerCluster.Sweeping.Running;

namespace SteerCluster.Client.Run;

/// <summary>Every event as a line of JSON with its kind under <c>event</c>.</summary>
internal sealed class EventLinesDisplay(Screen screen) : IRunDisplay
{
    public void Run(Action loop) => loop();

    public void Show(SweepEvent happened, SweepProgress progress)
    {
        object line = happened switch
        {
            SweepEvent.Planned e => new { e.Cells },
            SweepEvent.CellFinished e => new { Cell = CellJson.Of(e.Summary) },
            _ => happened,
        };
        var fields = JsonSerializer.SerializeToNode(line, line.GetType(), JsonText.Options)!.AsObject();
        fields.Insert(0, "event", JsonNamingPolicy.SnakeCaseLower.ConvertName(happened.GetType().Name));
        screen.Json(fields);
    }

    public void Remark(string text) => screen.ErrorHint($"steer: {text}");

    public void Tick(SweepProgress progress)
    {
    }
}
