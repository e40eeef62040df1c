using SteerCluster.Client.Failures;
using SteerCluster.Client.Terminal;
using SteerCluster.Inference.Backends;
using SteerCluster.Steering.Concepts;

namespace SteerCluster.Client.Tests.Failures;

public sealed class FailureReportTests
{
    public static TheoryData<Exception, string> Foreseen { get; } = new()
    {
        { new ConceptException("a.jsonl: no items."), "a.jsonl: no items." },
        { new NonFiniteException("The residual stream is NaN."), "The residual stream is NaN." },
        { new IOException("No space left on device : '/x/y'", 28), "the disk is full (No space left on device : '/x/y'). Free some space; the same command goes on." },
        { new UnauthorizedAccessException("Access to the path '/x' is denied."), "Access to the path '/x' is denied." },
        { new OutOfMemoryException(), "out of memory. Give a smaller --memory, or close other programs; the same command goes on." },
        { new AggregateException(new ConceptException("inner")), "inner" },
    };

    [Theory]
    [MemberData(nameof(Foreseen))]
    public void Guard_ForeseenFailure_IsOneLine(Exception error, string expected)
    {
        var (code, _, text) = Guard(error);

        Assert.Equal((1, $"steer: error: {expected}"), (code, text.TrimEnd()));
    }

    [Fact]
    public void Guard_Surprise_AddsTheHintAndNoStack()
    {
        var (code, _, text) = Guard(new InvalidOperationException("odd"));

        Assert.Equal(1, code);
        Assert.Equal(["steer: error: InvalidOperationException: odd", "This should not happen. Set STEER_TRACE=1 and run the command again to print where it came from."],
            text.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public void Guard_Cancelled_ExitsWith130() => Assert.Equal((130, "", ""), Guard(new OperationCanceledException()));

    [Fact]
    public void Guard_Json_PutsTheErrorOnStandardOutputToo()
    {
        var (_, output, _) = Guard(new ConceptException("no items"), json: true);

        Assert.Equal("""{"error":"no items","exit_code":1}""", output.TrimEnd());
    }

    private static (int Code, string Output, string Error) Guard(Exception error, bool json = false)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var screen = new Screen(output, errors, json);
        var code = FailureReport.Guard(screen, () => throw error);
        return (code, output.ToString(), errors.ToString());
    }
}
