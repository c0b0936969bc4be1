namespace AslSharp.Compiler.Jsonata;

internal enum JsonataTokenKind
{
    End,
    Operator,
    Name,
    Variable,
    String,
    Number,
    True,
    False,
    Null,
    Regex,

    // Text with a ${Name} placeholder in it, whose true characters are known at deployment only.
    Substitution,
}
