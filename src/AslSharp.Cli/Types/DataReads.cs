using System.Text.RegularExpressions;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;

namespace AslSharp.Cli.Types;

/// <summary>What the states of a definition read of their data, by the paths and expressions in them.</summary>
internal static partial class DataReads
{
    private static readonly string[] Paths = ["InputPath", "ItemsPath", "SecondsPath", "TimestampPath", "ErrorPath", "CausePath"];

    /// <summary>Notes what is read of values whose type nobody has told.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="facts">The data at its states, with marks where their type is to be found.</param>
    /// <param name="needs">All needs.</param>
    internal static void Collect(JsonValueSyntax root, ShapeFacts facts, List<Need> needs) => new Walk(facts, needs).Scope(root, "");

    // Steps by names, indexes and wildcards; not those of the Context object, $$, and of variables.
    [GeneratedRegex(@"(?<![\w$])\$(?<steps>(\.[A-Za-z_][\w-]*(?!\s*\()|\['[^']+'\]|\[\d+\]|\[\*\])+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    // The execution's input, which the Context object carries into every state.
    [GeneratedRegex(@"\$(\$|states\.context)\.Execution\.Input(?<steps>(\.[A-Za-z_]\w*|\['[^']+'\]|\[\d+\])+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ExecutionInput();

    [GeneratedRegex(@"\$states\.(?<root>input|result)(?<steps>(\.[A-Za-z_]\w*|\.`[^`]+`|\[\d+\])+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\.(?<name>[\w-]+)|\.`(?<name>[^`]+)`|\['(?<name>[^']+)'\]|\[((?<index>\d+)|\*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    private sealed class Walk(ShapeFacts facts, List<Need> needs)
    {
        // The first of all is what the execution is given.
        private readonly Shape _input = needs[0].ToShape();

        internal void Scope(JsonValueSyntax? scope, string pointer)
        {
            if ((scope as JsonObjectSyntax)?.Find("States")?.Value is not JsonObjectSyntax states) return;
            foreach (var state in states.Properties)
            {
                var place = $"{pointer}/States/{state.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                if (state.Value is JsonObjectSyntax node && facts.Find(place) is { } shapes) State(node, shapes, place);
            }
        }

        private void State(JsonObjectSyntax node, StateShapes shapes, string pointer)
        {
            foreach (var member in node.Properties)
            {
                switch (member.Name)
                {
                    case "Branches" when member.Value is JsonArraySyntax branches:
                        for (var i = 0; i < branches.Items.Length; i++) Scope(branches.Items[i], $"{pointer}/Branches/{i}");
                        break;
                    case "ItemProcessor" or "Iterator":
                        Scope(member.Value, $"{pointer}/{member.Name}");
                        break;
                    case "ResultSelector":
                        Value(member, shapes.Result, shapes);
                        break;
                    case "Assign" when node.Find("Type")?.Value is JsonStringSyntax { Value: "Task" or "Map" or "Parallel" }:
                        Value(member, shapes.Result, shapes);
                        break;
                    case "Catch" or "OutputPath" or "ResultPath":
                        break;
                    default:
                        Value(member, shapes.Input, shapes);
                        break;
                }
            }
        }

        private void Value(JsonPropertySyntax member, Shape data, StateShapes shapes)
        {
            if (member.Value is JsonStringSyntax { Value: var written })
            {
                foreach (Match match in ExecutionInput().Matches(written)) Read(_input, match.Groups["steps"].Value, null);
            }

            switch (member.Value)
            {
                case JsonStringSyntax text when text.Value.StartsWith("{%", StringComparison.Ordinal):
                    foreach (Match match in Expression().Matches(text.Value))
                        Read(match.Groups["root"].Value == "input" ? shapes.Input : shapes.Result, match.Groups["steps"].Value, null);
                    break;
                case JsonStringSyntax text when member.Name.EndsWith(".$", StringComparison.Ordinal) || Paths.Contains(member.Name):
                    var use = member.Name switch { "SecondsPath" => Shape.Integer, "TimestampPath" or "ErrorPath" or "CausePath" => Shape.String, _ => null };
                    foreach (Match match in Path().Matches(text.Value))
                        Read(data, match.Groups["steps"].Value + (member.Name == "ItemsPath" ? "[*]" : ""), use);
                    break;
                case JsonObjectSyntax node:
                    Object(node, data, shapes);
                    break;
                case JsonArraySyntax array:
                    foreach (var item in array.Items.OfType<JsonObjectSyntax>()) Object(item, data, shapes);
                    break;
            }
        }

        private void Object(JsonObjectSyntax node, Shape data, StateShapes shapes)
        {
            // A rule of a Choice: its operator tells what the variable is.
            if (node.Find("Variable")?.Value is JsonStringSyntax variable)
            {
                var operators = node.Properties.Select(static member => member.Name).ToList();
                var use = operators.Exists(
                    static name => name.StartsWith("String", StringComparison.Ordinal) || name.StartsWith("Timestamp", StringComparison.Ordinal)) ? Shape.String
                    : operators.Exists(static name => name.StartsWith("Numeric", StringComparison.Ordinal)) ? Shape.Number
                    : operators.Exists(static name => name.StartsWith("Boolean", StringComparison.Ordinal)) ? Shape.Boolean
                    : null;
                foreach (Match match in Path().Matches(variable.Value)) Read(data, match.Groups["steps"].Value, use);
            }

            foreach (var member in node.Properties) Value(member, data, shapes);
        }

        private void Read(Shape data, string steps, Shape? use)
        {
            List<Need>? open = null;
            foreach (Match step in Step().Matches(steps))
            {
                var name = step.Groups["name"].Success ? step.Groups["name"].Value : null;
                if (open is not null)
                {
                    open = [.. open.Select(need => name is null ? need.Element() : need.Member(name))];
                }
                else if (name is not null && data.Object?.Find(name) is { } member)
                {
                    data = member.Shape;
                }
                else if (name is null && data.Array is { } array)
                {
                    data = step.Groups["index"].Success && int.TryParse(step.Groups["index"].Value, out var index) && index < array.Items.Count
                        ? array.Items[index] : array.Element;
                }
                else
                {
                    var found = Need.Of(data, needs).ToList();
                    if (found.Count == 0) return;
                    open = [.. found.Select(need => name is null ? need.Element() : need.Member(name))];
                }
            }

            if (use is null) return;
            foreach (var need in open ?? [.. Need.Of(data, needs)]) need.Use(use);
        }
    }
}
