using AslSharp.Compiler.Syntax;

namespace AslSharp.LanguageServer.Places;

/// <summary>What is asked of kinds of objects.</summary>
internal static class ObjectKinds
{
    /// <summary>Whether the object is a state.</summary>
    internal static bool IsState(this ObjectKind kind) => kind is >= ObjectKind.Pass and <= ObjectKind.Map;

    /// <summary>Whether a query language has the field.</summary>
    internal static bool IsIn(this FieldRule field, QueryLanguage language)
        => field.Languages.HasFlag(language == QueryLanguage.JsonPath ? FieldLanguages.JsonPath : FieldLanguages.Jsonata);

    /// <summary>Whether the field holds data of the user's own making, in which expressions may stand at any depth.</summary>
    internal static bool HoldsData(this FieldRule field) => field.Kind is FieldKind.Any or FieldKind.Template or FieldKind.Task or FieldKind.Payload
        or FieldKind.Items or FieldKind.Assignments or FieldKind.Credentials;
}
