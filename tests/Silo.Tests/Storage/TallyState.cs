namespace SteerCluster.Silo.Tests.Storage;

[GenerateSerializer, Alias("steercluster.tests.TallyState")]
public sealed class TallyState
{
    [Id(0)]
    public byte[] Bytes { get; set; } = [];
}
