using System.CommandLine;
using SteerCluster.Client.Cluster.Commands;
using SteerCluster.Client.Cluster.Contexts;
using SteerCluster.Client.Cluster.Launching;
using SteerCluster.Client.Cluster.Local;
using SteerCluster.Client.Cluster.Results;
using SteerCluster.Client.Cluster.Watching;
using SteerCluster.Client.Compare;
using SteerCluster.Client.Completion;
using SteerCluster.Client.Concepts;
using SteerCluster.Client.Demo;
using SteerCluster.Client.Models;
using SteerCluster.Client.Plan;
using SteerCluster.Client.Report;
using SteerCluster.Client.Run;
using SteerCluster.Client.Schema;
using SteerCluster.Client.Vectors;

namespace SteerCluster.Client.Verbs;

/// <summary>The <c>steer</c> command with all its verbs.</summary>
internal static class SteerCommand
{
    public static RootCommand Create(TimeProvider clock)
    {
        var root = new RootCommand(
            "Measures how steerable language models are: for which concept, at which layer. `steer demo` shows it in a minute.")
        {
            CommonOptions.Json,
            CommonOptions.Quiet,
            RunVerb.Create(clock),
            PlanVerb.Create(clock),
            DemoVerb.Create(clock),
            new Verb("models", "Checkpoints: list them, check them, make random ones.")
            {
                ModelsListVerb.Create(),
                ModelsCheckVerb.Create(clock),
                ModelsRandomVerb.Create(),
            },
            new Verb("concepts", "Contrastive data: look for its warts, bring it into one format.")
            {
                ConceptsLintVerb.Create(),
                ConceptsImportVerb.Create(),
            },
            ReportVerb.Create(),
            CompareVerb.Create(),
            new Verb("vectors", "Steering vectors: export them for other tools, look into files.")
            {
                VectorsExportVerb.Create(),
                VectorsShowVerb.Create(),
            },
            UpVerb.Create(clock),
            LaunchVerb.Create(clock),
            ListVerb.Create(),
            StatusVerb.Create(clock),
            WatchVerb.Create(clock),
            LogsVerb.Create(),
            WhyVerb.Create(),
            ResultsVerb.Create(),
            RetryVerb.Create(),
            ContextVerbs.Create(),
            SchemaVerb.Create(),
            CompletionVerb.Create(),
        };
        foreach (var verb in CommandVerbs.Create())
        {
            root.Add(verb);
        }

        ExamplesHelp.Install(root);
        return root;
    }
}
