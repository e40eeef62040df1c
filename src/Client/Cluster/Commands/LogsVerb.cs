using System.CommandLine;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Cluster.Connection;
using SteerCluster.Client.Verbs;

namespace SteerCluster.Client.Cluster.Commands;

/// <summary><c>steer logs ID</c>: what happened to a sweep.</summary>
internal static class LogsVerb
{
    public static Command Create()
    {
        var id = ClusterVerb.SweepId();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on until the sweep ends." };
        var verb = new Verb("logs", "Print what happened to a sweep: warnings, failures, retries.")
        {
            Examples = [("steer logs demo", "warnings and failures so far"), ("steer logs demo --follow", "and what happens from now on")],
        };
        verb.Add(id);
        verb.Add(follow);
        return verb.Asks(async (parsed, screen, client, cancellation) =>
        {
            var path = ApiClient.Sweep(parsed.GetRequiredValue(id), "logs") + (parsed.GetValue(follow) ? "?follow=true" : "");
            await foreach (var item in client.Events(path, null, ApiJson.Default.LogLine, cancellation))
            {
                screen.Json(item.Data);
                var cell = item.Data.Model is { } model ? $"{model} / {item.Data.Concept}: " : "";
                screen.Line($"{item.Data.Version,6} {item.Data.Level,-7} {cell}{item.Data.Text}");
            }

            return 0;
        });
    }
}
