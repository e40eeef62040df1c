namespace SteerCluster.Inference.Cpu;

/// <summary>
/// A fixed set of threads that the engine owns, so that long products never occupy the thread pool. The calling thread works
/// too. Which thread gets which task has no influence on any result.
/// </summary>
internal sealed class WorkerGroup : IDisposable
{
    private const int SpinsBeforeSleep = 2_000;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ManualResetEventSlim _done = new(false);
    private Action<int, int>? _body;
    private Exception? _failure;
    private int _taskCount;
    private int _nextTask;
    private int _working;
    private int _generation;
    private volatile bool _stopping;

    public WorkerGroup(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Count = threads;
        _threads = new Thread[threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var worker = i + 1;
            _threads[i] = new Thread(() => Loop(worker))
            {
                IsBackground = true,
                Name = $"steer-compute-{worker}",
                Priority = ThreadPriority.BelowNormal,
            };
            _threads[i].Start();
        }
    }

    /// <summary>Number of threads, the caller's included.</summary>
    public int Count { get; }

    /// <summary>Runs body(task, worker) for every task; returns when all are done. The first failure is rethrown here.</summary>
    public void Run(int tasks, Action<int, int> body)
    {
        if (tasks <= 1 || _threads.Length == 0)
        {
            for (var task = 0; task < tasks; task++)
            {
                body(task, 0);
            }

            return;
        }

        _body = body;
        _taskCount = tasks;
        _nextTask = 0;
        _failure = null;
        _done.Reset();
        Volatile.Write(ref _working, _threads.Length);
        Interlocked.Increment(ref _generation);
        _wake.Release(_threads.Length);
        Work(0);
        _done.Wait();
        _body = null;
        if (_failure is { } failure)
        {
            throw new InvalidOperationException($"A compute thread failed: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        if (_threads.Length > 0)
        {
            _wake.Release(_threads.Length);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _wake.Dispose();
        _done.Dispose();
    }

    private void Loop(int worker)
    {
        var seen = 0;
        while (true)
        {
            SpinForWork(ref seen);
            _wake.Wait();
            if (_stopping)
            {
                return;
            }

            Work(worker);
            if (Interlocked.Decrement(ref _working) == 0)
            {
                _done.Set();
            }
        }
    }

    /// <summary>Operations follow each other within microseconds; sleeping between them would cost more than they do.</summary>
    private void SpinForWork(ref int seen)
    {
        for (var spin = 0; spin < SpinsBeforeSleep && Volatile.Read(ref _generation) == seen && !_stopping; spin++)
        {
            Thread.SpinWait(4);
        }

        seen = Volatile.Read(ref _generation);
    }

    private void Work(int worker)
    {
        try
        {
            int task;
            while ((task = Interlocked.Increment(ref _nextTask) - 1) < _taskCount)
            {
                _body!(task, worker);
            }
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, e, null);
            Volatile.Write(ref _nextTask, _taskCount);
        }
    }
}
