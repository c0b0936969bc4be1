using System.Text.Json.Nodes;

namespace AslSharp.Fuzzing.Machines.Making;

/// <content>States that do work: tasks, branches, iterations, and what handles their errors.</content>
internal sealed partial class MachineMaker
{
    private sealed partial class ScopeMaker
    {
        private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:f";

        private JsonObject Task(int i, bool isLast, bool isJsonata)
        {
            var state = new JsonObject { ["Type"] = "Task" };
            var parameters = isJsonata ? "Arguments" : "Parameters";
            switch (_dice.Below(8))
            {
                case 0:
                    state["Resource"] = "arn:aws:states:us-east-1:123456789012:activity:" + _dice.Pick("work", "approve");
                    break;
                case 1:
                    state["Resource"] = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
                    state[parameters] = isJsonata
                        ? new JsonObject { ["QueueUrl"] = "q", ["MessageBody"] = "{% { 't': $states.context.Task.Token, 'i': $states.input.a } %}" }
                        : new JsonObject { ["QueueUrl"] = "q", ["MessageBody"] = new JsonObject { ["t.$"] = "$$.Task.Token", ["i.$"] = "$.a" } };
                    break;
                case 2:
                    state["Resource"] = "arn:aws:states:::lambda:invoke.waitForTaskToken";
                    state[parameters] = isJsonata
                        ? new JsonObject { ["FunctionName"] = "f", ["Payload"] = new JsonObject { ["t"] = "{% $states.context.Task.Token %}" } }
                        : new JsonObject { ["FunctionName"] = "f", ["Payload"] = new JsonObject { ["t.$"] = "$$.Task.Token" } };
                    break;
                case 3:
                    state["Resource"] = "arn:aws:states:::lambda:invoke";
                    state[parameters] = isJsonata
                        ? new JsonObject { ["FunctionName"] = "f", ["Payload"] = _jsonata.Template(All) }
                        : new JsonObject { ["FunctionName"] = "f", ["Payload.$"] = "$" };
                    break;
                case 4:
                    state["Resource"] = "arn:aws:states:::glue:startJobRun.sync";
                    state[parameters] = new JsonObject { ["JobName"] = "j" };
                    break;
                default:
                    state["Resource"] = Function;
                    if (_dice.OneIn(2)) state[parameters] = isJsonata ? _jsonata.Template(All) : _paths.Template(All);
                    break;
            }

            Bounds(state, isJsonata);
            if (isJsonata)
            {
                // Most results go on beside the input, so that later states find what they look for.
                state["Output"] = _dice.OneIn(5) ? _jsonata.Template(All) : "{% $merge([$states.input, { 'c': $states.result }]) %}";
                if (_dice.OneIn(5)) state["Assign"] = new JsonObject { [_own[0]] = _dice.Pick("{% $states.result %}", "{% $string($states.result) %}", "{% $states.result.**.p %}") };
            }
            else
            {
                if (_dice.OneIn(8)) state["InputPath"] = _paths.Path(All);
                if (_dice.OneIn(5)) state["ResultSelector"] = new JsonObject { ["s.$"] = _dice.Pick("$", "$..p", "States.JsonToString($)"), ["k"] = i };
                state["ResultPath"] = _paths.Target();
                if (_dice.OneIn(30)) state["OutputPath"] = _paths.Path(All);
                PathAssign(state);
            }

            Handlers(state, i, isLast, isJsonata);
            return End(state, i, isLast);
        }

        private void Bounds(JsonObject state, bool isJsonata)
        {
            if (_dice.OneIn(3)) return;
            var timeout = _dice.Between(2, 4);
            if (isJsonata && _dice.OneIn(4)) state["TimeoutSeconds"] = $"{{% {timeout} + $count([]) %}}";
            else if (!isJsonata && _dice.OneIn(8)) state["TimeoutSecondsPath"] = "$.n";
            else state["TimeoutSeconds"] = timeout;
            if (_dice.OneIn(3)) state["HeartbeatSeconds"] = 1;
        }

        private JsonObject Parallel(int i, bool isLast, bool isJsonata)
        {
            var branches = new JsonArray();
            for (var branch = _dice.Between(1, 3); branch > 0; branch--) branches.Add(maker.MakeScope(depth - 1, All, canDistribute));
            var state = new JsonObject { ["Type"] = "Parallel", ["Branches"] = branches };
            if (isJsonata)
            {
                if (_dice.OneIn(8)) state["Arguments"] = _jsonata.Template(All);
                state["Output"] = "{% $merge([$states.input, { 'd': $states.result }]) %}";
            }
            else
            {
                if (_dice.OneIn(10)) state["Parameters"] = _paths.Template(All);
                if (_dice.OneIn(4)) state["ResultSelector"] = new JsonObject { ["first.$"] = "$[0]" };
                state["ResultPath"] = _paths.Target();
                PathAssign(state);
            }

            Handlers(state, i, isLast, isJsonata);
            return End(state, i, isLast);
        }

