using System.ComponentModel;
using System.Reflection;
using AslSharp.AspNetCore;
using AslSharp.Aws;
using AslSharp.Aws.Lambda;
using AslSharp.Dashboard;
using AslSharp.Durable;
using AslSharp.DurableTask;
using AslSharp.Orleans;
using AslSharp.Testing;

namespace AslSharp.Architecture.Tests;

/// <summary>
/// The public surface of each package, so that no change of it goes unread. Where it changed on purpose, put the printed text into the
/// file that the message names.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly Assembly Runtime = typeof(IStateMachine).Assembly;

    public static TheoryData<string> Packages
        => ["AslSharp", "AslSharp.AspNetCore", "AslSharp.Aws", "AslSharp.Aws.Lambda", "AslSharp.Dashboard", "AslSharp.Durable", "AslSharp.DurableTask", "AslSharp.Orleans", "AslSharp.Testing"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_PublicSurface_IsTheOneWrittenDown(string package)
    {
        var actual = ApiText.Of(package switch
        {
            "AslSharp" => Runtime,
            "AslSharp.AspNetCore" => typeof(StepFunctionsEndpoint).Assembly,
            "AslSharp.Aws" => typeof(AwsServices).Assembly,
            "AslSharp.Aws.Lambda" => typeof(LambdaRuntime).Assembly,
            "AslSharp.Dashboard" => typeof(DashboardEndpoint).Assembly,
            "AslSharp.Durable" => typeof(ExecutionClient).Assembly,
            "AslSharp.DurableTask" => typeof(StateMachineOrchestrationOptions).Assembly,
            "AslSharp.Orleans" => typeof(OrleansExecutions).Assembly,
            _ => typeof(StateMachineTester).Assembly,
        });
        var path = Path.Combine(Repository.Root, "tests", "AslSharp.Architecture.Tests", package + ".api.txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        var gone = expected.Split('\n').Except(actual.Split('\n'));
        var added = actual.Split('\n').Except(expected.Split('\n'));
        Assert.True(expected == actual, $"{Path.GetFileName(path)}\nGone:\n{string.Join('\n', gone)}\nNew:\n{string.Join('\n', added)}\nThe whole text is now:\n{actual}");
    }

    [Fact]
    public void Runtime_Namespaces_AreForUsersHostsAndEmittedCode()
        => Assert.Equal(["AslSharp", "AslSharp.Hosting", "AslSharp.Runtime"], Runtime.GetExportedTypes().Select(static type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Runtime_WhatOnlyEmittedCodeCalls_IsShownToNobody()
        => Assert.Empty(Runtime.GetExportedTypes()
            .Where(static type => type.Namespace == "AslSharp.Runtime" && !type.IsNested)
            .Where(static type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
            .Select(static type => type.Name));
}
