namespace SteerCluster.Sweeping.Waves;

/// <summary>All readings of one item of a group.</summary>
/// <param name="Item">Index into the group's items.</param>
/// <param name="Baseline">At strength 0.</param>
/// <param name="Steered">[unit][strength], in the order of the group's units and their strengths.</param>
public sealed record ItemReadings(int Item, AnswerReading Baseline, AnswerReading[][] Steered);
