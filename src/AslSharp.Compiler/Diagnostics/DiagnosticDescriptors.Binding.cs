using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

// Ids ASL2xxx: names and what they stand for.
public static partial class DiagnosticDescriptors
{
    private const string BindingCategory = "AslSharp.Binding";

    /// <summary>A transition to a name that no state has.</summary>
    public static readonly DiagnosticDescriptor TransitionTargetNotFound = new(
        "ASL2001",
        "No such state",
        "'{0}' names '{1}', which is no state here; {2}",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A transition to a state of another scope.</summary>
    public static readonly DiagnosticDescriptor TransitionLeavesScope = new(
        "ASL2002",
        "A transition out of its scope",
        "'{0}' names '{1}', which belongs to another States object; go on with a state beside this one, or end here and transition from the enclosing state",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two states of one name, in whatever scopes.</summary>
    public static readonly DiagnosticDescriptor StateNameDuplicate = new(
        "ASL2003",
        "A state name is used twice",
        "The name '{0}' is used for another state already; rename one of them",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An empty state name, or one of more than 80 characters.</summary>
    public static readonly DiagnosticDescriptor StateNameLength = new(
        "ASL2004",
        "Length of a state name",
        "The state's name has {0} characters; write 1 to 80",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A Resource that AWS would not take.</summary>
    public static readonly DiagnosticDescriptor ResourceNotRecognized = new(
        "ASL2005",
        "Not a known form of resource",
        "'{0}' is neither the ARN of a function or activity nor a service integration; AWS would refuse it, here it is called as a function",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An action or pattern that the service does not offer.</summary>
    public static readonly DiagnosticDescriptor IntegrationUnknown = new(
        "ASL2006",
        "No such service integration",
        "There is no integration '{0}'; {1}",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A service that is in no list.</summary>
    public static readonly DiagnosticDescriptor ServiceUnknown = new(
        "ASL2007",
        "Unknown service",
        "'{0}' is no optimised service integration known here; check the spelling, or call it as aws-sdk:{0}",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A key of Assign that is no variable name.</summary>
    public static readonly DiagnosticDescriptor VariableNameInvalid = new(
        "ASL2008",
        "Not a variable name",
        "'{0}' cannot be the name of a variable; write a letter, then letters, digits and underscores, 80 at most",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An assignment to the reserved name states.</summary>
    public static readonly DiagnosticDescriptor VariableNameReserved = new(
        "ASL2009",
        "A reserved variable name",
        "'{0}' is reserved; choose another name for the variable",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>An assignment in a branch or item processor to a name that an enclosing scope assigns.</summary>
    public static readonly DiagnosticDescriptor VariableOfOuterScope = new(
        "ASL2010",
        "A variable of an enclosing scope",
        "'{0}' is assigned by an enclosing scope already, and an inner scope cannot assign it; choose another name",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Credentials without RoleArn.</summary>
    public static readonly DiagnosticDescriptor CredentialsWithoutRole = new(
        "ASL2011",
        "Credentials without a role",
        "Credentials name no role; write RoleArn or RoleArn.$ in them",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Credentials on a Task that waits for an activity.</summary>
    public static readonly DiagnosticDescriptor CredentialsOnActivity = new(
        "ASL2012",
        "Credentials of an activity",
        "An activity takes no Credentials, its worker has its own; remove them",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A service integration without Parameters or Arguments.</summary>
    public static readonly DiagnosticDescriptor IntegrationWithoutArguments = new(
        "ASL2013",
        "A service integration without arguments",
        "'{0}' is missing; AWS asks for it when the resource is {1}",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An argument that the service asks for.</summary>
    public static readonly DiagnosticDescriptor IntegrationArgumentMissing = new(
        "ASL2014",
        "An argument of the service is missing",
        "'{0}' is missing in '{2}'; {1} needs it",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A HeartbeatSeconds that is longer than TimeoutSeconds.</summary>
    public static readonly DiagnosticDescriptor HeartbeatNotBelowTimeout = new(
        "ASL2015",
        "Heartbeat not shorter than the timeout",
        "'{0}' must be smaller than TimeoutSeconds, or the timeout always comes first; write a smaller number",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A Label that AWS would not take.</summary>
    public static readonly DiagnosticDescriptor LabelInvalid = new(
        "ASL2016",
        "Not a label",
        "'{0}' cannot be a Label; write 1 to 40 characters without blanks and none of < > {{ }} [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : /",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>Two Map states of one label.</summary>
    public static readonly DiagnosticDescriptor LabelDuplicate = new(
        "ASL2017",
        "A label is used twice",
        "The label '{0}' is used by another Map state already; choose another one",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A MaxDelaySeconds below IntervalSeconds.</summary>
    public static readonly DiagnosticDescriptor MaxDelayBelowInterval = new(
        "ASL2018",
        "The longest delay is below the first",
        "MaxDelaySeconds is {0}, below the IntervalSeconds of {1}, so every delay is {0} seconds and the back-off has no effect; write a greater number",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An error name that an earlier retrier or catcher has matched already.</summary>
    public static readonly DiagnosticDescriptor ErrorNameNeverMatches = new(
        "ASL2019",
        "An error name that never matches",
        "'{0}' never matches here, because {1}; remove it, or move it to the front",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>States.Runtime in ErrorEquals.</summary>
    public static readonly DiagnosticDescriptor RuntimeErrorNotMatched = new(
        "ASL2021",
        "States.Runtime is never matched",
        "States.Runtime ends the execution whatever a {0} lists; remove it, and mend the path or the data that raises it",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An error name that begins with States. and is not reserved.</summary>
    public static readonly DiagnosticDescriptor ErrorNameUnknown = new(
        "ASL2022",
        "Unknown reserved error name",
        "'{0}' is none of the reserved error names; {1}",
        BindingCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true);

    /// <summary>Something that an Express state machine cannot have.</summary>
    public static readonly DiagnosticDescriptor NotInExpress = new(
        "ASL2023",
        "Not in an Express state machine",
        "An Express state machine does not support {0}; {1}",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>A .waitForTaskToken task that hands its token to nobody.</summary>
    public static readonly DiagnosticDescriptor TaskTokenNotPassed = new(
        "ASL2024",
        "The task token is not passed on",
        "The task waits for its token, and '{0}' does not pass it on; write it there as \"TaskToken.$\": \"$$.Task.Token\" or, in JSONata, $states.context.Task.Token",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>Fields of an item reader that do not go together.</summary>
    public static readonly DiagnosticDescriptor ItemReaderFieldMisfit = new(
        "ASL2025",
        "Fields of an item reader do not go together",
        "'{0}' {1}",
        BindingCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <summary>InputType PARQUET.</summary>
    public static readonly DiagnosticDescriptor ParquetNotRead = new(
        "ASL2026",
        "Parquet files need a package",
        "Parquet files are read by the package AslSharp.Parquet; without it this Map fails with States.ItemReaderFailed: add the package, or use CSV, JSON or JSONL",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A HeartbeatSeconds that is as long as TimeoutSeconds.</summary>
    public static readonly DiagnosticDescriptor HeartbeatEqualsTimeout = new(
        "ASL2027",
        "Heartbeat as long as the timeout",
        "'{0}' is as long as TimeoutSeconds, so the timeout comes first and no heartbeat is ever missed; write a smaller number",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>An action of aws-sdk that the service does not have.</summary>
    public static readonly DiagnosticDescriptor SdkActionUnknown = new(
        "ASL2028",
        "The service has no such action",
        "'{0}' has no action '{1}' that is known here; {2}",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A parameter of a service integration that the service does not take.</summary>
    public static readonly DiagnosticDescriptor ParameterUnknown = new(
        "ASL2029",
        "The service takes no such parameter",
        "'{0}' is no parameter of {1}; {2}",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A parameter of another type than the service takes.</summary>
    public static readonly DiagnosticDescriptor ParameterValueWrong = new(
        "ASL2030",
        "A parameter of the service has the wrong type",
        "'{0}' of {1} takes {2}, and this is {3}",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    /// <summary>A text that the service does not know.</summary>
    public static readonly DiagnosticDescriptor ParameterTextUnknown = new(
        "ASL2031",
        "A parameter of the service has an unknown value",
        "'{0}' is no value of '{1}' of {2} that is known here; {3}",
        BindingCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);
}
