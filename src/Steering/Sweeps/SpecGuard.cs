using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SteerCluster.Steering.Sweeps;

/// <summary>Looks at a YAML text event by event before it becomes a tree: sweep files also come over the network.</summary>
internal static class SpecGuard
{
    private const int MaxDepth = 16;

    private const int MaxLength = 1 << 20;

    /// <summary>Refuses what a sweep file never needs and what could exhaust stack or memory.</summary>
    public static void Check(string text, string file)
    {
        if (text.Length > MaxLength)
        {
            throw Refuse(file, 0, $"the text has {text.Length} characters; the most is {MaxLength}");
        }

        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            if (depth > MaxDepth)
            {
                throw Refuse(file, (int)current.Start.Line, $"values are nested deeper than {MaxDepth} levels");
            }

            if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                throw Refuse(file, (int)current.Start.Line, "anchors and aliases are not supported; write the value out");
            }
        }
    }

    private static SweepSpecException Refuse(string file, int line, string message) =>
        new(file, [new SpecProblem(line, "(file)", null, message)]);
}
