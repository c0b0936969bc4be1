using System.Globalization;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

// What a call means: the number of arguments, and the types of those that are known without running. The service takes a definition with such
// mistakes and fails when it comes to the call, so they are warnings and the call is read all the same.
internal sealed partial class IntrinsicReader
{
    private static readonly string[] HashAlgorithms = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];

    private void Check(IntrinsicCallSyntax call)
    {
        var function = call.Function;
        var count = call.Arguments.Length;
        var isPlaceholder = call.Arguments.Any(static argument => argument is IntrinsicPathSyntax { Path: { HasPlaceholder: true, Text: ['$', '{', ..] } });
        if (!function.Takes(count) && !isPlaceholder)
        {
            Fail<object>(
                DiagnosticDescriptors.IntrinsicArgumentCount, call.NameSpan.Start, call.NameSpan.Length, function.Name, Signature(function), Number(count));
            return;
        }

        for (var i = 0; i < Math.Min(count, function.Parameters.Length); i++)
            CheckType(function, i, call.Arguments[i]);
        if (function.Kind == IntrinsicFunctionKind.Format && count > 0 && !isPlaceholder)
            CheckFormat(call);
        if (function.Kind == IntrinsicFunctionKind.Hash && count == 2)
            CheckHash(call.Arguments[1]);
    }

    private void CheckType(IntrinsicFunction function, int index, IntrinsicArgumentSyntax argument)
    {
        var due = function.Parameters[index];
        if (due == IntrinsicValueKind.Any || argument.ValueKind == IntrinsicValueKind.Any || argument.ValueKind == due)
            return;
        Fail<object>(
            DiagnosticDescriptors.IntrinsicArgumentType,
            argument.Span.Start,
            argument.Span.Length,
            function.Name,
            Number(index + 1),
            Describe(due),
            Describe(argument.ValueKind));
    }

    // A template that is a path is counted when it runs; one with a placeholder, when that is filled in.
    private void CheckFormat(IntrinsicCallSyntax call)
    {
        if (call.Arguments[0] is not IntrinsicStringSyntax template || template.Value.Contains("${"))
            return;
        if (template.LoneBrace is { } brace)
        {
            Fail<object>(DiagnosticDescriptors.FormatBraceAlone, brace.Start, brace.Length, text.Substring(brace.Start, brace.Length));
            return;
        }

        var places = template.Places;
        var values = call.Arguments.Length - 1;
        if (places == values)
            return;
        Fail<object>(
            DiagnosticDescriptors.FormatArgumentCount, template.Span.Start, template.Span.Length, Number(places), Number(values));
    }

    private void CheckHash(IntrinsicArgumentSyntax argument)
    {
        if (argument is not IntrinsicStringSyntax algorithm || algorithm.Value.Contains("${") || HashAlgorithms.Contains(algorithm.Value))
            return;
        Fail<object>(
            DiagnosticDescriptors.HashAlgorithmUnknown,
            argument.Span.Start,
            argument.Span.Length,
            Json.JsonLexer.Shorten(algorithm.Value),
            string.Join(", ", HashAlgorithms));
    }

    private static string Signature(IntrinsicFunction function)
    {
        var most = function.Parameters.Length;
        if (function.HasAnyCount)
            return function.Required == 0 ? "any number of arguments" : $"{Number(function.Required)} argument or more";
        var counts = most == function.Required ? Number(most) : $"{Number(function.Required)} or {Number(most)}";
        return most == 0 ? "no arguments" : most == 1 ? "1 argument" : counts + " arguments";
    }

    private static string Describe(IntrinsicValueKind kind) => kind switch
    {
        IntrinsicValueKind.String => "a string",
        IntrinsicValueKind.Number => "a number",
        IntrinsicValueKind.Boolean => "true or false",
        IntrinsicValueKind.Array => "an array",
        IntrinsicValueKind.Object => "an object",
        IntrinsicValueKind.Null => "null",
        _ => "any value",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private IntrinsicCallSyntax? FailAtName(TextSpan span, string name)
    {
        var meant = NearestName(name);
        var advice = meant ?? "one of " + string.Join(", ", IntrinsicFunction.All.Select(function => function.Name));
        _errors.Add(new PathError(DiagnosticDescriptors.IntrinsicUnknown, span, [name, advice]) { Suggestion = meant });
        return null;
    }

    // The function that was most likely meant.
    private static string? NearestName(string name)
    {
        var shortName = name.Substring(name.LastIndexOf('.') + 1);
        var nearest = IntrinsicFunction.All
            .Select(function => (function.Name, Distance: EditDistance.Between(shortName.ToUpperInvariant(), function.Name.Substring(7).ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .First();
        return nearest.Distance <= Math.Max(1, shortName.Length / 3) ? nearest.Name : null;
    }
}
