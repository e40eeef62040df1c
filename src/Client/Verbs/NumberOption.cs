using System.CommandLine;
using System.Globalization;

namespace SteerCluster.Client.Verbs;

/// <summary>Options that take a number. They parse it themselves: a validator that asks for a value that is no number throws.</summary>
internal static class NumberOption
{
    /// <summary>A whole number.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">The text in the help.</param>
    /// <param name="low">The smallest number allowed.</param>
    /// <param name="high">The largest; null for no limit.</param>
    public static Option<int?> Whole(string name, string description, int low, int? high = null) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= low && !(value > high))
            {
                return value;
            }

            result.AddError($"{name}: '{text}' does not fit; expected a number from {low} {(high is null ? "on" : $"to {high}")}.");
            return null;
        },
    };

    /// <summary>A number other than zero, 1 by default.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="description">The text in the help.</param>
    public static Option<double> Factor(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value != 0)
            {
                return value;
            }

            result.AddError($"{name}: '{text}' does not fit; expected a number other than 0.");
            return 1;
        },
    };
}
