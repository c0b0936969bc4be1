using System.ComponentModel;
using System.Reflection;
using AslSharp.AspNetCore;
using AslSharp.Aws;
using AslSharp.Aws.Lambda;
using AslSharp.Dashboard;
using AslSharp.Durable;
using AslSharp.DurableTask;
using AslSharp.Testing;

namespace AslSharp.Architecture.Tests;

/// <summary>
/// The public surface of each package, so that no change of it goes unread. Where it changed on purpose, put the printed text into the
/// file that the message names. AslSharp.Orleans has this test among its own: it cannot be beside the compiler in one project.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly Assembly Runtime = typeof(IStateMachine).Assembly;

    public static TheoryData<string> Packages
        => ["AslSharp", "AslSharp.AspNetCore", "AslSharp.Aws", "AslSharp.Aws.Lambda", "AslSharp.Dashboard", "AslSharp.Durable", "AslSharp.DurableTask", "AslSharp.ServiceModels", "AslSharp.Testing"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_PublicSurface_IsTheOneWrittenDown(string package)
        => WrittenApi.AssertIs(package, package switch
        {
            "AslSharp" => Runtime,
            "AslSharp.AspNetCore" => typeof(StepFunctionsEndpoint).Assembly,
            "AslSharp.Aws" => typeof(AwsServices).Assembly,
            "AslSharp.Aws.Lambda" => typeof(LambdaRuntime).Assembly,
            "AslSharp.Dashboard" => typeof(DashboardEndpoint).Assembly,
            "AslSharp.Durable" => typeof(ExecutionClient).Assembly,
            "AslSharp.DurableTask" => typeof(StateMachineOrchestrationOptions).Assembly,
            "AslSharp.ServiceModels" => typeof(AwsServiceModels).Assembly,
            _ => typeof(StateMachineTester).Assembly,
        });

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
