namespace AslSharp;

/// <summary>The values that TestState shows of a state, named as its <c>inspectionData</c> (reference 14).</summary>
public enum InspectionStage
{
    /// <summary>The data after <c>InputPath</c>.</summary>
    AfterInputPath,

    /// <summary>The data after <c>Parameters</c>.</summary>
    AfterParameters,

    /// <summary>The data after <c>Arguments</c>.</summary>
    AfterArguments,

    /// <summary>The raw result.</summary>
    Result,

    /// <summary>The result after <c>ResultSelector</c>.</summary>
    AfterResultSelector,

    /// <summary>The data after <c>ResultPath</c>.</summary>
    AfterResultPath,

    /// <summary>The items that <c>ItemsPath</c> finds.</summary>
    AfterItemsPath,

    /// <summary>The items that <c>ItemsPointer</c> finds.</summary>
    AfterItemsPointer,

    /// <summary>The items after <c>ItemSelector</c>, as an array.</summary>
    AfterItemSelector,

    /// <summary>The batches, as an array.</summary>
    AfterItemBatcher,

    /// <summary><c>MaxConcurrency</c>.</summary>
    MaxConcurrency,

    /// <summary><c>ToleratedFailureCount</c>.</summary>
    ToleratedFailureCount,

    /// <summary><c>ToleratedFailurePercentage</c>.</summary>
    ToleratedFailurePercentage,
}
