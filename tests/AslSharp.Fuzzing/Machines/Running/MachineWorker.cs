using System.Collections.Concurrent;
using AslSharp.Fuzzing.Machines.World;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>
/// The process that runs machines, so that one which ends it is a finding like any other. It reads orders from its input: <c>RUN seed first
/// count</c> and <c>TRY file</c>; and writes what it does and finds, a line each.
/// </summary>
internal sealed class MachineWorker
{
    private readonly ConcurrentQueue<string> _unobserved = new();

    /// <summary>The name of the mode, which is not for people.</summary>
    internal const string Mode = "machine-worker";

    /// <summary>Works until there are no more orders.</summary>
    internal static int Run(string[] _)
    {
        var worker = new MachineWorker();
        TaskScheduler.UnobservedTaskException += (sender, e) => worker._unobserved.Enqueue(string.Join("\n", e.Exception.Flatten().InnerExceptions.Take(3).Select(SafeText.Of)));
        while (Console.In.ReadLine() is { } order)
        {
            var parts = order.Split(' ', 4);
            if (parts[0] == "RUN") worker.RunMany(uint.Parse(parts[1]), int.Parse(parts[2]), int.Parse(parts[3]));
            else worker.RunCases([MachineCase.Read(order[4..])]);
            Say("DONE");
        }

        return 0;
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line.ReplaceLineEndings(" "));
        Console.Out.Flush();
    }

    private void RunMany(uint seed, int first, int count) => RunCases([.. Enumerable.Range(first, count).Select(number => MachineCase.Make(seed, number))]);

    private void RunCases(MachineCase[] cases)
    {
        foreach (var (machineCase, machine, refused, finding) in MachineBatch.Compile(cases))
        {
            if (finding is not null) Say("FOUND " + finding.ToLine());
            if (refused is not null) Say("REFUSED " + refused);
            if (machine is not null) RunAll(machineCase, machine);
        }
    }

    private void RunAll(MachineCase machineCase, IStateMachine machine)
    {
        MachineRun? first = null;
        for (var run = 0; run < MachineCase.Runs; run++)
        {
            if (machineCase.Run >= 0 && run != machineCase.Run && !(machineCase.Run == 1 && run == 0)) continue;
            Say($"AT {machineCase.Seed} {run}");
            var one = MachineRun.Start(machineCase, machine, run);
            foreach (var finding in one.Findings) Say("FOUND " + finding.ToLine());
            if (one.Hangs)
            {
                // What does not stop has to be left behind.
                Say("HANGS");
                Environment.Exit(3);
            }

            CheckUnobserved(machineCase with { Run = run }, one);
            if (run == 0) first = one;
            if (run == 1 && first is not null && MachineRun.Difference(first, one) is { } difference)
            {
                Say("FOUND " + new MachineFinding(machineCase with { Run = 1 }, difference.Split(':')[0], $"{difference}\n{one.Report}").ToLine());
            }

            Say($"ENDED {one.Result?.Status.ToString() ?? "Threw"}{(one.Result?.Error is { } error ? " " + error : "")}");
        }
    }

    private void CheckUnobserved(MachineCase machineCase, MachineRun run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        while (_unobserved.TryDequeue(out var exception))
        {
            Say("FOUND " + new MachineFinding(machineCase, "An exception of a task stays unobserved", $"An exception of a task stays unobserved: {exception}\n{run.Report}").ToLine());
        }
    }
}
