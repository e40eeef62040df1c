using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Grains.Interfaces.Scheduling;
using SteerCluster.Grains.Scheduling;

namespace SteerCluster.Grains.Tests.Scheduling;

/// <summary>
/// Random histories of polls, lost answers, completions, failures, restarts, silos that leave, schedulers that begin anew, and time
/// that passes: what must hold after every step, and that all waves end once the trouble is over.
/// </summary>
public sealed class WaveSchedulerPropertyTests
{
    private static readonly SchedulingOptions Options = new()
    {
        LeaseTime = TimeSpan.FromSeconds(30), PollInterval = TimeSpan.FromSeconds(2), SmallModelBytes = 20, AffinityUnits = 4,
    };

    /// <summary>Model sizes against silos of 100, 100, 60 and 60: whole, tight, and only as a gang of two or more.</summary>
    private static readonly long[] Sizes = [10, 55, 95, 150];

    [Fact]
    public void Histories_OfAnyTrouble_KeepTheInvariantsAndEnd() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(120), Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ListOf().ToArbitrary(), steps => new History([.. steps]).Run()));

    private sealed class History(int[] steps)
    {
        private readonly List<SimulatedSilo> _silos = [new("a", 100), new("b", 100), new("c", 60), new("d", 60)];
        private readonly HashSet<string> _gone = [];
        private readonly HashSet<string> _done = [];
        private readonly Dictionary<string, int> _attempts = [];
        private readonly Wave[] _waves =
        [
            .. from sweep in new[] { "s", "t" }
               from model in Enumerable.Range(0, Sizes.Length)
               from concept in new[] { "x", "y" }
               select Waves.Of(sweep, $"m{model}", concept, Sizes[model]),
        ];
        private DateTimeOffset _now = Waves.Start;
        private WaveScheduler _scheduler = new(Options, Waves.Start);

        public bool Run()
        {
            Submit();
            foreach (var step in steps)
            {
                Step(step);
                CheckInvariants();
            }

            Settle();
            return true;
        }

        private IEnumerable<SimulatedSilo> Live => _silos.Where(s => !_gone.Contains(s.Name));

        private SimulatedSilo Silo(int step) => _silos[step / 16 % _silos.Count];

        private void Step(int step)
        {
            _now += TimeSpan.FromMilliseconds(step / 1024 % 3000);
            var silo = Silo(step);
            switch (step % 16)
            {
                case < 7 when !_gone.Contains(silo.Name):
                    Poll(silo, answerIsLost: false);
                    break;
                case 7 when !_gone.Contains(silo.Name):
                    Poll(silo, answerIsLost: true);
                    break;
                case 8 or 9 when silo.Leases.Count > 0:
                    Complete(silo, silo.Leases[0], WaveOutcome.Measured);
                    break;
                case 10 when silo.Leases.Count > 0:
                    Complete(silo, silo.Leases[0], WaveOutcome.Failed);
                    break;
                case 11 when silo.Leases.Count > 0:
                    Complete(silo, silo.Leases[0], WaveOutcome.Returned);
                    break;
                case 12:
                    silo.Restart();
                    break;
                case 13 when _gone.Count < 2 && _gone.Add(silo.Name):
                    silo.Restart();
                    _scheduler.SiloLeft(silo.Name);
                    break;
                case 13 or 14:
                    _gone.Remove(silo.Name);
                    break;
                case 15 when step / 64 % 4 == 0:
                    // A new scheduler knows nothing but what the sweeps and the silos tell it.
                    _scheduler = new WaveScheduler(Options, _now);
                    Submit();
                    break;
                case 15 when step / 64 % 4 == 1:
                    _now += TimeSpan.FromSeconds(31);
                    _scheduler.Expire(_now);
                    break;
                default:
                    Submit();
                    break;
            }
        }

        private void Submit()
        {
            foreach (var sweep in _waves.GroupBy(w => w.Sweep))
            {
                _scheduler.Submit(sweep.Key, [.. sweep.Where(w => !_done.Contains(w.Id)).Select(Now)], false, _now);
            }
        }

        private Wave Now(Wave wave) => wave with { Attempt = 1 + _attempts.GetValueOrDefault(wave.Id) };

        private void Poll(SimulatedSilo silo, bool answerIsLost)
        {
            var orders = _scheduler.Poll(silo.Report(), _now);
            if (answerIsLost)
            {
                return;
            }

            silo.Obey(orders);
            foreach (var lease in orders.Begin)
            {
                for (var i = 0; i < lease.Silos.Count; i++)
                {
                    var member = _silos.First(s => s.Name == lease.Silos[i]);
                    member.Load(ShardSize.Shard(lease.Wave, i, lease.Silos.Count), s => IsUsed(member, s));
                }
            }
        }

        private bool IsUsed(SimulatedSilo member, LoadedShard shard) =>
            _scheduler.Leases.On(member.Name).Any(h => ShardSize.IsSame(h.ShardOn(member.Name), shard));

        private void Complete(SimulatedSilo silo, Lease lease, WaveOutcome outcome)
        {
            silo.Leases.Remove(lease);
            if (_scheduler.WouldCount(lease, outcome))
            {
                if (outcome == WaveOutcome.Measured)
                {
                    _done.Add(lease.Wave.Id);
                }
                else if (lease.Wave.Attempt == Now(lease.Wave).Attempt)
                {
                    _attempts[lease.Wave.Id] = lease.Wave.Attempt;
                }
            }

            _scheduler.Complete(lease, outcome);
        }

        private void CheckInvariants()
        {
            var held = _scheduler.Leases.All;

            // Never two leases for a wave, and none for a silo that left.
            Assert.Equal(held.Count, held.Select(h => h.Lease.Wave.Id).Distinct().Count());
            Assert.DoesNotContain(held, h => h.Lease.Silos.Any(_gone.Contains));

            // A gang has all its silos, each once; what no silo holds whole is never leased to one.
            Assert.All(held, h => Assert.Equal(h.Lease.Silos.Count, h.Lease.Silos.Distinct().Count()));
            Assert.All(held, h => Assert.True(h.Lease.Wave.WeightBytes <= 100 || h.Lease.Silos.Count > 1, $"{h.Lease} is on one silo"));

            // What leases need on a silo fits there.
            foreach (var silo in _silos)
            {
                var needed = _scheduler.Leases.On(silo.Name).Select(h => h.ShardOn(silo.Name)).DistinctBy(s => (s.Fingerprint, s.Index, s.Count)).Sum(s => s.Bytes);
                Assert.True(needed <= silo.Memory, $"{silo.Name} has {silo.Memory} and is promised {needed}");
            }
        }

        /// <summary>All silos are back and poll in turn: every wave ends.</summary>
        private void Settle()
        {
            _gone.Clear();
            for (var round = 0; round < 400 && _done.Count < _waves.Length; round++)
            {
                foreach (var silo in Live)
                {
                    Poll(silo, answerIsLost: false);
                    CheckInvariants();
                }

                foreach (var silo in Live.Where(s => s.Leases.Count > 0))
                {
                    Complete(silo, silo.Leases[0], WaveOutcome.Measured);
                    CheckInvariants();
                }

                if (round % 5 == 0)
                {
                    Submit();
                }

                _now += TimeSpan.FromSeconds(2);
            }

            Assert.Equal(_waves.Length, _done.Count);
        }
    }
}
