namespace SteerCluster.Silo.Hosting;

/// <summary>The storage could not be prepared within its time.</summary>
internal sealed class StorageUnavailableException(string store, TimeSpan limit, Exception cause) : Exception(
    $"Storage {store} was not ready within {limit.TotalSeconds:0} s (Timings:StorageWait): {cause.Message}", cause);
