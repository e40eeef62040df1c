using SteerCluster.Client.Quantities;
using SteerCluster.Inference.Backends;
using SteerCluster.Inference.Models;
using SteerCluster.Inference.Tokenization;

namespace SteerCluster.Client.Models;

/// <summary>Takes a fixed prompt through the model and measures the speed.</summary>
internal static class ForwardCheck
{
    // A sweep's batches are wide; a rate measured on fewer rows would be too low.
    private const int RowsForRate = 512;
    private static readonly TimeSpan QuickPass = TimeSpan.FromSeconds(2);

    public static Finding Run(DecoderShard model, Tokenizer? tokenizer, string? format, TimeProvider clock)
    {
        var tokens = CheckPrompt.Tokens(model.Config, tokenizer, format);
        float[] logits;
        try
        {
            logits = LastLogits(model, tokens);
        }
        catch (NonFiniteException error)
        {
            return new Finding("forward", false, error.Message);
        }

        if (!logits.All(float.IsFinite))
        {
            return new Finding("forward", false, "the logits are NaN or infinite although the residual stream is finite; the LM head is damaged");
        }

        var (rows, seconds) = Measure(model, tokens, clock);
        var best = Array.IndexOf(logits, logits.Max());
        var next = tokenizer is null ? $"token {best}" : $"token {best}, \"{tokenizer.Decode([best]).ReplaceLineEndings(" ")}\"";
        var rate = rows / seconds;
        return new Finding("forward", true, $"{Amount.Short(rate)} tokens/s on {model.Backend.Device} ({rows} tokens in {Amount.Fixed(seconds, 2)} s)")
        {
            Details = [$"a prompt of {tokens.Length} tokens gives finite logits; the most likely next is {next}"],
            Data = new { Device = model.Backend.Device, TokensPerSecond = rate, Rows = rows, Seconds = seconds, PromptTokens = tokens.Length, NextToken = best },
        };
    }

    private static (int Rows, double Seconds) Measure(DecoderShard model, int[] tokens, TimeProvider clock)
    {
        var alone = Time(model, tokens, 1, clock);
        if (alone > QuickPass)
        {
            return (tokens.Length, alone.TotalSeconds);
        }

        var copies = Math.Max(1, RowsForRate / tokens.Length);
        var first = Time(model, tokens, copies, clock);
        var best = first > QuickPass ? first : Enumerable.Range(0, 3).Min(_ => Time(model, tokens, copies, clock));
        return (tokens.Length * copies, best.TotalSeconds);
    }

    private static TimeSpan Time(DecoderShard model, int[] tokens, int copies, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        using var residual = Forward(model, [.. Enumerable.Repeat(tokens, copies).SelectMany(copy => copy)], BatchLayout.Of(Enumerable.Repeat(tokens.Length, copies)));
        model.Backend.Read(residual, new float[residual.Rows * residual.Columns]);
        return clock.GetElapsedTime(start);
    }

    private static float[] LastLogits(DecoderShard model, int[] tokens)
    {
        using var residual = Forward(model, tokens, BatchLayout.Of([tokens.Length]));
        using var last = residual.Slice(residual.Rows - 1, 1);
        using var logits = model.Logits(last);
        var values = new float[logits.Columns];
        model.Backend.Read(logits, values);
        return values;
    }

    private static Tensor Forward(DecoderShard model, int[] tokens, BatchLayout layout)
    {
        var residual = model.Embed(tokens);
        for (var layer = 0; layer < model.Config.LayerCount; layer++)
        {
            model.RunBlock(layer, residual, layout);
        }

        return residual;
    }
}
