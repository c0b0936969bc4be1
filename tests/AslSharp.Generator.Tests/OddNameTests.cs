using System.Globalization;
using System.Text;
using AslSharp.Compiler.Emit;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests;

/// <summary>Names that meet the limits of C#, or what emitted code itself is called or uses: compiled, loaded and run, with lines mapped.</summary>
public sealed class OddNameTests
{
    private const string Flow = """
        {
          "StartAt": "Check",
          "States": {
            "Check": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "q", "MessageBody": "b" }, "Next": "Both" },
            "Both": { "Type": "Parallel", "Next": "Note", "Branches": [{ "StartAt": "One", "States": { "One": { "Type": "Pass", "End": true } } }] },
            "Note": { "Type": "Pass", "Parameters": { "kept.$": "States.Format('{}', $$.State.Name)" }, "End": true }
          }
        }
        """;

    private static readonly Project Mapped = Project.Empty.WithProperty("AslSharpLineMapping", "true").WithProperty("AslSharpInspection", "true");

    public static TheoryData<string> FileNames =>
    [
        "a\"b", "line\nbreak", "carriage\rreturn", "next\u0085line", "line\u2028separator", "paragraph\u2029separator", "tab\tin it", "nul\0l",
        @"back\slash", "/* comment */", "// comment", "</summary>", "#line hidden", "{0}", "$\"{x}\"", "\u202Eright to left", "zero\u200Bwidth",
        "ऑर्डर", "ｗｉｄｅ", "Ⅷ", "a‿b", "e\u0301", "\uD83D\uDED2", "half\uD83D", "\uFFFF", "---", "!!!", "123", "", "_", "@class", "class", "record", "nint",
        "IStateMachine", "StateMachine", "StateMachineStateMachine", "States", "System", "AslSharp", "AslValue", "Task", "TASK", "ToString", "ı", "ß",
    ];

    [Theory]
    [MemberData(nameof(FileNames))]
    public Task File_OfAnyName_Runs(string name) => RunAsync(Mapped.WithDefinition(name + ".asl.json", Flow));

    [Theory]
    [MemberData(nameof(FileNames))]
    public Task Folder_OfAnyName_Runs(string name) => RunAsync(Mapped.WithDefinition($"{name.Replace('\\', '-')}/order.asl.json", Flow));

    [Theory]
    [InlineData(81)]
    [InlineData(255)]
    [InlineData(2000)]
    public async Task Name_OfAnyLength_Runs(int length)
    {
        var name = new string('x', length);
        await RunAsync(Mapped.WithDefinition(name + ".asl.json", Flow.Replace("\"Note\"", $"\"{name[..80]}\"")));
        await RunAsync(Mapped.WithDefinition(string.Concat(Enumerable.Repeat(name[..80] + "/", length / 80)) + "order.asl.json", Flow));
    }

    // What runs of each has a namespace of its own.
    [Theory]
    [InlineData("Shop.A", "B", "Shop", "A_B")]
    [InlineData("Shop", "VeryLongNameOfAMachineThatIsLongerThanAnythingThatAnybodyWouldWriteDownInAFileOfTheirs1", "Shop", "VeryLongNameOfAMachineThatIsLongerThanAnythingThatAnybodyWouldWriteDownInAFileOfTheirs2")]
    public Task Names_AlmostTheSame_Run(string @namespace, string name, string otherNamespace, string otherName)
        => RunAsync(Mapped
            .WithDefinition("a.asl.json", Flow).WithMetadata("a.asl.json", "AslNamespace", @namespace).WithMetadata("a.asl.json", "AslClass", name)
            .WithDefinition("b.asl.json", Flow).WithMetadata("b.asl.json", "AslNamespace", otherNamespace).WithMetadata("b.asl.json", "AslClass", otherName));

