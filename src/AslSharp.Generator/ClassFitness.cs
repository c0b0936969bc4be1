namespace AslSharp.Generator;

/// <summary>Whether a class can be a state machine, and if not, the first thing that is in the way.</summary>
internal enum ClassFitness
{
    /// <summary>It can.</summary>
    Fit,

    /// <summary>It is a record.</summary>
    Record,

    /// <summary>It stands inside another type.</summary>
    Nested,

    /// <summary>It has type parameters.</summary>
    Generic,

    /// <summary>It is static.</summary>
    Static,

    /// <summary>It is abstract.</summary>
    Abstract,

    /// <summary>It is seen by its own file only.</summary>
    FileLocal,

    /// <summary>It has a base class of its own.</summary>
    Derived,

    /// <summary>It has the name of a member that every state machine has.</summary>
    NamedLikeMember,

    /// <summary>It is not partial.</summary>
    NotPartial,
}
