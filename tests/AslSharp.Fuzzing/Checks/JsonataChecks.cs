using AslSharp.Compiler.Jsonata;

namespace AslSharp.Fuzzing.Checks;

/// <summary>What must hold of every text between <c>{%</c> and <c>%}</c>, whether or not the definition around it is right.</summary>
internal static class JsonataChecks
{
    /// <summary>Checks each expression of a text, as it stands there.</summary>
    /// <exception cref="FuzzFailure">A property does not hold.</exception>
    internal static void Check(string text)
    {
        var start = text.IndexOf("{%", StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.IndexOf("%}", start + 2, StringComparison.Ordinal);
            if (end < 0) return;
            CheckExpression(text[(start + 2)..end].Replace("\\\"", "\"", StringComparison.Ordinal));
            start = text.IndexOf("{%", end, StringComparison.Ordinal);
        }
    }

    private static void CheckExpression(string expression)
    {
        foreach (var dialect in Enum.GetValues<JsonataDialect>())
        {
            var result = Parse(expression, dialect);
            if (result.Root is null != result.Errors.Count > 0) throw new FuzzFailure("An expression and errors", expression);
            foreach (var error in result.Errors)
            {
                if (error.Span.End > expression.Length) throw new FuzzFailure("A place is outside of the expression", $"{error}\n{expression}");
            }

            if (result != Parse(expression, dialect)) throw new FuzzFailure("Expressions differ", $"the second time\n{expression}");
        }
    }

    private static JsonataParseResult Parse(string expression, JsonataDialect dialect)
    {
        try
        {
            return JsonataParser.Parse(expression, dialect);
        }
        catch (Exception exception)
        {
            throw new FuzzFailure("The parser of expressions throws", $"{exception}\n{expression}", exception);
        }
    }
}
