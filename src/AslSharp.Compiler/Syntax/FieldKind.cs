namespace AslSharp.Compiler.Syntax;

/// <summary>What the value of a field must be.</summary>
public enum FieldKind
{
    /// <summary>A string, one of <see cref="FieldRule.Values"/> where there are any.</summary>
    Text,

    /// <summary>A string that names a state of the same scope.</summary>
    StateName,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A whole number within the rule's range.</summary>
    Integer,

    /// <summary>A number within the rule's range.</summary>
    Number,

    /// <summary>An RFC 3339 timestamp with an upper-case <c>T</c> and <c>Z</c>.</summary>
    Timestamp,

    /// <summary>Any JSON, copied as it is.</summary>
    Any,

    /// <summary>A path or null.</summary>
    Path,

    /// <summary>A reference path: it can name one node only (reference 4.2).</summary>
    ReferencePath,

    /// <summary>A reference path from <c>$</c> that can be written to, or null.</summary>
    ResultPath,

    /// <summary>A reference path, or an intrinsic function that gives a string.</summary>
    TextPath,

    /// <summary>A payload template (reference 4.3).</summary>
    Template,

    /// <summary>What a task gets: an object for a service, any JSON for a function. The resource decides.</summary>
    Task,

    /// <summary>What a reader or writer of a distributed Map gets: an object.</summary>
    Payload,

    /// <summary>What a Map state goes over: an array or an object.</summary>
    Items,

    /// <summary>A payload template whose members are variables (reference 7).</summary>
    Assignments,

    /// <summary>A payload template that must be an object and tells a role (reference 8.2).</summary>
    Credentials,

    /// <summary>What a Task state calls: an ARN, or a CloudFormation object that stands for one.</summary>
    Resource,

    /// <summary>An array of strings with one element at least.</summary>
    ErrorNames,

    /// <summary>An array of strings.</summary>
    Texts,

    /// <summary>An object with a rule of its own in <see cref="FieldTable"/>.</summary>
    Object,

    /// <summary>An array of objects with a rule of their own in <see cref="FieldTable"/>.</summary>
    Objects,

    /// <summary>An object whose members are states.</summary>
    States,
}
