namespace SteerCluster.Inference.Checkpoints;

/// <summary>Opens the files that a range of blocks needs and finds each of its tensors, noting every problem on the way.</summary>
internal sealed class CheckpointOpening(string folder, ModelConfig config, BlockRange blocks, ProblemList problems)
{
    /// <summary>The opened files by name.</summary>
    public SortedDictionary<string, SafetensorsFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The tensors that the blocks need; complete when there were no problems.</summary>
    public List<TensorView> Tensors { get; } = [];

    public void Run()
    {
        var weights = WeightFiles.Find(folder, problems);
        if (weights.Index is null && weights.Names.IsEmpty)
        {
            return;
        }

        OpenFiles(weights);
        var places = Places(weights);
        FindTensors(weights, places);
        FindExtraTensors(places.Keys.Concat(weights.Index?.Keys ?? []));
    }

    public void Close()
    {
        foreach (var file in Files.Values)
        {
            file.Dispose();
        }
    }

    private void OpenFiles(WeightFiles weights)
    {
        IEnumerable<string> names = weights.Names;
        if (weights.Index is { } index && blocks != BlockRange.All(config))
        {
            var needed = ExpectedTensors.For(config, blocks).Select(tensor => index.GetValueOrDefault(tensor.Name, "")).ToHashSet();
            names = names.Where(needed.Contains);
        }

        foreach (var name in names)
        {
            try
            {
                Files.Add(name, SafetensorsFile.Open(Path.Combine(folder, name)));
            }
            catch (CheckpointException exception)
            {
                problems.Add(exception.Message);
            }
        }
    }

    private Dictionary<string, string> Places(WeightFiles weights)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, file) in Files)
        {
            foreach (var tensor in file.Entries.Keys)
            {
                if (!places.TryAdd(tensor, name))
                {
                    problems.Add($"tensor {tensor} is in both {places[tensor]} and {name}; it may be in one file");
                }
                else if (weights.Index is { } index && index.TryGetValue(tensor, out var indexed) && indexed != name)
                {
                    problems.Add($"tensor {tensor} is in {name} but the index names {indexed}");
                }
            }
        }

        return places;
    }

    private void FindTensors(WeightFiles weights, Dictionary<string, string> places)
    {
        foreach (var expected in ExpectedTensors.For(config, blocks))
        {
            if (places.TryGetValue(expected.Name, out var place))
            {
                Check(expected, Files[place]);
            }
            else if (!InUnreadableFile(expected.Name, weights))
            {
                problems.Add($"tensor {expected.Name} with shape [{string.Join(", ", expected.Shape)}] is missing");
            }
        }

        CheckTiedHead(places);
    }

    // A file that is absent or malformed was named already; its tensors need not follow one by one.
    private bool InUnreadableFile(string tensor, WeightFiles weights) => weights.Index is { } index
        ? index.TryGetValue(tensor, out var file) && !Files.ContainsKey(file)
        : Files.Count == 0;

    private void Check(ExpectedTensor expected, SafetensorsFile file)
    {
        var entry = file.Entry(expected.Name);
        if (!entry.Shape.SequenceEqual(expected.Shape))
        {
            problems.Add(
                $"tensor {entry.Name} has shape [{string.Join(", ", entry.Shape)}]; config.json makes it [{string.Join(", ", expected.Shape)}]");
        }
        else if (entry.DataType is null)
        {
            problems.Add($"tensor {entry.Name} has type {entry.ElementType}; it must be F32, BF16 or F16: convert the checkpoint");
        }
        else
        {
            Tensors.Add(file.View(entry.Name));
        }
    }

    private void CheckTiedHead(Dictionary<string, string> places)
    {
        if (config.TiedEmbeddings && places.TryGetValue(ExpectedTensors.LmHead, out var place))
        {
            var shape = Files[place].Entry(ExpectedTensors.LmHead).Shape;
            if (!shape.SequenceEqual([config.VocabularySize, config.HiddenSize]))
            {
                problems.Add($"tensor {ExpectedTensors.LmHead} has shape [{string.Join(", ", shape)}]; it must equal that of the tied embedding");
            }
        }
    }

    private void FindExtraTensors(IEnumerable<string> names)
    {
        var extra = names.ToHashSet(StringComparer.Ordinal);
        foreach (var tensor in ExpectedTensors.For(config))
        {
            extra.Remove(tensor.Name);
        }

        foreach (var name in extra.Where(name => !IsHarmless(name)).Order(StringComparer.Ordinal))
        {
            problems.Add($"tensor {name} is not part of a {ArchitectureFacts.Of(config.Architecture).ClassName} of this configuration");
        }
    }

    // Rotary frequencies follow from the configuration; old checkpoints store them nevertheless.
    private bool IsHarmless(string name) =>
        name.EndsWith(".rotary_emb.inv_freq", StringComparison.Ordinal) || (config.TiedEmbeddings && name == ExpectedTensors.LmHead);
}
