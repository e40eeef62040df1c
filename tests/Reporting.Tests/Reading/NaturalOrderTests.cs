using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Reporting.Reading;

namespace SteerCluster.Reporting.Tests.Reading;

public class NaturalOrderTests
{
    [Fact]
    public void Compare_ModelLabels_OrdersNumbersByValue()
    {
        string[] expected = ["0.6B", "1.7B", "4B", "8B", "14B", "30B-A3B", "32B", "235B-A22B", "a", "a2", "a10", "a99999999999999999999"];

        Assert.Equal(expected, expected.Reverse().Order(NaturalOrder.Instance));
    }

    [Fact]
    public void Compare_AnyTexts_IsATotalOrder()
    {
        var text = Gen.Elements("a", "B", "0", "1", "01", "2", "10", "-", "").ArrayOf(4).Select(string.Concat);
        Prop.ForAll(text.ArrayOf(3).ToArbitrary(), texts =>
        {
            var (order, a, b, c) = (NaturalOrder.Instance, texts[0], texts[1], texts[2]);
            Assert.Equal(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
            Assert.Equal(a == b, order.Compare(a, b) == 0);
            Assert.True(order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0);
        }).QuickCheckThrowOnFailure();
    }
}
