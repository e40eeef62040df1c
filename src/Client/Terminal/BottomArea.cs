using Spectre.Console;
using Spectre.Console.Rendering;

namespace SteerCluster.Client.Terminal;

/// <summary>
/// Lines at the bottom of a terminal that are redrawn in place, with lasting lines above them. Each is cut to the terminal's
/// width, since a wrapped one could not be taken back.
/// </summary>
internal sealed class BottomArea(IAnsiConsole console)
{
    private int _height;

    /// <summary>Draws the area anew.</summary>
    public void Draw(params IReadOnlyList<Segment[]> lines)
    {
        Erase();
        foreach (var line in lines)
        {
            console.Write(new Line(Cut(line, console.Profile.Width - 1)));
        }

        _height = lines.Count;
    }

    /// <summary>Writes text above; the area is gone until it is drawn again.</summary>
    public void Lasting(string text, Style? style = null)
    {
        Erase();
        console.Write(new Text(text + "\n", style));
    }

    /// <summary>Takes the area away.</summary>
    public void Erase()
    {
        if (_height > 0)
        {
            // Up to its first line, then everything below is cleared.
            console.Write(new ControlCode($"\r\u001b[{_height}A\u001b[J"));
            _height = 0;
        }
    }

    internal static IEnumerable<Segment> Cut(IEnumerable<Segment> line, int width)
    {
        foreach (var segment in line)
        {
            if (width <= 0)
            {
                yield break;
            }

            yield return segment.Text.Length <= width ? segment : new Segment(segment.Text[..(width - 1)] + "…", segment.Style);
            width -= segment.Text.Length;
        }
    }

    /// <summary>Segments as they are, then the end of the line.</summary>
    private sealed class Line(IEnumerable<Segment> segments) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [.. segments, Segment.LineBreak];
    }
}
