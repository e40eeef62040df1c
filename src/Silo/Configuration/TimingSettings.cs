namespace SteerCluster.Silo.Configuration;

/// <summary>How long things may take.</summary>
/// <remarks>
/// A silo that died is out of the membership after about <paramref name="Probe"/> times <paramref name="MissedProbes"/>. Compute
/// threads run below normal priority, so a probe of 5 s is not missed on a machine that is busy measuring; one that swaps may miss it.
/// </remarks>
/// <param name="Probe">Period and time limit of the probes between silos.</param>
/// <param name="MissedProbes">So many missed ones in a row make a silo suspect.</param>
/// <param name="Alive">Period of a silo's sign of life in the membership table; three missing ones make its entry stale.</param>
/// <param name="Join">How long a silo tries to join before it gives up.</param>
/// <param name="StorageWait">How long a silo waits for its storage at start.</param>
/// <param name="Response">How long a grain call may take; it is cancelled then.</param>
/// <param name="Shutdown">How long a silo may take to leave, all in all.</param>
/// <param name="Drain">How much of that its running waves have.</param>
public sealed record TimingSettings(
    TimeSpan Probe, int MissedProbes, TimeSpan Alive, TimeSpan Join, TimeSpan StorageWait, TimeSpan Response, TimeSpan Shutdown, TimeSpan Drain);
