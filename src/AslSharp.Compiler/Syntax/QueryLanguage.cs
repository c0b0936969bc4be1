namespace AslSharp.Compiler.Syntax;

/// <summary>The language of a state's expressions (ASL: Query Languages).</summary>
public enum QueryLanguage
{
    /// <summary>JSONPath, the default.</summary>
    JsonPath,

    /// <summary>JSONata.</summary>
    Jsonata,
}
