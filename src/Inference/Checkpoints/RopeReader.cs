namespace SteerCluster.Inference.Checkpoints;

/// <summary>Reads the rotary embedding's settings: <c>rope_theta</c> with <c>rope_scaling</c>, or the newer <c>rope_parameters</c>.</summary>
internal static class RopeReader
{
    private const double MaxTheta = 1e15;
    private const double MaxFactor = 1e6;

    public static (double? Theta, RopeScaling? Scaling) Read(JsonFields fields)
    {
        var parameters = fields.Object("rope_parameters");
        var scaling = fields.Object("rope_scaling");
        var theta = parameters is not null && parameters.TryGet("rope_theta", out _)
            ? parameters.Number("rope_theta", null, 1, MaxTheta)
            : fields.Number("rope_theta", 10000, 1, MaxTheta);

        foreach (var each in new[] { fields, parameters })
        {
            if (each is not null && each.Number("partial_rotary_factor", 1, 0, 1) is < 1)
            {
                fields.Problem("partial_rotary_factor is below 1; rotating a part of each head is not supported");
            }
        }

        var newer = parameters is null ? null : Scaling(fields, parameters, "rope_parameters", typeIsOptional: true);
        var older = scaling is null ? null : Scaling(fields, scaling, "rope_scaling", typeIsOptional: false);
        if (parameters is not null && scaling is not null && newer != older)
        {
            fields.Problem("rope_parameters and rope_scaling disagree; leave one of them");
        }

        return (theta, newer ?? older);
    }

    private static RopeScaling? Scaling(JsonFields fields, JsonFields rope, string key, bool typeIsOptional)
    {
        var nested = rope.Properties().FirstOrDefault(property => property.Value.ValueKind == System.Text.Json.JsonValueKind.Object);
        if (nested.Value.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            fields.Problem($"{key} has settings of its own for {nested.Name}; one set for all blocks is supported");
            return null;
        }

        var typeKey = rope.TryGet("rope_type", out _) ? "rope_type" : "type";
        if (!rope.TryGet(typeKey, out _))
        {
            if (!typeIsOptional || rope.TryGet("factor", out _))
            {
                fields.Problem($"{key} names no rope_type; it must be default, linear or llama3");
            }

            return null;
        }

        switch (rope.OneOf(typeKey, "default", "linear", "llama3"))
        {
            case "linear":
                return rope.Number("factor", null, 1, MaxFactor) is { } linear ? new RopeScaling.Linear(linear) : null;
            case "llama3":
                var factor = rope.Number("factor", null, 1, MaxFactor);
                var low = rope.Number("low_freq_factor", null, 1e-6, MaxFactor);
                var high = rope.Number("high_freq_factor", null, 1e-6, MaxFactor);
                var original = rope.Int("original_max_position_embeddings", null, 1, int.MaxValue);
                if (high <= low)
                {
                    fields.Problem($"{key}.high_freq_factor is {high} and low_freq_factor is {low}; high must be above low");
                }

                return factor is null || low is null || high is null || original is null
                    ? null
                    : new RopeScaling.Llama3(factor.Value, low.Value, high.Value, original.Value);
            default:
                return null;
        }
    }
}
