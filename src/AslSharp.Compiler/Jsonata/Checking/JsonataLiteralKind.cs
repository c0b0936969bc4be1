using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Jsonata;

// What is known of an argument before it is evaluated: its type, and of an array constructor those of its items.
internal sealed record JsonataLiteralKind(JsonataTypes Type, IReadOnlyList<JsonataLiteralKind?> Items);
