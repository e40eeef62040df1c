using SteerCluster.Inference.Tokenization.Splitting;

namespace SteerCluster.Inference.Tests.Tokenization.Splitting;

public sealed class OnigurumaPatternTests
{
    [Theory]
    [InlineData(@"(?i:'s|'t)", "'S'ſ'x't", "'S|'ſ|'t")]
    [InlineData(@"(?i)k+|b", "kK\u212Ab", "kK\u212A|b")]
    [InlineData(@"(?i:[r-t]+)", "rSſt", "rSſt")]
    [InlineData(@"a(?i)b|c", "aBacB", "aB|ac")]
    [InlineData(@"(?i:i)", "iI\u0130\u0131", "i|I")]
    [InlineData(@"[^\r\n\p{L}\p{N}]?+\p{L}++", " ab!cd", " ab|!cd")]
    [InlineData(@"a++a", "aaaa", "")]
    [InlineData(@"a*+b", "aab", "aab")]
    [InlineData(@"(?:ab)?+c", "abcc", "abc|c")]
    [InlineData(@"\p{N}{1,3}", "12345", "123|45")]
    [InlineData(@"a{,2}b", "aaab", "aab")]
    [InlineData(@"a{2}?b", "aabb", "aab|b")]
    [InlineData(@"a{x}", "a{x}", "a{x}")]
    [InlineData(@"\h+", "x0Fg", "0F")]
    [InlineData(@"[\x41-\x{43}\u0064]+", "ABCDd", "ABC|d")]
    [InlineData(@"[[:space:][xy]]+", "a x\ny", " x\ny")]
    [InlineData(@"[^[xy]z]+", "axbzc", "a|b|c")]
    [InlineData(@"\p{^L}+|\P{^N}+", "ab12", "12")]
    [InlineData(@"(?m:a.b)", "a\nb", "a\nb")]
    [InlineData(@"a.b", "a\nb", "")]
    [InlineData(@"^b$", "a\nb\nc", "b")]
    [InlineData(@"\p{Letter}+", "ab1", "ab")]
    [InlineData(@"[]a]+", "]a", "]a")]
    [InlineData(@"\p{L}+", "a\U00010400\U00020000b1", "a\U00010400\U00020000b")]
    [InlineData(@"\p{N}+", "1\U0001D7CE\U00010107x", "1\U0001D7CE\U00010107")]
    [InlineData(@"[^\s\p{L}\p{N}]+", "a😀\U0001F3FB!b", "😀\U0001F3FB!")]
    [InlineData(@"\p{M}+", "a\u0301\U0001D165", "\u0301\U0001D165")]
    [InlineData(@"\s+(?!\S)|\s+", "a   b", "  | ")]
    [InlineData(@"x*", "axxb", "xx")]
    public void Matches_Pattern_AsOniguruma(string pattern, string text, string expected)
    {
        var matches = SplitPattern.Expression(pattern).Matches(text).Select(range => text[range]);

        Assert.Equal(expected, string.Join('|', matches));
    }

    [Theory]
    [InlineData(@"[a&&b]")]
    [InlineData(@"[a[^b]]")]
    [InlineData(@"\p{Han}")]
    [InlineData(@"\X")]
    [InlineData(@"(a")]
    [InlineData(@"a)")]
    [InlineData(@"[a")]
    [InlineData(@"+a")]
    [InlineData(@"(?x:a)")]
    [InlineData("[\U0001F300-\U0001F5FF]")]
    [InlineData(@"\x{1F300}")]
    [InlineData(@"(a)\1")]
    public void Expression_WhatCannotBeSaid_IsRefused(string pattern) =>
        Assert.Throws<FormatException>(() => SplitPattern.Expression(pattern));
}
