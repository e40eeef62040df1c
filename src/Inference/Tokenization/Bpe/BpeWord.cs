namespace SteerCluster.Inference.Tokenization.Bpe;

/// <summary>
/// The tokens of one piece while pairs are merged: a doubly linked list, and a queue of pairs by rank, then by position. O(n log n),
/// so that a megabyte of one letter is a matter of a second or two.
/// </summary>
internal sealed class BpeWord(List<int> tokens, IReadOnlyDictionary<(int Left, int Right), BpeMerge> merges)
{
    private const int None = -1;

    private readonly int[] _tokens = [.. tokens];
    private readonly int[] _next = [.. Enumerable.Range(1, tokens.Count)];
    private readonly int[] _previous = [.. Enumerable.Range(-1, tokens.Count)];
    private readonly PriorityQueue<(int Position, int Result), long> _queue = new(tokens.Count);

    /// <summary>Merges what can be merged, and appends the tokens that remain.</summary>
    public void MergeInto(List<int> output)
    {
        _next[^1] = None;
        for (var i = 0; i + 1 < _tokens.Length; i++)
        {
            Offer(i);
        }

        while (_queue.TryDequeue(out var entry, out _))
        {
            // An entry has expired when one of its tokens was merged away; another pair may have come to stand there.
            var (at, result) = entry;
            if (_tokens[at] != None && _next[at] != None
                && merges.TryGetValue((_tokens[at], _tokens[_next[at]]), out var merge) && merge.Result == result)
            {
                Merge(at, result);
            }
        }

        for (var i = 0; i != None; i = _next[i])
        {
            output.Add(_tokens[i]);
        }
    }

    private void Merge(int at, int result)
    {
        var right = _next[at];
        _tokens[at] = result;
        _tokens[right] = None;
        _next[at] = _next[right];
        if (_next[at] != None)
        {
            _previous[_next[at]] = at;
            Offer(at);
        }

        if (_previous[at] != None)
        {
            Offer(_previous[at]);
        }
    }

    private void Offer(int at)
    {
        if (merges.TryGetValue((_tokens[at], _tokens[_next[at]]), out var merge))
        {
            _queue.Enqueue((at, merge.Result), ((long)merge.Rank << 32) | (uint)at);
        }
    }
}
