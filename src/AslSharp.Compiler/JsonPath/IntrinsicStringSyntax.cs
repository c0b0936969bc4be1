using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A string in single quotation marks.</summary>
public sealed class IntrinsicStringSyntax : IntrinsicArgumentSyntax
{
    internal IntrinsicStringSyntax(TextSpan span, string value, string template, int places, TextSpan? loneBrace)
        : base(span)
    {
        Value = value;
        Template = template;
        Places = places;
        LoneBrace = loneBrace;
    }

    /// <summary>The text, escapes resolved.</summary>
    public string Value { get; }

    /// <summary>The text between the quotation marks as written: as a template, what tells a place from a brace.</summary>
    public string Template { get; }

    /// <summary>The number of <c>{}</c> that are not escaped.</summary>
    public int Places { get; }

    /// <summary>The first brace that is neither escaped nor part of a place, or of a placeholder of the deployment; null for none.</summary>
    public TextSpan? LoneBrace { get; }

    /// <inheritdoc/>
    public override IntrinsicValueKind ValueKind => IntrinsicValueKind.String;
}