    [Theory]
    [InlineData("AslSharp", "IStateMachine.asl.json")]
    [InlineData("AslSharp", "AslValue.asl.json")]
    [InlineData("AslSharp", "ExecutionOptions.asl.json")]
    [InlineData("AslSharp", "Runtime.asl.json")]
    [InlineData("AslSharp.Hosting", "Frame.asl.json")]
    [InlineData("AslSharp.Runtime", "order.asl.json")]
    [InlineData("AslSharp.Orders", "order.asl.json")]
    [InlineData("Shop.System", "order.asl.json")]
    [InlineData("Shop.AslSharp", "order.asl.json")]
    [InlineData("Shop.AslSharp.Runtime", "order.asl.json")]
    [InlineData("Shop.Task", "order.asl.json")]
    [InlineData("Shop.AslValue.System.Threading", "order.asl.json")]
    [InlineData("System", "order.asl.json")]
    [InlineData("System.Threading", "Tasks.asl.json")]
    [InlineData("global", "order.asl.json")]
    [InlineData("", "order.asl.json")]
    [InlineData("", "AslSharp.asl.json")]
    public Task Namespace_OfANameInUse_Runs(string rootNamespace, string file)
        => RunAsync(Mapped.WithProperty("RootNamespace", rootNamespace).WithDefinition(file, Flow));

    [Theory]
    [InlineData("Task")]
    [InlineData("ValueTask")]
    [InlineData("CancellationToken")]
    [InlineData("System")]
    [InlineData("AslSharp")]
    [InlineData("AslValue")]
    [InlineData("TaskContext")]
    [InlineData("ExecutionOptions")]
    [InlineData("IStateMachine")]
    [InlineData("Program")]
    [InlineData("Scopes")]
    [InlineData("Frame")]
    [InlineData("Paths")]
    [InlineData("Names")]
    [InlineData("Check")]
    [InlineData("Order")]
    [InlineData("String")]
    [InlineData("Exception")]
    [InlineData("StateMachineDescription")]
    [InlineData("@record")]
    [InlineData("@class")]
    [InlineData("@await")]
    [InlineData("@var")]
    [InlineData("@dynamic")]
    [InlineData("@field")]
    [InlineData("@nameof")]
    [InlineData("_")]
    public async Task Class_OfANameInUse_Runs(string name)
    {
        var declared = Mapped.WithDefinition("order.asl.json", Flow);
        await RunAsync(declared.WithSource("C.cs", $"namespace Shop; [global::AslSharp.StateMachine(\"order.asl.json\")] public partial class {name};"));
        await RunAsync(declared.WithMetadata("order.asl.json", "AslClass", name));
    }

    // The names that emitted code uses, and C#'s own, as the names of states, variables and members.
    [Theory]
    [InlineData("ToString", "Equals", "GetType", "GetHashCode", "Finalize", "MemberwiseClone", "ReferenceEquals", "Dispose")]
    [InlineData("class", "void", "record", "await", "var", "dynamic", "nameof", "field")]
    [InlineData("States", "Description", "RunAsync", "ExecuteAsync", "ResumeAsync", "WithoutTasks", "Async", "CheckAsync")]
    [InlineData("host", "frame", "tasks", "pending", "step", "data", "input", "result")]
    [InlineData("Machine", "Frame", "Program", "Scopes", "TaskTable", "Paths", "Names", "Execution")]
    [InlineData("System", "AslSharp", "AslValue", "Task", "ValueTask", "CancellationToken", "Values", "Global")]
    [InlineData("a b", "a-b", "a_b", "A B", "1", "2", "_", "-")]
    [InlineData("\\\"", "\\\\", "\\u2028", "\\u00e9", "e\\u0301", "{0}", "*/", "#line 1")]
    public async Task State_OfANameInUse_Runs(params string[] names)
    {
        var states = new StringBuilder();
        for (var i = 0; i < names.Length; i++)
        {
            var next = i == names.Length - 1 ? "\"End\": true" : $"\"Next\": \"{names[i + 1]}\"";
            var assign = names[i].All(char.IsAsciiLetter) && names[i].Length > 0 ? $"\"Assign\": {{ \"{names[i]}\": 1 }}," : "";
            states.Append(CultureInfo.InvariantCulture, $$"""{{(i == 0 ? "" : ",")}} "{{names[i]}}": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", {{assign}} "ResultPath": "$['x{{i}}']", {{next}} }""");
        }

        // Some of them give the same method; so each gets one of its own.
        var tasks = string.Concat(names.Select(static (name, i) => $"[TaskState(\"{name}\")] ValueTask<AslValue> Task{i}(AslValue input, TaskContext context, CancellationToken cancellationToken); "));
        await RunAsync(Mapped
            .WithDefinition("order.asl.json", $$"""{ "StartAt": "{{names[0]}}", "States": { {{states}} } }""")
            .WithSource("T.cs", $"using System.Threading; using System.Threading.Tasks; namespace Shop; public partial interface IOrderTasks {{ {tasks} }}"));
    }

