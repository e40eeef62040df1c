using System.Globalization;
using Microsoft.Extensions.Configuration;
using SteerCluster.Steering.Spelling;

namespace SteerCluster.ServiceDefaults.Configuration;

/// <summary>
/// Reads the keys below <c>SteerCluster</c> and collects what is wrong with them, so that all errors come at once. What it was asked for
/// is the reference of the configuration.
/// </summary>
/// <param name="configuration">Files, environment (<c>STEERCLUSTER__STORAGE__PROVIDER</c>) and command line, merged.</param>
public sealed class SettingReader(IConfiguration configuration)
{
    private readonly IConfigurationSection _section = configuration.GetSection(Root);
    private readonly List<Setting> _settings = [];
    private readonly List<string> _errors = [];

    /// <summary>The section that has all keys.</summary>
    public const string Root = "SteerCluster";

    /// <summary>The keys that were asked for, in that order.</summary>
    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>A text; <paramref name="fallback"/> where the key is absent or empty.</summary>
    public string? Text(string key, string? fallback, string meaning, string allowed = "text")
    {
        _settings.Add(new Setting(key, fallback ?? "", allowed, meaning));
        return Value(key) ?? fallback;
    }

    /// <summary>One of the names of an enumeration, in any case.</summary>
    public T Choice<T>(string key, T fallback, string meaning)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToList();
        var allowed = string.Join(", ", names);
        _settings.Add(new Setting(key, fallback.ToString().ToLowerInvariant(), allowed, meaning));
        return Value(key) is not { } text ? fallback
            : names.Contains(text.ToLowerInvariant()) ? Enum.Parse<T>(text, ignoreCase: true)
            : Refuse(key, text, $"must be one of {allowed}", fallback);
    }

    /// <summary>A whole number in a range.</summary>
    public int Number(string key, int fallback, int least, int most, string meaning)
    {
        _settings.Add(new Setting(key, fallback.ToString(CultureInfo.InvariantCulture), $"{least} to {most}", meaning));
        return Value(key) is not { } text ? fallback
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : Refuse(key, text, $"must be a whole number from {least} to {most}", fallback);
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Flag(string key, bool fallback, string meaning)
    {
        _settings.Add(new Setting(key, fallback ? "true" : "false", "true, false", meaning));
        return Value(key) is not { } text ? fallback
            : bool.TryParse(text, out var flag) ? flag
            : Refuse(key, text, "must be true or false", fallback);
    }

    /// <summary>A time span: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c> or <c>00:00:30</c>.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most, string meaning)
    {
        var allowed = $"{DurationText.Format(least)} to {DurationText.Format(most)}";
        _settings.Add(new Setting(key, DurationText.Format(fallback), allowed, meaning));
        return Value(key) is not { } text ? fallback
            : DurationText.Parse(text) is { } span && span >= least && span <= most ? span
            : Refuse(key, text, $"must be a time from {allowed}, such as 500ms, 30s, 5m", fallback);
    }

    /// <summary>A time span like <see cref="Duration"/>, its default and bounds in seconds.</summary>
    public TimeSpan Seconds(string key, double fallback, double least, double most, string meaning) =>
        Duration(key, TimeSpan.FromSeconds(fallback), TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most), meaning);

    /// <summary>A number of bytes: <c>8GiB</c>, <c>500 MB</c> or plain bytes; null where the key is absent.</summary>
    public long? Bytes(string key, string standsFor, string meaning)
    {
        _settings.Add(new Setting(key, standsFor, "a size such as 8GiB, 500MB", meaning));
        return Value(key) is not { } text ? null : SizeText.Parse(text) ?? Refuse<long?>(key, text, "must be a size above 0, such as 8GiB or 500MB", null);
    }

    /// <summary>A list, by <c>Key:0</c>, <c>Key:1</c>, ..., or one text with <c>;</c> between; each with the key that has it.</summary>
    public IReadOnlyList<(string Key, string Value)> List(string key, string meaning)
    {
        _settings.Add(new Setting(key, "", "a list: Key:0, Key:1, ..., or one text with ; between", meaning));
        var whole = (Value(key) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(value => (key, value));
        return [.. whole, .. _section.GetSection(key).GetChildren().Where(child => !string.IsNullOrWhiteSpace(child.Value)).Select(child => ($"{key}:{child.Key}", child.Value!.Trim()))];
    }

    /// <summary>Names and values below a key; each with the key that has it.</summary>
    public IReadOnlyDictionary<string, string> Map(string key, string meaning)
    {
        _settings.Add(new Setting(key, "", "names and values: Key:name=value", meaning));
        return _section.GetSection(key).GetChildren().Where(child => child.Value is not null).ToDictionary(child => child.Key, child => child.Value!);
    }

    /// <summary>Notes an error.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value; null where it is absent.</param>
    /// <param name="allowed">What is allowed, as the rest of a sentence.</param>
    public void Refuse(string key, string? value, string allowed) =>
        _errors.Add(value is null ? $"{Root}:{key} {allowed}" : $"{Root}:{key} is '{value}': {allowed}");

    /// <summary>Ends the reading.</summary>
    /// <exception cref="SettingException">There was an error, or a key that is not known.</exception>
    public void Finish()
    {
        foreach (var (key, value) in _section.AsEnumerable(makePathsRelative: true).OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (!string.IsNullOrEmpty(value) && !_settings.Any(setting => Covers(setting.Key, key)))
            {
                Refuse(key, value, "is no known key; the nearest is " + Nearest(key));
            }
        }

        if (_errors.Count > 0)
        {
            throw new SettingException(_errors);
        }
    }

    private static bool Covers(string known, string key) =>
        key.Equals(known, StringComparison.OrdinalIgnoreCase) || key.StartsWith(known + ":", StringComparison.OrdinalIgnoreCase);

    private string Nearest(string key) => _settings.MinBy(setting => EditDistance.Between(setting.Key.ToLowerInvariant(), key.ToLowerInvariant()))?.Key ?? "none";

    private string? Value(string key) => string.IsNullOrWhiteSpace(_section[key]) ? null : _section[key]!.Trim();

    private T Refuse<T>(string key, string value, string allowed, T fallback)
    {
        Refuse(key, value, allowed);
        return fallback;
    }
}
