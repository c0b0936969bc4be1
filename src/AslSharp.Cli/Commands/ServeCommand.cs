using System.CommandLine;
using AslSharp.AspNetCore;
using AslSharp.Cli.Checking;
using AslSharp.Cli.Compilation;
using AslSharp.Cli.Serving;
using AslSharp.Dashboard;
using AslSharp.Documents;
using AslSharp.Durable;
using AslSharp.Parquet;
using AslSharp.Testing;
using AslSharp.Zstandard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp serve DIR</c>: the machines of a folder with mocked tasks, behind Step Functions' own API and the page.</summary>
internal static class ServeCommand
{
    private const string PagePath = "/asl";
    private const string MockFileName = "MockConfigFile.json";

    // Some hundred megabytes, on the machine of a developer who looks at them.
    private const int MostEnded = 250_000;

    /// <param name="inputs">Reads files.</param>
    internal static Command Create(Inputs inputs)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A folder with definitions (*.asl.json, *.asl.yaml), or one of them.",
            DefaultValueFactory = _ => ".",
        };
        var port = new Option<int>("--port") { Description = "The port on this machine; 0 for a free one.", DefaultValueFactory = _ => 8083 };
        var mocks = new Option<string?>("--mocks")
        {
            Description = $"The answers of tasks: a mock file. Without it {MockFileName} in the folder, where there is one.",
        };
        var testCase = new Option<string?>("--case") { Description = "Which test case of the mock file answers; else each machine's first." };
        var taskTime = new Option<double>("--task-time") { Description = "How many seconds a mocked task takes.", DefaultValueFactory = _ => 0.5 };
        var store = new Option<string?>("--store")
        {
            Description = "A folder with the objects of item readers and result writers: each bucket a folder in it.",
        };
        var keep = new Option<string?>("--keep") { Description = "A file that keeps the executions; without it they end with the command." };
        var command = new Command(
            "serve", "Serves state machines with mocked tasks: Step Functions' own API, and a page that shows them live.") { folder, port, mocks, testCase,
            taskTime, store, keep };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => RunAsync(
            inputs,
            new ServeRequest(
                result.GetValue(folder)!,
                result.GetValue(port),
                result.GetValue(mocks),
                result.GetValue(testCase),
                TimeSpan.FromSeconds(Math.Clamp(result.GetValue(taskTime), 0, 3600)),
                result.GetValue(store),
                result.GetValue(keep)),
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error,
            cancellationToken)));
        return command;
    }

    /// <summary>Serves until it is told to stop.</summary>
    internal static async Task<int> RunAsync(Inputs inputs, ServeRequest request, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var machines = Compile(inputs, request, error, cancellationToken);
        if (machines.Count == 0)
        {
            error.WriteLine($"'{request.Folder}' has no definition that can run.");
            return ExitCode.Failure;
        }

        var application = Build(machines, request, new MockedTasks(ReadMocks(inputs, request), request.TestCase, request.TaskTime));
        await using (application.ConfigureAwait(false))
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = application.Urls.First();
            output.WriteLine($"Serving {string.Join(", ", machines.Select(static machine => machine.Name))}");
            output.WriteLine($"  page  {address}{PagePath}/");
            output.WriteLine($"  API   aws stepfunctions list-state-machines --endpoint-url {address}");
            await application.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }

        return ExitCode.Success;
    }

    private static List<ServedMachine> Compile(Inputs inputs, ServeRequest request, TextWriter error, CancellationToken cancellationToken)
    {
        var paths = Directory.Exists(request.Folder)
            ? [.. Files.Below(request.Folder).Where(AslDocument.IsDefinition).Order(StringComparer.Ordinal)] : (string[])[request.Folder];
        var definitions = paths.SelectMany(path => Definitions.ReadAll(inputs, path, null)).ToList();
        var compiled = InMemoryCompiler.Compile([.. definitions.Select(static definition => definition.File)], cancellationToken);
        var machines = new List<ServedMachine>();
        foreach (var (definition, machine) in definitions.Zip(compiled))
        {
            foreach (var diagnostic in machine.Diagnostics) error.WriteLine(definition.ToOuter(diagnostic));
            if (machine.Failure is not null) error.WriteLine(machine.Failure);
            if (machine.Create is not { } create) continue;
            if (machines.Exists(known => known.Name == definition.Name))
                error.WriteLine($"There are several definitions named '{definition.Name}': the first one is served.");
            else machines.Add(new(definition.Name, definition.File.Text.ToString(), create));
        }

        return machines;
    }

    private static MockConfigFile? ReadMocks(Inputs inputs, ServeRequest request)
    {
        var path = request.Mocks ?? Path.Join(request.Folder, MockFileName);
        if (request.Mocks is null && !File.Exists(path)) return null;
        try
        {
            return MockConfigFile.Parse(inputs.Read(path));
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{path}: {exception.Message}", exception);
        }
    }

    private static WebApplication Build(List<ServedMachine> machines, ServeRequest request, MockedTasks tasks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{request.Port}");
        builder.Logging.ClearProviders().AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        var created = machines.ConvertAll(static machine => (machine, Description: machine.Create(null).Description));
        var services = builder.Services.AddAslSharp(options => options.Execution = new ExecutionOptions
        {
            Services = tasks.AnswerAll(created.SelectMany(static each => each.Description.States)),
            Activities = tasks.LeaveToWorkers(created.Select(static each => (each.machine.Name, each.Description.States.AsEnumerable()))),
            ObjectStore = request.Store is null
                ? null : new DecodingObjectStore(new FolderObjectStore(request.Store), new ParquetDecoder(), new ZstandardDecoder()),
        });
        foreach (var (machine, description) in created)
        {
            services.AddStateMachine((_, options) => machine.Create(options), description, machine.Name, definition: machine.Definition);
        }

        builder.Services.AddSingleton<IDefinitionValidator, DefinitionChecks>().AddSingleton<IStateTests, StateTests>();
        if (request.Keep is not null) services.UseSqlite(request.Keep);
        else services.UseStore(static _ => new MemoryExecutionStore { MostEnded = MostEnded });
        var application = builder.Build();
        application.MapStepFunctions();
        application.MapAslSharpDashboard(PagePath);
        application.MapGet("/", static context =>
        {
            context.Response.Redirect(PagePath + "/");
            return Task.CompletedTask;
        });
        return application;
    }

    /// <summary>What the command line asks for.</summary>
    internal sealed record ServeRequest(string Folder, int Port, string? Mocks, string? TestCase, TimeSpan TaskTime, string? Store, string? Keep);

    private sealed record ServedMachine(string Name, string Definition, Func<ExecutionOptions?, IStateMachine> Create);
}
