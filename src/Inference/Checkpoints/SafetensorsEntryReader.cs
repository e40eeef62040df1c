using System.Collections.Immutable;
using System.Text.Json;

namespace SteerCluster.Inference.Checkpoints;

/// <summary>Reads one tensor's object of a safetensors header: <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>.</summary>
internal readonly ref struct SafetensorsEntryReader(string file, string tensor, long dataStart, long dataLength)
{
    private const int MaxRank = 32;

    public SafetensorsEntry Read(ref Utf8JsonReader reader)
    {
        string? type = null;
        ImmutableArray<long>? shape = null, offsets = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Error($"is of kind {reader.TokenType}", "It must be an object with dtype, shape and data_offsets.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if ((key == "dtype" && type is not null) || (key == "shape" && shape is not null) || (key == "data_offsets" && offsets is not null))
            {
                throw Error($"has {key} twice", "Each key may stand there once.");
            }

            reader.Read();
            switch (key)
            {
                case "dtype":
                    type = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Error("has a dtype that is no string", "");
                    break;
                case "shape":
                    shape = Numbers(ref reader, key);
                    break;
                case "data_offsets":
                    offsets = Numbers(ref reader, key);
                    break;
                default:
                    throw Error($"has the unknown key {SafetensorsHeader.Shorten(key)}", "Known are dtype, shape and data_offsets.");
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw Error($"lacks {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}", "It needs dtype, shape and data_offsets.");
        }

        return Check(type, shape.Value, offsets.Value);
    }

    private SafetensorsEntry Check(string type, ImmutableArray<long> shape, ImmutableArray<long> offsets)
    {
        var sizes = string.Join(", ", shape);
        if (SafetensorsTypes.BitsOf(type) is not { } bits)
        {
            throw Error($"has the unknown dtype {SafetensorsHeader.Shorten(type)}", $"Known are {SafetensorsTypes.Known}.");
        }

        if (SafetensorsTypes.ByteCount(bits, shape) is not { } bytes)
        {
            throw Error($"of type {type} and shape [{sizes}] has no whole number of bytes that fits 64 bits", "Correct the shape.");
        }

        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > dataLength)
        {
            throw Error(
                $"has data_offsets [{string.Join(", ", offsets)}] in {dataLength} bytes of data",
                "They must be begin and end inside the data; if the file is truncated, fetch it again.");
        }

        if (offsets[1] - offsets[0] != bytes)
        {
            throw Error($"of type {type} and shape [{sizes}] needs {bytes} bytes but data_offsets span {offsets[1] - offsets[0]}", "Correct one of them.");
        }

        return new(tensor, type, shape, dataStart + offsets[0], bytes);
    }

    private ImmutableArray<long> Numbers(ref Utf8JsonReader reader, string key)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Error($"has a {key} of kind {reader.TokenType}", "It must be a list of whole numbers, 0 or more.");
        }

        var numbers = ImmutableArray.CreateBuilder<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
            {
                throw Error($"has something else than whole numbers of 0 or more in {key}", "Correct the header.");
            }

            numbers.Add(number);
            if (numbers.Count > MaxRank)
            {
                throw Error($"has more than {MaxRank} numbers in {key}", "Correct the header.");
            }
        }

        return numbers.ToImmutable();
    }

    private CheckpointException Error(string what, string advice) => new($"Cannot read {file}: tensor {SafetensorsHeader.Shorten(tensor)} {what}. {advice}".TrimEnd());
}
