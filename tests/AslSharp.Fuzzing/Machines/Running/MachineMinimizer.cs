using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>Takes away from a definition what its finding does not need, by states, members and elements.</summary>
internal static class MachineMinimizer
{
    /// <summary>The smallest definition found that fails in the same way.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="attempt">Runs a case; gives the finding that it makes with the same signature, or null.</param>
    internal static MachineFinding Shorten(MachineFinding finding, TimeSpan patience, Func<MachineCase, string, MachineFinding?> attempt)
    {
        var clock = Stopwatch.StartNew();
        var smallest = finding;
        var isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            for (var number = 0; clock.Elapsed < patience; number++)
            {
                if (Without(smallest.Case.Definition, number) is not { } candidate) break;
                if (candidate.Length == 0 || candidate == smallest.Case.Definition) continue;
                if (attempt(smallest.Case with { Definition = candidate }, finding.Signature) is not { } found) continue;
                (smallest, isSmaller) = (found, true);
                // What follows has moved up by one.
                number--;
            }
        }

        return smallest;
    }

    /// <summary>The definition without its part of a number, larger parts first; empty where the part has to stay, null where there are no more.</summary>
    private static string? Without(string definition, int number)
    {
        var root = JsonNode.Parse(definition)!;
        var parts = Parts(root).OrderByDescending(static part => part.Size).ToList();
        if (number >= parts.Count) return null;
        return parts[number].Remove() ? root.ToJsonString() : "";
    }

    private static IEnumerable<(int Size, Func<bool> Remove)> Parts(JsonNode node)
    {
        if (node is JsonObject container)
        {
            foreach (var (name, value) in container)
            {
                var isState = container.Parent is JsonObject && container.GetPropertyName() == "States";
                var size = value?.ToJsonString().Length ?? 4;
                yield return (size, () => isState ? RemoveState(container, name) : container.Remove(name));
                if (value is null) continue;
                foreach (var part in Parts(value)) yield return part;
            }
        }
        else if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                var index = i;
                yield return (array[i]?.ToJsonString().Length ?? 4, () => RemoveAt(array, index));
                if (array[i] is not { } value) continue;
                foreach (var part in Parts(value)) yield return part;
            }
        }
    }

    private static bool RemoveAt(JsonArray array, int index)
    {
        array.RemoveAt(index);
        return true;
    }

    // Who led to the state leads to the one behind it, or ends where it ended.
    private static bool RemoveState(JsonObject states, string name)
    {
        if (states.Count == 1) return false;
        var next = states[name]?["Next"]?.ToString() ?? states[name]?["Default"]?.ToString();
        states.Remove(name);
        if (next == name) return false;
        if (states.Parent?["StartAt"]?.ToString() == name)
        {
            if (next is null) return false;
            states.Parent["StartAt"] = next;
        }

        foreach (var (_, state) in states) Lead(state, name, next);
        return true;
    }

    private static void Lead(JsonNode? node, string name, string? next)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array.ToList()) Lead(item, name, next);
        }

        if (node is not JsonObject container) return;
        foreach (var (key, value) in container.ToList())
        {
            if (key is "Next" or "Default" && value?.ToString() == name)
            {
                if (next is not null) container[key] = next;
                else if (key == "Default") container.Remove(key);
                else EndHere(container);
            }
            else if (key is "Choices" or "Catch")
            {
                Lead(value, name, next);
            }
        }
    }

    // A rule or a catcher cannot end a machine: the candidate is wrong then, and is refused.
    private static void EndHere(JsonObject container)
    {
        container.Remove("Next");
        container["End"] = true;
    }
}
