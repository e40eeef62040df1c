namespace SteerCluster.Tests.Servers;

/// <summary>Waits for a condition of another process, within bounds.</summary>
internal static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is not null.</summary>
    /// <param name="limit">The bound.</param>
    /// <param name="what">What is waited for, for the error.</param>
    /// <param name="ask">The question; what it throws counts as no answer.</param>
    public static async Task<T> For<T>(TimeSpan limit, string what, Func<Task<T?>> ask)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        Exception? last = null;
        while (TimeProvider.System.GetElapsedTime(start) < limit)
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            catch (Exception error) when (error is not TimeoutException)
            {
                last = error;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"{what}: not within {limit.TotalSeconds} s. {last?.Message}", last);
    }

    /// <summary>Asks until the answer is yes.</summary>
    public static Task Until(TimeSpan limit, string what, Func<Task<bool>> ask) => For(limit, what, async () => await ask() ? "yes" : null);
}
