namespace AslSharp.Runtime;

/// <summary>A call that a function's body leaves to the loop in <see cref="JsonataFunction.Invoke"/>, so that it costs no stack.</summary>
internal sealed class JsonataTailCall(JsonataFunction function, AslValue[] arguments)
{
    internal readonly JsonataFunction Function = function;
    internal readonly AslValue[] Arguments = arguments;
}
