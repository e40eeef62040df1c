using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Steering.Concepts;

/// <summary>Turns rows of a file into items that can be measured, as the data settings say.</summary>
internal static class ConceptCleaner
{
    /// <summary>The usable items of a file in file order.</summary>
    public static IReadOnlyList<NumberedItem> Clean(ConceptFile file, DataSpec data)
    {
        var items = new List<NumberedItem>();
        foreach (var row in file.Rows)
        {
            var item = row.ToItem();
            if (!item.HasLetterAnswers && data.OtherAnswers == OtherAnswers.Error)
            {
                throw new ConceptException(
                    $"{file.Path}:{row.Line}: expected the answers (A) and (B), found '{item.Matching}' and '{item.NotMatching}'; "
                    + "other_answers: drop leaves such items out.");
            }

            var measurable = item.HasLetterAnswers || data.OtherAnswers == OtherAnswers.Keep;
            if (measurable && CleanQuestion(row.Question, data) is { } question && !string.IsNullOrWhiteSpace(question))
            {
                items.Add(new NumberedItem(row.Line, item with { Question = question }));
            }
        }

        return items;
    }

    /// <summary>
    /// Every item followed by the same with its two choices, and so its answers, exchanged. An item whose choices can not be found, or
    /// whose answers are not (A) and (B), has no second order and is left out: alone it would bring back the imbalance, and pairs
    /// would no longer lie side by side.
    /// </summary>
    public static IReadOnlyList<ContrastiveItem> Balance(
        IReadOnlyList<NumberedItem> items, string part, List<LintFinding> findings)
    {
        var balanced = new List<ContrastiveItem>(items.Count * 2);
        var lost = new List<int>();
        foreach (var (line, item) in items)
        {
            if (item.HasLetterAnswers && QuestionText.SwapChoices(item.Question) is { } swapped)
            {
                balanced.Add(item);
                balanced.Add(new ContrastiveItem(swapped, item.NotMatching, item.Matching));
            }
            else
            {
                lost.Add(line);
            }
        }

        if (lost.Count > 0)
        {
            findings.Add(new LintFinding(LintCodes.NotSwappable, LintSeverity.Warning, lost.Count, part,
                $"{lost.Count} of {items.Count} items have no lines or answers (A) and (B) to exchange and balance: true is set: dropped.",
                [.. lost.Order().Take(LintFinding.MaxLines)]));
        }

        return balanced;
    }

    private static string? CleanQuestion(string question, DataSpec data)
    {
        if ((data.MetaBlocks == Cleaning.Drop && QuestionText.HasMetaBlock(question))
            || (data.Wrappers == Cleaning.Drop && QuestionText.HasWrapper(question)))
        {
            return null;
        }

        // A block may hide a wrapper, never the other way round.
        question = data.MetaBlocks == Cleaning.Strip ? QuestionText.StripMetaBlocks(question) : question;
        return data.Wrappers == Cleaning.Strip && QuestionText.HasWrapper(question) ? QuestionText.StripWrapper(question) : question;
    }
}
