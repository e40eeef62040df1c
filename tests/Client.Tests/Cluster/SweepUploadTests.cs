using SteerCluster.Client.Cluster.Launching;
using SteerCluster.Client.Failures;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Cluster;

public sealed class SweepUploadTests
{
    [Theory]
    [InlineData("demo", "/etc/passwd", "must be relative")]
    [InlineData("demo", "absent.jsonl", "cannot be read")]
    [InlineData("my sweep", "data.jsonl", "'my sweep' is the sweep's id")]
    public void Of_WhatCannotBeSent_IsRefused(string name, string path, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.jsonl", "{}");
        var file = folder.Write("sweep.yaml", $"name: {name}\nmodels: [{{path: m}}]\nconcepts: [{{name: c, path: {path}}}]\n");

        Assert.Contains(expected, Assert.Throws<ClientException>(() => SweepUpload.Of(file, null)).Message);
    }
}
