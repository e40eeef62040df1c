namespace SteerCluster.Steering.Concepts;

/// <summary>An item with the line of its file, which findings name.</summary>
internal readonly record struct NumberedItem(int Line, ContrastiveItem Item)
{
    /// <summary>What makes two items the same question.</summary>
    public string Key => Item.Question.Trim();
}
