using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Binding;

/// <summary>Takes the text of a <c>Resource</c> apart: <c>arn:PARTITION:SERVICE:REGION:ACCOUNT:REST</c>, with placeholders anywhere.</summary>
internal static class ResourceReader
{
    /// <summary>What resources of the SDK have before the service.</summary>
    public const string SdkPrefix = "aws-sdk";

    /// <summary>What a resource names. Text that is no ARN is a function: only the deployment knows.</summary>
    /// <param name="text">The text of <c>Resource</c>.</param>
    public static BoundResource Read(string text)
    {
        // Most resources are functions, and say so at a glance.
        if (text.IndexOf(":states:", StringComparison.Ordinal) < 0)
            return new BoundResource(text, BoundResourceKind.Function, "", "");
        var parts = Split(text);
        if (parts.Count >= 7 && parts[0] == "arn" && parts[2] == "states")
        {
            if (parts[5] == "activity")
                return new BoundResource(text, BoundResourceKind.Activity, "", "");
            if (parts[5] != SdkPrefix)
                return new BoundResource(text, BoundResourceKind.Integration, parts[5], string.Join(":", parts.Skip(6)));
            if (parts.Count >= 8)
                return new BoundResource(text, BoundResourceKind.Integration, $"{SdkPrefix}:{parts[6]}", string.Join(":", parts.Skip(7)));
        }

        return new BoundResource(text, BoundResourceKind.Function, "", "");
    }

    /// <summary>Whether text read as a function looks like one: a Lambda ARN, or something with a placeholder.</summary>
    /// <param name="text">The text of <c>Resource</c>.</param>
    public static bool IsFunction(string text) =>
        Placeholder.IsIn(text) || Split(text) is ["arn", _, "lambda", _, _, "function", _, ..];

    /// <summary>The name of a function, without what its ARN has around it.</summary>
    /// <param name="text">An ARN, a part of one, or a name; with a version or without.</param>
    public static string FunctionName(string text) => Split(text) switch
    {
        ["arn", _, "lambda", _, _, "function", var name, ..] => name,
        [_, "function", var name, ..] => name,
        [var name, ..] => name,
        _ => text,
    };

    // A colon inside a placeholder, as in ${AWS::Partition}, separates nothing.
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                var end = text.IndexOf('}', i);
                if (end < 0)
                    break;
                i = end;
            }
            else if (text[i] == ':')
            {
                parts.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }

        parts.Add(text.Substring(start));
        return parts;
    }
}
