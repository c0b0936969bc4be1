using AslSharp.Compiler.Json;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Places;

/// <summary>What expressions come to that need not stand in the text: the head of a path, an expression with a name that is still being typed.</summary>
internal static class ExpressionShape
{
    // No name of any data.
    private const string StandIn = "aslsharp__stand__in";

    /// <summary>What a path gives; null where the text is no path.</summary>
    internal static Shape? OfPath(string text, Surroundings around)
    {
        if (JsonPathParser.Parse(text).Path is not { } path) return null;
        var node = Text(text);
        return MachineData.Evaluate(new PathExpressionSyntax(node, path, "", PathRole.Field, node.Span), around);
    }

    /// <summary>What an expression of JSONata gives; null where the text is none.</summary>
    internal static Shape? OfJsonata(string text, Surroundings around)
        => JsonataParser.Parse(text, JsonataDialect.StepFunctions).Root is { } root ? MachineData.Evaluate(Expression(text, root), around) : null;

    /// <summary>What a part of an expression of JSONata gives; null where nothing is known.</summary>
    internal static Shape? OfJsonataPart(string text, JsonataSyntax root, TextSpan part, Surroundings around)
    {
        Shape? found = null;
        MachineData.Evaluate(Expression(text, root), around, (node, _, shape) =>
        {
            if (node.Span == part) found = found is null ? shape : Shape.Join(found, shape);
        });
        return found?.Without(ShapeKinds.Missing);
    }

    /// <summary>What a name that is still being typed would look into.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="name">The characters of the name so far; none where it has not begun.</param>
    /// <param name="around">What the expression can read.</param>
    /// <returns>The data; null where no name can stand there, or nothing is known.</returns>
    internal static Shape? AroundName(string text, TextSpan name, Surroundings around)
    {
        var head = text[..name.Start] + StandIn;
        foreach (var whole in new[] { head + text[name.End..], head + Closing(head) })
        {
            if (JsonataParser.Parse(whole, JsonataDialect.StepFunctions).Root is not { } root) continue;
            Shape? found = null;
            MachineData.Evaluate(Expression(whole, root), around, (node, context, _) =>
            {
                if (node is JsonataNameSyntax { Name: StandIn }) found = found is null ? context : Shape.Join(found, context);
            });
            if (found is not null) return found.Without(ShapeKinds.Missing);
        }

        return null;
    }

    // The brackets that a text leaves open.
    private static string Closing(string text)
    {
        var open = new Stack<char>();
        var quote = '\0';
        foreach (var character in text)
        {
            if (quote != '\0') quote = character == quote ? '\0' : quote;
            else if (character is '"' or '\'' or '`') quote = character;
            else if (character is '(' or '[' or '{') open.Push(character == '(' ? ')' : character == '[' ? ']' : '}');
            else if (character is ')' or ']' or '}' && open.Count > 0) open.Pop();
        }

        return string.Concat(open);
    }

    private static JsonStringSyntax Text(string text) => new(new TextSpan(0, text.Length), new TextSpan(0, text.Length), text);

    private static JsonataExpressionSyntax Expression(string text, JsonataSyntax root) => new(Text(text), text, 0, "", root);
}
