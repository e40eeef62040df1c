using Microsoft.Extensions.Configuration;
using SteerCluster.ServiceDefaults.Access;
using SteerCluster.ServiceDefaults.Configuration;
using SteerCluster.Tests;

namespace SteerCluster.Silo.Tests.Access;

public sealed class AccessTokenTests
{
    private const string Token = "0123456789abcdef";

    [Theory]
    [InlineData("0123456789abcdef read", AccessScope.Read)]
    [InlineData("  0123456789abcdef   WRITE ", AccessScope.Write)]
    public void Parse_TokenAndScope_GivesScope(string text, AccessScope scope) => Assert.Equal(scope, AccessToken.Parse(text)?.Scope);

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("short read")]
    [InlineData("0123456789abcdef admin")]
    [InlineData("0123456789abcdeé read")]
    [InlineData("0123456789abcdef read write")]
    public void Parse_OtherText_GivesNull(string text) => Assert.Null(AccessToken.Parse(text));

    [Fact]
    public void Find_SameTokenTwice_GivesWidestScope()
    {
        var tokens = new AccessTokens([AccessToken.Parse(Token + " write")!, AccessToken.Parse(Token + " read")!]);

        Assert.Equal(AccessScope.Write, tokens.Find(Token));
        Assert.Null(tokens.Find(Token + "0"));
        Assert.Null(tokens.Find(""));
    }

    [Fact]
    public void Read_TokenFile_TakesLinesButCommentsAndBlanks()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokens", $"# for the dashboards\n{Token} read\n\nfedcba9876543210 write\n");

        var access = Read(("Access:TokenFile", file));

        Assert.Equal(AccessScope.Read, access.Tokens.Find(Token));
        Assert.Equal(AccessScope.Write, access.Tokens.Find("fedcba9876543210"));
    }

    [Fact]
    public void Read_BadLines_NamesThemWithoutTheSecret()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tokens", "hush read\n");

        var errors = Assert.Throws<SettingException>(() => Read(("Access:TokenFile", file), ("Access:Tokens:0", "secret admin"))).Errors;

        Assert.Equal(2, errors.Count);
        Assert.Contains(errors, error => error.StartsWith($"SteerCluster:Access:TokenFile, {file} line 1 is '(not shown)'", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.Contains("hush", StringComparison.Ordinal) || error.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_EmptyOrAbsentFile_Refuses()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<SettingException>(() => Read(("Access:TokenFile", folder.Write("tokens", "# nothing\n"))));
        Assert.Throws<SettingException>(() => Read(("Access:TokenFile", folder.File("absent"))));
    }

    private static AccessOptions Read(params (string Key, string Value)[] settings)
    {
        var reader = new SettingReader(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"SteerCluster:{setting.Key}", (string?)setting.Value)))
            .Build());
        var access = AccessOptions.Read(reader);
        reader.Finish();
        return access;
    }
}
