using SteerCluster.Inference.Checkpoints;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Sharding.Messages;

namespace SteerCluster.Sweeping.Sharding.Remote;

/// <summary>A batch of texts on blocks in another process.</summary>
internal sealed class RemoteGeneration(ShardLink link, ModelConfig config, BlockRange range, long session) : IGenerationSession
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private bool IsLast => range.End == config.LayerCount;

    public ShardOutput<int[]> Step(GenerationStep step, BoundaryRows? input, CancellationToken cancellation)
    {
        using var rows = input;
        link.RequireRoom(rows?.ByteCount ?? 0);
        var reply = link.Call(GenerationMessage.WriteStep(session, step, rows), cancellation);
        var next = reply.List<int>("a number of tokens");
        var expected = IsLast ? step.Tokens.Count : 0;
        reply.Require(
            next.Length == expected && next.All(t => t >= 0 && t < config.VocabularySize),
            $"it has {next.Length} next tokens, and {expected} of a vocabulary of {config.VocabularySize} are expected");
        return new(reply.Rows(IsLast ? 0 : step.RowCount, config.HiddenSize), next);
    }

    public void Dispose()
    {
        // A session that cannot be ended expires; what ended the work is said by the call that failed.
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            link.Call(GenerationMessage.WriteEnd(session), patience.Token).End();
        }
        catch (Exception e) when (e is ShardLostException or ShardException or ShardMessageException or OperationCanceledException)
        {
        }
    }
}
