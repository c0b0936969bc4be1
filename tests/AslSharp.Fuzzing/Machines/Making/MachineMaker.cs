using System.Text.Json.Nodes;

namespace AslSharp.Fuzzing.Machines.Making;

/// <summary>
/// Makes random machines of both query languages with all types of states. Transitions go forward but for loops, nearly all of which count;
/// every state is reachable, since each leads to the one behind it among other ways.
/// </summary>
internal sealed partial class MachineMaker(int seed)
{
    private static readonly string[] OddNames = ["état \"{0}\"", "日本{0}", "class{0}", "😀 {0}", "{0}\\\\'", "a\\nb{0}", "States{0}", "*/{0}", "{0}%"];

    private readonly Dice _dice = new(seed);
    private PathMaker _paths = null!;
    private JsonataMaker _jsonata = null!;
    private bool _isJsonata;
    private int _scopes;
    private int _states;

    /// <summary>The definition.</summary>
    internal string Make()
    {
        _paths = new PathMaker(_dice);
        _jsonata = new JsonataMaker(_dice);
        _isJsonata = _dice.OneIn(2);
        var machine = MakeScope(2, [], canDistribute: true);
        machine["Comment"] = $"Random machine {seed}.";
        if (_isJsonata) machine["QueryLanguage"] = "JSONata";
        if (_dice.OneIn(4)) machine["TimeoutSeconds"] = _dice.Between(1, 6);
        return machine.ToJsonString();
    }

    private string NewName()
    {
        var number = "S" + _states++;
        return _dice.OneIn(12) ? _dice.Pick(OddNames).Replace("{0}", number, StringComparison.Ordinal) : number;
    }

    private JsonObject MakeScope(int depth, string[] outer, bool canDistribute)
    {
        var scope = new ScopeMaker(this, _scopes++, depth, outer, canDistribute);
        return scope.Make();
    }

    /// <summary>The states of a machine, a branch or an item processor.</summary>
    private sealed partial class ScopeMaker(MachineMaker maker, int number, int depth, string[] outer, bool canDistribute)
    {
        private readonly Dice _dice = maker._dice;
        private readonly PathMaker _paths = maker._paths;
        private readonly JsonataMaker _jsonata = maker._jsonata;
        private readonly string[] _own = [$"v{number}", $"w{number}"];
        private readonly string _loop = $"loop{number}";
        private string[] _names = [];

        private string[] All => [.. outer, .. _own];

        internal JsonObject Make()
        {
            var count = _dice.Between(2, depth == 2 ? 10 : 5);
            _names = [.. Enumerable.Range(0, count).Select(_ => maker.NewName())];
            var states = new JsonObject();
            states[_names[0]] = First(count == 1);
            for (var i = 1; i < count; i++)
            {
                var isLast = i == count - 1;
                if (i + 2 < count && _dice.OneIn(5))
                {
                    states[_names[i]] = Counting(i);
                    i++;
                    states[_names[i]] = LoopingBack(i);
                }
                else
                {
                    states[_names[i]] = State(i, isLast);
                }
            }

            return new JsonObject { ["StartAt"] = _names[0], ["States"] = states };
        }

        private string Ahead(int i) => _names[_dice.Between(i + 1, _names.Length - 1)];

        private JsonObject End(JsonObject state, int i, bool isLast)
        {
            if (isLast) state["End"] = true;
            else state["Next"] = _names[i + 1];
            return state;
        }

        private JsonObject First(bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Pass", ["Assign"] = new JsonObject { [_own[0]] = number, [_own[1]] = new JsonObject { ["p"] = "w" }, [_loop] = 0 } };
            if (!maker._isJsonata) state["ResultPath"] = null;
            return End(state, 0, isLast);
        }

        private JsonObject Counting(int i)
        {
            var state = new JsonObject
            {
                ["Type"] = "Pass",
                ["Assign"] = maker._isJsonata ? new JsonObject { [_loop] = $"{{% ${_loop} + 1 %}}" } : new JsonObject { [_loop + ".$"] = $"States.MathAdd(${_loop}, 1)" },
                ["Next"] = _names[i + 1],
            };
            // Now and then each turn puts the data one level deeper.
            if (maker._isJsonata)
            {
                if (_dice.OneIn(3)) state["Output"] = "{% $merge([$states.input, { 'deep': { 'x': $states.input.deep } }]) %}";
            }
            else if (_dice.OneIn(3))
            {
                state["Parameters"] = new JsonObject { ["x.$"] = "$.deep" };
                state["ResultPath"] = "$.deep";
            }
            else
            {
                state["ResultPath"] = null;
            }

            return state;
        }

