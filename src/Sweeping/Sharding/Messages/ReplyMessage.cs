using SteerCluster.Inference.Backends;

namespace SteerCluster.Sweeping.Sharding.Messages;

/// <summary>The answer to a message: what came out, or the error in words and of which sort.</summary>
internal static class ReplyMessage
{
    /// <summary>What came out of a shard.</summary>
    public static ReadOnlyMemory<byte> Done<T>(ShardOutput<T> output, Action<MessageWriter, T> write)
    {
        using var rows = output.Rows;
        var writer = new MessageWriter(MessageKind.Done, rows?.ByteCount ?? 0);
        write(writer, output.Read);
        writer.Rows(rows);
        return writer.Content;
    }

    /// <summary>Done, with nothing to say.</summary>
    public static ReadOnlyMemory<byte> Done() => new MessageWriter(MessageKind.Done).Content;

    /// <summary>An error.</summary>
    public static ReadOnlyMemory<byte> Of(Exception error)
    {
        var writer = new MessageWriter(error switch
        {
            OutOfMemoryException => MessageKind.OutOfMemory,
            ArithmeticException => MessageKind.NotFinite,
            ShardMessageException => MessageKind.Refused,
            ShardLostException => MessageKind.Lost,
            _ => MessageKind.Failed,
        });
        writer.Text(error.Message);
        return writer.Content;
    }

    /// <summary>Begins to read an answer; an error is thrown here as it was thrown there.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="where">The shard, in words.</param>
    public static MessageReader Read(ReadOnlyMemory<byte> reply, string where)
    {
        var reader = new MessageReader(reply);
        if (reader.Kind == MessageKind.Done)
        {
            return reader;
        }

        reader.Require(reader.Kind is >= MessageKind.OutOfMemory and <= MessageKind.Lost, "it is no answer");
        var text = $"{where}: {reader.Text("a text's length")}";
        throw reader.Kind switch
        {
            MessageKind.OutOfMemory => new OutOfMemoryException(text),
            MessageKind.NotFinite => new NonFiniteException(text),
            MessageKind.Refused => new ShardMessageException(text),
            MessageKind.Lost => new ShardLostException(text),
            _ => new ShardException(text),
        };
    }
}
