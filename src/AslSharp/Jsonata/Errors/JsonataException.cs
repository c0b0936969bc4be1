using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// An expression could not be evaluated (ASL section 5.4). The state that holds it fails with <c>States.QueryEvaluationError</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonataException : Exception
{
    private bool _isField;

    /// <summary>An error of the language.</summary>
    /// <param name="code">Its code, as <c>T1006</c>; empty for one that has none, such as a limit.</param>
    /// <param name="text">Its text without the code.</param>
    public JsonataException(string code, string text)
        : this(code, text, isResult: false)
    {
    }

    internal JsonataException(string code, string text, bool isResult)
        : base(text)
    {
        ArgumentNullException.ThrowIfNull(code);
        Code = code;
        Text = text;
        IsResult = isResult;
    }

    /// <summary>The error's code, as <c>T1006</c>; empty where it has none.</summary>
    public string Code { get; }

    /// <summary>The error's text without the code.</summary>
    internal string Text { get; }

    /// <summary>Whether the evaluation went well but its result cannot be used; <see cref="Text"/> then says what it returned.</summary>
    internal bool IsResult { get; }

    /// <summary>The expression in which the error arose; null until located.</summary>
    internal JsonataSite? Site { get; private set; }

    /// <summary>The whole text: expression, field and error. Without the first two until located.</summary>
    public string Detail
    {
        get
        {
            var problem = IsResult ? Text : "threw an error during evaluation" + (Code.Length == 0 ? $": {Text}" : $". {Code}: {Text}");
            return Site is null || _isField ? problem : $"The JSONata expression '{Site.Source}' specified for the field '{Site.Location}' {problem}";
        }
    }

    /// <inheritdoc/>
    public override string Message => Detail;

    /// <summary>What a field of a state cannot take, in words that do not quote an expression.</summary>
    /// <param name="detail">The whole text.</param>
    /// <param name="site">The expression that gave it; null where there is none.</param>
    /// <returns>The exception, located.</returns>
    internal static JsonataException OfField(string detail, JsonataSite? site) => new("", detail, isResult: true) { _isField = true, Site = site };

    /// <summary>Says where the error arose, for exception filters; only the first call counts.</summary>
    /// <param name="site">The expression.</param>
    /// <returns>False, so that the exception goes on.</returns>
    public bool Locate(JsonataSite site)
    {
        Site ??= site;
        return false;
    }
}
