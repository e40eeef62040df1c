using System.Text;

namespace SteerCluster.Steering.Prompts;

/// <summary>Collects a prompt's text and remembers where the last user turn ended.</summary>
internal sealed class PromptWriter
{
    private readonly StringBuilder _text = new();
    private int _responseStart;

    public PromptWriter Write(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Says that the marker which ends a user turn comes next.</summary>
    public PromptWriter EndUserTurn()
    {
        _responseStart = _text.Length;
        return this;
    }

    public RenderedPrompt ToPrompt() => new(_text.ToString(), _responseStart);
}
