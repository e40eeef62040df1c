using System.Text;
using SteerCluster.Grains.Hosting;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Interfaces.Summaries;
using SteerCluster.Grains.Interfaces.Sweeps;
using SteerCluster.Grains.Models;
using SteerCluster.Grains.Summaries;
using SteerCluster.Inference.Checkpoints;
using SteerCluster.Inference.Models;
using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Concepts;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping;
using SteerCluster.Sweeping.Journaling;
using SteerCluster.Sweeping.Results;
using SteerCluster.Sweeping.Running;
using PlannedCell = SteerCluster.Grains.Interfaces.Planning.PlannedCell;

namespace SteerCluster.Grains.Waves;

/// <summary>The real engine: what <c>steer run</c> does, cell by cell.</summary>
internal sealed class SweepWaveEngine(PreparedSweeps sweeps, ShardStore models, WorkerOptions worker, RootOptions roots, TimeProvider clock) : IWaveEngine
{
    public async Task<SweepPlan> Plan(string sweep, string plan, SweepRequest request, CancellationToken ct)
    {
        try
        {
            var prepared = (await sweeps.Prepare(sweep, plan, request, clock.GetUtcNow(), ct)).Sweep;
            return new SweepPlan([.. prepared.Cells.Select(c => Planned(prepared, c))], prepared.Warnings, null);
        }
        catch (Exception e) when (IsUserError(e))
        {
            return SweepPlan.Failed(e.Message);
        }
    }

    public async Task<string> Run(WaveRun run, CancellationToken ct)
    {
        var wave = run.Wave;
        var prepared = (await sweeps.Get(wave.Sweep, wave.Plan, ct)).Sweep;
        var cell = Find(prepared, wave);
        try
        {
            await Long(() => Measure(run, prepared, cell, ct), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The files may be read anew before the next attempt.
            models.Forget(wave.Fingerprint);
            throw;
        }

        return ConventionsJson.Of(prepared.Conventions(cell)).ToJsonString();
    }

    public async Task<CellFiles> Summarize(string sweep, string plan, string model, string concept, IRecordStore records, CancellationToken ct)
    {
        var prepared = (await sweeps.Get(sweep, plan, ct)).Sweep;
        var cell = prepared.Cells.FirstOrDefault(c => c.Model == model && c.Concept == concept)
            ?? throw new StalePlanException($"Sweep {sweep} has no cell {model}, {concept} any more.");
        try
        {
            return await Long(() => Write(sweep, prepared, cell, records, ct), ct);
        }
        catch (MissingRecordsException)
        {
            return new CellFiles(null, []);
        }
        catch (Exception e) when (IsUserError(e))
        {
            return new CellFiles(null, [], e.Message);
        }
    }

    public async Task Conclude(string sweep, string plan, IReadOnlyList<byte[]> statistics, CancellationToken ct)
    {
        var prepared = await sweeps.Get(sweep, plan, ct);
        await Long(() =>
        {
            var results = Results(sweep, prepared.Sweep);
            if (statistics.Count > 0)
            {
                results.WriteAnalysis([.. statistics.Select(StatisticsCodec.Decode)]);
            }

            results.WriteManifest(prepared.Sweep.Manifest(models.DeviceName, prepared.Launched));
            return true;
        }, ct);
    }

    public string Tables(IReadOnlyList<byte[]> statistics)
    {
        using var stream = new MemoryStream();
        AnalysisJson.Write(stream, SweepAnalysis.Of([.. statistics.Select(StatisticsCodec.Decode)]));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static bool IsUserError(Exception e) => e is SweepException or SweepSpecException or ConceptException or CheckpointException
        or StatisticsException or ResultException or JournalException or Inference.Tokenization.TokenizerException;

    private static PlannedCell Planned(PreparedSweep prepared, SweepCell cell) => new(
        cell.Model, cell.Concept, cell.Layers, cell.Fingerprint, cell.WeightBytes, cell.LayerCount, prepared.Signature(cell));

    private static SweepCell Find(PreparedSweep prepared, Wave wave)
    {
        var cell = prepared.Cells.FirstOrDefault(c => c.Model == wave.Model && c.Concept == wave.Concept)
            ?? throw new StalePlanException($"Sweep {wave.Sweep} has no cell {wave.Model}, {wave.Concept} any more.");
        if (cell.Fingerprint != wave.Fingerprint)
        {
            throw new SweepException(
                $"Model {wave.Model}: the files in {cell.Folder} on this silo are not those that the sweep was planned with; make them the same, then retry.");
        }

        return prepared.Signature(cell) == wave.Signature ? cell : throw new StalePlanException($"Cell {wave.Id} was amended.");
    }

    private static Task<T> Long<T>(Func<T> work, CancellationToken ct) =>
        Task.Factory.StartNew(work, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private bool Measure(WaveRun run, PreparedSweep prepared, SweepCell cell, CancellationToken ct)
    {
        // A wave that was measured before its silo was lost needs no model.
        if (run.HasKept && TryFromRecords(run, prepared, cell, ct))
        {
            return true;
        }

        models.Device.Wait(ct);
        try
        {
            using var model = models.Take(cell.Folder, cell.Fingerprint);
            DecoderShard[] shards = [model.Shard];
            prepared.Measure(cell, shards, worker.ActivationBudget, run.Store, run.Progress, ct);
            return true;
        }
        finally
        {
            models.Device.Release();
        }
    }

    private bool TryFromRecords(WaveRun run, PreparedSweep prepared, SweepCell cell, CancellationToken ct)
    {
        try
        {
            prepared.Measure(cell, [], worker.ActivationBudget, run.Store, run.Progress, ct);
            return true;
        }
        catch (MissingRecordsException)
        {
            return false;
        }
    }

    private CellFiles Write(string sweep, PreparedSweep prepared, SweepCell cell, IRecordStore records, CancellationToken ct)
    {
        var measurement = prepared.Measure(cell, [], worker.ActivationBudget, records, SilentProgress.Instance, ct);
        var statistics = prepared.Write(cell, measurement, Results(sweep, prepared));
        var best = CellSummaryBuilder.Build(statistics);
        var headline = new CellHeadline(
            best.BestLayer, best.LayerCount, best.Delta, best.DeltaInterval.Low, best.DeltaInterval.High, best.CohensD, best.AnswerMass, best.Flags);
        return new CellFiles(headline, StatisticsCodec.Encode(statistics));
    }

    private ResultWriter Results(string sweep, PreparedSweep prepared) => new(roots.ResultFolder(sweep), prepared.Spec, clock);
}
