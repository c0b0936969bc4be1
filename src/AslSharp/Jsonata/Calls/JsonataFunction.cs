using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A function as a value of JSONata: a lambda, a built-in, a partial application, a regular expression.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonataFunction
{
    private readonly JsonataBody _body;
    private readonly JsonataSignature? _signature;
    private readonly string? _name;

    private JsonataFunction(string? name, int arity, JsonataSignature? signature, JsonataBody body)
    {
        _name = name;
        Arity = arity;
        _signature = signature;
        _body = body;
    }

    /// <summary>
    /// Whether the reference has it as an object, which counts as true: all but regular expressions, and functions that came as an argument.
    /// </summary>
    internal bool IsObject { get; private init; } = true;

    /// <summary>How many parameters the function has: how many of value, index and array the higher-order built-ins pass.</summary>
    internal int Arity { get; }

    /// <summary>What a lambda evaluates to.</summary>
    /// <param name="arity">How many parameters it has.</param>
    /// <param name="signature">Its signature; null where it has none, and takes anything.</param>
    /// <param name="body">What it does.</param>
    /// <param name="name">The variable it is bound to, without the <c>$</c>, for errors of its arguments; null for none.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction Of(int arity, JsonataSignature? signature, JsonataBody body, string? name = null) => new(name, arity, signature, body);

    /// <summary>The function as a value.</summary>
    /// <returns>A value of kind <see cref="AslKind.Function"/>.</returns>
    public AslValue ToValue() => AslValue.FromFunction(this);

    /// <summary>The function as a value.</summary>
    /// <param name="function">The function.</param>
    public static implicit operator AslValue(JsonataFunction function) => AslValue.FromFunction(function);

    /// <summary>Leaves a call in tail position to the loop of the call that is running.</summary>
    /// <param name="procedure">What is called.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What the body has to return at once; no value to do anything else with.</returns>
    /// <exception cref="JsonataException">T1006: <paramref name="procedure"/> is no function.</exception>
    public static AslValue TailCall(AslValue procedure, params ReadOnlySpan<AslValue> arguments) =>
        procedure.TryGetFunction(out var function)
            ? AslValue.FromFunction(new JsonataTailCall(function, arguments.ToArray()))
            : throw JsonataErrors.NotAFunction();

    /// <summary>Calls the function.</summary>
    /// <param name="context">The context value, which stands in for an argument that the signature marks with <c>-</c>.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The result; Undefined for none. A sequence is not yet collapsed.</returns>
    /// <exception cref="JsonataException">The arguments do not match the signature, the function fails, or calls are too deep or too many.</exception>
    public AslValue Invoke(AslValue context, params ReadOnlySpan<AslValue> arguments)
    {
        CallBudget.Enter();
        try
        {
            var result = Run(context, arguments);
            while (result.TryGetTailCall(out var call))
            {
                CallBudget.Count();
                result = call.Function.Run(context, call.Arguments);
            }

            return result;
        }
        finally
        {
            CallBudget.Leave();
        }
    }

    /// <summary>The name of a built-in function, or the variable of a lambda; null for none.</summary>
    internal string? Name => _name;

    /// <summary>The regular expression that this function is; null for all others.</summary>
    internal JsonataRegex? Regex { get; private init; }

    internal static JsonataFunction OfRegex(JsonataRegex regex) => new(null, 2, null, regex.Invoke) { Regex = regex, IsObject = false };

    internal static JsonataFunction BuiltIn(string name, int arity, JsonataBody body) => new(name, arity, JsonataSignature.OfBuiltIn(name), body);

    /// <summary>The function as the argument of a call.</summary>
    internal JsonataFunction AsArgument() => IsObject ? new(_name, Arity, _signature, _body) { Regex = Regex, IsObject = false } : this;

    /// <summary>Calls the function past its signature, as partial applications do.</summary>
    internal AslValue InvokeUnchecked(AslValue[] arguments)
    {
        CallBudget.Enter();
        try
        {
            var result = arguments.Length >= Arity ? _body(arguments) : RunPadded(arguments);
            while (result.TryGetTailCall(out var call))
            {
                CallBudget.Count();
                result = call.Function.Run(AslValue.Null, call.Arguments);
            }

            return result;
        }
        finally
        {
            CallBudget.Leave();
        }
    }

    private AslValue Run(AslValue context, ReadOnlySpan<AslValue> arguments)
    {
        if (_signature is not null) return _body(_signature.Validate(arguments, context, _name, Arity));
        return arguments.Length >= Arity ? _body(arguments) : RunPadded(arguments);
    }

    private AslValue RunPadded(ReadOnlySpan<AslValue> arguments)
    {
        var padded = new AslValue[Arity];
        arguments.CopyTo(padded);
        return _body(padded);
    }
}
