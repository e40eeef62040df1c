using System.Net;
using System.Net.Sockets;

namespace SteerCluster.Client.Cluster.Local;

/// <summary>Ports of loopback that nothing listens on.</summary>
internal static class FreePorts
{
    /// <summary>So many distinct ones; all are held until all are known.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
