using System.Text;
using System.Text.Json.Nodes;
using SteerCluster.Reporting.Figures;
using SteerCluster.Reporting.Markdown;
using SteerCluster.Tests;

namespace SteerCluster.Reporting.Tests.Markdown;

public sealed class MarkdownReportTests
{
    private static string Write(ReportData data, params Figure[] figures)
    {
        using var stream = new MemoryStream();
        MarkdownReport.Write(stream, data, figures, "figures");
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Write_Sweep_HasFindingsTablesAndLinks()
    {
        var text = Write(new MadeUpSweep().Data(), new Figure("layer-curves", "Layers", "Effect by layer", "", []));

        Assert.StartsWith("# made-up\n\n- models: 4 (one, two, three, four)\n", text);
        Assert.Contains("\n- **Best layers.** In 8 cells", text);
        Assert.Contains("\n| model | concept | items |", text);
        Assert.Contains("\n| one | first | 24 | 2 (4) | 50 % | +4.04 [", text);
        Assert.Contains("\n- [Effect by layer](figures/layer-curves.svg)\n", text);
    }

    [Fact]
    public void Write_AnyTable_HasAsManyCellsInEveryLine()
    {
        var lines = Write(new MadeUpSweep { Concepts = ["a|b", "c"], Generation = true }.Data()).Split('\n');

        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|') && lines[i - 1].StartsWith('|'))
            {
                Assert.Equal(Bars(lines[i - 1]), Bars(lines[i]));
            }
        }
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        var data = new MadeUpSweep { Manifest = new JsonObject { ["spec"] = new JsonObject { ["name"] = "a sweep" } } }.Data();

        Assert.StartsWith("# a sweep\n", Write(data));
        Assert.Equal(Write(data), Write(data));
    }

    private static int Bars(string line) => line.Replace("\\|", "").Count(c => c == '|');
}
