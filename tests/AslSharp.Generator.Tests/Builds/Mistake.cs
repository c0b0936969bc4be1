namespace AslSharp.Generator.Tests.Builds;

/// <summary>A definition with one mistake, for which there must be one message at one place.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Text">The definition.</param>
/// <param name="Line">The line of the mistake, from one.</param>
/// <param name="Column">Its column, from one.</param>
internal sealed record Mistake(string Name, string Text, int Line, int Column)
{
    /// <summary>Whether more messages follow, each at another place.</summary>
    public bool HasFollowers { get; init; }

    private const string Right = """
        {
          "StartAt": "Check Stock",
          "States": {
            "Check Stock": {
              "Type": "Task",
              "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "TimeoutSeconds": 60,
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    /// <summary>Every kind of mistake: in the file, in the JSON, in fields, in states, in what states are called, in expressions.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        Of("a field's name", "\"States\":", "§\"State\":"),
        Whole("an empty file", "§"),
        Whole("only blanks", "§ \n\n"),
        Whole("an array", "§[]"),
        Whole("a string", "§\"hello\""),
        Whole("no JSON", "§hello"),
        Whole("null", "§null"),
        Of("a merge conflict", "      \"Next\": \"Done\"\n", "§<<<<<<< HEAD\n      \"Next\": \"Done\"\n=======\n      \"End\": true\n>>>>>>> theirs\n") with { HasFollowers = true },
        Of("a type's name", "\"Task\"", "§\"task\""),
        Of("a transition", "\"Next\": \"Done\"", "\"Next\": §\"Don\""),
        Of("the start", "\"StartAt\": \"Check Stock\"", "\"StartAt\": §\"Check\""),
        Of("a renamed state", "\"Done\": {", "§\"Finished\": {", "\"Next\": §\"Done\""),
        Of("a comma", "\"TimeoutSeconds\": 60,\n      \"Next\"", "\"TimeoutSeconds\": 60§\n      \"Next\""),
        Of("a quotation mark", "\"Done\"\n", "§\"Done\n"),
        Of("the end of the file", "\"Done\": { \"Type\": \"Succeed\" }\n  }\n}", "\"Done\": { \"Type\": \"Succeed\" }\n  }§"),
        Of("no resource", "      \"Resource\": \"arn:aws:lambda:eu-central-1:123456789012:function:check\",\n", "", "§\"Check Stock\": {"),
        Of("no way out", ",\n      \"Next\": \"Done\"", "", "§\"Check Stock\": {"),
        Of("no type", "      \"Type\": \"Task\",\n", "", "§\"Check Stock\": {"),
        Of("a value's type", "\"TimeoutSeconds\": 60", "\"TimeoutSeconds\": §\"60\""),
        Of("a value's bounds", "\"TimeoutSeconds\": 60", "\"TimeoutSeconds\": §-1"),
        Of("a path", "\"TimeoutSeconds\": 60", "\"ResultPath\": \"$.stock§[\""),
        Of("a query", "\"TimeoutSeconds\": 60", "\"QueryLanguage\": \"JSONata\", \"Output\": \"{% 1 §+ %}\""),
        Whole("states as a list", "{ \"StartAt\": \"Check Stock\", \"States\": §[] }"),
    ];

    private static Mistake Whole(string name, string marked) => At(name, marked);

    private static Mistake Of(string name, string right, string wrong, string? place = null)
    {
        Assert.Contains(right, Right);
        if (place is null) return At(name, Right.Replace(right, wrong));
        var plain = Right.Replace(right, wrong.Replace("§", ""));
        Assert.Contains(place.Replace("§", ""), plain);
        return At(name, plain.Replace(place.Replace("§", ""), place));
    }

    private static Mistake At(string name, string marked)
    {
        var before = marked[..marked.IndexOf('§')].Split('\n');
        return new Mistake(name, marked.Replace("§", ""), before.Length, before[^1].Length + 1);
    }
}
