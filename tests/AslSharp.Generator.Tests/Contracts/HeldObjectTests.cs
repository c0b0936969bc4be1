using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AslSharp.Conformance.Tests.Hosts;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>Machines whose data are objects of C# while they run, and JSON for everybody who asks: all ways give the same outputs and histories.</summary>
public sealed class HeldObjectTests
{
    private const string Paths = """
        { "StartAt": "Check", "States": {
            "Check": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "Parameters": { "sku.$": "$.order.lines[0].sku", "lines.$": "$.order.lines", "limit": 3, "note.$": "$.order.note" }, "ResultPath": "$.stock", "Next": "Enough",
              "Retry": [ { "ErrorEquals": [ "Busy" ], "IntervalSeconds": 0, "MaxAttempts": 2 } ],
              "Catch": [ { "ErrorEquals": [ "States.ALL" ], "ResultPath": "$.problem", "Next": "Failed" } ] },
            "Enough": {
              "Type": "Choice", "Default": "Few",
              "Choices": [ { "And": [ { "Variable": "$.stock.count", "NumericGreaterThan": 2 }, { "Variable": "$.stock.place", "IsPresent": true }, { "Variable": "$.order.customer.name", "StringEquals": "Ann" } ], "Next": "Each" } ] },
            "Few": { "Type": "Fail", "ErrorPath": "$.order.customer.name", "Cause": "few" },
            "Failed": { "Type": "Pass", "Parameters": { "id.$": "$.order.id", "error.$": "$.problem.Error", "stock.$": "$.order" }, "Next": "Give Up" },
            "Give Up": { "Type": "Fail", "ErrorPath": "$.error", "CausePath": "$.stock.customer.name" },
            "Each": {
              "Type": "Map", "ItemsPath": "$.order.lines",
              "ItemSelector": { "index.$": "$$.Map.Item.Index", "line.$": "$$.Map.Item.Value", "customer.$": "$.order.customer.name" },
              "ItemProcessor": { "StartAt": "Price", "States": { "Price": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:price", "End": true } } },
              "ResultPath": "$.priced", "Next": "Lines" },
            "Lines": {
              "Type": "Map", "ItemsPath": "$.order.lines", "MaxConcurrency": 1,
              "ItemProcessor": { "StartAt": "Line", "States": { "Line": { "Type": "Pass", "Parameters": { "sku.$": "$.sku", "quantity.$": "$.quantity" }, "End": true } } },
              "ResultPath": "$.copies", "Next": "Both" },
            "Both": {
              "Type": "Parallel", "ResultPath": "$.both", "Next": "Pause",
              "Branches": [
                { "StartAt": "Charge", "States": { "Charge": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "charge", "Payload.$": "$.order" },
                  "ResultSelector": { "payment.$": "$.Payload" }, "End": true } } },
                { "StartAt": "Tell", "States": { "Tell": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "tell", "Payload": { "to.$": "$.order.customer", "amounts.$": "$.priced[*].amount" } },
                  "OutputPath": "$.Payload", "End": true } } },
                { "StartAt": "Whole", "States": { "Whole": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:whole", "InputPath": "$.order.customer", "End": true } } } ] },
            "Pause": { "Type": "Wait", "Seconds": 0, "Assign": { "customer.$": "$.order.customer" }, "Next": "Finish" },
            "Finish": {
              "Type": "Pass",
              "Parameters": { "id.$": "$.order.id", "stock.$": "$.stock", "priced.$": "$.priced", "fee.$": "$.order.fee", "payment.$": "$.both[0].payment", "told.$": "$.both[1]", "customer.$": "$customer", "copies.$": "$.copies" },
              "End": true } } }
        """;

