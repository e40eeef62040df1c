using System.CommandLine;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Contexts;

/// <summary><c>steer context list | use | set</c>.</summary>
internal static class ContextVerbs
{
    public static Command Create() => new Verb("context", "Clusters by name: list them, choose one, add one.") { List(), Use(), Set() };

    private static Verb List()
    {
        var verb = new Verb("list", "List the contexts; a star marks the current one.") { Examples = [("steer context list", "which clusters are known")] };
        verb.Runs((_, screen) =>
        {
            var file = ContextFile.Default();
            var config = file.Read();
            screen.Json(new { file.Path, Current = config.CurrentContext, Contexts = config.Contexts.Select(context => new { context.Name, context.Api, HasToken = context.Token is not null || context.TokenFile is not null }) });
            var table = new ResultTable("", "name", "api", "token");
            foreach (var context in config.Contexts)
            {
                table.Row(context.Name == config.CurrentContext ? "*" : "", context.Name, context.Api, context.TokenFile ?? (context.Token is null ? "none" : "in the file"));
            }

            screen.Table(table);
            screen.Next(("steer context use NAME", "make one the current"), ("steer context set NAME --api URL", "add or change one"));
            return 0;
        });
        return verb;
    }

    private static Verb Use()
    {
        var name = new Argument<string>("NAME") { Description = "The context." };
        var verb = new Verb("use", "Make a context the current one.") { Examples = [("steer context use local", "the cluster of `steer up`")] };
        verb.Add(name);
        verb.Runs((parsed, screen) =>
        {
            var chosen = parsed.GetRequiredValue(name);
            ContextFile.Default().Use(chosen);
            screen.Json(new { Current = chosen });
            screen.Line($"the current context is {chosen}");
            screen.Next(("steer list", "the sweeps of this cluster"));
            return 0;
        });
        return verb;
    }

    private static Verb Set()
    {
        var name = new Argument<string>("NAME") { Description = "The context." };
        var api = new Option<string>("--api") { Description = "The API's address.", HelpName = "URL", Required = true };
        var token = new Option<string?>("--token") { Description = "The bearer token, kept in the file of contexts.", HelpName = "TOKEN" };
        var tokenFile = new Option<string?>("--token-file") { Description = "A file that has the token; read with every command.", HelpName = "FILE" };
        var use = new Option<bool>("--use") { Description = "Make it the current one." };
        var verb = new Verb("set", "Add a context, or change one.")
        {
            Examples = [("steer context set lab --api https://steer.lab.org --token-file ~/.steer-token --use", "a cluster with a token")],
        };
        verb.Add(name);
        verb.Add(api);
        verb.Add(token);
        verb.Add(tokenFile);
        verb.Add(use);
        verb.Runs((parsed, screen) =>
        {
            if (parsed.GetValue(token) is not null && parsed.GetValue(tokenFile) is not null)
            {
                throw new ClientException("give --token or --token-file, not both.");
            }

            var file = ContextFile.Default();
            var context = new ContextEntry
            {
                Name = parsed.GetRequiredValue(name),
                Api = ConnectionOptions.Url(parsed.GetRequiredValue(api)).ToString().TrimEnd('/'),
                Token = parsed.GetValue(token),
                TokenFile = parsed.GetValue(tokenFile) is { } path ? Path.GetFullPath(path) : null,
            };
            file.Set(context, parsed.GetValue(use));
            screen.Json(new { context.Name, context.Api, file.Path });
            screen.Line($"context {context.Name}: {context.Api}");
            screen.Next(($"steer context use {NextCommands.Quote(context.Name)}", "make it the current one"), ("steer list", "the sweeps of the current one"));
            return 0;
        });
        return verb;
    }
}
