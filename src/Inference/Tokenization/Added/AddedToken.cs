namespace SteerCluster.Inference.Tokenization.Added;

/// <summary>A token that is found in the text before anything else is done to it.</summary>
internal sealed record AddedToken
{
    /// <summary>Its id.</summary>
    public required int Id { get; init; }

    /// <summary>Its text.</summary>
    public required string Content { get; init; }

    /// <summary>Whether it takes the white space before it along.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>Whether it takes the white space after it along.</summary>
    public bool StripsRight { get; init; }

    /// <summary>Whether it only counts where no word character touches it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Whether it is looked for, normalised, in the normalised text.</summary>
    public bool Normalized { get; init; }

    /// <summary>Whether decoding can leave it out.</summary>
    public bool Special { get; init; }

    /// <summary>Reads an entry of <c>added_tokens</c>.</summary>
    public static AddedToken Read(JsonItem item)
    {
        var special = item.Find("special")?.Flag ?? false;
        return new AddedToken
        {
            Id = item.Get("id").Count,
            Content = item.Get("content").Text,
            StripsLeft = item.Find("lstrip")?.Flag ?? false,
            StripsRight = item.Find("rstrip")?.Flag ?? false,
            SingleWord = item.Find("single_word")?.Flag ?? false,
            Normalized = item.Find("normalized")?.Flag ?? !special,
            Special = special,
        };
    }
}