    private const string Expressions = """
        { "QueryLanguage": "JSONata", "StartAt": "Check", "States": {
            "Check": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "Arguments": { "sku": "{% $states.input.order.lines[0].sku %}", "lines": "{% $states.input.order.lines %}", "limit": 3, "note": "{% $states.input.order.note %}" },
              "Output": "{% $merge([$states.input, { 'stock': $states.result }]) %}", "Assign": { "customer": "{% $states.input.order.customer %}" }, "Next": "Each",
              "Retry": [ { "ErrorEquals": [ "Busy" ], "IntervalSeconds": 0, "MaxAttempts": 2 } ] },
            "Each": {
              "Type": "Map", "Items": "{% $states.input.order.lines %}", "ItemSelector": { "index": "{% $states.context.Map.Item.Index %}", "line": "{% $states.context.Map.Item.Value %}", "customer": "{% $customer.name %}" },
              "ItemProcessor": { "StartAt": "Price", "States": { "Price": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:price", "End": true } } },
              "Output": "{% $merge([$states.input, { 'priced': $states.result, 'sum': $sum($states.result.amount), 'big': [$states.input.order.lines[quantity > 1].sku] }]) %}", "Next": "Enough" },
            "Enough": { "Type": "Choice", "Default": "Charge", "Choices": [ { "Condition": "{% $states.input.stock.count < 3 %}", "Next": "Few" } ] },
            "Few": { "Type": "Fail", "Error": "{% $states.input.order.customer.name %}", "Cause": "few" },
            "Charge": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": { "FunctionName": "charge", "Payload": "{% $states.input.order %}" },
              "Output": { "id": "{% $states.input.order.id %}", "stock": "{% $states.input.stock %}", "priced": "{% $states.input.priced %}", "fee": "{% $states.input.order.fee %}", "payment": "{% $states.result.Payload %}", "sum": "{% $states.input.sum %}", "big": "{% $states.input.big %}", "keys": "{% $keys($states.input.order) %}", "customer": "{% $customer %}", "count": "{% $count($states.input.order.lines) & '' %}" },
              "End": true } } }
        """;

    private const string Types = """
        using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        public sealed record Document(Order Order);
        public sealed record Order(string Id, Line[] Lines, Customer Customer, double Fee, string? Note);
        public sealed record Line(string Sku, int Quantity);
        public sealed record Customer(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mail = null);
        public sealed record Check(string Sku, IReadOnlyList<Line> Lines, int Limit, string? Note);
        public sealed record Stock(long Count, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Place);
        public sealed record PriceRequest(int Index, Line Line, string Customer);
        public sealed record Priced(string Sku, double Amount);
        public sealed record Receipt(string Id, Stock Stock, List<Priced> Priced, double Fee, string Payment, string Told, Customer Customer, List<Line> Copies);
        public sealed record Answer(string Id, Stock Stock, List<Priced> Priced, double Fee, string Payment, double Sum, List<string> Big, List<string> Keys, Customer Customer, string Count);

        public sealed class Tasks
        {
            private int _calls;
            public Order? Charged;
            public bool Waits;
            public Queue<TaskCompletionSource> Waiting = new();

            public async ValueTask Wait()
            {
                if (!Waits) return;
                var end = new TaskCompletionSource();
                Waiting.Enqueue(end);
                await end.Task;
            }
            public async ValueTask<TaskResult<Stock>> Check(Check request)
            {
                await Wait();
                return ++_calls == 1 ? TaskResult.Fail("Busy") : request.Limit > 5 ? TaskResult.Fail("Limit") : new Stock(request.Lines.Count, request.Note ?? "here");
            }
            public async ValueTask<Priced> Price(PriceRequest request) { await Wait(); return new(request.Line.Sku, request.Line.Quantity * 1.5 + request.Index); }
            public async ValueTask<string> Charge(Order order) { await Wait(); Charged = order; return order.Id + order.Lines.Length; }
            public string Tell(Customer to, double[] amounts) => to.Name + amounts.Length;
            public Customer Whole(Customer customer) => customer;
        }

        """;

