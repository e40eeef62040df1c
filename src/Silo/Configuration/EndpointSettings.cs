using System.Net;

namespace SteerCluster.Silo.Configuration;

/// <summary>Where a silo listens for silos and clients of Orleans. These ports ask for no token: they belong into a private network.</summary>
/// <param name="SiloPort">For the other silos.</param>
/// <param name="GatewayPort">For the API.</param>
/// <param name="Advertised">The address that others reach it by.</param>
/// <param name="ListenOnAny">Whether it listens on all addresses of the machine, as a container must whose address is translated.</param>
public sealed record EndpointSettings(int SiloPort, int GatewayPort, IPAddress Advertised, bool ListenOnAny)
{
    /// <summary>Whether other machines can reach it.</summary>
    public bool IsOpen => ListenOnAny || !IPAddress.IsLoopback(Advertised);
}
