using AslSharp.Cli.Serving;
using Microsoft.Extensions.DependencyInjection;
using Shop;

namespace AslSharp.AspNetCore.Tests.Clients;

/// <summary>A server that offers every operation there is: it has the compiler for those that need it, and a machine with a distributed Map.</summary>
internal static class OfferedServer
{
    internal static Task<Server> StartAsync() => Server.StartAsync(
        static application => application.MapStepFunctions(),
        static builder => builder.Services.AddSingleton<IDefinitionValidator, DefinitionChecks>().AddSingleton<IStateTests, StateTests>().AddSingleton<IManyTasks, WorkTasks>(),
        static machines => machines.AddStateMachine<ManyStateMachine>());
}
