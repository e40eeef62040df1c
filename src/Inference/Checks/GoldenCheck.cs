using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;

namespace SteerCluster.Inference.Checks;

/// <summary>
/// Compares a checkpoint on a backend with golden vectors: logits at every position, the residual stream after every block,
/// both also steered, and greedy continuations.
/// </summary>
public sealed class GoldenCheck
{
    private readonly DecoderShard _model;
    private readonly GoldenManifest _manifest;
    private readonly SafetensorsFile _arrays;
    private readonly float[] _vectors;

    private GoldenCheck(DecoderShard model, GoldenManifest manifest, SafetensorsFile arrays)
    {
        _model = model;
        _manifest = manifest;
        _arrays = arrays;
        _vectors = arrays.Entries.ContainsKey("steer.vectors") ? arrays.ReadFloats("steer.vectors") : [];
    }

    private int Hidden => _model.Config.HiddenSize;

    /// <summary>Runs every case that the manifest has for this checkpoint, found by its folder's name.</summary>
    /// <param name="model">The whole model.</param>
    /// <param name="checkpointFolder">Its folder.</param>
    /// <param name="manifestPath">A <c>manifest.json</c>; arrays lie beside it.</param>
    /// <exception cref="FormatException">The manifest has another form, or no entry for this checkpoint.</exception>
    public static IReadOnlyList<GoldenResult> Run(DecoderShard model, string checkpointFolder, string manifestPath)
    {
        var results = new List<GoldenResult>();
        foreach (var manifest in GoldenManifest.Read(manifestPath, checkpointFolder))
        {
            using var arrays = SafetensorsFile.Open(manifest.ArraysPath);
            var check = new GoldenCheck(model, manifest, arrays);
            results.AddRange(manifest.Cases.Select(check.Run));
        }

        return results;
    }

    private GoldenResult Run(GoldenCase golden) => (golden.GreedyCount > 0 ? Greedy(golden) : Forward(golden)) with
    {
        LogitsLimit = _manifest.LogitsTolerance,
        HiddenLimit = _manifest.HiddenTolerance,
    };

    private GoldenResult Forward(GoldenCase golden)
    {
        var layout = BatchLayout.Of([golden.Tokens.Length]);
        var hidden = new float[_model.Config.LayerCount * golden.Tokens.Length * Hidden];
        using var residual = _model.Embed(golden.Tokens);
        for (var layer = 0; layer < _model.Config.LayerCount; layer++)
        {
            _model.RunBlock(layer, residual, layout);
            Steer(golden.Steering, layer, residual, 0);
            _model.Backend.Read(residual, hidden.AsSpan(layer * golden.Tokens.Length * Hidden, golden.Tokens.Length * Hidden));
        }

        using var rows = _model.Logits(residual);
        var logits = new float[rows.Rows * rows.Columns];
        _model.Backend.Read(rows, logits);
        var logitsError = Compare(golden, "logits", logits);
        var hiddenError = Compare(golden, "hidden", hidden);
        return new GoldenResult(
            _manifest.Model, golden.Id, logitsError, hiddenError, null,
            !(logitsError > _manifest.LogitsTolerance) && !(hiddenError > _manifest.HiddenTolerance) && (logitsError ?? hiddenError) is not null);
    }

    private double? Compare(GoldenCase golden, string kind, float[] actual)
    {
        var name = $"{golden.Id}.{kind}";
        return golden.Arrays.Contains(name) ? LargestError(actual, _arrays.ReadFloats(name)) : null;
    }

    /// <summary>Infinite where the sizes differ or a value is not a number.</summary>
    private static double LargestError(float[] actual, float[] expected)
    {
        var worst = actual.Length == expected.Length ? 0.0 : double.PositiveInfinity;
        for (var i = 0; i < Math.Min(actual.Length, expected.Length); i++)
        {
            var error = Math.Abs((double)actual[i] - expected[i]);
            worst = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(worst, error);
        }

        return worst;
    }

    private GoldenResult Greedy(GoldenCase golden)
    {
        var range = BlockRange.All(_model.Config);
        using var cache = new KeyValueCache(_model.Backend, _model.Config, range, [golden.Tokens.Length + golden.GreedyCount]);
        var expected = _arrays.ReadInts(golden.Id);
        var generated = new List<int>();
        var input = golden.Tokens;
        while (generated.Count < golden.GreedyCount)
        {
            var layout = BatchLayout.Of([input.Length]);
            var first = cache.Length(0);
            using var residual = _model.Embed(input);
            for (var layer = 0; layer < range.End; layer++)
            {
                _model.RunBlock(layer, residual, layout, cache);
                Steer(golden.Steering, layer, residual, first);
            }

            cache.Advance(layout);
            using var last = residual.Slice(input.Length - 1, 1);
            using var logits = _model.Logits(last);
            var values = new float[logits.Columns];
            _model.Backend.Read(logits, values);
            input = [Array.IndexOf(values, values.Max())];
            generated.Add(input[0]);
        }

        var matches = generated.SequenceEqual(expected);
        return new GoldenResult(_manifest.Model, golden.Id, null, null, matches, matches);
    }

    private void Steer(GoldenSteering? steering, int layer, Tensor residual, int firstPosition)
    {
        if (steering is null || !steering.Layers.Contains(layer))
        {
            return;
        }

        using var vector = _model.Backend.Allocate(1, Hidden);
        _model.Backend.Write(steering.Ablate ? Unit(steering.DirectionRow) : _vectors.AsSpan(layer * Hidden, Hidden), vector);
        var positions = steering.Positions ?? [.. Enumerable.Range(firstPosition, residual.Rows)];
        foreach (var position in positions)
        {
            using var row = residual.Slice(position - firstPosition, 1);
            if (steering.Ablate)
            {
                _model.Backend.Ablate(row, vector);
            }
            else
            {
                _model.Backend.AddVector(row, vector, 0, steering.Strength);
            }
        }
    }

    private float[] Unit(int row)
    {
        var vector = _vectors.AsSpan(row * Hidden, Hidden).ToArray();
        var norm = Math.Sqrt(vector.Sum(x => (double)x * x));
        return [.. vector.Select(x => (float)(x / norm))];
    }
}
