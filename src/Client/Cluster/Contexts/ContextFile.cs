using SteerCluster.Client.Failures;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SteerCluster.Client.Cluster.Contexts;

/// <summary>The file of contexts: <c>~/.config/steer/config.yaml</c>, or what <c>STEER_CONFIG</c> names. It may hold tokens, so only its owner may read it.</summary>
internal sealed class ContextFile(string path)
{
    private const string Variable = "STEER_CONFIG";

    public string Path { get; } = path;

    /// <summary>That of this user.</summary>
    public static ContextFile Default() => new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "steer", "config.yaml"));

    /// <summary>A context by name, or the current one; null where none is current.</summary>
    /// <exception cref="ClientException">There is none of that name.</exception>
    public ContextEntry? Find(string? name)
    {
        var config = Read();
        var wanted = name ?? config.CurrentContext;
        return wanted is null ? null
            : config.Contexts.FirstOrDefault(context => context.Name == wanted)
            ?? throw new ClientException($"{Path} has no context '{wanted}'.{NearestWord.Suggestion(wanted, config.Contexts.Select(context => context.Name))} `steer context list` shows them.");
    }

    /// <exception cref="ClientException">The file cannot be read.</exception>
    public ContextConfig Read()
    {
        if (!File.Exists(Path))
        {
            return new ContextConfig();
        }

        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<ContextConfig?>(File.ReadAllText(Path)) ?? new ContextConfig();
        }
        catch (YamlException error)
        {
            throw new ClientException($"{Path}:{error.Start.Line}: {(error.InnerException ?? error).Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Adds a context, or replaces the one of its name.</summary>
    public void Set(ContextEntry context, bool makeCurrent)
    {
        var config = Read();
        config.Contexts.RemoveAll(known => known.Name == context.Name);
        config.Contexts.Add(context);
        config.CurrentContext = makeCurrent ? context.Name : config.CurrentContext ?? context.Name;
        Write(config);
    }

    /// <summary>Makes a context the current one.</summary>
    public void Use(string name)
    {
        Find(name);
        var config = Read();
        config.CurrentContext = name;
        Write(config);
    }

    private void Write(ContextConfig config)
    {
        var text = new SerializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
            .Build().Serialize(config);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var fresh = $"{Path}.new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(fresh, options))
        {
            writer.Write(text);
        }

        File.Move(fresh, Path, overwrite: true);
    }
}
