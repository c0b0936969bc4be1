namespace AslSharp.Compiler.Jsonata;

/// <summary>What a parameter of a signature takes.</summary>
/// <param name="Types">
/// The letters of the types: <c>s</c> string, <c>n</c> number, <c>b</c> boolean, <c>l</c> null, <c>o</c> object, <c>a</c> array, <c>f</c> function,
/// <c>j</c> any JSON, <c>x</c> anything; several for a choice <c>(sf)</c>. An undefined argument fits every type.
/// </param>
/// <param name="ItemType">The text between angle brackets behind <c>a</c> or <c>f</c>; null if there is none.</param>
public sealed record JsonataParameterType(string Types, string? ItemType)
{
    /// <summary>Whether <c>?</c> follows: the argument may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether <c>-</c> follows: the context is taken where the argument is left out.</summary>
    public bool TakesContext { get; init; }

    /// <summary>Whether <c>+</c> follows: one argument or more.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the parameter is an array: a value that is none is put into one.</summary>
    public bool IsArray => Types == "a";
}