    // The same names, where the methods are called like the states.
    [Theory]
    [InlineData("ToString", "Equals", "GetType", "GetHashCode", "Finalize", "MemberwiseClone", "ReferenceEquals", "Dispose")]
    [InlineData("class", "void", "record", "await", "var", "dynamic", "nameof", "field")]
    [InlineData("States", "Description", "RunAsync", "ExecuteAsync", "ResumeAsync", "WithoutTasks", "Async", "CheckAsync")]
    [InlineData("a b", "1", "2", "_", "{0}", "#line 1")]
    public async Task Method_OfANameInUse_Runs(params string[] names)
    {
        var states = names.Select((name, i) => $$"""
            "{{name}}": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", {{(i == names.Length - 1 ? "\"End\": true" : $"\"Next\": \"{names[i + 1]}\"")}} }
            """);
        await RunAsync(Mapped.WithDefinition("order.asl.json", $$"""{ "StartAt": "{{names[0]}}", "States": { {{string.Join(',', states)}} } }"""));
    }

    [Fact]
    public async Task Class_WithFieldsOfTheUsualNames_Runs()
        => await RunAsync(Mapped.WithDefinition("order.asl.json", Flow).WithSource(
            "C.cs", """namespace Shop; [StateMachine("order.asl.json")] public partial class Checkout { private object _tasks = new(), _options = new(), tasks = new(), options = new(); }"""));

    // A type of each of these names, where an emitted name could find it instead of the right one.
    [Theory]
    [InlineData("")]
    [InlineData("namespace Shop;")]
    [InlineData("namespace Shop.Flows;")]
    public async Task Type_OfAUsedName_IsNotInTheWay(string @namespace)
    {
        string[] names = ["Task", "ValueTask", "AslValue", "Frame", "Program", "Scopes", "TaskTable", "ITaskTable", "PropertyName", "Names", "Paths", "CancellationToken", "TaskContext", "IStateMachine", "Execution", "Values"];
        var types = string.Concat(names.Select(static name => $"class {name}; "));
        await RunAsync(Mapped.WithDefinition("Flows/order.asl.json", Flow).WithSource("T.cs", $"{@namespace} {types}"));
    }

    [Fact]
    public async Task Definition_OnOneLongLine_Runs()
    {
        var states = string.Join(',', Enumerable.Range(0, 900).Select(static i => $$"""
            "State number {{i}}":{"Type":"{{(i % 3 == 0 ? "Task\",\"Resource\":\"arn:aws:states:::sqs:sendMessage" : "Pass\",\"Comment\":\"something that takes room")}}","Next":"State number {{i + 1}}"}
            """));
        var text = "{\"StartAt\":\"State number 0\",\"States\":{" + states + ",\"State number 900\":{\"Type\":\"Succeed\"}}}";
        Assert.True(text.Length > 70_000);
        await RunAsync(Mapped.WithDefinition("order.asl.json", text));
    }

