namespace SteerCluster.Reporting.ControlVectors;

/// <summary>What the directions of a control vector must be, in a file that is read as in one that is written.</summary>
internal static class DirectionRules
{
    /// <summary>What is wrong with the directions, as the end of a sentence; null when nothing is.</summary>
    public static string? Problem(IReadOnlyDictionary<int, float[]> directions)
    {
        if (directions.Count == 0)
        {
            return "it has no direction. It needs at least one.";
        }

        var length = -1;
        foreach (var (layer, direction) in directions.OrderBy(pair => pair.Key))
        {
            if (layer < 1)
            {
                return $"layer {layer} has a direction. The format begins with layer 1.";
            }

            if (direction.Length == 0 || (length >= 0 && direction.Length != length))
            {
                return $"the direction of layer {layer} has {direction.Length} numbers{(length < 0 ? "" : $", another has {length}")}. All need the model's hidden size.";
            }

            var odd = Array.FindIndex(direction, number => !float.IsFinite(number));
            if (odd >= 0)
            {
                return FormattableString.Invariant($"number {odd} of the direction of layer {layer} is {direction[odd]}. All must be finite.");
            }

            length = direction.Length;
        }

        return null;
    }
}
