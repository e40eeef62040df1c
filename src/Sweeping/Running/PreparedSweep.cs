using SteerCluster.Inference.Models;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Vectors;

namespace SteerCluster.Sweeping.Running;

/// <summary>
/// A sweep whose data, configurations and tokenizers were read and found right: its cells can be measured one by one, in any
/// process that has the models, and written from their records alone.
/// </summary>
public sealed class PreparedSweep
{
    private readonly IReadOnlyList<PreparedModel> _models;

    private PreparedSweep(SweepSpec spec, IReadOnlyList<PreparedModel> models, IReadOnlyList<string> warnings)
    {
        (Spec, _models, Warnings) = (spec, models, warnings);
        Cells = [.. models.SelectMany(m => m.Cells, (m, c) => new SweepCell(
            m.Spec.Label, c.Concept.Name, m.Folder, m.Fingerprint.Hash, m.WeightBytes, m.Config.LayerCount, m.Layers, c.Items.Count))];
    }

    /// <summary>The sweep.</summary>
    public SweepSpec Spec { get; }

    /// <summary>Warnings about the data.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The cells: models in order, in each the concepts.</summary>
    public IReadOnlyList<SweepCell> Cells { get; }

    /// <summary>The prepared models, for those who plan.</summary>
    internal IReadOnlyList<PreparedModel> Models => _models;

    /// <summary>Reads everything but the weights.</summary>
    /// <param name="spec">The sweep.</param>
    /// <param name="cancellation">Stops between models.</param>
    /// <exception cref="SweepException">The sweep cannot be run as it is.</exception>
    public static PreparedSweep Of(SweepSpec spec, CancellationToken cancellation = default) =>
        Of(spec, new FolderSources(spec), cancellation);

    /// <summary>Reads everything but the weights.</summary>
    /// <param name="spec">The sweep.</param>
    /// <param name="sources">Where its data and models are.</param>
    /// <param name="cancellation">Stops between models.</param>
    /// <exception cref="SweepException">The sweep cannot be run as it is.</exception>
    public static PreparedSweep Of(SweepSpec spec, ISweepSources sources, CancellationToken cancellation = default)
    {
        var preparation = new SweepPreparation(spec, sources);
        var models = preparation.Prepare(cancellation);
        return new PreparedSweep(spec, models, preparation.Warnings);
    }

    /// <summary>Measures a cell: what the store has is taken from there, what it lacks is computed and added to it.</summary>
    /// <param name="cell">One of <see cref="Cells"/>.</param>
    /// <param name="shards">The loaded model, all its blocks in order; none where the store must have everything.</param>
    /// <param name="activationBudget">Bytes of activations.</param>
    /// <param name="store">Finished work.</param>
    /// <param name="progress">Told synchronously.</param>
    /// <param name="cancellation">Stops between blocks; what is in the store is kept.</param>
    /// <exception cref="SweepException">A number is not finite.</exception>
    /// <exception cref="MissingRecordsException">There is no model, and the store lacks a record.</exception>
    public ConceptMeasurement Measure(
        SweepCell cell,
        IReadOnlyList<DecoderShard> shards,
        long activationBudget,
        IRecordStore store,
        IProgress<SweepEvent> progress,
        CancellationToken cancellation)
    {
        var (model, prepared) = Find(cell);
        var runner = new CellRunner(Spec, model, shards, activationBudget, store, progress, cancellation);
        try
        {
            // A normalisation over concepts needs the vectors of all of them.
            var cells = Spec.Vectors.Normalize == VectorNormalization.Layer ? model.Cells : [prepared];
            ExtractedVectors[] extracted = [.. cells.Select(runner.Extract)];
            var at = cells.ToList().IndexOf(prepared);
            return runner.Measure(prepared, extracted[at], VectorNormalizer.Apply(extracted, Spec.Vectors.Normalize)[at]);
        }
        catch (ArithmeticException e)
        {
            throw new SweepException($"Model {model.Spec.Label} ({model.Folder}): {e.Message}", e);
        }
    }

    /// <summary>Items of a cell whose readings are all in the store.</summary>
    /// <param name="cell">One of <see cref="Cells"/>.</param>
    /// <param name="store">Finished work.</param>
    /// <remarks>The keys of readings need the vectors, so without those there are none.</remarks>
    public int Done(SweepCell cell, IRecordStore store)
    {
        var (model, prepared) = Find(cell);
        var keys = CellRunner.Keys(Spec, model);
        var kept = new KeptVectors(keys, store, CellRunner.ReadsInput(Spec));
        var others = Spec.Vectors.Normalize == VectorNormalization.Layer ? model.Cells : [prepared];
        var extracted = others.Select(c => kept.FindAll(c.Pairs, model.Layers)).OfType<ExtractedVectors>().ToArray();
        if (extracted.Length < others.Count)
        {
            return 0;
        }

        var vectors = VectorNormalizer.Apply(extracted, Spec.Vectors.Normalize)[others.ToList().IndexOf(prepared)];
        return new KeptReadings(keys, store, prepared.Items, CellRunner.SweepBlocks(Spec, model, vectors)).Complete;
    }

    /// <summary>Hash of everything that the files of a cell depend on: the same one means the same bytes.</summary>
    /// <param name="cell">One of <see cref="Cells"/>.</param>
    public string Signature(SweepCell cell)
    {
        var (model, prepared) = Find(cell);
        return CellSignature.Of(Spec, model, prepared);
    }

    /// <summary>Under which conventions a cell is measured.</summary>
    /// <param name="cell">One of <see cref="Cells"/>.</param>
    public MeasurementConventions Conventions(SweepCell cell) => Find(cell).Cell.Conventions;

    /// <summary>Writes the files of a cell.</summary>
    /// <param name="cell">One of <see cref="Cells"/>.</param>
    /// <param name="measurement">What was measured.</param>
    /// <param name="results">Where to.</param>
    public CellStatistics Write(SweepCell cell, ConceptMeasurement measurement, ResultWriter results) =>
        results.Write(measurement, Find(cell).Cell.Provenance);

    /// <summary>What <c>manifest.json</c> says of a run.</summary>
    /// <param name="device">Backend and device in words.</param>
    /// <param name="started">When the run, or this continuation of it, began.</param>
    public RunManifest Manifest(string device, DateTimeOffset started) => new()
    {
        Spec = Spec,
        Models = [.. _models.Select(m => new ManifestModel(m.Spec.Label, m.Spec.Id, m.Fingerprint, m.Cells[0].Conventions))],
        Concepts =
        [
            .. _models[0].Cells.Select(c => new ManifestConcept(c.Concept.Name, c.Concept.Sources, c.Concept.Train.Count, c.Concept.Eval.Count)),
        ],
        Device = device,
        Started = started,
    };

    private (PreparedModel Model, PreparedCell Cell) Find(SweepCell cell)
    {
        var model = _models.First(m => m.Spec.Label == cell.Model);
        return (model, model.Cells.First(c => c.Concept.Name == cell.Concept));
    }
}
