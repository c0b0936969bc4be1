using System.Text.Json.Nodes;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>
/// Makes random machines that end: transitions go forward, but for loops that count in a variable. Every state is reachable, since each
/// leads to the one behind it among other ways.
/// </summary>
internal sealed class RandomMachine(int seed)
{
    internal const string Input = """{"a":{"p":1,"q":{"p":5}},"list":[1,{"p":2},"three"],"b":{"p":3,"in":{"p":4}},"n":0}""";

    private static readonly string[] Members = ["a", "b", "c", "d", "e", "f"];
    private readonly Random _random = new(seed);
    private int _scopes;

    internal string Make()
    {
        var machine = Scope("S", 2, []);
        machine["Comment"] = $"Random machine {seed}.";
        return machine.ToJsonString();
    }

    private bool OneIn(int n) => _random.Next(n) == 0;

    private string Pick(params string[] texts) => texts[_random.Next(texts.Length)];

    private JsonObject Scope(string prefix, int depth, string[] outer)
    {
        var number = _scopes++;
        string[] variables = [$"v{number}", $"w{number}"];
        string[] all = [.. outer, .. variables];
        var count = _random.Next(3, depth == 2 ? 12 : 6);
        var loop = $"loop{number}";
        var states = new JsonObject();
        var init = new JsonObject { ["Type"] = "Pass", ["ResultPath"] = null, ["Assign"] = new JsonObject { [variables[0]] = number, [variables[1]] = new JsonObject { ["p"] = "w" }, [loop] = 0 } };
        for (var i = 0; i < count; i++)
        {
            var name = Name(i);
            var isLast = i == count - 1;
            if (i == 0)
            {
                End(init, i, isLast);
                states[name] = init;
            }
            else if (!isLast && i + 1 < count - 1 && OneIn(5))
            {
                // A loop: count, then go back while there is something left to count.
                states[name] = new JsonObject { ["Type"] = "Pass", ["ResultPath"] = null, ["Assign"] = new JsonObject { [loop + ".$"] = $"States.MathAdd(${loop}, 1)" }, ["Next"] = Name(i + 1) };
                i++;
                states[Name(i)] = new JsonObject
                {
                    ["Type"] = "Choice",
                    ["Choices"] = new JsonArray(new JsonObject { ["Variable"] = "$" + loop, ["NumericLessThan"] = 4, ["Next"] = Name(_random.Next(1, i)) }),
                    ["Default"] = Name(i + 1),
                };
            }
            else
            {
                states[name] = State(i, isLast);
            }
        }

        return new JsonObject { ["StartAt"] = Name(0), ["States"] = states };

        string Name(int i) => $"{prefix}{number}x{i}";

        string Ahead(int i) => Name(_random.Next(i + 1, count));

        void End(JsonObject state, int i, bool isLast)
        {
            if (isLast) state["End"] = true;
            else state["Next"] = Name(i + 1);
        }

        JsonObject State(int i, bool isLast)
        {
            var kind = _random.Next(20);
            if (isLast && kind < 4) return OneIn(3) ? new JsonObject { ["Type"] = "Fail", ["Error"] = "Failed", ["Cause"] = Name(i) } : Filters(new JsonObject { ["Type"] = "Succeed" });
            if (!isLast && kind < 4) return Choice(i);
            if (kind < 5) return Wait(i, isLast);
            if (depth > 0 && kind < 7) return Parallel(i, isLast);
            if (depth > 0 && kind < 9) return Map(i, isLast);
            return kind < 15 ? Task(i, isLast) : Pass(i, isLast);
        }

        JsonObject Pass(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Pass" };
            if (!isLast && OneIn(4))
            {
                // The template alone: the document that the next state finds is nothing but its members.
                state["Parameters"] = Template();
                if (OneIn(6)) state["InputPath"] = DataPath();
                End(state, i, isLast);
                return state;
            }

            if (OneIn(2)) state["Result"] = OneIn(3) ? i : new JsonObject { ["p"] = i, ["q"] = new JsonObject { ["p"] = "r" } };
            else if (OneIn(2)) state["Parameters"] = Template();
            if (OneIn(6)) state["InputPath"] = DataPath();
            ResultPath(state);
            Filters(state, input: false);
            Assign(state, "$");
            End(state, i, isLast);
            return state;
        }

        JsonObject Task(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Task", ["Resource"] = "arn:aws:lambda:eu-west-1:111111111111:function:f" };
            if (OneIn(2)) state["InputPath"] = DataPath();
            if (OneIn(3)) state["Parameters"] = Template();
            if (OneIn(5)) state["ResultSelector"] = new JsonObject { ["s.$"] = "$", ["k"] = i };
            ResultPath(state);
            if (OneIn(10)) state["OutputPath"] = DataPath();
            Assign(state, "$");
            Handlers(state, i, isLast);
            End(state, i, isLast);
            return state;
        }

        JsonObject Wait(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Wait", ["Seconds"] = _random.Next(3) };
            if (OneIn(3)) Filters(state);
            Assign(state, "$");
            End(state, i, isLast);
            return state;
        }

        JsonObject Choice(int i)
        {
            var rules = new JsonArray();
            for (var rule = _random.Next(1, 4); rule > 0; rule--)
            {
                var choice = Pick("IsNumeric", "IsString", "IsPresent");
                var test = new JsonObject { ["Variable"] = DataPath(), [choice] = OneIn(2) };
                if (OneIn(3)) test = new JsonObject { ["Not"] = test };
                if (!OneIn(3)) test = new JsonObject { ["And"] = new JsonArray(new JsonObject { ["Variable"] = test["Variable"]?.GetValue<string>() ?? "$", ["IsPresent"] = true }, test) };
                test["Next"] = Ahead(i);
                Assign(test, "$");
                rules.Add(test);
            }

            var state = new JsonObject { ["Type"] = "Choice", ["Choices"] = rules, ["Default"] = Name(i + 1) };
            if (OneIn(6)) Filters(state);
            Assign(state, "$");
            return state;
        }

        JsonObject Parallel(int i, bool isLast)
        {
            var branches = new JsonArray();
            for (var branch = _random.Next(1, 4); branch > 0; branch--) branches.Add(Scope(prefix + "B", depth - 1, all));
            var state = new JsonObject { ["Type"] = "Parallel", ["Branches"] = branches };
            if (OneIn(3)) state["InputPath"] = DataPath();
            if (OneIn(4)) state["Parameters"] = Template();
            ResultPath(state);
            if (OneIn(3)) state["ResultSelector"] = new JsonObject { ["first.$"] = "$[0]" };
            Assign(state, "$");
            Handlers(state, i, isLast);
            End(state, i, isLast);
            return state;
        }

        JsonObject Map(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Map", ["ItemsPath"] = Pick("$.list", "$$.Execution.Input.list", "$$.Execution.Input.list"), ["ItemProcessor"] = Scope(prefix + "M", depth - 1, all) };
            if (OneIn(2)) state["ItemSelector"] = new JsonObject { ["v.$"] = "$$.Map.Item.Value", ["i.$"] = "$$.Map.Item.Index", ["a.$"] = "$", ["b"] = new JsonObject { ["p"] = 0 } };
            if (OneIn(2)) state["MaxConcurrency"] = 1;
            ResultPath(state);
            Assign(state, "$");
            Handlers(state, i, isLast);
            End(state, i, isLast);
            return state;
        }

        JsonObject Filters(JsonObject state, bool input = true)
        {
            if (input && OneIn(4)) state["InputPath"] = DataPath();
            if (OneIn(12)) state["OutputPath"] = OneIn(4) ? null : OneIn(3) ? "$" + all[_random.Next(all.Length)] : DataPath();
            return state;
        }

        void Handlers(JsonObject state, int i, bool isLast)
        {
            if (OneIn(2)) state["Retry"] = new JsonArray(new JsonObject { ["ErrorEquals"] = new JsonArray(Pick("E0", "E1"), "E2"), ["MaxAttempts"] = _random.Next(3), ["IntervalSeconds"] = _random.Next(2) }, new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["MaxAttempts"] = 1 });
            if (isLast || OneIn(4)) return;
            var catchers = new JsonArray();
            for (var catcher = _random.Next(1, 3); catcher > 0; catcher--)
            {
                var item = new JsonObject { ["ErrorEquals"] = new JsonArray(catcher == 1 ? "States.TaskFailed" : "E0"), ["Next"] = Ahead(i) };
                if (!OneIn(3)) item["ResultPath"] = Path();
                Assign(item, "$.Error");
                catchers.Add(item);
            }

            state["Catch"] = catchers;
        }

