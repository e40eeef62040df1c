namespace SteerCluster.Inference.Tokenization.Decoding;

/// <summary><c>Strip</c>: removes up to so many of one character at the ends of each token.</summary>
internal sealed class StripDecoder(char content, int start, int stop) : IDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) => [.. tokens.Select(Strip)];

    private string Strip(string token)
    {
        var first = 0;
        while (first < Math.Min(start, token.Length) && token[first] == content)
        {
            first++;
        }

        var last = token.Length;
        while (last > first && token.Length - last < stop && token[last - 1] == content)
        {
            last--;
        }

        return token[first..last];
    }
}
