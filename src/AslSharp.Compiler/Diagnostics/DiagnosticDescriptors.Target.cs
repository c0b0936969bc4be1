using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL6xxx: the C# that a definition becomes.
public static partial class DiagnosticDescriptors
{
    private const string TargetCategory = "AslSharp.Target";

    /// <summary>A <c>[StateMachine]</c> attribute whose file is not among the definitions.</summary>
    public static readonly DiagnosticDescriptor TargetFileNotFound = new(
        "ASL6001",
        "No such definition",
        "The project has no definition '{0}'; {1}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A <c>[StateMachine]</c> attribute that more than one definition fits.</summary>
    public static readonly DiagnosticDescriptor TargetFileAmbiguous = new(
        "ASL6002",
        "More than one definition of this name",
        "'{0}' may be any of {1}; write more of the path",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A <c>[StateMachine]</c> class without <c>partial</c>.</summary>
    public static readonly DiagnosticDescriptor TargetClassNotPartial = new(
        "ASL6003",
        "The state machine's class is not partial",
        "The class '{0}' is not partial, so nothing can be added to it; write 'partial class {0}'",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A <c>[StateMachine]</c> class of a form that no state machine can have.</summary>
    public static readonly DiagnosticDescriptor TargetClassNotSupported = new(
        "ASL6004",
        "The state machine's class has a form that does not fit",
        "The class '{0}' is {1}, which a state machine cannot be; {2}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two definitions whose class or tasks interface would be the same.</summary>
    public static readonly DiagnosticDescriptor TargetClassTaken = new(
        "ASL6005",
        "Two definitions give the same type",
        "'{0}' and '{1}' both give the type {2}; rename one file, set AslClass or AslNamespace on it, or name it in a [StateMachine] attribute",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Metadata <c>AslClass</c> that is no identifier.</summary>
    public static readonly DiagnosticDescriptor AslClassInvalid = new(
        "ASL6006",
        "AslClass is not a class name",
        "AslClass is '{0}', which is not a C# class name; write an identifier without a namespace, such as {1}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Metadata <c>AslNamespace</c> that is no namespace.</summary>
    public static readonly DiagnosticDescriptor AslNamespaceInvalid = new(
        "ASL6007",
        "AslNamespace is not a namespace",
        "AslNamespace is '{0}', which is not a C# namespace; write identifiers with dots between them",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Metadata <c>AslVisibility</c> beside <c>public</c> and <c>internal</c>.</summary>
    public static readonly DiagnosticDescriptor AslVisibilityInvalid = new(
        "ASL6008",
        "AslVisibility is unknown",
        "AslVisibility is '{0}'; write public or internal",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two <c>[StateMachine]</c> classes of one definition.</summary>
    public static readonly DiagnosticDescriptor TargetFileTaken = new(
        "ASL6009",
        "Two classes name the same definition",
        "The definition '{0}' has the class {1} already; remove one of the two attributes",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Metadata <c>AslType</c> beside <c>standard</c> and <c>express</c>.</summary>
    public static readonly DiagnosticDescriptor AslTypeInvalid = new(
        "ASL6010",
        "AslType is unknown",
        "AslType is '{0}'; write STANDARD or EXPRESS",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A project whose C# is older than what definitions become.</summary>
    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "ASL6011",
        "The project's C# is too old",
        "Definitions become C# {0}, and this project is compiled as C# {1}; remove LangVersion from the project, or set it to {0}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A project that cannot see the runtime.</summary>
    public static readonly DiagnosticDescriptor RuntimeMissing = new(
        "ASL6012",
        "The project does not see the runtime",
        "This project{0} has no reference to the runtime of AslSharp, which needs .NET 10; set TargetFramework to net10.0, or reference AslSharp for that target framework only",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A state machine class with the name of one of its own members.</summary>
    public static readonly DiagnosticDescriptor ClassNamedLikeMember = new(
        "ASL6013",
        "The state machine's class has the name of a member",
        "The class cannot be called {0}, since every state machine has a member of that name; {1}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A class, interface or namespace with a name that AslSharp or .NET has.</summary>
    public static readonly DiagnosticDescriptor TypeNameTaken = new(
        "ASL6014",
        "The name belongs to AslSharp or .NET",
        "'{0}' would give the name {1}, which AslSharp or .NET has already; {2}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A class with the name of the namespace of another.</summary>
    public static readonly DiagnosticDescriptor ClassNamedLikeNamespace = new(
        "ASL6015",
        "A class and a namespace have the same name",
        "'{0}' gives the type {2}, and '{1}' gives a namespace of that name; rename a file or a folder, or set AslClass or AslNamespace",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two Task states whose method of the tasks interface would be the same.</summary>
    public static readonly DiagnosticDescriptor TaskMethodTaken = new(
        "ASL6016",
        "Two Task states give the same method",
        "The Task states '{0}' and '{1}' both give the method {2}; declare another method for this one in a part of the interface {3}, with [TaskState({4})] on it",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A method of a tasks interface that belongs to no Task state.</summary>
    public static readonly DiagnosticDescriptor TaskMethodOfNoState = new(
        "ASL6017",
        "The method belongs to no Task state",
        "'{0}' has no Task state for the method {1}, so that nobody calls it; {2}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two methods of a tasks interface for one Task state.</summary>
    public static readonly DiagnosticDescriptor TaskStateTaken = new(
        "ASL6018",
        "Two methods belong to the same Task state",
        "The Task state '{0}' has the method {1} already; remove one of the two, or name its state with [TaskState]",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A method of a tasks interface that cannot be called.</summary>
    public static readonly DiagnosticDescriptor TaskSignatureInvalid = new(
        "ASL6019",
        "The method of a Task state cannot be called",
        "The method {0} cannot be called: {1}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A type of a contract for which no conversion can be emitted.</summary>
    public static readonly DiagnosticDescriptor TypeNotConvertible = new(
        "ASL6020",
        "The type cannot be converted",
        "{0} cannot be {1} JSON, since {2}; {3}",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A type of a contract that fewer can see than the class.</summary>
    public static readonly DiagnosticDescriptor ContractTypeHidden = new(
        "ASL6021",
        "The type is less accessible than the state machine",
        "The class {0} is public, and {1} is not; make {1} public, or {0} internal",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A <c>JsonContext</c> that is no serializer context.</summary>
    public static readonly DiagnosticDescriptor JsonContextInvalid = new(
        "ASL6022",
        "JsonContext is no serializer context",
        "{0} is no JsonSerializerContext; derive it from JsonSerializerContext, and name the types by [JsonSerializable]",
        TargetCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A class or an interface that a definition would give, if the build took it for one.</summary>
    public static readonly DiagnosticDescriptor NameOfNoDefinition = new(
        "ASL6023",
        "The name is that of a file which is no definition",
        "Nothing declares '{0}', which would be made from '{1}'; {2}",
        TargetCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A definition in YAML, which builds do not read.</summary>
    public static readonly DiagnosticDescriptor YamlNotCompiled = new(
        "ASL6024",
        "Definitions in YAML are not compiled by builds",
        "'{0}' is not compiled, since builds read definitions in JSON; write it as '{1}', or let `aslsharp compile` make its C#",
        TargetCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
