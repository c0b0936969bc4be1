using System.Text.Json.Nodes;

namespace AslSharp.Conformance.Tests.Large;

/// <summary>Definitions that are too long to write down.</summary>
internal static class LargeMachines
{
    private const string Function = "arn:aws:lambda:eu-west-1:111111111111:function:f";

    /// <summary>
    /// So many states that the scope is several methods: tasks whose failures are caught far away, and a jump back to the first ones
    /// until the last state was seen three times.
    /// </summary>
    internal static string Long(int count)
    {
        var states = new JsonObject { ["Start"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { ["rounds"] = 0, ["steps"] = 0, ["caught"] = 0 }, ["Next"] = "S0" } };
        for (var i = 0; i < count; i++)
        {
            var state = (i % 3) switch
            {
                0 => new JsonObject { ["Type"] = "Pass", ["Result"] = i, ["ResultPath"] = $"$.p{i % 9}", ["Assign"] = Add("steps") },
                1 => new JsonObject
                {
                    ["Type"] = "Task",
                    ["Resource"] = Function,
                    ["ResultPath"] = "$.t",
                    ["Assign"] = Add("steps"),
                    ["Catch"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["ResultPath"] = "$.e", ["Assign"] = Add("caught"), ["Next"] = $"S{Math.Min(count - 1, (i * 7 % count) > i ? i * 7 % count : i + 1)}" }),
                },
                _ => new JsonObject { ["Type"] = "Wait", ["Seconds"] = 0, ["Assign"] = Add("steps") },
            };
            state["Next"] = i + 1 < count ? $"S{i + 1}" : "Count";
            states[$"S{i}"] = state;
        }

        states["Count"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = Add("rounds"), ["Next"] = "Again" };
        states["Again"] = new JsonObject { ["Type"] = "Choice", ["Choices"] = new JsonArray(new JsonObject { ["Variable"] = "$rounds", ["NumericLessThan"] = 3, ["Next"] = "S2" }), ["Default"] = "Done" };
        states["Done"] = new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["rounds.$"] = "$rounds", ["steps.$"] = "$steps", ["caught.$"] = "$caught", ["doc.$"] = "$" }, ["End"] = true };
        return new JsonObject { ["StartAt"] = "Start", ["States"] = states }.ToJsonString();
    }

    /// <summary>So many tasks in a row; the result of each stands under its name.</summary>
    internal static string Row(int count)
    {
        var states = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            states[$"T{i}"] = new JsonObject { ["Type"] = "Task", ["Resource"] = Function, ["ResultPath"] = $"$.T{i}", ["Next"] = i + 1 < count ? $"T{i + 1}" : "Done" };
        }

        states["Done"] = new JsonObject { ["Type"] = "Succeed" };
        return new JsonObject { ["StartAt"] = "T0", ["States"] = states }.ToJsonString();
    }

    /// <summary>A Choice of so many rules that they are several methods: each remembers its number.</summary>
    internal static string Rules(int count, bool isJsonata)
    {
        var rules = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var rule = isJsonata
                ? new JsonObject { ["Condition"] = $"{{% $states.input.n = {i} %}}", ["Output"] = new JsonObject { ["rule"] = i } }
                : new JsonObject { ["Variable"] = "$.n", ["NumericEquals"] = i };
            rule["Assign"] = new JsonObject { ["rule"] = i };
            rule["Next"] = "Done";
            rules.Add(rule);
        }

        var choice = new JsonObject { ["Type"] = "Choice", ["Choices"] = rules, ["Default"] = "Done", ["Assign"] = new JsonObject { ["rule"] = -1 } };
        if (isJsonata) choice["Output"] = new JsonObject { ["rule"] = -1 };
        var done = isJsonata
            ? new JsonObject { ["Type"] = "Pass", ["Output"] = "{% [$rule, $states.input.rule] %}", ["End"] = true }
            : new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["rule.$"] = "$rule", ["in.$"] = "$" }, ["End"] = true };
        return new JsonObject { ["QueryLanguage"] = isJsonata ? "JSONata" : "JSONPath", ["StartAt"] = "Which", ["States"] = new JsonObject { ["Which"] = choice, ["Done"] = done } }.ToJsonString();
    }

    /// <summary>A Map or a Parallel inside the other, again and again; the innermost state passes its input on.</summary>
    internal static string Deep(int depth)
    {
        var scope = new JsonObject { ["StartAt"] = "Core", ["States"] = new JsonObject { ["Core"] = new JsonObject { ["Type"] = "Pass", ["End"] = true } } };
        for (var i = 0; i < depth; i++)
        {
            var state = i % 2 == 0
                ? new JsonObject { ["Type"] = "Parallel", ["Branches"] = new JsonArray(scope), ["ResultSelector"] = new JsonObject { ["in.$"] = "$[0]" }, ["End"] = true }
                : new JsonObject { ["Type"] = "Map", ["ItemProcessor"] = scope, ["ItemsPath"] = "$$.Execution.Input.one", ["ResultSelector"] = new JsonObject { ["in.$"] = "$[0]" }, ["End"] = true };
            scope = new JsonObject { ["StartAt"] = $"Level{i}", ["States"] = new JsonObject { [$"Level{i}"] = state } };
        }

        return scope.ToJsonString();
    }

    /// <summary>Counts to a number, one state after the other, a task among them where asked for.</summary>
    internal static string Counting(int limit, bool withTask)
    {
        var states = new JsonObject
        {
            ["Start"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { ["n"] = 0 }, ["Next"] = "Count" },
            ["Count"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = Add("n"), ["Next"] = withTask ? "Work" : "Enough" },
            ["Enough"] = new JsonObject { ["Type"] = "Choice", ["Choices"] = new JsonArray(new JsonObject { ["Variable"] = "$n", ["NumericLessThan"] = limit, ["Next"] = "Count" }), ["Default"] = "Done" },
            ["Done"] = new JsonObject { ["Type"] = "Pass", ["Parameters"] = new JsonObject { ["n.$"] = "$n" }, ["End"] = true },
        };
        if (withTask) states["Work"] = new JsonObject { ["Type"] = "Task", ["Resource"] = Function, ["ResultPath"] = null, ["Next"] = "Enough" };
        return new JsonObject { ["StartAt"] = "Start", ["States"] = states }.ToJsonString();
    }

    /// <summary>A Map of tasks.</summary>
    internal static string Mapping(int maxConcurrency) => $$"""
        {"StartAt": "Each", "States": {
          "Each": {"Type": "Map", "MaxConcurrency": {{maxConcurrency}}, "End": true,
            "ItemProcessor": {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "{{Function}}", "End": true} } } } } }
        """;

    /// <summary>Two tasks side by side; a failure of either is caught.</summary>
    internal static string Fanning() => $$"""
        {"StartAt": "Fan", "States": {
          "Fan": {"Type": "Parallel", "End": true, "Catch": [{"ErrorEquals": ["Broken"], "Next": "Caught"}], "Branches": [
            {"StartAt": "Left", "States": {"Left": {"Type": "Task", "Resource": "{{Function}}", "End": true} } },
            {"StartAt": "Right", "States": {"Right": {"Type": "Task", "Resource": "{{Function}}", "End": true} } }]},
          "Caught": {"Type": "Pass", "End": true} } }
        """;

    private static JsonObject Add(string variable) => new() { [variable + ".$"] = $"States.MathAdd(${variable}, 1)" };
}
