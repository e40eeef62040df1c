namespace SteerCluster.Inference.Tokenization.Splitting;

/// <summary><c>Sequence</c>: each step cuts the pieces of the one before.</summary>
internal sealed class SequenceSplit(IReadOnlyList<IPreTokenizer> steps) : IPreTokenizer
{
    public IEnumerable<Piece> Split(Piece piece) => steps.Aggregate<IPreTokenizer, IEnumerable<Piece>>(
        [piece],
        (pieces, step) => pieces.Where(part => part.Text.Length > 0).SelectMany(step.Split));
}
