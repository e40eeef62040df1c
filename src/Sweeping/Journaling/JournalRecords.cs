using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Journaling;

/// <summary>
/// Measurements as payloads of a <see cref="SweepJournal"/>, and back, with the exact bits of every number. Decoding throws
/// <see cref="JournalException"/> where a payload is of another kind or version.
/// </summary>
public static class JournalRecords
{
    /// <summary>Readings of items.</summary>
    public static byte[] Encode(IReadOnlyCollection<ItemReadings> items)
    {
        using var writer = new RecordWriter(RecordKind.Items);
        writer.WriteList(items, item =>
        {
            writer.Write(item.Item);
            writer.Write(item.Baseline);
            writer.WriteList(item.Steered, unit => writer.WriteList(unit, writer.Write));
        });
        return writer.ToArray();
    }

    /// <summary>Steering vectors.</summary>
    public static byte[] Encode(ExtractedVectors vectors)
    {
        using var writer = new RecordWriter(RecordKind.Vectors);
        writer.WriteList(vectors.Layers, writer.Write);
        writer.WriteList(vectors.Vectors, vector => writer.WriteList(vector, writer.Write));
        writer.WriteList(vectors.ResidualNorms, writer.Write);
        return writer.ToArray();
    }

    /// <summary>Readings of a control vector.</summary>
    public static byte[] Encode(ControlMeasurement control)
    {
        using var writer = new RecordWriter(RecordKind.Control);
        writer.Write(control.Kind);
        writer.Write(control.Layer);
        writer.Write(control.Index);
        writer.WriteList(control.Low, writer.Write);
        writer.WriteList(control.High, writer.Write);
        return writer.ToArray();
    }

    /// <summary>Generated answers.</summary>
    public static byte[] Encode(IReadOnlyCollection<GeneratedSample> samples)
    {
        using var writer = new RecordWriter(RecordKind.Generations);
        writer.WriteList(samples, sample =>
        {
            writer.Write(sample.Layer);
            writer.Write(sample.Strength);
            writer.Write(sample.PromptIndex);
            writer.WriteList(sample.TokenIds, writer.Write);
            writer.Write(sample.Text);
            writer.Write(sample.Answer is not null);
            writer.Write(sample.Answer ?? "");
            writer.Write(sample.IsValid);
            writer.Write(sample.MatchesBehavior);
        });
        return writer.ToArray();
    }

    /// <summary>Readings of items.</summary>
    public static ItemReadings[] DecodeItems(byte[] payload) => RecordReader.Read(payload, RecordKind.Items, reader =>
        reader.List(() => new ItemReadings(reader.Int(), reader.Reading(), reader.List(() => reader.List(reader.Reading)))));

    /// <summary>Steering vectors.</summary>
    public static ExtractedVectors DecodeVectors(byte[] payload) => RecordReader.Read(payload, RecordKind.Vectors, reader =>
        new ExtractedVectors(reader.List(reader.Int), reader.List(() => reader.List(reader.Float)), reader.List(reader.Double)));

    /// <summary>Readings of a control vector.</summary>
    public static ControlMeasurement DecodeControl(byte[] payload) => RecordReader.Read(payload, RecordKind.Control, reader =>
        new ControlMeasurement(reader.Text(), reader.Int(), reader.Int(), reader.List(reader.Reading), reader.List(reader.Reading)));

    /// <summary>Generated answers.</summary>
    public static GeneratedSample[] DecodeGenerations(byte[] payload) => RecordReader.Read(payload, RecordKind.Generations, reader =>
        reader.List(() => Sample(reader)));

    private static GeneratedSample Sample(RecordReader reader)
    {
        var (layer, strength, item) = (reader.Int(), reader.Double(), reader.Int());
        var (tokens, text) = (reader.List(reader.Int), reader.Text());
        var (hasAnswer, answer) = (reader.Bool(), reader.Text());
        return new GeneratedSample(layer, strength, item, tokens, text, hasAnswer ? answer : null, reader.Bool(), reader.Bool());
    }
}
