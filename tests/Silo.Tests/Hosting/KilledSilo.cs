using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Tests.Servers;

namespace SteerCluster.Silo.Tests.Hosting;

/// <summary>What is written through a silo process is there after it was killed and started again.</summary>
internal static class KilledSilo
{
    public static async Task KeepsState(SiloProcess silo)
    {
        await silo.Ready();
        await using (var client = await SiloClient.Connect(silo))
        {
            await client.Grains.GetGrain<ISweepIndexGrain>(0).Add("kept");
        }

        await silo.Kill();
        silo.Restart();
        await silo.Ready();
        await using (var client = await SiloClient.Connect(silo))
        {
            Assert.Equal(["kept"], await client.Grains.GetGrain<ISweepIndexGrain>(0).List());
        }
    }
}
