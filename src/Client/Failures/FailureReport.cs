using SteerCluster.Client.Terminal;

namespace SteerCluster.Client.Failures;

/// <summary>Turns exceptions into one clear message and an exit code.</summary>
internal static class FailureReport
{
    public const int Failed = 1;
    public const int Interrupted = 130;
    private const string TraceVariable = "STEER_TRACE";

    /// <summary>Runs an action; what it throws is printed on standard error.</summary>
    public static int Guard(Screen screen, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception error)
        {
            return Report(screen, error);
        }
    }

    private static int Report(Screen screen, Exception error)
    {
        if (error is OperationCanceledException)
        {
            screen.JsonFailure("stopped", Interrupted);
            return Interrupted;
        }

        var (message, foreseen) = Describe(Innermost(error));
        screen.Error(message);
        if (Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 } and not "0")
        {
            screen.ErrorHint(error.ToString());
        }
        else if (!foreseen)
        {
            screen.ErrorHint($"This should not happen. Set {TraceVariable}=1 and run the command again to print where it came from.");
        }

        screen.JsonFailure(message, Failed);
        return Failed;
    }

    /// <summary>The message for people, and whether this failure was foreseen.</summary>
    internal static (string Message, bool Foreseen) Describe(Exception error) => error switch
    {
        // An exception type of this project's own is made for its users: its message says what to change.
        _ when IsOurs(error) => (error.Message, true),
        IOException { HResult: DiskFull.Linux or DiskFull.Windows } => ($"the disk is full ({OneLine(error)}). Free some space; the same command goes on.", true),
        IOException or UnauthorizedAccessException => (OneLine(error), true),
        OutOfMemoryException => ("out of memory. Give a smaller --memory, or close other programs; the same command goes on.", true),
        _ => ($"{error.GetType().Name}: {OneLine(error)}", false),
    };

    private static bool IsOurs(Exception error) =>
        error.GetType().Assembly.GetName().Name is { } name && (name == "steer" || name.StartsWith("SteerCluster.", StringComparison.Ordinal));

    private static Exception Innermost(Exception error) => error switch
    {
        AggregateException { InnerException: { } inner } => Innermost(inner),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Innermost(inner),
        _ => error,
    };

    private static string OneLine(Exception error) => string.Join(' ', error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static class DiskFull
    {
        /// <summary>ENOSPC.</summary>
        public const int Linux = 28;

        /// <summary>ERROR_DISK_FULL as an HRESULT.</summary>
        public const int Windows = unchecked((int)0x80070070);
    }
}
