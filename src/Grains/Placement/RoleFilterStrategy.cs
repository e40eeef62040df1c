using Orleans.Metadata;
using Orleans.Placement;

namespace SteerCluster.Grains.Placement;

/// <summary>Asks for a role in the silos' metadata.</summary>
public sealed class RoleFilterStrategy : PlacementFilterStrategy
{
    private const string RoleProperty = "role";
    private const string RequiredProperty = "required";

    /// <summary>For the runtime, which fills it.</summary>
    public RoleFilterStrategy()
        : this("", false)
    {
    }

    /// <summary>Creates it.</summary>
    /// <param name="role">The role.</param>
    /// <param name="required">Whether silos without it are refused even where no silo has it.</param>
    public RoleFilterStrategy(string role, bool required)
        : base(0) => (Role, Required) = (role, required);

    /// <summary>The role.</summary>
    public string Role { get; private set; }

    /// <summary>Whether silos without it are refused even where no silo has it.</summary>
    public bool Required { get; private set; }

    /// <inheritdoc/>
    public override void AdditionalInitialize(GrainProperties properties)
    {
        Role = GetPlacementFilterGrainProperty(RoleProperty, properties) ?? "";
        Required = bool.Parse(GetPlacementFilterGrainProperty(RequiredProperty, properties) ?? bool.FalseString);
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> GetAdditionalGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, IReadOnlyDictionary<string, string> existingProperties) =>
    [
        new(RoleProperty, Role),
        new(RequiredProperty, Required.ToString()),
    ];
}
