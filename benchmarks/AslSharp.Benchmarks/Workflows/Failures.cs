namespace AslSharp.Benchmarks.Workflows;

// Named as the definitions name the errors: an exception of a task is an error with the name of its class.
internal sealed class Transient(string message) : Exception(message);

internal sealed class Boom(string message) : Exception(message);
