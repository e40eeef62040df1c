namespace SteerCluster.Steering.Spelling;

/// <summary>Finds the name that a misspelt one probably means.</summary>
public static class EditDistance
{
    /// <summary>
    /// The closest candidate, of equally close ones the first, or null: at most one edit away for names of up to four letters, two for names
    /// of up to eight, a third of the letters for longer ones.
    /// </summary>
    /// <param name="name">The word as typed; its case does not count.</param>
    /// <param name="candidates">The known names, in lower case.</param>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        var limit = name.Length <= 4 ? 1 : Math.Max(2, name.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Between(name.ToLowerInvariant(), candidate)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>
    /// The fewest insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (optimal string alignment).
    /// </summary>
    /// <param name="a">One text.</param>
    /// <param name="b">The other.</param>
    public static int Between(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
