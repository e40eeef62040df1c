namespace SteerCluster.ServiceDefaults.Configuration;

/// <summary>The configuration cannot be used.</summary>
/// <param name="errors">All that is wrong with it, a line each: key, value, what is allowed.</param>
public sealed class SettingException(IReadOnlyList<string> errors)
    : Exception($"the configuration has {errors.Count} {(errors.Count == 1 ? "error" : "errors")}:\n  {string.Join("\n  ", errors)}")
{
    /// <summary>All that is wrong, a line each.</summary>
    public IReadOnlyList<string> Errors => errors;
}