        void ResultPath(JsonObject state)
        {
            if (!OneIn(8)) state["ResultPath"] = Path();
        }

        string? Path() => _random.Next(12) switch
        {
            0 => null,
            1 => "$",
            2 => "$." + Pick(Members) + ".p",
            3 => "$." + Pick(Members) + ".x.y",
            _ => "$." + Pick(Members),
        };

        string DataPath() => _random.Next(14) switch
        {
            0 or 1 or 2 => "$",
            3 => "$." + Pick(Members) + ".p",
            4 => "$." + Pick(Members) + ".q.p",
            5 => "$." + Pick("c", "d", "e", "f"),
            6 => "$.n",
            7 or 8 => "$$.Execution.Input.b",
            _ => "$." + Pick("a", "b"),
        };

        JsonObject Template()
        {
            var template = new JsonObject();
            foreach (var member in Members.Take(_random.Next(1, 4)))
            {
                if (OneIn(3)) template[member] = new JsonObject { ["p.$"] = Value(), ["q"] = new JsonObject { ["p"] = 1 } };
                else template[member + ".$"] = Value();
            }

            return template;
        }

        string Value() => OneIn(4) ? "$" + all[_random.Next(all.Length)] : OneIn(6) ? "States.JsonToString($)" : DataPath();

        void Assign(JsonObject state, string path)
        {
            if (!OneIn(4)) return;
            state["Assign"] = OneIn(2)
                ? new JsonObject { [variables[0] + ".$"] = path, [variables[1] + ".$"] = "$" + variables[0] }
                : new JsonObject { [variables[1]] = new JsonObject { ["k.$"] = path == "$" && OneIn(3) ? "$" + Pick(outer.Length == 0 ? variables : outer) : path } };
        }
    }
}
