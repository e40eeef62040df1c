using SteerCluster.Inference.Numerics;

namespace SteerCluster.Sweeping.Waves;

/// <summary>What is read at an answer position, in natural logarithms over the whole vocabulary.</summary>
/// <param name="LogProbA">log P(answer A).</param>
/// <param name="LogProbB">log P(answer B).</param>
public readonly record struct AnswerReading(double LogProbA, double LogProbB)
{
    /// <summary>log P(A) - log P(B).</summary>
    public double LogitDiff => LogProbA - LogProbB;

    /// <summary>P(A) + P(B): how much of the distribution the two answers hold.</summary>
    public double AnswerMass => PortableMath.Exp(LogProbA) + PortableMath.Exp(LogProbB);

    /// <summary>The logit difference, signed so that + is toward the matching answer.</summary>
    public double Matching(bool matchingIsA) => matchingIsA ? LogitDiff : -LogitDiff;
}
