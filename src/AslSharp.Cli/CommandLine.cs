using System.CommandLine;
using System.CommandLine.Parsing;
using AslSharp.Cli.Commands;

namespace AslSharp.Cli;

/// <summary>The command line of <c>aslsharp</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static async Task<int> RunAsync(string[] arguments, TextReader input, TextWriter output, TextWriter error)
    {
        var parsed = Parse(arguments, new Inputs(input));
        var problems = Problems(parsed).ToList();
        if (problems.Count > 0)
        {
            foreach (var problem in problems) error.WriteLine(problem);
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

    /// <summary>The names of the commands.</summary>
    internal static IReadOnlyList<string> CommandNames { get; } = [.. Root(new Inputs(TextReader.Null)).Subcommands.Select(static command => command.Name)];

    /// <summary>What is wrong with a command line; nothing is run.</summary>
    internal static IEnumerable<string> ProblemsOf(string[] arguments) => Problems(Parse(arguments, new Inputs(TextReader.Null)));

    // A leading @ is ours: it names the file that holds an execution's input.
    private static ParseResult Parse(string[] arguments, Inputs inputs)
        => Root(inputs).Parse([.. CheckCommand.Complete(arguments)], new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand Root(Inputs inputs)
        => new("Compiles Amazon States Language to C#, runs it and tests it.")
        {
            NewCommand.Create(),
            CheckCommand.Create(inputs),
            ExplainCommand.Create(),
            RunCommand.Create(inputs),
            TestCommand.Create(inputs),
            GraphCommand.Create(inputs),
            DescribeCommand.Create(inputs),
            DiffCommand.Create(inputs),
            TypesCommand.Create(inputs),
            CompileCommand.Create(inputs),
            SamCommand.Create(inputs),
            SchemaCommand.Create(),
            ServeCommand.Create(inputs),
            LspCommand.Create(),
        };

    private static IEnumerable<string> Problems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-'))
        {
            var meant = DidYouMean.Ask(word, command.Subcommands.Select(static each => each.Name));
            return [$"There is no command '{word}'.{meant} `aslsharp --help` lists the commands."];
        }

        // Whatever else the parser says follows from an option that it did not know.
        var strangers = Strangers(parsed).ToList();
        if (strangers.Count == 0) return parsed.Errors.Select(static each => each.Message);
        var options = command.Options.Select(static option => option.Name).Append("--help").ToList();
        var help = command is RootCommand ? "aslsharp --help" : $"aslsharp {command.Name} --help";
        return strangers.Select(option => $"There is no option '{option}'.{DidYouMean.Ask(option, options)} `{help}` lists the options.");
    }

    // The parser takes an option that it does not know for a file wherever a file may stand.
    private static IEnumerable<string> Strangers(ParseResult parsed)
    {
        if (parsed.Tokens.Any(static token => token.Type == TokenType.DoubleDash)) return [];
        var values = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static argument => argument.Tokens).Select(static token => token.Value);
        return values.Concat(parsed.UnmatchedTokens).Where(static token => token.Length > 1 && token[0] == '-').Distinct(StringComparer.Ordinal);
    }
}