    // One class over objects, one over their JSON, with the same work behind.
    private const string Typed = Types + """
        [StateMachine("trade.asl.json", Input = typeof(Document), Output = typeof(Receipt))] public sealed partial class TradeStateMachine;
        [StateMachine("query.asl.json", Input = typeof(Document), Output = typeof(Answer))] public sealed partial class QueryStateMachine;
        public partial interface ITradeTasks
        {
            ValueTask<TaskResult<Stock>> Check(Check request);
            ValueTask<Priced> Price(PriceRequest request);
            ValueTask<string> Charge(Order order);
            string Tell(Customer to, double[] amounts);
            Customer Whole(Customer customer);
        }
        public partial interface IQueryTasks
        {
            ValueTask<TaskResult<Stock>> Check(Check request);
            ValueTask<Priced> Price(PriceRequest request);
            ValueTask<string> Charge(Order order);
        }
        public sealed class TypedTasks : ITradeTasks, IQueryTasks
        {
            public Tasks Work = new();
            public ValueTask<TaskResult<Stock>> Check(Check request) => Work.Check(request);
            public ValueTask<Priced> Price(PriceRequest request) => Work.Price(request);
            public ValueTask<string> Charge(Order order) => Work.Charge(order);
            public string Tell(Customer to, double[] amounts) => Work.Tell(to, amounts);
            public Customer Whole(Customer customer) => Work.Whole(customer);
        }

        """;

    private const string Untyped = Types + """
        [StateMachine("trade.asl.json")] public sealed partial class TradeStateMachine;
        [StateMachine("query.asl.json")] public sealed partial class QueryStateMachine;
        public sealed class TypedTasks : ITradeTasks, IQueryTasks
        {
            private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
            public Tasks Work = new();
            private static T Read<T>(AslValue value) => JsonSerializer.Deserialize<T>(value.ToJson(), Web)!;
            private static AslValue Write<T>(T value) => AslValue.Parse(JsonSerializer.Serialize(value, Web));
            public async ValueTask<AslValue> CheckAsync(AslValue input, TaskContext context, CancellationToken stop)
            {
                var result = await Work.Check(Read<Check>(input));
                return result.Error is { } error ? context.Fail(error, result.Cause) : Write(result.Value);
            }
            public async ValueTask<AslValue> PriceAsync(AslValue input, TaskContext context, CancellationToken stop) => Write(await Work.Price(Read<PriceRequest>(input)));
            public async ValueTask<AslValue> ChargeAsync(AslValue input, TaskContext context, CancellationToken stop) => Write(await Work.Charge(Read<Order>(input)));
            public ValueTask<AslValue> TellAsync(AslValue input, TaskContext context, CancellationToken stop) => new(Write(Work.Tell(Read<Customer>(input["to"]), Read<double[]>(input["amounts"]))));
            public ValueTask<AslValue> WholeAsync(AslValue input, TaskContext context, CancellationToken stop) => new(Write(Work.Whole(Read<Customer>(input))));
        }

        """;

    // What is said of an execution, whatever its data are made of.
    private const string Runs = """
        public static class Test
        {
            public static Document Document(string name) => new(new Order("O-1", [new("lamp", 2), new("sofa", 1), new("desk", 4)], new Customer(name), 2.5, null));

            public static TypedTasks Work(bool waits) => new() { Work = { Waits = waits } };
        }
        """;

