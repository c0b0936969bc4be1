namespace AslSharp.Compiler.Jsonata;

/// <summary>The forms of JSONata that the compiler reads.</summary>
public enum JsonataDialect
{
    /// <summary>As Step Functions takes it: no input document, no <c>$$</c>, no <c>$eval</c>, six functions more (ASL reference, section 5).</summary>
    StepFunctions,

    /// <summary>As the reference has it: an input document, <c>$$</c>, and the operators <c>??</c> and <c>?:</c>. For running the reference's own
    /// suite.</summary>
    Reference,
}
