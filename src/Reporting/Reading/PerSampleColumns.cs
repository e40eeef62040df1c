namespace SteerCluster.Reporting.Reading;

/// <summary>Where the columns of a per-sample file are, and what is computed from others because it is missing.</summary>
internal sealed class PerSampleColumns
{
    private readonly ResultCsv csv;
    private readonly int matching;
    private readonly int difference;
    private readonly int logProbA;
    private readonly int logProbB;
    private readonly int mass;

    public PerSampleColumns(ResultCsv csv)
    {
        this.csv = csv;
        (matching, difference) = (csv.Find("logit_diff_matching"), csv.Find("logit_diff_AB"));
        (logProbA, logProbB, mass) = (csv.Find("logprob_A"), csv.Find("logprob_B"), csv.Find("answer_mass"));
        var needed = new List<string> { "layer", "strength", "prompt_idx", "matching_answer" };
        if (matching < 0 && difference < 0 && !HasLogProbs)
        {
            needed.Add("logit_diff_matching");
        }

        var columns = csv.Require([.. needed]);
        (Layer, Strength, Item, Answer) = (columns[0], columns[1], columns[2], columns[3]);
        (Model, Concept) = (csv.Find("model"), csv.Find("concept"));
    }

    public int Model { get; }

    public int Concept { get; }

    public int Layer { get; }

    public int Strength { get; }

    public int Item { get; }

    public int Answer { get; }

    public bool HasAnswerMass => mass >= 0 || HasLogProbs;

    private bool HasLogProbs => logProbA >= 0 && logProbB >= 0;

    public double Matching(bool matchingIsA)
    {
        if (matching >= 0)
        {
            return csv.Number(matching);
        }

        var ab = difference >= 0 ? csv.Number(difference) : csv.Number(logProbA) - csv.Number(logProbB);
        return matchingIsA ? ab : -ab;
    }

    public double AnswerMass()
    {
        if (mass >= 0)
        {
            return csv.Number(mass);
        }

        var sum = Math.Exp(csv.Number(logProbA)) + Math.Exp(csv.Number(logProbB));
        return double.IsFinite(sum) ? sum : throw csv.Refuse(csv.Number(logProbA) > 0 ? logProbA : logProbB, "a log-probability, 0 or less");
    }
}
