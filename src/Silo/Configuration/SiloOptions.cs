using SteerCluster.Grains.Hosting;
using SteerCluster.ServiceDefaults.Access;

namespace SteerCluster.Silo.Configuration;

/// <summary>All settings of a silo, read once by <see cref="SiloOptionsReader"/>.</summary>
/// <param name="Name">The silo's name in the membership, logs and metrics.</param>
/// <param name="Role">What it is for.</param>
/// <param name="ClusterId">The cluster that it joins; silos of another id are strangers.</param>
/// <param name="ServiceId">The owner of the durable state; stays the same when the cluster id changes.</param>
/// <param name="Endpoints">Where it listens.</param>
/// <param name="Membership">How silos find each other.</param>
/// <param name="Storage">Where grain state lies.</param>
/// <param name="Device">What it measures with: <c>cpu</c>, or an accelerator such as <c>cuda:0</c>.</param>
/// <param name="Cluster">What its grains and its worker are told: roots, worker, scheduling, retries.</param>
/// <param name="Timings">How long things may take.</param>
/// <param name="Access">Who may use its HTTP endpoints.</param>
/// <param name="Dashboard">Whether it serves the Orleans dashboard.</param>
/// <param name="Metadata">Further silo metadata, for placement.</param>
public sealed record SiloOptions(
    string Name,
    SiloRole Role,
    string ClusterId,
    string ServiceId,
    EndpointSettings Endpoints,
    MembershipSettings Membership,
    StorageSettings Storage,
    string Device,
    SteerClusterOptions Cluster,
    TimingSettings Timings,
    AccessOptions Access,
    bool Dashboard,
    IReadOnlyDictionary<string, string> Metadata);
