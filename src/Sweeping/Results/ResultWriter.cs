using SteerCluster.Steering.Analysis;
using SteerCluster.Steering.Results;
using SteerCluster.Steering.Statistics;
using SteerCluster.Steering.Sweeps;

namespace SteerCluster.Sweeping.Results;

/// <summary>
/// Writes the result folder of a sweep. Every file is written whole or not at all, and all but <c>manifest.json</c> are the same
/// bytes for the same measurement. One process at a time may write to a folder.
/// </summary>
/// <param name="output">The result folder; made when absent.</param>
/// <param name="options">Settings of the statistics.</param>
/// <param name="time">The clock of the manifest.</param>
public sealed class ResultWriter(string output, UnitStatisticsOptions options, TimeProvider time)
{
    /// <summary>Writes for a sweep, with its settings.</summary>
    /// <param name="output">The result folder; made when absent.</param>
    /// <param name="spec">The sweep.</param>
    /// <param name="time">The clock of the manifest.</param>
    public ResultWriter(string output, SweepSpec spec, TimeProvider time)
        : this(output, UnitStatisticsOptions.For(spec), time)
    {
    }

    /// <summary>The folder of a (model, concept) for the logit differences.</summary>
    /// <param name="modelId">The model's id.</param>
    /// <param name="concept">The concept's name.</param>
    public string LogitDiffFolder(string modelId, string concept) =>
        Path.Combine(output, "logit_diff_sweep", concept, ModelFolderName.Of(modelId));

    /// <summary>The folder of a (model, concept) for generated answers.</summary>
    /// <param name="modelId">The model's id.</param>
    /// <param name="concept">The concept's name.</param>
    public string GenerationFolder(string modelId, string concept) =>
        Path.Combine(output, "generation_sweep", concept, ModelFolderName.Of(modelId));

    /// <summary>Computes the statistics of a measurement with this writer's settings.</summary>
    /// <param name="measurement">The measurement; controls and generations may still be missing.</param>
    /// <exception cref="StatisticsException">A reading is not a finite number.</exception>
    public CellStatistics Statistics(ConceptMeasurement measurement) => CellStatistics.Of(measurement.Samples(), options);

    /// <summary>Writes all files of a (model, concept). Controls and generations have files only where there are any.</summary>
    /// <param name="measurement">The measurement.</param>
    /// <param name="provenance">What it was made from.</param>
    /// <returns>Its statistics.</returns>
    /// <exception cref="ResultException">A file cannot be written.</exception>
    /// <exception cref="StatisticsException">A reading is not a finite number.</exception>
    public CellStatistics Write(ConceptMeasurement measurement, MeasurementProvenance provenance)
    {
        var statistics = Statistics(measurement);
        var folder = LogitDiffFolder(measurement.Model.Id, measurement.Concept);
        Write(folder, PerSampleFile.Name, stream => PerSampleFile.Write(stream, measurement));
        Write(folder, LayerSummaryFile.Name, stream => LayerSummaryFile.Write(stream, statistics));
        Write(folder, VectorsFile.Name, stream => VectorsFile.Write(stream, measurement, provenance));
        WriteOrRemove(folder, ControlsFile.Name, statistics.Controls.Count > 0, stream => ControlsFile.Write(stream, statistics));

        // Last: where it is, the others are.
        Write(folder, SummaryFile.Name, stream => SummaryFile.Write(stream, measurement, statistics, provenance));
        var generations = GenerationFolder(measurement.Model.Id, measurement.Concept);
        var generated = measurement.Generations.Count > 0;
        WriteOrRemove(generations, GenerationFiles.SamplesName, generated, stream => GenerationFiles.WriteSamples(stream, measurement));
        WriteOrRemove(generations, LayerSummaryFile.Name, generated, stream => GenerationFiles.WriteLayers(stream, measurement));
        WriteOrRemove(generations, SummaryFile.Name, generated, stream => GenerationFiles.WriteSummary(stream, measurement, provenance));

        return statistics;
    }

    /// <summary>Writes <c>analysis_summary.json</c> beside the concepts.</summary>
    /// <param name="cells">The finished cells in the order of the sweep file.</param>
    /// <exception cref="ResultException">The file cannot be written.</exception>
    /// <exception cref="StatisticsException">A cell is there twice.</exception>
    public void WriteAnalysis(IReadOnlyList<CellStatistics> cells) =>
        Write(Path.Combine(output, "logit_diff_sweep"), AnalysisJson.FileName, stream => AnalysisJson.Write(stream, SweepAnalysis.Of(cells)));

    /// <summary>Writes <c>manifest.json</c> with the time of now.</summary>
    /// <param name="manifest">What it says.</param>
    /// <exception cref="ResultException">The file cannot be written.</exception>
    public void WriteManifest(RunManifest manifest) =>
        Write(output, ManifestFile.Name, stream => ManifestFile.Write(stream, manifest, time.GetUtcNow()));

    /// <summary>A file of an earlier run with other settings must not stand beside the new ones.</summary>
    private static void WriteOrRemove(string folder, string name, bool wanted, Action<Stream> write)
    {
        if (wanted)
        {
            Write(folder, name, write);
        }
        else if (Directory.Exists(folder))
        {
            File.Delete(Path.Combine(folder, name));
        }
    }

    private static void Write(string folder, string name, Action<Stream> write) => ResultFile.Write(Path.Combine(folder, name), write);
}
