using Azure.Storage.Blobs;
using Orleans.Configuration;

namespace SteerCluster.Silo.Storage;

/// <summary>State in Azure Blob storage, one blob a grain; the blob's ETag guards against two writers.</summary>
internal sealed class AzureBlobStore(string connectionString, string container) : IGrainStore
{
    private readonly BlobServiceClient _client = new(connectionString, Options());

    public string Name => $"azureblob {container}";

    public void Register(ISiloBuilder silo) => silo.AddAzureBlobGrainStorage(
        GrainStores.ProviderName,
        (AzureBlobStorageOptions blob) =>
        {
            blob.ContainerName = container;
            blob.BlobServiceClient = _client;
        });

    public Task Prepare(CancellationToken ct) => _client.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: ct);

    public Task Probe(CancellationToken ct) => _client.GetBlobContainerClient(container).GetPropertiesAsync(cancellationToken: ct);

    // Owners retry; a call that waited for minutes would outlive the grain call that made it.
    private static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 2;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return options;
    }
}
