namespace SteerCluster.Grains.Interfaces.Units;

/// <summary>A piece of a unit's finished work.</summary>
/// <param name="Key">Says all that the payload depends on.</param>
/// <param name="Payload">The numbers with their exact bits.</param>
[GenerateSerializer, Immutable, Alias("steercluster.UnitRecord")]
public sealed record UnitRecord([property: Id(0)] string Key, [property: Id(1)] byte[] Payload);
