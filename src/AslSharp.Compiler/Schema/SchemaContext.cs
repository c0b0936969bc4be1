using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Schema;

/// <summary>Where an object stands: in a machine of one query language, in a state of the same or another.</summary>
/// <param name="Name">What the names of its schemas begin with.</param>
/// <param name="Machine">The query language of the machine, which states take that name none.</param>
/// <param name="State">The query language in force.</param>
internal sealed record SchemaContext(string Name, QueryLanguage Machine, QueryLanguage State)
{
    public static SchemaContext JsonPath { get; } = new("JSONPath", QueryLanguage.JsonPath, QueryLanguage.JsonPath);

    public static SchemaContext Jsonata { get; } = new("JSONata", QueryLanguage.Jsonata, QueryLanguage.Jsonata);

    /// <summary>A JSONata state in a JSONPath machine.</summary>
    public static SchemaContext Mixed { get; } = new("Mixed", QueryLanguage.JsonPath, QueryLanguage.Jsonata);

    /// <summary>The context of an object with states of its own, whose language is the machine's again.</summary>
    public SchemaContext Scope => Machine == QueryLanguage.JsonPath ? JsonPath : Jsonata;
}
