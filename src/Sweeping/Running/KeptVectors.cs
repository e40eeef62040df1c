using SteerCluster.Inference.Backends;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Journaling;

namespace SteerCluster.Sweeping.Running;

/// <summary>Extracted vectors that the journal has, layer by layer.</summary>
/// <param name="keys">The journal's keys.</param>
/// <param name="journal">The journal.</param>
/// <param name="readInput">Whether vectors are read at a block's input.</param>
internal sealed class KeptVectors(ContentKeys keys, IRecordStore journal, bool readInput)
{
    /// <summary>The vectors of the layers that the journal has.</summary>
    public IReadOnlyDictionary<int, ExtractedVectors> Find(IReadOnlyList<ContrastivePrompt> pairs, IReadOnlyList<int> layers)
    {
        var hash = ContentKeys.Pairs(pairs);
        var found = new Dictionary<int, ExtractedVectors>();
        foreach (var layer in layers)
        {
            if (journal.TryGet(keys.Vector(hash, layer, readInput), out var payload))
            {
                found.Add(layer, JournalRecords.DecodeVectors(payload));
            }
        }

        return found;
    }

    /// <summary>All layers in one; null where the journal lacks one.</summary>
    public ExtractedVectors? FindAll(IReadOnlyList<ContrastivePrompt> pairs, IReadOnlyList<int> layers)
    {
        var found = Find(pairs, layers);
        return found.Count == layers.Count ? Join(layers, found) : null;
    }

    /// <summary>The vectors of all layers; those that the journal lacks are extracted in one pass and kept.</summary>
    public ExtractedVectors FindOrExtract(
        IReadOnlyList<ContrastivePrompt> pairs, IReadOnlyList<int> layers, Func<IReadOnlyList<int>, ExtractedVectors> extract)
    {
        var found = new Dictionary<int, ExtractedVectors>(Find(pairs, layers));
        int[] missing = [.. layers.Where(l => !found.ContainsKey(l))];
        if (missing.Length > 0)
        {
            var extracted = extract(missing);
            var hash = ContentKeys.Pairs(pairs);
            for (var i = 0; i < missing.Length; i++)
            {
                // A record is kept for good: one that is not a number would fail the sweep even after its cause is gone.
                if (!extracted.Vectors[i].All(float.IsFinite) || !double.IsFinite(extracted.ResidualNorms[i]))
                {
                    throw new NonFiniteException($"The steering vector of layer {missing[i]} is NaN or infinite: the checkpoint is damaged.");
                }

                found.Add(missing[i], new ExtractedVectors([missing[i]], [extracted.Vectors[i]], [extracted.ResidualNorms[i]]));
            }

            journal.Append([.. missing.Select(l => new WorkRecord(l, keys.Vector(hash, l, readInput), JournalRecords.Encode(found[l])))]);
        }

        return Join(layers, found);
    }

    private static ExtractedVectors Join(IReadOnlyList<int> layers, IReadOnlyDictionary<int, ExtractedVectors> single) => new(
        layers, [.. layers.Select(l => single[l].Vectors[0])], [.. layers.Select(l => single[l].ResidualNorms[0])]);
}
