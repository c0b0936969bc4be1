using AslSharp.Compiler.Text;

namespace AslSharp.Compiler;

/// <summary>Where a Task state's name stands in the definition.</summary>
/// <param name="StateName">The name.</param>
/// <param name="Place">Its place, with the quotation marks.</param>
public sealed record TaskPlace(string StateName, LocationInfo Place);
