namespace AslSharp.Runtime;

/// <summary>What a definite path is read for: the service has words of its own for each.</summary>
internal enum PathUse
{
    /// <summary>A state's field: <c>InputPath</c>, <c>OutputPath</c> and the paths to numbers (ASL sections 3.1 and 9.2).</summary>
    Field,

    /// <summary>A payload template, or <c>ErrorPath</c> and <c>CausePath</c> (ASL sections 4.3 and 9.2).</summary>
    Template,

    /// <summary>An argument of an intrinsic function (ASL section 4.4).</summary>
    Argument,

    /// <summary>The <c>Variable</c> or a <c>…Path</c> operand of a Choice rule (ASL section 8.3).</summary>
    Operand,

    /// <summary>The <c>ItemsPath</c> of a Map state (ASL section 8.8).</summary>
    Items,
}
