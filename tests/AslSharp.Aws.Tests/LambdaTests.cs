using System.Globalization;
using System.Text.Json.Serialization;
using AslSharp.Aws.Lambda;
using AslSharp.Aws.Tests.Integrations;
using AslSharp.Cli.Sam;
using AslSharp.Hosting;

namespace AslSharp.Aws.Tests;

/// <summary>Tasks as functions, against a runtime interface on loopback.</summary>
public sealed partial class LambdaTests
{
    private static readonly LambdaHandlers Handlers = new LambdaHandlers()
        .Add("double", static (input, context, _) => new(AslValue.Object(new AslProperty("twice", input["n"].GetInt32() * 2), new AslProperty("key", context.IdempotencyKey), new AslProperty("trace", context.TraceHeader))))
        .Add("typed", LambdaJson.Default.Parcel, LambdaJson.Default.String, static (parcel, _) => Task.FromResult($"{parcel.Label}: {parcel.Weight}"))
        .Add("refuse", static (_, context, _) => new(context.Fail("OutOfStock", "Nothing is left.")))
        .Add("raise", static (_, _, _) => throw new StatesTaskException("Busy", "later"))
        .Add("break", static (_, _, _) => throw new InvalidOperationException("outer", new FormatException("inner")))
        .Add("hang", static async (_, _, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return default;
        });

    [Theory]
    [InlineData("double", """{"n": 4}""", "response", """{"twice":8,"key":"arn:aws:states:us-east-1:123456789012:execution:double:id-0/States/double#1.0","trace":"Root=1"}""")]
    [InlineData("typed", """{"label": "A", "weight": 2}""", "response", "\"A: 2\"")]
    [InlineData("refuse", "{}", "error", """{"errorType":"OutOfStock","errorMessage":"Nothing is left.","stackTrace":[]}""")]
    public async Task Handler_ForAnEvent_IsAnswered(string handler, string input, string end, string body)
    {
        var (path, _, text) = (await ServeAsync(handler, [input]))[0];

        Assert.Equal($"/2018-06-01/runtime/invocation/id-0/{end}", path);
        Assert.Equal(body, text);
    }

    [Theory]
    [InlineData("raise", "Busy", "later")]
    [InlineData("break", "InvalidOperationException", "outer")]
    [InlineData("hang", "TaskCanceledException", "A task was canceled.")]
    public async Task Handler_ThatFails_ReportsAsFunctionsOfDotNetDo(string handler, string error, string message)
    {
        var (path, type, text) = (await ServeAsync(handler, ["{}"]))[0];

        var report = AslValue.Parse(text);
        Assert.Equal("/2018-06-01/runtime/invocation/id-0/error", path);
        Assert.Equal((error, error, message), (type, report["errorType"].GetString(), report["errorMessage"].GetString()));
        Assert.NotEqual(0, report["stackTrace"].Count);
        if (handler == "break") Assert.Equal("FormatException", report["cause"]["errorType"].GetString());
    }

    [Fact]
    public async Task Events_OneAfterTheOther_AreServedByOneProcess()
    {
        var answers = await ServeAsync("double", ["""{"n": 1}""", "no JSON", """{"n": 3}"""]);

        Assert.Equal([2, 0, 6], answers.Select(static answer => AslValue.Parse(answer.Text)["twice"].TryGetInt64(out var twice) ? (int)twice : 0));
        Assert.Equal("AslJsonException", answers[1].Type);
    }

    [Fact]
    public async Task Handler_ThatThereIsNot_IsToldBeforeTheFirstEvent()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(202, "{}"));
        var loop = new RuntimeLoop(new Uri(server.Address, "/2018-06-01/runtime/"), TimeProvider.System);

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => loop.RunAsync(Handlers, "triple", TestContext.Current.CancellationToken));

        Assert.Equal("There is no handler 'triple'. The handlers are: break, double, hang, raise, refuse, typed.", problem.Message);
        Assert.Equal("/2018-06-01/runtime/init/error", Assert.Single(server.Requests).Path);
    }

    [Theory]
    [InlineData("weigh-parcel", """{"sku": "A", "count": 3}""", "response", """{"kilos":6}""")]
    [InlineData("weigh-parcel", """{"sku": "A", "count": 0}""", "error", "There is nothing of A to weigh.")]
    [InlineData("print-label", "\"A\"", "response", "\"label of A\"")]
    [InlineData("tell-customer", """{"text": "hello"}""", "response", "null")]
    public async Task Method_OfTheTasks_IsServedUnderTheNameOfItsFunction(string handler, string input, string end, string body)
    {
        var tasks = new ParcelTasks();
        var handlers = new LambdaHandlers().AddTasks(new ParcelStateMachine(tasks));

        var (path, _, text) = (await ServeAsync(handler, [input], handlers))[0];

        Assert.Equal($"/2018-06-01/runtime/invocation/id-0/{end}", path);
        Assert.Equal(body, end == "error" ? AslValue.Parse(text)["errorMessage"].GetString() : text);
        Assert.Equal(handler == "tell-customer" ? ["hello"] : [], tasks.Told);
    }

    [Fact]
    public void Functions_OfAMachine_AreThoseOfItsTemplate()
    {
        var definition = AslValue.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/AslSharp.Aws.Tests/Machines/parcel.asl.json")));
        var calls = MachineCalls.Of(definition, new Placeholders(definition.ToJson()));

        var names = ((ITaskFunctions)new ParcelStateMachine(new ParcelTasks())).FunctionNames;

        Assert.Equal(["weigh-parcel", "print-label", "tell-customer"], names);
        Assert.Equal(names.Order(StringComparer.Ordinal), calls.Functions.Select(static function => FunctionName.Read(function.Name).Handler).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Machine_WithoutItsTasks_ServesNothing()
        => Assert.Throws<ArgumentNullException>(static () => ((ITaskFunctions)ParcelStateMachine.WithoutTasks()).InvokeFunctionAsync("print-label", default, null!, TestContext.Current.CancellationToken));

    private static async Task<List<(string Path, string? Type, string Text)>> ServeAsync(string handler, string[] events, LambdaHandlers? handlers = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var next = 0;
        using var server = new LoopbackServer(request =>
        {
            if (request.Method == "POST")
            {
                if (next == events.Length) stop.CancelAfter(50);
                return new LoopbackAnswer(202, "{}");
            }

            if (next == events.Length) return new LoopbackAnswer(200, "") { Hangs = true };
            var deadline = DateTimeOffset.UtcNow.AddSeconds(handler == "hang" ? 0.5 : 30).ToUnixTimeMilliseconds();
            return new LoopbackAnswer(
                200,
                events[next],
                ("Lambda-Runtime-Aws-Request-Id", string.Create(CultureInfo.InvariantCulture, $"id-{next++}")),
                ("Lambda-Runtime-Deadline-Ms", deadline.ToString(CultureInfo.InvariantCulture)),
                ("Lambda-Runtime-Trace-Id", "Root=1"));
        });
        await new RuntimeLoop(new Uri(server.Address, "/2018-06-01/runtime/"), TimeProvider.System).RunAsync(handlers ?? Handlers, handler, stop.Token);
        return [.. server.Requests.Where(static request => request.Method == "POST").Select(static request => (request.Path, request.Headers.GetValueOrDefault("Lambda-Runtime-Function-Error-Type"), request.Text))];
    }

    internal sealed record Parcel(string Label, int Weight);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Parcel))]
    [JsonSerializable(typeof(string))]
    internal sealed partial class LambdaJson : JsonSerializerContext;
}
