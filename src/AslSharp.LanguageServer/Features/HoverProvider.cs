using System.Globalization;
using System.Text;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Checks;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Completion;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers what is known of a place: what a field means, what an expression gives, what a state works on, which rule was broken.</summary>
internal static class HoverProvider
{
    internal static Hover? Find(AnalyzedDocument document, int offset)
    {
        var findings = document.Findings.Where(finding => finding.Location.Span.Contains(offset)).ToList();
        var place = document.At(offset);
        var (text, span) = place is null ? (null, default) : Describe(place);
        if (text is null && findings.Count == 0) return null;
        var parts = new List<string>();
        if (text is not null) parts.Add(text);
        foreach (var finding in findings.DistinctBy(static finding => finding.Id))
        {
            if (RulePages.Find(finding.Id) is { } page) parts.Add(page.Replace("# ASL", "### ASL", StringComparison.Ordinal).Trim());
        }

        if (parts.Count == 0) return null;
        var range = text is null ? document.Text.ToRange(findings[0].Location.Span) : place!.Definition.ToRange(span);
        return new Hover(new MarkupContent(string.Join("\n\n---\n\n", parts)), range);
    }

    private static (string? Text, TextSpan Span) Describe(Place place)
    {
        if (place.Expression is { } expression && DescribeExpression(place, expression) is { } described) return described;
        if (place is { Part: PlacePart.Name, IsStates: true, Property: { } state }) return (DescribeState(place), state.NameSpan);
        if (place is { Part: PlacePart.Name, Field: { } field, FieldOwner: { } owner, Property: { } property } && property == place.FieldProperty)
            return (DescribeField(place, field, owner), property.NameSpan);
        if (place is { Field.Kind: FieldKind.StateName, Text: { } name } && place.Scope?.FindState(name.Value) is { } target)
            return (DescribeState(place.Definition, target), name.Span);
        if (place is { Field.Kind: FieldKind.Resource, Text: { } resource }) return (DescribeResource(resource.Value), resource.Span);
        if (place is { Field.Kind: FieldKind.ErrorNames, Text: { } error } && DescribeError(error.Value) is { } meaning) return (meaning, error.Span);
        if (place is not { Part: PlacePart.Name, StateField: "Assign", DataNames.Count: 1, Property: { } assigned }) return (null, default);
        if (place.Scope?.FindOwnVariable(TrimSuffix(assigned.Name)) is not { } variable) return (null, default);
        return (DescribeVariable(place, variable), assigned.NameSpan);
    }

    private static string TrimSuffix(string name) => name.EndsWith(".$", StringComparison.Ordinal) ? name[..^2] : name;

