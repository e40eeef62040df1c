using System.CommandLine;
using System.Text.Json.Nodes;
using SteerCluster.Client.Verbs;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Client.Schema;

/// <summary><c>steer schema</c>: the JSON schema of sweep files, for editors.</summary>
internal static class SchemaVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "schema",
            "Print the JSON schema of sweep files. An editor with a YAML language server completes and checks a file that begins with "
            + "`# yaml-language-server: $schema=sweep.schema.json`.")
        {
            Examples = [("steer schema > sweep.schema.json", "beside the sweep file")],
        };
        verb.Runs((_, screen) =>
        {
            var schema = SweepSchema.Generate();
            screen.Json(JsonNode.Parse(schema)!);
            screen.Verbatim(schema);
            return 0;
        });
        return verb;
    }
}
