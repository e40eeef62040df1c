using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Inference.Cpu;
using SteerCluster.Steering.Sweeps;
using SteerCluster.Sweeping.Extraction;
using SteerCluster.Sweeping.Generation;
using SteerCluster.Sweeping.Sharding;
using SteerCluster.Sweeping.Sharding.Messages;
using SteerCluster.Sweeping.Sharding.Remote;
using SteerCluster.Sweeping.Waves;

namespace SteerCluster.Sweeping.Tests.Sharding;

/// <summary>Whatever happens to the bytes between two shards, the other side refuses it in words and goes on.</summary>
public sealed class DamagedMessageTests : IDisposable
{
    private static readonly ShardLimits Limits = new() { MessageBytes = 1 << 20, CallBytes = 1 << 20 };

    private readonly TinyModel _model = TinyModel.Dense();
    private readonly CpuBackend _backend = new(1, activationLimit: 64 << 20);
    private readonly ShardHost _host;
    private readonly List<byte[]> _frames;

    public DamagedMessageTests()
    {
        using var split = new SplitModel(_model, [2]);
        var items = Group();
        RemoteWaveTests.Measure(split.Shards, items, SteeringPositions.Response, long.MaxValue);
        new VectorExtractor(split.Shards, long.MaxValue).Extract([new ContrastivePrompt([1, 2, 3], [1, 2, 4])], [1, 3], false);
        new SteeredGenerator(split.Shards, new GenerationSpec { NewTokens = 2 }, long.MaxValue)
            .Run([new GenerationJob(items.Items[0], 3, 1, items.Units[0].Vector)], SteeringPositions.All).Count();
        _frames = [.. split.Transports[1].Sent];
        _host = new ShardHost(new LocalShard(_model.Load(_backend, 2)[1]), new ManualClock(), Limits);
    }

    [Fact]
    public void Handle_FramesAsSent_AreAnswered()
    {
        Assert.Equal(6, _frames.Count);
        Assert.All(_frames, frame => Assert.Equal(MessageKind.Done, Kind(Send(frame))));
    }

    [Fact]
    public void Handle_AnyByteOfAFrameChanged_IsRefused() => Check(Damage(), (at, mask) =>
    {
        foreach (var frame in _frames)
        {
            var bytes = frame.ToArray();
            bytes[at % bytes.Length] ^= (byte)mask;
            var answer = Send(bytes);
            Assert.Equal(FrameKind.Refused, answer.Kind);
            Assert.Equal(MessageKind.Refused, Kind(answer));
        }
    });

    [Fact]
    public void Handle_CutFrame_IsRefused() => Check(Damage(), (at, _) =>
    {
        foreach (var frame in _frames)
        {
            Assert.Equal(MessageKind.Refused, Kind(Send(frame[..(at % frame.Length)])));
        }
    });

    [Fact]
    public void Handle_AnyByteOfAMessageChanged_IsAnsweredInWords() => Check(Damage(), (at, mask) =>
    {
        foreach (var frame in _frames.Select(f => Frame.Read(f, Limits)))
        {
            // Beside the rows and vectors, where any bits are a number, most changes are noticed.
            var bytes = frame.Content.ToArray();
            bytes[at % Math.Min(bytes.Length, 400)] ^= (byte)mask;
            var answer = Send((frame with { Content = bytes }).Write());
            Assert.Equal(FrameKind.Answer, answer.Kind);
            _ = Kind(answer);
        }

        Assert.True(_backend.AllocatedBytes < 32 << 20, $"{_backend.AllocatedBytes} bytes are left behind");
    });

    [Fact]
    public void Handle_CutMessage_IsRefused() => Check(Damage(), (at, _) =>
    {
        foreach (var frame in _frames.Select(f => Frame.Read(f, Limits)))
        {
            var bytes = frame.Content[..(at % frame.Content.Length)];

            // A step whose session is not here is lost before the rest of it is read.
            Assert.True(Kind(Send((frame with { Content = bytes, Total = bytes.Length }).Write())) is MessageKind.Refused or MessageKind.Lost);
        }
    });

    [Fact]
    public void Handle_PartsInAnyOrder_AreRefusedOrTaken() => Check(Damage(), (at, mask) =>
    {
        var frame = Frame.Read(_frames[0], Limits);
        var cut = at % frame.Content.Length;
        var answer = Send((frame with { Call = mask, Offset = cut, Content = frame.Content[cut..] }).Write());
        Assert.Equal(cut == 0 ? FrameKind.Answer : FrameKind.Refused, answer.Kind);
        _ = Send((frame with { Call = mask, Content = frame.Content[..cut] }).Write());
        Assert.Equal(MessageKind.Done, Kind(Send((frame with { Call = mask, Offset = cut, Content = frame.Content[cut..] }).Write())));
    });

    [Fact]
    public void Call_AnyByteOfAnAnswerChanged_FailsInWords() => Check(Damage(), (at, mask) =>
    {
        using var split = new SplitModel(_model, [2], local: 1);
        split.Transports[0].Answered = answer =>
        {
            answer[at % answer.Length] ^= (byte)mask;
            return answer;
        };
        var group = Group();
        Assert.Throws<ShardMessageException>(() => RemoteWaveTests.Measure(split.Shards, group, SteeringPositions.Last, long.MaxValue));
    });

    [Fact]
    public void Handle_MessageForOtherBlocks_IsRefusedWithBothRanges()
    {
        using var other = new SplitModel(_model, [3], local: 1);
        using var split = new SplitModel(_model, [2], local: 1);
        var wrong = new RemoteShard(other.Transports[0], _model.Config, split.Shards[1].Range, "there", "test");

        var refused = Assert.Throws<ShardMessageException>(() => RemoteWaveTests.Measure(
            [split.Shards[0], wrong], RemoteWaveTests.Group(_model), SteeringPositions.All, long.MaxValue));

        Assert.Contains("it is for blocks [2, 5)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("here are blocks [3, 5)", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _backend.Dispose();
        _model.Dispose();
    }

    private static Arbitrary<(int At, int Mask)> Damage() => Arb.From(Gen.Choose(0, 1 << 20).Zip(Gen.Choose(1, 255)).Select(p => (p.Item1, p.Item2)));

    private static void Check(Arbitrary<(int At, int Mask)> damage, Action<int, int> property) =>
        Prop.ForAll(damage, d => property(d.At, d.Mask)).QuickCheckThrowOnFailure();

    private WaveGroup Group() => new(_model.Items(2), _model.Units([1, 3], -1, 1));

    private static MessageKind Kind(Frame answer) => new MessageReader(answer.Content).Kind;

    private Frame Send(byte[] frame) => Frame.Read(_host.Handle(frame, CancellationToken.None), Limits);
}
