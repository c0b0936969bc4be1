using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>
/// Machines whose tasks all succeed at once run over objects of C# alone. Where one call of all does anything else, the execution ends as it does
/// step by step, and no task is called twice.
/// </summary>
public sealed class DirectWayTests
{
    private const string Definition = """
        { "StartAt": "Check", "States": {
            "Check": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "Parameters": { "sku.$": "$.order.lines[0].sku", "lines.$": "$.order.lines", "limit": 3 }, "ResultPath": "$.stock", "Assign": { "place.$": "$.place" }, "Next": "Enough",
              "Retry": [ { "ErrorEquals": [ "System.InvalidOperationException", "InvalidOperationException" ], "IntervalSeconds": 0, "MaxAttempts": 1 } ],
              "Catch": [ { "ErrorEquals": [ "States.ALL" ], "ResultPath": "$.problem", "Next": "Failed" } ] },
            "Enough": {
              "Type": "Choice", "Default": "Few",
              "Choices": [
                { "And": [ { "Variable": "$.stock.count", "NumericGreaterThanEquals": 2 }, { "Not": { "Variable": "$.stock.place", "StringEquals": "nowhere" } },
                  { "Or": [ { "Variable": "$.stock.open", "BooleanEquals": true }, { "Variable": "$.stock.count", "NumericLessThanPath": "$.order.fee" } ] } ], "Next": "Each" } ] },
            "Few": { "Type": "Fail", "Error": "Few", "CausePath": "$.stock.place" },
            "Failed": { "Type": "Fail", "ErrorPath": "$.problem.Error", "CausePath": "$.problem.Cause" },
            "Each": {
              "Type": "Map", "ItemsPath": "$.order.lines",
              "ItemSelector": { "index.$": "$$.Map.Item.Index", "line.$": "$$.Map.Item.Value", "customer.$": "$.order.customer.name" },
              "ItemProcessor": { "StartAt": "Weigh", "States": {
                "Weigh": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:weigh", "InputPath": "$.line", "ResultPath": "$.weight", "Next": "Price" },
                "Price": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:price", "End": true } } },
              "ResultPath": "$.priced", "Next": "Both" },
            "Both": {
              "Type": "Parallel", "ResultPath": "$.both", "Next": "Note",
              "Branches": [
                { "StartAt": "Charge", "States": { "Charge": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "charge", "Payload": { "order.$": "$.order", "fee": 2 } },
                  "ResultSelector": { "payment.$": "$.Payload" }, "End": true } } },
                { "StartAt": "Name", "States": {
                  "Name": { "Type": "Pass", "Parameters": { "text.$": "States.Format('{} of {} ({}, {})', $.order.id, $.order.customer.name, $.order.fee, 1.50)" }, "Next": "Tell" },
                  "Tell": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:tell", "InputPath": "$.text", "End": true } } } ] },
            "Note": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:note", "ResultPath": null, "Next": "Start" },
            "Start": {
              "Type": "Pass", "Next": "Turn",
              "Parameters": { "id.$": "$.order.id", "stock.$": "$.stock", "priced.$": "$.priced", "payment.$": "$.both[0].payment", "told.$": "$.both[1]", "count": 0, "limit.$": "$.order.turns", "customer.$": "$.order.customer" } },
            "Turn": { "Type": "Choice", "Default": "Bump", "Choices": [ { "Variable": "$.count", "NumericGreaterThanEqualsPath": "$.limit", "Next": "Ask" } ] },
            "Bump": {
              "Type": "Pass", "Next": "Turn",
              "Parameters": { "id.$": "$.id", "stock.$": "$.stock", "priced.$": "$.priced", "payment.$": "$.payment", "told.$": "$.told", "count.$": "States.MathAdd($.count, 1)", "limit.$": "$.limit", "customer.$": "$.customer" } },
            "Ask": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:ask", "Parameters": { "id.$": "$.id" }, "ResultPath": "$.asked", "Next": "Asked" },
            "Asked": { "Type": "Choice", "Default": "Ask", "Choices": [ { "Variable": "$.asked.isDone", "BooleanEquals": true, "Next": "Finish" } ] },
            "Finish": {
              "Type": "Pass", "End": true,
              "Parameters": { "id.$": "$.id", "stock.$": "$.stock", "priced.$": "$.priced", "payment.$": "$.payment", "told.$": "$.told", "count.$": "$.count", "customer.$": "$.customer", "asked.$": "$.asked.answer", "place.$": "$place" } } } }
        """;

