using AslSharp.Compiler.Checks;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Services;
using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Completion;

// ARNs.
internal sealed partial class CompletionFinder
{
    private const string Integration = "arn:aws:states:::";
    private const string Sdk = Integration + "aws-sdk:";

    private void AddResources()
    {
        var written = place.Text?.Value ?? "";
        if (written.StartsWith(Sdk, StringComparison.Ordinal))
        {
            AddSdkResources(written[Sdk.Length..]);
            return;
        }

        foreach (var arn in ArnsOfFile()) AddText(arn, CompletionItemKind.Value, 0, "in this file", null);
        foreach (var tail in IntegrationTable.Patterns) AddText(Integration + tail, CompletionItemKind.Value, 1, "service integration", null);
        AddText(Sdk, CompletionItemKind.Value, 2, "any action of any service", "Goes on with the name of a service and of an action.", goesOn: true);
    }

    private void AddSdkResources(string written)
    {
        var end = written.IndexOf(':', StringComparison.Ordinal);
        if (end < 0)
        {
            foreach (var service in ServiceModel.Names) AddText($"{Sdk}{service}:", CompletionItemKind.Value, 1, "service", null, goesOn: true);
            return;
        }

        var name = written[..end];
        foreach (var action in ServiceRequest.Actions(name)) AddText($"{Sdk}{name}:{action}", CompletionItemKind.Value, 1, "action", null);
    }

    private void AddArns()
    {
        foreach (var arn in ArnsOfFile()) AddText(arn, CompletionItemKind.Value, 2, "in this file", null);
    }

    // Functions, activities and whatever else has an ARN or is filled in at deployment.
    private IEnumerable<string> ArnsOfFile()
    {
        var arns = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonValueSyntax>([Definition.Tree.Root]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case JsonObjectSyntax node:
                    foreach (var property in node.Properties) open.Push(property.Value);
                    break;
                case JsonArraySyntax array:
                    foreach (var item in array.Items) open.Push(item);
                    break;
                case JsonStringSyntax text when text != place.Text && IsArn(text.Value):
                    arns.Add(text.Value);
                    break;
            }
        }

        return arns;
    }

    private static bool IsArn(string text)
        => (text.StartsWith("arn:", StringComparison.Ordinal) && !text.StartsWith(Integration, StringComparison.Ordinal))
            || (text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1);
}
