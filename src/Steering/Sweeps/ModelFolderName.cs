namespace SteerCluster.Steering.Sweeps;

/// <summary>The name of a model's result folder, as the reference study writes it: <c>Qwen/Qwen3-4B</c> is <c>Qwen_Qwen3_4B</c>.</summary>
public static class ModelFolderName
{
    /// <summary>Every character other than ASCII letters, digits and dots becomes <c>_</c>; a name of dots alone becomes all <c>_</c>.</summary>
    /// <param name="id">A model's id, not empty.</param>
    public static string Of(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var name = string.Create(id.Length, id, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(source[i]) || source[i] == '.' ? source[i] : '_';
            }
        });
        return name.All(c => c == '.') ? name.Replace('.', '_') : name;
    }
}
