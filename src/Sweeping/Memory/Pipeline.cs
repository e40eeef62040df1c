namespace SteerCluster.Sweeping.Memory;

/// <summary>Work on a few items at the same time, so that one shard computes while another has the item before.</summary>
internal static class Pipeline
{
    /// <summary>Runs every item; results are in the order of the items. The first failure, in that order, ends the run.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="depth">Most items at the same time; 1 runs them on the calling thread.</param>
    /// <param name="run">The work.</param>
    /// <param name="cancellation">Handed to the work; also cancelled for the rest when one item fails.</param>
    public static IEnumerable<TResult> Run<T, TResult>(
        IEnumerable<T> items, int depth, Func<T, CancellationToken, TResult> run, CancellationToken cancellation)
    {
        if (depth <= 1)
        {
            foreach (var item in items)
            {
                yield return run(item, cancellation);
            }

            yield break;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new Queue<Task<TResult>>();
        try
        {
            foreach (var item in items)
            {
                running.Enqueue(Task.Factory.StartNew(
                    () => run(item, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
                if (running.Count == depth)
                {
                    yield return running.Dequeue().GetAwaiter().GetResult();
                }
            }

            while (running.TryDequeue(out var task))
            {
                yield return task.GetAwaiter().GetResult();
            }
        }
        finally
        {
            // Nothing runs on after the loop was left; what the rest say then is of no interest.
            stop.Cancel();
            foreach (var task in running)
            {
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
                _ = task.Exception;
            }
        }
    }
}
