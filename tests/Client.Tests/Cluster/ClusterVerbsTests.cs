using System.Formats.Tar;
using System.Text.Json;
using SteerCluster.Api.Contracts;
using SteerCluster.Client.Tests.EndToEnd;
using SteerCluster.Tests;

namespace SteerCluster.Client.Tests.Cluster;

public sealed class ClusterVerbsTests : IDisposable
{
    private readonly FakeApi _api = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Launch_SweepFile_SendsTextAndDataAfterThePlan()
    {
        var file = SweepFile();
        _api.On("POST /v1/sweeps?dry_run=true", """{"id":"demo","exists":false,"cells":[{"model":"m","concept":"c","units":8,"items":20,"state":null}],"unit_count":8,"units_done":0,"warnings":["odd data"],"cost":{"passes":4,"naive_passes":24,"control_passes":0,"generated_texts":0,"tokens":5000,"weight_bytes":1048576,"peak_activation_bytes":1048576}}""")
            .On("POST /v1/sweeps", Sweeps.Json(Sweeps.Of("planning", 1)));

        var result = Run("launch", file, "--yes");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("odd data", result.Error);
        Assert.Contains("8 in 1 cell, 0 done already", result.Output);
        Assert.Contains("4.0 instead of 24.0", result.Output);
        Assert.Contains("launched demo: planning", result.Output);
        var sent = JsonSerializer.Deserialize(_api.Requests.Last().Body, ApiJson.Default.LaunchRequest)!;
        Assert.Equal(File.ReadAllText(file), sent.Text);
        Assert.Equal("demo", sent.Id);
        Assert.Equal("{}"u8.ToArray(), sent.Files["../data/train.jsonl"]);
        Assert.Equal(Path.GetDirectoryName(file), sent.BaseFolder);
    }

    [Fact]
    public void Launch_NoTerminalAndNoYes_AsksForIt()
    {
        _api.On("POST /v1/sweeps", """{"id":"demo","exists":false,"cells":[],"unit_count":0,"units_done":0,"warnings":[],"cost":null}""");

        var result = Run("launch", SweepFile());

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("give --yes", result.Error);
        Assert.Single(_api.Requests);
    }

