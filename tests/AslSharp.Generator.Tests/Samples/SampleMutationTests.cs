using System.Reflection;
using System.Runtime.Loader;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests.Samples;

/// <summary>
/// How good the tests of the sample are, which strangers copy: each of these mistakes in its definition makes one of them fail. Sample and tests are
/// compiled in memory with the changed definition, and the tests are run as they are.
/// </summary>
public sealed class SampleMutationTests
{
    private const string Sample = "samples/OrderFulfillment";
    private const string Definition = Sample + "/order-fulfillment.asl.json";

    // In which state, what is written there, and what is written instead.
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "Reserve Stock", "\"ResultPath\": \"$.reservation\"", "\"ResultPath\": \"$.reserved\"" },
        { "Reserve Stock", "\"items.$\": \"$.items\"", "\"items\": []" },
        { "Reserve Stock", "\"Next\": \"Order Cancelled\"", "\"Next\": \"Release Stock\"" },
        { "Reserve Stock", "\"ResultPath\": \"$.failure\"", "\"ResultPath\": \"$.error\"" },
        { "Charge Card", "\"amount.$\": \"$.total\"", "\"amount\": 1" },
        { "Charge Card", "\"card.$\": \"$.card\"", "\"card.$\": \"$.orderId\"" },
        { "Charge Card", "\"TimeoutSeconds\": 30", "\"TimeoutSeconds\": 60" },
        { "Charge Card", "\"IntervalSeconds\": 2", "\"IntervalSeconds\": 3" },
        { "Charge Card", "\"BackoffRate\": 2", "\"BackoffRate\": 1" },
        { "Charge Card", "\"MaxAttempts\": 3", "\"MaxAttempts\": 2" },
        { "Charge Card", "\"MaxAttempts\": 3", "\"MaxAttempts\": 4" },
        { "Charge Card", "\"BankUnavailable\", \"States.Timeout\"", "\"BankUnavailable\"" },
        { "Charge Card", "\"BankUnavailable\", \"States.Timeout\"", "\"States.Timeout\"" },
        { "Charge Card", "\"BankUnavailable\", \"States.Timeout\"", "\"States.ALL\"" },
        { "Charge Card", "\"Next\": \"Release Stock\"", "\"Next\": \"Order Cancelled\"" },
        { "Charge Card", "\"Next\": \"Release Stock\"", "\"Next\": \"Refund Card\"" },
        { "Needs Approval?", "\"NumericGreaterThan\": 1000", "\"NumericGreaterThanEquals\": 1000" },
        { "Needs Approval?", "\"NumericGreaterThan\": 1000", "\"NumericGreaterThan\": 10000" },
        { "Needs Approval?", "\"NumericGreaterThan\": 1000", "\"NumericGreaterThan\": 100" },
        { "Needs Approval?", "\"reminders\": 0", "\"reminders\": 1" },
        { "Ask For Approval", "\"TimeoutSeconds\": 259200", "\"TimeoutSeconds\": 86400" },
        { "Ask For Approval", "\"Next\": \"Refund Card\"", "\"Next\": \"Release Stock\"" },
        { "Ask For Approval", "\"ResultPath\": \"$.decision\"", "\"ResultPath\": \"$.answer\"" },
        { "Remind Again?", "\"NumericLessThan\": 2", "\"NumericLessThan\": 3" },
        { "Remind Again?", "States.MathAdd($reminders, 1)", "States.MathAdd($reminders, 2)" },
        { "Nobody Decided", "\"ApprovalExpired\"", "\"Expired\"" },
        { "Nobody Decided", "two reminders", "three reminders" },
        { "Nobody Decided", "\"Next\": \"Refund Card\"", "\"Next\": \"Release Stock\"" },
        { "Approved?", "\"BooleanEquals\": true", "\"BooleanEquals\": false" },
        { "Order Denied", "$.decision.by, $.decision.reason", "$.decision.reason, $.decision.by" },
        { "Order Denied", "\"Next\": \"Refund Card\"", "\"Next\": \"Release Stock\"" },
        { "Ship Order", "\"reservationId.$\": \"$.reservation.reservationId\"", "\"reservationId.$\": \"$.orderId\"" },
        { "Ship Order", "\"Next\": \"Refund Card\"", "\"Next\": \"Order Cancelled\"" },
        { "Order Fulfilled", "\"trackingNumber.$\": \"$.shipment.trackingNumber\"", "\"trackingNumber.$\": \"$.orderId\"" },
        { "Refund Card", "\"amount.$\": \"$.total\"", "\"amount\": 1" },
        { "Refund Card", "\"IntervalSeconds\": 60", "\"IntervalSeconds\": 30" },
        { "Refund Card", "\"MaxDelaySeconds\": 3600", "\"MaxDelaySeconds\": 600" },
        { "Refund Card", "\"MaxAttempts\": 100", "\"MaxAttempts\": 3" },
        { "Refund Card", "\"Next\": \"Release Stock\"", "\"Next\": \"Order Cancelled\"" },
        { "Release Stock", "\"MaxAttempts\": 100", "\"MaxAttempts\": 1" },
        { "Release Stock", "\"IntervalSeconds\": 60", "\"IntervalSeconds\": 600" },
        { "Order Cancelled", "States.Format('{}', $.failure.Cause)", "$.failure.Cause" },
    };

    // What the build finds by itself, so that no test is asked.
    public static TheoryData<string, string, string> Slips => new()
    {
        { "Ask For Approval", "\"Next\": \"Remind Again?\"", "\"Next\": \"Nobody Decided\"" },
        { "Approved?", "\"Default\": \"Order Denied\"", "\"Default\": \"Ship Order\"" },
    };

    [Fact]
    public async Task Tests_OfTheDefinitionAsItIs_Pass() => Assert.Null(await FirstFailureAsync(Compile(Read(Definition))));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Tests_OfAMistakenDefinition_Fail(string state, string written, string instead)
    {
        var run = Compile(Mistaken(state, written, instead));
        Assert.Null(FirstError(run));

        var failure = await FirstFailureAsync(run);

        Assert.True(failure is not null, "No test of the sample fails.");
        TestContext.Current.TestOutputHelper?.WriteLine(failure);
    }

    [Theory]
    [MemberData(nameof(Slips))]
    public void SlipInTheDefinition_IsToldByTheBuild(string state, string written, string instead) => Assert.NotNull(FirstError(Compile(Mistaken(state, written, instead))));

    private static string Mistaken(string state, string written, string instead)
    {
        var text = Read(Definition);
        var start = text.IndexOf($"\n    \"{state}\": {{", StringComparison.Ordinal);
        var place = text.IndexOf(written, start, StringComparison.Ordinal);
        var end = text.IndexOf("\n    }", start, StringComparison.Ordinal);
        Assert.InRange(place, start, end);
        return text.Remove(place, written.Length).Insert(place, instead);
    }

    private static GeneratorRun Compile(string definition) => Sources().Run(definition);

    private static Diagnostic? FirstError(GeneratorRun run)
        => run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Concat(run.Diagnostics).FirstOrDefault(static finding => finding.Severity == DiagnosticSeverity.Error);

    // The test that fails first; null where all pass.
    private static async Task<string?> FirstFailureAsync(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var assembly = context.LoadFromStream(image);
        foreach (var method in assembly.GetTypes().SelectMany(static type => type.GetMethods()).Where(static method => method.IsDefined(typeof(FactAttribute), inherit: true)))
        {
            foreach (var arguments in ArgumentsOf(method))
            {
                try
                {
                    await (Task)method.Invoke(Activator.CreateInstance(method.DeclaringType!), arguments)!;
                }
                catch (Exception exception)
                {
                    var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
                    return $"{method.Name}: {cause.Message}";
                }
            }
        }

        return null;
    }

    private static IEnumerable<object?[]> ArgumentsOf(MethodInfo method)
    {
        if (method.GetParameters().Length == 0) return [[]];
        var rows = method.GetCustomAttributes<InlineDataAttribute>().Select(static row => row.Data).ToList();
        return rows.Count > 0 ? rows : ((IEnumerable<ITheoryDataRow>)method.DeclaringType!.GetProperty("Cases")!.GetValue(null)!).Select(static row => row.GetData());
    }

    private static SampleSources Sources() => Cached.Value;

    private static Lazy<SampleSources> Cached { get; } = new(static () => new SampleSources());

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    /// <summary>The sample and its tests as one project; only the definition changes from run to run.</summary>
    private sealed class SampleSources
    {
        private const string Usings = """
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Xunit;

            """;

        private readonly Project _project;

        internal SampleSources()
        {
            var xunit = Directory.GetFiles(AppContext.BaseDirectory, "xunit.v3.*.dll").Append(typeof(Testing.StateMachineTester).Assembly.Location);
            _project = Project.Empty
                .WithProperty("RootNamespace", "OrderFulfillment")
                .WithReferences(xunit.Select(static path => MetadataReference.CreateFromFile(path)))
                .WithLanguage(LanguageVersion.Preview);
            foreach (var file in new[] { Sample, Sample + ".Tests" }.SelectMany(static folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)))
            {
                if (Path.GetFileName(file) == "Program.cs" || file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) continue;
                _project = _project.WithSource(Path.GetRelativePath(Repository.Root, file), Usings + File.ReadAllText(file));
            }
        }

        internal GeneratorRun Run(string definition) => _project.WithDefinition("order-fulfillment.asl.json", definition).Run();
    }
}
