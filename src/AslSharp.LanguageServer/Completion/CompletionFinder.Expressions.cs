using System.Text.RegularExpressions;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Features;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Completion;

// What may stand in a path, a call or an expression of JSONata.
internal sealed partial class CompletionFinder
{
    private void AddExpression(ExpressionPlace expression)
    {
        switch (expression.Kind)
        {
            case ExpressionKind.Jsonata:
                AddJsonata(expression);
                break;
            case ExpressionKind.Path when expression.Before.Trim().Length > 0 || !TakesCall():
                AddPath(expression, 0);
                break;
            case ExpressionKind.Path:
                AddPath(expression, 0);
                AddIntrinsics(expression, 0);
                break;
            default:
                AddArgument(expression);
                break;
        }
    }

    private bool TakesCall() => place.Field?.Kind is not (FieldKind.Path or FieldKind.ReferencePath or FieldKind.ResultPath);

    // The argument that the position is in, or the name of the function.
    private void AddArgument(ExpressionPlace expression)
    {
        var before = expression.Before;
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == '\'' && (i == 0 || before[i - 1] != '\\')) isQuoted = !isQuoted;
            else if (!isQuoted && before[i] is '(' or ',') start = i + 1;
        }

        if (isQuoted) return;
        while (start < before.Length && before[start] == ' ') start++;
        if (before.Length == start || before[start] == '$') AddPath(expression, start);
        if (before.Length == start || before[start] != '$') AddIntrinsics(expression, start);
    }

    private void AddIntrinsics(ExpressionPlace expression, int start)
    {
        var isText = place.Field?.Kind == FieldKind.TextPath;
        var end = expression.Position;
        while (end < expression.Source.Length && (char.IsLetterOrDigit(expression.Source[end]) || expression.Source[end] == '.')) end++;
        var span = expression.Map(TextSpan.FromBounds(start, end));
        var hasBracket = end < expression.Source.Length && expression.Source[end] == '(';
        foreach (var function in IntrinsicFunction.All.Where(function => !isText || function.CanGiveErrorText))
        {
            var signature = FunctionText.Of(function);
            _found.Add(new Suggestion(function.Name, CompletionItemKind.Function, span, function.Name + (hasBracket ? "" : "($1)"))
            {
                Rank = 20,
                Detail = signature.Label,
            });
        }
    }

    private void AddPath(ExpressionPlace expression, int start)
    {
        var before = expression.Source[start..expression.Position];
        var match = PathTail().Match(before);
        if (!match.Success || match.Groups["head"].Length == 0)
        {
            AddRoots(expression, start, before);
            return;
        }

        if (place.Around is not { } around || ExpressionShape.OfPath(match.Groups["head"].Value, around) is not { } shape) return;
        var part = match.Groups["part"];
        var end = expression.Position;
        while (end < expression.Source.Length && (char.IsLetterOrDigit(expression.Source[end]) || expression.Source[end] == '_')) end++;
        var span = expression.Map(TextSpan.FromBounds(start + part.Index, end));
        var separator = match.Groups["separator"].Value;
        if (separator == ".") AddMembers(shape, span, static name => IsPlainName(name) ? name : null);
        else if (separator.Length > 1) AddMembers(shape, span, static name => name.Contains('\'', StringComparison.Ordinal) ? null : name + "']");
        else if (shape.Kinds.HasFlag(ShapeKinds.Array))
        {
            _found.Add(new Suggestion("0]", CompletionItemKind.Value, span, "${1:0}]") { Detail = "an element" });
            _found.Add(new Suggestion("*]", CompletionItemKind.Value, span, "*]") { Detail = "all elements" });
        }
    }

    private void AddRoots(ExpressionPlace expression, int start, string before)
    {
        if (before.Length > 0 && before[0] != '$') return;
        var end = expression.Position;
        while (end < expression.Source.Length && (char.IsLetterOrDigit(expression.Source[end]) || expression.Source[end] is '_' or '$')) end++;
        var span = expression.Map(TextSpan.FromBounds(start, end));
        AddName("$", CompletionItemKind.Variable, span, 0, "the data");
        if (place.Field?.Kind == FieldKind.ResultPath) return;
        if (place.Around is { } around)
        {
            foreach (var member in Members(around.Data).Where(static member => IsPlainName(member.Name)))
                AddName("$." + member.Name, CompletionItemKind.Field, span, 1, member.Shape.ToString());
        }

        foreach (var variable in VariablesInScope())
            AddName("$" + variable.Name, CompletionItemKind.Variable, span, 2, Describe(variable));
        AddName("$$", CompletionItemKind.Variable, span, 3, "the Context object");
    }

    private void AddJsonata(ExpressionPlace expression)
    {
        var before = expression.Before;
        var start = before.Length;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] == '_')) start--;
        var end = expression.Position;
        while (end < expression.Source.Length && (char.IsLetterOrDigit(expression.Source[end]) || expression.Source[end] == '_')) end++;
        if (IsInText(before)) return;
        if (start > 0 && before[start - 1] == '$')
        {
            AddDollarNames(expression, TextSpan.FromBounds(start - 1, end));
            return;
        }

        var name = TextSpan.FromBounds(start, end);
        if (start < before.Length && char.IsDigit(before[start])) return;
        if (place.Around is { } around && ExpressionShape.AroundName(expression.Source, name, around) is { } shape)
            AddMembers(shape, expression.Map(name), static member => IsPlainName(member) ? member : $"`{member}`");
        var last = before[..start].TrimEnd();
        if (last.Length == 0 || last[^1] != '.') AddDollarNames(expression, name);
    }

    private void AddDollarNames(ExpressionPlace expression, TextSpan name)
    {
        var span = expression.Map(name);
        var isCall = name.End < expression.Source.Length && expression.Source[name.End] == '(';
        AddName("$states", CompletionItemKind.Variable, span, 1, "input, result, context");
        if (place.Around is { } around)
        {
            // The members that this field has.
            AddState("input", around.Input);
            AddState("result", around.Result);
            AddState("errorOutput", around.ErrorOutput);
            AddState("context", around.Context);
        }

        foreach (var variable in VariablesInScope())
            AddName("$" + variable.Name, CompletionItemKind.Variable, span, 2, Describe(variable));
        foreach (Match local in LocalName().Matches(expression.Before))
        {
            var text = local.Groups[1].Value;
            if (_found.All(each => each.Label != text)) AddName(text, CompletionItemKind.Variable, span, 2, "of this expression");
        }

        foreach (var function in JsonataBuiltIns.All.Where(static function => function.IsIn(JsonataDialect.StepFunctions)))
        {
            var text = "\\$" + function.Name + (isCall ? "" : "($1)");
            _found.Add(new Suggestion("$" + function.Name, CompletionItemKind.Function, span, text) { Rank = 20, Detail = FunctionText.Of(function).Label });
        }

        void AddState(string member, Shape? shape)
        {
            if (shape is not null) AddName("$states." + member, CompletionItemKind.Variable, span, 0, shape.ToString());
        }
    }

    private void AddName(string name, CompletionItemKind kind, TextSpan span, int rank, string detail)
        => _found.Add(new Suggestion(name, kind, span, Snippets.Escape(name)) { Rank = rank, Detail = detail });

    private IEnumerable<VariableSymbol> VariablesInScope()
    {
        if (place.Scope is not { } scope) return [];
        return scope.VisibleNames.Order(StringComparer.Ordinal).Select(scope.FindVariable).OfType<VariableSymbol>();
    }

    private string Describe(VariableSymbol variable)
    {
        var shape = place.Around?.Variable(variable.Name).Without(ShapeKinds.Missing);
        return shape is null || shape.IsNever || shape == Shape.Any ? $"assigned in '{variable.FirstState.Name}'" : shape.ToString();
    }

    private void AddMembers(Shape shape, TextSpan span, Func<string, string?> write)
    {
        foreach (var member in Members(shape))
        {
            if (write(member.Name) is not { } text) continue;
            _found.Add(new Suggestion(member.Name, CompletionItemKind.Field, span, Snippets.Escape(text))
            {
                Rank = 0,
                Detail = member.Shape.ToString(),
                Documentation = member.IsRequired ? null : "May be missing.",
            });
        }
    }

    // Of an array those of its elements, which JSONata looks into.
    private static IEnumerable<MemberShape> Members(Shape shape)
    {
        var members = shape.Object?.Members ?? [];
        var inner = shape.Array is { } array && shape.Object is null ? array.Element.Object?.Members ?? [] : [];
        return [.. members, .. inner];
    }

    private static bool IsInText(string before)
    {
        var quote = '\0';
        foreach (var character in before)
        {
            if (quote != '\0') quote = character == quote ? '\0' : quote;
            else if (character is '"' or '\'') quote = character;
        }

        return quote != '\0';
    }

    private static bool IsPlainName(string name) => PlainName().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^(?<head>.*)(?<separator>\.|\[['""]?)(?<part>[^.\[\]'""]*)\z", RegexOptions.Singleline)]
    private static partial Regex PathTail();

    [GeneratedRegex(@"(\$[A-Za-z_][A-Za-z0-9_]*)\s*(?::=|[,)](?=[^{]*\{))")]
    private static partial Regex LocalName();
}
