using System.CommandLine;
using AslSharp.LanguageServer;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp explain RULE</c>: says what a rule means, with a wrong and a right example.</summary>
internal static class ExplainCommand
{
    internal static Command Create()
    {
        var rule = new Argument<string?>("RULE")
        {
            Description = "The id of a rule, such as ASL2001. Without it all rules are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Says what a rule means, with a wrong and a right example.") { rule };
        command.SetAction(result => Run(result.GetValue(rule), result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string? id, TextWriter output)
    {
        if (id is null)
        {
            foreach (var each in RulePages.Ids) output.WriteLine(Title(RulePages.Find(each)!));
            return ExitCode.Success;
        }

        output.Write(RulePages.Find(id)
            ?? throw new UsageException($"There is no rule '{id}'.{DidYouMean.Ask(id, RulePages.Ids)} `aslsharp explain` lists all rules."));
        return ExitCode.Success;
    }

    // The heading of the page, without its mark.
    private static string Title(string page) => page[2..page.IndexOf('\n', StringComparison.Ordinal)].TrimEnd();
}
