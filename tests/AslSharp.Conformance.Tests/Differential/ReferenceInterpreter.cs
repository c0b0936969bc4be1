using System.Text.Json.Nodes;
using static AslSharp.Conformance.Tests.Differential.ReferencePaths;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>
/// Interprets the definitions of <see cref="RandomMachine"/> straight from their JSON, the whole document carried along and copied at every
/// turn: slow, simple, and independent of everything it is compared with. Branches and iterations run one after the other.
/// </summary>
internal sealed class ReferenceInterpreter
{
    private const int LongestDocument = 3000;
    private const int MostEvents = 3000;

    private readonly List<string> _documents = [];
    private JsonNode _input = null!;
    private int _events;

    /// <summary>What the events of states say, in order: type, name, document.</summary>
    internal IReadOnlyList<string> Documents => _documents;

    /// <summary>Runs an execution: the output's text, or the error and the cause.</summary>
    /// <exception cref="OverflowException">The document or the history grows without measure.</exception>
    internal (string? Output, string? Error, string? Cause) Run(string definition, string input)
    {
        _input = JsonNode.Parse(input)!;
        _events = 1;
        try
        {
            var (output, failure) = RunScope(JsonNode.Parse(definition)!, _input, null, 0, null);
            return failure is { } failed ? (null, failed.Error, failed.Cause) : (Text(output!), null, null);
        }
        catch (ReferenceFault fault)
        {
            return (null, fault.Error, fault.Cause);
        }
    }

    private (JsonNode? Output, (string Error, string Cause)? Failure) RunScope(JsonNode definition, JsonNode data, ReferenceScope? parent, int index, JsonNode? item)
    {
        var scope = new ReferenceScope(parent, index, item);
        var name = (string)definition["StartAt"]!;
        while (true)
        {
            var state = definition["States"]![name]!;
            var entered = Note($"{state["Type"]}StateEntered {name}", data);
            try
            {
                var (output, next, failure) = RunState(name, state, data, scope);
                if (failure is not null) return (null, failure);
                Note($"{state["Type"]}StateExited {name}", output!);
                if (next is null) return (output, null);
                (name, data) = (next, output!);
            }
            catch (ReferenceFault fault) when (fault.Locate(name, entered))
            {
                throw;
            }
        }
    }

    private (JsonNode? Output, string? Next, (string, string)? Failure) RunState(string name, JsonNode state, JsonNode data, ReferenceScope scope)
    {
        switch ((string)state["Type"]!)
        {
            case "Fail":
                return (null, null, ((string)state["Error"]!, (string)state["Cause"]!));
            case "Succeed":
                return (Output(state, Input(state, data, scope), scope), null, null);
            case "Pass":
                var input = Parameters(state, Input(state, data, scope), scope);
                return (Finish(state, data, state["Result"] ?? input, scope), (string?)state["Next"], null);
            case "Wait":
                var waiting = Input(state, data, scope);
                var assigned = Assignments(state, waiting, scope);
                var waited = Output(state, waiting, scope);
                scope.Assign(assigned);
                return (waited, (string?)state["Next"], null);
            case "Choice":
                return Choose(state, Input(state, data, scope), scope);
            default:
                return Attempt(name, state, data, scope);
        }
    }

    private (JsonNode?, string?, (string, string)?) Choose(JsonNode state, JsonNode input, ReferenceScope scope)
    {
        var chosen = state["Choices"]!.AsArray().FirstOrDefault(rule => Holds(rule!, input, scope));
        var assigned = Assignments(chosen ?? state, input, scope);
        var output = Output(state, input, scope);
        scope.Assign(assigned);
        return (output, (string?)(chosen?["Next"] ?? state["Default"]), null);
    }

    private bool Holds(JsonNode rule, JsonNode input, ReferenceScope scope)
    {
        if (rule["And"] is { } and) return and.AsArray().All(part => Holds(part!, input, scope));
        if (rule["Not"] is { } not) return !Holds(not, input, scope);
        var path = (string)rule["Variable"]!;
        var value = Value(path, input, scope, out _);
        var test = rule.AsObject().Last(member => member.Key is not "Next" and not "Assign" and not "Variable");
        if (test.Key == "IsPresent") return (value is not null) == (bool)test.Value!;
        if (value is null) throw new ReferenceFault($"Invalid path '{path}': The choice state's condition path references an invalid value.");
        if (test.Key == "NumericLessThan") return (int)value < (int)test.Value!;
        var kind = test.Key == "IsNumeric" ? System.Text.Json.JsonValueKind.Number : System.Text.Json.JsonValueKind.String;
        return (value.GetValueKind() == kind) == (bool)test.Value!;
    }

    private (JsonNode?, string?, (string, string)?) Attempt(string name, JsonNode state, JsonNode data, ReferenceScope scope)
    {
        var retriers = state["Retry"]?.AsArray() ?? [];
        var used = new int[retriers.Count];
        for (var attempt = 0; ; attempt++)
        {
            var input = Parameters(state, Input(state, data, scope), scope);
            var isTask = (string)state["Type"]! == "Task";
            var (result, failure) = isTask ? RunTask(name, input, attempt) : RunChildren(state, input, scope);
            if (failure is not { } failed)
            {
                _events++;
                return (Finish(state, data, result!, scope), (string?)state["Next"], null);
            }

            if (isTask) _events++;
            var at = retriers.ToList().FindIndex(retrier => Matches(retrier!, failed.Error));
            if (at >= 0 && used[at]++ < (int)retriers[at]!["MaxAttempts"]!) continue;
            if (!isTask) _events++;
            var catcher = state["Catch"]?.AsArray().FirstOrDefault(candidate => Matches(candidate!, failed.Error));
            if (catcher is null) return (null, null, failed);
            var error = new JsonObject { ["Error"] = failed.Error, ["Cause"] = failed.Cause };
            var assigned = Assignments(catcher, error, scope);
            var output = ResultPath(catcher, data, error);
            scope.Assign(assigned);
            return (output, (string)catcher["Next"]!, null);
        }
    }

