using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Places;

/// <summary>An expression that a position is in, right or wrong.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The string that it stands in.</param>
/// <param name="Source">Its text.</param>
/// <param name="Start">Where it begins, an offset in the string's value.</param>
/// <param name="Position">The position, an offset in <paramref name="Source"/>.</param>
internal sealed record ExpressionPlace(ExpressionKind Kind, JsonStringSyntax Text, string Source, int Start, int Position)
{
    private const string Open = "{%";
    private const string Close = "%}";

    /// <summary>What stands before the position.</summary>
    internal string Before => Source[..Position];

    /// <summary>Where a part of <see cref="Source"/> stands in the definition.</summary>
    internal TextSpan Map(TextSpan span) => Text.MapSpan(Start + span.Start, span.Length);

    /// <summary>The expression of a string, wherever the position in it; null where it is a text.</summary>
    /// <param name="text">The string.</param>
    /// <param name="offset">The position, an offset in the string's value.</param>
    /// <param name="field">The field of the language that it stands in.</param>
    /// <param name="name">The name of the property that it is the value of; null where it is an element of an array.</param>
    /// <param name="language">The query language in force.</param>
    internal static ExpressionPlace? Of(JsonStringSyntax text, int offset, FieldRule field, string? name, QueryLanguage language)
    {
        var value = text.Value;
        if (language == QueryLanguage.Jsonata)
        {
            if (!(field.TakesExpression || field.HoldsData()) || !value.StartsWith(Open, StringComparison.Ordinal) || offset < Open.Length) return null;
            var end = value.Length - (value.Length >= 4 && value.EndsWith(Close, StringComparison.Ordinal) ? Close.Length : 0);
            return offset > end ? null : new ExpressionPlace(ExpressionKind.Jsonata, text, value[Open.Length..end], Open.Length, offset - Open.Length);
        }

        var isComputed = field.Kind switch
        {
            FieldKind.Path or FieldKind.ReferencePath or FieldKind.ResultPath or FieldKind.TextPath => true,
            FieldKind.Template or FieldKind.Task or FieldKind.Payload or FieldKind.Assignments or FieldKind.Credentials =>
                name is not null && name.EndsWith(".$", StringComparison.Ordinal),
            _ => false,
        };
        if (!isComputed) return null;
        var isCall = value.StartsWith('S') && field.Kind is not (FieldKind.Path or FieldKind.ReferencePath or FieldKind.ResultPath);
        return new ExpressionPlace(isCall ? ExpressionKind.Intrinsic : ExpressionKind.Path, text, value, 0, offset);
    }

    internal static ExpressionPlace? Of(Place place)
    {
        if (place is not { Text: { } text, Field: { } field }) return null;
        return Of(text, place.TextOffset, field, place.Property?.Value == text ? place.Property.Name : null, place.Language);
    }
}
