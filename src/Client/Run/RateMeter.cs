namespace SteerCluster.Client.Run;

/// <summary>An amount in a second, over a window that ends now.</summary>
internal sealed class RateMeter(TimeProvider clock, TimeSpan window)
{
    private readonly Queue<(long Time, double Amount)> _added = [];
    private readonly long _created = clock.GetTimestamp();
    private double _sum;

    /// <summary>Null before anything was added.</summary>
    public double? PerSecond
    {
        get
        {
            Forget();
            var seconds = Math.Min(clock.GetElapsedTime(_created).TotalSeconds, window.TotalSeconds);
            return _added.Count == 0 || seconds <= 0 ? null : _sum / seconds;
        }
    }

    public void Add(double amount)
    {
        _added.Enqueue((clock.GetTimestamp(), amount));
        _sum += amount;
        Forget();
    }

    private void Forget()
    {
        while (_added.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Time) > window)
        {
            _sum -= _added.Dequeue().Amount;
        }
    }
}