    private static string DescribeField(Place place, FieldRule field, ObjectKind owner)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"**{field.Name}** — {FieldTable.Describe(owner, field.Name)}");
        var limits = Limits(field, place.Language).ToList();
        if (limits.Count > 0) text.Append("\n\n").AppendJoin(" ", limits);
        if (owner == ObjectKind.Retrier && place.Owner is { } node && ScheduleOf(place, node) is { } schedule) text.Append("\n\n").Append(schedule);
        if (field.Name == "Retry" && place.State is { } state)
        {
            foreach (var retrier in Retriers(place.Definition, state)) text.Append("\n\n- ").Append(Schedule(retrier));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Limits(FieldRule field, QueryLanguage language)
    {
        if (field.IsRequired) yield return "Required.";
        if (field.Languages != FieldLanguages.Both) yield return $"Of {(field.Languages == FieldLanguages.JsonPath ? "JSONPath" : "JSONata")} states only.";
        if (!field.Values.IsEmpty) yield return $"One of {string.Join(", ", field.Values.Select(static value => $"`{value}`"))}.";
        if (!double.IsInfinity(field.Minimum) && !double.IsInfinity(field.Maximum)) yield return $"From {Number(field.Minimum)} to {Number(field.Maximum)}.";
        else if (!double.IsInfinity(field.Minimum)) yield return $"At least {Number(field.Minimum)}.";
        if (field.TakesExpression && language == QueryLanguage.Jsonata) yield return "May be JSONata, `{% … %}`.";
        if (field.IsDistributedOnly) yield return "Of distributed Maps only.";
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static IEnumerable<BoundRetrier> Retriers(AnalyzedDefinition definition, StateSymbol state)
        => definition.States.FirstOrDefault(each => each.Symbol == state) switch
        {
            BoundTaskState task => task.Handlers.Retriers,
            BoundParallelState parallel => parallel.Handlers.Retriers,
            BoundMapState map => map.Handlers.Retriers,
            _ => [],
        };

    private static string? ScheduleOf(Place place, JsonObjectSyntax node)
    {
        if (place.State is not { } state) return null;
        var index = state.Syntax.AllHandlers.Retriers.Select(static each => each.Node).ToList().IndexOf(node);
        return index < 0 ? null : Retriers(place.Definition, state).ElementAtOrDefault(index) is { } retrier ? Schedule(retrier) : null;
    }

    /// <summary>When a retrier tries again, in words.</summary>
    internal static string Schedule(BoundRetrier retrier)
    {
        var errors = string.Join(", ", retrier.ErrorEquals.Select(static name => $"`{name}`"));
        if (retrier.MaxAttempts == 0) return $"On {errors}: never tried again.";
        const int most = 6;
        var delays = new List<string>();
        double delay = retrier.IntervalSeconds;
        for (var i = 0; i < Math.Min(retrier.MaxAttempts, most); i++)
        {
            delays.Add(Number(retrier.MaxDelaySeconds is { } limit ? Math.Min(delay, limit) : delay) + " s");
            delay *= retrier.BackoffRate;
        }

        var rest = retrier.MaxAttempts > most ? $" and so on, {retrier.MaxAttempts} times" : "";
        return $"On {errors}: again after {string.Join(", ", delays)}{rest}{(retrier.FullJitter ? ", each time at random between nothing and that" : "")}.";
    }

    private static string? DescribeState(Place place) => place.State is { } state ? DescribeState(place.Definition, state) : null;

    private static string DescribeState(AnalyzedDefinition definition, StateSymbol state)
    {
        var syntax = state.Syntax;
        var title = FieldTable.StateKind(syntax.TypeText) is { } kind ? FieldTable.For(kind).Title : "a state";
        var text = new StringBuilder($"**{state.Name}** — {title}");
        if (syntax.Comment is { Length: > 0 } comment) text.Append("\n\n").Append(comment);
        if (syntax is TaskStateSyntax { ResourceText: { Length: > 0 } resource }) text.Append("\n\n").Append(DescribeResource(resource));
        foreach (var retrier in Retriers(definition, state)) text.Append("\n\n").Append(Schedule(retrier));
        if (definition.Data?.Find(state) is { } data)
        {
            AppendShape("Input", data.Input);
            AppendShape("Works on", data.EffectiveInput == data.Input ? Shape.Never : data.EffectiveInput);
            AppendShape("Output", data.Output);
        }

        return text.ToString();

        void AppendShape(string title, Shape shape)
        {
            if (!shape.IsNever) text.Append("\n\n").Append(title).Append(":\n").Append(Code(ShapeOutline.Write(shape)));
        }
    }

    private static string DescribeResource(string resource)
    {
        var bound = ResourceReader.Read(resource);
        if (bound.Kind == BoundResourceKind.Activity) return "An activity: workers ask for its tasks.";
        if (bound.Kind == BoundResourceKind.Function) return "A function.";
        var when = bound.WaitsForToken ? "when its task token comes back" : bound.IsSync ? "when the job has ended" : "with the service's answer";
        var members = ServiceRequest.Find(resource)?.Members ?? [];
        var needed = string.Join(", ", members.Where(static member => member.IsRequired).Select(static member => $"`{member.Name}`"));
        var takes = needed.Length > 0 ? $" It needs {needed}." : "";
        return $"The action `{bound.ActionName}` of `{bound.ResourceType}`: the state goes on {when}.{takes}";
    }

    private static string? DescribeError(string name)
    {
        if (name == ErrorNames.All) return "**States.ALL** — any error but `States.Runtime` and `States.DataLimitExceeded`.";
        if (name == ErrorNames.TaskFailed) return "**States.TaskFailed** — any error of a task but `States.Timeout`.";
        return ErrorNames.IsReserved(name) ? $"**{name}** — an error that the language reserves." : null;
    }

    private static string DescribeVariable(Place place, VariableSymbol variable)
    {
        var text = $"**${variable.Name}** — assigned in '{variable.FirstState.Name}'.";
        var shape = place.Around?.Variable(variable.Name).Without(ShapeKinds.Missing);
        return shape is null || shape.IsNever ? text : $"{text}\n{Code(ShapeOutline.Write(shape))}";
    }

    private static (string, TextSpan)? DescribeExpression(Place place, ExpressionPlace expression) => expression.Kind switch
    {
        ExpressionKind.Path => DescribePath(place, expression, expression.Source, 0),
        ExpressionKind.Intrinsic => DescribeCall(place, expression),
        _ => DescribeJsonata(place, expression),
    };

    private static (string, TextSpan)? DescribePath(Place place, ExpressionPlace expression, string path, int start)
    {
        if (JsonPathParser.Parse(path).Path is not { } syntax) return null;
        var position = expression.Position - start;
        var root = syntax.Segments.IsEmpty ? syntax.Span.End : syntax.Segments[0].Span.Start;
        var end = syntax.Segments.LastOrDefault(segment => segment.Span.Start < position)?.Span.End ?? root;
        var head = path[..end];
        if (place.Around is not { } around || ExpressionShape.OfPath(head, around) is not { } shape) return null;
        var segments = syntax.Segments.TakeWhile(segment => segment.Span.End <= end);
        var names = segments.Select(static segment => segment is NameSegmentSyntax { Names: [var name] } ? name : null);
        return (Value(place, head, shape, syntax.Root == PathRootKind.Data ? names.ToList() : null), expression.Map(new TextSpan(start, end)));
    }

    private static string Value(Place place, string title, Shape shape, IReadOnlyList<string?>? names)
    {
        var text = $"`{title}`\n{Code(ShapeOutline.Write(shape))}";
        if (names is null || names.Contains(null) || place.Definition.Example is not { } example || example.Find(names!) is not { } value) return text;

        // What the state has may be something else than what the execution was given.
        if (names.Aggregate(example.Shape.Declared(), static (whole, name) => whole.Member(name!)) != shape) return text;
        var written = ExampleText(example, value);
        return $"{text}\nFor example `{written}`.";
    }

    private static string ExampleText(ExampleInput example, JsonValueSyntax value)
    {
        const int most = 80;
        var written = example.TextOf(value).ReplaceLineEndings(" ");
        return written.Length <= most ? written : written[..most] + "…";
    }

    private static (string, TextSpan)? DescribeCall(Place place, ExpressionPlace expression)
    {
        if (IntrinsicParser.Parse(expression.Source).Call is not { } call) return null;
        while (true)
        {
            if (call.NameSpan.Contains(expression.Position)) return (Code(FunctionText.Of(call.Function).Label), expression.Map(call.NameSpan));
            switch (call.Arguments.FirstOrDefault(each => each.Span.IntersectsWith(expression.Position)))
            {
                case IntrinsicPathSyntax { Span: var span }:
                    return DescribePath(place, expression, expression.Source.Substring(span.Start, span.Length), span.Start);
                case IntrinsicCallSyntax inner:
                    call = inner;
                    break;
                default:
                    return null;
            }
        }
    }

    private static (string, TextSpan)? DescribeJsonata(Place place, ExpressionPlace expression)
    {
        if (JsonataParser.Parse(expression.Source, JsonataDialect.StepFunctions).Root is not { } root) return null;
        var node = JsonataNodes.At(root, expression.Position);
        if (node is JsonataVariableSyntax function && place.Scope?.FindVariable(function.Name) is null && JsonataBuiltIns.Find(function.Name) is { } builtIn)
            return (Code(FunctionText.Of(builtIn).Label), expression.Map(node.Span));
        var isValue = node is JsonataVariableSyntax or JsonataNameSyntax or JsonataContextSyntax or JsonataCallSyntax;
        if (!isValue || place.Around is not { } around) return null;
        if (ExpressionShape.OfJsonataPart(expression.Source, root, node.Span, around) is not { } shape) return null;
        var names = JsonataNodes.NamesOf(root, node) is ["states", "input", .. var rest] ? rest : null;
        return (Value(place, expression.Source.Substring(node.Span.Start, node.Span.Length), shape, names), expression.Map(node.Span));
    }

    private static string Code(string text) => $"```typescript\n{text}\n```";
}
