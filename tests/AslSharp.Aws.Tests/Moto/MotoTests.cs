using System.Text.RegularExpressions;
using AslSharp.Aws.Tests.Integrations;
using AslSharp.Aws.Tests.Models;

namespace AslSharp.Aws.Tests.Moto;

/// <summary>
/// Every action of <c>actions.json</c>, called through a compiled machine, gives what boto3 gives for the same call, and needs nothing that the role
/// does not allow which <c>aslsharp sam</c> writes for it. Both have an emulator of their own, so that what one creates is not there for the other.
/// </summary>
public sealed partial class MotoTests
{
    // Whatever the parameters write otherwise than the model: elasticmapreduce has actions of its own.
    private static readonly Dictionary<string, string> ModelNames = new() { ["states"] = "sfn", ["events"] = "eventbridge", ["elasticmapreduce"] = "emr" };

    [Fact]
    public async Task Actions_ThroughCompiledMachine_GiveWhatBoto3Gives()
    {
        using var own = await Emulator.StartAsync();
        using var other = await Emulator.StartAsync();
        using var oracle = new Oracle();
        using var recorder = new RequestRecorder();
        using var http = new HttpClient(recorder);
        using var aws = new AwsServices(own.TestOptions() with { HttpClient = http });
        var machine = ActionsStateMachine.WithoutTasks(new ExecutionOptions { Services = new ServiceHandlers().AddAws(aws) });
        var requests = 0;
        var problems = new List<string>();
        var table = new List<string>();
        var ownAnswers = new Dictionary<string, AslValue>();
        var otherAnswers = new Dictionary<string, AslValue>();
        var actions = AslValue.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Moto", "actions.json"))).Items.ToArray();
        foreach (var action in actions)
        {
            var resource = action["resource"].GetString();
            var input = AslValue.Object(new AslProperty("resource", resource), new AslProperty("parameters", Filled(action["parameters"], ownAnswers)));
            var result = await machine.ExecuteAsync(input, TestContext.Current.CancellationToken);
            var called = recorder.Drain(oracle, ModelOf(resource).Name);
            requests += called.Count;
            problems.AddRange(MachineRole.Missing(resource, action["parameters"], ModelOf(resource).Name, called)
                .Select(missing => $"{resource}: the role that is written for it does not allow {missing}"));
            if (action["id"].TryGetString(out var id)) ownAnswers[id] = result.Output;
            var expectedError = action["error"].TryGetString(out var error) ? error : null;
            if (result.Error != expectedError) problems.Add($"{resource}: error {result.Error}, not {expectedError}: {result.Cause}");
            table.Add($"{resource} {result.Error ?? "ok"}");
            if (action["compare"].IsBoolean) continue;

            var answer = oracle.Ask(Question(action, resource, Filled(action["parameters"], otherAnswers), other));
            if (id is not null) otherAnswers[id] = answer["answer"];
            if (Difference(result, answer, action["masks"]) is { } difference) problems.Add($"{resource}: {difference}\n  {result.Output.ToJson()}");
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {actions.Length}:\n{string.Join('\n', problems)}");
        Assert.True(requests >= actions.Length, $"Only {requests} operations were seen.");
        Assert.True(table.Select(static line => line.Split(' ')[0]).Distinct().Count() >= 60);
        Assert.True(table.Select(static line => line.Split(":::")[1].Replace("aws-sdk:", "", StringComparison.Ordinal).Split(':')[0]).Distinct().Count() >= 20);
    }

    private static AslValue Question(AslValue action, string resource, AslValue parameters, global::Moto.MotoServer server)
    {
        var service = ModelOf(resource);
        return AslValue.Object(
            new AslProperty("do", "call"),
            new AslProperty("endpoint", server.Address.ToString().TrimEnd('/')),
            new AslProperty("service", service.Name),
            new AslProperty("operation", service.FindOperation(resource.Split(':')[^1])!.Name),
            new AslProperty("parameters", parameters));
    }

    private static Service ModelOf(string resource)
    {
        var name = resource.Split(":::")[1].Replace("aws-sdk:", "", StringComparison.Ordinal).Split(':')[0];
        return ModelText.Whole(ModelNames.GetValueOrDefault(name, name));
    }

    private static string? Difference(ExecutionResult result, AslValue answer, AslValue masks)
    {
        if (answer["code"].TryGetString(out var code)) return result.IsSuccess ? $"succeeded, but boto3 says {code}" : null;
        if (!result.IsSuccess) return $"failed with {result.Error}, but boto3 says {answer["answer"].ToJson()}: {result.Cause}";
        var names = masks.IsArray ? masks.Items.ToArray().Select(static mask => mask.GetString()).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];
        return Comparison.Difference("", Masked(result.Output, names), Masked(answer["answer"], names), static text => RandomText().Replace(text, "#"));
    }

    private static AslValue Masked(AslValue value, HashSet<string> names)
    {
        if (value.IsArray) return AslValue.Array([.. value.Items.ToArray().Select(item => Masked(item, names))]);
        if (!value.IsObject) return value;
        var members = value.Properties.ToArray()
            .Where(member => member.Name.Text is not ("SdkHttpMetadata" or "SdkResponseMetadata") && !names.Contains(member.Name.Text))
            .Select(member => new AslProperty(member.Name, Masked(member.Value, names)));
        return AslValue.Object([.. members]);
    }

    // ${id.Member.Member} stands for what an earlier call gave.
    private static AslValue Filled(AslValue value, Dictionary<string, AslValue> answers)
    {
        if (value.IsArray) return AslValue.Array([.. value.Items.ToArray().Select(item => Filled(item, answers))]);
        if (value.IsObject) return AslValue.Object([.. value.Properties.ToArray().Select(member => new AslProperty(member.Name, Filled(member.Value, answers)))]);
        if (!value.TryGetString(out var text) || !text.StartsWith("${", StringComparison.Ordinal)) return value;
        var steps = text[2..^1].Split('.');
        return answers.TryGetValue(steps[0], out var found) ? steps.Skip(1).Aggregate(found, Member) : AslValue.Of("nothing");
    }

    private static AslValue Member(AslValue value, string name)
        => value.IsObject
            ? value.Properties.ToArray().FirstOrDefault(member => member.Name.Text.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            : AslValue.Of("nothing");

    [GeneratedRegex(@"127\.0\.0\.1:\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-fA-F]{8,}|[A-Z0-9]{12,}|\d{6,}|-[A-Za-z0-9]{6}\b")]
    private static partial Regex RandomText();
}
