namespace AslSharp.Compiler.Diagnostics;

/// <summary>
/// Every rule of the compiler, one field each; the rooms add theirs in parts of their own. Ids by room: ASL1xxx JSON
/// (10xx) and shape (11xx and up), 2xxx binding, 3xxx flow, 4xxx JSONPath and intrinsic functions, 5xxx JSONata, 6xxx the
/// C# target, 7xxx types of data (71xx: against those of C#), 9xxx internal. An id is never reused.
/// </summary>
/// <remarks>A message says what is wrong, then what to write instead.</remarks>
public static partial class DiagnosticDescriptors
{
    private const string JsonCategory = "AslSharp.Json";
    private const string JsonPathCategory = "AslSharp.JsonPath";
}
