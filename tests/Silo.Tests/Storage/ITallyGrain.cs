namespace SteerCluster.Silo.Tests.Storage;

/// <summary>Keeps bytes, as the units do.</summary>
[Alias("steercluster.tests.ITallyGrain")]
public interface ITallyGrain : IGrainWithStringKey
{
    [Alias("Keep")]
    Task Keep(byte[] bytes);

    [Alias("Get")]
    Task<byte[]> Get();

    [Alias("Clear")]
    Task Clear();

    [Alias("Forget")]
    Task Forget();
}
