using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Calls of function values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Functions
{
    /// <summary>Calls whatever a variable or an expression gave, with the context undefined.</summary>
    /// <param name="procedure">What is called.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The result; Undefined for none. A sequence is not yet collapsed.</returns>
    /// <exception cref="JsonataException">T1006: <paramref name="procedure"/> is no function; or what the function throws.</exception>
    public static AslValue Call(AslValue procedure, params ReadOnlySpan<AslValue> arguments) =>
        procedure.TryGetFunction(out var function) ? function.Invoke(default, AsArguments(arguments)) : throw JsonataErrors.NotAFunction();

    /// <summary>Calls whatever a variable or an expression gave.</summary>
    /// <param name="context">The context value, for signatures that take it in place of an argument.</param>
    /// <param name="procedure">What is called.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The result; Undefined for none. A sequence is not yet collapsed.</returns>
    /// <exception cref="JsonataException">T1006: <paramref name="procedure"/> is no function; or what the function throws.</exception>
    public static AslValue CallIn(AslValue context, AslValue procedure, params ReadOnlySpan<AslValue> arguments) =>
        procedure.TryGetFunction(out var function) ? function.Invoke(context, AsArguments(arguments)) : throw JsonataErrors.NotAFunction();

    // A function that is handed over is no longer an object of its own.
    private static ReadOnlySpan<AslValue> AsArguments(ReadOnlySpan<AslValue> arguments)
    {
        foreach (ref readonly var argument in arguments)
        {
            if (argument.IsFunction) return Wrapped(arguments);
        }

        return arguments;
    }

    private static AslValue[] Wrapped(ReadOnlySpan<AslValue> arguments)
    {
        var wrapped = arguments.ToArray();
        for (var i = 0; i < wrapped.Length; i++)
        {
            if (wrapped[i].TryGetFunction(out var function)) wrapped[i] = function.AsArgument().ToValue();
        }

        return wrapped;
    }

    /// <summary>Whether a value is a function.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for a function value.</returns>
    internal static bool IsFunction(AslValue value) => value.IsFunction;

    /// <summary>The composition <c>first ~&gt; second</c> of two functions.</summary>
    /// <param name="first">A function.</param>
    /// <param name="second">A function.</param>
    /// <returns>A function of one parameter that gives the first one's result to the second.</returns>
    internal static AslValue Compose(AslValue first, AslValue second) =>
        JsonataFunction.Of(1, null, arguments => Call(second, JsonataResult.Collapse(Call(first, arguments[0]))));

    /// <summary>The operator <c>~&gt;</c> where the right side is no call: composes two functions, or gives the left side to the right one.</summary>
    /// <param name="left">Any value.</param>
    /// <param name="right">A function.</param>
    /// <returns>The composition where the left side is a function, else what the right one gives for it.</returns>
    /// <exception cref="JsonataException">T2006: the right side is no function; or what it throws.</exception>
    public static AslValue Apply(AslValue left, AslValue right)
    {
        if (!right.IsFunction) throw JsonataErrors.ApplyToNonFunction();
        return left.IsFunction ? Compose(left, right) : CallIn(AslValue.Null, right, left);
    }
}