    // The last column that a directive may name, and the first that it may not.
    [Theory]
    [InlineData(0x10000 - 5, true)]
    [InlineData(0x10000 - 1, true)]
    [InlineData(0x10000, true)]
    [InlineData(0x10000 + 1, true)]
    [InlineData(0xFEEFEC - 3, false)]
    [InlineData(0xFEEFEC, false)]
    [InlineData(0xFEEFEC + 5, false)]
    public async Task Definition_AtTheLimitOfDirectives_Runs(int blanks, bool areColumns)
    {
        var text = new string(areColumns ? ' ' : '\n', blanks) + Definitions.Refund;
        var project = Mapped.WithDefinition("order.asl.json", text.Replace("\"States\": {\n", "\"States\": {"));
        // So large a file is no definition that AWS takes; the text alone is asked here.
        if (areColumns) await RunAsync(project);
        else project.Run().AssertCompiles();
    }

    [Theory]
    [InlineData("States")]
    [InlineData("Description")]
    [InlineData("WithoutTasks")]
    [InlineData("StartAsync")]
    [InlineData("RunAsync")]
    [InlineData("ExecuteAsync")]
    [InlineData("ResumeAsync")]
    public async Task Class_NamedLikeAMember_IsOneError(string name)
    {
        var project = Mapped.WithDefinition("order.asl.json", Flow);
        await AssertOneError(project.WithSource("C.cs", $"[StateMachine(\"order.asl.json\")] partial class {name};"), "ASL6013");
        await AssertOneError(project.WithMetadata("order.asl.json", "AslClass", name), "ASL6013");
    }

    // What is asked of a class's name is what the class has.
    [Fact]
    public void Members_OfEveryMachine_AreKnown()
    {
        var run = Mapped.WithDefinition("order.asl.json", Flow).Run().AssertCompiles();
        var type = run.Output.GetTypeByMetadataName("Shop.OrderStateMachine")!;
        Assert.All(type.GetMembers().Where(static member => member.CanBeReferencedByName).Select(static member => member.Name), static name => Assert.True(TargetNames.IsMember(name), name));
    }

    [Theory]
    [InlineData("AslSharp", "AslValue")]
    [InlineData("AslSharp", "IStateMachine")]
    [InlineData("AslSharp.Hosting", "Frame")]
    [InlineData("AslSharp.AslValue", "Order")]
    [InlineData("AslSharp.Generated", "Order")]
    [InlineData("AslSharp.Generated.Flows", "Order")]
    public async Task Name_OfTheRuntime_IsOneError(string @namespace, string name)
        => await AssertOneError(
            Mapped.WithDefinition("order.asl.json", Flow).WithMetadata("order.asl.json", "AslNamespace", @namespace).WithMetadata("order.asl.json", "AslClass", name), "ASL6014");

    [Theory]
    [InlineData("System")]
    [InlineData("AslSharp")]
    public async Task Root_OfEmittedNames_AsAClass_IsOneError(string name)
        => await AssertOneError(Mapped.WithProperty("RootNamespace", "").WithDefinition("order.asl.json", Flow).WithMetadata("order.asl.json", "AslClass", name), "ASL6014");

    [Theory]
    [InlineData("order.asl.json", "OrderStateMachine/refund.asl.json")]
    [InlineData("order.asl.json", "OrderStateMachine/Deep/refund.asl.json")]
    [InlineData("order.asl.json", "IOrderTasks/refund.asl.json")]
    public async Task Folder_NamedLikeAClass_IsOneError(string first, string second)
        => await AssertOneError(Mapped.WithDefinition(first, Flow).WithDefinition(second, Flow), "ASL6015");

    [Fact]
    public void HintNames_ThatBecomeTheSame_AreNumbered()
    {
        var run = Mapped.WithDefinition("a‿b.asl.json", Flow).WithDefinition("aⅧb.asl.json", Flow).Run().AssertCompiles();
        Assert.Equal(4, run.Sources.Count);
    }

    private static async Task RunAsync(Project project)
    {
        var run = project.Run();
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(await Machines.RunAllAsync(run));
    }

    private static async Task AssertOneError(Project project, string id)
    {
        Assert.Equal(id, Assert.Single(await project.ReportAsync()).Id);
        project.Run().AssertCompiles();
    }
}
