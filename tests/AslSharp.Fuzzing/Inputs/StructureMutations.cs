using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Fuzzing.Inputs;

/// <summary>Changes of a text that is JSON, which it stays.</summary>
internal static class StructureMutations
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 500 };

    private static readonly string[] Fields =
        [.. Enum.GetValues<ObjectKind>().SelectMany(static kind => FieldTable.For(kind).Fields).Select(static field => field.Name).Distinct(), .. FieldTable.ChoiceOperators.Select(static field => field.Name), "a.$", "${P}", "x", "next", ""];

    /// <summary>Makes the change; a text that is no JSON stays as it is.</summary>
    internal static string Apply(MutationKind kind, string text, Random random)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 500 }) is not { } root) return text;
            var nodes = new List<JsonNode>();
            Gather(root, nodes);
            if (nodes.Count == 0) return text;
            Change(kind, root, nodes, random);
            return root.ToJsonString(Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, or one with two members of a name or half a character, which this library cannot hold.
            return text;
        }
    }

    private static void Change(MutationKind kind, JsonNode root, List<JsonNode> nodes, Random random)
    {
        var node = nodes[random.Next(nodes.Count)];
        switch (kind)
        {
            case MutationKind.RenameField:
                Rename(node, random);
                break;
            case MutationKind.ReplaceValue:
                node.ReplaceWith(JsonNode.Parse(TextMutations.Pick(random, Fragments.Values)));
                break;
            case MutationKind.RemoveMember:
                Remove(node);
                break;
            case MutationKind.Graft:
                var copy = nodes[random.Next(nodes.Count)].DeepClone();
                if (node is JsonObject target && random.Next(2) == 0) target[TextMutations.Pick(random, Fields)] = copy;
                else if (node is JsonArray list) list.Add(copy);
                else node.ReplaceWith(copy);
                break;
            case MutationKind.MoveState:
                MoveState(root, nodes, random);
                break;
            case MutationKind.SwitchLanguage:
                var states = nodes.Append(root).OfType<JsonObject>().Where(static item => item.ContainsKey("Type") || item.ContainsKey("StartAt")).ToList();
                if (states.Count > 0) states[random.Next(states.Count)]["QueryLanguage"] = random.Next(2) == 0 ? "JSONata" : "JSONPath";
                break;
            case MutationKind.RenameState:
                RenameState(root, nodes, random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private static void Gather(JsonNode node, List<JsonNode> nodes)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject map => map.Select(static member => member.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children)
        {
            if (child is null) continue;
            nodes.Add(child);
            Gather(child, nodes);
        }
    }

    private static void Rename(JsonNode node, Random random)
    {
        if (node.Parent is not JsonObject parent) return;
        var name = node.GetPropertyName();
        var other = random.Next(3) == 0 ? name + TextMutations.Pick(random, Fragments.Text) : TextMutations.Pick(random, Fields);
        parent.Remove(name);
        parent[other] = node;
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonObject parent) parent.Remove(node.GetPropertyName());
        else if (node.Parent is JsonArray list) list.Remove(node);
    }

    private static void MoveState(JsonNode root, List<JsonNode> nodes, Random random)
    {
        var scopes = nodes.Append(root).OfType<JsonObject>().Where(static item => item["States"] is JsonObject).Select(static item => (JsonObject)item["States"]!).ToList();
        if (scopes.Count == 0) return;
        var from = scopes[random.Next(scopes.Count)];
        if (from.Count == 0) return;
        var (name, state) = from.ElementAt(random.Next(from.Count));
        var to = scopes[random.Next(scopes.Count)];
        to[random.Next(2) == 0 ? name : name + "2"] = state?.DeepClone();
        if (random.Next(2) == 0 && to != from) from.Remove(name);
    }

    private static void RenameState(JsonNode root, List<JsonNode> nodes, Random random)
    {
        var names = nodes.Append(root).OfType<JsonObject>().Where(static item => item["States"] is JsonObject).SelectMany(static item => (JsonObject)item["States"]!).Select(static member => member.Key).ToList();
        if (names.Count == 0) return;
        var name = names[random.Next(names.Count)];
        var other = random.Next(4) switch
        {
            0 => names[random.Next(names.Count)] + " ",
            1 => new string('n', random.Next(70, 90)),
            _ => TextMutations.Pick(random, Fragments.Text),
        };
        foreach (var node in nodes)
        {
            if (node.Parent is JsonObject { Parent: not null } states && node.GetPropertyName() == name && states.GetPropertyName() == "States")
            {
                states.Remove(name);
                states[other] = node;
            }
            else if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == name)
            {
                node.ReplaceWith(other);
            }
        }
    }
}
