namespace AslSharp.Differential;

/// <summary>An expression with the input that it is evaluated on.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Input">What <c>$states.input</c> is.</param>
/// <param name="InputText">The same as text.</param>
internal sealed record Sample(string Expression, AslValue Input, string InputText);
