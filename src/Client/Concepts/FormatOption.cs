using System.CommandLine;
using SteerCluster.Steering.Concepts;

namespace SteerCluster.Client.Concepts;

/// <summary>The <c>--format</c> option of concept data.</summary>
internal static class FormatOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--format") { Description = "Format of the data.", DefaultValueFactory = _ => ConceptFormats.Auto };
        option.AcceptOnlyFromAmong([ConceptFormats.Auto, .. ConceptFormats.Default.Names]);
        return option;
    }
}