    [Fact]
    public void Launch_Refused_PrintsEveryProblem()
    {
        _api.On("POST /v1/sweeps", _ => Answer.Problem(400, "sweep.yaml: 2 problems", ""","problems":["line 1: a","line 2: b"]"""));

        var result = Run("launch", SweepFile(), "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("steer: error: sweep.yaml: 2 problems\n  line 1: a\n  line 2: b", result.Error);
    }

    [Fact]
    public void List_Sweeps_AreATable()
    {
        _api.On("GET /v1/sweeps", $"[{Sweeps.Json(Sweeps.Of("running", 3, Sweeps.Cell("4B", "corrigible", CellStates.Done)) with { Cells = null })}]");

        var result = Run("list");

        Assert.Contains("demo  running     10    10       0  2026-01-02 03:04Z", result.Output);
        Assert.Equal("running", Run("list", "--json").Json[0].GetProperty("state").GetString());
    }

    [Fact]
    public void Status_Sweep_ShowsCellsAndErrors()
    {
        _api.On("GET /v1/sweeps/demo", Sweeps.Json(Sweeps.Of("running", 3,
            Sweeps.Cell("4B", "corrigible", CellStates.Done), Sweeps.Cell("4B", "sycophancy", CellStates.Parked, error: "a vector is not finite\nmore"))));

        var result = Run("status", "demo");

        Assert.Contains("+3.25 [3.00, 3.50]", result.Output);
        Assert.Contains("a vector is not finite\n", result.Output);
        Assert.Contains("demo is running: 10/20 units (10 parked)", result.Output);
        Assert.Contains("steer retry demo", result.Output);
    }

    [Fact]
    public void Watch_LostConnection_GoesOnFromTheLastVersionUntilTheEnd()
    {
        var (running, done) = (Sweeps.Of("running", 2, Sweeps.Cell("4B", "corrigible", CellStates.Running, "silo-1")), Sweeps.Of("finished", 4, Sweeps.Cell("4B", "corrigible", CellStates.Done)));
        _api.On("GET /v1/sweeps/demo", Sweeps.Json(Sweeps.Of("running", 1, Sweeps.Cell("4B", "corrigible", CellStates.Queued))))
            .On("GET /v1/sweeps/demo/events", asked => asked.LastEventId == "1"
                ? Answer.Events(("2", Sweeps.Json(running))) with { BreaksOff = true }
                : Answer.Events(("4", Sweeps.Json(done))));

        var result = Run("watch", "demo");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("4B / corrigible: running on silo-1", result.Output);
        Assert.Contains("4B / corrigible: best layer 5 of 12, delta +3.25 [3.00, 3.50], d 1.50", result.Output);
        Assert.Contains("demo is finished", result.Output);
        Assert.Equal(["1", "2"], _api.Requests.Where(asked => asked.Path.EndsWith("events", StringComparison.Ordinal)).Select(asked => asked.LastEventId));
    }

    [Fact]
    public void Watch_ParkedUnits_ExitWith1()
    {
        _api.On("GET /v1/sweeps/demo", Sweeps.Json(Sweeps.Of("finished", 1, Sweeps.Cell("4B", "corrigible", CellStates.Parked, error: "no"))));

        var result = Run("watch", "demo");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("demo finished, but 10 units are parked.", result.Error);
    }

    [Theory]
    [InlineData("pause", "paused")]
    [InlineData("resume", "running")]
    [InlineData("stop", "stopping")]
    [InlineData("cancel", "cancelled")]
    public void Command_Sweep_PostsIt(string command, string state)
    {
        _api.On("POST /v1/sweeps/demo/commands", Sweeps.Json(Sweeps.Of(state, 2)));

        var result = Run(command, "demo");

        Assert.Contains($"demo is {state}", result.Output);
        Assert.Equal($$"""{"command":"{{command}}"}""", Assert.Single(_api.Requests).Body);
    }

    [Fact]
    public void RetryWhyAndLogs_Sweep_SayWhatTheyDid()
    {
        _api.On("POST /v1/sweeps/demo/retry", """{"cells":2}""")
            .On("GET /v1/sweeps/demo/units/org%2F4B/corrigible/12/why", """{"state":"queued","reason":"12 waves are before it."}""")
            .On("GET /v1/sweeps/demo/logs", _ => Answer.Events(("3", """{"version":3,"model":"4B","concept":"corrigible","level":"warning","text":"attempt 1 failed"}""")));

        Assert.Contains("2 cells queued again", Run("retry", "demo", "--model", "4B").Output);
        Assert.Contains("layer 12: queued. 12 waves are before it.", Run("why", "demo", "org/4B/corrigible/12").Output);
        Assert.Contains("3 warning 4B / corrigible: attempt 1 failed", Run("logs", "demo").Output);
    }

    [Fact]
    public void Results_Archive_BecomesTheVeryFiles()
    {
        _api.On("GET /v1/sweeps/demo/files", _ => new Answer(200, "application/x-tar", Archive(("manifest.json", "{}"), ("logit_diff_sweep/c/m/summary.json", "{\"a\":1}"))));
        var folder = _folder.File("out");

        var result = Run("results", "demo", "--output", folder);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("{\"a\":1}", File.ReadAllText(Path.Combine(folder, "logit_diff_sweep", "c", "m", "summary.json")));
        Assert.Equal(["out"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Results_BrokenOff_LeaveNothing()
    {
        var archive = Archive(("manifest.json", new string('x', 5000)));
        _api.On("GET /v1/sweeps/demo/files", _ => new Answer(200, "application/x-tar", archive[..2000]) { BreaksOff = true });

        var result = Run("results", "demo", "--output", _folder.File("out"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("broke off", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(401, null, "asks for a token")]
    [InlineData(401, "wrong", "does not know this token")]
    [InlineData(403, "readonly", "is read-only")]
    [InlineData(429, "t", "slow down")]
    public void Refusal_Status_IsOneClearLine(int status, string? token, string expected)
    {
        _api.On("GET /v1/sweeps", _ => Answer.Problem(status, "slow down"));

        var result = Run(["list", .. token is null ? Array.Empty<string>() : ["--token", token]]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')));
        Assert.Equal(token is null ? null : $"Bearer {token}", Assert.Single(_api.Requests).Authorization);
    }

    [Fact]
    public void Api_NotThere_IsOneClearLine()
    {
        _api.Dispose();

        var result = Run("list");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"cannot reach the API at {_api.Url}", Assert.Single(result.Error.TrimEnd().Split('\n')));
    }

    [Fact]
    public void Context_SetAndUse_NamesTheApi()
    {
        _api.On("GET /v1/sweeps", "[]");
        var environment = new Dictionary<string, string> { ["STEER_CONFIG"] = _folder.File("steer", "config.yaml"), ["STEER_API"] = "", ["STEER_TOKEN"] = "" };

        Assert.Equal(0, Steer.Run(environment, ["context", "set", "lab", "--api", _api.Url, "--token", "secret-token"]).ExitCode);
        Assert.Equal(0, Steer.Run(environment, ["context", "set", "other", "--api", "https://steer.example.org"]).ExitCode);
        Assert.Equal(0, Steer.Run(environment, ["list"]).ExitCode);
        var listed = Steer.Run(environment, ["context", "list"]);
        var unknown = Steer.Run(environment, ["context", "use", "othre"]);

        Assert.Equal("Bearer secret-token", Assert.Single(_api.Requests).Authorization);
        Assert.Contains("*  lab", listed.Output);
        Assert.DoesNotContain("secret", listed.Output);
        Assert.Contains("Did you mean 'other'?", unknown.Error);
    }

    public void Dispose()
    {
        _api.Dispose();
        _folder.Dispose();
    }

    private static byte[] Archive(params (string Name, string Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) });
            }
        }

        return stream.ToArray();
    }

    private SteerResult Run(params string[] arguments) =>
        Steer.Run(new Dictionary<string, string> { ["STEER_CONFIG"] = "/nonexistent/config.yaml", ["STEER_TOKEN"] = "" }, [.. arguments, "--api", _api.Url]);

    private string SweepFile()
    {
        _folder.Write("data/train.jsonl", "{}");
        _folder.Write("data/eval.jsonl", "{}");
        return _folder.Write("sweeps/demo.yaml", """
            name: demo
            models: [{path: ../models/tiny}]
            concepts: [{name: corrigible, train: ../data/train.jsonl, eval: ../data/eval.jsonl}]
            """);
    }
}