    private const string Source = """
        using System; using System.Collections.Generic; using System.Linq; using System.Text.Json; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        [StateMachine("order.asl.json", Input = typeof(Document), Output = typeof(Receipt))] public sealed partial class OrderStateMachine;

        public record Document(Order Order);
        public sealed record Order(string Id, Line[] Lines, Customer Customer, double Fee, int Turns, string? Note);
        public sealed record Line(string Sku, int Quantity, string[] Tags);
        public sealed record Customer(string Name);
        public sealed record Check(string Sku, IReadOnlyList<Line> Lines, int Limit);
        public sealed record Stock(int Count, string Place, bool Open);
        public sealed record PriceRequest(int Index, Line Line, string Customer, double Weight);
        public sealed record Priced(string Sku, double Amount);
        public sealed record Reply(bool IsDone, string Answer);
        public sealed record Receipt(string Id, Stock Stock, Priced[] Priced, string Payment, string Told, int Count, Customer Customer, string Asked, string Place);
        public sealed record Other(Order Order, string More) : Document(Order);

        public partial interface IOrderTasks
        {
            ValueTask<Stock> Check(string sku, Line[] lines, int limit, CancellationToken stop);
            TaskResult<double> Weigh(Line line);
            Task<Priced> Price(PriceRequest request);
            ValueTask<string> Charge(Order order, int fee, string currency = "EUR");
            ValueTask<TaskResult<string>> Tell(string text);
            ValueTask Note();
            ValueTask<Reply> Ask(string id);
        }

        public sealed class Tasks(string mode, int at, int asks, CancellationTokenSource stop) : IOrderTasks
        {
            public readonly List<string> Calls = new();
            public readonly Queue<TaskCompletionSource> Waiting = new();
            public bool IsDirect = true;
            private int _asked;

            public ValueTask<Stock> Check(string sku, Line[] lines, int limit, CancellationToken stop) => Do($"check {sku} {lines.Length} {limit}", new Stock(lines.Length, "here", sku == "lamp"));
            public TaskResult<double> Weigh(Line line) => mode == "fails" && Calls.Count == at ? DoAtOnce($"weigh {line.Sku}", TaskResult.Fail("Broken", "by " + line.Sku)) : DoAtOnce($"weigh {line.Sku}", line.Quantity * 0.5);
            public Task<Priced> Price(PriceRequest request) => Do($"price {request}", new Priced(request.Line.Sku, request.Line.Quantity + request.Index + request.Weight)).AsTask();
            public ValueTask<string> Charge(Order order, int fee, string currency) => Do($"charge {order.Id} {fee} {currency}", "P-1");
            public async ValueTask<TaskResult<string>> Tell(string text) => mode == "fails" && Calls.Count == at ? await Do<TaskResult<string>>($"tell {text}", TaskResult.Fail("Mute")) : await Do($"tell {text}", text);
            public async ValueTask Note() => await Do("note", "");
            public ValueTask<Reply> Ask(string id) => Do($"ask {id}", new Reply(++_asked >= asks, "yes " + _asked));

            private T DoAtOnce<T>(string call, T value)
            {
                var result = Do(call, value);
                // What comes later is not waited for here.
                return mode.Contains("later") ? value : result.GetAwaiter().GetResult();
            }

            private ValueTask<T> Do<T>(string call, T value)
            {
                IsDirect &= new System.Diagnostics.StackTrace().ToString().Contains("Direct.TryRun");
                int number;
                lock (Calls)
                {
                    number = Calls.Count;
                    Calls.Add(call);
                }

                if (number != at) return new(value);
                switch (mode)
                {
                    case "later": return Later(value);
                    case "throws": throw new InvalidOperationException("at " + number);
                    case "throws later": return ThrowLater<T>(number);
                    case "is canceled": throw new OperationCanceledException("nobody asked for it");
                    case "gives null": return new(default(T)!);
                    case "stops": stop.Cancel(); return new(value);
                    default: return new(value);
                }
            }

            private async ValueTask<T> Later<T>(T value) { await Wait(); return value; }
            private async ValueTask<T> ThrowLater<T>(int number) { await Wait(); throw new ArgumentException("later at " + number); }

            private Task Wait()
            {
                var end = new TaskCompletionSource();
                Waiting.Enqueue(end);
                return end.Task;
            }
        }

        public static class Test
        {
            public static Document Document(int lines, int turns) => new(new Order("O-1", new Line[] { new("lamp", 2, new[] { "a" }), new("sofa", 1, new string[0]), new("desk", 4, new[] { "b", "c" }) }.Take(lines).ToArray(), new Customer("Åse"), 2.75, turns, null));

            public static async Task<string> Run(string mode, int at, int asks, object input, bool isDirect)
            {
                using var stop = new CancellationTokenSource();
                var tasks = new Tasks(mode, at, asks, stop);
                var machine = new OrderStateMachine(tasks);
                string end;
                if (isDirect)
                {
                    try
                    {
                        var running = machine.RunAsync((Document)input, stop.Token);
                        while (tasks.Waiting.TryDequeue(out var waiting)) waiting.SetResult();
                        end = JsonSerializer.Serialize(await running);
                    }
                    catch (ExecutionFailedException failure) { end = $"{failure.Result.Status} {failure.Error} {failure.Cause}"; }
                    catch (OperationCanceledException) { end = "Aborted"; }
                    catch (Exception problem) when (problem is ArgumentException or JsonException) { end = problem.Message; }
                }
                else
                {
                    try
                    {
                        var running = machine.ExecuteAsync((Document)input, stop.Token);
                        while (tasks.Waiting.TryDequeue(out var waiting)) waiting.SetResult();
                        var result = await running;
                        end = result.IsSuccess ? JsonSerializer.Serialize(result.Output) : result.Status == ExecutionStatus.Aborted ? "Aborted" : $"{result.Status} {result.Error} {result.Cause}";
                    }
                    catch (Exception problem) when (problem is ArgumentException or JsonException) { end = problem.Message; }
                }

                // Branches and iterations that go on at the same time are in no order.
                tasks.Calls.Sort(StringComparer.Ordinal);
                return $"{end}\n{string.Join("\n", tasks.Calls)}\n{(tasks.IsDirect && tasks.Calls.Count > 0 ? "direct" : "")}";
            }

            public static object[] Inputs() => new object[]
            {
                Document(3, 2), Document(1, 0), Document(0, 1), Document(2, 20_000), new Other(Document(2, 1).Order, "more"),
                new Document(null!), new Document(new Order("O-1", new Line[] { new("lamp", 2, null!), new("sofa", 1, new string[0]) }, new Customer("x"), 2, 0, null)),
                new Document(new Order("O-1", new Line[] { new("lamp", 2, new[] { "a" }), new("sofa", 1, new string[0]) }, new Customer("x"), double.NaN, 0, null)),
            };
        }
        """;

