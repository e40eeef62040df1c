using System.Reflection;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Running;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests;

public sealed class ArchitectureTests
{
    public static TheoryData<Assembly> Engine { get; } = [typeof(SweepSpec).Assembly, typeof(Checkpoint).Assembly, typeof(RunOptions).Assembly];

    [Theory]
    [MemberData(nameof(Engine))]
    public void Engine_References_NeitherOrleansNorAspNetNorTorchSharp(Assembly assembly) =>
        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), reference =>
            reference.Name!.Contains("Orleans", StringComparison.OrdinalIgnoreCase)
            || reference.Name.Contains("AspNetCore", StringComparison.OrdinalIgnoreCase)
            || reference.Name.Contains("Torch", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Steering")]
    [InlineData("Inference")]
    public void Leaf_Project_ReferencesNoOther(string project) =>
        Assert.DoesNotContain("ProjectReference", File.ReadAllText(Path.Combine(SharedData.Repository, "src", project, $"{project}.csproj")));

    [Fact]
    public void Client_PublicTypes_AreTheProgramAlone() =>
        Assert.Equal([typeof(Program)], typeof(Program).Assembly.GetExportedTypes());
}