        private JsonObject LoopingBack(int i)
        {
            // One in many loops never ends by itself: the execution's timeout or its caller has to stop it.
            var turns = _dice.Below(40) switch { 0 => int.MaxValue, < 4 => 1500, < 10 => 40, _ => 3 };
            var rule = maker._isJsonata
                ? new JsonObject { ["Condition"] = $"{{% ${_loop} < {turns} %}}" }
                : new JsonObject { ["Variable"] = "$" + _loop, ["NumericLessThan"] = turns };
            // Long loops are small, or nothing else would ever have its turn.
            rule["Next"] = _names[turns > 3 ? i - 1 : _dice.Between(1, i - 1)];
            return new JsonObject { ["Type"] = "Choice", ["Choices"] = new JsonArray(rule), ["Default"] = _names[i + 1] };
        }

        private JsonObject State(int i, bool isLast)
        {
            var isJsonata = maker._isJsonata || _dice.OneIn(6);
            var kind = _dice.Below(22);
            var state = kind switch
            {
                < 3 when isLast => isJsonata ? JsonataEnd() : PathEnd(),
                < 4 when !isLast => isJsonata ? JsonataChoice(i) : PathChoice(i),
                < 6 => isJsonata ? JsonataWait(i, isLast) : PathWait(i, isLast),
                < 8 when depth > 0 => Parallel(i, isLast, isJsonata),
                < 10 when depth > 0 => Map(i, isLast, isJsonata, isDistributed: false),
                < 12 when depth > 0 && canDistribute => Map(i, isLast, isJsonata, isDistributed: true),
                < 19 => Task(i, isLast, isJsonata),
                _ => isJsonata ? JsonataPass(i, isLast) : PathPass(i, isLast),
            };
            if (isJsonata && !maker._isJsonata) state["QueryLanguage"] = "JSONata";
            return state;
        }

        private JsonObject PathPass(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Pass" };
            if (_dice.OneIn(3)) state["Result"] = new JsonObject { ["p"] = i, ["q"] = new JsonObject { ["p"] = "r" } };
            else if (_dice.OneIn(2)) state["Parameters"] = _paths.Template(All);
            if (_dice.OneIn(8)) state["InputPath"] = _paths.Path(All);
            state["ResultPath"] = _paths.Target();
            Filters(state, canFilterInput: false);
            PathAssign(state);
            return End(state, i, isLast);
        }

        private JsonObject JsonataPass(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Pass" };
            if (_dice.OneIn(2)) state["Output"] = _jsonata.Template(All);
            JsonataAssign(state);
            return End(state, i, isLast);
        }

        private JsonObject PathEnd()
            => _dice.OneIn(3)
                ? new JsonObject { ["Type"] = "Fail", ["ErrorPath"] = _dice.Pick("$.s", "States.Format('E{}', $.n)", "$.deep"), ["CausePath"] = _dice.Pick("States.JsonToString($.a)", "States.JsonToString($)", "$.s", "States.UUID()") }
                : Filters(new JsonObject { ["Type"] = "Succeed" });

        private JsonObject JsonataEnd()
            => _dice.OneIn(3)
                ? new JsonObject { ["Type"] = "Fail", ["Error"] = "{% 'E' & $string($states.input.n) %}", ["Cause"] = _dice.Pick<JsonNode?>("{% $string($states.input) %}", "{% $string($states.input.deep) %}", "plain") }
                : new JsonObject { ["Type"] = "Succeed", ["Output"] = _jsonata.Template(All) };

        private JsonObject PathWait(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Wait" };
            if (_dice.OneIn(6)) state["SecondsPath"] = _dice.Pick("$.n", "$.deep", "$.a.p");
            else if (_dice.OneIn(6)) state["Timestamp"] = _dice.Pick("2025-01-01T00:00:03Z", "2001-01-01T00:00:00Z");
            else state["Seconds"] = _dice.OneIn(10) ? 5_000_000 : _dice.Below(3);
            if (_dice.OneIn(3)) Filters(state);
            PathAssign(state);
            return End(state, i, isLast);
        }

