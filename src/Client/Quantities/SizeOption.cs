using System.CommandLine;

namespace SteerCluster.Client.Quantities;

/// <summary>Options that take a number of bytes.</summary>
internal static class SizeOption
{
    public static Option<long?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result =>
        {
            if (ByteSize.Parse(result.Tokens[0].Value) is { } size)
            {
                return size;
            }

            result.AddError($"{name}: '{result.Tokens[0].Value}' is no size; expected one such as 8GiB, 500MB or 1073741824.");
            return null;
        },
    };
}