    private static bool Matches(JsonNode handler, string error)
        => handler["ErrorEquals"]!.AsArray().Any(name => (string)name! is var text && (text == error || text is "States.ALL" or "States.TaskFailed"));

    private (JsonNode?, (string Error, string Cause)?) RunTask(string name, JsonNode input, int attempt)
    {
        _events += 2;
        var (result, error, cause) = TaskModel.Answer(name, Text(input), attempt);
        return result is null ? (null, (error!, cause!)) : (JsonNode.Parse(result), null);
    }

    private (JsonNode?, (string Error, string Cause)?) RunChildren(JsonNode state, JsonNode input, ReferenceScope scope)
    {
        var isMap = (string)state["Type"]! == "Map";
        var items = isMap ? Items((string)state["ItemsPath"]!, input, scope) : state["Branches"]!.AsArray();
        _events++;
        var results = new JsonArray();
        for (var i = 0; i < items.Count; i++)
        {
            if (isMap) _events++;
            var child = isMap ? state["ItemProcessor"]! : items[i]!;
            var selected = isMap ? Select(state, items[i]!, i, input, scope) : input;
            var (output, failure) = RunScope(child, selected, scope, i, isMap ? items[i] : null);
            if (isMap) _events++;
            if (failure is not null) return (null, failure);
            results.Add(output!.DeepClone());
        }

        return (results, null);
    }

    private JsonArray Items(string path, JsonNode input, ReferenceScope scope)
    {
        var found = Value(path, input, scope, out _);
        if (found is JsonArray array) return array;
        if (found is null) throw new ReferenceFault($"Unable to apply step \"list\" to input {Text(input)}", "States.ReferencePathConflict");
        throw new ReferenceFault($"Reference path \"{path}\" must point to array.");
    }

    private JsonNode Select(JsonNode state, JsonNode item, int index, JsonNode input, ReferenceScope scope)
        => state["ItemSelector"] is { } selector ? Template(selector.AsObject(), input, new ReferenceScope(scope, index, item)) : item;

    private JsonNode Finish(JsonNode state, JsonNode data, JsonNode result, ReferenceScope scope)
    {
        var assigned = Assignments(state, result, scope);
        var selected = state["ResultSelector"] is { } selector ? Template(selector.AsObject(), result, scope) : result;
        var output = Output(state, ResultPath(state, data, selected), scope);
        scope.Assign(assigned);
        return output;
    }

    private static JsonNode ResultPath(JsonNode holder, JsonNode data, JsonNode result)
        => !holder.AsObject().TryGetPropertyValue("ResultPath", out var path) ? result : path is null ? data : Write(data, (string)path!, result);

    private JsonNode Input(JsonNode state, JsonNode data, ReferenceScope scope) => Filter(state, "InputPath", data, scope);

    private JsonNode Output(JsonNode state, JsonNode data, ReferenceScope scope) => Filter(state, "OutputPath", data, scope);

    private JsonNode Filter(JsonNode state, string field, JsonNode data, ReferenceScope scope)
    {
        if (!state.AsObject().TryGetPropertyValue(field, out var path)) return data;
        if (path is null) return new JsonObject();
        return Value((string)path!, data, scope, out var why) ?? throw new ReferenceFault($"Invalid path '{path}' : {why}");
    }

    private JsonNode Parameters(JsonNode state, JsonNode input, ReferenceScope scope)
        => state["Parameters"] is { } template ? Template(template.AsObject(), input, scope) : input;

    private List<(string, JsonNode)> Assignments(JsonNode holder, JsonNode data, ReferenceScope scope)
        => holder["Assign"] is { } assign ? [.. Template(assign.AsObject(), data, scope).Select(static member => (member.Key, member.Value!.DeepClone()))] : [];

    private JsonObject Template(JsonObject template, JsonNode data, ReferenceScope scope)
    {
        var made = new JsonObject();
        foreach (var (key, value) in template)
        {
            if (key.EndsWith(".$", StringComparison.Ordinal))
            {
                made[key[..^2]] = (Value((string)value!, data, scope, out _)
                    ?? throw new ReferenceFault($"The JSONPath '{value}' specified for the field '{key}' could not be found in the input '{Text(data)}'")).DeepClone();
            }
            else
            {
                made[key] = value is JsonObject inner ? Template(inner, data, scope) : value!.DeepClone();
            }
        }

        return made;
    }

    private JsonNode? Value(string expression, JsonNode data, ReferenceScope scope, out string? why)
    {
        const string Execution = "$$.Execution.Input.";
        const string Add = "States.MathAdd($";
        why = null;
        if (expression.StartsWith(Execution, StringComparison.Ordinal)) return _input[expression[Execution.Length..]];
        if (expression == "$$.Map.Item.Value") return scope.ItemValue;
        if (expression == "$$.Map.Item.Index") return scope.ItemIndex;
        if (expression == "States.JsonToString($)") return Text(data);
        if (expression.StartsWith(Add, StringComparison.Ordinal)) return (int)scope[expression[Add.Length..].Split(',')[0]] + 1;
        if (expression == "$[0]") return data[0];
        if (expression.Length > 1 && expression[1] is not '.') return scope[expression[1..]];
        (var value, why) = Find(data, expression);
        return value;
    }

    private int Note(string what, JsonNode document)
    {
        var text = Text(document);
        if (text.Length > LongestDocument || _events > MostEvents) throw new OverflowException("The machine is too much for this interpreter.");
        _documents.Add($"{what} {text}");
        return ++_events;
    }
}