        private JsonObject JsonataWait(int i, bool isLast)
        {
            var state = new JsonObject { ["Type"] = "Wait" };
            if (_dice.OneIn(5)) state["Timestamp"] = _dice.Pick("{% $now() %}", "{% $states.input.s %}", "{% $fromMillis($millis() + 2000) %}");
            else state["Seconds"] = _jsonata.Seconds(All, 2);
            if (_dice.OneIn(3)) state["Output"] = _jsonata.Template(All);
            JsonataAssign(state);
            return End(state, i, isLast);
        }

        private JsonObject PathChoice(int i)
        {
            var rules = new JsonArray();
            for (var rule = _dice.Between(1, 3); rule > 0; rule--)
            {
                var test = Test(2);
                test["Next"] = Ahead(i);
                PathAssign(test);
                rules.Add(test);
            }

            var state = new JsonObject { ["Type"] = "Choice", ["Choices"] = rules, ["Default"] = _names[i + 1] };
            if (_dice.OneIn(6)) Filters(state);
            PathAssign(state);
            return state;
        }

        private JsonObject Test(int nesting)
        {
            if (nesting > 0 && _dice.OneIn(3)) return new JsonObject { ["Not"] = Test(nesting - 1) };
            if (nesting > 0 && _dice.OneIn(3)) return new JsonObject { [_dice.Pick("And", "Or")] = new JsonArray(Test(nesting - 1), Test(nesting - 1)) };
            var test = new JsonObject { ["Variable"] = _dice.OneIn(40) ? "$.missing" : _dice.Pick("$.n", "$.s", "$.a.p", "$.deep", "$.list", "$", "$.list[1].p", "$" + _own[0]) };
            switch (_dice.Below(8))
            {
                case 0: test["NumericGreaterThan"] = _dice.Below(5); break;
                case 1: test["StringMatches"] = _dice.Pick("*e*t*", "te\\\\*t", "*", "****x****"); break;
                case 2: test["StringEqualsPath"] = _dice.Pick("$.s", "$.deep"); break;
                case 3: test["NumericLessThanEqualsPath"] = _dice.Pick("$.n", "$.a.p"); break;
                case 4: test["BooleanEquals"] = true; break;
                case 5: test["TimestampLessThan"] = "2030-01-01T00:00:00Z"; break;
                default: test[_dice.Pick("IsNumeric", "IsString", "IsPresent", "IsNull", "IsBoolean", "IsTimestamp")] = _dice.OneIn(2); break;
            }

            return test;
        }

        private JsonObject JsonataChoice(int i)
        {
            var rules = new JsonArray();
            for (var rule = _dice.Between(1, 3); rule > 0; rule--)
            {
                var test = new JsonObject { ["Condition"] = _jsonata.Condition(All), ["Next"] = Ahead(i) };
                if (_dice.OneIn(4)) test["Output"] = _jsonata.Template(All);
                JsonataAssign(test);
                rules.Add(test);
            }

            var state = new JsonObject { ["Type"] = "Choice", ["Choices"] = rules, ["Default"] = _names[i + 1] };
            JsonataAssign(state);
            return state;
        }

        private JsonObject Filters(JsonObject state, bool canFilterInput = true)
        {
            if (canFilterInput && _dice.OneIn(6)) state["InputPath"] = _dice.OneIn(6) ? null : _paths.Path(All);
            if (_dice.OneIn(30)) state["OutputPath"] = _dice.OneIn(4) ? null : _paths.Path(All);
            return state;
        }

        private void PathAssign(JsonObject state)
        {
            if (!_dice.OneIn(4)) return;
            state["Assign"] = _dice.OneIn(2)
                ? new JsonObject { [_own[0] + ".$"] = _dice.Pick("$", "$.deep", "$.n", "$$.State.Name"), [_own[1] + ".$"] = "$" + _own[0] }
                : new JsonObject { [_own[1]] = new JsonObject { ["k.$"] = _dice.Pick("$", "States.JsonToString($)", "$" + _dice.Pick(All)) } };
        }

        private void JsonataAssign(JsonObject state)
        {
            if (!_dice.OneIn(4)) return;
            state["Assign"] = new JsonObject { [_own[0]] = _jsonata.Template(All, 1), [_own[1]] = "{% $" + _own[0] + " %}" };
        }
    }
}