    private static readonly Lazy<(Func<string, int, int, object, bool, Task<string>> Run, object[] Inputs)> Machine = new(static () =>
    {
        var test = Serializer.Load(Project.Empty.WithDefinition("order.asl.json", Definition).WithSource("Shop.cs", Source)).GetType("Shop.Test")!;
        return (test.GetMethod("Run")!.CreateDelegate<Func<string, int, int, object, bool, Task<string>>>(), (object[])test.GetMethod("Inputs")!.Invoke(null, null)!);
    });

    [Fact]
    public async Task Tasks_ThatSucceedAtOnce_AreCalledByTheDirectWay()
    {
        var (run, inputs) = Machine.Value;
        var direct = await run("", -1, 1, inputs[0], true);
        Assert.EndsWith("\ndirect", direct);
        Assert.Equal(await run("", -1, 1, inputs[0], false), direct[..^"direct".Length]);
    }

    [Theory]
    [InlineData("later")]
    [InlineData("fails")]
    [InlineData("throws")]
    [InlineData("throws later")]
    [InlineData("is canceled")]
    [InlineData("gives null")]
    [InlineData("stops")]
    public async Task Call_ThatDoesAnythingElse_EndsAsStepByStep_AndNoneIsMadeTwice(string mode)
    {
        var (run, inputs) = Machine.Value;
        var calls = (await run("", -1, 2, inputs[0], false)).Split('\n').Length - 2;
        Assert.Equal(12, calls);
        for (var at = 0; at < calls; at++) Assert.Equal(await run(mode, at, 2, inputs[0], false), Plain(await run(mode, at, 2, inputs[0], true)));
    }

    [Fact]
    public async Task Inputs_OfAllKinds_EndAsStepByStep()
    {
        var (run, inputs) = Machine.Value;
        foreach (var input in inputs) Assert.Equal(await run("", -1, 1, input, false), Plain(await run("", -1, 1, input, true)));
    }

    private static string Plain(string text) => text.EndsWith("\ndirect", StringComparison.Ordinal) ? text[..^"direct".Length] : text;
}