    public static TheoryData<string, string, string> Cases => new()
    {
        { "Trade", """{"order":{"id":"O-1","lines":[{"sku":"lamp","quantity":2},{"sku":"sofa","quantity":1},{"sku":"desk","quantity":4}],"customer":{"name":"Ann"},"fee":2.5,"note":null}}""", "succeeds" },
        { "Trade", """{"order":{"id":"O-1","lines":[{"sku":"lamp","quantity":2},{"sku":"sofa","quantity":1}],"customer":{"name":"Ann","mail":"ann@example.com"},"fee":2,"note":"there"}}""", "few" },
        { "Trade", """{"order":{"id":"O-1","lines":[{"sku":"lamp","quantity":2},{"sku":"sofa","quantity":1},{"sku":"x","quantity":1}],"customer":{"name":"Bob"},"fee":2.25,"note":"x"}}""", "few" },
        { "Query", """{"order":{"id":"O-2","lines":[{"sku":"lamp","quantity":2},{"sku":"sofa","quantity":1},{"sku":"desk","quantity":4}],"customer":{"name":"Ann","mail":"m"},"fee":2.5,"note":null}}""", "succeeds" },
        { "Query", """{"order":{"id":"O-2","lines":[{"sku":"lamp","quantity":2}],"customer":{"name":"Bob"},"fee":0,"note":"n"}}""", "few" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Machine_OnObjects_GivesWhatItGivesOnJson(string name, string input, string what)
    {
        var (typed, untyped) = (Load(Typed), Load(Untyped));
        var document = typed.GetType("Shop.Document", throwOnError: true)!;
        var expected = await RunAsync(Create(untyped, name, waits: false), input);
        Assert.Equal(what == "succeeds", expected.IsSuccess);
        foreach (var waits in new[] { false, true })
        {
            AssertSame(expected, await RunAsync(Create(typed, name, waits), input));
            AssertSame(expected, await RunAsync(Create(typed, name, waits), input, document));
            var (seen, known) = (new Recorder(), new Recorder());
            AssertSame(expected, await RunAsync(Create(typed, name, waits, seen), input, document));
            AssertSame(expected, await RunAsync(Create(untyped, name, waits, known), input));
            Assert.Equal(known.Text, seen.Text);
            var (kept, work) = Create(typed, name, waits);
            var suspensions = 0;
            AssertSame(expected, await RunAsync((new CheckpointedMachine(kept, () => suspensions++), work), input));
            Assert.Equal(waits, suspensions > 0);
        }
    }

    [Fact]
    public async Task Path_ReadByAFieldAndByATemplate_IsReadRightByBoth()
    {
        const string Definition = """
            { "StartAt": "A", "States": {
                "A": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:a", "ResultPath": "$.a", "Next": "B" },
                "B": { "Type": "Pass", "InputPath": "$.a.count", "ResultPath": "$.b", "Next": "C" },
                "C": { "Type": "Pass", "Parameters": { "x.$": "$.a.count", "y.$": "$.b" }, "End": true } } }
            """;
        const string Source = """
            using System.Threading.Tasks;
            namespace Shop;

            [StateMachine("count.asl.json", Input = typeof(Start))] public sealed partial class CountStateMachine;
            public partial interface ICountTasks { Counted A(Start start); }
            public sealed record Start(int First);
            public sealed record Counted(int Count);
            public sealed class CountTasks : ICountTasks { public Counted A(Start start) => new(start.First + 1); }
            public static class Test { public static async Task<string> Run() => (await new CountStateMachine(new CountTasks()).RunAsync(new Start(2))).ToJson(); }
            """;
        var run = Project.Empty.WithDefinition("count.asl.json", Definition).WithSource("Count.cs", Source).Run();
        Assert.Equal("""{"x":3,"y":3}""", await Machines.CallAsync<string>(run, "Shop.Test", "Run"));
    }

    [Fact]
    public async Task Task_TakesTheVeryObject_ThatTheMachineWasGiven()
    {
        var assembly = Load(Typed);
        var document = assembly.GetType("Shop.Test")!.GetMethod("Document")!.Invoke(null, ["Ann"])!;
        var tasks = assembly.GetType("Shop.Test")!.GetMethod("Work")!.Invoke(null, [false])!;
        var machine = Activator.CreateInstance(assembly.GetType("Shop.TradeStateMachine")!, tasks, null)!;
        var run = machine.GetType().BaseType!.GetMethod("ExecuteAsync", [document.GetType(), typeof(CancellationToken)])!;
        var result = await (dynamic)run.Invoke(machine, [document, TestContext.Current.CancellationToken])!;
        Assert.Equal("O-13", result.Output.Payment);
        var work = tasks.GetType().GetField("Work")!.GetValue(tasks)!;
        Assert.Same(document.GetType().GetProperty("Order")!.GetValue(document), work.GetType().GetField("Charged")!.GetValue(work));
    }

    [Fact]
    public void Tasks_OnObjects_MakeNoJsonBetweenThem()
    {
        const string Definition = """
            { "StartAt": "Make", "States": {
                "Make": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:make", "Parameters": { "id.$": "$.id", "factor": 2 }, "ResultPath": "$.made", "Next": "Big" },
                "Big": { "Type": "Choice", "Choices": [ { "Variable": "$.made.size", "NumericGreaterThan": 1, "Next": "Use" } ], "Default": "Use" },
                "Use": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:use", "Parameters": { "thing.$": "$.made", "size.$": "$.made.size" }, "Next": "End" },
                "End": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:end", "End": true } } }
            """;
        const string Source = """
            using System.Threading; using System.Threading.Tasks;
            namespace Shop;
            [StateMachine("chain.asl.json", Input = typeof(Start), Output = typeof(Thing))] public sealed partial class ChainStateMachine;
            public sealed record Start(string Id);
            public sealed record Thing(string Name, double Size);
            public sealed record Use(Thing Thing, double Size);
            public partial interface IChainTasks { ValueTask<Thing> Make(string id, int factor); Thing Use(Use use); Task<Thing> End(Thing thing, CancellationToken stop); }
            public sealed class ChainTasks : IChainTasks
            {
                public ValueTask<Thing> Make(string id, int factor) => new(new Thing(id, factor));
                public Thing Use(Use use) => use.Thing;
                public Task<Thing> End(Thing thing, CancellationToken stop) => Task.FromResult(thing);
            }
            public static class Test
            {
                public static double Run(int times)
                {
                    var machine = new ChainStateMachine(new ChainTasks());
                    var sum = 0d;
                    for (var i = 0; i < times; i++) sum += machine.RunAsync(new Start("id")).GetAwaiter().GetResult().Size;
                    return sum;
                }
            }
            """;
        var assembly = Serializer.Load(Project.Empty.WithDefinition("chain.asl.json", Definition).WithSource("Chain.cs", Source));
        var run = assembly.GetType("Shop.Test")!.GetMethod("Run")!.CreateDelegate<Func<int, double>>();
        Assert.Equal(2, run(1));
        using var allocations = new Allocations();
        Assert.Equal(2 * 40_000d, run(40_000));
        var seen = allocations.OnThreadsOf("Shop.Thing", TimeSpan.FromSeconds(20));

        Assert.Contains(seen, static type => type == "Shop.Use");
        Assert.DoesNotContain(seen, static type => type is "AslSharp.AslProperty[]" or "AslSharp.AslValue[]" or "System.Byte[]");
    }

    [Fact]
    public void Scopes_InsideOfEachOther_AreLookedAtOnce()
    {
        var definition = "{ \"StartAt\": \"End\", \"States\": { \"End\": { \"Type\": \"Pass\", \"Parameters\": { \"id.$\": \"$.id\" }, \"End\": true } } }";
        for (var depth = 0; depth < 24; depth++)
        {
            var name = $"S{depth}";
            definition = $$"""
                { "StartAt": "{{name}}", "States": {
                    "{{name}}": { "Type": "Parallel", "Branches": [ {{definition}} ], "ResultPath": null, "Next": "{{name}} Again" },
                    "{{name}} Again": { "Type": "Choice", "Choices": [ { "Variable": "$.id", "IsPresent": true, "Next": "{{name}} End" } ], "Default": "{{name}}" },
                    "{{name}} End": { "Type": "Pass", "End": true } } }
                """;
        }

        Project.Empty.WithDefinition("deep.asl.json", definition)
            .WithSource("Deep.cs", "namespace Shop; [StateMachine(\"deep.asl.json\", Input = typeof(Start))] public sealed partial class DeepStateMachine; public sealed record Start(string Id);")
            .Run().AssertCompiles();
    }

    private static void AssertSame(ExecutionResult expected, ExecutionResult actual)
        => Assert.Equal(
            (expected.Status, expected.Output.IsUndefined ? "" : expected.Output.ToJson(), expected.Error, expected.Cause),
            (actual.Status, actual.Output.IsUndefined ? "" : actual.Output.ToJson(), actual.Error, actual.Cause));

    private static Assembly Load(string source)
        => Serializer.Load(Project.Empty.WithDefinition("trade.asl.json", Paths).WithDefinition("query.asl.json", Expressions).WithSource("Shop.cs", source + Runs));

    private static (IStateMachine Machine, object Tasks) Create(Assembly assembly, string name, bool waits, IExecutionObserver? observer = null)
    {
        var tasks = assembly.GetType("Shop.Test")!.GetMethod("Work")!.Invoke(null, [waits])!;
        var machine = Activator.CreateInstance(assembly.GetType($"Shop.{name}StateMachine", throwOnError: true)!, tasks, new ExecutionOptions { Observer = observer })!;
        return ((IStateMachine)machine, tasks);
    }

    // Tasks that wait end one after the other, as long as any waits.
    private static async Task<ExecutionResult> RunAsync((IStateMachine Machine, object Tasks) made, string input, Type? type = null)
    {
        var value = type is null ? AslValue.Parse(input) : Hold(made.Machine, type, input);
        var running = made.Machine.ExecuteAsync(value, TestContext.Current.CancellationToken);
        Queue<TaskCompletionSource> waiting = ((dynamic)made.Tasks).Work.Waiting;
        while (waiting.TryDequeue(out var next)) next.SetResult();
        return await running;
    }

    // As an object of its type, which the machine then holds.
    private static AslValue Hold(IStateMachine machine, Type type, string input)
    {
        var hold = typeof(HeldObjectTests).GetMethod(nameof(HoldAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        return (AslValue)hold.Invoke(null, [((AslSharp.Runtime.ITypedStateMachine)machine).Conversions, input])!;
    }

    private static AslValue HoldAs<T>(AslSharp.Runtime.TypeConversions conversions, string input)
    {
        Assert.True(conversions.TryGetWriter<T>(out var write));
        return write(System.Text.Json.JsonSerializer.Deserialize<T>(input, System.Text.Json.JsonSerializerOptions.Web)!);
    }

    private sealed class Recorder : IExecutionObserver
    {
        private readonly StringBuilder _text = new();

        // The names of executions are made up.
        public string Text => Regex.Replace(_text.ToString(), "[0-9a-f]{8}-[0-9a-f-]{27}", "");

        public void OnEvent(string executionId, HistoryEvent historyEvent)
            => _text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{historyEvent.Id} {historyEvent.PreviousId} {historyEvent.Type} {historyEvent.Name} {historyEvent.Input} {historyEvent.Output} {historyEvent.AssignedVariables} {historyEvent.Error}");
    }

    /// <summary>The types of a sample of all allocations, by thread.</summary>
    private sealed class Allocations : EventListener
    {
        private readonly ConcurrentDictionary<long, ConcurrentDictionary<string, bool>> _types = new();

        public string[] OnThreadsOf(string type, TimeSpan atMost)
        {
            // The events come a little later.
            var start = DateTime.UtcNow;
            while (!_types.Values.Any(types => types.ContainsKey(type)) && DateTime.UtcNow - start < atMost) Thread.Sleep(50);
            Thread.Sleep(200);
            return [.. _types.Values.Where(types => types.ContainsKey(type)).SelectMany(static types => types.Keys)];
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, (EventKeywords)1);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) != true || eventData.Payload?[5] is not string type) return;
            _types.GetOrAdd(eventData.OSThreadId, static _ => new())[type] = true;
        }
    }
}
