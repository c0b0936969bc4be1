using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Cli.Comparing;

/// <summary>What two definitions say that is not the same, and what that would be to an execution of the old one. Comments and layout do not count.</summary>
internal sealed class DefinitionDifferences
{
    private readonly List<Difference> _all = [];

    private DefinitionDifferences()
    {
    }

    /// <summary>Compares two definitions.</summary>
    /// <param name="old">The definition that executions run.</param>
    /// <param name="changed">The one that they might go on with.</param>
    /// <returns>The differences, in the order of the old definition; what is new comes after it.</returns>
    internal static IReadOnlyList<Difference> Of(StateMachineSyntax old, StateMachineSyntax changed)
    {
        var differences = new DefinitionDifferences();
        differences.Compare(old.Scope, changed.Scope);
        return differences._all;
    }

    private void Compare(ScopeSyntax old, ScopeSyntax changed)
    {
        CompareFields(old.Pointer, old.Node, changed.Node, static name => name != "States");
        var after = changed.States.ToDictionary(static state => state.Name, StringComparer.Ordinal);
        var added = changed.States.Where(state => old.States.All(before => before.Name != state.Name)).ToList();
        foreach (var state in old.States)
        {
            if (after.TryGetValue(state.Name, out var same))
            {
                Compare(state, same);
            }
            else if (added.Find(candidate => JsonDifference.AreSame(Body(state), Body(candidate))) is { } renamed)
            {
                added.Remove(renamed);
                Add(state.Pointer, $"is called '{renamed.Name}' now: an execution that stands in it would find no state of its name");
            }
            else
            {
                Add(state.Pointer, "is not there any more: an execution that stands in it would find no state of its name");
            }
        }

        foreach (var state in added) Add(state.Pointer, "is new");
        var assigned = Variables(changed);
        foreach (var name in Variables(old).Except(assigned, StringComparer.Ordinal)) Add(old.Pointer, $"the variable '{name}' is not assigned any more");
        foreach (var name in assigned.Except(Variables(old), StringComparer.Ordinal))
            Add(old.Pointer, $"the variable '{name}' is new: an execution that has passed where it is assigned would not have it");
    }

    private void Compare(StateSyntax old, StateSyntax changed)
    {
        if (old.TypeText != changed.TypeText)
        {
            Add(old.Pointer,
                $"was of the type {old.TypeText} and is of the type {changed.TypeText}: an execution that stands in it would stand in nothing that the new state knows");
            return;
        }

        var (before, after) = (Body(old), Body(changed));
        CompareRetriers(old.Pointer, before, after);
        CompareFields(old.Pointer, before, after, static name => name is not ("Retry" or "Branches" or "ItemProcessor" or "Iterator"));
        foreach (var field in (string[])["ItemProcessor", "Iterator"]) CompareProcessor(old.Pointer, field, before, after);
        if (old.InnerScopes.Length != changed.InnerScopes.Length)
        {
            Add(old.Pointer,
                $"had {old.InnerScopes.Length} branches and has {changed.InnerScopes.Length}: an execution keeps where each of them stands by its number");
            return;
        }

        foreach (var (inner, other) in old.InnerScopes.Zip(changed.InnerScopes)) Compare(inner, other);
    }

    // What a processor has besides its states: StartAt is the scope's.
    private void CompareProcessor(string pointer, string field, JsonObjectSyntax old, JsonObjectSyntax changed)
    {
        if (old.Find(field)?.Value is null != changed.Find(field)?.Value is null)
            Add(pointer, $"{field} is {(old.Find(field) is null ? "new" : "not there any more")}");
    }

    private void CompareRetriers(string pointer, JsonObjectSyntax old, JsonObjectSyntax changed)
    {
        var (before, after) = (Items(old, "Retry"), Items(changed, "Retry"));
        if (before.Count == after.Count && before.Zip(after).All(static pair => JsonDifference.AreSame(pair.First, pair.Second))) return;
        var isOrder = before.Count == after.Count && before.TrueForAll(retrier => after.Exists(other => JsonDifference.AreSame(retrier, other)));
        Add(
            $"{pointer}/Retry",
            isOrder ? "the retriers have another order: an execution keeps how many retries it has used of each by its number"
                : before.Count == after.Count ? "the retriers are others: an execution keeps how many retries it has used of each by its number"
                : $"there were {before.Count} retriers and there are {after.Count}: an execution keeps how many retries it has used of each by its number");
    }

    private void CompareFields(string pointer, JsonObjectSyntax old, JsonObjectSyntax changed, Func<string, bool> counts)
    {
        foreach (var (path, was, isNow) in JsonDifference.Between(old, changed, counts))
        {
            Add(pointer + path, was is null ? $"is new: {isNow}" : isNow is null ? $"is not there any more; it was {was}" : $"was {was} and is {isNow}");
        }
    }

    private void Add(string place, string text) => _all.Add(new(place.Length == 0 ? "/" : place, text));

    private static JsonObjectSyntax Body(StateSyntax state) => (JsonObjectSyntax)state.Header.Property.Value;

    private static List<JsonValueSyntax> Items(JsonObjectSyntax node, string name) => node.Find(name)?.Value is JsonArraySyntax array ? [.. array.Items] : [];

    // Those of this scope: branches have variables of their own.
    private static List<string> Variables(ScopeSyntax scope)
        => [.. scope.States.SelectMany(static state => state.AllAssignments).Select(static member => member.Name).Distinct(StringComparer.Ordinal)];
}

/// <summary>A difference between two definitions.</summary>
/// <param name="Place">Where, as a slash path.</param>
/// <param name="Text">What.</param>
internal sealed record Difference(string Place, string Text);
