using System.Runtime.InteropServices;

namespace SteerCluster.Tests.Servers;

/// <summary>Sends Unix signals to processes that a test has started.</summary>
internal static class Signals
{
    public static void Interrupt(int pid) => Send(pid, 2);

    public static void Kill(int pid) => Send(pid, 9);

    public static void Continue(int pid) => Send(pid, 18);

    public static void Terminate(int pid) => Send(pid, 15);

    public static void Stop(int pid) => Send(pid, 19);

    private static void Send(int pid, int signal)
    {
        // Justification: no method of .NET sends these signals; a process that has gone already gives an error that is no problem.
        _ = kill(pid, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int kill(int pid, int signal);
}
