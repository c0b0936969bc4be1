namespace AslSharp.Compiler.Jsonata;

// What is known of an argument before it is evaluated: the letter of its type, and of an array constructor those of its items.
internal sealed record JsonataLiteralKind(char Type, IReadOnlyList<JsonataLiteralKind?> Items);
