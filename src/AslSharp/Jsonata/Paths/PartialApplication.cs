using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Partial applications: <c>$f(?, 1)</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartialApplication
{
    /// <summary>A function of the arguments that are missing.</summary>
    /// <param name="procedure">The function.</param>
    /// <param name="arguments">The arguments; null for each that is missing.</param>
    /// <returns>The function value.</returns>
    /// <exception cref="JsonataException">T1008: <paramref name="procedure"/> is no function.</exception>
    public static AslValue Of(AslValue procedure, params AslValue?[] arguments)
    {
        if (!procedure.TryGetFunction(out var function)) throw JsonataErrors.PartialNotAFunction();
        if (function.Name == "string") throw JsonataErrors.ParameterNotVariable();
        var missing = 0;
        foreach (var argument in arguments) missing += argument is null ? 1 : 0;
        return JsonataFunction.Of(missing, null, given => function.InvokeUnchecked(Fill(arguments, given))).ToValue();
    }

    private static AslValue[] Fill(AslValue?[] arguments, ReadOnlySpan<AslValue> given)
    {
        var filled = new AslValue[arguments.Length];
        var next = 0;
        for (var i = 0; i < filled.Length; i++) filled[i] = arguments[i] ?? given[next++];
        return filled;
    }
}