        private JsonObject Map(int i, bool isLast, bool isJsonata, bool isDistributed)
        {
            // The states of a child execution see no variables from outside.
            var processor = maker.MakeScope(depth - 1, isDistributed ? [] : All, canDistribute && !isDistributed);
            var state = new JsonObject { ["Type"] = "Map", ["ItemProcessor"] = processor };
            if (isDistributed)
            {
                processor["ProcessorConfig"] = new JsonObject { ["Mode"] = "DISTRIBUTED", ["ExecutionType"] = _dice.Pick("STANDARD", "EXPRESS") };
                if (processor.ToJsonString().Contains(".sync", StringComparison.Ordinal) || processor.ToJsonString().Contains("Token", StringComparison.Ordinal) || processor.ToJsonString().Contains("activity", StringComparison.Ordinal)) processor["ProcessorConfig"]!["ExecutionType"] = "STANDARD";
            }

            var reads = isDistributed && _dice.OneIn(2);
            if (reads) Reader(state, isJsonata);
            else if (isJsonata) state["Items"] = _dice.Pick("{% $states.input.list %}", "{% [1..$states.input.n] %}", "{% $states.input.many %}", "{% $states.input.deep %}");
            else state["ItemsPath"] = _dice.Pick("$.list", "$.many", "$$.Execution.Input.list", "$.deep");
            if (!_dice.OneIn(6))
            {
                state["ItemSelector"] = isJsonata
                    ? new JsonObject { ["v"] = "{% $states.context.Map.Item.Value %}", ["a"] = "{% $states.input.a %}", ["list"] = new JsonArray(1, 2), ["deep"] = "{% $states.input.deep %}", ["n"] = 2, ["s"] = _dice.OneIn(8) ? _jsonata.Delimited(All) : "text" }
                    : new JsonObject { ["v.$"] = _dice.OneIn(16) ? "$$.Map.Item.Value.missing" : "$$.Map.Item.Value", ["a.$"] = "$.a", ["list"] = new JsonArray(1, 2), ["deep.$"] = "$.deep", ["n"] = 2, ["s"] = "text" };
            }

            if (_dice.OneIn(2)) state["MaxConcurrency"] = _dice.Between(0, 3);
            if (isDistributed) Distribute(state, isJsonata);
            if (isJsonata) state["Output"] = "{% $merge([$states.input, { 'e': $states.result }]) %}";
            else state["ResultPath"] = _paths.Target();
            Handlers(state, i, isLast, isJsonata);
            return End(state, i, isLast);
        }

        private void Reader(JsonObject state, bool isJsonata)
        {
            var item = _dice.Pick(MapObjects.All);
            var config = new JsonObject();
            if (item.InputType.Length > 0) config["InputType"] = item.InputType;
            if (item.InputType == "CSV") config["CSVHeaderLocation"] = "FIRST_ROW";
            if (_dice.OneIn(6)) config["MaxItems"] = _dice.Between(1, 4);
            var place = new JsonObject { ["Bucket"] = "data", [item.InputType.Length > 0 ? "Key" : "Prefix"] = item.Key };
            state["ItemReader"] = new JsonObject
            {
                ["Resource"] = "arn:aws:states:::s3:" + (item.InputType.Length > 0 ? "getObject" : "listObjectsV2"),
                [isJsonata ? "Arguments" : "Parameters"] = place,
            };
            if (config.Count > 0) state["ItemReader"]!["ReaderConfig"] = config;
        }

        private void Distribute(JsonObject state, bool isJsonata)
        {
            state["Label"] = $"L{number}x{maker._states}";
            if (_dice.OneIn(4)) state["ItemBatcher"] = new JsonObject { ["MaxItemsPerBatch"] = _dice.Between(1, 3) };
            if (_dice.OneIn(4)) state["ToleratedFailurePercentage"] = _dice.Pick(100, 50, 100);
            else if (_dice.OneIn(4)) state["ToleratedFailureCount"] = _dice.Between(1, 9);
            if (!_dice.OneIn(3)) return;
            state["ResultWriter"] = new JsonObject
            {
                ["Resource"] = "arn:aws:states:::s3:putObject",
                [isJsonata ? "Arguments" : "Parameters"] = new JsonObject { ["Bucket"] = "results", ["Prefix"] = (string?)state["Label"] },
            };
        }

        private void Handlers(JsonObject state, int i, bool isLast, bool isJsonata)
        {
            if (_dice.OneIn(2))
            {
                var first = new JsonObject { ["ErrorEquals"] = new JsonArray(_dice.Pick("E0", "States.Timeout"), "E1"), ["MaxAttempts"] = _dice.Below(3), ["IntervalSeconds"] = _dice.Between(1, 2) };
                if (_dice.OneIn(3)) first["JitterStrategy"] = "FULL";
                state["Retry"] = new JsonArray(first, new JsonObject { ["ErrorEquals"] = new JsonArray("States.ALL"), ["MaxAttempts"] = _dice.Below(3), ["BackoffRate"] = 1.5 });
            }

            if (isLast || _dice.OneIn(3)) return;
            var catchers = new JsonArray();
            for (var catcher = _dice.Between(1, 2); catcher > 0; catcher--)
            {
                var item = new JsonObject { ["ErrorEquals"] = new JsonArray(catcher == 1 ? "States.ALL" : _dice.Pick("E0", "States.TaskFailed", "States.HeartbeatTimeout")), ["Next"] = Ahead(i) };
                if (isJsonata) item["Output"] = _dice.Pick<JsonNode?>("{% $merge([$states.input, { 'b': $states.errorOutput }]) %}", "{% $states.errorOutput %}", _jsonata.Template(All, 1));
                else item["ResultPath"] = _dice.Pick("$.b", "$.b", "$", "$.deep.x");
                catchers.Add(item);
            }

            state["Catch"] = catchers;
        }
    }
}
