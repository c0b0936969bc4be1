using System.Diagnostics;
using System.Text;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Builds;

/// <summary>A definition that is saved while <c>dotnet watch</c> runs the program.</summary>
public sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Mistake_SavedUnderWatch_IsSaid()
    {
        using var project = new DiskProject("<OutputType>Exe</OutputType>");
        project.Write("order.asl.json", Definitions.Order);
        project.Write("Program.cs", "Console.WriteLine(Shop.OrderStateMachine.WithoutTasks()); await Task.Delay(Timeout.Infinite);");
        using var watch = Watch.Start(project.Folder);
        Assert.SkipUnless(await watch.PrintsAsync("Waiting for changes"), $"`dotnet watch` does not come to wait for changes here:\n{watch}");

        project.Write("order.asl.json", Definitions.Broken);
        if (!await watch.PrintsAsync("order.asl.json(4,"))
        {
            // Where not even a change of C# is seen, this says nothing of definitions.
            project.Write("Program.cs", "wrong");
            Assert.SkipUnless(await watch.PrintsAsync("Program.cs("), $"`dotnet watch` does not see that a file changed here:\n{watch}");
        }

        Assert.Matches(@"order\.asl\.json\(4,\d+\): error ASL2001", watch.ToString());
    }

    // A running `dotnet watch`, and what it has printed.
    private sealed class Watch : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _printed = new();

        private Watch(Process process)
        {
            _process = process;
            process.OutputDataReceived += Print;
            process.ErrorDataReceived += Print;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        public static Watch Start(string folder) => new(Dotnet.Start(folder, "watch", "--non-interactive", "run"));

        /// <summary>Waits, but not for ever, until it has printed a text.</summary>
        public async Task<bool> PrintsAsync(string text)
        {
            var clock = Stopwatch.StartNew();
            while (!ToString().Contains(text, StringComparison.Ordinal))
            {
                if (clock.Elapsed > Patience || _process.HasExited) return false;
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            return true;
        }

        public override string ToString()
        {
            lock (_printed) return _printed.ToString();
        }

        public void Dispose()
        {
            // The program that it runs ends too.
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        private void Print(object sender, DataReceivedEventArgs line)
        {
            lock (_printed) _printed.AppendLine(line.Data);
        }
    }
}
