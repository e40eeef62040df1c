using SteerCluster.Inference.Models;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Prompting;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Waves;

/// <summary>The obvious way, to compare with: one whole forward pass of one sequence, every row at every block.</summary>
internal static class PlainPass
{
    public static AnswerReading Run(DecoderShard model, EncodedPrompt prompt, WaveUnit? unit, double strength, SteeringPositions positions)
    {
        var layout = BatchLayout.Of([prompt.Length]);
        using var residual = model.Embed(prompt.Tokens);
        for (var layer = 0; layer < model.Config.LayerCount; layer++)
        {
            model.RunBlock(layer, residual, layout);
            if (unit is not null && layer == unit.Layer)
            {
                using var vector = model.Backend.Allocate(1, unit.Vector.Length);
                model.Backend.Write(unit.Vector, vector);
                var first = positions.FirstSteered(prompt);
                using var rows = residual.Slice(first, prompt.Length - first);
                model.Backend.AddVector(rows, vector, 0, (float)strength);
            }
        }

        using var last = residual.Slice(prompt.Length - 1, 1);
        var logs = new double[2];
        model.LogProbabilities(last, [prompt.TokenA, prompt.TokenB], logs);
        return new AnswerReading(logs[0], logs[1]);
    }
}
