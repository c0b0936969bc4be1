using System.CommandLine;
using AslSharp.Cli.Commands;

namespace AslSharp.Cli;

/// <summary>The command line of <c>aslsharp</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Compiles Amazon States Language to C#, runs it and tests it.")
        {
            CheckCommand.Create(input),
            RunCommand.Create(),
            TestCommand.Create(),
            GraphCommand.Create(),
            DescribeCommand.Create(),
            CompileCommand.Create(),
            SchemaCommand.Create(),
        };
        // A leading @ is ours: it names the file that holds an execution's input.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
    }
}
