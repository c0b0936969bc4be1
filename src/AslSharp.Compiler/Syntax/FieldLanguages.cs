namespace AslSharp.Compiler.Syntax;

/// <summary>The query languages that know a field.</summary>
[Flags]
public enum FieldLanguages
{
    /// <summary>JSONPath states only.</summary>
    JsonPath = 1,

    /// <summary>JSONata states only.</summary>
    Jsonata = 2,

    /// <summary>States of either language.</summary>
    Both = JsonPath | Jsonata,
}
