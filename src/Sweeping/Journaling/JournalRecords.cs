using SteerCluster.Sweeping.Extraction;
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

    /// <summary>Generated tokens.</summary>
    public static byte[] EncodeTokens(IReadOnlyCollection<int> tokens)
    {
        using var writer = new RecordWriter(RecordKind.Tokens);
        writer.WriteList(tokens, writer.Write);
        return writer.ToArray();
    }

    /// <summary>Generated tokens.</summary>
    public static int[] DecodeTokens(byte[] payload) => RecordReader.Read(payload, RecordKind.Tokens, reader => reader.List(reader.Int));

    /// <summary>Readings of items.</summary>
    public static ItemReadings[] DecodeItems(byte[] payload) => RecordReader.Read(payload, RecordKind.Items, reader =>
        reader.List(() => new ItemReadings(reader.Int(), reader.Reading(), reader.List(() => reader.List(reader.Reading)))));

    /// <summary>Steering vectors.</summary>
    public static ExtractedVectors DecodeVectors(byte[] payload) => RecordReader.Read(payload, RecordKind.Vectors, reader =>
        new ExtractedVectors(reader.List(reader.Int), reader.List(() => reader.List(reader.Float)), reader.List(reader.Double)));
}
