using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using SteerCluster.Api.Contracts;
using SteerCluster.Api.Tests.Fakes;
using SteerCluster.Grains.Interfaces.Planning;
using SteerCluster.Grains.Interfaces.Sweeps;

namespace SteerCluster.Api.Tests.Sweeps;

public sealed class SweepRoutesTests : IDisposable
{
    private readonly ApiHost _host = new();

    [Fact]
    public async Task Launch_NewThenAgain_CreatesThenAmends()
    {
        var request = new LaunchRequest("name: my-sweep # 1\nmodels: []\n", "models", new Dictionary<string, byte[]> { ["../c/train.jsonl"] = [1, 2, 3] });

        var created = await Post(request);
        var again = await Post(request);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("/v1/sweeps/my-sweep", created.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal([1, 2, 3], _host.Sweep("my-sweep").Request!.Files["../c/train.jsonl"]);
        var listed = await _host.Client().GetFromJsonAsync<JsonElement>("/v1/sweeps");
        Assert.Equal("planning", listed[0].GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, listed[0].GetProperty("cells").ValueKind);
    }

    [Fact]
    public async Task Launch_TextThatTheReaderRefuses_HasEveryProblemWithItsLine()
    {
        _host.Sweep("x").Refusal = new SweepSpecException("sweep.yaml: 2 problems\n  line 3: strengths: needs 0\n  line 9: layrs: unknown key. Did you mean 'layers'?");

        var problem = await Problem.Of(await Post(new LaunchRequest("name: x", "", new Dictionary<string, byte[]>())), HttpStatusCode.BadRequest);

        Assert.Equal("sweep.yaml: 2 problems", problem.Detail);
        Assert.Equal(["line 3: strengths: needs 0", "line 9: layrs: unknown key. Did you mean 'layers'?"], problem.Problems!);
    }

    [Fact]
    public async Task Launch_ClusterAway_Is503WithRetryAfter()
    {
        _host.Sweep("x").Refusal = new SiloUnavailableException("no gateway");

        var response = await Post(new LaunchRequest("name: x", "", new Dictionary<string, byte[]>()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("5", response.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Get_Sweep_HasCellsCountsAndHeadlines()
    {
        _host.Demo();

        var info = await _host.Client(ApiHost.ReadToken).GetFromJsonAsync("/v1/sweeps/demo", ApiJson.Default.SweepInfo);

        Assert.Equal(5, info!.UnitCount);
        Assert.Equal(new Dictionary<string, int> { ["queued"] = 1, ["done"] = 2, ["parked"] = 2 }, info.Units);
        Assert.Equal(3.5, info.Cells![0].Headline!.Delta);
        Assert.True(double.IsNaN(info.Cells[0].Headline!.AnswerMass));
        Assert.Equal(FakeSweep.Launched, info.Launched);
    }

    [Fact]
    public async Task Events_GrainMoves_GoOnFromTheLastVersion()
    {
        var sweep = _host.Demo();
        var asked = new List<long>();
        sweep.Changes = version =>
        {
            asked.Add(version);
            return asked.Count == 1 ? Aborted(sweep.Status! with { Version = 8 }) : [sweep.Status! with { Version = 9, State = SweepState.Finished }];
        };

        var events = await Events("/v1/sweeps/demo/events", lastSeen: "7");

        Assert.Equal([7, 8], asked);
        Assert.Equal(["8", "9"], events.Select(item => item.EventId));
        Assert.All(events, item => Assert.Equal("sweep", item.EventType));
        Assert.Contains("\"state\":\"finished\"", events[1].Data);
    }

    [Fact]
    public async Task Logs_Sweep_SayWhatHappened()
    {
        _host.Demo();

        var lines = (await Events("/v1/sweeps/demo/logs", lastSeen: null)).Select(item => JsonSerializer.Deserialize(item.Data, ApiJson.Default.LogLine)!.Text);

        Assert.Equal(["corrigible: unbalanced letters", "running", "done", "parked after 3 attempts: a vector is not finite"], lines);
    }

    [Theory]
    [InlineData("pause", "paused")]
    [InlineData("resume", "running")]
    [InlineData("stop", "stopping")]
    [InlineData("cancel", "cancelled")]
    public async Task Command_Known_ChangesTheState(string command, string state)
    {
        _host.Demo();

        var response = await _host.Client().PostAsJsonAsync("/v1/sweeps/demo/commands", new { command });

        Assert.Equal(state, (await response.Content.ReadFromJsonAsync(ApiJson.Default.SweepInfo))!.State);
    }

    [Fact]
    public async Task Command_StateForbidsIt_IsAConflict()
    {
        _host.Demo().Refusal = new SweepRefusedException("It is finished.");

        var response = await _host.Client().PostAsJsonAsync("/v1/sweeps/demo/commands", new { command = "pause" });

        Assert.Equal("It is finished.", (await Problem.Of(response, HttpStatusCode.Conflict)).Detail);
    }

    [Fact]
    public async Task DryRun_Sweep_GivesThePlanAndLaunchesNothing()
    {
        _host.Planned = new SweepPlan([new PlannedCell("4B", "corrigible", [1, 2], "f", 100, 36, "s"), new PlannedCell("4B", "new", [1, 2], "f", 100, 36, "s")], ["odd data"], null);
        _host.Demo();

        var response = await _host.Client().PostAsJsonAsync("/v1/sweeps?dry_run=true", new LaunchRequest("name: demo", "", new Dictionary<string, byte[]>()), ApiJson.Default.LaunchRequest);

        var plan = (await response.Content.ReadFromJsonAsync(ApiJson.Default.PlanInfo))!;
        Assert.Equal((true, 4, 2, "odd data"), (plan.Exists, plan.UnitCount, plan.UnitsDone, plan.Warnings[0]));
        Assert.Equal(["done", null], plan.Cells.Select(cell => cell.State));
        Assert.Null(_host.Sweep("demo").Request);
    }

    [Fact]
    public async Task DryRun_SweepThatCannotRun_SaysWhy()
    {
        _host.Planned = SweepPlan.Failed("Model 4B: the folder is absent.");

        var response = await _host.Client().PostAsJsonAsync("/v1/sweeps?dry_run=true", new LaunchRequest("name: demo", "", new Dictionary<string, byte[]>()), ApiJson.Default.LaunchRequest);

        Assert.Equal("Model 4B: the folder is absent.", (await Problem.Of(response, HttpStatusCode.BadRequest)).Detail);
    }

    [Fact]
    public async Task Retry_Cell_IsQueuedAgain()
    {
        var sweep = _host.Demo();

        var response = await _host.Client().PostAsJsonAsync("/v1/sweeps/demo/retry", new { model = "4B", concept = "sycophancy" });
        var unknown = await _host.Client().PostAsJsonAsync("/v1/sweeps/demo/retry", new { model = "9B" });

        Assert.Equal(1, (await response.Content.ReadFromJsonAsync(ApiJson.Default.RetryInfo))!.Cells);
        Assert.Equal([("4B", "sycophancy")], sweep.Retried);
        Assert.Contains("9B", (await Problem.Of(unknown, HttpStatusCode.NotFound)).Detail);
    }

    [Fact]
    public async Task Units_FiltersAndPages()
    {
        _host.Demo();
        var client = _host.Client(ApiHost.ReadToken);

        var first = await client.GetFromJsonAsync("/v1/sweeps/demo/units?limit=3", ApiJson.Default.UnitPage);
        var rest = await client.GetFromJsonAsync("/v1/sweeps/demo/units?limit=3&offset=3", ApiJson.Default.UnitPage);
        var parked = await client.GetFromJsonAsync("/v1/sweeps/demo/units?state=parked&concept=sycophancy&model=4B", ApiJson.Default.UnitPage);

        Assert.Equal((3, 5, 3), (first!.Units.Count, first.Total, first.Next));
        Assert.Equal((2, null), (rest!.Units.Count, rest.Next));
        Assert.Equal([1, 2], parked!.Units.Select(unit => unit.Layer));
    }

    [Theory]
    [InlineData("8B/corrigible/3", "No silo with an accelerator has room.")]
    public async Task Why_Unit_SaysIt(string unit, string reason)
    {
        _host.Demo();

        var why = await _host.Client().GetFromJsonAsync($"/v1/sweeps/demo/units/{unit}/why", ApiJson.Default.WhyInfo);

        Assert.StartsWith(reason, why!.Reason);
    }

    [Fact]
    public async Task SilosAndModels_SayWhatIsLoadedWhere()
    {
        var silos = await _host.Client().GetFromJsonAsync("/v1/silos", ApiJson.Default.IReadOnlyListSiloInfo);
        var models = await _host.Client().GetFromJsonAsync("/v1/models", ApiJson.Default.IReadOnlyListModelInfo);

        Assert.Equal(new WaveInfo("demo/4B/corrigible", 1, "sweep", 3, 10, 500), Assert.Single(Assert.Single(silos!).Waves));
        Assert.Equal(("f1", 1), (Assert.Single(models!).Fingerprint, models![0].Shards));
    }

    public void Dispose() => _host.Dispose();

    private static IEnumerable<SweepStatus> Aborted(SweepStatus status)
    {
        yield return status;
        throw new EnumerationAbortedException("the grain has moved");
    }

    private async Task<HttpResponseMessage> Post(LaunchRequest request) =>
        await _host.Client().PostAsJsonAsync("/v1/sweeps", request, ApiJson.Default.LaunchRequest);

    private async Task<IReadOnlyList<SseItem<string>>> Events(string path, string? lastSeen)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastSeen is not null)
        {
            request.Headers.Add("Last-Event-ID", lastSeen);
        }

        using var response = await _host.Client(ApiHost.ReadToken).SendAsync(request);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return [.. SseParser.Create(await response.Content.ReadAsStreamAsync()).Enumerate()];
    }
}
