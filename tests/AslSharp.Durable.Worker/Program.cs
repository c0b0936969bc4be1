using System.Globalization;
using AslSharp;
using AslSharp.Durable;
using AslSharp.Durable.Worker;
using AslSharp.Durable.Worker.Machines;
using AslSharp.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// A process that runs executions until it is killed: FOLDER LIFE COUNT ORIGIN SPEED SHIFT. It starts COUNT executions of each machine, unless an
// earlier life has. What it is told (answers by token) and what it tells (tasks of activities, answers that are kept) are lines of standard
// input and output.
var (folder, life, count) = (args[0], Number(args[1]), Number(args[2]));
var clock = new FastClock(new DateTimeOffset(long.Parse(args[3], CultureInfo.InvariantCulture), TimeSpan.Zero), Number(args[4]), TimeSpan.FromSeconds(Number(args[5])));
using var log = new CallLog(Path.Combine(folder, "calls.txt"));
var tasks = new WorkerTasks(log, life);

var builder = Host.CreateEmptyApplicationBuilder(new());
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services
    .AddSingleton<IChainTasks>(tasks).AddSingleton<IRetriesTasks>(tasks).AddSingleton<ILoopTasks>(tasks).AddSingleton<IBranchesTasks>(tasks)
    .AddSingleton<IItemsTasks>(tasks).AddSingleton<IRowsTasks>(tasks).AddSingleton<IQuickRowsTasks>(tasks).AddSingleton<IPausesTasks>(tasks)
    .AddSingleton<IQuestionTasks>(tasks).AddSingleton<IErrandTasks>(tasks).AddSingleton<IParentTasks>(tasks)
    .AddAslSharp(options => options.Execution = new ExecutionOptions { TimeProvider = clock, Activities = new ActivityTasks("work") })
    .AddStateMachine<ChainStateMachine>().AddStateMachine<RetriesStateMachine>().AddStateMachine<LoopStateMachine>().AddStateMachine<BranchesStateMachine>()
    .AddStateMachine<ItemsStateMachine>().AddStateMachine<RowsStateMachine>().AddStateMachine<QuickRowsStateMachine>().AddStateMachine<PausesStateMachine>()
    .AddStateMachine<QuestionStateMachine>().AddStateMachine<ErrandStateMachine>().AddStateMachine<ParentStateMachine>()
    .UseSqlite(Path.Combine(folder, "executions.db"));
using var host = builder.Build();
var client = host.Services.GetRequiredService<ExecutionClient>();
try
{
    await host.StartAsync();
}
catch (ExecutionStoreException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 3;
}

Tell("ready");
_ = Task.Run(PollAsync);
_ = Task.Run(RunAllAsync);
while (await Console.In.ReadLineAsync() is { } line) _ = Task.Run(() => AnswerAsync(line));
await host.StopAsync();
return 0;

async Task RunAllAsync()
{
    var input = AslValue.Parse("""{"items":[0,1,2,3,4,5,6]}""");
    var arns = new List<Task<ExecutionDescription>>();
    for (var i = 0; i < count; i++)
    {
        foreach (var machine in client.StateMachines)
        {
            var name = $"{machine.Name}-{i}";
            string arn;
            try
            {
                arn = (await client.StartExecutionAsync(machine.Name, input, name)).ExecutionArn;
            }
            catch (ExecutionAlreadyExistsException exception)
            {
                arn = exception.ExecutionArn;
            }

            arns.Add(client.WaitForExecutionAsync(arn));
        }
    }

    await Task.WhenAll(arns);

    // Those that others started and do not wait for.
    foreach (var machine in client.StateMachines)
    {
        foreach (var running in (await client.ListExecutionsAsync(machine.Name, ExecutionStatus.Running)).Items) await client.WaitForExecutionAsync(running.ExecutionArn);
    }

    Tell("done");
}

// A worker that has its tasks done elsewhere.
async Task PollAsync()
{
    while (true)
    {
        if (await client.GetActivityTaskAsync("work", "worker") is { } task) Tell($"task {task.TaskToken}");
    }
}

async Task AnswerAsync(string token)
{
    try
    {
        await client.SendTaskSuccessAsync(token, "answered");
        Tell($"kept {token}");
    }
    catch (TaskTimedOutException)
    {
        Tell($"late {token}");
    }
    catch (Exception exception)
    {
        Tell($"refused {token} {exception.Message}");
    }
}

static void Tell(string line) => Console.Out.WriteLine(line);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
