using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SteerCluster.Inference.Tokenization.Normalization;

namespace SteerCluster.Inference.Tests.Tokenization.Normalization;

/// <summary>The reference is ICU, by way of <see cref="string.Normalize(NormalizationForm)"/>, where the runtime has it.</summary>
public sealed class CanonicalFormsTests
{
    // In the invariant mode string.Normalize changes nothing.
    private static readonly bool s_hasReference = "e\u0301".Normalize(NormalizationForm.FormC) == "\u00E9";

    // An ICU of Unicode 16 or later knows characters that our tables do not; U+105C9 came with 16.
    private static readonly bool s_hasSameVersion =
        s_hasReference && "\U000105C9".Normalize(NormalizationForm.FormD) == "\U000105C9";

    [Fact]
    public void Compose_EachCodePoint_IsAsIcuSays()
    {
        for (var point = 0; s_hasSameVersion && point <= 0x10FFFF; point++)
        {
            if (point is >= 0xD800 and <= 0xDFFF || CharUnicodeInfo.GetUnicodeCategory(point) == UnicodeCategory.OtherNotAssigned)
            {
                continue;
            }

            // A mark on either side shows the combining class too.
            foreach (var text in new[] { char.ConvertFromUtf32(point), $"q\u0323{char.ConvertFromUtf32(point)}\u0301", $"{char.ConvertFromUtf32(point)}\u0345\u0316" })
            {
                if (text.Normalize(NormalizationForm.FormC) != CanonicalForms.Compose(text)
                    || text.Normalize(NormalizationForm.FormD) != CanonicalForms.Decompose(text))
                {
                    Assert.Fail($"U+{point:X4} in a text of {text.Length}");
                }
            }
        }
    }

    [Fact]
    public void Compose_RandomText_IsAsIcuSays()
    {
        var points = Gen.OneOf(
            Gen.Choose(0x20, 0x2FF), Gen.Choose(0x300, 0x36F), Gen.Choose(0x1100, 0x11FF), Gen.Choose(0xAC00, 0xD7A3), Gen.Choose(0x900, 0xDFF));
        var texts = points.Select(char.ConvertFromUtf32).ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text => !s_hasReference || text.Normalize(NormalizationForm.FormC) == CanonicalForms.Compose(text))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\uFB01", "\uFB01")]
    public void Compose_KnownText_GivesFormC(string text, string expected) => Assert.Equal(expected, CanonicalForms.Compose(text));
}
