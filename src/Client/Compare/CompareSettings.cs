using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SteerCluster.Reporting.Comparison.Folders;
using SteerCluster.Reporting.Comparison.Published;

namespace SteerCluster.Client.Compare;

/// <summary>The tolerances as options.</summary>
internal sealed class CompareSettings
{
    private readonly Option<double?> _delta = Tolerance(
        "--delta-tolerance", "Published numbers: how far delta may be off, in nats. [default: what the table says, 0.25 for BF16]", []);

    private readonly Option<double?> _cohensD = Tolerance(
        "--d-tolerance", "Published numbers: how far Cohen's d may be off. [default: what the tolerance of delta lets it be off by]", []);

    private readonly Option<double?> _logitDiff = Tolerance(
        "--tolerance", "Two folders: how far a logit diff may be off, in nats; float32 is 5e-4, bf16 is 0.5. [default: float32]",
        new() { ["float32"] = FolderComparison.Float32Tolerance, ["bf16"] = FolderComparison.Bf16Tolerance });

    private readonly Option<bool> _complete = new("--complete")
    {
        Description = "Two folders: fail also where a cell, a file, a column or a row is in one of them only.",
    };

    public void AddTo(Command verb)
    {
        verb.Add(_delta);
        verb.Add(_cohensD);
        verb.Add(_logitDiff);
        verb.Add(_complete);
    }

    public ComparisonTolerance Published(ParseResult parsed) => new(parsed.GetValue(_delta), parsed.GetValue(_cohensD));

    public double Folders(ParseResult parsed) => parsed.GetValue(_logitDiff) ?? FolderComparison.Float32Tolerance;

    public bool MustBeComplete(ParseResult parsed) => parsed.GetValue(_complete);

    private static Option<double?> Tolerance(string name, string description, Dictionary<string, double> presets) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (presets.TryGetValue(text, out var preset))
            {
                return preset;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && double.IsFinite(value))
            {
                return value;
            }

            var names = presets.Count == 0 ? "" : $", or {string.Join(" or ", presets.Keys)}";
            return Refuse(result, $"{name}: '{text}' is no tolerance; expected a number, 0 or more, such as 0.25{names}.");
        },
    };

    private static double? Refuse(ArgumentResult result, string message)
    {
        result.AddError(message);
        return null;
    }
}
