using SteerCluster.Client.Quantities;

namespace SteerCluster.Client.Run;

/// <summary>Numbers of a cell as text.</summary>
internal static class CellText
{
    /// <summary><c>+3.10 [2.80, 3.40]</c>; the delta alone where there is no interval.</summary>
    public static string WithInterval(double delta, double low, double high) =>
        double.IsNaN(low) || double.IsNaN(high)
            ? Amount.Signed(delta, 2)
            : $"{Amount.Signed(delta, 2)} [{Amount.Fixed(low, 2)}, {Amount.Fixed(high, 2)}]";
}
